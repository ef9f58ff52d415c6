//! Settings as they are used: the nearest `paramount.yaml` above a document, checked and resolved. Finding and reading
//! the files is in `store`, what their entries come to is in `resolve`, the rules that they name in `rules`.

mod resolve;
mod rules;
mod store;

use std::collections::BTreeMap;

use globset::GlobSet;

pub use rules::check_rules;
pub use store::SettingsStore;

use crate::finding::Severity;
use crate::model::config::Level;
use crate::model::duration::{Duration, Unit};

/// What a settings file is called.
pub const FILE_NAME: &str = "paramount.yaml";

/// How long before its date something is due soon, where no settings say otherwise.
const DUE_WITHIN: Duration = Duration { amount: 60, unit: Unit::Days };

/// The settings that hold for the documents of a folder.
#[derive(Debug)]
pub struct Settings {
    /// The file they come from; `None` where there is none and the defaults hold.
    pub path: Option<String>,
    /// The standards to judge by, as named: `shared`, `shared@2026-11` or paths relative to the root.
    pub standards: Vec<NamedStandards>,
    /// Catalogues of guidance whose rows are added to the built-in ones: paths relative to the root.
    pub guidance: Vec<String>,
    /// Folders that hold the policies which courses name, relative to the root.
    pub policies: Vec<String>,
    /// Whether the courses here are all that teach their policy.
    pub has_whole_programme: bool,
    /// How long before its date something is due soon.
    pub due_within: Duration,
    exclude: Vec<(String, GlobSet)>,
    levels: BTreeMap<String, Level>,
}

/// A set of standards that settings name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NamedStandards {
    /// The shared set, built in.
    Shared,
    /// A file, relative to the root.
    File(String),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            path: None,
            standards: vec![NamedStandards::Shared],
            guidance: Vec::new(),
            policies: Vec::new(),
            has_whole_programme: false,
            due_within: DUE_WITHIN,
            exclude: Vec::new(),
            levels: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Whether a path, relative to the root, is left out.
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|(folder, globs)| {
            let below = if folder.is_empty() {
                Some(path)
            } else {
                path.strip_prefix(folder.as_str()).and_then(|rest| rest.strip_prefix('/'))
            };
            below.is_some_and(|below| globs.is_match(below))
        })
    }

    /// The severity of a finding under these settings; `None` where it is not reported. An error stays an error: only
    /// a waiver with a reason can take it away.
    pub fn graded(&self, rule: &str, severity: Severity) -> Option<Severity> {
        let Some(level) = self.levels.get(rule) else { return Some(severity) };
        match level {
            Level::Error => Some(Severity::Error),
            _ if severity == Severity::Error => Some(severity),
            Level::Warning => Some(Severity::Warning),
            Level::Note => Some(Severity::Note),
            Level::Ignore => None,
        }
    }
}

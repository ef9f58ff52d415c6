//! Settings as they are used: the nearest `paramount.yaml` above a document, checked and resolved. `store` finds and reads
//! the files, `resolve` says what their entries come to and `said` where each was said; `rules` looks at the rules that
//! they name, `named` reads the files that they name, `waiver` knows what a waiver is for. What they make of a finding is
//! said here and nowhere else.

mod exclude;
mod named;
mod provenance;
mod resolve;
mod rules;
mod store;
mod uses;
mod waiver;

use std::collections::BTreeMap;
use std::fmt;

use jiff::civil::Date as Day;

pub use named::read_named;
pub use provenance::{Entry, Provenance};
pub use rules::check_rules;
pub use store::SettingsStore;
pub use uses::{Use, Uses};
pub use waiver::{Documents, Fit, MOST_WAIVERS, NoDocuments, Waiver};

use exclude::Exclude;

use crate::finding::{Finding, RENAMED, Severity, Suppressed};
use crate::model::config::Level;
use crate::model::duration::{Duration, Unit};
use crate::source::NodeId;

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
    /// The files that were read for them: the one at `path` and the one that it extends.
    files: Vec<String>,
    exclude: Vec<Exclude>,
    levels: BTreeMap<String, Level>,
    /// Waivers that lack nothing, by their rule.
    waivers: BTreeMap<String, Vec<Waiver>>,
    /// Where all this comes from.
    said: BTreeMap<Entry, Vec<Provenance>>,
}

/// What settings make of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Not reported: a warning or note whose rule is set to ignore.
    LeftOut,
    /// Reported as this bad, and not counted, because a waiver is in force.
    Waived(Severity, Suppressed),
    /// Reported and counted as this bad.
    Counts(Severity),
}

impl fmt::Display for NamedStandards {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shared(None) => formatter.write_str("the shared standards, built in"),
            Self::Shared(Some(edition)) => {
                write!(formatter, "the shared standards in their edition {edition}, built in")
            }
            Self::File(path) => formatter.write_str(path),
        }
    }
}

/// A set of standards that settings name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NamedStandards {
    /// The shared set, built in: in this edition, else in the newest.
    Shared(Option<String>),
    /// A file, relative to the root.
    File(String),
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            path: None,
            standards: vec![NamedStandards::Shared(None)],
            guidance: Vec::new(),
            policies: Vec::new(),
            has_whole_programme: false,
            due_within: DUE_WITHIN,
            files: Vec::new(),
            exclude: Vec::new(),
            levels: BTreeMap::new(),
            waivers: BTreeMap::new(),
            said: BTreeMap::new(),
        }
    }
}

impl Settings {
    /// Whether a path, relative to the root, is left out.
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.iter().any(|exclude| exclude.holds(path))
    }

    /// The files that they come from, the nearest first, then the one that it extends; none where defaults hold.
    pub fn files(&self) -> &[String] {
        &self.files
    }

    /// What each entry comes to and where that is said, for the entries that a file has, in a fixed order.
    pub fn said(&self) -> impl Iterator<Item = (&Entry, &[Provenance])> {
        self.said.iter().map(|(entry, said)| (entry, said.as_slice()))
    }

    /// The waiver at a place of a settings file; `None` where it does not count, because it lacks something.
    pub fn waiver_at(&self, file: &str, place: NodeId) -> Option<&Waiver> {
        self.waivers.values().flatten().find(|waiver| waiver.place == place && waiver.file.as_ref() == file)
    }

    /// Whether the entries of a settings file are among them.
    pub fn reads(&self, file: &str) -> bool {
        self.files.iter().any(|read| read == file)
    }

    /// Whether a rule's warnings and notes are left out.
    pub fn ignores(&self, rule: &str) -> bool {
        self.levels.get(RENAMED.today(rule)) == Some(&Level::Ignore)
    }

    /// What these settings make of a finding that has its rule's own severity, as at `today`. An error stays an error:
    /// only a waiver with a reason can take it away.
    pub fn grade(&self, finding: &Finding, today: Day) -> Grade {
        let Some(severity) = self.level_of(&finding.rule, finding.severity) else { return Grade::LeftOut };
        let in_force = |waiver: &&Waiver| waiver.fit(finding) == Fit::Covers && !waiver.has_lapsed(today);
        match self.waivers_of(&finding.rule).iter().find(in_force) {
            Some(waiver) => Grade::Waived(severity, waiver.suppressed()),
            None => Grade::Counts(severity),
        }
    }

    /// Whether there are any waivers, in force or not.
    pub fn has_waivers(&self) -> bool {
        !self.waivers.is_empty()
    }

    /// The waivers for findings of a rule, in the order of their files, in force or not.
    pub fn waivers_of(&self, rule: &str) -> &[Waiver] {
        self.waivers.get(rule).map(Vec::as_slice).unwrap_or_default()
    }

    fn level_of(&self, rule: &str, severity: Severity) -> Option<Severity> {
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

//! Settings as they are used: the nearest `paramount.yaml` above a document, checked and resolved.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::finding::{Draft, Finding, Findings, Severity};
use crate::load::{self, Loaded};
use crate::model::config::{Level, Programme};
use crate::model::duration::{Duration, Unit};
use crate::model::located::Leaf;
use crate::model::{Config, Kind, Model};
use crate::tree::{ReadFault, Tree, folder_of, joined};

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

/// Finds and keeps the settings of every folder, each file read once.
#[derive(Debug)]
pub struct SettingsStore<'t> {
    tree: &'t Tree,
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    by_folder: HashMap<String, Arc<Settings>>,
    files: BTreeMap<String, Loaded>,
}

impl<'t> SettingsStore<'t> {
    /// An empty store over a tree.
    pub fn new(tree: &'t Tree) -> Self {
        Self { tree, kept: Mutex::default() }
    }

    /// The settings for the document at `path`.
    pub fn for_path(&self, path: &str) -> Arc<Settings> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        self.for_folder(&mut kept, folder_of(path))
    }

    /// The settings files that were read, with what is wrong with them.
    pub fn into_files(self) -> Vec<Loaded> {
        self.kept.into_inner().unwrap_or_else(PoisonError::into_inner).files.into_values().collect()
    }

    fn for_folder(&self, kept: &mut Kept, folder: &str) -> Arc<Settings> {
        if let Some(known) = kept.by_folder.get(folder) {
            return Arc::clone(known);
        }
        let path = if folder.is_empty() { FILE_NAME.to_owned() } else { format!("{folder}/{FILE_NAME}") };
        let settings = if self.tree.is_file(&path) {
            Arc::new(self.read(kept, &path))
        } else if folder.is_empty() {
            Arc::new(Settings::default())
        } else {
            self.for_folder(kept, folder_of(folder))
        };
        kept.by_folder.insert(folder.to_owned(), Arc::clone(&settings));
        settings
    }

    fn read(&self, kept: &mut Kept, path: &str) -> Settings {
        let mut settings = Settings { path: Some(path.to_owned()), ..Settings::default() };
        let mut chain = vec![path.to_owned()];
        self.load(kept, path);
        if let Some(extended) = kept.files.get(path).and_then(|file| extended(file, path)) {
            self.load(kept, &extended);
            chain.push(extended);
        }
        let mut findings = Vec::new();
        // The file that is extended first, so that the nearer one has the last word.
        for at in chain.iter().rev() {
            let Some(file) = kept.files.get(at) else { continue };
            let Some(Model::Config(config)) = &file.model else { continue };
            let mut faults = Findings::about(file.about());
            settings.take(config, folder_of(at), self.tree, &mut faults);
            if at != path && !config.extends.is_absent() {
                faults.under("load/unknown-key", Severity::Error).add(Draft::new(
                    config.extends.at(),
                    "a settings file that is extended cannot extend another one",
                    "name that other file directly, or move its entries here",
                ));
            }
            findings.push((at.clone(), faults.into_list()));
        }
        for (at, faults) in findings {
            if let Some(file) = kept.files.get_mut(&at) {
                file.findings.extend(faults);
            }
        }
        settings
    }

    fn load(&self, kept: &mut Kept, path: &str) {
        if kept.files.contains_key(path) {
            return;
        }
        let loaded = match self.tree.read(path, load::MOST_BYTES) {
            Ok(bytes) => match load::recognise(&bytes) {
                load::Recognised::Ours(Kind::Config) => load::load(path, Kind::Config, bytes),
                nearly @ (load::Recognised::NearMiss(..)
                | load::Recognised::UnknownKind(..)
                | load::Recognised::NotFirst(_)) => load::not_recognised(path, &bytes, &nearly, true),
                _ => not_settings(path),
            },
            Err(fault) => unreadable(path, &fault),
        };
        kept.files.insert(path.to_owned(), loaded);
    }
}

fn extended(file: &Loaded, path: &str) -> Option<String> {
    let Some(Model::Config(config)) = &file.model else { return None };
    joined(folder_of(path), config.extends.text()?)
}

fn not_settings(path: &str) -> Loaded {
    let draft = Draft::new(
        None::<crate::source::Span>,
        format!("a file called {FILE_NAME} holds settings, and this one does not begin as settings do"),
        "make \"paramount: config/v1\" the first entry, or give the file another name",
    );
    Loaded::unread(path, "load/not-recognised", Severity::Error, draft)
}

fn unreadable(path: &str, fault: &ReadFault) -> Loaded {
    let draft = Draft::new(
        None::<crate::source::Span>,
        format!("this settings file {}", fault.in_words()),
        "mend or remove the file; without it the run does not know its settings",
    );
    Loaded::unread(path, "load/unreadable", Severity::Error, draft)
}

impl Settings {
    /// Takes over what a file says.
    fn take(&mut self, config: &Config, folder: &str, tree: &Tree, findings: &mut Findings<'_>) {
        let standards: Vec<_> =
            config.standards.iter().filter_map(|leaf| named_standards(leaf, folder, findings)).collect();
        if !config.standards.is_empty() {
            self.standards = standards;
        }
        let guidance =
            config.guidance.iter().filter_map(|leaf| named_file(leaf, folder, "catalogue of guidance", findings));
        let guidance: Vec<_> = guidance.collect();
        if !config.guidance.is_empty() {
            self.guidance = guidance;
        }
        let policies: Vec<_> =
            config.policies.iter().filter_map(|leaf| named_folder(leaf, folder, tree, findings)).collect();
        if !config.policies.is_empty() {
            self.policies = policies;
        }
        if let Some(programme) = config.programme.get() {
            self.has_whole_programme = *programme == Programme::Complete;
        }
        if let Some((at, within)) = config.due_within.located() {
            if within.unit == Unit::WorkingDays {
                findings.under("load/bad-duration", Severity::Error).add(Draft::new(
                    at,
                    "due_within cannot be counted in working days: bank holidays differ",
                    "write days, weeks or months",
                ));
            } else {
                self.due_within = *within;
            }
        }
        self.exclude.extend(excludes(config, findings).map(|globs| (folder.to_owned(), globs)));
        for (rule, level) in config.rules.iter() {
            if let (Some(rule), Some(level)) = (rule.text(), level.get()) {
                self.levels.insert(rule.to_owned(), *level);
            }
        }
    }
}

fn named_standards(leaf: &Leaf<String>, folder: &str, findings: &mut Findings<'_>) -> Option<NamedStandards> {
    if leaf.text()?.split('@').next() == Some("shared") {
        return Some(NamedStandards::Shared);
    }
    named_file(leaf, folder, "standards file", findings).map(NamedStandards::File)
}

/// A file that settings name, relative to the root.
fn named_file(leaf: &Leaf<String>, folder: &str, what: &str, findings: &mut Findings<'_>) -> Option<String> {
    let (at, text) = leaf.located()?;
    let path = joined(folder, text);
    if path.is_none() {
        findings.under("load/unreadable", Severity::Error).add(
            Draft::new(
                at,
                "this path leads out of the folder that is checked",
                format!("keep the {what} in the repository and write its path relative to this file"),
            )
            .value(text.as_str()),
        );
    }
    path
}

/// A folder of policies that settings name.
fn named_folder(leaf: &Leaf<String>, folder: &str, tree: &Tree, findings: &mut Findings<'_>) -> Option<String> {
    let (at, text) = leaf.located()?;
    let path = joined(folder, text);
    let (message, help) = match &path {
        Some(path) if tree.is_folder(path) => return Some(path.clone()),
        Some(_) => (
            "there is no such folder, so the policies that courses name are not found there",
            "correct the path, or leave it out and give the folder on the command line with --policies",
        ),
        None => (
            "this path leads out of the folder that is checked",
            "keep the policies in the repository, or give their folder on the command line with --policies",
        ),
    };
    findings.under("load/unreadable", Severity::Error).add(Draft::new(at, message, help).value(text.as_str()));
    None
}

fn excludes(config: &Config, findings: &mut Findings<'_>) -> Option<GlobSet> {
    let mut set = GlobSetBuilder::new();
    for (at, text) in config.exclude.iter().filter_map(Leaf::located) {
        match GlobBuilder::new(text).literal_separator(true).build() {
            Ok(glob) => {
                set.add(glob);
            }
            Err(_) => findings.under("load/unknown-word", Severity::Error).add(
                Draft::new(
                    at,
                    "this pattern cannot be read",
                    "use a path with * for a part of a name and ** for folders",
                )
                .value(text.as_str()),
            ),
        }
    }
    set.build().ok().filter(|set| !set.is_empty())
}

/// Adds what is wrong with the rules that a settings file names. `severity_of` knows the default severity of every
/// rule and standard.
pub fn check_rules(file: &Loaded, known: &[&str], severity_of: impl Fn(&str) -> Option<Severity>) -> Vec<Finding> {
    let Some(Model::Config(config)) = &file.model else { return Vec::new() };
    let mut findings = Findings::about(file.about());
    findings.under("load/unknown-word", Severity::Error);
    for (rule, level) in config.rules.iter() {
        let Some((at, name)) = rule.located() else { continue };
        let Some(severity) = severity_of(name) else {
            let near = load::nearest(name, known).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
            findings.add(
                Draft::new(at, format!("there is no rule called {name}{near}"), "paramount explain lists all rules")
                    .value(name.as_str()),
            );
            continue;
        };
        let lowered = level.get().is_some_and(|level| *level != Level::Error) && severity == Severity::Error;
        if lowered {
            findings.add(
                Draft::new(
                    at,
                    format!("{name} is an error, and settings cannot make less of an error"),
                    "take this line out; what must stay as it is for a while needs a waiver with its reason",
                )
                .value(name.as_str()),
            );
        }
    }
    findings.into_list()
}

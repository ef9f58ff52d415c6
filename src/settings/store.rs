//! Which settings file holds where: the nearest one above each folder, with the file that it extends, each read once.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

use super::exclude::matches_nothing;
use super::resolve::named_file;
use super::{FILE_NAME, Settings};
use crate::finding::{Draft, Finding, Findings, Severity};
use crate::load::{self, Loaded};
use crate::model::{Kind, Model};
use crate::paths::{folder_of, is_within};
use crate::source::NodeId;
use crate::tree::{Entry, ReadFault, Tree};

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

    /// The settings files that were read, with what is wrong with them. What they come to stays known here.
    pub fn take_files(&self) -> Vec<Loaded> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        std::mem::take(&mut kept.files).into_values().collect()
    }

    /// Notes which patterns under `exclude` match no file, of the settings files all of whose folder was looked through:
    /// `whole` are the folders that were, and `left_out` what was met there and left out.
    pub fn note_unused_patterns(&self, whole: &[String], left_out: &[String]) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let mut unused: BTreeSet<(Arc<str>, NodeId)> = BTreeSet::new();
        for exclude in kept.by_folder.values().flat_map(|settings| &settings.exclude) {
            if whole.iter().any(|whole| is_within(folder_of(&exclude.file), whole)) {
                unused.extend(exclude.patterns().iter().map(|at| (Arc::clone(&exclude.file), *at)));
            }
        }
        for path in left_out {
            self.take_out_used(&mut kept, path, &mut unused);
        }
        // Files that are no documents are met nowhere else, and most patterns are for documents.
        let folders: BTreeSet<String> = unused.iter().map(|(file, _)| folder_of(file).to_owned()).collect();
        for folder in folders {
            for entry in self.tree.walk(&folder, |_| true) {
                match entry {
                    Entry::File(path) | Entry::Unreadable(path, _) => self.take_out_used(&mut kept, &path, &mut unused),
                    Entry::NotRegular(path) if !self.tree.is_folder(&path) => {
                        self.take_out_used(&mut kept, &path, &mut unused);
                    }
                    Entry::NotRegular(_) => {}
                }
            }
        }
        let mut of_each: BTreeMap<Arc<str>, Vec<NodeId>> = BTreeMap::new();
        for (file, at) in unused {
            of_each.entry(file).or_default().push(at);
        }
        for (file, patterns) in of_each {
            let Some(loaded) = kept.files.get_mut(file.as_ref()) else { continue };
            let mut findings = Findings::about(loaded.about());
            findings.under("load/matches-nothing", Severity::Note);
            for at in patterns {
                let Some(pattern) = loaded.arena.as_ref().and_then(|arena| arena.text(at)) else { continue };
                findings.add(matches_nothing(at, pattern, folder_of(&file), self.tree));
            }
            let findings = findings.into_list();
            loaded.findings.extend(findings);
        }
    }

    fn take_out_used(&self, kept: &mut Kept, path: &str, unused: &mut BTreeSet<(Arc<str>, NodeId)>) {
        if unused.is_empty() {
            return;
        }
        for exclude in &self.for_folder(kept, folder_of(path)).exclude {
            for at in exclude.matching(path) {
                unused.remove(&(Arc::clone(&exclude.file), at));
            }
        }
    }

    fn for_folder(&self, kept: &mut Kept, folder: &str) -> Arc<Settings> {
        let mut passed = Vec::new();
        let mut at = folder;
        // A loop, since a path may have as many folders as it has letters.
        let settings = loop {
            if let Some(known) = kept.by_folder.get(at) {
                break Arc::clone(known);
            }
            passed.push(at);
            let path = if at.is_empty() { FILE_NAME.to_owned() } else { format!("{at}/{FILE_NAME}") };
            if self.tree.is_file(&path) {
                break Arc::new(self.read(kept, &path));
            }
            if at.is_empty() {
                break Arc::new(Settings::default());
            }
            at = folder_of(at);
        };
        kept.by_folder.extend(passed.into_iter().map(|folder| (folder.to_owned(), Arc::clone(&settings))));
        settings
    }

    fn read(&self, kept: &mut Kept, path: &str) -> Settings {
        let mut settings = Settings { path: Some(path.to_owned()), ..Settings::default() };
        let mut chain = vec![path.to_owned()];
        self.load(kept, path);
        let (extended, faults) = kept.files.get(path).map(extended).unwrap_or_default();
        let mut findings = vec![(path.to_owned(), faults)];
        if let Some(extended) = extended {
            self.load(kept, &extended);
            chain.push(extended);
        }
        settings.files.clone_from(&chain);
        // The file that is extended first, so that the nearer one has the last word.
        for at in chain.iter().rev() {
            let Some(file) = kept.files.get(at) else { continue };
            let Some(Model::Config(config)) = &file.model else { continue };
            let mut faults = Findings::about(file.about());
            settings.take(config, at, self.tree, &mut faults);
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
                // A file that several extend has its faults once.
                let new: Vec<_> = faults.into_iter().filter(|fault| !file.findings.contains(fault)).collect();
                file.findings.extend(new);
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

/// The settings file that another one extends, and what is wrong with its name.
fn extended(file: &Loaded) -> (Option<String>, Vec<Finding>) {
    let Some(Model::Config(config)) = &file.model else { return (None, Vec::new()) };
    let mut faults = Findings::about(file.about());
    let extended = named_file(&config.extends, folder_of(&file.reference.path), "settings file", &mut faults);
    let own = extended.as_deref() == Some(file.reference.path.as_str());
    if own {
        faults.under("load/unreadable", Severity::Error).add(Draft::new(
            config.extends.at(),
            "these settings extend themselves",
            "name the file whose entries are to hold here too, or take the entry out",
        ));
    }
    (extended.filter(|_| !own), faults.into_list())
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

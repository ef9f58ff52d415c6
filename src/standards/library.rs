//! The sets of standards that a run judges by: the shared set, built in, and files that settings name.

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Expectation, Vocabulary};
use crate::load::{self, Extent, Loaded};
use crate::model::{Kind, Model, Standards};
use crate::settings::{NamedStandards, Settings, read_named};
use crate::tree::Tree;

const SHARED: &str = include_str!("../../policies/standards/shared.yaml");

static LOADED: LazyLock<Loaded> =
    LazyLock::new(|| load::load("policies/standards/shared.yaml", Kind::Standards, SHARED.as_bytes().to_vec()));

/// The shared standards, built in.
pub fn shared() -> &'static Loaded {
    &LOADED
}

/// The editions of the shared standards that there have been, the newest first.
pub fn shared_editions() -> Vec<&'static str> {
    let Some(Model::Standards(set)) = &shared().model else { return Vec::new() };
    let since = set.list.iter().filter_map(|standard| standard.since.text());
    let editions: BTreeSet<&str> = since.chain(set.edition.text()).collect();
    editions.into_iter().rev().collect()
}

/// A set of standards as a report names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct SetUsed {
    /// Its short name.
    pub id: String,
    /// Its edition.
    pub edition: String,
    /// SHA-256 of its file.
    pub sha256: String,
}

/// What the sets that some settings name come to together.
#[derive(Clone, Debug)]
struct InUse {
    expectations: Arc<Vec<Expectation>>,
    vocabulary: Arc<Vocabulary>,
}

/// The sets of a run, each read once, and the expectations that they make together.
#[derive(Debug)]
pub struct Library<'t> {
    tree: &'t Tree,
    files: HashMap<String, Arc<Loaded>>,
    made: HashMap<Vec<NamedStandards>, InUse>,
    used: Vec<SetUsed>,
}

impl<'t> Library<'t> {
    /// An empty library over a tree.
    pub fn new(tree: &'t Tree) -> Self {
        Self { tree, files: HashMap::new(), made: HashMap::new(), used: Vec::new() }
    }

    /// What the standards named by settings expect together.
    pub fn expectations(&mut self, settings: &Settings) -> Arc<Vec<Expectation>> {
        self.in_use(settings).expectations
    }

    /// The topics that the standards named by settings have together.
    pub fn vocabulary(&mut self, settings: &Settings) -> Arc<Vocabulary> {
        self.in_use(settings).vocabulary
    }

    fn in_use(&mut self, settings: &Settings) -> InUse {
        if let Some(made) = self.made.get(&settings.standards) {
            return made.clone();
        }
        let mut expectations: Vec<Expectation> = Vec::new();
        let mut vocabulary = Vocabulary::new();
        for named in &settings.standards {
            let file = match named {
                NamedStandards::Shared => None,
                NamedStandards::File(path) => Some(self.file(path)),
            };
            let loaded = file.as_deref().unwrap_or_else(|| shared());
            let Some(Model::Standards(set)) = &loaded.model else {
                vocabulary.lose();
                continue;
            };
            self.note_use(loaded, set);
            vocabulary.add(set);
            if loaded.extent != Extent::Whole {
                vocabulary.lose();
            }
            for expectation in set.list.iter().filter_map(|standard| Expectation::of(set, standard)) {
                match expectations.iter_mut().find(|known| known.id == expectation.id) {
                    Some(known) => known.tighten(&expectation),
                    None => expectations.push(expectation),
                }
            }
        }
        let made = InUse { expectations: Arc::new(expectations), vocabulary: Arc::new(vocabulary) };
        self.made.insert(settings.standards.clone(), made.clone());
        made
    }

    /// The sets that were used, sorted.
    pub fn used(&self) -> Vec<SetUsed> {
        let mut used = self.used.clone();
        used.sort();
        used.dedup();
        used
    }

    /// The standards files that settings name, with what is wrong with them.
    pub fn files(&self) -> Vec<Arc<Loaded>> {
        let mut files: Vec<_> = self.files.values().cloned().collect();
        files.sort_by(|one, other| one.reference.path.cmp(&other.reference.path));
        files
    }

    fn file(&mut self, path: &str) -> Arc<Loaded> {
        if let Some(known) = self.files.get(path) {
            return Arc::clone(known);
        }
        let loaded = Arc::new(read_named(self.tree, path, Kind::Standards));
        self.files.insert(path.to_owned(), Arc::clone(&loaded));
        loaded
    }

    fn note_use(&mut self, loaded: &Loaded, set: &Standards) {
        let text = |leaf: &crate::model::Leaf<String>| leaf.text().unwrap_or_default().to_owned();
        let used = SetUsed { id: text(&set.standards), edition: text(&set.edition), sha256: loaded.sha256.clone() };
        self.used.push(used);
    }
}

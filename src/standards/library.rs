//! The sets of standards that a run judges by: the shared set, in the edition that settings name, and files of their own.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::reserved::may_be_used;
use super::{Expectations, Vocabulary, shared, shared_edition};
use crate::load::{Extent, Loaded};
use crate::model::{Kind, Leaf, Model, Standards};
use crate::settings::{NamedStandards, Settings, read_named};
use crate::tree::Tree;

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

impl SetUsed {
    fn of(loaded: &Loaded) -> Option<Self> {
        let Some(Model::Standards(set)) = &loaded.model else { return None };
        let text = |leaf: &Leaf<String>| leaf.text().unwrap_or_default().to_owned();
        Some(Self { id: text(&set.standards), edition: text(&set.edition), sha256: loaded.sha256.clone() })
    }
}

/// What the sets that some settings name come to together.
#[derive(Clone, Debug)]
struct InUse {
    expectations: Arc<Expectations>,
    vocabulary: Arc<Vocabulary>,
}

/// Most runs go by the shared set alone, and whoever judges again and again makes it ready once.
static SHARED_ALONE: LazyLock<InUse> = LazyLock::new(|| InUse::of(&[shared()]));

impl InUse {
    fn of(sets: &[&Loaded]) -> Self {
        let mut read: Vec<&Standards> = Vec::new();
        let mut vocabulary = Vocabulary::new();
        for loaded in sets {
            let Some(Model::Standards(set)) = &loaded.model else {
                vocabulary.lose();
                continue;
            };
            vocabulary.add(set);
            if loaded.extent != Extent::Whole {
                vocabulary.lose();
            }
            read.push(set);
        }
        let expectations = Expectations::of(&read);
        if expectations.left_out > 0 {
            vocabulary.lose();
        }
        Self { expectations: Arc::new(expectations), vocabulary: Arc::new(vocabulary) }
    }
}

/// A set that settings name.
enum Set {
    Shared(&'static Loaded),
    File(Arc<Loaded>),
}

impl Set {
    fn loaded(&self) -> &Loaded {
        match self {
            Self::Shared(loaded) => loaded,
            Self::File(loaded) => loaded,
        }
    }
}

/// The shared set in the edition that settings name. Of one that never was, the settings file has a finding.
fn in_edition(edition: Option<&str>) -> &'static Loaded {
    edition.and_then(shared_edition).unwrap_or_else(shared)
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
    pub fn expectations(&mut self, settings: &Settings) -> Arc<Expectations> {
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
        let sets: Vec<Set> = settings
            .standards
            .iter()
            .map(|named| match named {
                NamedStandards::Shared(edition) => Set::Shared(in_edition(edition.as_deref())),
                NamedStandards::File(path) => self.set_of(path),
            })
            .collect();
        let sets: Vec<&Loaded> = sets.iter().map(Set::loaded).collect();
        self.used.extend(sets.iter().filter_map(|loaded| SetUsed::of(loaded)));
        let is_newest = matches!(sets.as_slice(), [only] if std::ptr::eq(*only, shared()));
        let made = if is_newest { SHARED_ALONE.clone() } else { InUse::of(&sets) };
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

    /// The set of a file; in place of one that goes by a name which is not its own, the shared set.
    fn set_of(&mut self, path: &str) -> Set {
        let file = self.file(path);
        if may_be_used(&file) { Set::File(file) } else { Set::Shared(shared()) }
    }

    fn file(&mut self, path: &str) -> Arc<Loaded> {
        if let Some(known) = self.files.get(path) {
            return Arc::clone(known);
        }
        let loaded = Arc::new(read_named(self.tree, path, Kind::Standards));
        self.files.insert(path.to_owned(), Arc::clone(&loaded));
        loaded
    }
}

//! The catalogues that a run judges by: the one that is built in, and files that settings name.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, LazyLock};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Catalogue;
use crate::load::{self, Loaded};
use crate::model::{Guidance, Kind, Model};
use crate::settings::{Settings, read_named};
use crate::tree::Tree;

const SHARED: &str = include_str!("../../policies/guidance.yaml");

const PATH: &str = "policies/guidance.yaml";

static LOADED: LazyLock<Loaded> = LazyLock::new(|| load::built_in(PATH, Kind::Guidance, SHARED));

static CATALOGUE: LazyLock<Arc<Catalogue>> = LazyLock::new(|| Arc::new(together(&[])));

/// The built-in catalogue.
pub fn shared() -> &'static Arc<Catalogue> {
    &CATALOGUE
}

/// The catalogue of guidance that a run used, as a report names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GuidanceUsed {
    /// The day up to which it knows.
    pub as_at: String,
    /// SHA-256 of its file.
    pub sha256: String,
    /// Files that added rows to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub local: Vec<LocalGuidance>,
}

/// A file that added rows to the catalogue of guidance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LocalGuidance {
    /// Relative to the root, with `/`.
    pub path: String,
    /// The day up to which it knows; empty where it does not say.
    pub as_at: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// The catalogues of a run, each file read once.
#[derive(Debug)]
pub struct Library<'t> {
    tree: &'t Tree,
    files: BTreeMap<String, Arc<Loaded>>,
    made: HashMap<Vec<String>, Arc<Catalogue>>,
}

impl<'t> Library<'t> {
    /// An empty library over a tree.
    pub fn new(tree: &'t Tree) -> Self {
        Self { tree, files: BTreeMap::new(), made: HashMap::new() }
    }

    /// The built-in catalogue with the rows of the files that settings name.
    pub fn catalogue(&mut self, settings: &Settings) -> Arc<Catalogue> {
        if settings.guidance.is_empty() {
            return Arc::clone(shared());
        }
        if let Some(made) = self.made.get(&settings.guidance) {
            return Arc::clone(made);
        }
        let files: Vec<_> = settings.guidance.iter().map(|path| self.file(path)).collect();
        let mut made = together(&files);
        made.sources = files.iter().map(|file| file.sha256.clone()).collect();
        let made = Arc::new(made);
        self.made.insert(settings.guidance.clone(), Arc::clone(&made));
        made
    }

    /// What was used, for the report.
    pub fn used(&self) -> GuidanceUsed {
        let local = self.files.values().filter_map(|file| {
            let as_at = rows_of(file)?.as_at.get().map(ToString::to_string).unwrap_or_default();
            Some(LocalGuidance { path: file.reference.path.clone(), as_at, sha256: file.sha256.clone() })
        });
        GuidanceUsed {
            as_at: shared().as_at.map(|date| date.to_string()).unwrap_or_default(),
            sha256: LOADED.sha256.clone(),
            local: local.collect(),
        }
    }

    /// The files that settings name, with what is wrong with them.
    pub fn files(&self) -> Vec<Arc<Loaded>> {
        self.files.values().cloned().collect()
    }

    fn file(&mut self, path: &str) -> Arc<Loaded> {
        let tree = self.tree;
        Arc::clone(
            self.files.entry(path.to_owned()).or_insert_with(|| Arc::new(read_named(tree, path, Kind::Guidance))),
        )
    }
}

/// The built-in rows, then those of files in their order.
pub(super) fn together(files: &[Arc<Loaded>]) -> Catalogue {
    let built_in = rows_of(&LOADED).map(|rows| (rows, described("the built-in catalogue of guidance", rows)));
    let local = files.iter().filter_map(|file| {
        let rows = rows_of(file)?;
        Some((rows, described(&format!("the catalogue {}", file.reference.path), rows)))
    });
    Catalogue::of(built_in.into_iter().chain(local))
}

fn rows_of(file: &Loaded) -> Option<&Guidance> {
    match &file.model {
        Some(Model::Guidance(rows)) => Some(rows),
        _ => None,
    }
}

fn described(name: &str, rows: &Guidance) -> Arc<str> {
    match rows.as_at.get() {
        Some(as_at) => format!("{name}, as at {}", as_at.in_words()).into(),
        None => name.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_wrong_with_the_built_in_catalogue() {
        let judged = load::load(PATH, Kind::Guidance, SHARED.as_bytes().to_vec());
        assert!(judged.findings.is_empty() && judged.private.is_empty(), "{:?}", judged.findings);
    }
}

//! The sets of standards that hold at a place, for who shows standards and judges nothing.

use crate::load::Loaded;
use crate::model::standards::Standards;
use crate::model::{Kind, Model};
use crate::settings::{NamedStandards, SettingsStore, read_named};
use crate::standards;
use crate::tree::Tree;

/// The sets that the settings of a place name, as far as they can be read.
#[derive(Debug)]
pub struct SetsInUse {
    shared: Option<&'static Loaded>,
    own: Vec<Loaded>,
}

impl SetsInUse {
    /// The sets for the document at `path`, which need not be there.
    pub fn at(tree: &Tree, path: &str) -> Self {
        let mut found = Self { shared: None, own: Vec::new() };
        for named in &SettingsStore::new(tree).for_path(path).standards {
            match named {
                NamedStandards::Shared(None) => found.shared = Some(standards::shared()),
                NamedStandards::Shared(Some(edition)) => found.shared = standards::shared_edition(edition),
                NamedStandards::File(path) => found.own.push(read_named(tree, path, Kind::Standards)),
            }
        }
        found.own.retain(standards::may_be_used);
        found
    }

    /// The shared set, where it holds, then those of one's own.
    pub fn list(&self) -> Vec<&Standards> {
        self.shared.into_iter().filter_map(set_of).chain(self.own()).collect()
    }

    /// Those of one's own.
    pub fn own(&self) -> impl Iterator<Item = &Standards> {
        self.own.iter().filter_map(set_of)
    }
}

fn set_of(loaded: &Loaded) -> Option<&Standards> {
    match &loaded.model {
        Some(Model::Standards(set)) => Some(set),
        _ => None,
    }
}

//! All documents of a run, what holds for each, and the references between them.

mod coverage;
mod policy_for;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use coverage::{LevelCoverage, OutcomeCoverage, coverage};
pub use policy_for::{Lent, PolicyFor, ResolvedPolicy, Unresolved};

use crate::load::Loaded;
use crate::materials::Shelf;
use crate::model::{Course, Model, Policy};
use crate::settings::Settings;
use crate::standards::{Expectation, SetUsed, Vocabulary};

/// A document with the settings and standards that hold for it.
#[derive(Debug)]
pub struct Document {
    /// What loading gave.
    pub loaded: Loaded,
    /// The settings of its folder.
    pub settings: Arc<Settings>,
    /// What the standards named there expect.
    pub expectations: Arc<Vec<Expectation>>,
    /// The topics of the standards named there.
    pub vocabulary: Arc<Vocabulary>,
}

impl Document {
    /// The document as a policy, where it is one.
    pub fn policy(&self) -> Option<&Policy> {
        match &self.loaded.model {
            Some(Model::Policy(policy)) => Some(policy),
            _ => None,
        }
    }

    /// The document as a course, where it is one.
    pub fn course(&self) -> Option<&Course> {
        match &self.loaded.model {
            Some(Model::Course(course)) => Some(course),
            _ => None,
        }
    }
}

/// The documents of a run.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Sorted by path.
    pub documents: Vec<Document>,
    /// The sets of standards that were used.
    pub standards: Vec<SetUsed>,
    /// The files that courses name, as far as they were looked at.
    pub shelf: Shelf,
    lent: Vec<Lent>,
    by_id: BTreeMap<(String, String), Vec<usize>>,
    /// Policies by their name without the edition.
    policies: BTreeMap<String, Vec<usize>>,
    /// Policies by what they say they supersede.
    superseding: BTreeMap<String, Vec<usize>>,
    has_unread_policy: bool,
}

impl Workspace {
    /// Indexes documents by what they are called.
    pub fn new(mut documents: Vec<Document>, standards: Vec<SetUsed>) -> Self {
        documents.sort_by(|one, other| one.loaded.reference.path.cmp(&other.loaded.reference.path));
        let mut by_id: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (index, document) in documents.iter().enumerate() {
            let reference = &document.loaded.reference;
            if let (Some(kind), Some(id)) = (&reference.kind, &reference.id) {
                by_id.entry((kind.clone(), id.clone())).or_default().push(index);
            }
        }
        let mut workspace = Self { documents, standards, by_id, ..Self::default() };
        workspace.index_policies();
        workspace
    }

    /// Adds policies that courses may name though they are not judged in this run.
    #[must_use]
    pub fn with_lent(mut self, mut lent: Vec<Lent>) -> Self {
        lent.sort_by(|one, other| one.loaded.reference.path.cmp(&other.loaded.reference.path));
        self.lent = lent;
        self
    }

    /// Adds the files that courses name.
    #[must_use]
    pub fn with_shelf(mut self, shelf: Shelf) -> Self {
        self.shelf = shelf;
        self
    }

    fn index_policies(&mut self) {
        for (index, document) in self.documents.iter().enumerate() {
            let Some(policy) = document.policy() else {
                self.has_unread_policy |= document.loaded.reference.kind.as_deref() == Some("policy");
                continue;
            };
            match policy.policy.text() {
                Some(name) => self.policies.entry(name.to_owned()).or_default().push(index),
                None => self.has_unread_policy = true,
            }
            if let Some(id) = policy.supersedes.text() {
                self.superseding.entry(id.to_owned()).or_default().push(index);
            }
        }
    }

    /// The documents of one kind and id, in the order of their paths.
    pub fn named(&self, kind: &str, id: &str) -> impl Iterator<Item = &Document> {
        let indices = self.by_id.get(&(kind.to_owned(), id.to_owned()));
        indices.into_iter().flatten().filter_map(|&index| self.documents.get(index))
    }
}

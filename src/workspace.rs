//! All documents of a run, what holds for each, and the references between them.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::load::Loaded;
use crate::model::words::Status;
use crate::model::{Model, Policy};
use crate::settings::Settings;
use crate::standards::{Expectation, SetUsed};

/// A document with the settings and standards that hold for it.
#[derive(Debug)]
pub struct Document {
    /// What loading gave.
    pub loaded: Loaded,
    /// The settings of its folder.
    pub settings: Arc<Settings>,
    /// What the standards named there expect.
    pub expectations: Arc<Vec<Expectation>>,
}

impl Document {
    /// The document as a policy, where it is one.
    pub fn policy(&self) -> Option<&Policy> {
        match &self.loaded.model {
            Some(Model::Policy(policy)) => Some(policy),
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
    by_id: BTreeMap<(String, String), Vec<usize>>,
    replaced_by: BTreeMap<String, usize>,
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
        let replaced_by = documents.iter().enumerate().filter_map(|(index, document)| {
            let policy = document.policy().filter(|policy| policy.status.get() != Some(&Status::Draft))?;
            Some((policy.supersedes.text()?.to_owned(), index))
        });
        let replaced_by = replaced_by.collect();
        Self { documents, standards, by_id, replaced_by }
    }

    /// The policy of this run that has taken the place of another one, named as `southampton@2014`. A draft has taken
    /// nobody's place yet.
    pub fn replacement(&self, id: &str) -> Option<&Document> {
        let document = self.documents.get(*self.replaced_by.get(id)?)?;
        // A policy that names itself has made a mistake and not retired itself.
        (document.loaded.reference.id.as_deref() != Some(id)).then_some(document)
    }

    /// The documents of one kind and id, in the order of their paths.
    pub fn named(&self, kind: &str, id: &str) -> impl Iterator<Item = &Document> {
        let indices = self.by_id.get(&(kind.to_owned(), id.to_owned()));
        indices.into_iter().flatten().filter_map(|&index| self.documents.get(index))
    }
}

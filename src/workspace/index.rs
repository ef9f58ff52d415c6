//! Documents by what they are called, and policies by what they replace: places in the list of a run, which hold as long as
//! the same documents stand there, whole or as outlines.

use std::collections::BTreeMap;

use super::{Document, lifecycle};
use crate::model::Model;

/// Where the documents of a run stand in its list.
#[derive(Debug, Default)]
pub(super) struct Index {
    /// The document in which the whole run is spoken of.
    pub(super) home: Option<usize>,
    /// By kind and id.
    pub(super) by_id: BTreeMap<(String, String), Vec<usize>>,
    /// Policies by their name without the edition.
    pub(super) policies: BTreeMap<String, Vec<usize>>,
    /// Policies by what they say they supersede.
    pub(super) superseding: BTreeMap<String, Vec<usize>>,
    /// Whether there is a policy of which nobody knows what it is called.
    pub(super) has_unread_policy: bool,
}

impl Index {
    pub(super) fn of(documents: &[Document]) -> Self {
        let mut index = Self { home: home(documents), ..Self::default() };
        for (place, document) in documents.iter().enumerate() {
            let reference = &document.loaded.reference;
            if let (Some(kind), Some(id)) = (&reference.kind, &reference.id) {
                index.by_id.entry((kind.clone(), id.clone())).or_default().push(place);
            }
            index.add_policy(place, document);
        }
        index
    }

    fn add_policy(&mut self, place: usize, document: &Document) {
        let Some(policy) = document.policy() else {
            self.has_unread_policy |= document.loaded.reference.kind.as_deref() == Some("policy");
            return;
        };
        match policy.policy.text() {
            Some(name) => self.policies.entry(name.to_owned()).or_default().push(place),
            None => self.has_unread_policy = true,
        }
        if let Some(id) = lifecycle::supersedes(&document.loaded) {
            self.superseding.entry(id.to_owned()).or_default().push(place);
        }
    }
}

/// The settings file nearest to the root, else the first document that could be read.
fn home(documents: &[Document]) -> Option<usize> {
    let readable = || documents.iter().enumerate().filter(|(_, document)| document.loaded.model.is_some());
    let depth = |document: &Document| document.loaded.reference.path.matches('/').count();
    let settings = readable().filter(|(_, document)| matches!(document.loaded.model, Some(Model::Config(_))));
    let home = settings.min_by_key(|(_, document)| depth(document)).or_else(|| readable().next());
    home.map(|(place, _)| place)
}

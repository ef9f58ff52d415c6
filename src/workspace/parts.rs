//! A run in parts, for one that holds outlines of its documents: what has to be had whole at one time, so that each
//! document can be judged. Of another document no rule asks more than its outline says, but for the policy of a course.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Document, Workspace};
use crate::model::Model;

/// Documents that are judged together, by their places among those of the run.
#[derive(Debug, Default)]
pub struct Part {
    /// Those that are judged.
    pub judged: Vec<usize>,
    /// Those that have to be whole for that.
    pub whole: BTreeSet<usize>,
    bytes: usize,
}

impl Workspace {
    /// Whether outlines are held of its documents.
    pub fn has_outlines(&self) -> bool {
        self.documents.iter().any(|document| document.loaded.is_outline())
    }

    /// Parts that have every document judged once. What has to be whole in one of them has no more bytes than `most`, but
    /// for a single course with all editions of its policy.
    pub fn parts(&self, most: usize) -> Vec<Part> {
        let mut by_policy: BTreeMap<&str, (Vec<usize>, Vec<usize>)> = BTreeMap::new();
        let mut others = Part::default();
        for (index, document) in self.documents.iter().enumerate() {
            match name_of_policy(document).filter(|_| document.loaded.is_outline()) {
                Some(name) => {
                    let (editions, courses) = by_policy.entry(name).or_default();
                    if document.policy().is_some() { editions.push(index) } else { courses.push(index) }
                }
                None => self.judge(&mut others, index),
            }
        }
        let mut parts = vec![others];
        let mut part = Part::default();
        for (editions, courses) in by_policy.into_values() {
            let needed: usize = editions.iter().map(|index| self.bytes(*index)).sum();
            for edition in &editions {
                if part.bytes + self.bytes(*edition) > most {
                    parts.push(std::mem::take(&mut part));
                }
                self.judge(&mut part, *edition);
            }
            let mut has_all = editions.iter().all(|edition| part.whole.contains(edition));
            for course in courses {
                let more = self.bytes(course) + if has_all { 0 } else { needed };
                if part.bytes + more > most && !part.whole.is_empty() {
                    parts.push(std::mem::take(&mut part));
                    has_all = false;
                }
                if !has_all {
                    part.whole.extend(&editions);
                    part.bytes += needed;
                    has_all = true;
                }
                self.judge(&mut part, course);
            }
        }
        parts.push(part);
        parts
    }

    fn judge(&self, part: &mut Part, index: usize) {
        part.judged.push(index);
        if self.documents.get(index).is_some_and(|document| document.loaded.is_outline()) {
            part.whole.insert(index);
            part.bytes += self.bytes(index);
        }
    }

    fn bytes(&self, index: usize) -> usize {
        let source = self.documents.get(index).and_then(|document| document.loaded.source.as_ref());
        source.map_or(0, |source| source.len())
    }

    /// The same run with these documents whole in the places of their outlines.
    #[must_use]
    pub fn with_whole_documents(&self, whole: Vec<Document>) -> Self {
        let mut documents = self.documents.clone();
        for document in whole {
            let path = document.loaded.reference.path.as_str();
            let known = documents.binary_search_by(|known| known.loaded.reference.path.as_str().cmp(path));
            if let Some(outline) = known.ok().and_then(|index| documents.get_mut(index)) {
                *outline = document;
            }
        }
        // What an outline says the whole document says too, so that places and editions stay what they are.
        Self {
            documents,
            standards: self.standards.clone(),
            guidance: self.guidance.clone(),
            index: Arc::clone(&self.index),
            shelf: Arc::clone(&self.shelf),
            lent: self.lent.clone(),
            whole: self.whole.clone(),
            editions: Arc::clone(&self.editions),
            ..Self::default()
        }
    }
}

/// The name without the edition that a policy has, or under which a course seeks its policy.
fn name_of_policy(document: &Document) -> Option<&str> {
    match &document.loaded.model {
        Some(Model::Policy(policy)) => policy.policy.text().or(Some("")),
        Some(Model::Course(course)) => {
            let named = course.policy.text().unwrap_or_default();
            Some(named.split_once('@').map_or(named, |(name, _)| name))
        }
        _ => None,
    }
}

//! What a document cites, family by family, and whether it follows that.

use std::collections::HashMap;

use super::Document;
use crate::guidance::{Catalogue, Family};
use crate::model::located::{Item, Leaf};
use crate::model::policy::Cited;
use crate::model::words::Citation;

/// A family and the entries of a document that cite it.
#[derive(Debug)]
pub struct CitedFamily<'d> {
    /// The family, as the catalogue knows it.
    pub family: &'d Family,
    /// The entries that cite it.
    pub entries: Vec<&'d Item<Cited>>,
}

impl Document {
    /// What it cites.
    pub fn cited(&self) -> &[Item<Cited>] {
        let of_policy = self.policy().map(|policy| &*policy.guidance);
        of_policy.or_else(|| self.course().map(|course| &*course.guidance)).unwrap_or_default()
    }
}

/// The families that a document cites and the catalogue knows, in the document's order. What the catalogue does not know
/// is for `guidance/not-in-catalogue` to say.
pub fn cited_families<'d>(cited: &'d [Item<Cited>], catalogue: &'d Catalogue) -> Vec<CitedFamily<'d>> {
    let mut found: Vec<CitedFamily<'d>> = Vec::new();
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for entry in cited {
        let Some(family) = catalogue.family_cited(entry) else { continue };
        let index = *by_id.entry(&family.id).or_insert(found.len());
        match found.get_mut(index) {
            Some(known) => known.entries.push(entry),
            None => found.push(CitedFamily { family, entries: vec![entry] }),
        }
    }
    found
}

/// Whether the document follows what it cites. History, origins and evidence stay true when a new edition comes out: a
/// study or a claim rests on what was there.
pub fn follows(role: &Leaf<Citation>) -> bool {
    role.is_absent() || role.get() == Some(&Citation::Authority)
}

//! What nobody looks at any more after a change, though nothing of it was mended: a citation that is called history now,
//! evidence that was in the materials and is now where no check can look.

use std::collections::BTreeSet;

use crate::model::policy::Cited;
use crate::model::words::Citation;
use crate::model::{Course, Item, Model};
use crate::source::NodeId;
use crate::standards::Resolution;
use crate::workspace::{Document, Workspace};

/// A citation in a role in which nobody asks whether it is in date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relabelled {
    /// Where.
    pub at: NodeId,
    /// The family of guidance.
    pub family: String,
}

impl Relabelled {
    /// The subject of findings about the family.
    pub fn subject(&self) -> String {
        format!("/guidance/{}", self.family)
    }
}

/// The citations that have another role than before and are of the past by it.
pub fn relabelled(new: &Document, old: &Document) -> Vec<Relabelled> {
    let (before, after) = (cited(old), cited(new));
    let catalogue = &new.controls.guidance;
    let family = |cited: &Item<Cited>| match catalogue.family_cited(cited) {
        Some(family) => Some(family.id.clone()),
        None => cited.id.text().map(str::to_owned),
    };
    let is_same = |one: &Item<Cited>, other: &Item<Cited>| {
        family(one) == family(other) && one.edition.text() == other.edition.text()
    };
    let was_in_use = |now: &Item<Cited>| before.iter().any(|known| is_same(known, now) && !is_history(known));
    let left = |now: &Item<Cited>| after.iter().any(|other| is_same(other, now) && !is_history(other));
    let relabelled = after.iter().filter(|now| is_history(now) && was_in_use(now) && !left(now));
    relabelled.filter_map(|now| Some(Relabelled { at: now.at, family: family(now)? })).collect()
}

fn is_history(cited: &Item<Cited>) -> bool {
    !matches!(cited.role.get(), Some(Citation::Authority) | None)
}

fn cited(document: &Document) -> &[Item<Cited>] {
    match &document.loaded.model {
        Some(Model::Policy(policy)) => &policy.guidance,
        Some(Model::Course(course)) => &course.guidance,
        _ => &[],
    }
}

/// Entries of a course's evidence that no check can look up, in place of ones that were in the materials; each with the
/// standard that it is evidence for.
pub fn out_of_sight<'c>(
    (new, head): (&'c Document, &Workspace),
    (old, base): (&Document, &Workspace),
) -> Vec<(&'c str, NodeId)> {
    let (Some(after), Some(before)) = (new.course(), old.course()) else { return Vec::new() };
    let places = |course: &Course, standard: &str| -> BTreeSet<String> {
        let list = course.evidence.get(standard).into_iter().flat_map(|list| list.iter());
        list.filter_map(|evidence| evidence.place.text().map(str::to_owned)).collect()
    };
    let mut found = Vec::new();
    for (standard, list) in after.evidence.iter().filter_map(|(key, list)| Some((key.text()?, list))) {
        let (now, then) = (places(after, standard), places(before, standard));
        let was_seen = |place: &&String| base.resolution(place, &old.loaded.reference.path) == Resolution::Resolved;
        if !then.difference(&now).any(|place| was_seen(&place)) {
            continue;
        }
        let is_unseen = |place: &str| head.resolution(place, &new.loaded.reference.path) == Resolution::CannotTell;
        let is_new = |place: &str| !then.contains(place);
        let unseen = list.iter().filter(|evidence| evidence.place.text().is_some_and(|it| is_new(it) && is_unseen(it)));
        found.extend(unseen.map(|evidence| (standard, evidence.at)));
    }
    found
}

//! What nobody looks at any more after a change, though nothing of it was mended: a citation that is called history now, or
//! stands without its edition, and evidence that was in the materials and is now where no check can look.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::Hash;

use crate::guidance::{Catalogue, Found};
use crate::model::policy::Cited;
use crate::model::words::Citation;
use crate::model::{Course, Item};
use crate::source::NodeId;
use crate::standards::Resolution;
use crate::workspace::{Document, Workspace};

/// A citation in a form in which nobody asks any more whether it is in date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relabelled {
    /// Where.
    pub at: NodeId,
    /// The family of guidance that was followed.
    pub family: String,
    /// What it is now.
    pub label: Label,
}

/// How guidance is cited of which nobody asks whether it is in date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// As something that the document does not follow: history, evidence, an origin.
    Role(Citation),
    /// Without its edition.
    Undated,
    /// No more, and something else is that the catalogue did not know before the change.
    Unknown(String),
}

impl Relabelled {
    /// The subject of findings about the family.
    pub fn subject(&self) -> String {
        format!("/guidance/{}", self.family)
    }
}

/// The citations of guidance that was followed in an edition, and of which nobody can tell any more whether that is in
/// date. One that is followed in another edition, or went and left nothing unknown behind, is none of them.
pub fn relabelled(new: &Document, old: &Document) -> Vec<Relabelled> {
    let catalogues = (&*new.controls.guidance, &*old.controls.guidance);
    let (before, after) = (Named::all(old, catalogues), Named::all(new, catalogues));
    let (known_before, now) = (Cites::of(&before), Cites::of(&after));
    let is_new = |entry: &&Named<'_>| !known_before.has(entry);
    let aside = first((after.iter()).filter(|entry| !entry.follows()).map(|entry| (entry.key(), entry)));
    // By a name of its edition that the catalogue does not know it may be the same one.
    let doubtful = (after.iter()).filter(|entry| !entry.follows() && !entry.is_dated && is_new(entry));
    let doubtful = first(doubtful.map(|entry| (entry.id.as_str(), entry)));
    let undated = after.iter().filter(|entry| entry.follows() && entry.edition.is_none());
    let undated = first(undated.map(|entry| (entry.id.as_str(), entry)));
    let came = after.iter().find(|entry| entry.follows() && !entry.is_known && !known_before.follows(&entry.id));
    let instead = |then: &Named<'_>| came.filter(|_| then.is_known && !now.follows(&then.id));
    let gone = before.iter().filter(|then| then.follows() && then.edition.is_some() && !now.has(then));
    let relabelled = gone.filter_map(|then| {
        let of_family = doubtful.get(then.id.as_str()).or_else(|| undated.get(then.id.as_str())).copied();
        let cited = aside.get(&then.key()).copied().or(of_family).or_else(|| instead(then))?;
        Some(Relabelled { at: cited.entry.at, family: then.id.clone(), label: cited.in_place_of(then) })
    });
    relabelled.collect()
}

/// The first entry for each key.
fn first<'n, K: Eq + Hash>(entries: impl Iterator<Item = (K, &'n Named<'n>)>) -> HashMap<K, &'n Named<'n>> {
    let mut first = HashMap::new();
    for (key, entry) in entries {
        first.entry(key).or_insert(entry);
    }
    first
}

/// What a document cites, and what it follows of that.
struct Cites<'n> {
    entries: HashSet<(&'n str, Option<&'n str>, bool)>,
    followed: HashSet<&'n str>,
}

impl<'n> Cites<'n> {
    fn of(entries: &'n [Named<'n>]) -> Self {
        let followed = entries.iter().filter(|entry| entry.follows()).map(|entry| entry.id.as_str()).collect();
        Self { entries: entries.iter().map(Self::entry).collect(), followed }
    }

    fn entry<'e>(named: &'e Named<'_>) -> (&'e str, Option<&'e str>, bool) {
        let (id, edition) = named.key();
        (id, edition, named.follows())
    }

    fn has(&self, named: &Named<'_>) -> bool {
        self.entries.contains(&Self::entry(named))
    }

    fn follows(&self, id: &str) -> bool {
        self.followed.contains(id)
    }
}

/// A citation by the names that the catalogue has for what is cited, else by its own.
struct Named<'d> {
    entry: &'d Item<Cited>,
    id: String,
    /// Whether the catalogue knows it, and did before the change.
    is_known: bool,
    edition: Option<String>,
    is_dated: bool,
}

impl<'d> Named<'d> {
    /// What a document cites.
    fn all(document: &'d Document, catalogues: (&Catalogue, &Catalogue)) -> Vec<Self> {
        document.cited().iter().filter_map(|entry| Self::of(entry, catalogues)).collect()
    }

    fn of(entry: &'d Item<Cited>, (catalogue, before): (&Catalogue, &Catalogue)) -> Option<Self> {
        let family = catalogue.family_cited(entry);
        let id = family.map_or_else(|| entry.id.text(), |family| Some(&family.id))?.to_owned();
        let written = entry.edition_named();
        let found = family.zip(written).and_then(|(family, edition)| match family.find(edition) {
            Found::Edition(index) => family.editions().get(index),
            Found::Never(_) | Found::Unknown => None,
        });
        let edition = found.map(|edition| edition.name.as_str()).or(written).map(str::to_owned);
        let is_known = family.is_some() && before.family_cited(entry).is_some();
        Some(Self { entry, id, is_known, edition, is_dated: found.is_some() })
    }

    fn key(&self) -> (&str, Option<&str>) {
        (&self.id, self.edition.as_deref())
    }

    /// How it is cited in the place of what was followed.
    fn in_place_of(&self, then: &Named<'_>) -> Label {
        match self.entry.role.get() {
            Some(role) if !self.follows() => Label::Role(*role),
            _ if self.id == then.id => Label::Undated,
            _ => Label::Unknown(self.id.clone()),
        }
    }

    fn follows(&self) -> bool {
        matches!(self.entry.role.get(), Some(Citation::Authority) | None)
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

//! Documents that are nearly the same under another name and at another path: the one is what became of the other.

use std::collections::{BTreeMap, HashMap};

use crate::workspace::Document;

/// How many documents are looked through. Where a change takes more away, nobody renamed them one by one.
const MOST: usize = 100;

/// How much of both texts the two have to share, of a hundred.
const LEAST_SHARED: usize = 60;

/// How many lines they have to share: the first lines of all documents are much alike.
const LEAST_LINES: usize = 6;

/// Documents that are gone, by the lines of their text.
#[derive(Debug)]
pub(super) struct Likeness<'d> {
    gone: Vec<(&'d Document, HashMap<&'d str, usize>)>,
}

impl<'d> Likeness<'d> {
    /// Those of some documents that are gone.
    pub(super) fn of(gone: &[&'d Document]) -> Self {
        Self { gone: gone.iter().take(MOST).map(|document| (*document, lines(document))).collect() }
    }

    /// The documents among these that are nearly the same as one that is gone, each with that one; every one of those is
    /// given to the document that is most like it.
    pub(super) fn matches(&self, new: &[&'d Document]) -> Vec<(&'d Document, &'d Document)> {
        let mut found: BTreeMap<usize, (usize, &'d Document)> = BTreeMap::new();
        for &document in new.iter().take(MOST) {
            let own = lines(document);
            let shared = |was: &HashMap<&str, usize>| share(was, &own);
            let kind = |document: &Document| document.loaded.kind;
            let same_kind = self.gone.iter().enumerate().filter(|(_, (was, _))| kind(was) == kind(document));
            let alike = same_kind.map(|(index, (_, was))| (shared(was), index));
            let Some((share, index)) = alike.filter(|(share, _)| *share >= LEAST_SHARED).max() else { continue };
            if found.get(&index).is_none_or(|(known, _)| *known < share) {
                found.insert(index, (share, document));
            }
        }
        let pairs = found.into_iter().filter_map(|(index, (_, document))| Some((self.gone.get(index)?.0, document)));
        pairs.collect()
    }
}

/// The lines of a document that say something, with how often each is there.
fn lines(document: &Document) -> HashMap<&str, usize> {
    let mut lines = HashMap::new();
    // Only what is a document of ours by its first line can have been renamed.
    let source = document.loaded.source.as_ref().filter(|_| document.loaded.kind.is_some());
    for line in source.iter().flat_map(|source| source.text().lines()).map(str::trim).filter(|line| !line.is_empty()) {
        *lines.entry(line).or_default() += 1;
    }
    lines
}

/// How much of two texts is in both, of a hundred.
fn share(one: &HashMap<&str, usize>, other: &HashMap<&str, usize>) -> usize {
    let all: usize = one.values().chain(other.values()).sum();
    let both: usize = one.iter().map(|(line, count)| other.get(line).map_or(0, |known| *count.min(known))).sum();
    if both < LEAST_LINES { 0 } else { 200 * both / all.max(1) }
}

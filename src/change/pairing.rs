//! Which document of a later state is to be compared with which of an earlier one, asked here for every purpose. Names
//! decide, not paths: a file that was moved is the same policy. What has another name is the document that stood at its
//! path; else it follows the one that it supersedes, or the edition before; else it is the one that is gone and that is
//! nearly the same.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;

use super::likeness::Likeness;
use crate::model::{Kind, edition_order};
use crate::workspace::Document;

/// The documents of two states, two and two.
#[derive(Debug, Default)]
pub struct Pairing<'d> {
    /// By the path of the later one.
    before: BTreeMap<&'d str, Before<'d>>,
    /// Later documents by the path of the earlier one.
    after: BTreeMap<&'d str, Vec<(&'d Document, Link)>>,
}

/// What a document was.
#[derive(Clone, Copy, Debug)]
pub struct Before<'d> {
    /// The earlier document.
    pub document: &'d Document,
    /// How the two belong together.
    pub link: Link,
}

/// How two documents belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// They go by the same name.
    Name,
    /// The earlier name is gone, and the later document stands at its path or is nearly the same.
    Place,
    /// The later one says that it supersedes the earlier one, or is its next edition, and the earlier one is gone.
    Replaces,
    /// The same, and the earlier one is there still.
    Follows,
}

impl<'d> Pairing<'d> {
    /// Pairs the documents of an earlier state with those of a later one.
    pub fn new(old: impl IntoIterator<Item = &'d Document>, new: impl IntoIterator<Item = &'d Document>) -> Self {
        let (old, new): (Vec<&Document>, Vec<&Document>) = (old.into_iter().collect(), new.into_iter().collect());
        let (earlier, later) = (Index::of(&old), Index::of(&new));
        let mut pairing = Self::default();
        let mut unpaired = Vec::new();
        for &document in &new {
            match earlier.origin(document, &later) {
                Some(before) => pairing.add(document, before),
                None => unpaired.push(document),
            }
        }
        let is_gone = |document: &&Document| !later.has(document) && !pairing.after.contains_key(path(document));
        let gone: Vec<&Document> = old.iter().copied().filter(is_gone).collect();
        for (was, document) in Likeness::of(&gone).matches(&unpaired) {
            pairing.add(document, Before { document: was, link: Link::Place });
        }
        pairing
    }

    fn add(&mut self, document: &'d Document, before: Before<'d>) {
        self.before.insert(path(document), before);
        self.after.entry(path(before.document)).or_default().push((document, before.link));
    }

    /// What a document of the later state was before.
    pub fn before(&self, document: &Document) -> Option<Before<'d>> {
        self.before.get(path(document)).copied()
    }

    /// The same document before: not the one that it follows and that is there still.
    pub fn twin(&self, document: &Document) -> Option<&'d Document> {
        self.before(document).filter(|before| before.link != Link::Follows).map(|before| before.document)
    }

    /// What has become of a document of the earlier state, and what follows it.
    pub fn after(&self, document: &Document) -> impl Iterator<Item = (&'d Document, Link)> + '_ {
        self.after.get(path(document)).into_iter().flatten().copied()
    }
}

/// The documents of two states, sorted out.
#[derive(Debug, Default)]
pub struct Pairs<'d> {
    /// An earlier and a later document each, in the order of the later ones.
    pub pairs: Vec<(&'d Document, &'d Document)>,
    /// Later documents that nothing earlier belongs to.
    pub added: Vec<&'d Document>,
    /// Earlier documents that are there no more and that nothing was compared with.
    pub removed: Vec<Removed<'d>>,
}

/// A document that is there no more.
#[derive(Debug)]
pub struct Removed<'d> {
    /// The document as it was.
    pub document: &'d Document,
    /// Whether people worked to it, and no other edition of it is left.
    pub leaves_a_gap: bool,
}

/// Sorts out the documents of two states for a comparison. Those without an id are left out: nobody can tell what they
/// are. What came with the change may be compared with something that came with it too.
pub fn pairs<'d>(old: &[&'d Document], new: &[&'d Document]) -> Pairs<'d> {
    let named = |documents: &[&'d Document]| -> Vec<&'d Document> {
        documents.iter().copied().filter(|document| key(document).is_some()).collect()
    };
    let (old, new) = (named(old), named(new));
    let (earlier, later) = (Index::of(&old), Index::of(&new));
    let pairing = Pairing::new(old.iter().copied(), new.iter().copied());
    let mut sorted = Pairs::default();
    for &document in &new {
        let before = pairing.before(document).map(|before| before.document);
        // A draft that comes into use is held against what it takes the place of.
        let comes_into_use = !document.is_draft() && before.is_some_and(Document::is_draft);
        let replaced = || earlier.predecessor(document).or_else(|| later.predecessor(document));
        let compared = if comes_into_use { replaced().or(before) } else { before.or_else(replaced) };
        match compared {
            Some(before) => sorted.pairs.push((before, document)),
            None => sorted.added.push(document),
        }
    }
    for &document in &old {
        if !later.has(document) && pairing.after(document).next().is_none() {
            let (kind, id) = key(document).unwrap_or_default();
            let is_replaced = later.by_name.contains_key(&(kind, name_of(id))) || later.superseded.contains(id);
            // A course asks nothing of others.
            let leaves_a_gap = document.course().is_none() && document.is_in_use() && !is_replaced;
            sorted.removed.push(Removed { document, leaves_a_gap });
        }
    }
    sorted
}

/// Kind and id.
type Key<'d> = (&'d str, &'d str);

/// By what a document is known. Settings have no name of their own and are known by where they stand.
fn key(document: &Document) -> Option<Key<'_>> {
    let reference = &document.loaded.reference;
    let path = (document.loaded.kind == Some(Kind::Config)).then_some(reference.path.as_str());
    Some((reference.kind.as_deref()?, reference.id.as_deref().or(path)?))
}

fn path(document: &Document) -> &str {
    &document.loaded.reference.path
}

/// The name without the edition.
fn name_of(id: &str) -> &str {
    id.split_once('@').map_or(id, |(name, _)| name)
}

fn edition_of(id: &str) -> &str {
    id.split_once('@').map_or("", |(_, edition)| edition)
}

/// The documents of one state by what they are called.
struct Index<'d> {
    by_id: BTreeMap<Key<'d>, Vec<&'d Document>>,
    by_path: BTreeMap<&'d str, &'d Document>,
    by_name: BTreeMap<Key<'d>, Vec<&'d Document>>,
    /// What policies in use say they take the place of.
    superseded: BTreeSet<&'d str>,
}

impl<'d> Index<'d> {
    fn of(documents: &[&'d Document]) -> Self {
        let mut index = Self {
            by_id: BTreeMap::new(),
            by_path: BTreeMap::new(),
            by_name: BTreeMap::new(),
            superseded: BTreeSet::new(),
        };
        for &document in documents {
            index.by_path.insert(path(document), document);
            let Some((kind, id)) = key(document) else { continue };
            index.by_id.entry((kind, id)).or_default().push(document);
            index.by_name.entry((kind, name_of(id))).or_default().push(document);
            index.superseded.extend(document.supersedes().filter(|_| document.is_in_use()));
        }
        index
    }

    /// Whether a document of this name is here.
    fn has(&self, document: &Document) -> bool {
        key(document).is_some_and(|key| self.by_id.contains_key(&key))
    }

    /// What a document of the later state was in this one, as far as names and paths tell.
    fn origin(&self, document: &Document, later: &Self) -> Option<Before<'d>> {
        let same = key(document).and_then(|key| self.by_id.get(&key)).into_iter().flatten();
        // Of several documents with one id the one that did not move counts; that there are several is a finding.
        let named = same.clone().find(|same| path(same) == path(document)).or_else(|| same.clone().next());
        if let Some(named) = named {
            return Some(Before { document: named, link: Link::Name });
        }
        let kind = |document: &Document| document.loaded.reference.kind.clone();
        let there = self.by_path.get(path(document)).filter(|there| kind(there) == kind(document));
        if let Some(there) = there.filter(|there| !later.has(there)) {
            return Some(Before { document: there, link: Link::Place });
        }
        let predecessor = self.predecessor(document)?;
        let link = if later.has(predecessor) { Link::Follows } else { Link::Replaces };
        Some(Before { document: predecessor, link })
    }

    /// The document that another one takes the place of: what it says it supersedes, else the edition of its own name that
    /// began before it; where one of the two gives no date, that comes before it by name.
    fn predecessor(&self, document: &Document) -> Option<&'d Document> {
        let (kind, id) = key(document)?;
        let stated = document.supersedes().and_then(|stated| self.by_id.get(&(kind, stated)));
        if let Some(before) = stated.and_then(|list| list.first()) {
            return Some(before);
        }
        let editions = self.by_name.get(&(kind, name_of(id))).into_iter().flatten().copied();
        editions.filter(|other| is_earlier(other, document)).max_by_key(|other| (began(other), order(other)))
    }
}

/// When an edition began, or will.
fn began(document: &Document) -> Option<Day> {
    Some(document.clock()?.beginning(|_| true)?.date.last_day())
}

/// What puts editions in order by their names.
fn order(document: &Document) -> Option<String> {
    key(document).map(|(_, id)| edition_order(edition_of(id)))
}

fn is_earlier(one: &Document, other: &Document) -> bool {
    let is_other = order(one) != order(other);
    match (began(one), began(other)) {
        (Some(one), Some(other)) if one != other => is_other && one < other,
        _ => order(one) < order(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;

    fn policy(path: &str, id: &str, more: &str) -> Document {
        let (name, edition) = id.split_once('@').expect("an edition");
        let text = format!("paramount: policy/v1\npolicy: {name}\nedition: \"{edition}\"\ntitle: A policy\n{more}");
        Document::alone(load::load(path, Kind::Policy, text.into_bytes()))
    }

    fn said(old: &[Document], new: &[Document]) -> String {
        let (old, new): (Vec<_>, Vec<_>) = (old.iter().collect(), new.iter().collect());
        let sorted = pairs(&old, &new);
        let path = |document: &Document| document.loaded.reference.path.clone();
        let mut said: Vec<String> =
            sorted.pairs.iter().map(|(old, new)| format!("{} -> {}", path(old), path(new))).collect();
        said.extend(sorted.added.iter().map(|document| format!("+ {}", path(document))));
        said.extend(sorted.removed.iter().map(|removed| {
            let mark = if removed.leaves_a_gap { "!" } else { "-" };
            format!("{mark} {}", path(removed.document))
        }));
        said.join(", ")
    }

    #[test]
    fn names_decide_and_not_paths() {
        let old = [policy("a.yaml", "norfolk@2021", ""), policy("b.yaml", "kent@2020", "")];
        let renamed = [policy("b.yaml", "norfolk@2021", ""), policy("a.yaml", "kent@2020", "")];
        assert_eq!(said(&old, &renamed), "a.yaml -> b.yaml, b.yaml -> a.yaml");
    }

    #[test]
    fn a_new_edition_is_compared_with_what_it_supersedes_or_with_the_edition_before() {
        let old = || {
            vec![
                policy("9.yaml", "norfolk@9", "status: published\n"),
                policy("10.yaml", "norfolk@10", "status: published\n"),
                policy("kent.yaml", "kent@2020", "status: published\n"),
            ]
        };
        let with = |document| old().into_iter().chain([document]).collect::<Vec<_>>();
        let same = "9.yaml -> 9.yaml, 10.yaml -> 10.yaml, kent.yaml -> kent.yaml";
        assert_eq!(said(&old(), &with(policy("11.yaml", "norfolk@11", ""))), format!("{same}, 10.yaml -> 11.yaml"));
        let stated = policy("11.yaml", "norfolk@11", "supersedes: norfolk@9\n");
        assert_eq!(said(&old(), &with(stated)), format!("{same}, 9.yaml -> 11.yaml"));
        let other = policy("medway.yaml", "medway@2024", "supersedes: kent@2020\n");
        assert_eq!(said(&old(), &with(other)), format!("{same}, kent.yaml -> medway.yaml"));
        let first = policy("8.yaml", "norfolk@8", "supersedes: norfolk@8\n");
        assert_eq!(said(&old(), &with(first)), format!("{same}, + 8.yaml"));
        // What begins later comes after, whatever it is called.
        let dated = |path, id, day| policy(path, id, &format!("approval: {{by: Board, date: {day}}}\n"));
        let old = || vec![dated("22.yaml", "norfolk@2022", "2022-03"), dated("25.yaml", "norfolk@2025", "2025-04")];
        let new: Vec<_> = old().into_iter().chain([dated("24b.yaml", "norfolk@2024b", "2026-11")]).collect();
        assert_eq!(said(&old(), &new), "22.yaml -> 22.yaml, 25.yaml -> 25.yaml, 25.yaml -> 24b.yaml");
        // Both came with this change: the newer is compared with the other.
        let two = [policy("1.yaml", "new@1", ""), policy("2.yaml", "new@2", "")];
        assert_eq!(said(&[], &two), "1.yaml -> 2.yaml, + 1.yaml");
    }

    #[test]
    fn what_is_gone_leaves_a_gap_unless_it_was_not_in_use_or_has_another_edition() {
        let old = [
            policy("old.yaml", "norfolk@2021", "status: approved\n"),
            policy("new.yaml", "norfolk@2024", "status: approved\n"),
            policy("kent.yaml", "kent@2020", "status: approved\n"),
            policy("draft.yaml", "medway@2020", "status: draft\n"),
        ];
        let left = [policy("new.yaml", "norfolk@2024", "status: approved\n")];
        assert_eq!(said(&old, &left), "new.yaml -> new.yaml, - old.yaml, ! kent.yaml, - draft.yaml");
        let merged = || policy("new.yaml", "norfolk@2024", "status: approved\nsupersedes: kent@2020\n");
        assert_eq!(said(&old, &[merged()]), "new.yaml -> new.yaml, - old.yaml, - kent.yaml, - draft.yaml");
        let next = [policy("next.yaml", "norfolk@2026", ""), policy("x.yaml", "kent@2021", "")];
        assert_eq!(said(&old, &next), "new.yaml -> next.yaml, kent.yaml -> x.yaml, - old.yaml, - draft.yaml");
    }
}

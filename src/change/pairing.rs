//! Which document of a later state is to be compared with which of an earlier one. Names decide, not paths: a file that
//! was renamed is the same policy, and a new edition is compared with the one before.

use std::collections::{BTreeMap, BTreeSet};

use crate::workspace::{Document, Workspace, edition_order};

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

/// Sorts out the documents of two states. Those without an id are left out: nobody can tell what they are.
pub fn pairs<'d>(old: &[&'d Document], new: &[&'d Document]) -> Pairs<'d> {
    let earlier = Index::of(old);
    let later = Index::of(new);
    let mut sorted = Pairs::default();
    let mut compared: BTreeSet<Key<'_>> = BTreeSet::new();
    for &document in new {
        let Some(key) = key(document) else { continue };
        let same = || earlier.by_id.get(&key).copied();
        match same().or_else(|| earlier.predecessor(document)).or_else(|| later.predecessor(document)) {
            Some(before) => {
                compared.extend(self::key(before));
                sorted.pairs.push((before, document));
            }
            None => sorted.added.push(document),
        }
    }
    for &document in old {
        let Some(key) = key(document) else { continue };
        if !later.by_id.contains_key(&key) && !compared.contains(&key) {
            let is_replaced = later.by_name.contains_key(&(key.0, name_of(key.1))) || later.superseded.contains(key.1);
            let leaves_a_gap = document.is_in_use() && !is_replaced;
            sorted.removed.push(Removed { document, leaves_a_gap });
        }
    }
    sorted
}

/// The same document in another state of the repository: by its kind and id, wherever it stands; else the one of its kind
/// at its path, which had another name then.
pub fn twin<'w>(document: &Document, other: &'w Workspace) -> Option<&'w Document> {
    let own = &document.loaded.reference;
    let same_path = |other: &&Document| other.loaded.reference.path == own.path;
    let by_name = match (&own.kind, &own.id) {
        (Some(kind), Some(id)) => other.named(kind, id).find(same_path).or_else(|| other.named(kind, id).next()),
        _ => None,
    };
    by_name.or_else(|| other.at(&own.path).filter(|found| found.loaded.reference.kind == own.kind))
}

/// Kind and id.
type Key<'d> = (&'d str, &'d str);

fn key(document: &Document) -> Option<Key<'_>> {
    let reference = &document.loaded.reference;
    Some((reference.kind.as_deref()?, reference.id.as_deref()?))
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
    by_id: BTreeMap<Key<'d>, &'d Document>,
    by_name: BTreeMap<Key<'d>, Vec<&'d Document>>,
    /// What policies in use say they take the place of.
    superseded: BTreeSet<&'d str>,
}

impl<'d> Index<'d> {
    fn of(documents: &[&'d Document]) -> Self {
        let mut index = Self { by_id: BTreeMap::new(), by_name: BTreeMap::new(), superseded: BTreeSet::new() };
        for &document in documents {
            let Some((kind, id)) = key(document) else { continue };
            // Of two documents with one id the first counts; that there are two is a finding of `check`.
            index.by_id.entry((kind, id)).or_insert(document);
            index.by_name.entry((kind, name_of(id))).or_default().push(document);
            let stated = document.policy().and_then(|policy| policy.supersedes.text());
            index.superseded.extend(stated.filter(|_| document.is_in_use()));
        }
        index
    }

    /// The document that another one takes the place of: what it says it supersedes, else the edition of its own name
    /// that comes before it.
    fn predecessor(&self, document: &Document) -> Option<&'d Document> {
        let (kind, id) = key(document)?;
        let stated = document.policy().and_then(|policy| policy.supersedes.text());
        if let Some(before) = stated.filter(|stated| *stated != id).and_then(|stated| self.by_id.get(&(kind, stated))) {
            return Some(before);
        }
        let order = |document: &Document| key(document).map(|(_, id)| edition_order(edition_of(id)));
        let own = Some(edition_order(edition_of(id)));
        let editions = self.by_name.get(&(kind, name_of(id))).into_iter().flatten().copied();
        editions.filter(|other| order(other) < own).max_by_key(|other| order(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load;
    use crate::model::Kind;

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

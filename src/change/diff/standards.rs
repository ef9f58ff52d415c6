//! Two editions of a set of standards: what the table of fields leaves to handlers of their own.

use std::collections::BTreeMap;

use super::Language;
use super::answer::is_same;
use super::reading::Entry;
use super::sentences::sentences;
use super::text;
use super::walk::{About, Both, Special, Walk};
use crate::change::difference::{Difference, Value};
use crate::model::fields::Field;
use crate::model::located::{Item, Leaf};
use crate::model::standards::{Sentence, Standard};
use crate::model::{DetailKind, Kind, Standards};
use crate::source::{Arena, NodeId};

/// A set with its tree.
type Set<'d> = (&'d Standards, &'d Arena);

/// All differences between two sets.
pub(in crate::change) fn differences(old: Set<'_>, new: Set<'_>, language: Language<'_>) -> Vec<Difference> {
    let special = Sets { old: standards(old.0), new: standards(new.0) };
    let walk = Walk {
        kind: Kind::Standards,
        relation: language.relation,
        same_edition: false,
        happened: false,
        weighing: language.weighing,
        actors: None,
        special: &special,
    };
    walk.differences(old.1, new.1)
}

/// The standards of a set by where they stand.
type Placed<'d> = BTreeMap<NodeId, &'d Item<Standard>>;

fn standards(set: &Standards) -> Placed<'_> {
    set.list.iter().map(|standard| (standard.at, standard)).collect()
}

struct Sets<'d> {
    old: Placed<'d>,
    new: Placed<'d>,
}

impl Special for Sets<'_> {
    /// The sentences of a standard, and the floor of one of its details, which is read as the detail counts.
    fn by_hand(&self, field: &'static Field, both: Both<'_>, about: &About) -> Vec<Difference> {
        let (Some(old), Some(new)) = (holding(&self.old, both.0), holding(&self.new, both.1)) else {
            return Vec::new();
        };
        if field.path == "list.details.floor" {
            return floor(field, (old, new), both, about).into_iter().collect();
        }
        sentences(field, (listed(field, old), both.0), (listed(field, new), both.1), about)
    }
}

/// The standard in which something stands.
fn holding<'d>(placed: &Placed<'d>, entry: Entry<'_>) -> Option<&'d Item<Standard>> {
    let mut node = entry.at();
    while node != NodeId::ROOT {
        if let Some(standard) = placed.get(&node) {
            return Some(standard);
        }
        node = entry.arena.parent(node);
    }
    None
}

/// A list of sentences of a standard.
fn listed<'d>(field: &Field, standard: &'d Standard) -> &'d [Item<Sentence>] {
    match field.path {
        "list.policy.check" => &standard.policy.check,
        "list.course.when" => &standard.course.when,
        "list.course.unless" => &standard.course.unless,
        _ => &standard.course.check,
    }
}

/// Both floors are read as the newer edition counts: a choice is the position of its option.
fn floor(field: &Field, (old, new): (&Standard, &Standard), both: Both<'_>, about: &About) -> Option<Difference> {
    let name = about.name.as_deref()?;
    let (before, after) = (old.details.get(name)?, new.details.get(name)?);
    let kind = DetailKind::of(after).or_else(|| DetailKind::of(before));
    let side = |leaf: &Leaf<String>, entry: Entry<'_>| {
        let mut found = text(leaf, entry.at());
        if let Some((kind, text)) = kind.as_ref().zip(leaf.text()) {
            found.value = match kind.read_floor(text) {
                Ok(amount) => Value::Amount(Box::new(kind.clone()), amount),
                Err(_) => Value::Unreadable,
            };
            found.words = Some(text.to_owned());
        }
        found
    };
    let (one, other) = (side(&before.floor, both.0), side(&after.floor, both.1));
    (!is_same(&one.value, &other.value)).then(|| about.difference(field, one, other))
}

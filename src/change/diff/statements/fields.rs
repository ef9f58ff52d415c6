//! What differs between two states of one statement, field by field.

use super::Statement;
use crate::change::Kind;
use crate::change::diff::answer::{self, is_same};
use crate::change::diff::bearers::Heading;
use crate::change::diff::{Pair, text};
use crate::change::difference::{Difference, Found, Value};
use crate::model::Item;
use crate::model::located::{Leaf, OneOrMany};
use crate::model::policy::Commitment;
use crate::model::scope::Training;
use crate::model::words::spoken;

/// What differs in fields that are ranked.
pub(super) fn ranked(pair: &Pair<'_>, heading: &Heading<'_>, (one, other): Statement<'_>) -> Vec<Difference> {
    let mut both = vec![
        ("commitments.answer", None, own_answer(one), own_answer(other)),
        ("commitments.strength", None, answer::strength(one), answer::strength(other)),
    ];
    both.extend(heading.kinds.iter().map(|(name, kind)| {
        let (old, new) = (answer::own_detail(one, name, kind), answer::own_detail(other, name, kind));
        ("commitments.details", Some(name), old, new)
    }));
    both.push(("commitments.details", None, unknown_details(heading, one), unknown_details(heading, other)));
    if Training::of(&one.scope) != Training::of(&other.scope) {
        both.push(("commitments.scope", None, scope(one), scope(other)));
    }
    let (old, new) = (|by: &str| pair.actors.in_old(by), |by: &str| pair.actors.in_new(by));
    both.push(("commitments.by", None, bearer(pair, one, old), bearer(pair, other, new)));
    let differing = both.into_iter().filter(|(.., old, new)| !is_same(&old.value, &new.value));
    differing
        .map(|(field, name, old, new)| {
            let mut difference = heading.difference(field, old, new);
            difference.name = name.cloned();
            difference
        })
        .collect()
}

fn own_answer(commitment: &Item<Commitment>) -> Found {
    Found::new(Value::Answer(commitment.answer()), commitment.answer.at().unwrap_or(commitment.at))
        .in_words(answer::answer_in_words(commitment))
        .saying(commitment.says.text())
}

fn scope(commitment: &Item<Commitment>) -> Found {
    let words = commitment.scope.as_written();
    Found::new(Value::Text(words.clone()), commitment.at).in_words(words)
}

/// Who has to act, by the name that both documents share.
fn bearer(pair: &Pair<'_>, commitment: &Item<Commitment>, shared_name: impl Fn(&str) -> String) -> Found {
    let shared = commitment.by.text().map(shared_name);
    let words = pair.actors.in_words(&shared);
    let value = shared.map_or(Value::Nothing, Value::Text);
    let found = Found::new(value, commitment.by.at().unwrap_or(commitment.at));
    if words.is_empty() { found } else { found.in_words(words) }
}

/// Details that no standard in use knows, which cannot be ranked.
fn unknown_details(heading: &Heading<'_>, commitment: &Item<Commitment>) -> Found {
    let unknown = commitment.details.iter().filter_map(|(name, written)| {
        let place = answer::written_place(name, written).unwrap_or(commitment.at);
        let name = name.text().filter(|name| !heading.kinds.iter().any(|(known, _)| known == name))?;
        let values: Vec<&str> = written.iter().filter_map(|leaf| leaf.get().map(|text| text.0.as_str())).collect();
        Some((place, format!("{} {}", spoken(name), values.join(", "))))
    });
    let (places, mut texts): (Vec<_>, Vec<_>) = unknown.unzip();
    texts.sort();
    let value = if texts.is_empty() { Value::Nothing } else { Value::Text(texts.join("; ")) };
    Found::new(value, places.first().copied().unwrap_or(commitment.at)).saying(commitment.says.text())
}

/// What differs in the fields that stand beside what is ranked.
pub(super) fn plain(heading: &Heading<'_>, (one, other): Statement<'_>) -> Vec<Difference> {
    let mut both = Vec::new();
    // What no standard covers goes by its id, and is told under its new one already.
    if one.standard.text().is_some() && one.standard.text() == other.standard.text() {
        both.push(("commitments.id", Kind::Moved, named(&one.id, one), named(&other.id, other)));
    }
    if one.answer() == other.answer() {
        both.extend([
            ("commitments.lacks", Kind::Duty, named(&one.lacks, one), named(&other.lacks, other)),
            ("commitments.action", Kind::Duty, named(&one.action, one), named(&other.action, other)),
            ("commitments.to", Kind::Duty, named(&one.to, one), named(&other.to, other)),
        ]);
    }
    let (old, new) = (sections(&one.section, one), sections(&other.section, other));
    both.push(("commitments.section", Kind::Moved, old, new));
    let differing = both.into_iter().filter(|(.., old, new)| old.value != new.value);
    differing
        .map(|(field, kind, old, new)| {
            let mut difference = heading.difference(field, old, new);
            difference.kind = kind;
            difference
        })
        .collect()
}

fn named(leaf: &Leaf<String>, commitment: &Item<Commitment>) -> Found {
    text(leaf, commitment.at).saying(commitment.says.text())
}

fn sections(list: &OneOrMany<Leaf<String>>, commitment: &Item<Commitment>) -> Found {
    let names: Vec<&str> = list.iter().filter_map(Leaf::text).collect();
    let value = if names.is_empty() { Value::Nothing } else { Value::Text(names.join("; ")) };
    Found::new(value, list.first().and_then(Leaf::at).unwrap_or(commitment.at))
}

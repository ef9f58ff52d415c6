//! What some commitments to one thing come to together, and what differs between two such positions.

use crate::change::difference::{Found, Value};
use crate::model::amount::DetailValue;
use crate::model::located::{Item, Leaf, OneOrMany};
use crate::model::policy::{Commitment, DetailText};
use crate::model::position::Position;
use crate::model::words::{Answer, spoken};
use crate::model::{Amount, DetailKind};
use crate::source::NodeId;

/// How many further places of one value are listed.
const MOST_PLACES: usize = 20;

/// A difference between two positions, before it is known where it holds.
#[derive(Clone, Debug)]
pub(super) struct Raw {
    /// The field of a commitment.
    pub field: &'static str,
    /// The detail, where it is one.
    pub name: Option<String>,
    /// What was there.
    pub old: Found,
    /// What is there.
    pub new: Found,
}

/// Where a side that says nothing would say something, and whether anybody looked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Absent {
    /// The list of commitments.
    pub at: NodeId,
    /// Whether the reader of the source looked for it.
    pub looked_for: bool,
}

impl Absent {
    fn found(self) -> Found {
        Found::new(if self.looked_for { Value::Nothing } else { Value::NotRecorded }, self.at)
    }
}

/// What differs between two positions on one thing for one part of the training.
pub(super) fn differences(
    (old, old_absent): (Option<&Position<'_>>, Absent),
    (new, new_absent): (Option<&Position<'_>>, Absent),
    kinds: &[(String, DetailKind)],
) -> Vec<Raw> {
    let (Some(one), Some(other)) = (old, new) else {
        if old.is_none() && new.is_none() {
            return Vec::new();
        }
        let side = |position: Option<&Position<'_>>, absent: Absent| match position {
            Some(position) => answer(position),
            None => absent.found(),
        };
        return vec![Raw {
            field: "commitments.answer",
            name: None,
            old: side(old, old_absent),
            new: side(new, new_absent),
        }];
    };
    let mut found = Vec::new();
    if one.answer() != other.answer() {
        found.push(Raw { field: "commitments.answer", name: None, old: answer(one), new: answer(other) });
    }
    // What nobody undertakes has no word of its own.
    let both_undertake = one.answer() == other.answer() || (undertakes(one) && undertakes(other));
    let words = |position: &Position<'_>| (position.strength(), position.basis.strength.is_bad());
    if both_undertake && words(one) != words(other) {
        let (old, new) = (strength(one.basis), strength(other.basis));
        found.push(Raw { field: "commitments.strength", name: None, old, new });
    }
    for (name, kind) in kinds {
        let (old, new) = (detail(one, name, kind), detail(other, name, kind));
        // That amounts come and go with an undertaking is said with it.
        let is_said = match (is_amount(&old), is_amount(&new)) {
            (true, true) => false,
            (true, false) => undertakes(one),
            (false, true) => undertakes(other),
            (false, false) => true,
        };
        if (both_undertake || !is_said) && !is_same(&old.value, &new.value) {
            found.push(Raw { field: "commitments.details", name: Some(name.clone()), old, new });
        }
    }
    found
}

fn undertakes(position: &Position<'_>) -> bool {
    matches!(position.answer(), Answer::Commits | Answer::Partial)
}

fn is_amount(found: &Found) -> bool {
    matches!(found.value, Value::Amount(..))
}

/// The answer of a position with what belongs to it, in words: "commits (should; every 3 years)".
pub(in crate::change) fn answer(position: &Position<'_>) -> Found {
    let basis = position.basis;
    let at = basis.answer.at().unwrap_or(basis.at);
    let details = position
        .details
        .iter()
        .filter_map(|(name, kind, amount, _)| Some(format!("{} {}", spoken(name), kind.in_words(amount.as_ref()?))));
    let words = in_words(basis, details);
    let mut found = Found::new(Value::Answer(position.answer()), at).in_words(words).saying(basis.says.text());
    if basis.answer.is_bad() {
        found.value = Value::Unreadable;
    }
    found.also = others(position, basis);
    found
}

/// The answer of one commitment in words, with its strength: "commits (should)", "leaves it to each agency".
pub(super) fn answer_in_words(commitment: &Commitment) -> String {
    in_words(commitment, std::iter::empty())
}

fn in_words(commitment: &Commitment, details: impl Iterator<Item = String>) -> String {
    let strength = commitment.strength.get().map(ToString::to_string);
    let lacks = commitment.lacks.text().filter(|_| commitment.answer() == Answer::Partial);
    let lacks = lacks.map(|lacks| format!("not covered: {lacks}"));
    let more: Vec<String> = strength.into_iter().chain(details).chain(lacks).collect();
    let more = if more.is_empty() { String::new() } else { format!(" ({})", more.join("; ")) };
    match commitment.answer() {
        Answer::Commits => format!("commits{more}"),
        Answer::Partial => format!("commits in part{more}"),
        Answer::Deferred => "puts it off".to_owned(),
        Answer::Delegated => format!("leaves it to {}", commitment.to.text().unwrap_or("others")),
        Answer::Refuses => "declines it".to_owned(),
    }
}

/// The strength of a commitment.
pub(super) fn strength(commitment: &Item<Commitment>) -> Found {
    let value = match commitment.strength.get() {
        Some(strength) => Value::Strength(*strength),
        None if commitment.strength.is_bad() => Value::Unreadable,
        None => Value::NotRecorded,
    };
    Found::new(value, commitment.strength.at().unwrap_or(commitment.at)).saying(commitment.says.text())
}

/// The best value of a detail, with all places that count.
fn detail(position: &Position<'_>, name: &str, kind: &DetailKind) -> Found {
    let best = position.details.iter().find(|(known, ..)| known == name);
    let Some((_, _, amount, from)) = best else {
        // A value that cannot be read is not the same as none.
        let bad = position.commitments.iter().find(|commitment| commitment.details.get(name).is_some());
        let value = if bad.is_some() { Value::Unreadable } else { Value::Nothing };
        let commitment = bad.copied().unwrap_or(position.basis);
        return Found::new(value, detail_place(commitment, name)).saying(commitment.says.text());
    };
    let mut found = amount_found(amount.as_ref(), kind, detail_place(from, name)).saying(from.says.text());
    let stating = position.commitments.iter().filter(|commitment| commitment.details.get(name).is_some());
    let others = stating.filter(|commitment| commitment.at != from.at);
    found.also = others.map(|commitment| detail_place(commitment, name)).take(MOST_PLACES).collect();
    found
}

/// One commitment's own value of a detail.
pub(super) fn own_detail(commitment: &Item<Commitment>, name: &str, kind: &DetailKind) -> Found {
    let at = detail_place(commitment, name);
    let found = match commitment.details.get(name).map(|written| kind.read(written)) {
        Some(Ok(DetailValue::Known(amount))) => amount_found(Some(&amount), kind, at),
        Some(Ok(DetailValue::Unstated)) => Found::new(Value::Unstated, at),
        Some(Err(_)) => Found::new(Value::Unreadable, at),
        None => Found::new(Value::Nothing, at),
    };
    found.saying(commitment.says.text())
}

fn amount_found(amount: Option<&Amount>, kind: &DetailKind, at: NodeId) -> Found {
    match amount {
        Some(amount) => {
            Found::new(Value::Amount(Box::new(kind.clone()), amount.clone()), at).in_words(kind.in_words(amount))
        }
        None => Found::new(Value::Unstated, at),
    }
}

/// Whether two values are the same; "1 year" and "12 months" are.
pub(super) fn is_same(old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::Amount(_, Amount::Duration(old)), Value::Amount(_, Amount::Duration(new)))
        | (Value::Time(old), Value::Time(new)) => old.is_same(*new) == Some(true),
        _ => old == new,
    }
}

/// Where a detail stands, or the commitment that would hold it.
pub(in crate::change) fn detail_place(commitment: &Item<Commitment>, name: &str) -> NodeId {
    let written = commitment.details.iter().find(|(key, _)| key.text() == Some(name));
    written.and_then(|(key, value)| written_place(key, value)).unwrap_or(commitment.at)
}

/// Where an entry of a commitment's details stands: at its value, else at its name.
pub(super) fn written_place(key: &Leaf<String>, value: &OneOrMany<Leaf<DetailText>>) -> Option<NodeId> {
    value.first().and_then(Leaf::at).or_else(|| key.at())
}

fn others(position: &Position<'_>, basis: &Item<Commitment>) -> Vec<NodeId> {
    let others = position.commitments.iter().filter(|commitment| commitment.at != basis.at);
    others.map(|commitment| commitment.at).take(MOST_PLACES).collect()
}

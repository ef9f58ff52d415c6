//! What differs between two documents of one kind, without opinion.

mod actors;
mod align;
mod answer;
mod bearers;
mod blocks;
mod cells;
mod commitments;
mod entries;
mod levels;
mod outcomes;
mod record;
mod sentences;
mod standards;
mod statements;
mod topics;

use std::collections::BTreeSet;

use super::Relation;
use super::difference::{Difference, Found, Value};
use crate::model::located::{Leaf, OneOrMany};
use crate::model::{Date, Duration, Policy, Standards};
use crate::source::{Arena, NodeId};
use crate::standards::{Expectation, Vocabulary, Weighing};

use actors::Actors;

/// One of the two policies.
#[derive(Clone, Copy)]
pub(super) struct Side<'d> {
    /// What it says.
    pub policy: &'d Policy,
    /// Its tree.
    pub arena: &'d Arena,
    /// Its list of commitments, or the top where there is none.
    pub commitments_at: NodeId,
}

impl<'d> Side<'d> {
    /// A policy with its tree.
    pub(super) fn new(policy: &'d Policy, arena: &'d Arena) -> Self {
        let commitments_at = arena.find(["commitments"]).unwrap_or(NodeId::ROOT);
        Self { policy, arena, commitments_at }
    }

    /// The top-level entry of this name; the top where there is none.
    fn entry(&self, name: &str) -> NodeId {
        self.arena.find([name]).unwrap_or(NodeId::ROOT)
    }
}

/// Two policies with what is needed to tell them apart.
pub(super) struct Pair<'d> {
    /// The earlier one.
    pub old: Side<'d>,
    /// The later one.
    pub new: Side<'d>,
    /// How they are related.
    pub relation: Relation,
    /// Whether they are two states of one edition.
    pub same_edition: bool,
    /// The standards in use, of the newer document first.
    pub expectations: Vec<&'d Expectation>,
    /// The topics in use.
    pub vocabularies: [&'d Vocabulary; 2],
    /// The words that weigh.
    pub weighing: &'d Weighing,
    /// Who acts, under names that both documents share.
    pub actors: Actors,
    /// The levels that the documents have.
    pub levels: BTreeSet<String>,
}

impl<'d> Pair<'d> {
    /// Puts two policies side by side.
    pub(super) fn new(
        (old, new): (Side<'d>, Side<'d>),
        relation: Relation,
        expectations: Vec<&'d Expectation>,
        vocabularies: [&'d Vocabulary; 2],
        weighing: &'d Weighing,
    ) -> Self {
        let text = |side: &Side<'d>| side.policy.edition.text().map(str::to_owned);
        let same_edition = old.policy.policy.text() == new.policy.policy.text() && text(&old) == text(&new);
        let actors = Actors::of(old.policy, new.policy);
        let numbers = |side: &Side<'d>| -> Vec<String> {
            let list = side.policy.levels.given().map(|levels| &levels.list);
            list.into_iter().flatten().filter_map(|level| level.number.text().map(str::to_owned)).collect()
        };
        let levels = numbers(&old).into_iter().chain(numbers(&new)).collect();
        Self { old, new, relation, same_edition, expectations, vocabularies, weighing, actors, levels }
    }

    /// Whether wordings are compared, and not only shown.
    fn compares_wording(&self) -> bool {
        self.relation == Relation::Lineage
    }

    /// What a topic is about, for people.
    fn topic(&self, id: &str) -> String {
        let title = self.vocabularies.iter().find_map(|vocabulary| vocabulary.title(id));
        title.map_or_else(|| id.replace('-', " "), str::to_owned)
    }
}

/// All differences between two policies.
pub(super) fn policies(pair: &Pair<'_>) -> Vec<Difference> {
    let mut found = commitments::differences(pair);
    found.extend(levels::differences(pair));
    found.extend(blocks::differences(pair));
    found.extend(entries::differences(pair));
    found.extend(record::differences(pair));
    found
}

/// All differences between two sets of standards.
pub(super) fn standards(
    old: (&Standards, &Arena),
    new: (&Standards, &Arena),
    relation: Relation,
    weighing: &Weighing,
) -> Vec<Difference> {
    standards::differences(old, new, relation, weighing)
}

/// What a leaf of text has, at its place or where it would stand.
fn text(leaf: &Leaf<String>, otherwise: NodeId) -> Found {
    found(leaf, otherwise, |text| Value::Text(text.clone()))
}

/// What a date has.
fn day(leaf: &Leaf<Date>, otherwise: NodeId) -> Found {
    found(leaf, otherwise, |date| Value::Day(*date))
}

/// What a length of time has.
fn time(leaf: &Leaf<Duration>, otherwise: NodeId) -> Found {
    found(leaf, otherwise, |time| Value::Time(*time))
}

/// What a word from a closed list has.
fn word<T: Copy + std::fmt::Display>(leaf: &Leaf<T>, otherwise: NodeId) -> Found {
    found(leaf, otherwise, |word| Value::Text(word.to_string()))
}

/// What a list of names has.
fn names(list: &OneOrMany<Leaf<String>>, otherwise: NodeId) -> Found {
    let names: BTreeSet<String> = list.iter().filter_map(Leaf::text).map(str::to_owned).collect();
    let at = list.first().and_then(Leaf::at).unwrap_or(otherwise);
    let value = match list.first() {
        Some(leaf) if leaf.is_bad() => Value::Unreadable,
        Some(leaf) if leaf.is_unstated() => Value::Unstated,
        None => Value::Nothing,
        Some(_) => Value::Names(names),
    };
    Found::new(value, at)
}

fn found<T>(leaf: &Leaf<T>, otherwise: NodeId, value: impl Fn(&T) -> Value) -> Found {
    let at = leaf.at().unwrap_or(otherwise);
    let value = match leaf.get() {
        Some(known) => value(known),
        None if leaf.is_unstated() => Value::Unstated,
        None if leaf.is_bad() => Value::Unreadable,
        None => Value::Nothing,
    };
    Found::new(value, at)
}

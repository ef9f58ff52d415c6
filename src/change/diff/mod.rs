//! What differs between two documents of one kind, without opinion.

mod actors;
mod align;
mod answer;
mod bearers;
mod cells;
mod commitments;
mod courses;
mod levels;
mod outcomes;
mod policies;
mod reading;
mod sentences;
mod settings;
mod standards;
mod statements;
mod walk;

pub(super) use answer::{answer, detail_place};
pub(super) use courses::differences as courses;
pub(super) use policies::differences as policies;
pub use settings::DefaultLevel;
pub(super) use settings::differences as settings;
pub(super) use standards::differences as standards;
pub(super) use walk::plain;

use std::collections::BTreeSet;

use super::Relation;
use super::difference::{Found, Value};
use crate::guidance::Catalogue;
use crate::model::Policy;
use crate::model::located::{Leaf, OneOrMany};
use crate::model::schema::FieldType;
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
    /// The guidance that is known.
    pub guidance: &'d Catalogue,
    /// Who acts, under names that both documents share.
    pub actors: Actors,
    /// The levels that the documents have.
    pub levels: BTreeSet<String>,
}

impl<'d> Pair<'d> {
    /// Puts two policies side by side.
    pub(super) fn new(
        (old, new): (Side<'d>, Side<'d>),
        expectations: Vec<&'d Expectation>,
        language: Language<'d>,
    ) -> Self {
        let Language { relation, vocabularies, weighing, guidance } = language;
        let text = |side: &Side<'d>| side.policy.edition.text().map(str::to_owned);
        let same_edition = old.policy.policy.text() == new.policy.policy.text() && text(&old) == text(&new);
        let actors = Actors::of(old.policy, new.policy);
        let levels = old.policy.level_numbers().chain(new.policy.level_numbers()).map(str::to_owned).collect();
        Self { old, new, relation, same_edition, expectations, vocabularies, weighing, guidance, actors, levels }
    }

    /// How wordings and topics are read.
    fn language(&self) -> Language<'d> {
        let Self { relation, vocabularies, weighing, guidance, .. } = *self;
        Language { relation, vocabularies, weighing, guidance }
    }

    /// Whether wordings are compared, and not only shown.
    fn compares_wording(&self) -> bool {
        self.language().compares_wording()
    }

    /// Whether a standard in use has this name.
    fn knows(&self, standard: &str) -> bool {
        self.expectations.iter().any(|expectation| expectation.id == standard)
    }

    /// What a topic is about, for people.
    fn topic(&self, id: &str) -> String {
        self.language().topic(id)
    }

    /// The standard that a block of the policy answers.
    fn answered_by(&self, block: &str) -> Option<String> {
        let answers = |expectation: &&&Expectation| {
            let field = expectation.policy.as_ref().and_then(|expected| expected.answered_by.as_ref());
            field.is_some_and(|field| field.kind == FieldType::Block && field.block() == block)
        };
        self.expectations.iter().find(answers).map(|expectation| expectation.id.clone())
    }
}

/// How the wordings and topics of two documents are read.
#[derive(Clone, Copy)]
pub(super) struct Language<'d> {
    /// How the two are related.
    pub relation: Relation,
    /// The topics in use.
    pub vocabularies: [&'d Vocabulary; 2],
    /// The words that weigh.
    pub weighing: &'d Weighing,
    /// The guidance that is known.
    pub guidance: &'d Catalogue,
}

impl Language<'_> {
    /// The id of the family of guidance that is cited by this name, in this edition.
    fn family(self, name: &str, edition: Option<&str>) -> Option<String> {
        self.guidance.meant(name, edition).family().map(|family| family.id.clone())
    }

    /// Whether wordings are compared, and not only shown.
    fn compares_wording(self) -> bool {
        self.relation == Relation::Lineage
    }

    /// What a topic is about, for people.
    fn topic(self, id: &str) -> String {
        let title = self.vocabularies.iter().find_map(|vocabulary| vocabulary.title(id));
        title.map_or_else(|| id.replace('-', " "), str::to_owned)
    }
}

/// What a leaf of text has, at its place or where it would stand.
fn text(leaf: &Leaf<String>, otherwise: NodeId) -> Found {
    found(leaf, otherwise, |text| Value::Text(text.clone()))
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

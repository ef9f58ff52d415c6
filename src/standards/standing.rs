//! Where a policy stands on a standard: by commitments, by a field of its own, or not at all. The one place that tells
//! silence from what nobody has recorded.

use super::Expectation;
use crate::load::Loaded;
use crate::model::Policy;
use crate::model::position::Position;
use crate::source::NodeId;

/// Where a policy stands on a standard.
#[derive(Debug)]
pub enum Standing<'p> {
    /// Its commitments say so.
    Committed(Position<'p>),
    /// A field of its own says so: its review, its levels, its charges.
    Field(NodeId),
    /// It was looked through, and it says nothing.
    Silent(NodeId),
    /// Nobody has recorded whether it says anything.
    NotRecorded,
    /// The field that would say so is not there, not even with the word that the source has none.
    NoEntry(String),
    /// Something is written that could not be read, which is a finding already.
    Unreadable,
}

/// Where the policy in `document` stands on a standard.
pub fn standing<'p>(policy: &'p Policy, document: &Loaded, expectation: &Expectation) -> Standing<'p> {
    if let Some(position) = Position::of(policy, &expectation.id, &expectation.kinds) {
        return Standing::Committed(position);
    }
    let expected = expectation.policy.as_ref();
    let field = expected.and_then(|expected| expected.answered_by.as_ref());
    let path = field.map_or_else(|| "commitments".to_owned(), |field| field.path());
    let Some(arena) = document.arena.as_ref().filter(|_| !is_unread(document, &path)) else {
        return Standing::Unreadable;
    };
    if let Some(node) = expected.and_then(|expected| expected.answer_in(arena)) {
        return Standing::Field(node);
    }
    let written = field.and_then(|field| field.locate(arena));
    match (field, written) {
        (_, Some(node)) if arena.text(node) == Some("none") => Standing::Silent(node),
        // Nobody can write of a list that the source has none.
        (Some(field), None) if !field.has_items() => Standing::NoEntry(path),
        // A block that is no block is a finding already.
        (Some(field), Some(_)) if !field.has_items() => Standing::Unreadable,
        _ if expectation.was_looked_for(policy) => Standing::Silent(NodeId::ROOT),
        _ => Standing::NotRecorded,
    }
}

/// Whether a field, or the block that holds it, is there in a form that could not be read.
fn is_unread(document: &Loaded, path: &str) -> bool {
    path.split('.').next().is_some_and(|block| document.unread.contains(block))
}

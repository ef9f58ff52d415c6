//! Where a policy stands on a standard: by commitments, by a block of its own, or not at all.

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
    /// A block of its own says so: its review, its levels.
    Block(NodeId),
    /// It was looked through, and it says nothing.
    Silent(NodeId),
    /// Nobody has recorded whether it says anything.
    NotRecorded,
    /// Something is written that could not be read, which is a finding already.
    Unreadable,
}

/// Where the policy in `document` stands on a standard.
pub fn standing<'p>(policy: &'p Policy, document: &Loaded, expectation: &Expectation) -> Standing<'p> {
    if let Some(position) = Position::of(policy, &expectation.id, &expectation.kinds) {
        return Standing::Committed(position);
    }
    let field = expectation.policy.as_ref().and_then(|expected| expected.answered_by.as_ref());
    let Some(field) = field else {
        return match expectation.was_looked_for(policy) {
            _ if is_unread(document, "commitments") => Standing::Unreadable,
            true => Standing::Silent(NodeId::ROOT),
            false => Standing::NotRecorded,
        };
    };
    let Some(arena) = document.arena.as_ref().filter(|_| !is_unread(document, &field.path())) else {
        return Standing::Unreadable;
    };
    match field.locate(arena) {
        None => Standing::NotRecorded,
        Some(node) if arena.text(node) == Some("none") => Standing::Silent(node),
        // A block that is no block is a finding already.
        Some(node) if !arena.is_mapping(node) => Standing::Unreadable,
        Some(node) => Standing::Block(node),
    }
}

/// Whether a field, or the block that holds it, is there in a form that could not be read.
fn is_unread(document: &Loaded, path: &str) -> bool {
    path.split('.').next().is_some_and(|block| document.unread.contains(block))
}

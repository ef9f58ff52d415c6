//! Documents whose dates concern nobody any more: withdrawn ones, and editions that another one has replaced.

use jiff::civil::Date as Day;

use crate::workspace::{Document, State, Workspace};

/// A document that is not in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Relative to the root, with `/`.
    pub path: String,
    /// What it is called in other documents.
    pub id: Option<String>,
    /// Why.
    pub why: WhyLeftOut,
}

/// Why a document is not in the calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyLeftOut {
    /// It is no longer in use.
    Withdrawn,
    /// This policy, in force and in the same run, has taken its place.
    ReplacedBy(String),
}

/// The documents to leave out, in the order of their paths.
pub(super) fn left_out(workspace: &Workspace, today: Day) -> Vec<LeftOut> {
    let left = |document: &Document| {
        let why = match workspace.state(document, today) {
            State::Withdrawn => WhyLeftOut::Withdrawn,
            State::Replaced(newer) => WhyLeftOut::ReplacedBy(newer.reference.id.clone()?),
            State::Draft | State::NotYet(_) | State::InForce => return None,
        };
        let reference = &document.loaded.reference;
        Some(LeftOut { path: reference.path.clone(), id: reference.id.clone(), why })
    };
    workspace.documents.iter().filter_map(left).collect()
}

//! Documents whose dates concern nobody any more: withdrawn ones, and editions that another one has replaced.

use jiff::civil::Date as Day;

use crate::model::Model;
use crate::model::words::Status;
use crate::workspace::{Document, Workspace};

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
    /// This document, in use and in the same run, supersedes it.
    ReplacedBy(String),
}

/// The documents to leave out, in the order of their paths.
pub(super) fn left_out(workspace: &Workspace, today: Day) -> Vec<LeftOut> {
    let left = |document: &Document| {
        let id = document.loaded.reference.id.as_deref();
        let is_withdrawn = match &document.loaded.model {
            Some(Model::Policy(policy)) => policy.status.get() == Some(&Status::Withdrawn),
            Some(Model::Course(course)) => course.is_withdrawn(),
            _ => return None,
        };
        let why = if is_withdrawn {
            WhyLeftOut::Withdrawn
        } else {
            document.policy()?;
            WhyLeftOut::ReplacedBy(workspace.replacement(id?, today)?.to_owned())
        };
        Some(LeftOut { path: document.loaded.reference.path.clone(), id: id.map(str::to_owned), why })
    };
    workspace.documents.iter().filter_map(left).collect()
}

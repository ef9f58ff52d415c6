//! Documents whose dates concern nobody any more: withdrawn ones, and editions that another one has replaced.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use crate::model::words::Status;
use crate::workspace::{Document, Workspace};

/// How many editions a chain of replacements may have. A longer one is no history but a loop or an attack, and then
/// everything stays in.
const LONGEST_CHAIN: usize = 64;

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
    let mut successors: BTreeMap<&str, &str> = BTreeMap::new();
    for document in &workspace.documents {
        if let (Some(old), Some(new)) = (replaces(document, today), document.loaded.reference.id.as_deref()) {
            successors.entry(old).or_insert(new);
        }
    }
    let left = |document: &Document| {
        let policy = document.policy()?;
        let id = document.loaded.reference.id.as_deref();
        let why = if policy.status.get() == Some(&Status::Withdrawn) {
            WhyLeftOut::Withdrawn
        } else {
            WhyLeftOut::ReplacedBy(newest(id?, &successors)?.to_owned())
        };
        Some(LeftOut { path: document.loaded.reference.path.clone(), id: id.map(str::to_owned), why })
    };
    workspace.documents.iter().filter_map(left).collect()
}

/// The edition that a document in use has replaced. A draft, and what will only come into force, replaces nothing.
fn replaces(document: &Document, today: Day) -> Option<&str> {
    let policy = document.policy()?;
    let unused = matches!(policy.status.get(), Some(Status::Draft | Status::Withdrawn));
    let to_come = policy.own_date().is_some_and(|date| date.first_day() > today);
    policy.supersedes.text().filter(|_| !unused && !to_come)
}

/// The edition in which a chain of replacements ends; `None` where there is none, or where the chain never ends: two
/// documents that replace each other must not both disappear.
fn newest<'s>(id: &str, successors: &BTreeMap<&str, &'s str>) -> Option<&'s str> {
    let mut at = *successors.get(id)?;
    for _ in 0..LONGEST_CHAIN {
        match successors.get(at) {
            Some(next) => at = next,
            None => return Some(at),
        }
    }
    None
}

//! Commitments that no standard covers. They stand by themselves and are matched with nobody's, because documents that
//! use one name need not mean one thing.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::Serialize;

use super::cell::CellAnswer;
use super::row::Row;
use super::subject::Subject;
use super::{as_word, as_word_or_null, scope_written, shortened, texts};
use crate::model::located::Item;
use crate::model::policy::Commitment;
use crate::model::words::Strength;

/// A commitment that no standard covers.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OwnCommitment {
    /// The number of its column, from 0.
    pub column: usize,
    /// What the document calls it, or the standard that it names and nobody knows.
    pub id: String,
    /// The answer.
    #[serde(serialize_with = "as_word")]
    pub answer: CellAnswer,
    /// How strongly, in the source's own word.
    #[serde(serialize_with = "as_word_or_null")]
    pub strength: Option<Strength>,
    /// What it says.
    pub says: Option<String>,
    /// Who has to act, as recorded.
    pub by: Option<String>,
    /// The training that it is about, as recorded; null for all.
    pub scope: Option<String>,
    /// The sections, as written.
    pub sections: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
}

/// The commitments of each document that are of no row.
pub(super) fn commitments(subjects: &[Subject<'_>], rows: &[Row]) -> Vec<OwnCommitment> {
    let standards: BTreeSet<&str> = rows.iter().map(|row| row.expectation.id.as_str()).collect();
    let mut found = Vec::new();
    for (column, subject) in subjects.iter().enumerate() {
        let commitments = subject.policy().into_iter().flat_map(|policy| &policy.commitments);
        let own = commitments.filter(|commitment| commitment.standard.text().is_none_or(|id| !standards.contains(id)));
        found.extend(own.map(|commitment| own_commitment(subject, column, commitment)));
    }
    found
}

fn own_commitment(subject: &Subject<'_>, column: usize, commitment: &Item<Commitment>) -> OwnCommitment {
    OwnCommitment {
        column,
        id: commitment.standard.text().or(commitment.id.text()).map(shortened).unwrap_or_default(),
        answer: CellAnswer::of(commitment.answer()),
        strength: commitment.strength.get().copied(),
        says: commitment.says.text().map(shortened),
        by: commitment.by.text().map(shortened),
        scope: scope_written(commitment),
        sections: texts(&commitment.section),
        line: subject.line(commitment.at),
    }
}

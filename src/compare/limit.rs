//! What is wrong with the source texts, and what nobody can tell from the table.

use schemars::JsonSchema;
use serde::Serialize;

use super::cell::CellAnswer;
use super::column::ColumnState;
use super::detail::DetailRow;
use super::row::Row;
use super::subject::Subject;
use super::{as_word, as_word_or_null, shortened, texts};
use crate::load::Extent;
use crate::model::words::{Fault, spoken, words};

/// A fault of a source text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SourceFault {
    /// The number of the column, from 0.
    pub column: usize,
    /// What kind of fault; null where nobody has recorded it.
    #[serde(serialize_with = "as_word_or_null")]
    pub kind: Option<Fault>,
    /// What is wrong.
    pub says: String,
    /// The sections, as written.
    pub sections: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
}

words! {
    /// Why something cannot be told.
    Unknown {
        /// It is a draft, which asks nothing of anybody yet.
        Draft = "draft",
        /// It has not begun.
        NotYet = "not-yet",
        /// Nobody works to it any more.
        Past = "past",
        /// The file could be read only in part.
        PartlyRead = "partly-read",
        /// Parts of the source survive only as pictures, or not at all.
        Lost = "lost",
        /// Nobody has recorded whether it says anything about these standards.
        NotRecorded = "not-recorded",
        /// What it says about these cannot be read.
        Unreadable = "unreadable",
        /// It mentions these without giving a value.
        Unstated = "unstated",
        /// It cites these without an edition.
        NoEdition = "no-edition",
        /// Nobody has compared the record with the source a second time.
        Unchecked = "unchecked",
    }
}

/// Something that nobody can tell of a document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CannotTell {
    /// The number of the column, from 0.
    pub column: usize,
    /// Why.
    #[serde(serialize_with = "as_word")]
    pub why: Unknown,
    /// What, where there are several things: titles of standards, details, guidance.
    pub what: Vec<String>,
}

/// The faults of the source texts.
pub(super) fn faults(subjects: &[Subject<'_>]) -> Vec<SourceFault> {
    let mut faults = Vec::new();
    for (column, subject) in subjects.iter().enumerate() {
        let recorded = subject.policy().into_iter().flat_map(|policy| &policy.source_faults);
        faults.extend(recorded.map(|fault| SourceFault {
            column,
            kind: fault.kind.get().copied(),
            says: fault.says.text().map(shortened).unwrap_or_default(),
            sections: texts(&fault.section),
            line: subject.line(fault.at),
        }));
    }
    faults
}

/// What nobody can tell, document by document.
pub(super) fn unknown(subjects: &[Subject<'_>], rows: &[Row], details: &[DetailRow]) -> Vec<CannotTell> {
    let unknown = subjects.iter().enumerate().flat_map(|(column, subject)| {
        let found = by_state(subject).into_iter().chain(by_content(column, subject, rows, details));
        found.map(move |(why, what)| CannotTell { column, why, what })
    });
    unknown.collect()
}

/// What the standing of the document and of its record leaves open.
fn by_state(subject: &Subject<'_>) -> Vec<(Unknown, Vec<String>)> {
    let mut found = Vec::new();
    found.extend(match subject.state() {
        ColumnState::Draft => Some((Unknown::Draft, Vec::new())),
        ColumnState::NotYet => Some((Unknown::NotYet, Vec::new())),
        ColumnState::Replaced | ColumnState::Withdrawn => Some((Unknown::Past, Vec::new())),
        ColumnState::InForce => None,
    });
    if subject.loaded.extent != Extent::Whole {
        found.push((Unknown::PartlyRead, Vec::new()));
    }
    let Some(policy) = subject.policy() else { return found };
    if policy.recorded.checked_by.text().is_none() && policy.recorded.checked.get().is_none() {
        found.push((Unknown::Unchecked, Vec::new()));
    }
    let lost = policy.source_faults.iter().filter(|fault| fault.kind.get() == Some(&Fault::Lost));
    found.push((Unknown::Lost, lost.filter_map(|fault| fault.says.text()).map(shortened).collect()));
    found.retain(|(why, what)| *why != Unknown::Lost || !what.is_empty());
    found
}

/// What its own words leave open.
fn by_content(
    column: usize,
    subject: &Subject<'_>,
    rows: &[Row],
    details: &[DetailRow],
) -> Vec<(Unknown, Vec<String>)> {
    let answered = |answer: CellAnswer| {
        let here = rows.iter().filter(|row| row.cells.get(column).is_some_and(|cell| cell.answer == answer));
        here.map(|row| row.title.clone()).collect::<Vec<_>>()
    };
    let unstated = details
        .iter()
        .filter(|detail| detail.values.get(column).and_then(Option::as_ref).is_some_and(|value| value.value.is_none()));
    let unstated = unstated.map(|detail| format!("{}: {}", detail.standard, spoken(&detail.name)));
    let without = subject.cited().iter().filter(|entry| entry.edition.text().is_none()).filter_map(|entry| {
        let family = subject.guidance.family_cited(entry)?;
        family.has_dated_editions().then(|| family.title.clone())
    });
    let mut without: Vec<String> = without.collect();
    without.dedup();
    let found = [
        (Unknown::NotRecorded, answered(CellAnswer::NotRecorded)),
        (Unknown::Unreadable, answered(CellAnswer::Unreadable)),
        (Unknown::Unstated, unstated.collect()),
        (Unknown::NoEdition, without),
    ];
    found.into_iter().filter(|(_, what)| !what.is_empty()).collect()
}

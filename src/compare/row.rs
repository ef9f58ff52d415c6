//! The standards by theme, each with one cell for every document.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::cell::{self, Cell, CellAnswer};
use super::column::Subject;
use super::{as_word_or_null, course, shortened};
use crate::model::standards::Theme;
use crate::standards::Expectation;

/// A standard, and what each document says to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// The standard.
    pub standard: String,
    /// The set that it is of.
    pub set: String,
    /// What it asks.
    pub title: String,
    /// The part of the field.
    #[serde(serialize_with = "as_word_or_null")]
    pub theme: Option<Theme>,
    /// Whether it is one of the core standards.
    #[serde(rename = "core")]
    pub is_core: bool,
    /// Why it matters to a child.
    pub why: String,
    /// Whether some documents commit themselves and others decide against it.
    #[serde(rename = "opposed")]
    pub is_opposed: bool,
    /// One cell for each column, in their order.
    pub cells: Vec<Cell>,
    /// The standard as the first document that has it is judged by it.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) expectation: Expectation,
}

/// The standards that hold for any of the documents, by theme and in the order of their sets; still without cells.
pub(super) fn heads(subjects: &[Subject<'_>]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut known, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for subject in subjects {
        let expectations = &subject.controls.expectations;
        // The documents of a folder share one list.
        if !seen.insert(Arc::as_ptr(expectations)) {
            continue;
        }
        for expectation in expectations.iter() {
            if known.insert(expectation.id.as_str()) {
                rows.push(head(expectation));
            }
        }
    }
    rows.sort_by_key(|row| row.theme.map_or(Theme::ALL.len(), |theme| theme as usize));
    rows
}

fn head(expectation: &Expectation) -> Row {
    Row {
        standard: shortened(&expectation.id),
        set: shortened(&expectation.set),
        title: shortened(&expectation.title),
        theme: expectation.theme,
        is_core: expectation.core,
        why: shortened(&expectation.why),
        is_opposed: false,
        cells: Vec::new(),
        expectation: expectation.clone(),
    }
}

/// What a document says to each of the standards.
pub(super) fn cells(subject: &Subject<'_>, rows: &[Row], today: Day) -> Vec<Cell> {
    let own: HashMap<&str, &Expectation> =
        subject.controls.expectations.iter().map(|expectation| (expectation.id.as_str(), expectation)).collect();
    let cell = |row: &Row| {
        // A standard that does not hold for this document is looked for in it all the same, as the others have it.
        let expectation = own.get(row.expectation.id.as_str()).copied().unwrap_or(&row.expectation);
        match (subject.policy(), subject.course()) {
            (Some(policy), _) => cell::of_policy(subject, policy, expectation, today),
            (None, Some(course)) => course::cell(subject, course, expectation, today),
            (None, None) => Cell::of(CellAnswer::Unreadable),
        }
    };
    rows.iter().map(cell).collect()
}

/// Puts the cells of each document into its column.
pub(super) fn fill(rows: &mut [Row], columns: Vec<Vec<Cell>>) {
    for column in columns {
        for (row, cell) in rows.iter_mut().zip(column) {
            row.cells.push(cell);
        }
    }
    for row in rows {
        let has = |answer| row.cells.iter().any(|cell| cell.answer == answer);
        row.is_opposed = has(CellAnswer::Refuses) && (has(CellAnswer::Commits) || has(CellAnswer::Partial));
    }
}

//! The standards by theme, each with one cell for every document.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::cell::{Cell, CellAnswer};
use super::key::{slug, told_apart};
use super::subject::Subject;
use super::{as_word_or_null, course, policy, shortened};
use crate::model::standards::Theme;
use crate::standards::Expectation;

/// A standard, and what each document says to it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Row {
    /// A short name without spaces, of which there is one in a table: for addresses.
    pub key: String,
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

impl Row {
    /// Whether the review block of a policy answers it.
    pub(super) fn is_about_review(&self) -> bool {
        let field = self.expectation.policy.as_ref().and_then(|expected| expected.answered_by.as_ref());
        field.is_some_and(|field| field.path() == "review")
    }
}

/// The standards that hold for any of the documents, by theme and in the order of their sets; still without cells.
pub(super) fn heads(subjects: &[Subject<'_>]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let (mut known, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for subject in subjects {
        // The documents of a folder share one list.
        if !seen.insert(subject.expectations.as_ptr()) {
            continue;
        }
        for expectation in subject.expectations {
            if known.insert(expectation.id.as_str()) {
                rows.push(head(expectation));
            }
        }
    }
    rows.sort_by_key(|row| row.theme.map_or(Theme::ALL.len(), |theme| theme as usize));
    let keys = told_apart(rows.iter().map(|row| slug(&row.standard)).collect::<Vec<_>>());
    rows.iter_mut().zip(keys).for_each(|(row, key)| row.key = key);
    rows
}

fn head(expectation: &Expectation) -> Row {
    Row {
        key: String::new(),
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
    let (judging, known) = (by_id(subject.expectations), by_id(&subject.controls.expectations));
    let cells = rows.iter().map(|row| {
        let id = row.expectation.id.as_str();
        // A standard that its settings do not name is looked for in it all the same, as the others have it.
        let cell = cell(subject, judging.get(id).copied().unwrap_or(&row.expectation), today);
        // Of a document for another country, or about other people, the sets of its settings ask nothing.
        let is_for_others = known.contains_key(id) && !judging.contains_key(id);
        match cell.answer {
            CellAnswer::Silent | CellAnswer::NotRecorded if is_for_others => Cell::of(CellAnswer::NotAsked),
            _ => cell,
        }
    });
    cells.collect()
}

fn cell(subject: &Subject<'_>, expectation: &Expectation, today: Day) -> Cell {
    match (subject.policy(), subject.course()) {
        (Some(said), _) => policy::cell(subject, said, expectation, today),
        (None, Some(course)) => course::cell(subject, course, expectation, today),
        (None, None) => Cell::of(CellAnswer::Unreadable),
    }
}

fn by_id(list: &[Expectation]) -> HashMap<&str, &Expectation> {
    list.iter().map(|expectation| (expectation.id.as_str(), expectation)).collect()
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

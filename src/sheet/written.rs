//! A document with what a sheet asks for written into it, in memory: read again, and held against the sheet cell by cell.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::edit::{self, Editor};
use super::judge::Change;
use super::place::Places;
use super::row::Row;
use super::{Column, Table, fact, numbers};
use crate::error::Error;
use crate::finding::{Finding, Fix, Severity};
use crate::fix::{Reading, make_all};
use crate::load::{self, Loaded};
use crate::model::located::Read;
use crate::model::placeholder::is_placeholder;
use crate::model::words::{Answer, Strength};
use crate::model::{Item, Kind, Model, Policy};
use crate::source::{NodeId, Source};
use crate::template::{self, Known};

/// A document before and after.
#[derive(Debug)]
pub struct Written {
    /// Its path.
    pub path: String,
    /// The text that lies on disk, and the same as it may be shown.
    pub before: (String, Arc<Source>),
    /// The text that is to lie there, and the same as it may be shown.
    pub after: (String, Arc<Source>),
    /// How many cells went into it.
    pub cells: usize,
}

/// Writes the changes of one document into its text; they are all of that document. First answers go where a reader would look
/// for them, or to the end of the commitments where that cannot be done.
///
/// # Errors
/// Where a change cannot be written, or the document would not say what the sheet says.
pub fn write(text: &str, table: &Table<'_>, changes: &[Change]) -> Result<Written, Vec<Error>> {
    let Some(row) = changes.first().map(|change| &table.rows[change.row]) else { return Err(Vec::new()) };
    let new = new_rows(table, changes);
    let section = |row: usize| said(changes, row, Column::Section).unwrap_or_default();
    let among = Places::among(row.policy, table, new.iter().map(|row| (*row, section(*row).to_owned())));
    let at_the_end = Places::at_the_end(row.policy, new);
    let written = written(text, row.document, table, changes, &among);
    if written.is_ok() || among == at_the_end {
        written
    } else {
        self::written(text, row.document, table, changes, &at_the_end)
    }
}

fn written(
    text: &str,
    document: &Loaded,
    table: &Table<'_>,
    changes: &[Change],
    places: &Places,
) -> Result<Written, Vec<Error>> {
    let path = &document.reference.path;
    let (fixes, refused) = fixes(document, table, changes, places);
    if !refused.is_empty() {
        return Err(refused);
    }
    let unwritten = |why: &str| {
        let cells: Vec<&str> = changes.iter().map(|change| change.cell.as_str()).take(10).collect();
        vec![Error::new(
            format!("{path} would not say what the sheet says ({}): {why}", cells.join(", ")),
            "write these cells into the file itself, one after the other",
        )]
    };
    let reading = reading(load(path, text)).ok_or_else(|| unwritten("it cannot be read"))?;
    let read = |text: &str| reading_or_nothing(path, text);
    let Some((after, _)) = make_all(text, &reading, &fixes, &read) else {
        return Err(unwritten("something else in it would change too"));
    };
    let read_again = load(path, &after);
    if let Some(finding) = new_fault(document, &read_again) {
        return Err(unwritten(&finding.message));
    }
    let said = says_what_was_asked(&read_again, table, changes, places);
    let (true, Some(shown)) = (said, read_again.source.clone()) else {
        return Err(unwritten("read again, it says something else"));
    };
    Ok(Written {
        path: path.clone(),
        before: (text.to_owned(), reading.source),
        after: (after, shown),
        cells: changes.len(),
    })
}

fn load(path: &str, text: &str) -> Loaded {
    load::load(path, Kind::Policy, text.as_bytes().to_vec())
}

fn reading(loaded: Loaded) -> Option<Reading> {
    let Loaded { source, arena, findings, .. } = loaded;
    Some(Reading { source: source?, arena, findings, tidying: Vec::new() })
}

fn reading_or_nothing(path: &str, text: &str) -> Reading {
    reading(load(path, text)).unwrap_or_else(|| Reading {
        source: Arc::new(Source::new(path, String::new())),
        arena: None,
        findings: Vec::new(),
        tidying: Vec::new(),
    })
}

/// The changes as edits, in the order of the text.
fn fixes(document: &Loaded, table: &Table<'_>, changes: &[Change], places: &Places) -> (Vec<Fix>, Vec<Error>) {
    let (mut fixes, mut refused) = (Vec::new(), Vec::new());
    let Some(arena) = &document.arena else { return (fixes, refused) };
    let editor = Editor::new(arena);
    let mut ordered: Vec<&Change> = changes.iter().collect();
    ordered.sort_by_key(|change| edit::rank(change.column.key().unwrap_or_default()));
    for change in ordered {
        let Some((_, commitment)) = table.rows[change.row].commitment else { continue };
        match edits(&editor, commitment.at, &table.rows[change.row], change) {
            Ok(made) => fixes.extend(made),
            Err(why) => refused.push(Error::new(format!("{}: {why}", change.cell), "write it in the file itself")),
        }
    }
    for (place, rows) in places.iter() {
        let added: Vec<Vec<String>> = rows.iter().map(|row| added(&table.rows[*row], *row, changes)).collect();
        match editor.add(place, &added) {
            Ok(fix) => fixes.push(fix),
            Err(why) => refused.push(Error::new(
                format!("{}: {why}", document.reference.path),
                "write commitments: on a line of its own, and the commitments as a list below it",
            )),
        }
    }
    fixes.sort_by_key(|fix| fix.span());
    let fixes = fixes.into_iter().map(|fix| fix.placed(arena.source())).collect();
    (fixes, refused)
}

/// The rows that get their first answer, in the order of the table.
fn new_rows(table: &Table<'_>, changes: &[Change]) -> BTreeSet<usize> {
    changes.iter().map(|change| change.row).filter(|row| table.rows[*row].commitment.is_none()).collect()
}

/// What the sheet asks for in a cell, where it says something else than the document.
fn said(changes: &[Change], row: usize, column: Column) -> Option<&str> {
    let change = changes.iter().find(|change| change.row == row && change.column == column);
    change.map(|change| change.text.as_str())
}

/// A changed cell of a commitment that is there.
fn edits(editor: &Editor<'_>, at: NodeId, row: &Row<'_>, change: &Change) -> Result<Vec<Fix>, edit::Why> {
    let Some(key) = change.column.key() else { return Ok(Vec::new()) };
    match change.column {
        Column::Section => Ok(vec![editor.list(at, key, &sections(&change.text), edit::texts)?]),
        Column::Numbers => {
            let kinds = &row.expectation.kinds;
            let now = numbers::parted(&row.cell(Column::Numbers), kinds).unwrap_or_default();
            let asked = numbers::parted(&change.text, kinds).unwrap_or_default();
            let other: Vec<&numbers::Number> = asked.iter().filter(|number| !now.contains(number)).collect();
            editor.numbers(at, &other)
        }
        _ => Ok(vec![editor.text(at, key, &change.text)]),
    }
}

fn sections(text: &str) -> Vec<String> {
    text.split(fact::BETWEEN_SECTIONS).map(str::to_owned).collect()
}

/// The lines of a commitment that answers a standard for the first time.
fn added(row: &Row<'_>, at: usize, changes: &[Change]) -> Vec<String> {
    let said = |column| said(changes, at, column);
    let kinds = &row.expectation.kinds;
    let numbers = said(Column::Numbers).and_then(|text| numbers::parted(text, kinds).ok()).unwrap_or_default();
    let details = numbers.iter().map(|(name, values)| (name.clone(), edit::amounts(values)));
    let known = Known {
        answer: said(Column::Answer)
            .and_then(|text| Answer::read(text).ok())
            .filter(|answer| *answer != Answer::Commits),
        sections: said(Column::Section).map(sections).unwrap_or_default(),
        strength: said(Column::Strength).and_then(|text| Strength::read(text).ok()),
        says: said(Column::Says).map(str::to_owned),
        details: details.collect(),
        lacks: said(Column::Lacks).map(str::to_owned),
        action: said(Column::Action).map(str::to_owned),
        to: said(Column::To).map(str::to_owned),
    };
    template::filled(&row.expectation.id, kinds, &known)
}

/// What is found when the document is read again and was not before, other than the places that are kept, and what an answer
/// still lacks: a sheet may be filled in over several days, and `check` asks for the rest.
fn new_fault<'l>(before: &Loaded, after: &'l Loaded) -> Option<&'l Finding> {
    let key = |finding: &Finding| (finding.rule.clone(), finding.subject.clone(), finding.value.clone());
    let known: BTreeSet<_> = before.findings.iter().map(key).collect();
    let is_kept = |finding: &Finding| is_placeholder(&finding.value) || is_asked_for_later(finding);
    after.findings.iter().find(|finding| !known.contains(&key(finding)) && !is_kept(finding))
}

fn is_asked_for_later(finding: &Finding) -> bool {
    finding.rule == "load/missing-key" && finding.severity == Severity::Warning
}

/// Whether every cell of the document says what the sheet asks for, and every other one what it said.
fn says_what_was_asked(after: &Loaded, table: &Table<'_>, changes: &[Change], places: &Places) -> bool {
    let Some(document) = changes.first().map(|change| &table.rows[change.row]) else { return false };
    let Some(new) = policy(after) else { return false };
    if new.commitments.len() != document.policy.commitments.len() + places.count() {
        return false;
    }
    let mut rows = table.rows.iter().enumerate().filter(|(_, row)| std::ptr::eq(row.document, document.document));
    rows.all(|(at, row)| {
        let now = row.commitment.map(|(index, _)| places.moved(index));
        let Some(index) = now.or_else(|| places.index_of(at)) else { return true };
        let commitment: Option<(usize, &Item<_>)> = new.commitments.get(index).map(|item| (index, item));
        let is_named = commitment.is_some_and(|(_, item)| item.standard.text() == Some(&*row.expectation.id));
        let again = Row { document: after, policy: new, commitment, ..*row };
        is_named && Column::OPEN.into_iter().all(|column| says(&again, row, column, (at, changes)))
    })
}

fn says(again: &Row<'_>, row: &Row<'_>, column: Column, (at, changes): (usize, &[Change])) -> bool {
    let now = again.cell(column);
    match said(changes, at, column) {
        // The place is kept of what a new answer still has to have.
        None => row.commitment.is_none() || now == row.cell(column),
        Some(asked) if column == Column::Numbers => {
            let parted = |text: &str| numbers::parted(text, &row.expectation.kinds).unwrap_or_default();
            let (now, asked) = (parted(&now), parted(asked));
            numbers::are_same(&now, &asked)
                || row.commitment.is_none() && asked.iter().all(|number| now.contains(number))
        }
        Some(asked) => now == asked,
    }
}

fn policy(loaded: &Loaded) -> Option<&Policy> {
    match &loaded.model {
        Some(Model::Policy(policy)) => Some(policy),
        _ => None,
    }
}

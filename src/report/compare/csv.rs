//! The evidence table for spreadsheets: RFC 4180, a line for each document and standard.

use std::io::{self, Write};

use super::words::Safe;
use super::{cells, documents};
use crate::compare::{Cell, Column, ColumnKind, Row, Table, TimelineRow};
use crate::report::escape;

const COLUMNS: [&str; 18] = [
    "policy",
    "edition",
    "state",
    "course",
    "standard",
    "title",
    "theme",
    "core",
    "answer",
    "strength",
    "details",
    "section",
    "says",
    "notes",
    "since",
    "review_state",
    "waived_by",
    "place",
];

/// The cells are made harmless as a whole.
const PLAIN: Safe = |text| text.into();

pub(super) fn write(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", COLUMNS.join(","))?;
    for (index, (column, dates)) in table.columns.iter().zip(&table.timeline).enumerate() {
        for row in &table.rows {
            let Some(cell) = row.cells.get(index) else { continue };
            let cells = line(table, (column, dates), row, cell).map(|cell| escape::csv(&cell));
            write!(out, "{}\r\n", cells.join(","))?;
        }
    }
    Ok(())
}

fn line(table: &Table, (column, dates): (&Column, &TimelineRow), row: &Row, cell: &Cell) -> [String; COLUMNS.len()] {
    let is_course = column.kind == ColumnKind::Course;
    let policy = if is_course { column.beside.and_then(|at| table.columns.get(at)) } else { Some(column) };
    let name =
        policy.map(|policy| policy.id.as_deref().map_or(policy.name.as_str(), |id| id.split('@').next().unwrap_or(id)));
    let says: Vec<&str> = cell.sayings.iter().filter_map(|saying| saying.says.as_deref()).collect();
    let since = cell.since.as_ref().map(|since| match &since.change {
        Some(change) => format!("{} ({}, {change})", since.date, since.event),
        None => format!("{} ({})", since.date, since.event),
    });
    let place = cell.line.map_or_else(|| column.path.clone(), |line| format!("{}:{line}", column.path));
    [
        name.unwrap_or_default().to_owned(),
        policy.and_then(|policy| policy.edition.clone()).unwrap_or_default(),
        column.state.word().to_owned(),
        if is_course { column.id.clone().unwrap_or_else(|| column.name.clone()) } else { String::new() },
        row.standard.clone(),
        row.title.clone(),
        row.theme.map(|theme| theme.word().to_owned()).unwrap_or_default(),
        if row.is_core { "yes" } else { "no" }.to_owned(),
        cell.answer.word().to_owned(),
        cell.strength.map(|strength| strength.word().to_owned()).unwrap_or_default(),
        cells::named(&cell.details, PLAIN).join("; "),
        cell.sections().join("; "),
        says.join(" / "),
        cells::notes(cell, PLAIN).join("; "),
        since.unwrap_or_default(),
        documents::review(dates, table.today, PLAIN),
        cells::waived(cell, PLAIN).join("; "),
        place,
    ]
}

//! Every standard with a cell for each document, which opens to what the document says, where and since when. A cell has an
//! address of its own; what stands at it is inside the part that opens, so that a browser opens it for whoever follows a link.

use maud::{Markup, html};

use super::picture::theme;
use super::{MOST_COLUMNS, cell_address, name, standard_address, symbol};
use crate::compare::{Cell, CellAnswer, Column, DetailValue, Row, Saying, Since, Table};
use crate::model::words::{spoken, with_capital};
use crate::report::capital::capitalised;
use crate::report::compare::{cells, words};
use crate::report::html::as_written;

pub(super) fn draw(table: &Table) -> Option<Markup> {
    (!table.rows.is_empty()).then(|| {
        let is_long = table.columns.len() > MOST_COLUMNS;
        html! {
            p { "Each line opens to what the document says, in which section and since when." }
            @for group in table.rows.chunk_by(|one, other| one.theme == other.theme) {
                div.many-documents[is_long] data-group {
                    h3.theme { (theme(group)) }
                    @for row in group { (standard(table, row)) }
                }
            }
        }
    })
}

fn standard(table: &Table, row: &Row) -> Markup {
    let theme = row.theme.map_or("other", |theme| theme.word());
    html! {
        article.standard id=(standard_address(row)) data-standard=(row.key) data-theme=(theme) {
            h4 { (row.title) @if row.is_core { " " span.core { "core" } } }
            @if !row.why.is_empty() { p.detail { (row.why) } }
            @for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                details class={ "cell " (cell.answer.word()) } data-at=(at) {
                    summary { (line(cell, column)) }
                    div.said id=(cell_address(row, column)) { (in_full(row, cell, column)) }
                }
            }
        }
    }
}

/// A cell in a line: its answer, its numbers, its sections.
fn line(cell: &Cell, column: &Column) -> Markup {
    let numbers: Vec<String> = cell.details.iter().map(number).collect();
    html! {
        (symbol::of_cell(cell)) " "
        span.name { (name(column)) } " "
        span.answer { (cells::in_words(cell)) } " "
        span.more {
            (numbers.join(", "))
            @if let Some(sections) = words::sections(&cell.sections(), as_written) {
                @if !numbers.is_empty() { "; " }
                (sections)
            }
        }
    }
}

/// "minimum: 2 trainers".
fn number(detail: &DetailValue) -> String {
    format!("{}: {}", spoken(&detail.name), detail.value.as_deref().unwrap_or("no value given"))
}

fn in_full(row: &Row, cell: &Cell, column: &Column) -> Markup {
    let since = cell.since.as_ref().map(since);
    let place = cell.line.map(|line| format!("Line {line} of the record"));
    let address = cell_address(row, column);
    html! {
        @if cell.sayings.is_empty() && cell.given.is_empty() { p { (capitalised(cells::meaning(cell.answer).1)) "." } }
        @for saying in &cell.sayings { (said(saying, cell)) }
        @let notes = cells::notes(cell, as_written);
        @if !notes.is_empty() { ul { @for note in &notes { li { (capitalised(note)) } } } }
        @for waived in cells::waived(cell, as_written) { p { "Waived by " (waived) } }
        p.detail {
            @if let Some(since) = since { (since) ". " }
            @if let Some(place) = place { (place) ". " }
            "Its address on this page: " a href={ "#" (address) } { "#" (address) }
        }
    }
}

/// A statement: its words, the source's own where they are recorded, its section, and who has to act.
fn said(saying: &Saying, cell: &Cell) -> Markup {
    let answer = (saying.answer != CellAnswer::States && cell.sayings.len() > 1)
        .then(|| cells::answer(saying.answer, saying.strength));
    let about = [
        answer,
        words::sections(&saying.sections, as_written),
        saying.by.as_deref().map(|by| format!("to act: {by}")),
        saying.scope.as_deref().map(|scope| format!("for {scope}")),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    html! {
        blockquote {
            @if let Some(says) = &saying.says { p { (says) } }
            @if let Some(quote) = &saying.quote { p { "In its own words: " q { (quote) } } }
            @if !about.is_empty() { p.detail { (with_capital(&about.join("; "))) } }
        }
    }
}

/// "In the version of April 2019 (approved)". Only a recorded change tells that it was not so before.
fn since(since: &Since) -> String {
    let (date, event) = (since.date.in_words(), since.event);
    match since.change.as_deref() {
        Some(change) => format!("So since {date} ({event}: {change})"),
        None => format!("In the version of {date} ({event})"),
    }
}

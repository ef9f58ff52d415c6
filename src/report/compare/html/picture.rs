//! The coverage picture: standards by theme, a column for each document, and a sign for each answer that leads to what the
//! document says.

use maud::{Markup, html};

use super::wide::in_frame;
use super::{MOST_COLUMNS, cell_address, heads, standard_address, symbol};
use crate::compare::{Cell, CellAnswer, Row, Table};
use crate::model::words::with_capital;
use crate::report::compare::cells;
use crate::report::html::hidden;

pub(super) fn draw(table: &Table) -> Option<Markup> {
    if table.rows.is_empty() {
        return None;
    }
    Some(html! {
        (legend(table))
        (in_frame(matrix(table), "Who answers what", table.columns.len()))
    })
}

fn matrix(table: &Table) -> Markup {
    let many = if table.columns.len() > MOST_COLUMNS { " many" } else { "" };
    html! {
        table class={ "picture grid" (many) } {
            caption { "Each sign is an answer, and leads to what the document says" }
            thead {
                tr {
                    th.standard-name scope="col" { "Standard" }
                    @for (at, head) in heads(table).iter().enumerate() {
                        th scope="col" data-at=(at) { span { (head) } }
                    }
                }
            }
            @for group in table.rows.chunk_by(|one, other| one.theme == other.theme) {
                tbody data-group {
                    tr.group { th scope="rowgroup" colspan=(table.columns.len() + 1) { (theme(group)) } }
                    @for row in group { (line(table, row)) }
                }
            }
        }
    }
}

/// The name of the theme of some rows.
pub(super) fn theme(rows: &[Row]) -> String {
    with_capital(rows.first().and_then(|row| row.theme).map_or("other", |theme| theme.word()))
}

fn line(table: &Table, row: &Row) -> Markup {
    html! {
        tr data-standard=(row.key) {
            th.standard-name scope="row" {
                a href={ "#" (standard_address(row)) } { (row.title) }
                @if row.is_core { " " span.core { "core" } }
            }
            @for (at, (cell, column)) in row.cells.iter().zip(&table.columns).enumerate() {
                td data-at=(at) {
                    a href={ "#" (cell_address(row, column)) } {
                        (symbol::of_cell(cell)) " " span.say { (cells::unmarked_short(cell)) (by_training(cell)) }
                    }
                }
            }
        }
    }
}

/// What the signs mean that the picture uses.
fn legend(table: &Table) -> Markup {
    let used = CellAnswer::ALL.iter().filter(|answer| table.count(**answer) > 0);
    html! {
        ul.legend.signs {
            @for answer in used {
                @let (words, meaning) = cells::meaning(*answer);
                li { (symbol::draw(*answer, false)) " " strong { (words) } ": " (meaning) }
            }
            @if has(table, cells::has_lapsed) {
                li { (symbol::draw(CellAnswer::Deferred, true)) " put off, and the date has passed" }
            }
            @if has(table, is_by_training) { li { strong { (cells::BY_TRAINING) } " " (cells::NOT_ALIKE) } }
        }
    }
}

/// A mark where not all training is answered alike.
fn by_training(cell: &Cell) -> Markup {
    html! {
        @if is_by_training(cell) { span aria-hidden="true" { (cells::BY_TRAINING) } (hidden(&format!(", {}", cells::NOT_ALIKE))) }
    }
}

fn is_by_training(cell: &Cell) -> bool {
    !cell.scopes.is_empty()
}

fn has(table: &Table, is: fn(&Cell) -> bool) -> bool {
    table.rows.iter().flat_map(|row| &row.cells).any(is)
}

//! Positions that documents take against each other on purpose. Neither side is a gap.

use maud::{Markup, html};

use super::{cell_address, name, standard_link};
use crate::compare::{Cell, CellAnswer, Column, DetailRow, Row, Table};
use crate::model::words::spoken;
use crate::report::compare::cells;

/// How many there are.
pub(super) fn count(table: &Table) -> usize {
    table.rows.iter().filter(|row| row.is_opposed).count() + opposed_details(table).count()
}

pub(super) fn draw(table: &Table) -> Option<Markup> {
    (count(table) > 0).then(|| {
        html! {
            p { "Each side is a position that somebody has decided on. Neither is a gap, and none is better." }
            @for row in table.rows.iter().filter(|row| row.is_opposed) {
                (position(table, row, &row.title, row.cells.iter().map(side).collect()))
            }
            @for (row, detail) in opposed_details(table) {
                @let values = detail.values.iter().map(|value| value.as_ref()?.value.clone());
                (position(table, row, &format!("{}: {}", row.title, spoken(&detail.name)), values.collect()))
            }
        }
    })
}

/// The details on which documents take different positions, with their standards.
fn opposed_details(table: &Table) -> impl Iterator<Item = (&Row, &DetailRow)> {
    let opposed = table.details.iter().filter(|detail| detail.is_opposed);
    opposed.filter_map(|detail| Some((table.rows.iter().find(|row| row.standard == detail.standard)?, detail)))
}

/// The side that a document takes for or against a standard.
fn side(cell: &Cell) -> Option<String> {
    let takes_side = matches!(cell.answer, CellAnswer::Refuses | CellAnswer::Commits | CellAnswer::Partial);
    takes_side.then(|| cells::in_words(cell))
}

fn position(table: &Table, row: &Row, about: &str, sides: Vec<Option<String>>) -> Markup {
    html! {
        div.opposed data-standard=(row.key) {
            h3 { (standard_link(table, Some(&row.standard), about)) }
            dl.sides {
                @for (at, ((column, cell), side)) in table.columns.iter().zip(&row.cells).zip(&sides).enumerate() {
                    @if let Some(side) = side { div data-at=(at) { (taken(row, column, cell, side)) } }
                }
            }
        }
    }
}

/// A side with the words that take it.
fn taken(row: &Row, column: &Column, cell: &Cell, side: &str) -> Markup {
    let says = cell.sayings.first().and_then(|saying| saying.says.as_deref());
    html! {
        dt { a href={ "#" (cell_address(row, column)) } { (name(column)) } }
        dd {
            strong { (spoken(side)) }
            @if let Some(says) = says { p.detail { (says) } }
        }
    }
}

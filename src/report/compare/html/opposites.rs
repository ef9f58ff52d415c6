//! Positions that documents take against each other on purpose. Neither side is a gap.

use maud::{Markup, html};

use super::{cell_address, name, standard_link};
use crate::compare::{Cell, CellAnswer, Column, DetailRow, DetailValue, Row, Saying, Table};
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
                (position(table, row, &row.title, row.cells.iter().map(Side::for_or_against).collect()))
            }
            @for (row, detail) in opposed_details(table) {
                @let about = format!("{}: {}", row.title, spoken(&detail.name));
                @let values = row.cells.iter().zip(&detail.values);
                (position(table, row, &about, values.map(|(cell, value)| Side::of(cell, value.as_ref()?)).collect()))
            }
        }
    })
}

/// The details on which documents take different positions, with their standards.
fn opposed_details(table: &Table) -> impl Iterator<Item = (&Row, &DetailRow)> {
    let opposed = table.details.iter().filter(|detail| detail.is_opposed);
    opposed.filter_map(|detail| Some((table.rows.iter().find(|row| row.standard == detail.standard)?, detail)))
}

/// A side that a document takes, with the statement that takes it.
struct Side<'t> {
    words: String,
    saying: Option<&'t Saying>,
}

impl<'t> Side<'t> {
    /// For or against a standard.
    fn for_or_against(cell: &'t Cell) -> Option<Self> {
        let takes_side = matches!(cell.answer, CellAnswer::Refuses | CellAnswer::Commits | CellAnswer::Partial);
        takes_side.then(|| Self { words: cells::in_words(cell), saying: cell.sayings.first() })
    }

    /// By a position.
    fn of(cell: &'t Cell, value: &DetailValue) -> Option<Self> {
        Some(Self { words: value.value.clone()?, saying: cell.saying_of(value) })
    }
}

fn position(table: &Table, row: &Row, about: &str, sides: Vec<Option<Side<'_>>>) -> Markup {
    html! {
        div.opposed data-standard=(row.key) {
            h3 { (standard_link(table, Some(&row.standard), about)) }
            dl.sides {
                @for (at, (column, side)) in table.columns.iter().zip(&sides).enumerate() {
                    @if let Some(side) = side { div data-at=(at) { (taken(row, column, side)) } }
                }
            }
        }
    }
}

/// A side with the words that take it, and the training that they are about.
fn taken(row: &Row, column: &Column, side: &Side<'_>) -> Markup {
    let scope = side.saying.and_then(|saying| saying.scope.as_deref());
    let says = side.saying.and_then(|saying| saying.says.as_deref());
    html! {
        dt { a href={ "#" (cell_address(row, column)) } { (name(column)) } }
        dd {
            strong { (spoken(&side.words)) }
            @if let Some(scope) = scope { " (" (scope) ")" }
            @if let Some(says) = says { p.detail { (says) } }
        }
    }
}

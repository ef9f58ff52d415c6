//! What is measured, and what is cited, with a column for each document.

use maud::{Markup, html};

use super::wide::{Line, Wide, nothing};
use super::{heads, standard_link};
use crate::compare::{Citation, DetailValue, GuidanceRow, Table};
use crate::model::words::{counted, spoken, with_capital};
use crate::report::compare::cells::NOT_ALIKE;
use crate::report::compare::documents;
use crate::report::html::as_written;

/// The details of standards.
pub(super) fn numbers(table: &Table) -> Option<Markup> {
    if table.details.is_empty() {
        return None;
    }
    let mut lines = Vec::new();
    for group in table.details.chunk_by(|one, other| one.standard == other.standard) {
        let Some(first) = group.first() else { continue };
        let row = table.rows.iter().find(|row| row.standard == first.standard);
        lines.push(Line::Heading(row.map_or_else(|| with_capital(&spoken(&first.standard)), |row| row.title.clone())));
        lines.extend(group.iter().map(|detail| Line::Cells {
            label: standard_link(table, Some(&detail.standard), &spoken(&detail.name)),
            cells: detail.values.iter().map(|value| value.as_ref().map_or_else(nothing, number)).collect(),
            standard: row.map(|row| row.key.clone()),
        }));
    }
    let heads = heads(table);
    let caption = "What is measured, standard by standard";
    Some(html! {
        p {
            "The strongest value is marked where all of them can be put in order; those that tie are marked alike. "
            "A position has no stronger side."
        }
        (Wide { caption, label: "Detail", heads: &heads, lines }.draw())
    })
}

fn number(detail: &DetailValue) -> Markup {
    html! {
        @match &detail.value {
            None => "no value given",
            Some(value) if detail.is_strongest => { strong { (value) } " " span.strongest { "none stronger" } }
            Some(value) => (value),
        }
        @if detail.is_for_some { " (" (NOT_ALIKE) ")" }
    }
}

/// What documents cite: what the catalogues know, then what none of them knows.
pub(super) fn guidance(table: &Table) -> Option<Markup> {
    let (known, local): (Vec<_>, Vec<_>) = table.guidance.iter().partition(|row| row.is_known);
    let heads = heads(table);
    let draw = |caption, rows: &[&GuidanceRow]| {
        Wide { caption, label: "Guidance", heads: &heads, lines: rows.iter().map(|row| cited(row)).collect() }.draw()
    };
    (!table.guidance.is_empty()).then(|| {
        html! {
            @if !known.is_empty() { (draw("National guidance, and what has replaced the edition that is cited", &known)) }
            @if !local.is_empty() {
                details {
                    summary { (counted(local.len(), "document")) " that no catalogue knows, most of them local" }
                    (draw("What no catalogue knows", &local))
                }
            }
        }
    })
}

fn cited(row: &GuidanceRow) -> Line {
    let cell = |list: &Vec<Citation>| {
        if list.is_empty() {
            return nothing();
        }
        let is_old = list.iter().any(|citation| citation.replaced_by.is_some() || citation.ended.is_some());
        html! { span.old[is_old] { (documents::citations(list, as_written)) } }
    };
    Line::Cells {
        label: html! { (documents::family(row, as_written)) },
        cells: row.cells.iter().map(cell).collect(),
        standard: None,
    }
}

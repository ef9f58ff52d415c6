//! A picture for each answer: its shape tells it apart where colours do not, and a word stands beside it.

use maud::{Markup, html};

use crate::compare::{Cell, CellAnswer};
use crate::report::compare::cells;

const CIRCLE: &str = "M8 2a6 6 0 1 0 .01 0Z";
const RING: &str = "M8 4a4 4 0 1 0 .01 0Z";

/// The picture of a cell.
pub(super) fn of_cell(cell: &Cell) -> Markup {
    draw(cell.answer, cells::has_lapsed(cell))
}

/// The picture of an answer; `is_past` where what is put off should have been done by now.
pub(super) fn draw(answer: CellAnswer, is_past: bool) -> Markup {
    let (line, area) = shape(answer, is_past);
    html! {
        svg class={ "mark sign " (tone(answer, is_past)) } viewBox="0 0 16 16" aria-hidden="true" {
            @if let Some(line) = line { path d=(line) {} }
            @if let Some(area) = area { path class="area" d=(area) {} }
        }
    }
}

/// What is drawn as a line, and what is filled.
fn shape(answer: CellAnswer, is_past: bool) -> (Option<&'static str>, Option<&'static str>) {
    const LATER: &str = "M4 2.5 13.5 8 4 13.5Z";
    match answer {
        CellAnswer::Commits | CellAnswer::Gives => (None, Some(CIRCLE)),
        CellAnswer::Partial => (Some(CIRCLE), Some("M2 8a6 6 0 0 0 12 0Z")),
        CellAnswer::States => (None, Some("M2.5 2.5H13.5V13.5H2.5Z")),
        CellAnswer::Deferred if is_past => (None, Some(LATER)),
        CellAnswer::Deferred => (Some(LATER), None),
        CellAnswer::Delegated => (Some("M1.5 8H14M9 3l5 5-5 5"), None),
        CellAnswer::Refuses => (None, Some("M8 1 15 8 8 15 1 8Z")),
        CellAnswer::Silent | CellAnswer::GivesNothing => (Some(RING), None),
        CellAnswer::NotRecorded => (Some("M5 5.5a3 3 0 1 1 4.5 2.6C8.4 8.7 8 9.2 8 10.5M8 13v1.5"), None),
        CellAnswer::Unreadable => (Some("M1 10 4.5 5 8 10 11.5 5 15 10"), None),
        CellAnswer::NotAsked => (Some("M5 8H11"), None),
    }
}

/// The name of its colour in the stylesheet. Silence is no fault, and a position is none either.
fn tone(answer: CellAnswer, is_past: bool) -> &'static str {
    match answer {
        CellAnswer::Commits | CellAnswer::Partial | CellAnswer::States | CellAnswer::Gives => "calm",
        CellAnswer::Deferred if is_past => "bad",
        CellAnswer::Deferred => "soon",
        CellAnswer::Refuses => "position",
        CellAnswer::Delegated
        | CellAnswer::Silent
        | CellAnswer::NotRecorded
        | CellAnswer::Unreadable
        | CellAnswer::GivesNothing
        | CellAnswer::NotAsked => "open",
    }
}

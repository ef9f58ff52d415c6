//! Policies side by side as a page: a picture of who answers what, when each is to be reviewed, where they differ, then every
//! standard with a cell for each document that opens to what it says. Whatever is told of one document stands in an element
//! that names its column (`data-at`), and whatever is told of one standard in one that names it (`data-standard`), so that a
//! reader can leave some of them out.

mod controls;
mod levels;
mod lists;
mod opposites;
mod pairs;
mod picture;
mod standards;
mod symbol;
mod tables;
mod timeline;
mod topic;
mod wide;

use std::io::{self, Write};

use maud::{Markup, html};

use super::{CompareReport, JsonReport, documents, words};
use crate::compare::{CellAnswer, Column, Row, Table};
use crate::due::Status;
use crate::report::html::{Mark, Page, Tile, as_written};

/// With more documents than this a table is wider than a page is.
const MOST_COLUMNS: usize = 6;

/// A part of the page: its address, its name, what it holds.
type Part = (&'static str, &'static str, Markup);

pub(super) fn write(report: &CompareReport, out: &mut dyn Write) -> io::Result<()> {
    let table = &report.table;
    let parts = if table.topic.is_some() { topic_alone(table) } else { parts(table) };
    let is_whole = table.topic.is_none() && !table.columns.is_empty();
    let body = html! {
        @if is_whole { (Tile::draw_all(&tiles(table))) }
        @for (id, name, markup) in &parts {
            section aria-labelledby=(id) {
                h2 id=(id) { (name) }
                (markup)
            }
        }
    };
    let page = Page {
        title: "Policies side by side",
        lead: &lead(report),
        contents: parts.iter().map(|(id, name, _)| (*id, (*name).to_owned())).collect(),
        body,
        remarks: words::remarks_on_page(report),
        tool: &report.tool,
        today: &table.today.to_string(),
        standards: &report.standards,
        guidance: report.guidance.as_ref(),
    };
    let controls = is_whole.then(|| controls::draw(table));
    page.write_with(controls.as_ref(), &JsonReport::of(report), out)
}

/// "5 policies as at 26 November 2026, by the standards shared@2026-11. It says what each of them says; ..."
fn lead(report: &CompareReport) -> String {
    format!("{}. It shows what each document says, and puts none of them before another.", words::heading(report))
}

fn parts(table: &Table) -> Vec<Part> {
    let parts = [
        ("picture", "Who answers what", picture::draw(table)),
        ("reviews", "When each was approved, and when its review is due", timeline::draw(table)),
        ("opposites", "Positions that differ on purpose", opposites::draw(table)),
        ("less", "Where one asks less than another", pairs::draw(table)),
        ("standards", "Standard by standard", standards::draw(table)),
        ("numbers", "In numbers", tables::numbers(table)),
        ("levels", "Levels by topic", levels::draw(table)),
        ("guidance", "Guidance cited, and its age", tables::guidance(table)),
        ("own", "Commitments that no standard covers", lists::own(table)),
        ("faults", "Faults of the source texts", lists::faults(table)),
        ("unknown", "What this page cannot tell", lists::unknown(table)),
    ];
    parts.into_iter().filter_map(|(id, name, markup)| Some((id, name, markup?))).collect()
}

fn topic_alone(table: &Table) -> Vec<Part> {
    table.topic.iter().map(|asked| ("topic", "Who teaches it", topic::draw(table, asked))).collect()
}

fn tiles(table: &Table) -> [Tile; 5] {
    let reviews = |status| {
        let dated = table.timeline.iter().filter_map(|dates| dates.review.as_ref());
        dated.filter(|entry| entry.status == status).count()
    };
    let tile = |mark, number, words| Tile { mark, number, words };
    let review = |status, words| Tile::counting(Mark::Status(status), reviews(status), words);
    [
        review(Status::Overdue, ["review overdue", "reviews overdue"]),
        review(Status::DueSoon, ["review due soon", "reviews due soon"]),
        review(Status::Undated, ["review without a date", "reviews without a date"]),
        tile(Mark::Status(Status::Later), opposites::count(table), "positions that differ on purpose"),
        tile(Mark::Status(Status::Undated), table.count(CellAnswer::NotRecorded), "answers not recorded"),
    ]
}

/// The name of a column, and what it is where that is no policy in force.
fn name(column: &Column) -> String {
    documents::column(column, as_written)
}

/// The names of the columns, with which a row of each table begins.
fn heads(table: &Table) -> Vec<String> {
    table.columns.iter().map(name).collect()
}

/// Where a standard stands in the page.
fn standard_address(row: &Row) -> String {
    format!("standard-{}", row.key)
}

/// Where a cell stands in the page: "two-trainers--norfolk", to send to a colleague.
fn cell_address(row: &Row, column: &Column) -> String {
    format!("{}--{}", row.key, column.key)
}

/// A link to a standard, where it is one of the page.
fn standard_link(table: &Table, standard: Option<&str>, words: &str) -> Markup {
    let row = standard.and_then(|standard| table.rows.iter().find(|row| row.standard == standard));
    html! {
        @match row {
            Some(row) => a href={ "#" (standard_address(row)) } { (words) },
            None => (words),
        }
    }
}

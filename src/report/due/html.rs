//! The calendar as a page: how many dates of each kind, the year ahead as a strip, then every date in full.

use std::io::{self, Write};

use maud::{Markup, html};

use super::words::{self, Group, Heading};
use super::{DueReport, GroupBy, JsonReport, strip};
use crate::due::{Entry, Status};
use crate::model::Date;
use crate::model::words::counted;
use crate::report::capital::capitalised;
use crate::report::html::{Mark, Page, Row, Table, Tile, as_written, path};

pub(super) fn write(report: &DueReport, out: &mut dyn Write) -> io::Result<()> {
    let calendar = &report.calendar;
    let groups = words::groups(calendar, report.by);
    let headings: Vec<String> = groups.iter().map(|group| heading(group.heading)).collect();
    let named = headings.iter().zip(&groups).map(|(heading, group)| format!("{heading} ({})", group.entries.len()));
    let ids: Vec<String> = (1..=groups.len()).map(|number| format!("part-{number}")).collect();
    let strip = strip::draw(calendar);
    let first = strip.is_some().then(|| ("year", "The year ahead".to_owned()));
    let today = Date::day(calendar.today).in_words();
    let body = html! {
        (Tile::draw_all(&tiles(report)))
        @if let Some(strip) = strip {
            section aria-labelledby="year" {
                h2 id="year" { "The year ahead, by whose business it is" }
                (strip)
            }
        }
        @for ((group, heading), id) in groups.iter().zip(&headings).zip(&ids) {
            section {
                h2 id=(id) { (heading) }
                (list(group, report))
            }
        }
    };
    let page = Page {
        title: "Review calendar",
        lead: &format!("As at {today}: {}.", words::totals(calendar)),
        contents: first.into_iter().chain(ids.iter().map(String::as_str).zip(named)).collect(),
        body,
        remarks: words::remarks(report, as_written),
        tool: &report.tool,
        today: &calendar.today.to_string(),
        standards: &report.standards,
        guidance: report.guidance.as_ref(),
    };
    page.write(&JsonReport::of(report), out)
}

fn tiles(report: &DueReport) -> [Tile; 4] {
    [Status::Overdue, Status::DueSoon, Status::Later, Status::Undated].map(|status| Tile {
        mark: Mark::Status(status),
        number: report.calendar.count(status),
        words: words::status(status),
    })
}

/// "Overdue", "This month", "Workforce Development Group (Norfolk)".
fn heading(heading: Heading<'_>) -> String {
    match heading {
        Heading::Urgency(words) => capitalised(&words.to_lowercase()),
        Heading::Owner { .. } => heading.text(as_written),
        Heading::Nobody => capitalised(words::NOBODY),
    }
}

fn list(group: &Group<'_>, report: &DueReport) -> Markup {
    let rows = group.entries.iter().map(|entry| Row { id: Some(address(entry)), cells: cells(entry, report) });
    let order = match (report.by, group.entries.len()) {
        (_, 1) => String::new(),
        (GroupBy::Urgency, _) if group.entries.iter().all(|entry| entry.date.is_none()) => String::new(),
        _ => ", the most urgent first".to_owned(),
    };
    let caption = format!("{}{order}", counted(group.entries.len(), "thing") + " to do");
    let columns = ["Document", "What", "When", "Who", "Where it stands"];
    Table { class: "dates", caption: &caption, columns: &columns, rows: rows.collect() }.draw()
}

/// Where an entry stands in the page. What it is made of is a hash.
pub(super) fn address(entry: &Entry) -> String {
    format!("entry-{}", entry.uid)
}

/// The picture of an entry's state.
pub(super) fn mark(entry: &Entry) -> Markup {
    let mark = Mark::Status(entry.status);
    if entry.worked_out.is_some() { mark.draw_hatched() } else { mark.draw() }
}

fn cells(entry: &Entry, report: &DueReport) -> Vec<Markup> {
    let details = words::details(entry, as_written);
    let date = words::date(entry);
    let distance = match (entry.status, words::distance(entry, report.calendar.today)) {
        (Status::Overdue, distance) => format!("{distance} overdue"),
        (_, distance) => distance,
    };
    vec![
        html! { (entry.name) },
        html! {
            strong { (capitalised(&entry.what)) }
            @if !details.is_empty() { p.detail { (details.join("; ")) } }
            @if let Some(says) = &entry.says { blockquote { (says) } }
        },
        html! {
            (mark(entry)) " "
            @match words::why_undated(entry, as_written) {
                Some(why) => { (words::status(entry.status)) p.detail { (why) } }
                None => { strong.date { (date) } p.detail { (distance) } }
            }
        },
        html! { (entry.owner.name().unwrap_or(words::NOBODY)) },
        html! { (path(&entry.document.path)) " line " (entry.document.line) },
    ]
}

//! The calendar as a table for spreadsheets: RFC 4180, a line an entry.

use std::io::{self, Write};

use jiff::civil::Date as Day;

use super::words;
use crate::due::{Calendar, Entry};
use crate::model::date::days_between;
use crate::report::escape;

const COLUMNS: [&str; 18] = [
    "status",
    "document",
    "name",
    "kind",
    "what",
    "says",
    "date",
    "precision",
    "last_day",
    "days_left",
    "days_overdue",
    "owner",
    "owner_known_by",
    "sections",
    "worked_out",
    "notes",
    "place",
    "uid",
];

pub(super) fn write(calendar: &Calendar, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", COLUMNS.join(","))?;
    for entry in &calendar.entries {
        let cells = row(entry, calendar.today).map(|cell| escape::csv(&cell));
        write!(out, "{}\r\n", cells.join(","))?;
    }
    Ok(())
}

fn row(entry: &Entry, today: Day) -> [String; COLUMNS.len()] {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    // Days left and days overdue stand apart, because a number below zero begins as a formula does.
    let days = entry.last_day().map(|day| days_between(today, day));
    let counted = |days: Option<i32>| days.map(|days| days.to_string()).unwrap_or_default();
    let plain: words::Safe = |text| text.into();
    let notes = words::why_undated(entry, plain).into_iter().chain(words::details(entry, plain));
    [
        entry.status.word().to_owned(),
        text(entry.document.id.as_deref()),
        entry.name.clone(),
        entry.kind.word().to_owned(),
        entry.what.clone(),
        text(entry.says.as_deref()),
        entry.date.map(|date| date.to_string()).unwrap_or_default(),
        entry.date.map(|date| date.precision().word().to_owned()).unwrap_or_default(),
        entry.last_day().map(|day| day.to_string()).unwrap_or_default(),
        counted(days.filter(|days| *days >= 0)),
        counted(days.filter(|days| *days < 0).map(i32::saturating_neg)),
        text(entry.owner.name()),
        entry.owner.word().to_owned(),
        entry.sections.join("; "),
        if entry.worked_out.is_some() { "yes" } else { "no" }.to_owned(),
        notes.collect::<Vec<_>>().join("; "),
        format!("{}:{}", entry.document.path, entry.document.line),
        entry.uid.clone(),
    ]
}

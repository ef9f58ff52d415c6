//! A calendar in, bytes out: one file a format. Formats know dates and who they belong to; they do not know how the
//! dates were found.

mod csv;
mod human;
mod ics;
mod json;
mod markdown;
mod timeline;
mod words;

use std::io::{self, Write};

pub use json::DueReport as JsonReport;

use super::{DocumentReport, Look, Tool};
use crate::due::Calendar;

/// The name under which JSON calendars go.
pub const DUE_REPORT: &str = "due-report/v1";

/// A calendar with what it rests on.
#[derive(Clone, Debug)]
pub struct DueReport {
    /// Who made the report.
    pub tool: Tool,
    /// The dates.
    pub calendar: Calendar,
    /// The documents in which dates were looked for.
    pub documents: Vec<DocumentReport>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: Vec<String>,
}

/// How entries are put together, where a format shows groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupBy {
    /// What is overdue, due soon, later and without a date.
    Urgency,
    /// By who has to act.
    Owner,
}

/// The formats of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueFormat {
    /// For a terminal.
    Human(Look, GroupBy),
    /// `due-report/v1`.
    Json,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// A table for a web page.
    Markdown(GroupBy),
    /// iCalendar, RFC 5545.
    Ics,
}

/// Writes a calendar.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &DueReport, format: DueFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        DueFormat::Human(look, by) => human::write(report, look, by, out),
        DueFormat::Json => json::write(report, out),
        DueFormat::Csv => csv::write(&report.calendar, out),
        DueFormat::Markdown(by) => markdown::write(report, by, out),
        DueFormat::Ics => ics::write(&report.calendar, out),
    }
}

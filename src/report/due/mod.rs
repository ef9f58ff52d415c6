//! A calendar in, bytes out: one file a format. Formats know dates and who they belong to; they do not know how the
//! dates were found.

mod csv;
mod html;
mod human;
mod ics;
pub(super) mod json;
mod markdown;
mod strip;
mod timeline;
pub(super) mod words;

use clap::ValueEnum;

pub use json::DueReport as JsonReport;

use super::deliver::Report;
use super::{DocumentReport, Format, LeftAlone, Tool};
use crate::due::Calendar;
use crate::guidance::GuidanceUsed;
use crate::standards::SetUsed;

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
    /// The files that were met and not looked at.
    pub left_alone: Vec<LeftAlone>,
    /// The standards of the documents, which may ask for a date.
    pub standards: Vec<SetUsed>,
    /// The guidance that was known.
    pub guidance: Option<GuidanceUsed>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: Vec<String>,
    /// What people see it grouped by.
    pub by: GroupBy,
}

/// What a calendar is grouped by, where a format shows groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GroupBy {
    /// Overdue, due soon, later, no date
    Urgency,
    /// Who has to act
    Owner,
}

impl Report for DueReport {
    const FORMATS: &'static [Format<Self>] = &[
        Format::human(human::write),
        Format::new("json", "For programs: due-report/v1", json::write),
        Format::new("csv", "For spreadsheets", |report, out| csv::write(&report.calendar, out)),
        Format::new("markdown", "For a web page", markdown::write),
        Format::html(html::write),
        Format::new("ics", "For calendars: one event a date, with an alarm", |report, out| {
            ics::write(&report.calendar, out)
        }),
    ];

    fn failures(&mut self) -> &mut Vec<String> {
        &mut self.failures
    }

    fn is_shown_without_documents(&self) -> bool {
        !self.failures.is_empty()
    }
}

//! Policies side by side in, bytes out: one file a format. Formats know what documents say; they do not know how it was
//! found.

mod cells;
mod csv;
mod documents;
mod grid;
mod html;
mod human;
mod json;
mod markdown;
mod topic;
mod words;

pub use json::CompareReport as JsonReport;

use super::deliver::Report;
use super::{DocumentReport, Format, LeftAlone, Tool};
use crate::compare::Table;
use crate::guidance::GuidanceUsed;
use crate::standards::SetUsed;

/// The name under which this report goes in JSON.
pub const COMPARE_REPORT: &str = "compare-report/v1";

/// Policies side by side, with what that rests on.
#[derive(Clone, Debug)]
pub struct CompareReport {
    /// Who made the report.
    pub tool: Tool,
    /// The table.
    pub table: Table,
    /// The standards by which documents are laid side by side.
    pub standards: Vec<SetUsed>,
    /// The guidance that was known.
    pub guidance: Option<GuidanceUsed>,
    /// The documents that were looked at.
    pub documents: Vec<DocumentReport>,
    /// The files that were met and not looked at.
    pub left_alone: Vec<LeftAlone>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: Vec<String>,
}

impl Report for CompareReport {
    const FORMATS: &'static [Format<Self>] = &[
        Format::human(human::write),
        Format::markdown(markdown::write),
        Format::new(
            "csv",
            "For spreadsheets: the evidence table, a line for each policy and standard",
            |report, out| csv::write(&report.table, out),
        ),
        Format::new("json", "For programs: compare-report/v1", json::write),
        Format::html(html::write),
    ];

    fn failures(&mut self) -> &mut Vec<String> {
        &mut self.failures
    }

    fn is_shown_without_documents(&self) -> bool {
        !self.failures.is_empty()
    }
}

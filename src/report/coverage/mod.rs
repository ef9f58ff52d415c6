//! Who teaches what in, bytes out: a table for people, for a web page and for programs.

mod html;
mod human;
mod json;
mod markdown;
mod words;

pub use json::CoverageReport as JsonReport;

use super::deliver::Report;
use super::{DocumentReport, Format, LeftAlone, Tool};
use crate::coverage::Programme;

/// The name under which this report goes in JSON.
pub const COVERAGE_REPORT: &str = "coverage-report/v1";

/// Who teaches what, with what it rests on.
#[derive(Clone, Debug)]
pub struct CoverageReport {
    /// Who made the report.
    pub tool: Tool,
    /// Who teaches what.
    pub programme: Programme,
    /// The policies and courses that were looked at.
    pub documents: Vec<DocumentReport>,
    /// The files that were met and not looked at.
    pub left_alone: Vec<LeftAlone>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: Vec<String>,
}

impl Report for CoverageReport {
    const FORMATS: &'static [Format<Self>] = &[
        Format::human(human::write),
        Format::new("markdown", "For a web page", markdown::write),
        Format::new("json", "For programs: coverage-report/v1", json::write),
        Format::html(html::write),
    ];

    fn failures(&mut self) -> &mut Vec<String> {
        &mut self.failures
    }

    fn is_shown_without_documents(&self) -> bool {
        !self.failures.is_empty()
    }
}

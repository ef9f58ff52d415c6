//! Who teaches what in, bytes out: a table for people, for a web page and for programs.

mod human;
mod json;
mod markdown;
mod words;

use std::io::{self, Write};

pub use json::CoverageReport as JsonReport;

use super::{DocumentReport, Look, Tool};
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
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: Vec<String>,
}

/// The formats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CoverageFormat {
    /// For a terminal.
    Human(Look),
    /// A table for a web page.
    Markdown,
    /// `coverage-report/v1`.
    Json,
}

/// Writes who teaches what.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &CoverageReport, format: CoverageFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        CoverageFormat::Human(look) => human::write(report, look, out),
        CoverageFormat::Markdown => markdown::write(report, out),
        CoverageFormat::Json => json::write(report, out),
    }
}

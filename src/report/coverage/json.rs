//! `coverage-report/v1`: who teaches what, as data.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::COVERAGE_REPORT;
use crate::coverage::{NotCounted, TaughtPolicy};
use crate::report::{DocumentReport, LeftAlone, Tool, json};

pub(super) fn write(report: &super::CoverageReport, out: &mut dyn Write) -> io::Result<()> {
    json::write_value(&CoverageReport::of(report), out)
}

/// Which outcomes of policies are taught by which courses.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageReport<'r> {
    /// The format: `coverage-report/v1`.
    pub paramount: &'r str,
    /// Who made the report.
    pub tool: &'r Tool,
    /// The day as at which editions are in force, ISO 8601.
    pub today: String,
    /// The policies and courses that were looked at.
    pub documents: &'r [DocumentReport],
    /// The files that were met and not looked at; left out where there are none.
    #[serde(default, skip_serializing_if = "<[LeftAlone]>::is_empty")]
    pub left_alone: &'r [LeftAlone],
    /// The policies under which courses stand.
    pub policies: &'r [TaughtPolicy],
    /// Courses that count for no outcome.
    pub not_counted: &'r [NotCounted],
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: &'r [String],
}

impl<'r> CoverageReport<'r> {
    pub(super) fn of(report: &'r super::CoverageReport) -> Self {
        Self {
            paramount: COVERAGE_REPORT,
            tool: &report.tool,
            today: report.programme.today.to_string(),
            documents: &report.documents,
            left_alone: &report.left_alone,
            policies: &report.programme.policies,
            not_counted: &report.programme.not_counted,
            failures: &report.failures,
        }
    }
}

//! Findings for programs that read line by line: each as `check-report/v1` has it, then a line with the rest of the report.

use std::io::{self, Write};

use serde::Serialize;

use super::{Base, BaselineUsed, DocumentReport, Report, Summary, Tool, json};
use crate::change::Comparison;
use crate::finding::Finding;
use crate::guidance::GuidanceUsed;
use crate::standards::SetUsed;

/// What a report says besides its findings, under the names that it has there.
#[derive(Serialize)]
struct Rest<'r> {
    paramount: &'r str,
    tool: &'r Tool,
    today: &'r str,
    base: Option<&'r Base>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'r BaselineUsed>,
    standards: &'r [SetUsed],
    guidance: Option<&'r GuidanceUsed>,
    documents: &'r [DocumentReport],
    summary: &'r Summary,
    fixed: &'r [Finding],
    changes: &'r [Comparison],
    failures: &'r [String],
}

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for finding in &report.findings {
        json::write_line(finding, out)?;
    }
    let rest = Rest {
        paramount: &report.paramount,
        tool: &report.tool,
        today: &report.today,
        base: report.base.as_ref(),
        baseline: report.baseline.as_ref(),
        standards: &report.standards,
        guidance: report.guidance.as_ref(),
        documents: &report.documents,
        summary: &report.summary,
        fixed: &report.fixed,
        changes: &report.changes,
        failures: &report.failures,
    };
    json::write_line(&rest, out)
}

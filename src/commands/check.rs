//! `paramount check`: judge documents, print and write reports.

use super::output::{document_report, tool, write_files};
use super::{Console, Failure, Outcome, complain, input};
use crate::check::check;
use crate::cli::{CheckArgs, FailOn, FormatName};
use crate::error::Error;
use crate::finding::Severity;
use crate::report::{self, Format, Look, Report, Summary};
use crate::workspace::Workspace;

pub(super) fn run(arguments: &CheckArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let mut input = input::read(&arguments.input)?;
    let (findings, faults) = check(&input.workspace, today);
    input.failures.extend(faults);
    let mut report = report_of(&input.workspace, findings, today.to_string());
    report.failures = input.failures.iter().map(ToString::to_string).collect();
    input
        .failures
        .extend(write_files(&arguments.report, |format, look, out| report::write(&report, named(format, look), out)));
    report.failures = input.failures.iter().map(ToString::to_string).collect();
    for failure in &input.failures {
        complain(console, failure);
    }
    let nothing = report.documents.is_empty();
    if nothing && input.failures.is_empty() && arguments.format == FormatName::Human {
        let error = Error::new(
            "nothing to check: no document was found",
            "name a folder that holds policies; their first line is \"paramount: policy/v1\"",
        );
        complain(console, &error);
    } else {
        report::write(&report, named(arguments.format, console.look), console.out)?;
        console.out.flush()?;
    }
    Ok(match Outcome::of_failures(&input.failures) {
        Some(outcome) => outcome,
        None if nothing => Outcome::Nothing,
        None if fails(&report, arguments.fail_on) => Outcome::Findings,
        None => Outcome::Clean,
    })
}

fn named(format: FormatName, look: Look) -> Format {
    match format {
        FormatName::Human => Format::Human(look),
        FormatName::Json => Format::Json,
    }
}

fn fails(report: &Report, fail_on: FailOn) -> bool {
    let least = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Note => Severity::Note,
        FailOn::Never => return false,
    };
    report.findings.iter().any(|finding| finding.severity >= least && finding.suppressed.is_none())
}

fn report_of(workspace: &Workspace, findings: Vec<crate::finding::Finding>, today: String) -> Report {
    let documents: Vec<_> = workspace.documents.iter().map(|document| document_report(&document.loaded)).collect();
    Report {
        paramount: report::CHECK_REPORT.to_owned(),
        tool: tool(),
        today,
        base: None,
        standards: workspace.standards.clone(),
        guidance: workspace.guidance.clone(),
        summary: Summary::of(documents.len(), &findings),
        documents,
        findings,
        fixed: Vec::new(),
        changes: Vec::new(),
        failures: Vec::new(),
    }
}

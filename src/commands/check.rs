//! `paramount check`: judge documents, print and write reports.

use std::io::Write;
use std::path::Path;

use super::{Console, Failure, Outcome, complain, input};
use crate::check::check;
use crate::cli::{CheckArgs, FailOn, FormatName};
use crate::error::Error;
use crate::finding::Severity;
use crate::load::{Extent, Loaded};
use crate::report::{self, DocumentReport, DocumentStatus, Format, Look, Report, Summary, Tool};
use crate::workspace::Workspace;

pub(super) fn run(arguments: &CheckArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    let mut input = input::read(&arguments.input)?;
    let findings = check(&input.workspace, today);
    let mut report = report_of(&input.workspace, findings, today.to_string());
    report.failures = input.failures.iter().map(ToString::to_string).collect();
    for (format, file) in &arguments.report {
        let look = Look { color: false, width: 100 };
        if let Err(error) = write_file(&report, named(*format, look), file) {
            input.failures.push(error);
        }
    }
    report.failures = input.failures.iter().map(ToString::to_string).collect();
    for failure in &input.failures {
        complain(console, failure);
    }
    let fails = fails(&report, arguments.fail_on);
    // Files that are no documents, such as an empty one, do not make a run that judged anything.
    let nothing = !fails && report.documents.iter().all(|document| document.kind.is_none());
    if nothing && input.failures.is_empty() && arguments.format == FormatName::Human {
        let error = Error::new(
            "nothing to check: no document was found",
            "name a folder that holds policies; their first line is \"paramount: policy/v1\"",
        );
        complain(console, &error);
    }
    let silent = nothing && report.findings.is_empty() && input.failures.is_empty();
    if !silent || arguments.format != FormatName::Human {
        report::write(&report, named(arguments.format, console.look), console.out)?;
        console.out.flush()?;
    }
    Ok(if !input.failures.is_empty() {
        Outcome::NotDone
    } else if fails {
        Outcome::Findings
    } else if nothing {
        Outcome::Nothing
    } else {
        Outcome::Clean
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
        tool: Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() },
        today,
        base: None,
        standards: workspace.standards.clone(),
        guidance: None,
        summary: Summary::of(documents.len(), &findings),
        documents,
        findings,
        fixed: Vec::new(),
        changes: Vec::new(),
        failures: Vec::new(),
    }
}

fn document_report(loaded: &Loaded) -> DocumentReport {
    let status = match loaded.extent {
        Extent::Whole => DocumentStatus::Checked,
        Extent::Partly => DocumentStatus::Partly,
        Extent::Nothing => DocumentStatus::NotRead,
    };
    let why =
        loaded.findings.first().filter(|_| status != DocumentStatus::Checked).map(|finding| finding.message.clone());
    DocumentReport {
        path: loaded.reference.path.clone(),
        kind: loaded.reference.kind.clone(),
        id: loaded.reference.id.clone(),
        sha256: loaded.sha256.clone(),
        status,
        why,
    }
}

/// Writes a report beside its name and moves it there, so that nobody ever reads half of one.
fn write_file(report: &Report, format: Format, file: &Path) -> Result<(), Error> {
    let cannot = |fault: std::io::Error| {
        Error::new(
            format!("the report {} cannot be written: {}", file.display(), fault.kind()),
            "check that its folder exists and may be written to",
        )
    };
    let mut bytes = Vec::new();
    report::write(report, format, &mut bytes).map_err(cannot)?;
    if file.exists() && !file.is_file() {
        // A device or pipe is written to as it is.
        return std::fs::OpenOptions::new()
            .write(true)
            .open(file)
            .and_then(|mut out| out.write_all(&bytes))
            .map_err(cannot);
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = file.with_file_name(name);
    let written = std::fs::write(&part, &bytes).and_then(|()| std::fs::rename(&part, file));
    if written.is_err() {
        // What is left of it helps nobody; that it cannot be removed changes nothing about the failure.
        let _ = std::fs::remove_file(&part);
    }
    written.map_err(cannot)
}

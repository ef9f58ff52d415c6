//! `paramount check`: judge documents, print and write reports.

mod against;
mod base;

use super::output::{document_report, tool, write_files};
use super::{Console, Failure, Outcome, complain};
use crate::check::check;
use crate::cli::{CheckArgs, FailOn, FormatName};
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::materials::Unverifiable;
use crate::report::{self, CannotTell, Format, Look, Report, Summary};
use crate::session::{self, Materials};
use crate::workspace::Workspace;

pub(super) fn run(arguments: &CheckArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    // What the run is held against is read first: without it, the whole run would be for nothing.
    let baseline = arguments.baseline.as_deref().map(against::baseline).transpose()?;
    let mut input = session::read(&arguments.input.request(), Materials::Read)?;
    let (findings, faults) = check(&input.workspace, today);
    input.failures.extend(faults);
    let mut report = report_of(&input.workspace, findings, today.to_string());
    let before = match &arguments.base {
        Some(rev) => base::apply(rev, &arguments.input, &mut input, &mut report, today)?,
        None => None,
    };
    if let Some(baseline) = baseline {
        baseline.apply(&mut report, &input, before.as_ref(), today);
    }
    report.count();
    report.failures = input.failures.iter().map(ToString::to_string).collect();
    let as_asked =
        |format, look, out: &mut dyn std::io::Write| report::write(&report, named(format, look, arguments), out);
    input.failures.extend(write_files(&arguments.report, as_asked));
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
        report::write(&report, named(arguments.format, console.look, arguments), console.out)?;
        console.out.flush()?;
    }
    Ok(match Outcome::of_failures(&input.failures) {
        Some(outcome) => outcome,
        None if fails => Outcome::Findings,
        None if nothing => Outcome::Nothing,
        None => Outcome::Clean,
    })
}

fn named(format: FormatName, look: Look, arguments: &CheckArgs) -> Format {
    match format {
        FormatName::Human => Format::Human { look, lists_suppressed: arguments.show_suppressed },
        FormatName::Json => Format::Json,
        FormatName::Markdown => Format::Markdown,
    }
}

fn fails(report: &Report, fail_on: FailOn) -> bool {
    let least = match fail_on {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Note => Severity::Note,
        FailOn::Never => return false,
    };
    report.findings.iter().any(|finding| finding.severity >= least && report.counts(finding))
}

fn cannot_tell(workspace: &Workspace) -> CannotTell {
    let courses = workspace.documents.iter().filter_map(|document| Some((document, document.course()?)));
    let mut unverifiable = Unverifiable::default();
    for (document, course) in courses {
        unverifiable += workspace.shelf.unverifiable(&document.loaded.reference.path, course);
    }
    CannotTell { web: unverifiable.web, unopened: unverifiable.unopened, unread: unverifiable.unread }
}

fn report_of(workspace: &Workspace, findings: Vec<Finding>, today: String) -> Report {
    Report {
        paramount: report::CHECK_REPORT.to_owned(),
        tool: tool(),
        today,
        base: None,
        baseline: None,
        standards: workspace.standards.clone(),
        guidance: workspace.guidance.clone(),
        summary: Summary { cannot_tell: cannot_tell(workspace), ..Summary::default() },
        documents: workspace.documents.iter().map(|document| document_report(&document.loaded)).collect(),
        findings,
        fixed: Vec::new(),
        changes: Vec::new(),
        failures: Vec::new(),
    }
}

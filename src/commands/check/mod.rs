//! `paramount check`: judge documents, print and write reports.

mod against;
mod base;
mod mending;
mod scanning;

use jiff::civil::Date as Day;

use super::output::{document_report, left_alone, tool};
use super::report_files::writable;
use super::{Console, Failure, Outcome};
use crate::check::{MOST_LISTED, check, check_in_parts, listed};
use crate::cli::{CheckArgs, FailOn};
use crate::error::Error;
use crate::finding::{Finding, Severity};
use crate::load::Loaded;
use crate::materials::Unverifiable;
use crate::model::Kind;
use crate::report::deliver::{Ending, deliver};
use crate::report::{self, CannotTell, DocumentReport, NotLookedInto, Report, Scanning, Summary};
use crate::session::{self, Holding, Materials, Session};
use crate::workspace::Workspace;

pub(super) fn run(arguments: &CheckArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.input.today.unwrap_or(console.today);
    // What the run is held against is read first: without it, the whole run would be for nothing.
    let baseline = arguments.baseline.as_deref().map(against::baseline).transpose()?;
    let mended = arguments.fix.then(|| mending::mend(arguments, today)).transpose()?;
    let (mending, known) = mended.map_or((None, None), |mended| (Some(mended.mending), mended.judged));
    let (mut session, (findings, faults)) = match known {
        Some(known) => known,
        None => read_and_judged(arguments, today)?,
    };
    session.failures.extend(faults);
    let mut report = report_of(&session.workspace, findings, today.to_string());
    let before = match &arguments.base {
        Some(rev) => base::apply(rev, &arguments.input, &mut session, &mut report, today)?,
        None => None,
    };
    if let Some(baseline) = baseline {
        baseline.apply(&mut report, &session, before.as_ref(), today);
    }
    let found = std::mem::take(&mut report.findings);
    report.findings = listed(found, &session.workspace, MOST_LISTED, |finding| report.counts(finding));
    report.count();
    let mut format = arguments.format;
    if let Some(mending) = mending {
        if arguments.diff {
            report.patches = Some(mending::patches(&mending));
            format = Report::PATCH;
        } else {
            report.mended = Some(mending::documents(&mending));
        }
        session.failures.extend(mending.failures);
    }
    report.lists_suppressed = arguments.show_suppressed;
    report.shows_all = arguments.all;
    if asks_for_scanning(arguments) {
        report.scanning = scanning::collect(&report, &session);
    }
    let fails = fails(&report, arguments.fail_on);
    if fails && report.patches.as_ref().is_some_and(Vec::is_empty) {
        writeln!(console.errors, "Nothing would be mended. The same without --fix --diff says what is wrong.")?;
    }
    let nothing = (!fails && judges_nothing(&report, &session)).then(|| nothing(&session.workspace));
    // A patch of nothing has no place for words.
    if let Some(nothing) = nothing.as_ref().filter(|_| report.patches.is_some() && session.failures.is_empty()) {
        console.complain(nothing);
    }
    let files = writable(&arguments.report, &mut session);
    let ending = Ending { failures: session.failures, fails, nothing };
    // A report holds all that is printed of the documents, which make room for it.
    drop(session.workspace);
    Ok(deliver(report, format, &files, ending, console)?)
}

/// A run over the documents, and what it finds with the faults of ours in it.
fn read_and_judged(arguments: &CheckArgs, today: Day) -> Result<(Session, mending::Checked), Error> {
    // What a change is judged from is held whole on both of its sides.
    let holding = if arguments.base.is_some() { Holding::Whole } else { Holding::OF_CHECK };
    let session = session::read_in_parts(&arguments.input.request(), Materials::Read, holding)?;
    let checked = if session.workspace.has_outlines() {
        check_in_parts(&session.workspace, session.parts(), today)
    } else {
        check(&session.workspace, today)
    };
    Ok((session, checked))
}

/// Whether a report is written for code scanning, which asks for more than the others.
fn asks_for_scanning(arguments: &CheckArgs) -> bool {
    let files = arguments.report.iter().map(|(format, _)| *format);
    files.chain([arguments.format]).any(|format| format.name == Report::SCANNING)
}

/// Whether a run judged nothing. Files that are no documents, such as an empty one, are not judged, and settings only where
/// somebody asked for them.
fn judges_nothing(report: &Report, session: &Session) -> bool {
    report.documents.iter().all(|document| match document.kind.as_deref() {
        None => true,
        Some(kind) => kind == Kind::Config.word() && !session.asked.contains(&document.path),
    })
}

fn nothing(workspace: &Workspace) -> Error {
    if workspace.left_out().is_empty() {
        return Error::new(
            "nothing to check: no document was found",
            "name a folder that holds policies; their first line is \"paramount: policy/v1\"",
        );
    }
    Error::new(
        "nothing to check: the settings leave out every document that was found",
        "correct what stands under exclude in paramount.yaml, or name a file itself, which is always looked at",
    )
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
    let Unverifiable { web, unopened, unread } = workspace.unverifiable();
    CannotTell { web, unopened, unread }
}

/// A document as the report lists it, with what is not looked into where it is a material.
fn reported(loaded: &Loaded, workspace: &Workspace) -> DocumentReport {
    let text = workspace.shelf.get(&loaded.reference.path).and_then(|material| material.text.as_ref());
    let unopened = text.map(|text| text.unopened).unwrap_or_default();
    let not_looked_into =
        NotLookedInto { pictures: unopened.pictures, films: unopened.films, documents: unopened.documents };
    DocumentReport { not_looked_into, ..document_report(loaded) }
}

pub(super) fn report_of(workspace: &Workspace, findings: Vec<Finding>, today: String) -> Report {
    Report {
        paramount: report::CHECK_REPORT.to_owned(),
        tool: tool(),
        today,
        base: None,
        baseline: None,
        standards: workspace.standards.clone(),
        guidance: workspace.guidance.clone(),
        summary: Summary { cannot_tell: cannot_tell(workspace), ..Summary::default() },
        documents: workspace.documents.iter().map(|document| reported(&document.loaded, workspace)).collect(),
        left_alone: left_alone(workspace),
        findings,
        fixed: Vec::new(),
        changes: Vec::new(),
        failures: Vec::new(),
        mended: None,
        patches: None,
        lists_suppressed: false,
        shows_all: false,
        shown_by: None,
        scanning: Scanning::default(),
    }
}

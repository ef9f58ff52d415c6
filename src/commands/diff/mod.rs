//! `paramount diff`: what changed between documents, and whether it is weaker.

mod base;
mod driver;
mod impact;
mod named;
mod tracked;

use jiff::civil::Date as Day;

use super::all_changes::all_changes;
use super::output::tool;
use super::report_files::writable_anywhere;
use super::{Console, Failure, Outcome};
use crate::change::{Change, Impact, Relation, Verdict};
use crate::cli::{DiffArgs, DiffFailOn};
use crate::error::Error;
use crate::report::deliver::{Ending, deliver};
use crate::report::diff::{DiffReport, Lone, Pair};
use crate::report::{Base, DocumentReport};
use crate::standards::SetUsed;
use crate::workspace::Document;

/// What was compared, and what could not be.
#[derive(Debug, Default)]
struct Gathered {
    base: Option<Base>,
    standards: Vec<SetUsed>,
    documents: Vec<DocumentReport>,
    pairs: Vec<Pair>,
    same: usize,
    added: Vec<Lone>,
    removed: Vec<Lone>,
    impact: Option<Vec<Impact>>,
    /// What was asked for and could not be done.
    failures: Vec<Error>,
    /// What is missing in the report through no fault of what was asked for: an earlier state is as it is.
    gaps: Vec<String>,
}

pub(super) fn run(arguments: &DiffArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let today = arguments.today.unwrap_or(console.today);
    if arguments.git_driver {
        return driver::run(arguments, today, console);
    }
    if let Some(file) = &arguments.tracked {
        return tracked::run(arguments, file, today, console);
    }
    let mut gathered = match &arguments.base {
        Some(rev) => base::compare(arguments, rev, today)?,
        None => named::compare(arguments, today)?,
    };
    let files = writable_anywhere(&arguments.report, &mut gathered.failures);
    let failures = std::mem::take(&mut gathered.failures);
    let report = report_of(gathered, arguments, today);
    let nothing = report.documents.is_empty().then(|| {
        Error::new(
            "nothing to compare: no policy, no course, no standards file and no settings were found",
            "name a folder that holds some; the first line of a policy is \"paramount: policy/v1\"",
        )
    });
    let ending = Ending { failures, fails: fails(&report, arguments.fail_on), nothing };
    Ok(deliver(report, arguments.format, &files, ending, console)?)
}

/// What was gathered, as a report.
fn report_of(gathered: Gathered, arguments: &DiffArgs, today: Day) -> DiffReport {
    DiffReport {
        tool: tool(),
        today: today.to_string(),
        base: gathered.base,
        standards: gathered.standards,
        documents: gathered.documents,
        pairs: gathered.pairs,
        same: gathered.same,
        added: gathered.added,
        removed: gathered.removed,
        impact: gathered.impact,
        failures: gathered.gaps,
        all: arguments.all,
        // git names files that are gone when it is done.
        shown_by: if arguments.git_driver {
            None
        } else {
            all_changes(arguments.base.as_deref(), arguments.root.as_deref(), &arguments.paths)
        },
    }
}

/// Nobody weakens a policy by writing another one, so between partnerships nothing fails unless it is asked for; and what
/// binds nobody yet weakens nothing.
fn fails(report: &DiffReport, asked: Option<DiffFailOn>) -> bool {
    let fail_on = asked.unwrap_or(DiffFailOn::Weakened);
    let counts = |change: &Change| match fail_on {
        DiffFailOn::Never => false,
        DiffFailOn::Weakened => change.is_unapproved_weakening(),
        DiffFailOn::Unclear => change.is_unapproved_weakening() || change.verdict == Verdict::Unclear,
    };
    let judged =
        |pair: &&Pair| pair.comparison.binds && (asked.is_some() || pair.comparison.relation == Relation::Lineage);
    let changed = report.pairs.iter().filter(judged).flat_map(|pair| &pair.comparison.changes).any(counts);
    changed || fail_on != DiffFailOn::Never && report.removed.iter().any(|lone| lone.weakens)
}

/// A document of which nothing can be compared.
fn unread(document: &Document) -> Error {
    let path = &document.loaded.reference.path;
    Error::new(why_unread(document), format!("mend it first; paramount check {path} says where and how"))
}

/// That a document cannot be compared, and why: the first thing that is found in it, with its line.
fn why_unread(document: &Document) -> String {
    let first = document.loaded.findings.first();
    let why = first.map(|finding| format!(": line {}: {}", finding.place.line, finding.message)).unwrap_or_default();
    format!("{} cannot be compared{why}", document.loaded.reference.path)
}

//! `paramount diff`: what changed between documents, and whether it is weaker.

mod base;
mod impact;
mod named;

use super::output::{self, tool};
use super::{Console, Failure, Outcome, complain};
use crate::change::{Change, Impact, Relation, Verdict};
use crate::cli::{DiffArgs, DiffFailOn, DiffFormatName};
use crate::error::Error;
use crate::report::diff::{DiffFormat, DiffReport, Lone, Pair, write};
use crate::report::{Base, DocumentReport, Look};
use crate::standards::SetUsed;
use crate::tree::Tree;
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
    let gathered = match &arguments.base {
        Some(rev) => base::compare(arguments, rev)?,
        None => named::compare(arguments, today)?,
    };
    let mut failures = gathered.failures;
    let said = |failures: &[Error]| failures.iter().map(ToString::to_string).chain(gathered.gaps.clone()).collect();
    let mut report = DiffReport {
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
        failures: said(&failures),
    };
    let all = arguments.all;
    failures.extend(output::write_files(&arguments.report, |format, look, out| {
        write(&report, named(format, look, all), out)
    }));
    report.failures = said(&failures);
    for failure in &failures {
        complain(console, failure);
    }
    let nothing = report.documents.is_empty();
    if nothing && failures.is_empty() && arguments.format == DiffFormatName::Human {
        let error = Error::new(
            "nothing to compare: no policy and no standards file was found",
            "name a folder that holds policies; their first line is \"paramount: policy/v1\"",
        );
        complain(console, &error);
    } else if !nothing || arguments.format != DiffFormatName::Human {
        write(&report, named(arguments.format, console.look, all), console.out)?;
        console.out.flush()?;
    }
    Ok(match Outcome::of_failures(&failures) {
        Some(outcome) => outcome,
        None if fails(&report, arguments.fail_on) => Outcome::Findings,
        None if nothing => Outcome::Nothing,
        None => Outcome::Clean,
    })
}

fn named(format: DiffFormatName, look: Look, all: bool) -> DiffFormat {
    match format {
        DiffFormatName::Human => DiffFormat::Human { look, all },
        DiffFormatName::Json => DiffFormat::Json,
        DiffFormatName::Markdown => DiffFormat::Markdown,
    }
}

/// Nobody weakens a policy by writing another one, so between partnerships nothing fails unless it is asked for.
fn fails(report: &DiffReport, asked: Option<DiffFailOn>) -> bool {
    let fail_on = asked.unwrap_or(DiffFailOn::Weakened);
    let counts = |change: &Change| match fail_on {
        DiffFailOn::Never => false,
        DiffFailOn::Weakened => change.is_unapproved_weakening(),
        DiffFailOn::Unclear => change.is_unapproved_weakening() || change.verdict == Verdict::Unclear,
    };
    let judged = |pair: &&Pair| asked.is_some() || pair.comparison.relation == Relation::Lineage;
    let changed = report.pairs.iter().filter(judged).flat_map(|pair| &pair.comparison.changes).any(counts);
    changed || fail_on != DiffFailOn::Never && report.removed.iter().any(|lone| lone.weakens)
}

/// The revision of a tree, as reports name it.
fn revision_of(tree: &Tree) -> Option<Base> {
    tree.revision().map(|revision| Base { rev: revision.rev.clone(), commit: revision.commit.clone() })
}

/// A document of which nothing can be compared.
fn unread(document: &Document) -> Error {
    let path = &document.loaded.reference.path;
    let why = document.loaded.findings.first().map(|finding| format!(": {}", finding.message)).unwrap_or_default();
    Error::new(
        format!("{path} cannot be compared{why}"),
        format!("mend it first; paramount check {path} says where and how"),
    )
}

//! The state before a change: read through git, judged as the change is, and put into the report.

use jiff::civil::Date as Day;

use crate::check::judge_change;
use crate::cli::InputArgs;
use crate::commands::all_changes::all_changes;
use crate::commands::output::base_of;
use crate::error::Error;
use crate::model::words::listed;
use crate::report::Report;
use crate::session::{self, Session};
use crate::tree::Tree;

/// Judges the change between `rev` and what was read, and puts what it comes to into the report; gives back the
/// state before it.
pub(super) fn apply(
    rev: &str,
    arguments: &InputArgs,
    input: &mut Session,
    report: &mut Report,
    today: Day,
) -> Result<Option<Tree>, Error> {
    let Some(change) = session::read_change(rev, &arguments.request(), input)? else { return Ok(None) };
    let findings = std::mem::take(&mut report.findings);
    let judged = judge_change((&input.workspace, &change.base), change.under_base.as_ref(), findings, today);
    report.findings = judged.findings;
    report.fixed = judged.fixed;
    report.changes = judged.comparisons;
    report.shown_by = all_changes(Some(rev), arguments.root.as_deref(), &arguments.paths);
    report.base = change.before.revision().map(base_of);
    if let Some(base) = report.base.as_mut().filter(|_| !judged.not_known_before.is_empty()) {
        let files: Vec<&str> = judged.not_known_before.iter().map(String::as_str).collect();
        base.gaps.push(format!(
            "As it was before, git hands out no file of more than 64 MiB to be read: what is found in {} counts as there before.",
            listed(&files, "and")
        ));
    }
    input.failures.extend(judged.faults);
    Ok(Some(change.before))
}

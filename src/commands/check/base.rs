//! The state before a change: read through git, judged as the change is, and put into the report.

use jiff::civil::Date as Day;

use crate::check::judge_change;
use crate::cli::InputArgs;
use crate::commands::output::base_of;
use crate::error::Error;
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
    report.base = change.before.revision().map(base_of);
    input.failures.extend(judged.faults);
    Ok(Some(change.before))
}

//! Above the lines that were changed since the commit that is compared with: whether they ask less.

use gen_lsp_types::{CodeLens, Command, Range};

use super::past::Changed;
use super::position::Encoding;
use crate::change::{Change, Kind, Verdict};
use crate::report::escape;
use crate::source::{Source, Span};
use crate::tree::LAST_COMMIT;

/// What stands above the changed lines of a document, and above its name, which stands at `name`, what that does to courses.
pub(super) fn lenses(
    changed: &Changed,
    rev: &str,
    (source, name): (&Source, Option<Span>),
    encoding: Encoding,
) -> Vec<CodeLens> {
    // Not everybody who writes a policy knows git's names.
    let since = if rev == LAST_COMMIT { "the last commit" } else { rev };
    let shown = changed.comparison.changes.iter().filter(|change| is_shown(change));
    let lens = |change: &Change| CodeLens {
        range: encoding.of_place(Some(source), &change.new.place),
        command: Some(saying(words(change, changed, since))),
        data: None,
    };
    let courses = changed.courses.as_ref().filter(|courses| courses.differ() || shown.clone().next().is_some());
    let above_all = courses.and_then(|courses| courses.in_short(since)).map(|words| CodeLens {
        range: name.map_or_else(Range::default, |name| encoding.range(source, name)),
        command: Some(saying(words)),
        data: None,
    });
    above_all.into_iter().chain(shown.map(lens)).collect()
}

/// Whether a change is one that people read while they write: no record keeping, nothing that is neither more nor less, and not
/// that half a document cannot be compared.
pub(super) fn is_shown(change: &Change) -> bool {
    let is_told = !matches!(change.verdict, Verdict::Neutral | Verdict::NewlyRecorded);
    is_told && !matches!(change.kind, Kind::RecordKeeping | Kind::Moved | Kind::NotCompared)
}

/// "weakened since the last commit, and nobody has signed this off: At least two trainers deliver each session".
fn words(change: &Change, changed: &Changed, since: &str) -> String {
    let comparison = &changed.comparison;
    let signed = match &change.approved {
        Some(approved) if approved.date.is_none() => format!(", signed off by {}, on no date", approved.by),
        Some(approved) => format!(", signed off by {}", approved.by),
        None if comparison.binds && change.is_unapproved_weakening() => ", and nobody has signed this off".to_owned(),
        None => String::new(),
    };
    let verdict = match change.verdict {
        Verdict::Unclear => format!("changed since {since}, for a person to read"),
        verdict => format!("{} since {since}", verdict.word(comparison.relation)),
    };
    let words = format!("{verdict}{signed}: {}", change.about);
    escape::line(&words).into_owned()
}

/// A line that says something and does nothing.
fn saying(title: String) -> Command {
    Command { title, ..Command::default() }
}

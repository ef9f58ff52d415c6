//! Comparisons in, bytes out: one file a format. Formats know changes and verdicts; they do not know how anything was
//! compared.

mod columns;
pub(super) mod html;
pub(super) mod human;
mod json;
pub(super) mod markdown;
pub(super) mod placed;
pub(super) mod sections;
pub(super) mod sides;
pub mod tracked;
mod words;

pub use json::DiffReport as JsonReport;
pub use markdown::{effect, entry};

pub use crate::change::Lone;

use super::deliver::Report;
use super::{Base, DocumentReport, Format, Tool};
use crate::change::{Comparison, Impact};
use crate::standards::SetUsed;

/// The name under which JSON reports of changes go.
pub const DIFF_REPORT: &str = "diff-report/v1";

/// What changed, with what it rests on.
#[derive(Clone, Debug)]
pub struct DiffReport {
    /// Who made the report.
    pub tool: Tool,
    /// The day of the comparison, ISO 8601.
    pub today: String,
    /// The revision that everything was compared with, where one was named for all.
    pub base: Option<Base>,
    /// The standards by which it was judged which way something changed.
    pub standards: Vec<SetUsed>,
    /// Documents that were compared, each once.
    pub documents: Vec<DocumentReport>,
    /// The documents that differ, two and two.
    pub pairs: Vec<Pair>,
    /// How many documents were compared, and say what they said before.
    pub same: usize,
    /// Documents that came, and replace none that is known.
    pub added: Vec<Lone>,
    /// Documents that went.
    pub removed: Vec<Lone>,
    /// The courses that are judged differently under the two policies; `None` where that was not asked for.
    pub impact: Option<Vec<Impact>>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: Vec<String>,
    /// Whether people are shown rewordings, moves and record keeping, too.
    pub all: bool,
    /// The command that shows those, where it can be named.
    pub shown_by: Option<String>,
}

/// Two documents that were compared.
#[derive(Clone, Debug)]
pub struct Pair {
    /// What came of it.
    pub comparison: Comparison,
    /// The revision that the old document was read from; none where it was read from disk.
    pub old_revision: Option<Base>,
    /// The same of the new document.
    pub new_revision: Option<Base>,
}

impl Report for DiffReport {
    const FORMATS: &'static [Format<Self>] = &[
        Format::human(human::write),
        Format::new("json", "For programs: diff-report/v1", json::write),
        Format::markdown(markdown::write),
        Format::html(html::write),
    ];

    fn failures(&mut self) -> &mut Vec<String> {
        &mut self.failures
    }

    fn is_shown_without_documents(&self) -> bool {
        false
    }
}

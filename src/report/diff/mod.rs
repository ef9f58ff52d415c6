//! Comparisons in, bytes out: one file a format. Formats know changes and verdicts; they do not know how anything was
//! compared.

mod human;
mod json;
pub(super) mod markdown;
pub(super) mod sections;
mod words;

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use json::DiffReport as JsonReport;

use super::{Base, DocumentReport, Look, Tool};
use crate::change::{Comparison, Impact};
use crate::finding::DocumentRef;
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

/// A document that has no counterpart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lone {
    /// Its path, kind and id.
    pub document: DocumentRef,
    /// Its name for a sentence.
    pub name: String,
    /// What that means, in a sentence.
    pub sentence: String,
    /// Whether what it asked for is asked by nobody any more.
    pub weakens: bool,
}

/// The formats of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DiffFormat {
    /// For a terminal.
    Human {
        /// How the terminal is written to.
        look: Look,
        /// Whether rewordings, moves and record keeping are shown too.
        all: bool,
    },
    /// `diff-report/v1`.
    Json,
    /// For a pull request or a web page.
    Markdown,
}

/// Writes a comparison.
///
/// # Errors
/// Where `out` cannot be written to.
pub fn write(report: &DiffReport, format: DiffFormat, out: &mut dyn Write) -> io::Result<()> {
    match format {
        DiffFormat::Human { look, all } => human::write(report, look, all, out),
        DiffFormat::Json => json::write(report, out),
        DiffFormat::Markdown => markdown::write(report, out),
    }
}

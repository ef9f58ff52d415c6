//! `diff-report/v1`: changes as data.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{DIFF_REPORT, Lone};
use crate::change::{self, Edition, Impact, Relation, Verdict};
use crate::report::{Base, DocumentReport, Tool, json};
use crate::standards::SetUsed;

pub(super) fn write(report: &super::DiffReport, out: &mut dyn Write) -> io::Result<()> {
    json::write_value(&DiffReport::of(report), out)
}

/// What changed between documents, and whether it is weaker.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DiffReport {
    /// The format: `diff-report/v1`.
    pub paramount: String,
    /// Who made the report.
    pub tool: Tool,
    /// The day of the comparison, ISO 8601.
    pub today: String,
    /// The revision that everything was compared with; null where two documents were named.
    pub base: Option<Base>,
    /// The standards by which it was judged which way something changed.
    pub standards: Vec<SetUsed>,
    /// The documents that were compared.
    pub documents: Vec<DocumentReport>,
    /// The totals.
    pub summary: Summary,
    /// Which documents were compared with which; those of equal bytes are left out.
    pub comparisons: Vec<Compared>,
    /// What changed; empty where the documents say the same.
    pub changes: Vec<Change>,
    /// Documents that came, and replace none that is known.
    pub added: Vec<Lone>,
    /// Documents that went.
    pub removed: Vec<Lone>,
    /// The courses that are judged differently under the two policies; left out where that was not asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub impact: Option<Vec<Impact>>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    #[serde(default)]
    pub failures: Vec<String>,
}

/// The totals of a comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Changes by which less is asked.
    pub weakened: usize,
    /// Changes by which less is asked in one respect and more in another.
    pub mixed: usize,
    /// Changes that a person has to read.
    pub unclear: usize,
    /// Changes by which more is asked.
    pub strengthened: usize,
    /// Answers recorded for the first time.
    pub newly_recorded: usize,
    /// Said in other words, none of which is known to matter.
    pub reworded: usize,
    /// Different, and neither weaker nor stronger.
    pub neutral: usize,
    /// Changes by which less is asked, wholly or in part, and that nobody has signed off.
    pub unapproved: usize,
    /// Changes for which there was no room.
    pub more: usize,
}

/// Two documents that were compared.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Compared {
    /// The earlier document, or the first of two partnerships.
    pub old: Edition,
    /// The later document, or the second of two partnerships.
    pub new: Edition,
    /// The revision that the old document was read from; null where it was read from disk.
    pub old_revision: Option<Base>,
    /// The revision that the new document was read from; null where it was read from disk.
    pub new_revision: Option<Base>,
    /// Whether one took the place of the other.
    pub relation: Relation,
}

/// One difference.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Between which documents: the position in `comparisons`, from 0.
    pub comparison: usize,
    /// What changed.
    #[serde(flatten)]
    pub change: change::Change,
}

impl DiffReport {
    pub(super) fn of(report: &super::DiffReport) -> Self {
        let changes = report.pairs.iter().enumerate().flat_map(|(comparison, pair)| {
            pair.comparison.changes.iter().map(move |change| Change { comparison, change: change.clone() })
        });
        Self {
            paramount: DIFF_REPORT.to_owned(),
            tool: report.tool.clone(),
            today: report.today.clone(),
            base: report.base.clone(),
            standards: report.standards.clone(),
            documents: report.documents.clone(),
            summary: Summary::of(report),
            comparisons: report.pairs.iter().map(Compared::of).collect(),
            changes: changes.collect(),
            added: report.added.clone(),
            removed: report.removed.clone(),
            impact: report.impact.clone(),
            failures: report.failures.clone(),
        }
    }
}

impl Summary {
    fn of(report: &super::DiffReport) -> Self {
        let count = |verdict| report.pairs.iter().map(|pair| pair.comparison.count(verdict)).sum();
        let changes = report.pairs.iter().flat_map(|pair| &pair.comparison.changes);
        Self {
            weakened: count(Verdict::Weakened),
            mixed: count(Verdict::Mixed),
            unclear: count(Verdict::Unclear),
            strengthened: count(Verdict::Strengthened),
            newly_recorded: count(Verdict::NewlyRecorded),
            reworded: count(Verdict::Reworded),
            neutral: count(Verdict::Neutral),
            unapproved: changes.filter(|change| change.is_unapproved_weakening()).count(),
            more: report.pairs.iter().map(|pair| pair.comparison.more).sum(),
        }
    }
}

impl Compared {
    fn of(pair: &super::Pair) -> Self {
        Self {
            old: pair.comparison.old.clone(),
            new: pair.comparison.new.clone(),
            old_revision: pair.old_revision.clone(),
            new_revision: pair.new_revision.clone(),
            relation: pair.comparison.relation,
        }
    }
}

//! What the tracked changes of a Word document do to a record, in the formats that changes of records have. Who made the
//! changes is not told.

mod html;
mod human;
mod markdown;
mod words;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::sections::Section;
use crate::change::{Fate, TrackedChange, Unrecorded, Verdict};
use crate::report::deliver::Report;
use crate::report::{DocumentReport, Format, Tool, json};
use crate::standards::SetUsed;

/// The name under which JSON reports of tracked changes go.
pub const TRACKED_REPORT: &str = "tracked-report/v1";

/// What the tracked changes of a Word document do to what is recorded of it, before anybody accepts them.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct TrackedReport {
    /// The format: `tracked-report/v1`.
    pub paramount: String,
    /// Who made the report.
    pub tool: Tool,
    /// The day of the report, ISO 8601.
    pub today: String,
    /// The standards whose words it was judged by.
    pub standards: Vec<SetUsed>,
    /// The Word document, relative to the root, with `/`.
    pub file: String,
    /// The policy that records it.
    pub record: DocumentReport,
    /// What is wrong in the form of the record, so that what it says there is not judged: "line 24: \"3 trainers\" is not a
    /// whole number".
    #[serde(default)]
    pub faults: Vec<String>,
    /// Whether the policy asks something of people: it is no draft, and not withdrawn.
    pub binds: bool,
    /// Whether the record names, by its `sha256`, another state of the file; null where it names none.
    #[serde(default)]
    pub is_another_state: Option<bool>,
    /// The totals.
    pub summary: Summary,
    /// The changed texts in which something recorded stands, in the order of the document.
    pub changes: Vec<TrackedChange>,
    /// The changed texts in which nothing recorded stands.
    pub unrecorded: Vec<Unrecorded>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    #[serde(default)]
    pub failures: Vec<String>,
}

/// The totals of tracked changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// How many paragraphs, cells and notes are changed in their words; those that are split or merged count as one.
    pub touched: usize,
    /// How many are split or merged while their words stay.
    pub parted: usize,
    /// Changed texts by which less is asked, signed off or not.
    pub weakened: usize,
    /// How many of them ask more in another respect.
    #[serde(default)]
    pub mixed: usize,
    /// How many are signed off in the record.
    #[serde(default)]
    pub signed_off: usize,
    /// Changed texts that a person has to read.
    pub unclear: usize,
    /// Changed texts by which more is asked.
    pub strengthened: usize,
    /// Said in other words, none of which is known to matter.
    pub reworded: usize,
    /// Moved to another place, and no word changed.
    pub moved: usize,
    /// Changed texts in which nothing recorded stands.
    pub unrecorded: usize,
    /// Changes that are counted here and not listed.
    pub more: usize,
    /// Changed paragraphs that were not compared, as there are more of them than are.
    #[serde(default)]
    pub not_compared: usize,
}

impl Summary {
    /// The totals of what is listed.
    pub fn of(changes: &[TrackedChange], unrecorded: &[Unrecorded]) -> Self {
        let count = |verdict| changes.iter().filter(|change| change.verdict == verdict).count();
        Self {
            weakened: count(Verdict::Weakened) + count(Verdict::Mixed),
            mixed: changes
                .iter()
                .filter(|change| change.verdict == Verdict::Mixed && change.approved.is_none())
                .count(),
            signed_off: changes.iter().filter(|change| change.verdict.weakens() && change.approved.is_some()).count(),
            unclear: count(Verdict::Unclear),
            strengthened: count(Verdict::Strengthened),
            reworded: count(Verdict::Reworded),
            moved: count(Verdict::Neutral),
            unrecorded: unrecorded.len(),
            ..Self::default()
        }
    }
}

impl Report for TrackedReport {
    // Their names are those of changes of records, so that one option serves both.
    const FORMATS: &'static [Format<Self>] = &[
        Format::human(human::write),
        Format::new("json", "For programs: tracked-report/v1", json::write_value),
        Format::markdown(markdown::write),
        Format::html(html::write),
    ];

    fn failures(&mut self) -> &mut Vec<String> {
        &mut self.failures
    }

    fn is_shown_without_documents(&self) -> bool {
        true
    }
}

impl TrackedReport {
    /// The changes by their headings, what matters most first.
    fn sections(&self) -> BTreeMap<Section, Vec<&TrackedChange>> {
        let mut sections: BTreeMap<Section, Vec<&TrackedChange>> = BTreeMap::new();
        for change in &self.changes {
            sections.entry(self.section(change)).or_default().push(change);
        }
        sections
    }

    /// How many changes stand under each heading, listed or not.
    fn counts(&self) -> Vec<(Section, usize)> {
        let Summary { weakened, mixed, signed_off, unclear, strengthened, reworded, moved, .. } = self.summary;
        let unsigned = weakened - signed_off.min(weakened);
        let counts = match self.binds {
            true => [(Section::Weakened, unsigned - mixed.min(unsigned)), (Section::Mixed, mixed)],
            false => [(Section::Planned, unsigned), (Section::Mixed, 0)],
        };
        let others = [
            (Section::Unclear, unclear),
            (Section::SignedOff, signed_off),
            (Section::Strengthened, strengthened),
            (Section::Reworded, reworded),
            (Section::Moved, moved),
        ];
        counts.into_iter().chain(others).filter(|(_, count)| *count > 0).collect()
    }

    fn section(&self, change: &TrackedChange) -> Section {
        match change.verdict {
            verdict if verdict.weakens() && change.approved.is_some() => Section::SignedOff,
            verdict if verdict.weakens() && !self.binds => Section::Planned,
            Verdict::Weakened => Section::Weakened,
            Verdict::Mixed => Section::Mixed,
            Verdict::Unclear => Section::Unclear,
            Verdict::Strengthened => Section::Strengthened,
            Verdict::NewlyRecorded => Section::NewlyRecorded,
            Verdict::Reworded => Section::Reworded,
            Verdict::Neutral if change.fate == Fate::Moved => Section::Moved,
            Verdict::Neutral => Section::Neutral,
        }
    }
}

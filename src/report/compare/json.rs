//! `compare-report/v1`: policies side by side as data.

use std::io::{self, Write};

use schemars::JsonSchema;
use serde::Serialize;

use super::COMPARE_REPORT;
use crate::compare::{
    CannotTell, CellAnswer, Column, ColumnKind, DetailRow, Editions, GuidanceRow, Happening, Levels, OwnCommitment,
    Pair, Row, SourceFault, Table, TimelineRow, TopicTable,
};
use crate::guidance::GuidanceUsed;
use crate::report::due::json::{Entry, LeftOut};
use crate::report::{DocumentReport, LeftAlone, Tool, json};
use crate::standards::SetUsed;

pub(super) fn write(report: &super::CompareReport, out: &mut dyn Write) -> io::Result<()> {
    json::write_value(&CompareReport::of(report), out)
}

/// Policies side by side.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CompareReport<'r> {
    /// The format: `compare-report/v1`.
    pub paramount: &'r str,
    /// Who made the report.
    pub tool: &'r Tool,
    /// The day as at which editions are in force and dates overdue, ISO 8601.
    pub today: String,
    /// The standards by which documents are laid side by side.
    pub standards: &'r [SetUsed],
    /// The guidance that was known; null where nothing was looked at.
    pub guidance: Option<&'r GuidanceUsed>,
    /// The documents that were looked at.
    pub documents: &'r [DocumentReport],
    /// The files that were met and not looked at; left out where there are none.
    #[serde(default, skip_serializing_if = "<[LeftAlone]>::is_empty")]
    pub left_alone: &'r [LeftAlone],
    /// The totals.
    pub summary: Summary,
    /// The documents that stand side by side: policies by name, and beside each the courses that stand under it.
    pub columns: &'r [Column],
    /// The standards by theme, each with one cell for every column.
    pub rows: &'r [Row],
    /// What can be measured, each with one value for every column.
    pub details: &'r [DetailRow],
    /// Where policies ask less than others, as `paramount diff` finds it; null where there are too many to lay two and two.
    pub asks_less: Option<&'r [Pair]>,
    /// The levels of training and what each reaches.
    pub levels: &'r Levels,
    /// The dates of each column, in their order.
    pub timeline: Vec<Timeline<'r>>,
    /// What they cite, family by family.
    pub cited: &'r [GuidanceRow],
    /// Commitments that no standard covers; they are matched with nobody's.
    pub own: &'r [OwnCommitment],
    /// What is wrong with the source texts themselves.
    pub source_faults: &'r [SourceFault],
    /// What nobody can tell from this report.
    pub cannot_tell: &'r [CannotTell],
    /// Editions of one policy that stand side by side, which `paramount diff` compares.
    pub editions: &'r [Editions],
    /// Documents that nobody works to any more.
    pub left_out: Vec<LeftOut>,
    /// The levels by one topic; null where none was asked for.
    pub topic: Option<&'r TopicTable>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: &'r [String],
}

/// The totals of a table. They count cells, and give nobody a mark.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// Policies.
    pub policies: usize,
    /// Courses.
    pub courses: usize,
    /// Standards.
    pub standards: usize,
    /// Cells: one for each standard and column.
    pub cells: usize,
    /// Cells in which a document commits itself.
    pub commits: usize,
    /// To a part.
    pub partial: usize,
    /// In which it puts something off.
    pub deferred: usize,
    /// In which it leaves something to others.
    pub delegated: usize,
    /// In which it decides against it.
    pub refuses: usize,
    /// In which a block of its own says it.
    pub states: usize,
    /// In which it says nothing.
    pub silent: usize,
    /// Of which nobody has recorded anything.
    pub not_recorded: usize,
    /// Which cannot be read.
    pub unreadable: usize,
    /// In which a course gives something.
    pub gives: usize,
    /// In which it gives nothing of what is asked.
    pub gives_nothing: usize,
    /// In which nothing is asked.
    pub not_asked: usize,
}

impl Summary {
    fn of(table: &Table) -> Self {
        let count = |answer| table.count(answer);
        Self {
            policies: table.count_of(ColumnKind::Policy),
            courses: table.count_of(ColumnKind::Course),
            standards: table.rows.len(),
            cells: table.rows.iter().map(|row| row.cells.len()).sum(),
            commits: count(CellAnswer::Commits),
            partial: count(CellAnswer::Partial),
            deferred: count(CellAnswer::Deferred),
            delegated: count(CellAnswer::Delegated),
            refuses: count(CellAnswer::Refuses),
            states: count(CellAnswer::States),
            silent: count(CellAnswer::Silent),
            not_recorded: count(CellAnswer::NotRecorded),
            unreadable: count(CellAnswer::Unreadable),
            gives: count(CellAnswer::Gives),
            gives_nothing: count(CellAnswer::GivesNothing),
            not_asked: count(CellAnswer::NotAsked),
        }
    }
}

/// The dates of one document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Timeline<'r> {
    /// Whether an approval is in the record: given, none or not-recorded.
    pub approval: &'static str,
    /// The approval.
    pub approved: Option<&'r Happening>,
    /// The last thing that happened to the document.
    pub last_event: Option<&'r Happening>,
    /// When it is to be reviewed, as the calendar of `due` has it; null where nobody works to it any more.
    pub review: Option<Entry>,
    /// The approval for which a draft waits.
    pub awaiting: Option<Entry>,
    /// The end of the years that a strategy covers.
    pub period_end: Option<Entry>,
}

impl<'r> CompareReport<'r> {
    pub(super) fn of(report: &'r super::CompareReport) -> Self {
        let table = &report.table;
        let timeline = |row: &'r TimelineRow| Timeline {
            approval: row.approval.word(),
            approved: row.approved.as_ref(),
            last_event: row.last_event.as_ref(),
            review: row.review.as_ref().map(|entry| Entry::of(entry, table.today)),
            awaiting: row.awaiting.as_ref().map(|entry| Entry::of(entry, table.today)),
            period_end: row.period_end.as_ref().map(|entry| Entry::of(entry, table.today)),
        };
        Self {
            paramount: COMPARE_REPORT,
            tool: &report.tool,
            today: table.today.to_string(),
            standards: &report.standards,
            guidance: report.guidance.as_ref(),
            documents: &report.documents,
            left_alone: &report.left_alone,
            summary: Summary::of(table),
            columns: &table.columns,
            rows: &table.rows,
            details: &table.details,
            asks_less: table.pairs.as_deref(),
            levels: &table.levels,
            timeline: table.timeline.iter().map(timeline).collect(),
            cited: &table.guidance,
            own: &table.own,
            source_faults: &table.faults,
            cannot_tell: &table.cannot_tell,
            editions: &table.editions,
            left_out: table.left_out.iter().map(LeftOut::of).collect(),
            topic: table.topic.as_ref(),
            failures: &report.failures,
        }
    }
}

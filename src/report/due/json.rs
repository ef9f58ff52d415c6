//! `due-report/v1`: the calendar as data.

use std::io::{self, Write};

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::{DUE_REPORT, words};
use crate::due::{self, AlsoStated, DocumentPlace, Status, WhyLeftOut, WorkedOut};
use crate::model::date::days_between;
use crate::report::{DocumentReport, LeftAlone, Tool, json};

pub(super) fn write(report: &super::DueReport, out: &mut dyn Write) -> io::Result<()> {
    json::write_value(&DueReport::of(report), out)
}

/// The dates that need somebody, most urgent first.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DueReport {
    /// The format: `due-report/v1`.
    pub paramount: String,
    /// Who made the report.
    pub tool: Tool,
    /// The day as at which dates are overdue or still to come, ISO 8601.
    pub today: String,
    /// How far ahead the report looks, `6 months`; null where it looks all the way.
    pub within: Option<String>,
    /// The documents in which dates were looked for.
    pub documents: Vec<DocumentReport>,
    /// The files that were met and not looked at; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_alone: Vec<LeftAlone>,
    /// The totals.
    pub summary: Summary,
    /// What somebody has to do.
    pub entries: Vec<Entry>,
    /// Documents whose dates concern nobody any more.
    pub left_out: Vec<LeftOut>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    #[serde(default)]
    pub failures: Vec<String>,
}

/// The totals of a calendar.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// Documents in which dates were looked for.
    pub documents: usize,
    /// Entries whose last day has passed.
    pub overdue: usize,
    /// Entries whose last day is near, by the settings' due_within.
    pub due_soon: usize,
    /// Entries further away.
    pub later: usize,
    /// Entries without a date.
    pub undated: usize,
    /// Entries further away than was asked for, which are not listed.
    pub beyond: usize,
}

/// One thing that somebody has to do.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Entry {
    /// Stays the same from run to run.
    pub uid: String,
    /// overdue, due-soon, later or undated.
    pub status: String,
    /// policy-review, period-end, course-review, approval, approval-end, action, agreement or guidance-change.
    pub kind: String,
    /// Where it stands.
    pub document: DocumentPlace,
    /// What people call the document.
    pub name: String,
    /// What has to be done, in a few words.
    pub what: String,
    /// What is promised, in full.
    pub says: Option<String>,
    /// By when, as precisely as the document says: 2026-11-05, 2026-11 or 2026.
    pub date: Option<String>,
    /// day, month or year.
    pub precision: Option<String>,
    /// The last day on which it is in time.
    pub last_day: Option<String>,
    /// Days from today to the last day; negative once it has passed.
    pub days_left: Option<i32>,
    /// Whose business it is.
    pub owner: Owner,
    /// The sections that say so, as written.
    pub sections: Vec<String>,
    /// How the date was worked out; null where the document states it.
    pub worked_out: Option<WorkedOut>,
    /// What other places of the same document say.
    pub also_stated: Vec<AlsoStated>,
    /// The commitments that wait for it.
    pub waiting: Vec<String>,
    /// Whether it is guidance that has changed, and the document promises a review for that which is not recorded.
    pub review_promised: bool,
    /// Why there is no date; null where there is one.
    pub why_undated: Option<String>,
}

/// Whose business something is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Owner {
    /// The name; null where nobody is named.
    pub name: Option<String>,
    /// body (listed in the document), role, lead (nobody is named for this; the role answers for the document) or
    /// unstated.
    pub known_by: String,
}

/// A document that is not in the calendar.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LeftOut {
    /// Relative to the root, with `/`.
    pub path: String,
    /// What it is called in other documents.
    pub id: Option<String>,
    /// withdrawn or replaced.
    pub why: String,
    /// The document in use instead.
    pub replaced_by: Option<String>,
}

impl DueReport {
    pub(super) fn of(report: &super::DueReport) -> Self {
        let calendar = &report.calendar;
        Self {
            paramount: DUE_REPORT.to_owned(),
            tool: report.tool.clone(),
            today: calendar.today.to_string(),
            within: calendar.within.map(|within| within.to_string()),
            documents: report.documents.clone(),
            left_alone: report.left_alone.clone(),
            summary: Summary {
                documents: report.documents.len(),
                overdue: calendar.count(Status::Overdue),
                due_soon: calendar.count(Status::DueSoon),
                later: calendar.count(Status::Later),
                undated: calendar.count(Status::Undated),
                beyond: calendar.beyond,
            },
            entries: calendar.entries.iter().map(|entry| Entry::of(entry, calendar.today)).collect(),
            left_out: calendar.left_out.iter().map(LeftOut::of).collect(),
            failures: report.failures.clone(),
        }
    }
}

impl Entry {
    pub(in crate::report) fn of(entry: &due::Entry, today: Day) -> Self {
        Self {
            uid: entry.uid.clone(),
            status: entry.status.word().to_owned(),
            kind: entry.kind.word().to_owned(),
            document: entry.document.clone(),
            name: entry.name.clone(),
            what: entry.what.clone(),
            says: entry.says.clone(),
            date: entry.date.map(|date| date.to_string()),
            precision: entry.date.map(|date| date.precision().word().to_owned()),
            last_day: entry.last_day().map(|day| day.to_string()),
            days_left: entry.last_day().map(|day| days_between(today, day)),
            owner: Owner::of(&entry.owner),
            sections: entry.sections.clone(),
            worked_out: entry.worked_out.clone(),
            also_stated: entry.also_stated.clone(),
            waiting: entry.waiting.clone(),
            review_promised: entry.review_promised,
            why_undated: words::why_undated(entry, |text| text.into()),
        }
    }
}

impl Owner {
    pub(in crate::report) fn of(owner: &due::Owner) -> Self {
        Self { name: owner.name().map(str::to_owned), known_by: owner.word().to_owned() }
    }
}

impl LeftOut {
    pub(in crate::report) fn of(left: &due::LeftOut) -> Self {
        let (why, replaced_by) = match &left.why {
            WhyLeftOut::Withdrawn => ("withdrawn", None),
            WhyLeftOut::ReplacedBy(newer) => ("replaced", Some(newer.clone())),
        };
        Self { path: left.path.clone(), id: left.id.clone(), why: why.to_owned(), replaced_by }
    }
}

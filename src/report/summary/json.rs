//! `summary-report/v1`: the few things that matter, as data.

use std::io::{self, Write};

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::matter::Matter;
use super::{SUMMARY_REPORT, Summary, words};
use crate::due::{Approver, Calendar, DocumentPlace, Entry, Status};
use crate::guidance::GuidanceUsed;
use crate::model::date::days_between;
use crate::report::due::json::Owner;
use crate::report::{DocumentReport, Summary as Findings, Tool, json};
use crate::standards::SetUsed;

pub(super) fn write(report: &super::SummaryReport, out: &mut dyn Write) -> io::Result<()> {
    json::write_value(&SummaryReport::of(report), out)
}

/// The few things that matter most, then how many there are.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SummaryReport {
    /// The format: `summary-report/v1`.
    pub paramount: String,
    /// Who made the report.
    pub tool: Tool,
    /// The day as at which everything was judged, ISO 8601.
    pub today: String,
    /// The standards that were used.
    pub standards: Vec<SetUsed>,
    /// The guidance that was known; null where nothing was judged.
    pub guidance: Option<GuidanceUsed>,
    /// The documents that were looked at.
    pub documents: Vec<DocumentReport>,
    /// What matters most, the most urgent first: five things at most.
    pub first: Vec<First>,
    /// How many more things need somebody.
    pub more: usize,
    /// How many findings there are.
    pub findings: Findings,
    /// How many dates there are.
    pub dates: Dates,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    #[serde(default)]
    pub failures: Vec<String>,
}

/// How many dates there are.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Dates {
    /// Dates whose last day has passed.
    pub overdue: usize,
    /// Dates whose last day is near, by the settings' due_within.
    pub due_soon: usize,
    /// Dates further away.
    pub later: usize,
    /// What has no date.
    pub undated: usize,
}

/// One thing that matters.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct First {
    /// overdue, due-soon, error or warning.
    pub state: String,
    /// What people call the document.
    pub name: String,
    /// The partnership of a course's policy; null where the name says it.
    pub partnership: Option<String>,
    /// Where it stands.
    pub document: DocumentPlace,
    /// What it is, in a few words.
    pub what: String,
    /// What is promised, or what it is found in.
    pub says: Option<String>,
    /// How many commitments wait for it.
    pub waiting: usize,
    /// What it means for a child, in the words of the rule or standard; null where none speaks of it.
    pub why: Option<String>,
    /// By when, as precisely as the document says: 2026-11-05, 2026-11 or 2026.
    pub date: Option<String>,
    /// The last day on which it is in time.
    pub last_day: Option<String>,
    /// Days from today to the last day; negative once it has passed.
    pub days_left: Option<i32>,
    /// By when, in words.
    pub by_when: String,
    /// Who has to act; null where the document could not be read whole.
    pub by_whom: Option<Owner>,
    /// Who signs.
    pub who_signs: WhoSigns,
    /// The findings that tell of it, by their fingerprints.
    pub findings: Vec<String>,
    /// The dates of the calendar that it is about, by their uids.
    pub dates: Vec<String>,
}

/// Who signs: whoever approves the document by its own word.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WhoSigns {
    /// The body or role; null where nobody is known.
    pub name: Option<String>,
    /// The day on which they approved the document, as precisely as it says; null where that has not come or is not given.
    pub approved: Option<String>,
    /// In words, which tell not stated, not recorded and not known apart.
    pub says: String,
}

impl SummaryReport {
    pub(super) fn of(report: &super::SummaryReport) -> Self {
        let check = &report.check;
        let summary = Summary::of(report);
        Self {
            paramount: SUMMARY_REPORT.to_owned(),
            tool: check.tool.clone(),
            today: check.today.clone(),
            standards: check.standards.clone(),
            guidance: check.guidance.clone(),
            documents: check.documents.clone(),
            first: summary.matters.into_iter().map(|matter| First::of(matter, report.calendar.today)).collect(),
            more: summary.more.len(),
            findings: check.summary,
            dates: Dates::of(&report.calendar),
            failures: check.failures.clone(),
        }
    }
}

impl Dates {
    fn of(calendar: &Calendar) -> Self {
        let count = |status| calendar.count(status);
        Self {
            overdue: count(Status::Overdue),
            due_soon: count(Status::DueSoon),
            later: count(Status::Later),
            undated: count(Status::Undated),
        }
    }
}

impl First {
    fn of(matter: Matter, today: Day) -> Self {
        let date = matter.date.as_ref();
        let last_day = date.and_then(Entry::last_day);
        Self {
            state: matter.state.word().to_owned(),
            date: date.and_then(|entry| entry.date).map(|date| date.to_string()),
            last_day: last_day.map(|day| day.to_string()),
            days_left: last_day.map(|day| days_between(today, day)),
            by_whom: matter.by_whom.as_ref().map(Owner::of),
            who_signs: WhoSigns::of(matter.approver.as_ref()),
            name: matter.name,
            partnership: matter.partnership,
            document: matter.document,
            what: matter.what,
            says: matter.says,
            waiting: matter.waiting,
            why: matter.why,
            by_when: matter.by_when,
            findings: matter.findings,
            dates: matter.dates,
        }
    }
}

impl WhoSigns {
    fn of(approver: Option<&Approver>) -> Self {
        let (name, approved) = match approver {
            Some(Approver::Named(name, approved)) => (Some(name.clone()), approved.map(|date| date.to_string())),
            _ => (None, None),
        };
        let says = words::who_signs(approver, name.as_deref().unwrap_or_default());
        Self { name, approved, says }
    }
}

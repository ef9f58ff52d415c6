//! When each document was approved, when something last happened to it and when it is to be reviewed. The dates that lie
//! ahead or behind are those of the calendar; nothing is worked out a second time.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::row::Row;
use super::subject::Subject;
use super::{shortened, texts};
use crate::due::{Entry, Kind, Status};
use crate::model::Date;
use crate::model::clock::Happened;
use crate::model::located::{Field, Item};
use crate::model::policy::Approval;
use crate::model::words::words;

words! {
    /// Whether something is in the record.
    Recorded {
        /// It is given.
        Given = "given",
        /// It was looked for, and the document has none.
        Nothing = "none",
        /// Nobody has recorded it.
        NotRecorded = "not-recorded",
    }
}

/// The dates of one document.
#[derive(Clone, Debug)]
pub struct TimelineRow {
    /// Whether an approval is in the record.
    pub approval: Recorded,
    /// The approval.
    pub approved: Option<Happening>,
    /// The last thing that happened to the document.
    pub last_event: Option<Happening>,
    /// When it is to be reviewed; `None` where nobody works to it any more.
    pub review: Option<Entry>,
    /// The approval for which a draft waits.
    pub awaiting: Option<Entry>,
    /// The end of the years that a strategy covers.
    pub period_end: Option<Entry>,
}

/// Something that happened to a document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Happening {
    /// What: approved, amended, reviewed or published.
    pub event: &'static str,
    /// When, as precisely as the document says; null where it does not.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// Who did it.
    pub by: Option<String>,
    /// The sections, as written.
    pub sections: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
}

/// Marks the cells of the standard on reviews whose document is overdue: what is stated there is not kept to.
pub(super) fn mark_overdue(rows: &mut [Row], timeline: &[TimelineRow]) {
    let is_overdue = |dates: &TimelineRow| dates.review.as_ref().is_some_and(|entry| entry.status == Status::Overdue);
    for row in rows.iter_mut().filter(|row| row.is_about_review()) {
        for (cell, dates) in row.cells.iter_mut().zip(timeline) {
            cell.is_overdue = cell.says_review() && is_overdue(dates);
        }
    }
}

/// The dates of each document, with those of the calendar.
pub(super) fn rows(subjects: &[Subject<'_>], entries: Vec<Entry>) -> Vec<TimelineRow> {
    let mut reviews: HashMap<String, Entry> = HashMap::new();
    let mut approvals: HashMap<String, Entry> = HashMap::new();
    let mut ends: HashMap<String, Entry> = HashMap::new();
    for entry in entries {
        let kept = match entry.kind {
            Kind::PolicyReview | Kind::CourseReview => &mut reviews,
            Kind::Approval => &mut approvals,
            Kind::PeriodEnd => &mut ends,
            Kind::ApprovalEnd | Kind::Action | Kind::Agreement | Kind::GuidanceChange => continue,
        };
        kept.insert(entry.document.path.clone(), entry);
    }
    let row = |subject: &Subject<'_>| {
        let path = &subject.loaded.reference.path;
        TimelineRow {
            review: reviews.remove(path),
            awaiting: approvals.remove(path),
            period_end: ends.remove(path),
            ..of_document(subject)
        }
    };
    subjects.iter().map(row).collect()
}

fn of_document(subject: &Subject<'_>) -> TimelineRow {
    let clock = subject.policy().map(|policy| policy.clock()).or(subject.course().map(|course| course.clock()));
    let approval = match subject.policy().map(|policy| &policy.approval) {
        Some(Field::Nothing(_)) => Recorded::Nothing,
        _ if clock.is_some_and(|clock| clock.approval.is_some()) => Recorded::Given,
        _ => Recorded::NotRecorded,
    };
    let last = clock.and_then(|clock| clock.last_event().or_else(|| clock.beginning(|_| true)));
    TimelineRow {
        approval,
        approved: clock.and_then(|clock| clock.approval).map(|approval| approved(subject, approval)),
        last_event: last.map(|event| happened(subject, event)),
        review: None,
        awaiting: None,
        period_end: None,
    }
}

fn approved(subject: &Subject<'_>, approval: &Item<Approval>) -> Happening {
    Happening {
        event: "approved",
        date: approval.date.get().copied(),
        by: approval.by.text().map(|by| shortened(subject.name_of_body(by))),
        sections: texts(&approval.section),
        line: subject.line(approval.at),
    }
}

fn happened(subject: &Subject<'_>, event: Happened) -> Happening {
    let line = subject.line(event.at);
    Happening { event: event.in_words(), date: Some(event.date), by: None, sections: Vec::new(), line }
}

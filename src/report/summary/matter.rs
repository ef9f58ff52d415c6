//! One thing that matters: what, whose, why, by when, by whom, and who signs.

use super::ranking::Ranked;
use super::{SummaryReport, words};
use crate::due::{Approver, DocumentPlace, Entry, Owner, Status};
use crate::finding::{Finding, Severity};
use crate::report::DocumentStatus;

/// Why something matters today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum State {
    /// Its last day has passed.
    Overdue,
    /// Its last day is near.
    DueSoon,
    /// It breaks a must, or cannot be read.
    Error,
    /// It breaks a should, contradicts itself, or is out of date.
    Warning,
}

impl State {
    /// A date that has passed or is near comes before what is wrong.
    pub(super) fn of(ranked: &Ranked<'_>) -> Self {
        let has = |wanted| ranked.entries.iter().any(|entry| entry.status == wanted);
        if words::is_left_standing(ranked) {
            return Self::Error;
        }
        let is_error = ranked.fact.is_some_and(|fact| fact.severity() == Severity::Error);
        if has(Status::Overdue) {
            Self::Overdue
        } else if has(Status::DueSoon) {
            Self::DueSoon
        } else if is_error {
            Self::Error
        } else {
            Self::Warning
        }
    }

    /// The word for it, as the calendar and the findings have it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Overdue => Status::Overdue.word(),
            Self::DueSoon => Status::DueSoon.word(),
            Self::Error => Severity::Error.word(),
            Self::Warning => Severity::Warning.word(),
        }
    }
}

/// One thing that matters, its texts in full.
#[derive(Clone, Debug)]
pub(super) struct Matter {
    pub(super) state: State,
    /// What people call the document: a policy by its area, a course by its title.
    pub(super) name: String,
    /// The partnership of a course's policy.
    pub(super) partnership: Option<String>,
    pub(super) document: DocumentPlace,
    /// What it is, in a few words.
    pub(super) what: String,
    /// What is promised, or what it is found in.
    pub(super) says: Option<String>,
    /// How many commitments wait for it.
    pub(super) waiting: usize,
    /// What it means for a child, in the words of the rule or standard; `None` where none speaks of it.
    pub(super) why: Option<String>,
    /// The most urgent of the dates that it is about.
    pub(super) date: Option<Entry>,
    /// By when, in words.
    pub(super) by_when: String,
    /// Who has to act; `None` where the document could not be read whole.
    pub(super) by_whom: Option<Owner>,
    /// Who signs; `None` where the document could not be read whole.
    pub(super) approver: Option<Approver>,
    /// What was found about it, by fingerprint.
    pub(super) findings: Vec<String>,
    /// The dates that it is about, by their uids.
    pub(super) dates: Vec<String>,
}

impl Matter {
    /// What there is to say of it.
    pub(super) fn of(ranked: &Ranked<'_>, report: &SummaryReport) -> Self {
        let today = report.calendar.today;
        let findings: Vec<&Finding> = match ranked.fact {
            Some(fact) => ranked.alike.iter().fold(fact.findings.clone(), |findings, alike| {
                findings.into_iter().chain(alike.findings.iter().copied()).collect()
            }),
            None => ranked.finding.into_iter().collect(),
        };
        let any_date = report.calendar.entries.iter().find(|entry| entry.document.path == ranked.path);
        let document = place(ranked, &findings);
        let fallback = document.id.clone().unwrap_or_else(|| document.path.clone());
        let (by_whom, approver) = responsible(ranked, report);
        Self {
            state: State::of(ranked),
            name: any_date.map_or(fallback, |entry| entry.name.clone()),
            partnership: any_date.and_then(|entry| entry.partnership.clone()),
            document,
            what: words::what(ranked, today),
            says: words::says(ranked),
            waiting: ranked.entries.iter().map(|entry| entry.waiting.len()).sum(),
            why: words::why(ranked),
            date: ranked.entries.first().map(|entry| (*entry).clone()),
            by_when: words::by_when(ranked, today),
            by_whom,
            approver,
            findings: findings.iter().map(|finding| finding.fingerprint.clone()).collect(),
            dates: ranked.entries.iter().map(|entry| entry.uid.clone()).collect(),
        }
    }
}

/// Where it stands: at its date, else where it was found.
fn place(ranked: &Ranked<'_>, findings: &[&Finding]) -> DocumentPlace {
    if let Some(entry) = ranked.entries.first() {
        return entry.document.clone();
    }
    let first = findings.first();
    DocumentPlace {
        path: ranked.path.to_owned(),
        id: first.and_then(|finding| finding.document.id.clone()),
        line: first.map_or(1, |finding| finding.place.line),
    }
}

/// Who has to act and who signs. Whoever a document names for a date comes before whoever answers for the document.
fn responsible(ranked: &Ranked<'_>, report: &SummaryReport) -> (Option<Owner>, Option<Approver>) {
    let is_this = |path: &String| path == ranked.path;
    let Some(known) = report.responsible.get(ranked.path) else {
        let unread = report.check.documents.iter().filter(|document| document.status != DocumentStatus::Checked);
        let is_unread = unread.map(|document| &document.path).any(is_this);
        return if is_unread { (None, None) } else { (Some(Owner::Unstated), Some(Approver::NotStated)) };
    };
    let mut owners = ranked.entries.iter().map(|entry| &entry.owner);
    let named = owners.find(|owner| **owner != Owner::Unstated);
    (Some(named.unwrap_or(&known.lead).clone()), Some(known.approver.clone()))
}

//! Documents to a calendar: every date that needs somebody, with who that is. Says nothing in sentences and prints
//! nothing; that is left to `report`.

mod course;
mod entry;
mod lineage;
mod owner;
mod page;
mod policy;
mod responsible;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;
use rayon::prelude::*;

pub use entry::{AlsoStated, DocumentPlace, Entry, Kind, Status, Undated, WorkedOut};
pub use lineage::{LeftOut, WhyLeftOut};
pub use owner::Owner;
pub use responsible::{Approver, Responsible, responsible};

use crate::model::{Date, Duration, Model};
use crate::source::{cut, fingerprint};
use crate::workspace::{Document, Workspace};

/// How much of a document's text an entry repeats, in characters.
const MOST_TEXT: usize = 400;

/// What a calendar is made for.
#[derive(Clone, Copy, Debug)]
pub struct Ask {
    /// The day as at which dates are overdue or still to come.
    pub today: Day,
    /// How far ahead to look; without it, all the way. What has passed or has no date is always there.
    pub within: Option<Duration>,
}

/// The dates of a run's documents, most urgent first.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The day as at which it holds.
    pub today: Day,
    /// How far ahead it looks.
    pub within: Option<Duration>,
    /// Most urgent first; what has no date comes last.
    pub entries: Vec<Entry>,
    /// How many dates lie further ahead than was asked for.
    pub beyond: usize,
    /// Documents whose dates concern nobody any more.
    pub left_out: Vec<LeftOut>,
}

impl Calendar {
    /// How many entries have this status.
    pub fn count(&self, status: Status) -> usize {
        self.entries.iter().filter(|entry| entry.status == status).count()
    }
}

/// Every date that needs somebody in the documents of a workspace.
pub fn calendar(workspace: &Workspace, ask: &Ask) -> Calendar {
    let left_out = lineage::left_out(workspace, ask.today);
    let gone: BTreeSet<&str> = left_out.iter().map(|left| left.path.as_str()).collect();
    let mut entries: Vec<Entry> = workspace
        .documents
        .par_iter()
        .filter(|document| !gone.contains(document.loaded.reference.path.as_str()))
        .flat_map_iter(|document| of_document(document, workspace, ask))
        .collect();
    tell_apart(&mut entries);
    name_apart(&mut entries);
    let before = entries.len();
    if let Some(horizon) = ask.within.and_then(|within| Date::horizon(ask.today, within)) {
        entries.retain(|entry| entry.last_day().is_none_or(|day| day <= horizon));
    }
    let beyond = before - entries.len();
    entries.sort_by(|one, other| order(one).cmp(&order(other)));
    Calendar { today: ask.today, within: ask.within, entries, beyond, left_out }
}

fn of_document(document: &Document, workspace: &Workspace, ask: &Ask) -> Vec<Entry> {
    let mut entries = match &document.loaded.model {
        Some(Model::Policy(policy)) => policy::entries(policy, document, workspace, ask),
        Some(Model::Course(course)) => course::entries(course, document, workspace, ask),
        _ => Vec::new(),
    };
    for entry in &mut entries {
        entry.status = status(entry.date, ask.today, document.controls.settings.due_within);
    }
    entries
}

/// How urgent a date is. It counts to its last day: November 2026 is overdue from 1 December.
fn status(date: Option<Date>, today: Day, due_within: Duration) -> Status {
    let Some(last_day) = date.map(Date::last_day) else { return Status::Undated };
    if last_day < today {
        Status::Overdue
    } else if Date::horizon(today, due_within).is_none_or(|horizon| last_day <= horizon) {
        Status::DueSoon
    } else {
        Status::Later
    }
}

/// By urgency and day; what has no day by its kind, so that reviews come before promises.
fn order(entry: &Entry) -> (Status, Option<Day>, Option<Kind>, &str, Kind, &str, u32, &str) {
    let DocumentPlace { path, line, .. } = &entry.document;
    let undated = entry.date.is_none().then_some(entry.kind);
    (entry.status, entry.last_day(), undated, &entry.name, entry.kind, path, *line, &entry.uid)
}

/// A text cut to the length that entries may repeat.
fn shortened(text: &str) -> String {
    cut(text, MOST_TEXT)
}

/// The hash that stays: of the document's id (of its path where it has none), the kind and the subject.
fn uid(document: &DocumentPlace, kind: Kind, subject: &str) -> String {
    let (sort, name) = document.id.as_deref().map_or(("path", document.path.as_str()), |id| ("id", id));
    fingerprint([sort, name, kind.word(), subject])
}

/// Gives entries that would share a uid (two actions of one id, two files of one policy) a count among themselves.
/// They still stand in the order of their documents.
fn tell_apart(entries: &mut [Entry]) {
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for entry in entries {
        let count = seen.entry(entry.uid.clone()).or_default();
        if *count > 0 {
            entry.uid = fingerprint([entry.uid.as_str(), &count.to_string()]);
        }
        *count += 1;
    }
}

/// Calls documents that share an area or a title by their ids.
fn name_apart(entries: &mut [Entry]) {
    let mut paths: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in entries.iter() {
        paths.entry(entry.name.clone()).or_default().insert(entry.document.path.clone());
    }
    for entry in entries {
        if paths.get(&entry.name).is_some_and(|paths| paths.len() > 1) {
            entry.name = entry.document.id.clone().unwrap_or_else(|| entry.document.path.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::located::Read;

    #[test]
    fn a_month_counts_to_its_last_day() {
        let status = |date: &str, today: &str, within: &str| {
            let date = Date::read(date).expect(date);
            let within = Duration::read(within).expect(within);
            super::status(Some(date), today.parse().expect(today), within)
        };
        assert_eq!(status("2026-11", "2026-11-22", "60 days"), Status::DueSoon);
        assert_eq!(status("2026-11", "2026-11-30", "60 days"), Status::DueSoon);
        assert_eq!(status("2026-11", "2026-12-01", "60 days"), Status::Overdue);
        assert_eq!(status("2027-01-21", "2026-11-22", "60 days"), Status::DueSoon);
        assert_eq!(status("2027-01-22", "2026-11-22", "60 days"), Status::Later);
        assert_eq!(status("2027-02", "2027-01-31", "1 month"), Status::DueSoon);
        assert_eq!(status("9999", "2026-11-22", "9000 years"), Status::DueSoon);
    }
}

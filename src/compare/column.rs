//! What a table says of each of its documents at the head of a column, and which of them are editions of one policy.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::Serialize;

use super::key::{slug, told_apart};
use super::subject::Subject;
use super::{as_word, shortened, texts};
use crate::model::policy::Recorded;
use crate::model::words::words;
use crate::model::{Date, Policy};
use crate::workspace::State;

words! {
    /// What a column is about.
    ColumnKind {
        /// A policy.
        Policy = "policy",
        /// A course, beside its policy where that is known.
        Course = "course",
    }
}

words! {
    /// Where a document stands between writing and retirement.
    ColumnState {
        /// It is being written.
        Draft = "draft",
        /// It begins on a date that has not come.
        NotYet = "not-yet",
        /// People work to it.
        InForce = "in-force",
        /// Another one has taken its place.
        Replaced = "replaced",
        /// It was taken back.
        Withdrawn = "withdrawn",
    }
}

/// A document that stands beside others.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Column {
    /// A short name without spaces, of which there is one in a table: for addresses and scripts.
    pub key: String,
    /// What people call it: "Isle of Wight 2024"; a course by its title.
    pub name: String,
    /// policy or course.
    #[serde(serialize_with = "as_word")]
    pub kind: ColumnKind,
    /// What it is called in other documents.
    pub id: Option<String>,
    /// Its file, relative to the root, with `/`.
    pub path: String,
    /// Its title.
    pub title: Option<String>,
    /// Its edition.
    pub edition: Option<String>,
    /// The area in which it holds.
    pub area: Option<String>,
    /// Those who issue it.
    pub issuers: Vec<String>,
    /// Where it stands today.
    #[serde(serialize_with = "as_word")]
    pub state: ColumnState,
    /// When it begins, where that is ahead.
    #[schemars(with = "Option<String>")]
    pub begins: Option<Date>,
    /// What has taken its place.
    pub replaced_by: Option<String>,
    /// The number of the column with the policy of a course, from 0.
    pub beside: Option<usize>,
    /// Who recorded it, when, and what they looked for.
    pub recorded: RecordedBy,
}

/// Who recorded a document, and what they looked for.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct RecordedBy {
    /// The role of whoever wrote the file.
    pub by: Option<String>,
    /// When.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// The role of whoever compared it with its source a second time.
    pub checked_by: Option<String>,
    /// When.
    #[schemars(with = "Option<String>")]
    pub checked: Option<Date>,
    /// The standards that the reader looked for.
    pub read_against: Vec<String>,
}

/// Two editions of one policy, the older first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Editions {
    /// The older one's file.
    pub old: String,
    /// The newer one's file.
    pub new: String,
}

/// The columns of some documents.
pub(super) fn columns(subjects: &[Subject<'_>]) -> Vec<Column> {
    let mut columns: Vec<Column> = subjects.iter().map(column).collect();
    let mut named: BTreeMap<String, usize> = BTreeMap::new();
    columns.iter().for_each(|column| *named.entry(column.name.clone()).or_default() += 1);
    for column in &mut columns {
        // Two records of one edition are told apart by their files.
        if named.get(&column.name).is_some_and(|count| *count > 1) {
            column.name = format!("{} ({})", column.name, column.path);
        }
    }
    for (column, key) in columns.iter_mut().zip(keys(subjects)) {
        column.key = key;
    }
    columns
}

fn column(subject: &Subject<'_>) -> Column {
    let reference = &subject.loaded.reference;
    let policy = subject.policy();
    let title = policy.map(|policy| &policy.title).or(subject.course().map(|course| &course.title));
    let issuers = policy.into_iter().flat_map(|policy| &policy.issuers);
    Column {
        key: String::new(),
        name: subject.name(),
        kind: if policy.is_some() { ColumnKind::Policy } else { ColumnKind::Course },
        id: reference.id.as_deref().map(shortened),
        path: reference.path.clone(),
        title: title.and_then(|title| title.text()).map(shortened),
        edition: policy.and_then(|policy| policy.edition.text()).map(shortened),
        area: policy.and_then(|policy| policy.area.text()).map(shortened),
        issuers: issuers.filter_map(|issuer| issuer.name.text()).map(shortened).collect(),
        state: subject.state(),
        begins: if let State::NotYet(date) = subject.state { Some(date) } else { None },
        replaced_by: match subject.state {
            State::Replaced(newer) => newer.reference.id.as_deref().map(shortened),
            _ => None,
        },
        beside: subject.beside,
        recorded: policy.map(|policy| recorded(&policy.recorded)).unwrap_or_default(),
    }
}

fn recorded(recorded: &Recorded) -> RecordedBy {
    RecordedBy {
        by: recorded.by.text().map(shortened),
        date: recorded.date.get().copied(),
        checked_by: recorded.checked_by.text().map(shortened),
        checked: recorded.checked.get().copied(),
        read_against: texts(&recorded.read_against),
    }
}

/// A key for each: the name of a policy, with its edition where another one has that name too, and with a number where
/// that is still not enough.
fn keys(subjects: &[Subject<'_>]) -> Vec<String> {
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    subjects.iter().for_each(|subject| *shared.entry(short_key(subject)).or_default() += 1);
    told_apart(subjects.iter().map(|subject| {
        let key = short_key(subject);
        if shared.get(&key).is_some_and(|count| *count > 1) { long_key(subject) } else { key }
    }))
}

/// A key from the name of a policy or course.
fn short_key(subject: &Subject<'_>) -> String {
    let name = subject.policy().map(|policy| &policy.policy).or(subject.course().map(|course| &course.course));
    slug(name.and_then(|name| name.text()).unwrap_or(&subject.loaded.reference.path))
}

/// A key from the name and the edition.
fn long_key(subject: &Subject<'_>) -> String {
    subject.loaded.reference.id.as_deref().map_or_else(|| short_key(subject), slug)
}

/// Editions of one policy that follow each other, and policies that take each other's place.
pub(super) fn editions(subjects: &[Subject<'_>]) -> Vec<Editions> {
    let policies: Vec<(&Subject<'_>, &Policy)> =
        subjects.iter().filter_map(|subject| Some((subject, subject.policy()?))).collect();
    let path = |subject: &Subject<'_>| subject.loaded.reference.path.clone();
    let mut found = Vec::new();
    for pair in policies.windows(2) {
        let [(old, one), (new, other)] = pair else { continue };
        if one.policy.text().is_some() && one.policy.text() == other.policy.text() {
            found.push(Editions { old: path(old), new: path(new) });
        }
    }
    let by_id: BTreeMap<&str, &Subject<'_>> =
        policies.iter().filter_map(|(subject, _)| Some((subject.loaded.reference.id.as_deref()?, *subject))).collect();
    for (new, policy) in &policies {
        let old = policy.supersedes.text().and_then(|id| by_id.get(id));
        if let Some(old) = old.filter(|old| old.loaded.reference.path != new.loaded.reference.path) {
            found.push(Editions { old: path(old), new: path(new) });
        }
    }
    let mut seen = BTreeSet::new();
    found.retain(|editions| seen.insert((editions.old.clone(), editions.new.clone())));
    found
}

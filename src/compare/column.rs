//! The documents that stand side by side.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::cell::texts;
use super::{as_word, shortened};
use crate::due::LeftOut;
use crate::guidance::Catalogue;
use crate::load::Loaded;
use crate::model::policy::{Recorded, spoken_name};
use crate::model::words::words;
use crate::model::{Course, Date, Model, Policy, edition_order};
use crate::source::NodeId;
use crate::standards::Expectation;
use crate::workspace::{Controls, Document, PolicyFor, ResolvedPolicy, State, Workspace};

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

/// A document to put beside others.
pub(super) struct Subject<'w> {
    pub(super) loaded: &'w Loaded,
    pub(super) controls: &'w Controls,
    /// What is expected of it, by the standards that are for it.
    pub(super) expectations: &'w [Expectation],
    /// The guidance by which it is judged.
    pub(super) guidance: &'w Catalogue,
    state: State<'w>,
    /// The policy under which a course stands.
    pub(super) under: Option<ResolvedPolicy<'w>>,
    /// The number of its column.
    beside: Option<usize>,
}

impl<'w> Subject<'w> {
    pub(super) fn policy(&self) -> Option<&'w Policy> {
        match &self.loaded.model {
            Some(Model::Policy(policy)) => Some(policy),
            _ => None,
        }
    }

    pub(super) fn course(&self) -> Option<&'w Course> {
        match &self.loaded.model {
            Some(Model::Course(course)) => Some(course),
            _ => None,
        }
    }

    pub(super) fn state(&self) -> ColumnState {
        match self.state {
            State::Draft => ColumnState::Draft,
            State::NotYet(_) => ColumnState::NotYet,
            State::InForce => ColumnState::InForce,
            State::Replaced(_) => ColumnState::Replaced,
            State::Withdrawn => ColumnState::Withdrawn,
        }
    }

    /// The line of its file at which something stands.
    pub(super) fn line(&self, at: NodeId) -> u32 {
        self.loaded.line_of(at)
    }

    /// What a body is called that the document names by its id.
    pub(super) fn name_of_body<'b>(&self, by: &'b str) -> &'b str
    where
        'w: 'b,
    {
        let mut bodies = self.policy().into_iter().flat_map(|policy| policy.bodies.iter().chain(&policy.issuers));
        bodies.find(|body| body.id.text() == Some(by)).and_then(|body| body.name.text()).unwrap_or(by)
    }

    /// What people call it.
    fn name(&self) -> String {
        let reference = &self.loaded.reference;
        let title = self.course().and_then(|course| course.title.text());
        let id = || reference.id.as_deref().map(spoken_name);
        shortened(&title.map(str::to_owned).or_else(id).unwrap_or_else(|| reference.path.clone()))
    }

    /// What puts it in order: policies by name, oldest edition first; courses after their policy, by title.
    fn order(&self) -> (String, String, String) {
        let edition = self.policy().and_then(|policy| policy.edition.text()).map(edition_order).unwrap_or_default();
        let name = self.policy().and_then(|policy| policy.policy.text()).map(str::to_owned);
        (name.unwrap_or_else(|| self.name().to_lowercase()), edition, self.loaded.reference.path.clone())
    }
}

/// The documents of a run to put side by side, in the order of their columns.
pub(super) fn subjects<'w>(workspace: &'w Workspace, today: Day, left_out: &[LeftOut]) -> Vec<Subject<'w>> {
    let gone: BTreeSet<&str> = left_out.iter().map(|left| left.path.as_str()).collect();
    let here = || workspace.documents.iter().filter(|it| !gone.contains(it.loaded.reference.path.as_str()));
    let subject = |document: &'w Document| Subject {
        loaded: &document.loaded,
        controls: &document.controls,
        expectations: workspace.judging(document, today),
        guidance: workspace.guidance_for(document, today),
        state: workspace.state(document, today),
        under: None,
        beside: None,
    };
    let mut policies: Vec<Subject<'w>> = here().filter(|it| it.policy().is_some()).map(subject).collect();
    let mut courses: Vec<Subject<'w>> = Vec::new();
    let mut known: BTreeSet<&str> = policies.iter().map(|it| it.loaded.reference.path.as_str()).collect();
    for document in here().filter(|it| it.course().is_some()) {
        let under = match workspace.policy_for(document, today) {
            PolicyFor::Resolved(found) => Some(found),
            PolicyFor::Unnamed | PolicyFor::Unresolved(_) => None,
        };
        // A policy that the course names, and that is not itself of the run, stands beside it all the same.
        if let Some(found) = under.filter(|found| known.insert(found.loaded.reference.path.as_str())) {
            let lent = Subject { loaded: found.loaded, state: found.state, ..subject(document) };
            policies.push(lent);
        }
        courses.push(Subject { under, ..subject(document) });
    }
    beside_each_other(policies, courses)
}

fn beside_each_other<'w>(mut policies: Vec<Subject<'w>>, courses: Vec<Subject<'w>>) -> Vec<Subject<'w>> {
    policies.sort_by_cached_key(Subject::order);
    let mut by_policy: BTreeMap<Option<&str>, Vec<Subject<'w>>> = BTreeMap::new();
    for course in courses {
        let policy = course.under.map(|found| found.loaded.reference.path.as_str());
        by_policy.entry(policy).or_default().push(course);
    }
    by_policy.values_mut().for_each(|courses| courses.sort_by_cached_key(Subject::order));
    let mut subjects: Vec<Subject<'w>> = Vec::new();
    for policy in policies {
        let beside = subjects.len();
        let courses = by_policy.remove(&Some(policy.loaded.reference.path.as_str())).unwrap_or_default();
        subjects.push(policy);
        subjects.extend(courses.into_iter().map(|course| Subject { beside: Some(beside), ..course }));
    }
    subjects.extend(by_policy.into_values().flatten());
    subjects
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
    let short = |subject: &Subject<'_>| {
        let name = subject.policy().map(|policy| &policy.policy).or(subject.course().map(|course| &course.course));
        slug(name.and_then(|name| name.text()).unwrap_or(&subject.loaded.reference.path))
    };
    let long = |subject: &Subject<'_>| subject.loaded.reference.id.as_deref().map_or_else(|| short(subject), slug);
    let mut shared: BTreeMap<String, usize> = BTreeMap::new();
    subjects.iter().for_each(|subject| *shared.entry(short(subject)).or_default() += 1);
    let mut taken = BTreeSet::new();
    let mut keys = Vec::new();
    for subject in subjects {
        let key = short(subject);
        let key = if shared.get(&key).is_some_and(|count| *count > 1) { long(subject) } else { key };
        let free = (1_usize..).map(|number| if number == 1 { key.clone() } else { format!("{key}-{number}") });
        keys.extend(free.into_iter().find(|key| taken.insert(key.clone())));
    }
    keys
}

/// A text as a short name: lower-case letters, digits and hyphens.
fn slug(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let slug: String = parts.join("-").chars().take(80).collect();
    if slug.is_empty() { "document".to_owned() } else { slug }
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

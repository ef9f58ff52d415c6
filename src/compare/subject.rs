//! The documents that are put side by side, with all by which they are judged, in the order of their columns.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;

use super::column::ColumnState;
use super::shortened;
use crate::due::LeftOut;
use crate::guidance::Catalogue;
use crate::load::Loaded;
use crate::model::policy::{Cited, spoken_name};
use crate::model::{Course, Item, Model, Policy, edition_order};
use crate::source::NodeId;
use crate::standards::Expectation;
use crate::workspace::{Controls, Document, PolicyFor, ResolvedPolicy, State, Workspace};

/// A document to put beside others.
pub(super) struct Subject<'w> {
    pub(super) loaded: &'w Loaded,
    pub(super) controls: &'w Controls,
    /// What is expected of it, by the standards that are for it.
    pub(super) expectations: &'w [Expectation],
    /// The guidance by which it is judged.
    pub(super) guidance: &'w Catalogue,
    pub(super) state: State<'w>,
    /// The policy under which a course stands.
    pub(super) under: Option<ResolvedPolicy<'w>>,
    /// The number of the column of that policy.
    pub(super) beside: Option<usize>,
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

    /// What it cites.
    pub(super) fn cited(&self) -> &'w [Item<Cited>] {
        let of_policy = self.policy().map(|policy| &*policy.guidance);
        of_policy.or_else(|| self.course().map(|course| &*course.guidance)).unwrap_or_default()
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
    pub(super) fn name(&self) -> String {
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

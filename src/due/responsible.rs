//! Who answers for a document, by what it says itself: for whatever is found in it, with a date or without one.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::owner::{Owner, Owners};
use crate::model::located::Field;
use crate::model::policy::Approval;
use crate::model::{Course, Date, Model, Policy};
use crate::workspace::{Document, PolicyFor, Workspace};

/// Who answers for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Responsible {
    /// Whoever leads it.
    pub lead: Owner,
    /// Whoever signs it.
    pub approver: Approver,
}

/// Who approves a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Approver {
    /// Whoever is named, with the day on which they approved it, where that has come.
    Named(String, Option<Date>),
    /// The document names nobody.
    NotStated,
    /// Nobody has recorded whether the document names somebody.
    NotRecorded,
    /// What is written cannot be read.
    Unreadable,
}

/// Who answers for the policies and courses of a workspace, by their paths.
pub fn responsible(workspace: &Workspace, today: Day) -> BTreeMap<String, Responsible> {
    let documents = workspace.documents.iter();
    let named = documents.filter_map(|document| {
        let responsible = match &document.loaded.model {
            Some(Model::Policy(policy)) => of_policy(policy, today),
            Some(Model::Course(course)) => of_course(course, document, workspace, today),
            _ => return None,
        };
        Some((document.loaded.reference.path.clone(), responsible))
    });
    named.collect()
}

fn of_policy(policy: &Policy, today: Day) -> Responsible {
    let owners = Owners::of_policy(policy);
    let approver = match &policy.approval {
        Field::Given(approval) => approver(approval, &owners, today),
        Field::Nothing(_) => Approver::NotStated,
        Field::Absent => Approver::NotRecorded,
        Field::Bad => Approver::Unreadable,
    };
    Responsible { lead: owners.lead(), approver }
}

fn of_course(course: &Course, document: &Document, workspace: &Workspace, today: Day) -> Responsible {
    let policy = match workspace.policy_for(document, today) {
        PolicyFor::Resolved(found) => Some(found.policy),
        _ => None,
    };
    let owners = Owners::of_course(course, policy);
    let approver = match &course.approval {
        Some(approval) => approver(approval, &owners, today),
        None if document.loaded.unread.contains("approval") => Approver::Unreadable,
        None => Approver::NotRecorded,
    };
    Responsible { lead: owners.lead(), approver }
}

fn approver(approval: &Approval, owners: &Owners<'_>, today: Day) -> Approver {
    let given = approval.date.get().copied().filter(|date| date.first_day() <= today);
    match owners.named(&approval.by) {
        Owner::Body(name) | Owner::Role(name) | Owner::Lead(name) => Approver::Named(name, given),
        Owner::Unstated if approval.by.is_bad() => Approver::Unreadable,
        Owner::Unstated if approval.by.is_unstated() => Approver::NotStated,
        Owner::Unstated => Approver::NotRecorded,
    }
}

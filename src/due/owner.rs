//! Whose business a date is.

use std::collections::HashMap;

use super::shortened;
use crate::model::located::Leaf;
use crate::model::words::listed;
use crate::model::{Course, Policy};

/// Who has to act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A body that the document lists, or those that issue it.
    Body(String),
    /// Somebody whom the document names in other words.
    Role(String),
    /// Nobody is named for this, but this role answers for the document.
    Lead(String),
    /// Nobody.
    Unstated,
}

impl Owner {
    /// The name, where there is one.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Body(name) | Self::Role(name) | Self::Lead(name) => Some(name),
            Self::Unstated => None,
        }
    }

    /// How it is known: body, role, lead or unstated.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Body(_) => "body",
            Self::Role(_) => "role",
            Self::Lead(_) => "lead",
            Self::Unstated => "unstated",
        }
    }
}

/// Everybody whom a document names, by all the names it uses for them.
#[derive(Debug)]
pub(super) struct Owners<'p> {
    bodies: HashMap<String, &'p str>,
    issuers: String,
    lead: Option<&'p str>,
}

impl<'p> Owners<'p> {
    /// Those of a policy.
    pub(super) fn of_policy(policy: &'p Policy) -> Self {
        let listed_bodies = || policy.bodies.iter().chain(&policy.issuers);
        let mut bodies = HashMap::new();
        let mut call = |called: &Leaf<String>, name: &'p str| {
            if let Some(called) = called.text() {
                bodies.entry(called.to_lowercase()).or_insert(name);
            }
        };
        // An id is what `by` is meant to hold, so it wins over a name that another body happens to share.
        listed_bodies().for_each(|body| call(&body.id, body.name.text().or(body.id.text()).unwrap_or_default()));
        for body in listed_bodies() {
            let Some(name) = body.name.text() else { continue };
            [&body.name, &body.short].into_iter().chain(&body.also_called).for_each(|called| call(called, name));
        }
        let issuers: Vec<&str> = policy.issuers.iter().filter_map(|issuer| issuer.name.text()).collect();
        Self {
            bodies,
            issuers: shortened(&listed(&issuers, "and")),
            lead: policy.lead.given().and_then(|lead| lead.role.text()),
        }
    }

    /// Those of a course: the groups of its policy, and its own lead.
    pub(super) fn of_course(course: &'p Course, policy: Option<&'p Policy>) -> Self {
        let lead = course.lead.as_ref().and_then(|lead| lead.role.text());
        match policy {
            Some(policy) => Self { lead, ..Self::of_policy(policy) },
            None => Self { bodies: HashMap::new(), issuers: String::new(), lead },
        }
    }

    /// Whoever `by` names.
    pub(super) fn named(&self, by: &Leaf<String>) -> Owner {
        let Some(by) = by.text() else { return Owner::Unstated };
        if by == "partnership" && !self.issuers.is_empty() {
            return Owner::Body(self.issuers.clone());
        }
        let body = self.bodies.get(&by.to_lowercase());
        body.map_or_else(|| Owner::Role(shortened(by)), |name| Owner::Body(shortened(name)))
    }

    /// Whoever `by` names, else whoever answers for the document.
    pub(super) fn named_or_lead(&self, by: &Leaf<String>) -> Owner {
        match self.named(by) {
            Owner::Unstated => self.lead(),
            owner => owner,
        }
    }

    /// Whoever answers for the document.
    pub(super) fn lead(&self) -> Owner {
        self.lead.map_or(Owner::Unstated, |role| Owner::Lead(shortened(role)))
    }
}

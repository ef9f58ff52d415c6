//! Whose business a date is.

use std::collections::HashMap;

use super::shortened;
use crate::model::Policy;
use crate::model::located::Leaf;
use crate::model::words::listed;

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

/// Everybody whom a policy names, by all the names it uses for them.
#[derive(Debug)]
pub(super) struct Owners<'p> {
    bodies: HashMap<String, &'p str>,
    issuers: String,
    lead: Option<&'p str>,
}

impl<'p> Owners<'p> {
    pub(super) fn of(policy: &'p Policy) -> Self {
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
        match (self.named(by), self.lead) {
            (Owner::Unstated, Some(role)) => Owner::Lead(shortened(role)),
            (owner, _) => owner,
        }
    }
}

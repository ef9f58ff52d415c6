//! Whose business a date is.

use crate::model::Policy;
use crate::model::located::{Item, Leaf};
use crate::model::policy::Body;
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

/// Whoever `by` names.
pub(super) fn named(by: &Leaf<String>, policy: &Policy) -> Owner {
    let Some(by) = by.text() else { return Owner::Unstated };
    if by == "partnership" {
        let issuers: Vec<&str> = policy.issuers.iter().filter_map(|issuer| issuer.name.text()).collect();
        if !issuers.is_empty() {
            return Owner::Body(listed(&issuers, "and"));
        }
    }
    let bodies = || policy.bodies.iter().chain(&policy.issuers);
    let body = bodies().find(|body| body.id.text() == Some(by)).or_else(|| bodies().find(|body| is_called(body, by)));
    body.and_then(|body| body.name.text()).map_or_else(|| Owner::Role(by.to_owned()), |name| Owner::Body(name.into()))
}

/// Whoever `by` names, else whoever answers for the document.
pub(super) fn named_or_lead(by: &Leaf<String>, policy: &Policy) -> Owner {
    match named(by, policy) {
        Owner::Unstated => {
            let role = policy.lead.given().and_then(|lead| lead.role.text());
            role.map_or(Owner::Unstated, |role| Owner::Lead(role.to_owned()))
        }
        owner => owner,
    }
}

fn is_called(body: &Item<Body>, by: &str) -> bool {
    let same = |name: &Leaf<String>| name.text().is_some_and(|name| name.to_lowercase() == by.to_lowercase());
    same(&body.name) || same(&body.short) || body.also_called.iter().any(same)
}

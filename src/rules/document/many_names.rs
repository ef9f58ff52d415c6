//! Notes a body that goes by several names in one document.

use std::collections::HashSet;

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::model::located::Leaf;
use crate::model::policy::Body;
use crate::model::words::listed;
use crate::model::{Item, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "document/many-names",
    summary: "one body goes by several names",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("many_names.md"),
    checks: &[Check::Policy(check)],
};

/// How many names a message lists; the rest is counted.
const MOST_LISTED: usize = 6;

fn check(policy: &Policy, _: &Context<'_>, findings: &mut Findings<'_>) {
    for body in policy.issuers.iter().chain(&policy.bodies) {
        if let Some(draft) = judge(policy, body) {
            findings.add(draft);
        }
    }
}

fn judge(policy: &Policy, body: &Item<Body>) -> Option<Draft> {
    let mut seen = HashSet::new();
    let written = std::iter::once(&body.name).chain(&body.also_called).filter_map(Leaf::text);
    let names: Vec<&str> = written.filter(|name| seen.insert(name.to_lowercase())).collect();
    let [first, _, ..] = names.as_slice() else { return None };
    let mut shown: Vec<String> = names.iter().take(MOST_LISTED).map(|name| shortened(name)).collect();
    if names.len() > shown.len() {
        shown.push(format!("{} more", names.len() - shown.len()));
    }
    let noun = policy.noun();
    let message = format!("one body goes by {} names in this {noun}: {}", names.len(), listed(&shown, "and"));
    Some(
        Draft::new(
            body.name.at().unwrap_or(body.at),
            message,
            "choose one name, and use it throughout the next edition",
        )
        .value(*first)
        .label("also called otherwise")
        .authority(Authority::own_policy(format!("the {noun} itself, which uses all of them"))),
    )
}

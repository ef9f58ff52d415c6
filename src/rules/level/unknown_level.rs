//! Flags numbers of levels that the policy's own list does not have.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::located::{Leaf, OneOrMany};
use crate::model::words::listed;
use crate::model::{Policy, policy::Levels};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "level/unknown-level",
    summary: "a level that the policy's list does not have",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("unknown_level.md"),
    check: Check::Policy(check),
};

/// How many levels a message names.
const MOST_NAMED: usize = 12;

fn check(policy: &Policy, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(levels) = policy.levels.given() else { return };
    let Some(numbers) = super::numbers(levels) else { return };
    let known: BTreeSet<&str> = numbers.iter().copied().collect();
    let noun = super::noun(levels);
    let named = if numbers.len() > MOST_NAMED {
        format!("one of the {} in the list", numbers.len())
    } else {
        listed(&numbers, "or")
    };
    let unknown = references(policy, levels).filter(|(_, number)| !known.contains(number.as_str()));
    for (at, number) in unknown {
        findings.add(
            Draft::new(
                at,
                format!("there is no {noun} {number} in the list of this {}", policy.noun()),
                format!("write {named}, or add {noun} {number} to the list"),
            )
            .value(number.as_str())
            .authority(Authority::own_policy(format!("the {} itself, in its list of {noun}s", policy.noun()))),
        );
    }
}

/// Every place where a policy names one of its levels.
fn references<'p>(policy: &'p Policy, levels: &'p Levels) -> impl Iterator<Item = (crate::source::NodeId, &'p String)> {
    let groups = levels.target_groups.iter().map(|group| &group.levels);
    let included = levels.list.iter().map(|level| &level.includes);
    let scopes = policy.commitments.iter().map(|commitment| &commitment.scope.levels);
    let charges = policy.charges.iter().map(|charge| &charge.levels);
    // `includes: none` is an answer, not a number.
    let included = included.flat_map(numbers).filter(|(_, number)| *number != "none");
    groups.flat_map(numbers).chain(included).chain(scopes.flat_map(numbers)).chain(charges.flat_map(numbers))
}

fn numbers(list: &OneOrMany<Leaf<String>>) -> impl Iterator<Item = (crate::source::NodeId, &String)> {
    list.iter().filter_map(Leaf::located)
}

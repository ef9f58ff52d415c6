//! Flags numbers of levels that the policy's own list does not have, in the policy and in courses under it.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::located::{Leaf, OneOrMany};
use crate::model::policy::{Levels, spoken_name};
use crate::model::words::listed;
use crate::model::{Course, Model, Policy};
use crate::rules::{Check, Context, Rule};
use crate::workspace::PolicyFor;

pub(super) static RULE: Rule = Rule {
    id: "level/unknown-level",
    summary: "a level that the policy's list does not have",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("unknown_level.md"),
    checks: &[Check::Document(check)],
};

/// How many levels a message names.
const MOST_NAMED: usize = 12;

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    match &ctx.document.loaded.model {
        Some(Model::Policy(policy)) => check_policy(policy, findings),
        Some(Model::Course(course)) => check_course(course, ctx, findings),
        _ => {}
    }
}

fn check_policy(policy: &Policy, findings: &mut Findings<'_>) {
    let Some(levels) = policy.levels.given() else { return };
    let Some(numbers) = super::numbers(levels) else { return };
    let known: BTreeSet<&str> = numbers.iter().copied().collect();
    let noun = levels.noun();
    let named = any_of(&numbers);
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

/// A course's level is one of its policy's. Without a policy, or where that has no list, nobody can tell.
fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((at, number)) = course.level.located().filter(|_| !course.is_withdrawn()) else { return };
    let PolicyFor::Resolved(found) = ctx.workspace.policy_for(ctx.document, ctx.today) else { return };
    let Some(levels) = found.policy.levels.given() else { return };
    let Some(numbers) = super::numbers(levels).filter(|numbers| !numbers.contains(&number.as_str())) else { return };
    let noun = levels.noun();
    let id = found.loaded.reference.id.as_deref().map(spoken_name).unwrap_or_default();
    let list = found.loaded.about();
    let list = Findings::about(list).place_of(levels.at, format!("the {noun}s of {id}"));
    findings.add(
        Draft::new(at, format!("{id} has no {noun} {number}"), format!("write {}", any_of(&numbers)))
            .value(number.as_str())
            .authority(Authority::own_policy(format!("{id}, the policy of this course, in its list of {noun}s")))
            .related(list),
    );
}

fn any_of(numbers: &[&str]) -> String {
    if numbers.len() > MOST_NAMED {
        return format!("one of the {} in the list", numbers.len());
    }
    listed(numbers, "or")
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

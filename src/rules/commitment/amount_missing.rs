//! Flags answers to a standard that lack the number the standard asks for.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::amount::{DetailType, is_interval};
use crate::model::position::Position;
use crate::model::words::{Answer, spoken};
use crate::model::{DetailKind, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "commitment/amount-missing",
    summary: "an answer without the number that its standard asks for",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("amount_missing.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for expectation in ctx.judging() {
        let asked = || expectation.kinds.iter().filter(|(_, kind)| kind.asked);
        if asked().next().is_none() {
            continue;
        }
        let Some(position) = Position::of(policy, &expectation.id, &expectation.kinds) else { continue };
        // What is only partly there says itself what it lacks, and what is put off, left to others or declined has no number.
        if position.answer() != Answer::Commits || position.basis.answer.is_bad() {
            continue;
        }
        // A number that cannot be read is a finding already, and so is one beside the details.
        let stands_beside =
            |at, name: &str| ctx.document.loaded.arena.as_ref().is_some_and(|arena| arena.get(at, name).is_some());
        let is_written = |name: &str| {
            let mut commitments = position.commitments.iter();
            commitments.any(|commitment| commitment.details.get(name).is_some() || stands_beside(commitment.at, name))
        };
        let is_charged = |name: &str| policy.charges_giving(&expectation.id, name).next().is_some();
        for (name, kind) in asked().filter(|(name, _)| !is_written(name) && !is_charged(name)) {
            let message = format!("the record does not say {}: {}", question(name, kind), expectation.title);
            let none = if kind.kind == DetailType::Money {
                format!("; where it asks for no {name}, answer: partial, and below it lacks: a {name}")
            } else {
                String::new()
            };
            let help = format!(
                "look it up in the source, and write {name} under details; where the source leaves it open, {name}: unstated{none}"
            );
            findings.add(
                Draft::new(position.basis.at, message, help)
                    .value(format!("no {name}"))
                    .subject(format!("/commitments/{}", expectation.id))
                    .authority(Authority::standard(expectation.says())),
            );
        }
    }
}

/// What the number answers: "how many trainers", "how often", "how much the fee is".
fn question(name: &str, kind: &DetailKind) -> String {
    let called = spoken(name);
    match (kind.kind, &kind.unit) {
        (DetailType::Count, Some(unit)) => format!("how many {unit}"),
        (DetailType::Count, None) => format!("how many ({called})"),
        (DetailType::Duration, _) if is_interval(name) => "how often".to_owned(),
        (DetailType::Duration, _) => format!("how long the {called} is"),
        (DetailType::Money, _) => format!("how much the {called} is"),
        (DetailType::YesNo | DetailType::Choice | DetailType::Set, _) => format!("what the {called} is"),
    }
}

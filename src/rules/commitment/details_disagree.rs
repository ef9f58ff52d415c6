//! Flags a number under `details` that is another one than the text of the same commitment gives.

use crate::finding::{Draft, Findings, Severity};
use crate::model::amount::DetailValue;
use crate::model::located::Leaf;
use crate::model::policy::Commitment;
use crate::model::words::{Answer, spoken};
use crate::model::{Amount, DetailKind, Item, Policy};
use crate::rules::{Check, Context, Rule};
use crate::standards::Expectation;

use super::own_words;
use super::stated::{Stated, Text, is_number};

pub(super) static RULE: Rule = Rule {
    id: "commitment/details-disagree",
    summary: "the text says two years and the details say three",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("details_disagree.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (standard, commitment) in policy.answers() {
        if !matches!(commitment.answer(), Answer::Commits | Answer::Partial) {
            continue;
        }
        let expectation = ctx.document.controls.expectations.iter().find(|expectation| expectation.id == standard);
        let Some((expectation, says)) = expectation.zip(commitment.says.text()) else { continue };
        let recorded = recorded(expectation, commitment);
        if !recorded.iter().any(|(_, kind, _)| is_number(kind)) {
            continue;
        }
        let Some(text) = Text::read(says) else { continue };
        for (name, kind, amount) in &recorded {
            let Some(said) = text.stated(&expectation.title, name, kind, amount) else { continue };
            // What another detail of the same commitment has is what the text speaks of.
            if recorded.iter().all(|(_, _, other)| differs(other, &said.amount)) {
                findings.add(disagreement(policy, commitment, (name, kind, amount), &said));
            }
        }
    }
}

/// The details of a commitment whose value is known.
fn recorded<'e>(expectation: &'e Expectation, commitment: &Commitment) -> Vec<(&'e str, &'e DetailKind, Amount)> {
    let kinds = expectation.kinds.iter();
    let known = kinds.filter_map(|(name, kind)| match kind.read(commitment.details.get(name)?) {
        Ok(DetailValue::Known(amount)) => Some((name.as_str(), kind, amount)),
        _ => None,
    });
    known.collect()
}

/// Whether two amounts are surely not the same. Seven days and five working days may be.
fn differs(one: &Amount, other: &Amount) -> bool {
    match (one, other) {
        (Amount::Duration(one), Amount::Duration(other)) => one.is_same(*other) == Some(false),
        _ => one != other,
    }
}

fn disagreement(
    policy: &Policy,
    commitment: &Item<Commitment>,
    (name, kind, amount): (&str, &DetailKind, &Amount),
    said: &Stated<'_>,
) -> Draft {
    let at = commitment.details.get(name).and_then(|written| written.first()).and_then(Leaf::at);
    let (recorded, meant) = (kind.in_words(amount), kind.in_words(&said.amount));
    Draft::new(
        at.unwrap_or(commitment.at),
        format!("the text says \"{}\", and {} recorded under details is {recorded}", said.words, spoken(name)),
        format!("look the source up; if {meant} is right, write it under details, else correct says"),
    )
    .value(format!("{name}: {recorded}, said: {meant}"))
    .authority(own_words(policy, commitment))
}

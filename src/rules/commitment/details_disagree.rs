//! Flags a number under `details` that is another one than the text of the same commitment gives.

use crate::finding::{Draft, Findings, Severity};
use crate::model::amount::{DetailType, DetailValue};
use crate::model::located::{Leaf, UNSTATED};
use crate::model::policy::Commitment;
use crate::model::words::spoken;
use crate::model::{Amount, DetailKind, Duration, Item, Policy};
use crate::rules::{Check, Context, Rule};
use crate::standards::Expectation;

use super::contradicted::{Contradicted, contradicted};
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
    for commitment in &policy.commitments {
        if let Some(draft) = limit_as_interval(policy, commitment, findings) {
            findings.add(draft);
        }
    }
    for (standard, commitment) in policy.answers() {
        if !commitment.is_committed() {
            continue;
        }
        let expectation = ctx.document.controls.expectations.iter().find(|expectation| expectation.id == standard);
        let Some((expectation, says)) = expectation.zip(commitment.says.text()) else { continue };
        let recorded = recorded(expectation, commitment);
        for (name, kind, amount) in &recorded {
            let found = amount.as_ref().and_then(|amount| contradicted(says, name, kind, amount));
            if let Some(found) = found {
                findings.add(contradiction(policy, commitment, name, &found));
            }
        }
        if !recorded.iter().any(|(_, kind, _)| is_number(kind)) {
            continue;
        }
        let Some(text) = Text::read(says) else { continue };
        let is_charged = |name: &str| policy.charges_giving(standard, name).next().is_some();
        for (name, kind, amount) in recorded.iter().filter(|(name, _, amount)| amount.is_some() || !is_charged(name)) {
            let Some(said) = text.stated(&expectation.title, name, kind, amount.as_ref()) else { continue };
            // What another detail of the same commitment has is what the text speaks of.
            if recorded.iter().all(|(_, _, other)| other.as_ref().is_none_or(|other| differs(other, &said.amount))) {
                findings.add(disagreement(policy, commitment, (name, kind, amount.as_ref()), &said));
            }
        }
    }
}

/// "Within three months" in a text beside `every: 3 months`: what is done once in that time comes round in none.
fn limit_as_interval(policy: &Policy, commitment: &Item<Commitment>, findings: &Findings<'_>) -> Option<Draft> {
    const ROUND: [&str; 8] = ["every", "each", "annual", "yearly", "monthly", "per year", "a year", "regular"];
    let every = Duration::meant(&commitment.details.get("every")?.first()?.get()?.0).ok()?;
    let says = commitment.says.text()?.to_lowercase();
    let words = says.get(says.find("within ")? + "within ".len()..)?;
    // "three months", "the first six weeks"
    let words: Vec<&str> =
        words.split([' ', ',', '.', ';']).filter(|word| !["a", "the", "first"].contains(word)).collect();
    let length = Duration::said_exactly(&words.get(..2)?.join(" "))?;
    if length.is_same(every) != Some(true) || ROUND.iter().any(|round| says.contains(round)) {
        return None;
    }
    let message =
        format!("the text says \"within {}\", and every is how often something comes round", words.get(..2)?.join(" "));
    let (name, _) =
        commitment.details.iter().find_map(|(name, _)| name.located().filter(|(_, name)| *name == "every"))?;
    let out = findings.arena()?.taken_out(name);
    let help = format!("{out}; the words stay in says");
    Some(
        Draft::new(commitment.place_of_detail("every"), message, help)
            .value(format!("every: {every}, said: within"))
            .authority(own_words(policy, commitment)),
    )
}

/// The details of a commitment whose value is known, and numbers that are left open on purpose, without a value.
fn recorded<'e>(
    expectation: &'e Expectation,
    commitment: &Commitment,
) -> Vec<(&'e str, &'e DetailKind, Option<Amount>)> {
    let known = expectation.kinds.iter().filter_map(|(name, kind)| {
        let written = commitment.details.get(name)?;
        let is_unstated = || written.first().is_some_and(Leaf::is_unstated);
        match kind.read(written) {
            Ok(DetailValue::Known(amount)) => Some((name.as_str(), kind, Some(amount))),
            // "One trainer per 12 people" is no number that could be written there.
            Ok(DetailValue::Unstated) if is_number(kind) && kind.kind != DetailType::Count && is_unstated() => {
                Some((name.as_str(), kind, None))
            }
            _ => None,
        }
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
    (name, kind, amount): (&str, &DetailKind, Option<&Amount>),
    said: &Stated<'_>,
) -> Draft {
    let at = commitment.details.get(name).and_then(|written| written.first()).and_then(Leaf::at);
    let recorded = amount.map_or_else(|| UNSTATED.to_owned(), |amount| kind.in_words(amount));
    let meant = kind.in_words(&said.amount);
    Draft::new(
        at.unwrap_or(commitment.at),
        format!("the text says \"{}\", and {} recorded under details is {recorded}", said.words, spoken(name)),
        format!("look the source up; if {meant} is right, write it under details, else correct says"),
    )
    .value(format!("{name}: {recorded}, said: {meant}"))
    .authority(own_words(policy, commitment))
}

fn contradiction(policy: &Policy, commitment: &Item<Commitment>, name: &str, found: &Contradicted<'_>) -> Draft {
    let at = commitment.place_of_detail(name);
    Draft::new(at, format!("the text says \"{}\", and {}", found.words, found.recorded), found.help.as_str())
        .value(format!("{name}, said: {}", found.words))
        .authority(own_words(policy, commitment))
}

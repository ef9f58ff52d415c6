//! Flags promises that have no date, and duties that are put off without any promise.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::date::Round;
use crate::model::open::leaves_open;
use crate::model::paste::Pasted;
use crate::model::policy::{Action, section_suffix};
use crate::model::words::Strength;
use crate::model::{Item, Policy, Promise};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "action/undated",
    summary: "a promise without a date",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("undated.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    promises(policy, ctx, findings);
    deferrals(policy, ctx, findings);
}

fn promises(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let told = super::told_elsewhere(policy, ctx, Strength::May);
    for action in &policy.actions {
        if Promise::of(action, ctx.today) != Promise::Undated || action.id.text().is_some_and(|id| told.contains(id)) {
            continue;
        }
        // An item that is only a text is a finding of its own.
        let is_text = findings.arena().is_some_and(|arena| arena.text(action.at).is_some());
        if is_text || may_be_dated(action, ctx, findings) {
            continue;
        }
        let (message, help) = undated(policy, action, findings);
        let mut draft = Draft::new(action.due.at().unwrap_or(action.at), message, help)
            .value("undated")
            .authority(super::own_words(policy, action));
        if findings.has_room() {
            for related in super::waiting(policy, action, findings) {
                draft = draft.related(related);
            }
        }
        findings.add(draft);
    }
}

/// Whether an entry of the promise that could not be read, or a date that stands beside it, may be its date.
fn may_be_dated(action: &Item<Action>, ctx: &Context<'_>, findings: &Findings<'_>) -> bool {
    let mut unknown =
        ctx.document.loaded.findings.iter().filter(|finding| finding.rule == "load/unknown-key").peekable();
    let Some(arena) = findings.arena().filter(|_| unknown.peek().is_some()) else { return false };
    let own = format!("{}/", arena.pointer(action.at));
    unknown.any(|finding| finding.place.pointer == "/due" || finding.place.pointer.starts_with(&own))
}

/// What is said of a promise without a date. What comes round in its own words is no promise to be kept once.
fn undated(policy: &Policy, action: &Item<Action>, findings: &Findings<'_>) -> (String, String) {
    let says = super::says(action);
    let waits = |id: &str| policy.commitments.iter().any(|commitment| commitment.action.text() == Some(id));
    let round = action.says.text().and_then(Round::in_sentence);
    let is_waited_for = action.id.text().is_some_and(waits);
    let section = action.section.first().and_then(|section| section.text());
    let out = || findings.arena().map_or_else(String::new, |arena| arena.item_taken_out(action.at));
    let hope = action.says.text().filter(|_| !is_waited_for).and_then(|says| Some((says, hope(says)?)));
    if let Some((hope, (what, strength))) = hope {
        let pasted = Pasted::of_hope(action.id.text(), section, hope, strength);
        return (
            format!("this is {what}, and nobody promised it: {says}"),
            format!(
                "{}, and write it under commitments: {pasted}; where somebody did promise it, write under due by when",
                out()
            ),
        );
    }
    if action.says.text().is_some_and(leaves_open) {
        return (
            format!("this is left open, and nothing says when it will be decided: {says}"),
            "write under due by when it will be decided, where the source says so; else leave it as it is, and agree on a date for the \
             next edition"
                .to_owned(),
        );
    }
    let Some(round) = round.filter(|_| !is_waited_for) else {
        return (
            format!("no date is recorded for this: {says}"),
            "write under due what the source gives; else agree on a date for the next edition; write done where it has been kept"
                .to_owned(),
        );
    };
    let pasted = Pasted::of_round(action.id.text(), section, action.says.text(), round, None);
    let out = out();
    (
        format!("\"{}\" comes round, and a promise is kept once: {says}", round.words),
        format!(
            "where it is done again and again, {out}, and write it under commitments: {pasted}; where it is done once, write under due by \
             when"
        ),
    )
}

/// What a sentence says where somebody hopes for something or aims at it, and how far that binds.
fn hope(says: &str) -> Option<(&'static str, Strength)> {
    const HOPES: [&str; 5] = ["we hope", "hopes to", "hopes that", "it is hoped", "would like to"];
    const AIMS: [&str; 4] = ["we aim", "aims to", "our aim is", "the aim is"];
    let lower = says.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|words| lower.contains(words));
    match () {
        () if has(&HOPES) => Some(("a hope", Strength::May)),
        () if has(&AIMS) => Some(("an aim", Strength::Should)),
        () => None,
    }
}

/// Duties of a policy's own that wait for nothing in particular. Of a duty under a standard the standard says so.
fn deferrals(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let speaking = ctx.judging().iter().filter(|expectation| expectation.policy.is_some());
    let speaking: BTreeSet<&str> = speaking.map(|expectation| expectation.id.as_str()).collect();
    for commitment in super::deferred(policy).filter(|commitment| commitment.action.is_absent()) {
        if commitment.standard.text().is_some_and(|standard| speaking.contains(standard)) {
            continue;
        }
        let place = section_suffix(commitment.sections());
        findings.add(
            Draft::new(
                commitment.answer.at().unwrap_or(commitment.at),
                "put off, and nothing says what will bring it, or when",
                "add an entry under actions with what was promised, and name it here under action; where nothing was promised, leave it as it is",
            )
            .value("no action")
            .authority(Authority::own_policy(format!("the {} itself{place}", policy.noun()))),
        );
    }
}

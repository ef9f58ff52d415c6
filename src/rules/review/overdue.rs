//! Flags a policy whose next review date has passed.

use super::{itself, next_due, reckoned};
use crate::finding::{Draft, Findings, Severity};
use crate::model::Policy;
use crate::model::clock::{Due, Happened};
use crate::model::date::span_in_words;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/overdue",
    summary: "the review date has passed",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("overdue.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // Stated, else worked out from the last event and the cycle; having neither is `review/missing`'s business.
    let Some(due) = next_due(policy, ctx).filter(|due| due.date.days_left(ctx.today) < 0) else { return };
    if let Some(held) = held_since(policy, &due, ctx) {
        findings.add(left_standing(policy, &due, held).related(findings.place_of(held.at, "the event after it")));
        return;
    }
    let noun = policy.noun();
    let late = span_in_words(due.date.last_day(), ctx.today);
    let when = due.date.in_words();
    let (how, rest) = reckoned(policy, &due);
    let message = format!("the review of this {noun} is {late} overdue: it was due {}{how}", due.date.when());
    findings.add(
        Draft::new(due.at, message, "hold the review, then record it under versions with event: reviewed")
            .value("overdue")
            .label(format!("due {when}"))
            .authority(itself(policy, due.section, &rest))
            .clock(due.date.last_day(), ctx.today),
    );
}

/// A review or approval after a stated date, so that the date was kept, if late, and only its line was not.
fn held_since(policy: &Policy, due: &Due<'_>, ctx: &Context<'_>) -> Option<Happened> {
    let after = |event: &Happened| {
        event.is_review() && event.date.first_day() > due.date.last_day() && event.date.first_day() <= ctx.today
    };
    policy.events().filter(after).max_by_key(|event| event.date.last_day()).filter(|_| due.worked_out.is_none())
}

fn left_standing(policy: &Policy, due: &Due<'_>, held: Happened) -> Draft {
    let message = format!(
        "the next review is still given as {}, which has passed: the {} was {} after it, {}",
        due.date.in_words(),
        policy.noun(),
        held.in_words(),
        held.date.when()
    );
    Draft::new(due.at, message, "write the date of the next review under next_due")
        .value("overdue")
        .label(format!("before the last review, {}", held.date.in_words()))
        .authority(itself(policy, due.section, ""))
}

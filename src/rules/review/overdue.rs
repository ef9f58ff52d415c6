//! Flags a policy or course whose next review date has passed.

use super::reviewed::Reviewed;
use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::clock::{Due, Happened};
use crate::model::date::span_in_words;
use crate::rules::{Check, Context, Rule};
use crate::workspace::STANDARD_OF_REVIEWS;

pub(super) static RULE: Rule = Rule {
    id: "review/overdue",
    summary: "the review date has passed",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("overdue.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    // Stated, else worked out from the last event and the cycle; having neither is `review/missing`'s business.
    let Some(due) = reviewed.clock.next_due().filter(|due| due.date.days_left(ctx.today) < 0) else { return };
    if let Some(held) = held_since(&reviewed, &due, ctx) {
        findings.add(left_standing(&reviewed, &due, held).related(findings.place_of(held.at, "the event after it")));
        return;
    }
    let noun = reviewed.noun;
    let late = span_in_words(due.date.last_day(), ctx.today);
    let when = due.date.in_words();
    let (how, rest) = reviewed.reckoned(&due);
    let message = format!("the review of this {noun} is {late} overdue: it was due {}{how}", due.date.when());
    let help = format!("hold the review, then {}", reviewed.record());
    let draft = reviewed
        .draft(due.at, message, help)
        .value("overdue")
        .label(format!("due {when}"))
        .authority(reviewed.itself(due.section, &rest))
        .clock(due.date.last_day(), ctx.today);
    // `finding::quiet` takes out what the standard says beside this rule, so the policy's word for it is told here.
    findings.add(match reviewed.asked_by_policy(STANDARD_OF_REVIEWS) {
        Some(asked) => {
            let place = asked.sections.map(|sections| format!(", {sections}")).unwrap_or_default();
            let says = format!("the {noun} itself{rest}; {} asks for reviews too{place}", asked.policy);
            draft.authority(Authority::own_policy(says)).related(asked.place)
        }
        None => draft,
    });
}

/// A review or approval after a stated date, so that the date was kept, if late, and only its line was not.
fn held_since(reviewed: &Reviewed<'_>, due: &Due<'_>, ctx: &Context<'_>) -> Option<Happened> {
    let after = |event: &Happened| {
        event.is_review() && event.date.first_day() > due.date.last_day() && event.date.first_day() <= ctx.today
    };
    reviewed.clock.events().filter(after).max_by_key(|event| event.date.last_day()).filter(|_| due.worked_out.is_none())
}

fn left_standing(reviewed: &Reviewed<'_>, due: &Due<'_>, held: Happened) -> Draft {
    let message = format!(
        "the next review is still given as {}, which has passed: the {} was {} after it, {}",
        due.date.in_words(),
        reviewed.noun,
        held.in_words(),
        held.date.when()
    );
    reviewed
        .draft(due.at, message, "write the date of the next review under next_due")
        .value("overdue")
        .label(format!("before the last review, {}", held.date.in_words()))
        .authority(reviewed.itself(due.section, ""))
}

//! Flags a stated date of review that does not follow from the stated cycle.

use super::contradicts_itself;
use super::reviewed::Reviewed;
use crate::finding::{Findings, Severity};
use crate::model::clock::{Happened, over_a_month_apart};
use crate::model::placeholder::is_placeholder;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/cycle-mismatch",
    summary: "the date of the next review does not follow from the cycle",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("cycle_mismatch.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let clock = reviewed.clock;
    let Some(review) = clock.review else { return };
    let (Some((at, stated)), Some((every_at, every))) = (review.next_due.located(), review.every.located()) else {
        return;
    };
    // With more answers than these two, `review/contradicts-itself` lists them all.
    if clock.has_bad_event() || !contradicts_itself::answers(clock).is_empty() {
        return;
    }
    // Of a date before the last event, `review/overdue` says that it was left standing.
    let counts = |last: &Happened| last.event.is_some() && stated.last_day() >= last.date.first_day();
    let Some(last) = clock.cycle_start().filter(counts) else { return };
    // A document that is reviewed more often than it promises breaks nothing, so any event may bear the date out.
    let fits = clock.events().any(|event| event.date.plus(*every).is_none_or(|due| !over_a_month_apart(due, *stated)));
    let Some(due) = last.date.plus(*every).filter(|_| !fits) else { return };
    if stated.first_day() < due.first_day() && review.reason.text().is_some_and(|reason| !is_placeholder(reason)) {
        return;
    }
    let noun = reviewed.noun;
    let message = format!(
        "the next review is given as {}, but {every} after {} is {}",
        stated.in_words(),
        last.date.in_words(),
        due.in_words()
    );
    // A review each year, and a rewrite at the end of the strategy.
    let both = if stated.first_day() > due.last_day() && !review.as_written.is_absent() {
        "; where both do, next_due is the first of them, and the later one, such as a rewrite, is a promise under actions"
    } else {
        ""
    };
    findings.add(
        reviewed
            .draft(at, message, format!("find out which of the two holds, and put the other one right{both}"))
            .value("does not follow from the cycle")
            .label(format!("not {}?", due.in_words()))
            .authority(reviewed.itself(&review.section, ""))
            .related(findings.place_of(every_at, "the cycle"))
            .related(findings.place_of(last.at, format!("the {noun} was {}", last.in_words()))),
    );
}

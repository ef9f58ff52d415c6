//! Flags a policy or a course whose next review date has passed.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::date::span_in_words;
use crate::model::{Course, Reviewed};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/overdue",
    summary: "the review date has passed",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("overdue.md"),
    check: Check::Reviewed(check),
};

fn check(reviewed: &Reviewed<'_>, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // Stated, else worked out from the last event and the cycle; having neither is `review/missing`'s business.
    let Some(due) = reviewed.next_due() else { return };
    // Nobody is taught by a withdrawn course, so nobody waits for its review.
    let is_over = ctx.document.course().is_some_and(Course::is_withdrawn);
    if due.date.days_left(ctx.today) >= 0 || is_over {
        return;
    }
    let noun = reviewed.noun;
    let late = span_in_words(due.date.last_day(), ctx.today);
    let when = due.date.in_words();
    let sections = reviewed.review.and_then(|review| crate::model::policy::sections(&review.section));
    let place = sections.map(|sections| format!(", {sections}")).unwrap_or_default();
    let (message, says) = match due.worked_out {
        None => (
            format!("the review of this {noun} is {late} overdue: it was due in {when}"),
            format!("the {noun} itself{place}"),
        ),
        Some(worked_out) => (
            format!("the review of this {noun} is {late} overdue: it was due in {when}, worked out and not stated"),
            format!(
                "the {noun} itself{place}: its last event was in {}, and it is to be reviewed {}",
                worked_out.last.in_words(),
                worked_out.every.as_cycle()
            ),
        ),
    };
    findings.add(
        Draft::new(due.at, message, format!("hold the review, then record it {}", reviewed.record))
            .value("overdue")
            .label(format!("due {when}"))
            .authority(Authority::own_policy(says))
            .clock(due.date.last_day(), ctx.today),
    );
}

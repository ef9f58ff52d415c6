//! Flags dates of things that have happened which have not come yet.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, shortened};
use crate::model::words::Event;
use crate::model::{Date, Leaf, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/future",
    summary: "something that has happened is dated in the future",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("future.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let noun = policy.noun();
    let mut judge = |what: &str, leaf: &Leaf<Date>| {
        let Some((at, date)) = leaf.located().filter(|(_, date)| date.first_day() > ctx.today) else { return };
        findings.add(
            Draft::new(
                at,
                format!("{what} is dated {}, which has not come yet", date.in_words()),
                "correct the date; what is still to come belongs under next_due or actions",
            )
            .value("in the future")
            .label("not yet")
            .authority(Authority {
                kind: AuthorityKind::Engine,
                says: format!("the calendar: today is {}", today(ctx)),
            }),
        );
    };
    if let Some(review) = policy.review.given() {
        judge("the last review", &review.last);
    }
    if let Some(approval) = policy.approval.given() {
        judge(&format!("the approval of this {noun}"), &approval.date);
    }
    for version in &policy.versions {
        let event = match version.event.get() {
            Some(Event::Ratified) => "the approval",
            Some(Event::Reviewed) => "the review",
            Some(Event::Amended) => "the amendment",
            None => "the event",
        };
        let what = version
            .version
            .text()
            .map_or_else(|| "a version".to_owned(), |name| format!("version {}", shortened(name)));
        judge(&format!("{event} behind {what}"), &version.date);
        for change in &version.changes {
            judge("a change that was decided on", &change.date);
        }
    }
    judge("the publication of the source", &policy.source.published);
    judge("the recording of this file", &policy.recorded.date);
    judge("the second reading of this file", &policy.recorded.checked);
    for action in &policy.actions {
        judge("something that was done", &action.done);
    }
}

fn today(ctx: &Context<'_>) -> String {
    Date::day(ctx.today).in_words()
}

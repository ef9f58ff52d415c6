//! Flags dates of things that have happened which have not come yet.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity, shortened};
use crate::model::words::Event;
use crate::model::{Course, Date, Leaf, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "review/future",
    summary: "something that has happened is dated in the future",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("future.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let help = "correct the date; what is still to come belongs under next_due or actions";
    let mut judge = |what: &str, leaf: &Leaf<Date>| judge(what, leaf, help, ctx, findings);
    if let Some(review) = policy.review.given() {
        judge("the last review", &review.last);
    }
    if let Some(approval) = policy.approval.given() {
        judge(&format!("the approval of this {}", policy.noun()), &approval.date);
        for earlier in &approval.earlier {
            judge("what a body agreed to before", &earlier.date);
        }
    }
    for version in &policy.versions {
        let event = match version.event.get() {
            Some(Event::Issued) => "the issue",
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

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if course.is_withdrawn() {
        return;
    }
    let help = "correct the date; the review that is still to come belongs under next_due";
    let mut judge = |what: &str, leaf: &Leaf<Date>| judge(what, leaf, help, ctx, findings);
    if let Some(review) = &course.review {
        judge("the last review of this course", &review.last);
    }
    if let Some(approval) = &course.approval {
        judge("the approval of this course", &approval.date);
    }
    for lesson in &course.lessons {
        judge("the review behind a lesson", &lesson.published);
    }
    for trainer in &course.trainers {
        judge("a trainer's qualification", &trainer.qualified_on);
        judge("a trainer's last practice", &trainer.last_practice);
    }
}

fn judge(what: &str, leaf: &Leaf<Date>, help: &str, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((at, date)) = leaf.located().filter(|(_, date)| date.first_day() > ctx.today) else { return };
    let today = Date::day(ctx.today).in_words();
    findings.add(
        Draft::new(at, format!("{what} is dated {}, which has not come yet", date.in_words()), help)
            .value("in the future")
            .label("not yet")
            .authority(Authority { kind: AuthorityKind::Engine, says: format!("the calendar: today is {today}") }),
    );
}

//! Flags a policy or course whose next review, or the end of whose period, is near, while there is still time to act.

use jiff::civil::Date as Day;

use super::cycle_too_long::in_the_name_of;
use super::reviewed::Reviewed;
use crate::finding::{Draft, Findings, Severity};
use crate::model::Date;
use crate::model::clock::Due;
use crate::model::date::span_in_words;
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::workspace::ReviewAsked;

pub(super) static RULE: Rule = Rule {
    id: "review/due-soon",
    summary: "the next review is near",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("due_soon.md"),
    checks: &[Check::Document(check)],
};

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    // Once the date that is asked for has passed, the standard says so, and the later one of the course's own is no news.
    if let Some((asked, at, date)) = asked_before(&reviewed, ctx) {
        if is_near(date, ctx) {
            findings.add(by_what_is_asked(&reviewed, asked, at, date, ctx));
        }
        return;
    }
    let period = reviewed.clock.period_end(ctx.today).filter(|due| is_near(due.date, ctx));
    match (reviewed.next_due(), period) {
        (Some(due), _) if is_near(due.date, ctx) => findings.add(review_to_come(&reviewed, &due)),
        // A review that is overdue speaks for both.
        (Some(due), _) if due.date.last_day() < ctx.today => {}
        (_, Some(period)) => findings.add(end_of_period(&reviewed, &period)),
        _ => {}
    }
}

/// A period that is nearly over.
fn end_of_period(reviewed: &Reviewed<'_>, period: &Due<'_>) -> Draft {
    let (noun, today) = (reviewed.noun, reviewed.ctx.today);
    let by = Date::day(period.date.last_day()).in_words();
    let message =
        format!("the period that this {noun} covers ends {}: {}", period.date.when(), left(period.date, today));
    let help = format!("agree what follows it by {by}; or hold a review, then {}", reviewed.record());
    reviewed
        .draft(period.at, message, help)
        .value("period ends soon")
        .label(format!("ends on {by}"))
        .authority(reviewed.itself(period.section, ""))
        .clock(period.date.last_day(), today)
}

/// A review that is near.
fn review_to_come(reviewed: &Reviewed<'_>, due: &Due<'_>) -> Draft {
    let (noun, today, last_day) = (reviewed.noun, reviewed.ctx.today, due.date.last_day());
    let (how, rest) = reviewed.reckoned(due);
    let by = Date::day(last_day).in_words();
    reviewed
        .draft(
            due.at,
            format!("the review of this {noun} is due {}{how}: {}", due.date.when(), left(due.date, today)),
            format!("hold the review by {by}, then {}", reviewed.record()),
        )
        .value("due soon")
        .label(format!("due by {by}"))
        .authority(reviewed.itself(due.section, &rest))
        .clock(last_day, today)
}

/// What is asked of a course, where that makes its review due before the date that it gives itself, with the place of what
/// it counts from.
pub(super) fn asked_before(reviewed: &Reviewed<'_>, ctx: &Context<'_>) -> Option<(ReviewAsked, NodeId, Date)> {
    // What cannot be read is a finding already, and may be the nearer date.
    if reviewed.clock.review.is_some_and(|review| review.next_due.is_bad() || review.every.is_bad()) {
        return None;
    }
    let asked = ctx.workspace.review_asked(ctx.document, ctx.today)?;
    let (since, date) = (asked.since?, asked.due()?);
    let own = reviewed.next_due().map(|due| due.date.last_day());
    own.is_none_or(|own| own > date.last_day()).then_some((asked, since.at, date))
}

fn by_what_is_asked(reviewed: &Reviewed<'_>, asked: ReviewAsked, at: NodeId, date: Date, ctx: &Context<'_>) -> Draft {
    let (who, every, left) = (asked.by.name(), asked.every.as_cycle(), left(date, ctx.today));
    let by = Date::day(date.last_day()).in_words();
    let message = format!("the review of this course is due {}, as {who} asks for one {every}: {left}", date.when());
    let draft = reviewed
        .draft(at, message, format!("hold the review by {by}, then {}", reviewed.record()))
        .value("due soon")
        .label(format!("due by {by}"))
        .clock(date.last_day(), ctx.today);
    in_the_name_of(asked.by, draft)
}

fn left(date: Date, today: Day) -> String {
    match date.days_left(today) {
        0 => "today is the last day".to_owned(),
        _ => format!("{} left", span_in_words(today, date.last_day())),
    }
}

fn is_near(date: Date, ctx: &Context<'_>) -> bool {
    let last_day = date.last_day();
    // A span longer than the calendar leaves nothing out.
    let horizon = Date::horizon(ctx.today, ctx.document.controls.settings.due_within);
    last_day >= ctx.today && horizon.is_none_or(|horizon| last_day <= horizon)
}

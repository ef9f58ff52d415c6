//! Flags a course whose own cycle of reviews is longer than the one that is asked of it, before the review is missed.

use super::reviewed::Reviewed;
use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::clock::{Stated, over_a_month_apart};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;
use crate::standards::Asker;
use crate::workspace::ReviewAsked;

pub(super) static RULE: Rule = Rule {
    id: "review/cycle-too-long",
    summary: "a course's own cycle of reviews is longer than what is asked of it",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("cycle_too_long.md"),
    checks: &[Check::Document(check)],
};

/// What a course says of its own next review, where that is too late.
struct TooLate {
    at: NodeId,
    /// Completes "this course ...".
    says: String,
    value: String,
    /// Whether it is what the policy of the course asks, and only the standard asks for more.
    meets_policy: bool,
}

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(reviewed) = Reviewed::of(ctx) else { return };
    let Some(asked) = ctx.workspace.review_asked(ctx.document, ctx.today) else { return };
    let Some(late) = longer_cycle(&reviewed, &asked).or_else(|| later_date(&reviewed, &asked)) else { return };
    let (who, every) = (asked.by.name(), asked.every.as_cycle());
    let message = format!("this course {}, and {who} asks for a review {every}", late.says);
    let help = format!("review the course {every}, and write that under review; until then the shorter cycle counts");
    let draft = reviewed.draft(late.at, message, help).value(late.value).label(format!("not {every}?"));
    let draft = in_the_name_of(asked.by, draft);
    findings.add(if late.meets_policy { draft.severity(Severity::Note) } else { draft });
}

fn longer_cycle(reviewed: &Reviewed<'_>, asked: &ReviewAsked) -> Option<TooLate> {
    let Stated { at, value: own, .. } = reviewed.clock.review?.cycles().next()?;
    let is_longer = |than| own.compare(than).is_some_and(|order| order.is_gt());
    is_longer(asked.every).then(|| TooLate {
        at,
        says: format!("is to be reviewed {} by its own word", own.as_cycle()),
        value: own.to_string(),
        meets_policy: asked.by_policy.is_some_and(|policy| !is_longer(policy)),
    })
}

/// A date of the next review, where the course names no cycle beside it.
fn later_date(reviewed: &Reviewed<'_>, asked: &ReviewAsked) -> Option<TooLate> {
    let review = reviewed.clock.review.filter(|review| review.cycles().next().is_none())?;
    let Stated { at, value: stated, .. } = review.dates().next()?;
    let last = asked.since?.date;
    let is_later_than = |every| {
        last.plus(every).is_some_and(|due| due.last_day() < stated.last_day() && over_a_month_apart(due, stated))
    };
    is_later_than(asked.every).then(|| TooLate {
        at,
        says: format!("gives {} for its next review", stated.in_words()),
        value: "a date".to_owned(),
        meets_policy: asked.by_policy.is_some_and(|policy| !is_later_than(policy)),
    })
}

/// Says who asks: the policy of the course, with the line, or the standard.
pub(super) fn in_the_name_of(asker: Asker, draft: Draft) -> Draft {
    match asker {
        Asker::Policy(says, place) => draft.authority(Authority::own_policy(says)).related(place),
        Asker::Standard { says, .. } => draft.authority(Authority::standard(says)),
    }
}

//! Flags a draft that has been one for so long that nobody can be waiting for it.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity};
use crate::model::Duration;
use crate::model::duration::Unit;
use crate::rules::{Check, Context, Rule};
use crate::workspace::State;

pub(super) static RULE: Rule = Rule {
    id: "document/draft-out-of-date",
    summary: "a draft older than its review cycle, or than 2 years",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("draft_out_of_date.md"),
    checks: &[Check::Document(check)],
};

/// How long a draft that states no cycle may wait: as long as policies that are in use commonly go unreviewed.
const PATIENCE: Duration = Duration { amount: 2, unit: Unit::Years };

const POLICY_HELP: &str =
    "have it approved and record that, or replace it; if nobody works to it, write status: withdrawn";
const COURSE_HELP: &str =
    "have it approved and write status: current; if nobody writes it any more, write status: withdrawn";

fn check(ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if !matches!(ctx.state(), State::Draft) {
        return;
    }
    let Some(clock) = ctx.document.clock().filter(|clock| !clock.has_bad_event()) else { return };
    // The day on which the file was written says nothing about the age of the document, so it does not count.
    let Some(date) = clock.own_date() else { return };
    let cycle = clock.review.and_then(|review| review.cycles().next());
    let patience = cycle.map_or(PATIENCE, |cycle| cycle.value);
    if date.plus(patience).is_none_or(|end| end.days_left(ctx.today) >= 0) {
        return;
    }
    let noun = ctx.document.noun();
    let says = match cycle {
        Some(cycle) => format!("the {noun} itself, which is to be reviewed {}", cycle.value.as_cycle()),
        None => format!("the {noun}'s own date; a draft that states no review cycle is given {PATIENCE}"),
    };
    let (status, help) = match ctx.document.course() {
        Some(course) => (course.status.at(), COURSE_HELP),
        None => (ctx.document.policy().and_then(|policy| policy.status.at()), POLICY_HELP),
    };
    let message = format!("this {noun} is still a draft, and its date is {}", date.in_words());
    findings.add(
        Draft::new(status, message, help)
            .value("draft")
            .label(format!("dated {}", date.in_words()))
            .authority(Authority { kind: AuthorityKind::OwnPolicy, says }),
    );
}

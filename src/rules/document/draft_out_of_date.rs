//! Flags a draft that has been one for so long that nobody can be waiting for it.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity};
use crate::model::duration::Unit;
use crate::model::{Duration, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "document/draft-out-of-date",
    summary: "a draft older than its review cycle, or than 2 years",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("draft_out_of_date.md"),
    checks: &[Check::Policy(check)],
};

/// How long a draft that states no cycle may wait: as long as policies that are in use commonly go unreviewed.
const PATIENCE: Duration = Duration { amount: 2, unit: Unit::Years };

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if !policy.is_draft() || policy.has_bad_event() {
        return;
    }
    // The day on which the file was written says nothing about the age of the document, so it does not count.
    let Some(date) = policy.own_date() else { return };
    let cycle = policy.review.given().and_then(|review| review.cycles().next());
    let patience = cycle.map_or(PATIENCE, |cycle| cycle.value);
    if date.plus(patience).is_none_or(|end| end.days_left(ctx.today) >= 0) {
        return;
    }
    let noun = policy.noun();
    let says = match cycle {
        Some(cycle) => format!("the {noun} itself, which is to be reviewed {}", cycle.value.as_cycle()),
        None => format!("the {noun}'s own date; a draft that states no review cycle is given {PATIENCE}"),
    };
    let message = format!("this {noun} is still a draft, and its date is {}", date.in_words());
    let help = "have it approved and record that, or replace it; if nobody works to it, write status: withdrawn";
    findings.add(
        Draft::new(policy.status.at(), message, help)
            .value("draft")
            .label(format!("dated {}", date.in_words()))
            .authority(Authority { kind: AuthorityKind::OwnPolicy, says }),
    );
}

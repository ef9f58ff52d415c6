//! Flags an example of a standard that the standard judges otherwise, and a standard without examples.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::Standards;
use crate::rules::{Check, Context, Rule};
use crate::standards::check_examples;

pub(super) static RULE: Rule = Rule {
    id: "standards/example-fails",
    summary: "an example does not agree with its standard",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("example_fails.md"),
    checks: &[Check::Standards(check)],
};

fn check(standards: &Standards, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(arena) = &ctx.document.loaded.arena else { return };
    for fault in check_examples(standards, arena, ctx.today) {
        let says = "the standards file itself: its examples say what is meant";
        findings.add(Draft::new(fault.at, fault.message, fault.help).authority(Authority::own_policy(says)));
    }
}

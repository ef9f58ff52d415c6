//! Flags guidance that a document follows in an edition which is out of date today.

use super::cited::families;
use super::outdated::{Spoken, draft, judge, replacement};
use crate::finding::{Findings, Severity};
use crate::model::Policy;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "guidance/superseded",
    summary: "the edition of guidance that is cited has been replaced",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("superseded.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for cited in families(&policy.guidance, ctx.guidance()) {
        let outdated = judge(&cited, ctx.today, policy.own_date()).now;
        let spoken = Spoken::of(&cited, &outdated);
        let Some(replacement) = replacement(&spoken, &outdated) else { continue };
        let message = format!("{} {replacement}", spoken.subject);
        if let Some(draft) = draft(&cited, &outdated, &spoken, message, ctx.today, findings) {
            findings.add(draft);
        }
    }
}

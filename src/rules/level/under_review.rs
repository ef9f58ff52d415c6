//! Flags levels that count as under review although the policy has them: one that is being rewritten takes all others with it.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::Policy;
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "level/under-review",
    summary: "levels that count as under review, and are listed all the same",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("under_review.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, _: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(levels) = policy.levels.given().filter(|levels| !levels.are_in_force()) else { return };
    let count = levels.list.len();
    if count == 0 {
        return;
    }
    let noun = levels.noun();
    let message = match count {
        1 => format!("the {noun} that is listed here counts as under review, so nothing of it is taught"),
        _ => format!("all {count} {noun}s that are listed here count as under review, so nothing of them is taught"),
    };
    let help = format!(
        "where only one {noun} is being rewritten, take status and action out here, and say so in what that {noun} teaches; the promise stays under actions"
    );
    let at = levels.status.at().unwrap_or(levels.at);
    let draft = Draft::new(at, message, help).value(format!("{count} {noun}s"));
    findings
        .add(draft.authority(Authority::own_policy(format!("the {} itself, in its list of {noun}s", policy.noun()))));
}

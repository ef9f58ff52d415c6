//! Flags commitments that name a standard and do not record what the document says to it, or where.

use super::title;
use crate::finding::{Draft, Findings, Group, Severity};
use crate::model::located::Leaf;
use crate::model::policy::Commitment;
use crate::model::{Item, Policy};
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "commitment/nothing-said",
    summary: "a standard is ticked, and what the document says is not recorded",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("nothing_said.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for commitment in &policy.commitments {
        let Some(at) = commitment.standard.at() else { continue };
        if !commitment.has_text() {
            findings.add(without_text(policy, commitment, at, title(commitment, ctx)));
        } else if !commitment.has_section() {
            findings.add(without_section(policy, commitment, at, title(commitment, ctx)));
        }
    }
}

/// A tick. That nobody recorded where it stands is no second fact.
fn without_text(policy: &Policy, commitment: &Item<Commitment>, at: NodeId, title: &str) -> Draft {
    let noun = policy.noun();
    let placeholder = commitment.says.at().or_else(|| commitment.quote.at());
    Draft::new(
        placeholder.unwrap_or(at),
        format!("{title}: the standard is named, and nothing of what this {noun} says to it is recorded"),
        "write under says what the source says, and under section where; if it says nothing of this, take the whole commitment out, from its hyphen on",
    )
    .value("no text")
    .label("counts as not recorded")
    .group(Group::NoText)
    .line(title)
}

fn without_section(policy: &Policy, commitment: &Item<Commitment>, at: NodeId, title: &str) -> Draft {
    let placeholder = commitment.section.first().and_then(Leaf::at);
    Draft::new(
        placeholder.unwrap_or(at),
        format!("{title}: where this {} says so is not recorded", policy.noun()),
        "write under section the number or the heading under which it stands; where there is none, section: unstated",
    )
    .value("no section")
    .group(Group::NoSection)
    .line(title)
}

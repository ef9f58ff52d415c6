//! Flags a policy whose status says another thing than what is recorded of its approval.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::Policy;
use crate::model::located::Field;
use crate::model::policy::Approval;
use crate::model::words::{Event, Status};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "document/status-contradicts",
    summary: "a status that its approval contradicts",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("status_contradicts.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some((at, status)) = policy.status.located().filter(|_| !ctx.state().is_past()) else { return };
    let noun = policy.noun();
    let approval = policy.approval.given().filter(|approval| is_complete(approval, ctx));
    let (message, help) = match (status, approval) {
        (Status::Draft | Status::Published, Some(approval)) => {
            let when = approval.date.get().map(|date| date.when()).unwrap_or_default();
            let meaning = match status {
                Status::Draft => "a draft",
                _ => "in use without an approval on record (published)",
            };
            (
                format!("this {noun} is recorded as {meaning}, and as approved {when}"),
                "write status: approved if that approval is of this text; if it is of another one, take it out",
            )
        }
        (Status::Approved, None) if !is_ratified(policy) => {
            let (what, help) = match policy.approval {
                Field::Absent => ("nothing is recorded of its approval", RECORD),
                Field::Nothing(_) => ("its approval as none", RECORD),
                Field::Given(_) | Field::Bad => return,
            };
            (format!("this {noun} is recorded as approved, and {what}"), help)
        }
        _ => return,
    };
    let related = policy.approval.given().map(|approval| findings.place_of(approval.at, "the approval"));
    let draft = Draft::new(at, message, help)
        .value(status.word())
        .authority(Authority::own_policy("the file itself, which says two things"));
    findings.add(match related {
        Some(related) => draft.related(related),
        None => draft,
    });
}

const RECORD: &str =
    "record under approval who approved it and when; if the source does not say, write status: published";

/// Whether somebody is recorded to have approved it, on a day that has come.
fn is_complete(approval: &Approval, ctx: &Context<'_>) -> bool {
    approval.by.text().is_some() && approval.date.get().is_some_and(|date| date.last_day() <= ctx.today)
}

/// Whether a version in its history was ratified, which is an approval too.
fn is_ratified(policy: &Policy) -> bool {
    policy.versions.iter().any(|version| version.event.get() == Some(&Event::Ratified))
}

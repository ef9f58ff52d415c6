//! Flags courses that stand under an edition which something newer has replaced.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::model::policy::spoken_name;
use crate::model::{Course, Model};
use crate::rules::{Check, Context, Rule};
use crate::workspace::{PolicyFor, State};

pub(super) static RULE: Rule = Rule {
    id: "course/policy-superseded",
    summary: "a course stands under a policy that was replaced",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("policy_superseded.md"),
    checks: &[Check::Course(check)],
};

fn check(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let PolicyFor::Resolved(found) = ctx.workspace.policy_for(ctx.document, ctx.today) else { return };
    let Some((at, named)) = course.policy.located().filter(|_| !course.is_withdrawn()) else { return };
    let spoken = found.loaded.reference.id.as_deref().map_or_else(|| named.clone(), spoken_name);
    let draft = match found.state {
        State::Replaced(newer) => {
            let newer_id = newer.reference.id.as_deref().unwrap_or_default();
            // A pin of another edition of the same policy may give way to the policy's name alone.
            let name = newer_id.split('@').next().unwrap_or_default();
            let same = found.policy.policy.text() == Some(name);
            let help = if same {
                format!(
                    "compare the course with the new edition, then write {newer_id}, or {name} for the one in force"
                )
            } else {
                format!("compare the course with the new policy, then write {newer_id}")
            };
            let message = format!("this course stands under {spoken}, which {} has replaced", spoken_name(newer_id));
            let (spot, says) = match &newer.model {
                Some(Model::Policy(policy)) if policy.supersedes.text() == found.loaded.reference.id.as_deref() => {
                    (policy.supersedes.at(), "what it replaces")
                }
                Some(Model::Policy(policy)) => (policy.edition.at(), "the edition in force"),
                _ => (None, "the edition in force"),
            };
            Draft::new(at, message, help)
                .authority(Authority::own_policy(format!("{}, which has taken its place", spoken_name(newer_id))))
                .related(Findings::about(newer.about()).place_of(spot, says))
        }
        State::Withdrawn => Draft::new(
            at,
            format!("this course stands under {spoken}, which is withdrawn"),
            "name the policy that holds now, once the course has been compared with it",
        )
        .authority(Authority::own_policy(format!("{spoken}, the policy of this course"))),
        State::Draft | State::NotYet(_) | State::InForce => return,
    };
    findings.add(draft.value(named.as_str()));
}

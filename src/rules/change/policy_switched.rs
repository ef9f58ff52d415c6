//! Flags courses that a change puts under another policy.

use super::{effect, with_what_is_taken};
use crate::change::gate::{Compared, Loosened, What, loosened};
use crate::finding::{Draft, Severity, Spot, shortened};
use crate::rules::{ChangeFindings, Check, Rule};
use crate::workspace::PolicyFor;

pub(super) static RULE: Rule = Rule {
    id: "change/policy-switched",
    summary: "a course that stands under another policy than before the change",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("policy_switched.md"),
    checks: &[Check::Change(check)],
};

fn check<'c>(compared: &'c Compared<'c>, findings: &mut ChangeFindings<'c>) {
    for one in loosened(compared) {
        let What::Entry { name, from: Some(from), to } = &one.what else { continue };
        let bare = |policy: &str| policy.split('@').next().unwrap_or_default().to_owned();
        let another = to.as_deref().map(bare) != Some(bare(from));
        // Another edition of the same policy is no other policy, unless something is lost by it; and a name that led
        // nowhere and is put right is no move.
        if name != "policy" || !(one.hides_new() || another && !is_put_right(&one, compared)) {
            continue;
        }
        let now = to.as_deref().map_or_else(|| "no policy".to_owned(), shortened);
        let message = format!("this course stood under {} and stands under {now} now{}", shortened(from), effect(&one));
        let help = if one.hides_new() {
            "keep to what the policy from before asks, or move the course in one change and alter it in another, so that \
             each is decided for itself"
        } else if to.is_none() {
            "ask the people who answer for that policy whether the course may leave it"
        } else {
            "ask the people who answer for both policies whether the course may move"
        };
        let spot = one.at.map_or(Spot::Top, Spot::Node);
        let draft = Draft::new(spot, message, help).value(format!("{from} to {now}")).authority(super::base_says());
        findings.add(one.document, with_what_is_taken(draft.subject("/policy"), &one));
    }
}

/// Whether a course named a policy before the change that led nowhere, and names one now that is there.
fn is_put_right(one: &Loosened<'_>, compared: &Compared<'_>) -> bool {
    let Some(course) = compared.head.at(&one.document.reference.path) else { return false };
    let led_nowhere = |course| matches!(compared.base.policy_for(course, compared.today), PolicyFor::Unresolved(_));
    let is_there = matches!(compared.head.policy_for(course, compared.today), PolicyFor::Resolved(_));
    is_there && compared.pairing.twin(course).is_some_and(led_nowhere)
}

//! Flags promises whose day has passed and that are not recorded as done.

use crate::finding::{Draft, Findings, Severity};
use crate::model::date::span_in_words;
use crate::model::policy::Action;
use crate::model::words::Strength;
use crate::model::{Policy, Promise};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "action/past-due",
    summary: "a promise whose day has passed",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("past_due.md"),
    checks: &[Check::Policy(check)],
};

const UNKEPT: &str = "record under done when it was kept; where it was not, ask those who promised for a new date";

const IF_IT_HAPPENED: &str = "find out whether that happened: if it did, record under done when the promise was kept, or ask for a new date; if it did \
     not, take the whole action out, and keep its sentence as a commitment with an id of its own";

/// Whether something is promised for a case only: "If the agreement is not renewed, the policy needs rewriting".
fn is_conditional(action: &Action) -> bool {
    let first = action.says.text().and_then(|says| says.split_whitespace().next());
    first.is_some_and(|first| ["if", "should", "unless", "where"].iter().any(|word| first.eq_ignore_ascii_case(word)))
        || action.says.text().is_some_and(|says| says.starts_with("In case "))
}

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // A standard that a policy may keep only notes what is put off; a broken promise is more than that.
    let told = super::told_elsewhere(policy, ctx, Strength::Should);
    for action in &policy.actions {
        let Promise::Overdue(due) = Promise::of(action, ctx.today) else { continue };
        if action.id.text().is_some_and(|id| told.contains(id)) {
            continue;
        }
        let late = span_in_words(due.last_day(), ctx.today);
        let mut draft = Draft::new(
            action.due.at().unwrap_or(action.at),
            format!("a promise is {late} overdue: {}", super::says(action)),
            if is_conditional(action) { IF_IT_HAPPENED } else { UNKEPT },
        )
        .value("past due")
        .promised(due.last_day())
        .label(format!("due {}", due.in_words()))
        .authority(super::own_words(policy, action));
        if findings.has_room() {
            for related in super::waiting(policy, action, findings) {
                draft = draft.related(related);
            }
        }
        findings.add(draft);
    }
}

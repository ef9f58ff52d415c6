//! Flags courses whose policy is not to be found.

use crate::finding::{Authority, Draft, Findings, Fix, Severity, shortened};
use crate::model::Course;
use crate::model::policy::spoken_name;
use crate::model::words::listed;
use crate::rules::{Check, Context, Rule};
use crate::workspace::{PolicyFor, Unresolved};

pub(super) static RULE: Rule = Rule {
    id: "course/policy-unresolved",
    summary: "a course's policy is not to be found",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("policy_unresolved.md"),
    checks: &[Check::Course(check)],
};

/// How many editions a message names.
const MOST_NAMED: usize = 5;

fn check(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let PolicyFor::Unresolved(why) = ctx.workspace.policy_for(ctx.document, ctx.today) else { return };
    let Some((at, named)) = course.policy.located().filter(|_| !course.is_withdrawn()) else { return };
    let draft = match why {
        Unresolved::NoSuchPolicy { titled: Some(name), .. } => {
            let help = format!("write {name}");
            let fix =
                ctx.document.loaded.arena.as_ref().and_then(|arena| Fix::of_scalar(arena, at, &name, help.as_str()));
            let message = format!("\"{}\" is the title of a policy, and here its short name belongs", shortened(named));
            Draft::new(at, message, help).fix(fix)
        }
        Unresolved::NoSuchPolicy { near: Some(near), .. } => {
            let edition = named.split_once('@').map(|(_, edition)| format!("@{edition}")).unwrap_or_default();
            let message = format!("there is no policy called {}; did you mean {near}?", name_of(named));
            Draft::new(at, message, format!("write {near}{edition}"))
        }
        Unresolved::NoSuchPolicy { near: None, looked_at: 0, .. } => Draft::new(
            at,
            format!("the policy {} is not to be found: this run knows no policy", name_of(named)),
            "check the folder that holds both, or name the policy's folder under policies in paramount.yaml or with --policies",
        ),
        Unresolved::NoSuchPolicy { near: None, .. } => Draft::new(
            at,
            format!("there is no policy called {} among those of this run", name_of(named)),
            "correct the name, or name the folder that holds the policy under policies in paramount.yaml",
        ),
        Unresolved::NoSuchEdition(ids) => Draft::new(
            at,
            format!("there is no edition {named}; there {}", are(&ids)),
            format!("name an edition that is there, or write {} for the one in force", name_of(named)),
        ),
        Unresolved::NoneInForce(ids) => Draft::new(
            at,
            format!("no edition of {} is in force: there {}, withdrawn or not yet begun", name_of(named), are(&ids)),
            "name the edition that the course is taught under, or the policy that has taken its place",
        ),
        Unresolved::CannotTell => Draft::new(
            at,
            format!("nobody can tell whether the policy {named} is here: a policy could not be read"),
            "mend the policy that cannot be read; this course may be sound",
        )
        .severity(Severity::Note),
    };
    findings.add(
        draft
            .value(named.as_str())
            .authority(Authority::own_policy("the course itself, which stands under this policy")),
    );
}

/// A pin's name without its edition; where nothing stands before the edition, all of it.
fn name_of(named: &str) -> &str {
    named.split('@').next().filter(|name| !name.is_empty()).unwrap_or(named)
}

/// "is Norfolk 2024", "are Norfolk 2021 and Norfolk 2024".
fn are(ids: &[String]) -> String {
    let newest = ids.len().saturating_sub(MOST_NAMED);
    let names: Vec<String> = ids.iter().skip(newest).map(|id| spoken_name(id)).collect();
    let verb = if names.len() == 1 { "is" } else { "are" };
    format!("{verb} {}", listed(&names, "and"))
}

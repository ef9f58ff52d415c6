//! Points out files beside courses that no course is taught from.

use crate::finding::{Authority, AuthorityKind, Draft, Findings, Severity};
use crate::model::Course;
use crate::model::words::{counted, listed};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "course/unclaimed-material",
    summary: "a file beside courses that none of them names",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("unclaimed_material.md"),
    checks: &[Check::Course(check)],
};

/// How many files a message names.
const MOST_NAMED: usize = 3;

fn check(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let names = ctx.workspace.shelf.unclaimed(&ctx.document.loaded.reference.path);
    if names.is_empty() {
        return;
    }
    let mut shown: Vec<String> = names.iter().take(MOST_NAMED).cloned().collect();
    if names.len() > MOST_NAMED {
        shown.push(format!("{} more", names.len() - MOST_NAMED));
    }
    let (files, are) = (counted(names.len(), "file"), if names.len() == 1 { "is" } else { "are" });
    let message = format!("{files} beside this course {are} named by no course: {}", listed(&shown, "and"));
    let help = "list what is taught from under materials of its course; what is not, move or exclude in paramount.yaml";
    let at = course.materials.first().and_then(|leaf| leaf.at());
    let at = ctx.document.loaded.arena.as_ref().zip(at).map(|(arena, at)| arena.parent(at));
    let says = "this check: it can only speak of materials that a course names".to_owned();
    let authority = Authority { kind: AuthorityKind::Engine, says };
    findings.add(Draft::new(at, message, help).value(names.join(", ")).authority(authority));
}

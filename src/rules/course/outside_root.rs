//! Flags materials and evidence outside the folder that is checked.

use crate::finding::{Authority, Draft, Findings, Severity};
use crate::materials::{Leaving, Named, names};
use crate::model::Course;
use crate::rules::{Check, Context, Rule};
use crate::tree::ReadFault;

pub(super) static RULE: Rule = Rule {
    id: "course/outside-root",
    summary: "a file outside the folder that is checked",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("outside_root.md"),
    checks: &[Check::Course(check)],
};

fn check(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for (leaf, has_place) in names(course) {
        let Some((at, text)) = leaf.located() else { continue };
        let found = if has_place { super::place(ctx, text) } else { super::material(ctx, text) };
        let leaving = match found {
            Named::Outside(leaving) => leaving,
            Named::File(path, _) => {
                let fault = ctx.workspace.shelf.get(&path).and_then(|material| material.fault.as_ref());
                if fault != Some(&ReadFault::OutsideRoot) {
                    continue;
                }
                Leaving::Link
            }
            Named::Web | Named::Backslashes | Named::NoFile => continue,
        };
        let (message, help) = match leaving {
            Leaving::Upwards => (
                "this path leads out of the folder that is checked",
                "copy the file into the repository and write its path relative to this course",
            ),
            Leaving::Absolute => (
                "this path begins at the top of somebody's own disk, so it leads nowhere for anybody else",
                "copy the file into the repository and write its path relative to this course",
            ),
            Leaving::Link => (
                "this is a link to a file outside the folder that is checked, so it is not opened",
                "put the file itself in the place of the link",
            ),
        };
        findings.add(
            Draft::new(at, message, help)
                .value(text.as_str())
                .authority(Authority::own_policy("the course itself, which names this file")),
        );
    }
}

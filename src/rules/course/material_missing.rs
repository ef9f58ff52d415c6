//! Flags materials that are not there.

use crate::finding::{Authority, Draft, Findings, Severity, shortened};
use crate::materials::Named;
use crate::model::{Course, Leaf};
use crate::rules::{Check, Context, Rule};
use crate::tree::ReadFault;

pub(super) static RULE: Rule = Rule {
    id: "course/material-missing",
    summary: "a material that is not there",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("material_missing.md"),
    checks: &[Check::Course(check)],
};

fn check(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if course.is_withdrawn() {
        return;
    }
    for (at, text) in course.materials.iter().filter_map(Leaf::located) {
        let draft = match super::material(ctx, text) {
            Named::Backslashes => {
                let slashed = text.replace('\\', "/");
                Draft::new(
                    at,
                    format!("{text} is written with \\, which only Windows understands"),
                    format!("write {slashed}"),
                )
            }
            Named::File(path, _) => match ctx.workspace.shelf.get(&path).map(|material| &material.fault) {
                // Leaving the root by a link is another rule's.
                Some(None | Some(ReadFault::OutsideRoot)) => continue,
                Some(Some(ReadFault::Missing)) | None if several(text).is_some() => Draft::new(
                    at,
                    format!("several files are named in one text: {}", shortened(text)),
                    format!("write them as a list: [{}]", several(text).unwrap_or_default().join(", ")),
                ),
                Some(Some(ReadFault::Missing)) | None => Draft::new(
                    at,
                    format!("there is no file {text}"),
                    "correct the name, capital letters too, or add the file to the repository",
                ),
                Some(Some(fault)) => Draft::new(
                    at,
                    format!("the material {text} {}", fault.in_words()),
                    "name each file that is taught from; a folder or a device is not opened",
                ),
            },
            Named::NoFile => Draft::new(at, "no file is named here", "name a file, or take the entry out"),
            Named::Web | Named::Outside(_) => continue,
        };
        findings.add(
            draft.value(text.as_str()).authority(Authority::own_policy("the course itself, which names this file")),
        );
    }
}

/// The files that a text names, where it names several: "handout.md, slides.pptx". Each has an ending.
fn several(text: &str) -> Option<Vec<String>> {
    let has_ending = |name: &&str| {
        name.rsplit_once('.').is_some_and(|(name, ending)| {
            !name.is_empty()
                && (1..=5).contains(&ending.len())
                && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
    };
    let names: Vec<&str> = text.split([',', ';', '&']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
    let are_files = names.len() > 1 && names.iter().all(has_ending);
    are_files.then(|| names.into_iter().map(shortened).collect())
}

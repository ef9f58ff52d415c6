//! Flags evidence and lessons whose place in the materials is not there.

use std::collections::BTreeSet;

use crate::finding::{Authority, Draft, Findings, Fix, Severity};
use crate::materials::{Format, Named, Resolved, claimed, places};
use crate::model::Course;
use crate::rules::{Check, Context, Rule};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "course/evidence-unresolved",
    summary: "evidence that leads nowhere",
    severity: Severity::Error,
    since: "0.1.0",
    doc: include_str!("evidence_unresolved.md"),
    checks: &[Check::Course(check)],
};

fn check(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    if course.is_withdrawn() {
        return;
    }
    let claimed = claimed(&ctx.document.loaded.reference.path, course);
    for (at, text) in places(course).filter_map(|leaf| leaf.located()) {
        if let Some((message, help)) = fault(ctx, text, &claimed) {
            findings.add(
                Draft::new(at, message, help)
                    .value(text.as_str())
                    .authority(Authority::own_policy("the course itself, which claims that it is shown there"))
                    .fix(slug_fix(ctx, at, text)),
            );
        }
    }
}

/// What is wrong with a place, and what to do about it.
fn fault(ctx: &Context<'_>, text: &str, claimed: &BTreeSet<String>) -> Option<(String, String)> {
    let (path, place) = match super::place(ctx, text) {
        Named::File(path, place) => (path, place),
        Named::NoFile => {
            return Some((
                "this place is in no file".to_owned(),
                "write the file before the #: lesson.md#what-children-told-us, slides.pptx#slide=12".to_owned(),
            ));
        }
        Named::Backslashes => {
            return Some((
                format!("{text} is written with \\, which only Windows understands"),
                format!("write {}", text.replace('\\', "/")),
            ));
        }
        Named::Web | Named::Outside(_) => return None,
    };
    let file = text.split_once('#').map_or(text, |(file, _)| file).trim();
    let material = ctx.workspace.shelf.get(&path).filter(|material| material.fault.is_none());
    let Some(material) = material else {
        // A material that is not there has been reported as that, and a link out of the root as that.
        let is_link = ctx.workspace.shelf.get(&path).is_some_and(|found| found.leaves_root());
        return (!claimed.contains(&path) && !is_link).then(|| {
            (
                format!("this leads to {file}, which is not there"),
                "correct the name, or add the file and list it under materials".to_owned(),
            )
        });
    };
    if !claimed.contains(&path) {
        return Some((
            format!("this leads to {file}, which is not among the materials of this course"),
            format!("add {file} to materials, or show the place in a file that is taught from"),
        ));
    }
    let place = place?;
    match material.find(place) {
        Resolved::NotFound { nearest, .. } => Some(not_found(file, material.format, place, nearest.as_deref())),
        Resolved::Found { .. } | Resolved::CannotTell => None,
    }
}

/// The place by the slug of the heading, where the words of the heading stand behind `#`.
fn slug_fix(ctx: &Context<'_>, at: NodeId, text: &str) -> Option<Fix> {
    let Named::File(path, Some(place)) = super::place(ctx, text) else { return None };
    let Resolved::NotFound { meant: Some(slug), .. } = ctx.workspace.shelf.get(&path)?.find(place) else { return None };
    let (file, _) = text.split_once('#')?;
    let written = format!("{file}#{slug}");
    Fix::of_scalar(ctx.document.loaded.arena.as_ref()?, at, &written, format!("write {written}"))
}

/// What is said of a place that its file does not have. `nearest` is what nearly says the same.
fn not_found(file: &str, format: Format, place: &str, nearest: Option<&str>) -> (String, String) {
    let value = |name: &str| {
        let (key, value) = place.split_once('=')?;
        key.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    };
    let named = |nearest: &str| nearest.split_once('=').map_or_else(String::new, |(_, value)| value.to_owned());
    if let Some(number) = value("slide") {
        return match nearest {
            Some(last) => (
                format!("{file} has no slide {number}; its last one is slide {}", named(last)),
                format!("open {file} and write the number of the slide that shows it, as it is counted there"),
            ),
            None => (format!("{file} has no slides"), format!("write {file}# and the heading that shows it")),
        };
    }
    let (what, guess) = match (value("heading"), nearest) {
        (Some(words), nearest) => (words, nearest.map(|nearest| format!("\"{}\"", named(nearest)))),
        (None, nearest) => (place, nearest.map(|nearest| format!("#{nearest}"))),
    };
    let has_slides = matches!(format, Format::Pptx | Format::Odp);
    let headings = if has_slides { "slide with the title" } else { "heading" };
    match (nearest, guess) {
        (Some(nearest), Some(guess)) => (
            format!("{file} has no {headings} \"{what}\"; did you mean {guess}?"),
            format!("write {file}#{nearest}, if that is what shows it"),
        ),
        _ => (
            format!("{file} has no {headings} \"{what}\""),
            if has_slides {
                format!("open {file} and write the number of the slide that shows it: {file}#slide=12")
            } else {
                format!("open {file} and write the heading that shows it: {file}#heading= and its words")
            },
        ),
    }
}

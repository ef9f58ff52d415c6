//! Notes guidance that a document follows without saying which edition.

use std::collections::BTreeSet;

use super::cited::{Places, beginning, catalogue_says, cited_by, edition_place, families, follows, with_related};
use super::in_text::{self, InText};
use crate::finding::{Draft, Findings, Severity, Spot};
use crate::guidance::{Family, edition_in_words};
use crate::materials::Text;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::{Course, Policy};
use crate::rules::{Check, Context, Rule};
use crate::scan::Seen;

pub(super) static RULE: Rule = Rule {
    id: "guidance/undated",
    summary: "guidance is cited without its edition",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("undated.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course), Check::Text(check_text)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(&policy.guidance, policy.noun(), ctx, findings);
}

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(cited_by(course), "course", ctx, findings);
}

fn check(entries: &[Item<Cited>], noun: &str, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for cited in families(entries, ctx.guidance()) {
        // With a single edition nothing is left open.
        if !cited.family.has_dated_editions() {
            continue;
        }
        let is_open = |entry: &Cited| entry.edition_named().is_none() && !entry.edition.is_bad();
        let open: Vec<&Item<Cited>> =
            cited.entries.iter().copied().filter(|entry| follows(&entry.role) && is_open(entry)).collect();
        let Some((first, others)) = open.split_first() else { continue };
        let places = Places::of(open.iter().map(|entry| &*entry.sections));
        let elsewhere =
            cited.entries.iter().filter(|entry| follows(&entry.role)).find_map(|entry| entry.edition_named());
        let elsewhere = elsewhere
            .map(|edition| format!("; elsewhere this {noun} cites {}", edition_in_words(edition)))
            .unwrap_or_default();
        let draft = draft(cited.family, edition_place(first), &places, &elsewhere, ctx);
        findings.add(with_related(draft, others.iter().copied(), "cited here too", findings));
    }
}

/// In a text one edition anywhere says which is meant everywhere, also one that it speaks of as the past.
fn check_text(text: &Text, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let dated = text.sightings.iter().filter_map(|sighting| match &sighting.seen {
        Seen::Guidance(id, Some(_)) => Some(id.as_str()),
        _ => None,
    });
    let dated: BTreeSet<&str> = dated.collect();
    for InText { family, cited } in in_text::families(text, ctx.guidance()) {
        if dated.contains(family.id.as_str()) {
            continue;
        }
        let Some((first, _)) = cited.first() else { continue };
        let places = in_text::places(cited.iter().map(|(sighting, _)| *sighting));
        let draft = draft(family, first.first.clone(), &places, "", ctx);
        findings.add(draft.subject(format!("/guidance/{}", family.id)));
    }
}

fn draft(family: &Family, at: impl Into<Spot>, places: &Places, elsewhere: &str, ctx: &Context<'_>) -> Draft {
    let times = if places.count > 1 { format!(" in {} places", places.count) } else { String::new() };
    let message = format!("{} is cited{times} without its edition{elsewhere}", family.title);
    let moment = family.on(ctx.today);
    let newest = moment.newest();
    let surely = if moment.perhaps().is_some() { " that is sure" } else { "" };
    let known =
        newest.map(|newest| format!(". The newest{surely} is {}{}", newest.in_words(), beginning(family, newest)));
    let help = format!(
        "write which edition is meant{}{}. Where it is left open on purpose, so that the text does not age, leave it",
        places.inside,
        known.unwrap_or_default()
    );
    let listed_in = newest.map_or(&ctx.guidance().described, |newest| &newest.listed_in);
    Draft::new(at, message, help)
        .value("unstated")
        .label(places.label.clone())
        .authority(catalogue_says(format!("{listed_in}, which has several editions of it")))
}

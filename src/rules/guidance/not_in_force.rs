//! Notes what is spoken of as if it held already: a section of an Act that waits for its day, a body that does not exist yet.

use super::cited::{Places, catalogue_says, cited_by, families, follows};
use super::in_text;
use crate::finding::{Draft, Findings, Severity, Spot, shortened};
use crate::guidance::{Catalogue, Family, Part, Term};
use crate::materials::Text;
use crate::model::located::{Item, Leaf};
use crate::model::policy::Cited;
use crate::model::{Course, Policy};
use crate::rules::{Check, Context, Rule};
use crate::scan::{Seen, Usage, sections_named};

pub(super) static RULE: Rule = Rule {
    id: "guidance/not-in-force",
    summary: "something is spoken of as if it held already, and it does not yet",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("not_in_force.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course), Check::Text(check_text)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    entries(&policy.guidance, ctx, findings);
    for entry in policy.terms.iter().filter(|entry| follows(&entry.role)) {
        let Some((at, written)) = entry.term.located() else { continue };
        if let Some((row, _)) = ctx.guidance().term(written).filter(|(row, _)| is_to_come(row, ctx)) {
            findings.add(to_come(at, row, written, Places::of([&*entry.section]), ctx.guidance()));
        }
    }
}

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    entries(cited_by(course), ctx, findings);
    for word in ctx.own_words(course) {
        if let Some(draft) = seen(word.at, &word.seen, &word.written, Places::of([]), ctx) {
            findings.add(draft);
        }
    }
}

fn check_text(text: &Text, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for sighting in text.sightings.iter().filter(|sighting| sighting.usage == Usage::Now) {
        let places = in_text::places(std::iter::once(sighting));
        if let Some(draft) = seen(sighting.first.clone(), &sighting.seen, &sighting.written, places, ctx) {
            findings.add(draft);
        }
    }
}

/// An entry names sections of an Act in its title as written, or in brackets behind the place where it is cited.
fn entries(cited: &[Item<Cited>], ctx: &Context<'_>, findings: &mut Findings<'_>) {
    for cited in families(cited, ctx.guidance()).into_iter().filter(|cited| cited.family.has_parts()) {
        for entry in cited.entries.iter().filter(|entry| follows(&entry.role)) {
            let behind = entry.sections.iter().filter_map(in_brackets);
            let named = entry.as_written.located().into_iter().map(|(at, text)| (at, text.as_str())).chain(behind);
            for (at, text) in named {
                for number in sections_named(text) {
                    if let Some(part) = waiting(cited.family, &number, ctx) {
                        findings.add(section(at, cited.family, &number, part, Places::of([]), ctx.guidance()));
                    }
                }
            }
        }
    }
}

/// What stands in brackets: "8.1 (section 4)".
fn in_brackets(leaf: &Leaf<String>) -> Option<(crate::source::NodeId, &str)> {
    let (at, text) = leaf.located()?;
    let (_, inside) = text.split_once('(')?;
    Some((at, inside))
}

/// A finding about what was seen in words, where it does not hold yet.
fn seen(at: impl Into<Spot>, seen: &Seen, written: &str, places: Places, ctx: &Context<'_>) -> Option<Draft> {
    let catalogue = ctx.guidance();
    match seen {
        Seen::Section(id, number) => {
            let family = catalogue.family(id)?;
            let part = waiting(family, number, ctx)?;
            Some(section(at, family, number, part, places, catalogue))
        }
        Seen::Term { row, .. } => {
            let row = catalogue.terms().iter().find(|known| known.id == *row).filter(|row| is_to_come(row, ctx))?;
            Some(to_come(at, row, written, places, catalogue))
        }
        _ => None,
    }
}

/// The part with a section that is surely not in force on the day of the check.
fn waiting<'f>(family: &'f Family, section: &str, ctx: &Context<'_>) -> Option<&'f Part> {
    family.part(section).filter(|part| part.from.is_none_or(|from| from.first_day() > ctx.today))
}

fn is_to_come(row: &Term, ctx: &Context<'_>) -> bool {
    row.to_come && row.from.is_none_or(|from| from.first_day() > ctx.today)
}

fn section(
    at: impl Into<Spot>,
    family: &Family,
    number: &str,
    part: &Part,
    places: Places,
    catalogue: &Catalogue,
) -> Draft {
    let number = number.to_uppercase();
    let when = match part.from {
        Some(from) => format!("it comes into force {}", from.when()),
        None => format!("{}no day was set for it", as_at(catalogue)),
    };
    let message = format!("section {number} of the {} is cited as if it were in force; {when}", family.title);
    let help = format!("say that it is still to come{}, or leave it out until it holds", places.inside);
    Draft::new(at, message, help)
        .value(number)
        .subject(format!("/guidance/{}/sections", family.id))
        .label(places.label)
        .authority(catalogue_says(&catalogue.described))
}

fn to_come(at: impl Into<Spot>, row: &Term, written: &str, places: Places, catalogue: &Catalogue) -> Draft {
    let is_body = row.kind == "body";
    let as_if = if is_body { "existed" } else { "were law" };
    let when = match (row.from, is_body) {
        (Some(from), _) => format!("it begins {}", from.when()),
        (None, true) => format!("{}it did not exist", as_at(catalogue)),
        (None, false) => format!("{}no day was set for it", as_at(catalogue)),
    };
    let message = format!("\"{}\" is spoken of as if it {as_if} already; {when}", shortened(written));
    let help = format!("say that it is planned{}, or leave it out until it is there", places.inside);
    Draft::new(at, message, help)
        .value(row.id.as_str())
        .subject("/terms")
        .label(places.label)
        .authority(catalogue_says(&row.listed_in))
}

/// "up to 26 November 2026 ", the day up to which the catalogue knows.
fn as_at(catalogue: &Catalogue) -> String {
    catalogue.as_at.map(|day| format!("up to {} ", day.in_words())).unwrap_or_default()
}

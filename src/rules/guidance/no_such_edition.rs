//! Flags editions that never existed, and says of those that the catalogue does not know that it does not know them.

use super::cited::{MOST_NAMED, Places, catalogue_says, cited_by, edition_place, families, listed_in};
use super::in_text::{self, InText};
use crate::finding::{Draft, Findings, Severity, Spot, shortened};
use crate::guidance::{Catalogue, Edition, Family, Found, edition_in_words};
use crate::materials::Text;
use crate::model::located::Item;
use crate::model::policy::Cited;
use crate::model::words::{Citation, listed};
use crate::model::{Course, Policy};
use crate::rules::{Check, Context, Rule};

pub(super) static RULE: Rule = Rule {
    id: "guidance/no-such-edition",
    summary: "the edition of guidance that is cited never existed, or the catalogue does not know it",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("no_such_edition.md"),
    checks: &[Check::Policy(check_policy), Check::Course(check_course), Check::Text(check_text)],
};

fn check_policy(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(&policy.guidance, ctx.guidance(), findings);
}

fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    check(cited_by(course), ctx.guidance(), findings);
}

fn check(entries: &[Item<Cited>], catalogue: &Catalogue, findings: &mut Findings<'_>) {
    for cited in families(entries, catalogue) {
        let mut reported: Vec<&str> = Vec::new();
        for &entry in &cited.entries {
            let Some(edition) = entry.edition_named().filter(|edition| !reported.contains(edition)) else { continue };
            let places = || Places::of([&*entry.sections]);
            let (at, is_history) = (edition_place(entry), entry.role.get() == Some(&Citation::History));
            let draft = match cited.family.find(edition) {
                Found::Edition(_) => None,
                Found::Never(meant) => Some(never(cited.family, at, edition, meant, places())),
                Found::Unknown if is_history => None,
                Found::Unknown => unknown(cited.family, at, edition, places()),
            };
            if let Some(draft) = draft.filter(|_| reported.len() < crate::finding::MOST_PER_RULE) {
                reported.push(edition);
                findings.add(draft.authority(catalogue_says(listed_in(cited.family, catalogue))));
            }
        }
    }
}

/// A text has no entries that say which citations are history: one that is older than all that is known is taken for that.
fn check_text(text: &Text, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let catalogue = ctx.guidance();
    for InText { family, cited } in in_text::families(text, catalogue) {
        let first = family.editions().iter().find_map(Edition::start).map(|from| from.first_day().year());
        for (sighting, edition) in cited {
            let Some(edition) = edition else { continue };
            let (at, places) = (sighting.first.clone(), in_text::places(std::iter::once(sighting)));
            let is_older = edition.parse().is_ok_and(|year: i16| first.is_some_and(|first| year < first));
            let draft = match family.find(edition) {
                Found::Edition(_) => None,
                Found::Never(meant) => Some(never(family, at, edition, meant, places)),
                Found::Unknown if is_older => None,
                Found::Unknown => unknown(family, at, edition, places),
            };
            if let Some(draft) = draft {
                let draft = draft.subject(format!("/guidance/{}", family.id));
                findings.add(draft.authority(catalogue_says(listed_in(family, catalogue))));
            }
        }
    }
}

/// Words for whichever edition holds.
const LATEST: [&str; 11] = [
    "latest",
    "latest version",
    "latest edition",
    "current",
    "current version",
    "current edition",
    "newest",
    "most recent",
    "as amended",
    "in force",
    "up to date",
];

/// Words for no edition at all.
const NONE: [&str; 5] = ["none", "no", "no edition", "no date", "any"];

fn never(family: &Family, at: impl Into<Spot>, edition: &str, meant: Option<&str>, places: Places) -> Draft {
    let (title, inside) = (&family.title, places.inside);
    let asked = meant.map(|meant| format!("; did you mean {}?", edition_in_words(meant))).unwrap_or_default();
    let help = match meant {
        Some(meant) => {
            format!(
                "look at the cover of the guidance, and write {} if that is the one{inside}",
                edition_in_words(meant)
            )
        }
        None => format!("look at the cover of the guidance, and write the year that stands there{inside}"),
    };
    let edition = shortened(edition);
    let message = format!("there never was a {edition} edition of {title}{asked}");
    Draft::new(at, message, help).value(edition).label(places.label)
}

/// The editions that a text names, where it is made of several that are known: "2023/2018".
fn several<'t>(family: &Family, text: &'t str) -> Option<Vec<&'t str>> {
    let parts: Vec<&str> = text.split(['/', ',', ';', '&']).map(str::trim).collect();
    let are_known = parts.iter().all(|part| matches!(family.find(part), Found::Edition(_)));
    (parts.len() > 1 && are_known).then_some(parts)
}

/// Whether a text names a part of a law or of guidance: "section 11".
fn is_part(edition: &str) -> bool {
    const PARTS: [&str; 14] = [
        "section",
        "sections",
        "s",
        "ss",
        "chapter",
        "part",
        "para",
        "paragraph",
        "paragraphs",
        "page",
        "annex",
        "appendix",
        "schedule",
        "article",
    ];
    let lower = edition.trim().to_lowercase();
    let name = lower.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    PARTS.contains(&name) && lower.len() > name.len()
}

/// What is said of a part of a document in the place of its edition.
fn part_of(family: &Family, at: &Spot, edition: &str) -> Option<Draft> {
    if !is_part(edition) {
        return None;
    }
    let edition = shortened(edition);
    let message = format!("\"{edition}\" is a part of {}, and no edition", family.title);
    // A law has its year in its name.
    let year = match family.editions() {
        [only] if family.title.ends_with(only.name.as_str()) => format!("write edition: \"{}\"", only.name),
        _ => "write the edition that the document names; unstated, where it names none".to_owned(),
    };
    let help =
        format!("{year}; which part it cites goes into as_written: \"{}, {edition}\"", family.title.replace('"', "'"));
    Some(Draft::new(at.clone(), message, help).value(edition).severity(Severity::Note))
}

/// A guess: the catalogue may be older than the guidance. History may reach back before its first row.
fn unknown(family: &Family, at: impl Into<Spot>, edition: &str, places: Places) -> Option<Draft> {
    let at: Spot = at.into();
    let from = family.editions().len().saturating_sub(MOST_NAMED);
    let newest: Vec<String> = family.editions().iter().skip(from).map(Edition::in_words).collect();
    if newest.is_empty() {
        return None;
    }
    if let Some(several) = several(family, edition) {
        let message = format!("several editions of {} are named in one: \"{}\"", family.title, shortened(edition));
        let help = format!("write an entry for each that is cited: edition: {}", listed(&several, "and edition:"));
        let draft = Draft::new(at, message, help).value(edition).severity(Severity::Note);
        return Some(draft.label(places.label));
    }
    if LATEST.contains(&edition.trim().to_lowercase().as_str()) {
        let message =
            format!("\"{}\" is no edition of {}: it is another one each year", shortened(edition), family.title);
        let help = "write the year of the edition that the document names; unstated, where it names none";
        return Some(Draft::new(at, message, help).value(edition).label(places.label));
    }
    if NONE.contains(&edition.trim().to_lowercase().as_str()) {
        let message = format!("\"{}\" is no edition of {}", shortened(edition), family.title);
        let draft = Draft::new(at, message, "write unstated, where the document names none").value(edition);
        return Some(draft.label(places.label));
    }
    if let Some(part) = part_of(family, &at, edition) {
        return Some(part.label(places.label));
    }
    let edition = shortened(edition);
    // "2024" of a framework that came out twice in that year.
    let within: Vec<&str> = family
        .editions()
        .iter()
        .filter(|known| known.name.strip_prefix(edition.as_str()).is_some_and(|rest| rest.starts_with('-')))
        .map(|known| known.name.as_str())
        .take(MOST_NAMED)
        .collect();
    let title = &family.title;
    let (message, help) = match within.as_slice() {
        [] => (
            format!("the catalogue of guidance does not know the edition \"{edition}\" of {title}"),
            format!(
                "check the edition on the cover; known are {}. If it is newer, add it to a catalogue of your own",
                listed(&newest, "and")
            ),
        ),
        [only] => (
            format!(
                "the catalogue of guidance has no {edition} edition of {title}, but one of {}",
                edition_in_words(only)
            ),
            format!("write {only} if that is the one"),
        ),
        _ => {
            (format!("\"{edition}\" can mean several editions of {title}"), format!("write {}", listed(&within, "or")))
        }
    };
    let draft = Draft::new(at, message, help).value(edition).severity(Severity::Note);
    Some(draft.label(places.label))
}

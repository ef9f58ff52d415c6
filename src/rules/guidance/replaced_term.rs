//! Flags names of bodies and processes that were replaced, where a document uses them for today.

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::cited::{MOST_NAMED, Places, catalogue_says, cited_by, follows};
use super::in_text;
use super::own_words::OwnWord;
use crate::finding::{Draft, Findings, Fix, Group, Severity, shortened};
use crate::guidance::{self, Catalogue, Certainty, TermMatch};
use crate::materials::Text;
use crate::model::located::{Item, Leaf};
use crate::model::policy::{Body, Cited};
use crate::model::words::{listed, with_capital};
use crate::model::{Course, Policy};
use crate::rules::{Check, Context, Rule};
use crate::scan::{Seen, Usage};
use crate::source::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "guidance/replaced-term",
    summary: "a body or process is called by a name that was replaced",
    severity: Severity::Warning,
    since: "0.1.0",
    doc: include_str!("replaced_term.md"),
    checks: &[Check::Policy(check), Check::Course(check_course), Check::Text(check_text)],
};

/// A place that uses a replaced name.
struct Use<'d> {
    row: &'d guidance::Term,
    how: TermMatch,
    at: NodeId,
    written: Cow<'d, str>,
    sections: &'d [Leaf<String>],
    /// What to do about it, which differs with the place.
    help: fn(&guidance::Term, &str, bool) -> String,
}

fn check(policy: &Policy, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let found = written(policy, ctx.guidance())
        .chain(cited(&policy.guidance, ctx.guidance()))
        .chain(acting(policy, ctx.guidance()));
    // A policy is called what it is called; only who issues it can give it another title.
    tell(found, ctx.today, findings, |row| right_then(row, policy), |_| None);
}

/// A course has no list of terms: what it cites counts as it does in a policy, its own words as in a material.
fn check_course(course: &Course, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    let found = cited(cited_by(course), ctx.guidance()).chain(in_own_words(ctx.own_words(course), ctx.guidance()));
    let fix =
        |found: &Use<'_>| course.title.at().filter(|title| *title == found.at).and_then(|_| title_fix(found, ctx));
    tell(found, ctx.today, findings, |_| String::new(), fix);
}

/// One finding for each name, at the place that has it whole. `then` adds what is to be said of the time of writing.
fn tell<'d>(
    found: impl Iterator<Item = Use<'d>>,
    today: Day,
    findings: &mut Findings<'_>,
    then: impl Fn(&guidance::Term) -> String,
    fix: impl Fn(&Use<'_>) -> Option<Fix>,
) {
    let mut by_row: BTreeMap<&str, Vec<Use<'_>>> = BTreeMap::new();
    for found in found.filter(|found| holds(found.row, today)) {
        by_row.entry(&found.row.id).or_default().push(found);
    }
    for mut uses in by_row.into_values() {
        uses.sort_by_key(|found| found.how != TermMatch::Whole);
        if let Some(draft) = draft(&uses, findings, &then) {
            findings.add(draft.fix(if let [only] = uses.as_slice() { fix(only) } else { None }));
        }
    }
}

/// The title of a course with the new name, where the old one stands in it once and just one name took its place. Bodies
/// differ from area to area, so their names are for a person.
fn title_fix(found: &Use<'_>, ctx: &Context<'_>) -> Option<Fix> {
    let Use { row, at, written, .. } = found;
    let now = row.now.as_deref()?.split(" (").next().unwrap_or_default();
    let is_one_name = !now.contains([',', ';', ':', '#', '"', '\''])
        && ![" and ", " or ", "the "].iter().any(|word| now.contains(word));
    let is_certain =
        row.certainty == Certainty::Certain && !row.local && row.kind != "body" && found.how == TermMatch::Whole;
    let is_the_name = row.names().any(|name| name.eq_ignore_ascii_case(written));
    let arena = ctx.document.loaded.arena.as_ref()?;
    let title = arena.text(*at)?;
    if !(is_one_name && is_certain && is_the_name) || title.matches(&**written).count() != 1 {
        return None;
    }
    let is_capital = written.starts_with(char::is_uppercase);
    let now = if is_capital { with_capital(now) } else { now.to_owned() };
    Fix::of_scalar(arena, *at, &title.replace(&**written, &now), format!("write {now} in the title"))
}

/// Whether a row says that a name is not to be used any more. The new name has to hold on every day that its date can
/// mean.
fn holds(row: &guidance::Term, today: Day) -> bool {
    !row.accepted && !row.to_come && row.from.is_none_or(|from| from.last_day() <= today)
}

fn check_text(text: &Text, ctx: &Context<'_>, findings: &mut Findings<'_>) {
    // What a text says for today is told first, and once: a note about its own time adds nothing to that.
    let mut by_row: BTreeMap<&str, (Usage, Vec<_>)> = BTreeMap::new();
    for usage in [Usage::Now, Usage::OfItsTime] {
        for sighting in text.sightings.iter().filter(|sighting| sighting.usage == usage) {
            if let Seen::Term { row, part_of_a_name } = &sighting.seen {
                let (first, uses) = by_row.entry(row).or_insert_with(|| (usage, Vec::new()));
                uses.extend((*first == usage).then_some((sighting, *part_of_a_name)));
            }
        }
    }
    for (id, (usage, mut uses)) in by_row {
        let row = ctx.guidance().terms().iter().find(|row| row.id == id);
        let Some(row) = row.filter(|row| holds(row, ctx.today)) else { continue };
        uses.sort_by_key(|(_, part_of_a_name)| *part_of_a_name);
        let Some((first, part_of_a_name)) = uses.first().copied() else { continue };
        let sightings = || uses.iter().map(|(sighting, _)| *sighting);
        let names: Vec<String> = sightings().take(MOST_NAMED).map(|seen| format!("\"{}\"", seen.written)).collect();
        let places = in_text::places(sightings());
        let times = if places.count > 1 { format!(", used {} times here,", places.count) } else { String::new() };
        let message = message(row, &names, &times, part_of_a_name);
        let help = help_in_text(row, &places.inside, part_of_a_name);
        let draft = graded(Draft::new(first.first.clone(), message, help), row, part_of_a_name, "").label(places.label);
        findings.add(in_text::as_used(in_text::with_related(draft, sightings(), findings), usage));
    }
}

/// The names that the document uses, as it writes them.
fn written<'d>(policy: &'d Policy, catalogue: &'d Catalogue) -> impl Iterator<Item = Use<'d>> {
    policy.terms.iter().filter(|entry| follows(&entry.role)).filter_map(|entry| {
        let (at, written) = entry.term.located()?;
        let (row, how) = catalogue.term(written).or_else(|| as_short_form(written, policy, catalogue))?;
        Some(Use { row, how, at, written: written.into(), sections: &entry.section, help })
    })
}

/// Who has to act, by a replaced name of a body that the record does not list as one of its own: `by: LSCB`.
fn acting<'d>(policy: &'d Policy, catalogue: &'d Catalogue) -> impl Iterator<Item = Use<'d>> {
    let own = || policy.issuers.iter().chain(&*policy.bodies);
    policy.commitments.iter().filter_map(move |commitment| {
        let (at, written) = commitment.by.located()?;
        let is_own =
            |body: &Item<Body>| [&body.id, &body.short, &body.name].iter().any(|name| name.text() == Some(written));
        let (row, how) = catalogue.term(written).filter(|(_, how)| *how == TermMatch::Whole)?;
        let is_other = !own().any(is_own) && row.kind == "body";
        is_other.then(|| Use {
            row,
            how,
            at,
            written: written.into(),
            sections: &commitment.section,
            help: help_for_bearer,
        })
    })
}

/// The replaced name behind the short form of a single body: HSCB, where the policy says whose it is, or where its letters
/// are those of a board.
fn as_short_form<'d>(
    written: &str,
    policy: &Policy,
    catalogue: &'d Catalogue,
) -> Option<(&'d guidance::Term, TermMatch)> {
    let is_it = |body: &&Item<Body>| body.short.text() == Some(written);
    let body = policy.issuers.iter().chain(&*policy.bodies).find(is_it);
    let named = body.and_then(|body| catalogue.term(body.name.text()?));
    let is_board = guidance::is_abbreviation(written) && written.ends_with("SCB");
    let (row, _) = named.or_else(|| catalogue.term("LSCB").filter(|_| is_board))?;
    Some((row, TermMatch::Part))
}

/// What a course calls things by in its title, its aims and its outcomes.
fn in_own_words<'d>(words: &'d [OwnWord], catalogue: &'d Catalogue) -> impl Iterator<Item = Use<'d>> {
    words.iter().filter_map(|word| {
        let Seen::Term { row, part_of_a_name } = &word.seen else { return None };
        let row = catalogue.terms().iter().find(|known| known.id == *row)?;
        let how = if *part_of_a_name { TermMatch::Part } else { TermMatch::Whole };
        Some(Use { row, how, at: word.at, written: word.written.as_str().into(), sections: &[], help: help_in_text })
    })
}

/// Guidance that the document follows: a text that another one took in under another title has no newer edition, so
/// only the terms know that it was replaced. A title with an old name somewhere inside is still its title.
fn cited<'d>(entries: &'d [Item<Cited>], catalogue: &'d Catalogue) -> impl Iterator<Item = Use<'d>> {
    entries.iter().filter(|entry| follows(&entry.role)).filter_map(|entry| {
        let at = entry.id.at()?;
        let family = catalogue.family_cited(entry)?;
        let (row, how) = (catalogue.told_as_term(family)?, TermMatch::Whole);
        Some(Use { row, how, at, written: family.title.as_str().into(), sections: &entry.sections, help })
    })
}

fn draft(uses: &[Use<'_>], findings: &Findings<'_>, then: impl Fn(&guidance::Term) -> String) -> Option<Draft> {
    let (first, others) = uses.split_first()?;
    let row = first.row;
    let mut names: Vec<String> = Vec::new();
    for found in uses.iter().take(MOST_NAMED) {
        let name = format!("\"{}\"", shortened(&found.written));
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let places = Places::of(uses.iter().map(|found| found.sections));
    let part_of_a_name = first.how == TermMatch::Part;
    let message = format!("{}{}", message(row, &names, "", part_of_a_name), then(row));
    let draft = Draft::new(first.at, message, (first.help)(row, &places.inside, part_of_a_name));
    let mut draft = graded(draft, row, part_of_a_name, &places.aside()).label(places.label);
    for found in others.iter().take(MOST_NAMED) {
        let related = findings.place_of(found.at, format!("\"{}\" here", shortened(&found.written)));
        draft = draft.related(related);
    }
    Some(draft)
}

/// What is said alike of a document and of a text: which row, who says so, how sure.
fn graded(draft: Draft, row: &guidance::Term, part_of_a_name: bool, aside: &str) -> Draft {
    let is_note = row.local || !row.certainty.may_warn() || row.from.is_none() || part_of_a_name;
    let draft = draft.value(row.id.as_str()).subject("/terms").authority(catalogue_says(format!(
        "{}{}",
        row.listed_in,
        row.certainty.doubt()
    )));
    let draft = draft.line_adding(aside);
    if is_note { draft.severity(Severity::Note) } else { draft.group(Group::OldNames) }
}

fn message(row: &guidance::Term, names: &[String], times: &str, part_of_a_name: bool) -> String {
    let subject = format!("{}{times}", listed(names, "and"));
    let several = names.len() > 1;
    let (is, was, has) = if several { ("are", "were", "have") } else { ("is", "was", "has") };
    let sure = row.certainty.may_warn();
    let Some(now) = &row.now else {
        return format!("{subject} {is} out of use, and nothing is known to have taken the place");
    };
    if row.local {
        let may = if sure { is } else { "may be" };
        return format!("{subject} {may} giving way to {now}; each area decides for itself");
    }
    if part_of_a_name {
        return format!("{subject} {has} an old name inside: elsewhere it was replaced by {now}");
    }
    let latest = if row.at_latest { " at the latest" } else { "" };
    match row.from.map(|from| format!("{}{latest}", from.when())) {
        Some(when) if sure => format!("{subject} {was} replaced {when} by {now}"),
        Some(when) => format!("{subject} {was} probably replaced {when} by {now}, which is not verified"),
        None if sure => format!("{subject} {is} not the usual name, which is {now}"),
        None => format!("{subject} {was} probably replaced by {now}, which is not verified"),
    }
}

/// A name that held when the document was written is no mistake of those who wrote it.
fn right_then(row: &guidance::Term, policy: &Policy) -> String {
    match (row.from, policy.own_date()) {
        (Some(from), Some(own)) if from.first_day() > own.last_day() => {
            format!(", after the date of this {}, {}", policy.noun(), own.in_words())
        }
        _ => String::new(),
    }
}

fn help(row: &guidance::Term, inside: &str, part_of_a_name: bool) -> String {
    let Some(now) = &row.now else {
        return format!("take it out{inside}, or record it with as: history where the text speaks of the past");
    };
    if row.local || part_of_a_name {
        return format!("keep it if your area still calls it so; else write {now}{inside}");
    }
    format!("write {now}{inside}. Where the text speaks of the past, record the entry with as: history")
}

fn help_for_bearer(row: &guidance::Term, _inside: &str, _part_of_a_name: bool) -> String {
    let now = row.now.as_deref().map(|now| format!(" ({now})")).unwrap_or_default();
    format!("write partnership, or the id under bodies of who acts now{now}; the words of the policy stay in says")
}

fn help_in_text(row: &guidance::Term, inside: &str, part_of_a_name: bool) -> String {
    let Some(now) = &row.now else { return format!("take it out{inside}, or say that it speaks of the past") };
    if row.local || part_of_a_name {
        return format!("keep it if your area still calls it so; else write {now}{inside}");
    }
    format!("write {now}{inside}. A sentence about the past may keep the old name: make it say so, as in \"formerly\"")
}

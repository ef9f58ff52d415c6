//! Who issues the document, and the groups that it names: and which of them is which.

use std::collections::BTreeMap;

use crate::template::short_name;

use super::body_name::{is_adults_board, is_board, is_body, is_group, is_partnership, names_in};
use super::labelled;
use super::labels::{self, Announces};
use super::organisation::{self, Organisation};
use super::outline::{Outline, Paragraph, Role};
use super::spoken::{area_of, names_it};
use super::text::is_capital;

/// A partnership, a board or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Body {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) short: Option<String>,
    pub(super) from: String,
}

/// How many bodies are told; a document names a dozen.
const MOST: usize = 40;

/// The issuers, and the other bodies, each in the order in which they are named first.
pub(super) fn find(outline: &Outline<'_>) -> (Vec<Body>, Vec<Body>) {
    let mut named: Vec<Body> = Vec::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let mut issuers: Vec<String> = Vec::new();
    // Those that stand alone in a line, and not in a sentence of the cover.
    let mut alone: Vec<String> = Vec::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for (at, paragraph) in outline.paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.is_open()) {
        let is_apart = outline.is_on_cover(at) || paragraph.role == Role::Margin;
        for (name, short) in names_in(paragraph.text) {
            let key = name.to_lowercase();
            let is_issuer = is_apart
                && (is_partnership(&name) || issues_for_adults(&name, paragraph))
                && !is_told_of(paragraph.text, &name)
                && !is_in_row_of(outline, paragraph);
            if is_issuer && issuers.len() < MOST && !issuers.contains(&key) {
                issuers.push(key.clone());
                if stands_alone(paragraph.text) {
                    alone.push(key.clone());
                }
            }
            *counts.entry(key.clone()).or_default() += 1;
            if let Some(known) = seen.get(&key).and_then(|at| named.get_mut(*at)) {
                known.short = known.short.take().or(short);
                // A cover in capital letters is no reason to write the name so.
                if is_loud(&known.name) && !is_loud(&name) {
                    known.name = name;
                }
                if known.short.is_some() {
                    known.id = short_name(known.short.as_deref().unwrap_or_default());
                }
            } else if named.len() < MOST {
                seen.insert(key, named.len());
                named.push(body(&name, short, paragraph));
            }
        }
    }
    // "And Children and Young People Strategic Alliance": the text has the whole name.
    let whole = |key: &String| {
        let longer = |body: &&Body| body.name.to_lowercase().ends_with(&format!(" {key}"));
        named.iter().find(longer).map_or_else(|| key.clone(), |body| body.name.to_lowercase())
    };
    let shortened = issuers.clone();
    issuers = issuers.iter().map(whole).collect();
    named.retain(|body| {
        let key = body.name.to_lowercase();
        !shortened.contains(&key) || issuers.contains(&key)
    });
    if alone.is_empty() {
        let organisations = organisation::named(outline);
        if !organisations.is_empty() {
            issuers.clear();
        }
        for Organisation { name, short, from } in organisations {
            let key = name.to_lowercase();
            // "NHS Ashenford Integrated Care Board" is also called so without the letters before it.
            let is_it = |name: &str| key == name || key.ends_with(&format!(" {name}"));
            named.retain(|body| !is_it(&body.name.to_lowercase()));
            let id = short_name(short.as_deref().unwrap_or(&name));
            named.insert(0, Body { id, name, short, from });
            issuers.push(key);
        }
    }
    if issuers.is_empty() {
        issuers.extend(spoken_for(outline, &named));
    }
    let (mut issuing, mut others): (Vec<Body>, Vec<Body>) =
        named.into_iter().partition(|body| issuers.contains(&body.name.to_lowercase()));
    for body in issuing.iter_mut().chain(others.iter_mut()).filter(|body| is_loud(&body.name)) {
        body.name = in_title_case(&body.name);
    }
    // A board without an abbreviation that is named once is often another partnership's.
    let count = |name: &str| counts.get(&name.to_lowercase()).copied().unwrap_or_default();
    others.retain(|body| body.short.is_some() || is_group(&body.name) || is_board(&body.name) && count(&body.name) > 1);
    join_shortened(&mut others);
    distinct(&mut issuing, &mut others);
    (issuing, others)
}

/// Takes a group that is named after its partnership once, and without it later, for one: "the Executive Group" is the
/// "Partnership Executive Group".
fn join_shortened(bodies: &mut Vec<Body>) {
    const OF: [&str; 4] = ["partnership", "board", "council", "trust"];
    let is_named_after = |longer: &Body, name: &str| {
        let lower = longer.name.to_lowercase();
        let before = lower.strip_suffix(&name.to_lowercase()).and_then(|before| before.strip_suffix(' '));
        longer.short.is_none() && before.is_some_and(|before| OF.iter().any(|of| before.ends_with(of)))
    };
    let mut at = 0;
    while at < bodies.len() {
        let name = bodies[at].name.clone();
        let longer: Vec<usize> = (0..bodies.len()).filter(|other| is_named_after(&bodies[*other], &name)).collect();
        if let ([longer], None) = (longer.as_slice(), &bodies[at].short) {
            bodies[*longer].short = Some(name);
            bodies.remove(at);
        } else {
            at += 1;
        }
    }
}

/// Adds the body that approved the document, where nothing else in the document made it one.
pub(super) fn add(bodies: &mut Vec<Body>, issuers: &mut Vec<Body>, name: &str, from: &str) {
    let key = name.to_lowercase();
    let is_it = |body: &Body| {
        let short = body.short.as_deref().unwrap_or_default().to_lowercase();
        let known = body.name.to_lowercase();
        [known.as_str(), short.as_str()].contains(&key.as_str()) || key.ends_with(&format!(" {known}"))
    };
    let meets = ["trustees", "directors", "governors", "corporation", "synod"]
        .iter()
        .any(|end| name.to_lowercase().split(' ').next_back() == Some(*end));
    if (is_body(name) || meets && is_capital(name))
        && name.contains(' ')
        && !bodies.iter().chain(issuers.iter()).any(is_it)
    {
        bodies.push(Body { id: short_name(name), name: name.to_owned(), short: None, from: from.to_owned() });
        distinct(issuers, bodies);
    }
}

/// Whether a line of the cover names somebody as who approved, reviewed or wrote the document, and not as who issues it.
fn is_told_of(text: &str, name: &str) -> bool {
    let labelled = labelled::in_control_line(text);
    let of_others = |announces: &Announces| {
        matches!(
            announces,
            Announces::Approver
                | Announces::Endorser
                | Announces::Step
                | Announces::Reviewer
                | Announces::Lead
                | Announces::Sponsor
                | Announces::Signature
                | Announces::Contact
                | Announces::Author
        )
    };
    let is_labelled = labelled.iter().any(|(announces, value)| of_others(announces) && value.contains(name));
    let before = text.find(name).map(|at| text[..at].to_lowercase()).unwrap_or_default();
    let before = before.trim_end().trim_end_matches(" the");
    let has_issued = ["issued", "published", "produced"].iter().any(|word| before.contains(word));
    is_labelled || (before.ends_with(" by") || before.ends_with(" with")) && !has_issued
}

/// Whether a line of the cover is, or ends with, the name of a safeguarding board for adults, which issues it with the partnership.
fn issues_for_adults(name: &str, paragraph: &Paragraph<'_>) -> bool {
    let is_joint = || paragraph.text.ends_with(&format!(" and {name}")) && stands_alone(paragraph.text);
    is_adults_board(name) && paragraph.cell.is_none() && (paragraph.text.trim() == name || is_joint())
}

/// Whether a line has no words that make it a sentence: "Published by Ashford Safeguarding Children Partnership".
fn stands_alone(text: &str) -> bool {
    const JOINTS: [&str; 14] =
        ["of", "and", "for", "the", "on", "in", "by", "to", "with", "published", "issued", "produced", "a", "from"];
    text.split([' ', '\t']).all(|word| !word.starts_with(char::is_lowercase) || JOINTS.contains(&word))
}

/// Whether a cell stands beside a label such as "Ratified by", or below one.
fn is_in_row_of(outline: &Outline<'_>, paragraph: &Paragraph<'_>) -> bool {
    let Some(cell) = paragraph.cell else { return false };
    let is_beside = |other: &&Paragraph<'_>| {
        other.cell.is_some_and(|other| {
            let is_of_row = other.row == cell.row && other.column != cell.column;
            let is_above = other.column == cell.column && other.row < cell.row;
            other.table == cell.table && (is_of_row || is_above)
        })
    };
    let mut beside = outline.paragraphs.iter().filter(is_beside);
    beside.any(|other| labels::announced(other.text).is_some())
}

/// Whether a name stands in capital letters.
fn is_loud(name: &str) -> bool {
    name.contains(' ') && name.to_uppercase() == name
}

/// "WESTMARCH SAFEGUARDING CHILDREN PARTNERSHIP" as it is written in a sentence. What has no vowel is an abbreviation.
fn in_title_case(name: &str) -> String {
    let word = |word: &str| {
        let lower = word.to_lowercase();
        let is_abbreviation = !word.contains(['A', 'E', 'I', 'O', 'U', 'Y']);
        match lower.as_str() {
            "of" | "and" | "for" | "the" | "on" => lower,
            _ if is_abbreviation => word.to_owned(),
            _ => lower.split('-').map(capitalised).collect::<Vec<_>>().join("-"),
        }
    };
    name.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The one partnership that a document names, or speaks of again and again by its abbreviation, where the cover names none.
fn spoken_for(outline: &Outline<'_>, named: &[Body]) -> Option<String> {
    let count = |short: &str| {
        let is_word = |word: &str| word.trim_end_matches("'s").trim_end_matches("\u{2019}s") == short;
        let texts = outline.paragraphs.iter().map(|paragraph| paragraph.text);
        texts
            .flat_map(|text| text.split(|mark: char| mark.is_whitespace() || "(),.;:".contains(mark)))
            .filter(|word| is_word(word))
            .count()
    };
    let mut counted: Vec<(usize, &Body)> = named
        .iter()
        .filter(|body| is_partnership(&body.name))
        .filter_map(|body| Some((count(body.short.as_deref()?), body)))
        .collect();
    counted.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    // "The Safeguarding Children Partnership for Harle" is that of a place, and the document another's.
    let is_of_a_place = |body: &&Body| is_partnership(&body.name) && area_of(&body.name).is_some();
    let mut partnerships = named.iter().filter(is_of_a_place);
    match (partnerships.next(), partnerships.next(), counted.as_slice()) {
        // Whom a document names once may be anybody with whom it is agreed.
        (Some(only), None, _) if is_its_own(outline, only) => Some(only.name.to_lowercase()),
        (_, _, [(2.., body)]) => Some(body.name.to_lowercase()),
        (_, _, [(count, body), (second, _), ..]) if *count >= 3 * second.max(&1) => Some(body.name.to_lowercase()),
        _ => None,
    }
}

/// Whether the document speaks of a body as its own: it is named again, a line begins with it, or one on the document names it.
fn is_its_own(outline: &Outline<'_>, body: &Body) -> bool {
    let names =
        |text: &&str| text.contains(&body.name) || body.short.as_deref().is_some_and(|short| text.contains(short));
    let begins = |text: &str| text.strip_prefix("The ").unwrap_or(text).starts_with(&body.name);
    let mut named = outline.paragraphs.iter().map(|paragraph| paragraph.text).filter(names);
    let first = named.next();
    named.next().is_some() || first.is_some_and(|text| begins(text) || names_it(text))
}

fn body(name: &str, short: Option<String>, paragraph: &Paragraph<'_>) -> Body {
    let id = short_name(short.as_deref().unwrap_or(name));
    Body { id, name: name.to_owned(), short, from: paragraph.source() }
}

/// Each id stands for one body.
fn distinct(issuing: &mut Vec<Body>, others: &mut Vec<Body>) {
    let mut ids: Vec<String> = ["partnership", "agencies", "trainers", "participants"].map(str::to_owned).to_vec();
    for body in issuing.iter_mut().chain(others.iter_mut()) {
        if ids.contains(&body.id) {
            body.id = short_name(&body.name);
        }
        while ids.contains(&body.id) {
            body.id.push_str("-2");
        }
        ids.push(body.id.clone());
    }
    issuing.retain(|body| !body.id.is_empty());
    others.retain(|body| !body.id.is_empty());
}

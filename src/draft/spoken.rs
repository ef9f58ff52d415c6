//! What sentences of the document say of the document itself: what time it covers, who answers for it; and the area, by the name
//! of who issues it. Who approved it is read by `decided`, when it is reviewed by `reviewed`.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::MONTHS;
use crate::template::short_name;

use super::bodies::Body;
use super::control::{period, role, shown};
use super::fact::{Facts, Trust};
use super::outline::{Outline, Role};
use super::sentence::sentences;
use super::{decided, reviewed};

/// Patterns are fixed, so that each either reads or the tests fail; what does not read finds nothing.
pub(super) fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

/// What a document calls itself.
pub(super) const DOCUMENT: &str =
    r"(?:this|the|our)\s+(?:\w+\s+){0,4}?(?:policy|strategy|framework|document|plan|pathway|charter|procedure)";

pub(super) static DATE: LazyLock<String> = LazyLock::new(|| {
    let months = MONTHS.join("|");
    format!(r"(\d{{1,2}}(?:st|nd|rd|th)?\s+\w+\s+\d{{4}}|(?:{months})\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})")
});

static COVERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)(?:\b{DOCUMENT}|^it)\s+(?:covers|runs|is for|sets out[^.]{{0,60}}?for|applies)\s+(?:from\s+|for\s+)?(?:the\s+)?(?:period\s+|years\s+|time\s+)?(?:of\s+|from\s+)?({date}\s+(?:to|until|-|\u{{2013}})\s+{date}|20\d\d\s?(?:-|\u{{2013}}|to)\s?20\d\d)",
        date = *DATE
    ))
});

/// "2026 to 2029", "2026-2029" in a title.
static YEARS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"\b((?:19|20)\d\d\s?(?:-|\u{2013}|to)\s?(?:19|20)\d\d)\b"));

static ANSWERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:the\s+)?(.{{3,90}}?)\s+(?:is|are|will be)\s+responsible\s+for\s+(?:maintaining|reviewing|monitoring|updating|owning|keeping)[^.]{{0,50}}?\b{DOCUMENT}\b"
    ))
});

/// "The Head of Learning leads on this strategy", "This strategy is owned by the Training Manager".
static LEADS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:the\s+)?(.{{3,90}}?)\s+(?:leads\s+on|owns|is\s+the\s+(?:lead|owner)\s+(?:for|of))\s+{DOCUMENT}\b"
    ))
});

static OWNED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b{DOCUMENT}\s+is\s+(?:owned|led)\s+by\s+(?:the\s+)?([^,.;]{{3,90}})")));

static SPEAKS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(&format!(r"(?i)\b{DOCUMENT}\b")));

static CONTACT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?i)\bcontact(?:\s+for\s+[\w\s]{3,30}?)?(?:\s+is|:)?\s+(?:the\s+)?([^@]{5,120})$"));

pub(super) fn captured<'t>(pattern: &LazyLock<Option<Regex>>, text: &'t str, group: usize) -> Option<&'t str> {
    Some(pattern.as_ref()?.captures(text)?.get(group)?.as_str().trim())
}

/// Reads the sentences of a document that speak of it, and the names of who issues it.
pub(super) fn find(outline: &Outline<'_>, issuers: &[Body], facts: &mut Facts) {
    // Whether the sentence before, under the same heading, speaks of the document.
    let mut is_spoken_of = false;
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        if !paragraph.is_open() || paragraph.role == Role::Note {
            continue;
        }
        let from = paragraph.source();
        // Where nobody is said to answer for it, whoever is asked about it does.
        if let Some(contact) = captured(&CONTACT, paragraph.text, 1).filter(|_| outline.is_on_cover(at)) {
            role("lead.role", contact, Trust::Derived, &from, facts);
        }
        if paragraph.role == Role::Heading {
            is_spoken_of = false;
        }
        for sentence in sentences(paragraph.text) {
            speaks(sentence, &from, facts);
            let of_review = reviewed::speaks(sentence, is_spoken_of, &from, facts);
            is_spoken_of = decided::speaks(sentence, &from, facts) || of_review || names_it(sentence);
        }
    }
    let title = facts.value("title").cloned();
    if let Some((years, title)) = title.as_ref().and_then(|title| Some((captured(&YEARS, &title.value, 1)?, title))) {
        period_of_title(years, &title.from, facts);
    }
    if let Some(issuer) = issuers.first()
        && let Some(area) = area_of(&issuer.name)
    {
        facts.add("area", Trust::Derived, shown(area), &issuer.from);
        facts.add("policy", Trust::Derived, short_name(area), &issuer.from);
    }
}

/// Who is said to lead on the document or to own it.
pub(super) fn leads(sentence: &str) -> Option<&str> {
    [&LEADS, &OWNED].into_iter().find_map(|pattern| captured(pattern, sentence, 1))
}

/// Whether a sentence names the document.
pub(super) fn names_it(sentence: &str) -> bool {
    SPEAKS.as_ref().is_some_and(|pattern| pattern.is_match(sentence))
}

fn speaks(sentence: &str, from: &str, facts: &mut Facts) {
    if let Some(covered) = captured(&COVERS, sentence, 1) {
        period(covered, Trust::Sentence, from, facts);
    }
    if let Some(who) = captured(&ANSWERS, sentence, 1).or_else(|| leads(sentence)) {
        let is_named = !["this", "it", "they", "who", "which", "all", "each"]
            .iter()
            .any(|word| who.to_lowercase().starts_with(word));
        if is_named {
            role("lead.role", who, Trust::Sentence, from, facts);
        }
    }
}

/// "2024-2027" in a title is the time that a strategy covers; a single year is not.
fn period_of_title(years: &str, from: &str, facts: &mut Facts) {
    if facts.has("period.from") {
        return;
    }
    period(years, Trust::Derived, &format!("the title, {from}"), facts);
}

/// The place in "Norfolk Safeguarding Children Partnership".
fn area_of(name: &str) -> Option<&str> {
    // Small and capital letters of these names have as many bytes as each other.
    let lower = name.to_lowercase();
    let at = ["local safeguarding", "children's safeguarding", "children\u{2019}s safeguarding", "safeguarding"]
        .iter()
        .filter_map(|word| lower.find(word))
        .min()?;
    let area = name.get(..at)?.trim().trim_end_matches("'s").trim_end_matches("\u{2019}s");
    (!area.is_empty()).then_some(area)
}

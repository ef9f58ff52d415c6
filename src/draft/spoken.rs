//! What sentences of the document say of the document itself: how often it is reviewed and by whom, when next, what time it
//! covers, who answers for it; and the area, by the name of who issues it.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::{Date, MONTHS};
use crate::template::short_name;

use super::bodies::Body;
use super::control::{cycle, date, period, role, shown, years_in};
use super::fact::{Facts, Trust};
use super::outline::{Outline, Role};
use super::sentence::sentences;

/// Patterns are fixed, so that each either reads or the tests fail; what does not read finds nothing.
fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

const DOCUMENT: &str = r"(?:this|the|our)\s+(?:\w+\s+){0,4}?(?:policy|strategy|framework|document|plan|pathway)";

static REVIEWED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"(?i)\b{DOCUMENT}\b[^.]{{0,40}}?\b(?:reviewed|updated and reviewed|refreshed)\b(.*)"))
});

static CYCLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^.]{0,60}?\b(annually|yearly|bi-?\s?annually|biennially|every\s+(?:\w+\s+)?(?:year|month|two years|three years)s?|(?:on\s+an?\s+)?(annual|yearly|bi-?\s?annual|biennial|three-yearly|two-yearly)\s+basis)",
    )
});

static BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\bby\s+(?:the\s+)?((?:[A-Z][\w'\u{2019}&-]*|of|and|for|the)(?:\s+(?:[A-Z][\w'\u{2019}&-]*|of|and|for|the|&))*)",
    )
});

static DATE: LazyLock<String> = LazyLock::new(|| {
    let months = MONTHS.join("|");
    format!(r"(\d{{1,2}}(?:st|nd|rd|th)?\s+\w+\s+\d{{4}}|(?:{months})\s+\d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{4}})")
});

static NEXT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:next\s+(?:\w+\s+)?review|review\s+is\s+due|due\s+for\s+review|next\s+be\s+reviewed|next\s+due)\b[^.]{{0,40}}?\b(?:in|on|by|due|is)\s+{date}",
        date = *DATE
    ))
});

static APPROVED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:{DOCUMENT}|it)\s+(?:was|has been|is)\s+(?:formally\s+)?(?:approved|ratified|agreed|adopted|endorsed)\s+by\s+(.{{3,120}}?)\s+(?:on|in|at its meeting (?:on|of|in))\s+{date}",
        date = *DATE
    ))
});

static COVERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:{DOCUMENT})\s+(?:covers|runs|is for|sets out[^.]{{0,60}}?for|applies)\s+(?:from\s+|for\s+)?(?:the\s+)?(?:period\s+|years\s+|time\s+)?(?:of\s+|from\s+)?({date}\s+(?:to|until|-|\u{{2013}})\s+{date}|20\d\d\s?(?:-|\u{{2013}}|to)\s?20\d\d)",
        date = *DATE
    ))
});

static ANSWERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:the\s+)?(.{{3,90}}?)\s+(?:is|are|will be)\s+responsible\s+for\s+(?:maintaining|reviewing|monitoring|updating|owning|keeping)[^.]{{0,50}}?\b{DOCUMENT}\b"
    ))
});

static CONTACT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?i)\bcontact(?:\s+is|:)?\s+(?:the\s+)?([^@]{5,120})$"));

fn captured<'t>(pattern: &LazyLock<Option<Regex>>, text: &'t str, group: usize) -> Option<&'t str> {
    Some(pattern.as_ref()?.captures(text)?.get(group)?.as_str().trim())
}

/// Reads the sentences of a document that speak of it, and the names of who issues it.
pub(super) fn find(outline: &Outline<'_>, issuers: &[Body], facts: &mut Facts) {
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        if !paragraph.is_open() || paragraph.role == Role::Note {
            continue;
        }
        let from = paragraph.source();
        // Where nobody is said to answer for it, whoever is asked about it does.
        if let Some(contact) = captured(&CONTACT, paragraph.text, 1).filter(|_| outline.is_on_cover(at)) {
            role("lead.role", contact, Trust::Derived, &from, facts);
        }
        for sentence in sentences(paragraph.text) {
            speaks(sentence, &from, facts);
        }
    }
    let title = facts.value("title").cloned();
    if let Some((years, title)) = title.as_ref().and_then(|title| Some((years_in(&title.value)?, title))) {
        period_of_title(years, &title.from, facts);
    }
    if let Some(issuer) = issuers.first()
        && let Some(area) = area_of(&issuer.name)
    {
        facts.add("area", Trust::Derived, shown(area), &issuer.from);
        facts.add("policy", Trust::Derived, short_name(area), &issuer.from);
    }
}

fn speaks(sentence: &str, from: &str, facts: &mut Facts) {
    if let Some(rest) = captured(&REVIEWED, sentence, 1) {
        if let Some(found) = captured(&CYCLE, rest, 1) {
            let plain = found.to_lowercase();
            let word = plain.trim_start_matches("on an ").trim_start_matches("on a ").trim_end_matches(" basis");
            cycle(&word.replace("bi- ", "bi-").replace("bi ", "bi-"), Trust::Sentence, from, facts);
        }
        if let Some(by) = captured(&BY, rest, 1) {
            let by =
                by.trim_end_matches(" and").trim_end_matches(" the").trim_end_matches(" for").trim_end_matches(" of");
            // "by March 2026" names nobody.
            if Date::meant(by).is_err() && !MONTHS.iter().any(|month| by.starts_with(month)) {
                role("review.by", by, Trust::Sentence, from, facts);
            }
        }
    }
    if let Some(next) = captured(&NEXT, sentence, 1) {
        date("review.next_due", next, Trust::Sentence, from, facts);
    }
    if let (Some(by), Some(on)) = (captured(&APPROVED, sentence, 1), captured(&APPROVED, sentence, 2)) {
        let by = by.strip_prefix("the ").unwrap_or(by);
        role("approval.by", by, Trust::Sentence, from, facts);
        date("approval.date", on, Trust::Sentence, from, facts);
    }
    if let Some(covered) = captured(&COVERS, sentence, 1) {
        period(covered, Trust::Sentence, from, facts);
    }
    if let Some(who) = captured(&ANSWERS, sentence, 1) {
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
    let at = ["local safeguarding", "safeguarding"].iter().filter_map(|word| lower.find(word)).min()?;
    let area = name.get(..at)?.trim().trim_end_matches("'s").trim_end_matches("\u{2019}s");
    (!area.is_empty()).then_some(area)
}

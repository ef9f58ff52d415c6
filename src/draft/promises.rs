//! What the document promises for a date, "a framework is to be developed by December 2024", and what it leaves open.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::{Date, MONTHS};
use crate::model::open::leaves_open;

use super::answer::is_put_off;
use super::outline::{Outline, Role};
use super::sentence::sentences;
use super::text::beginning;

/// Something that is promised, or left open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Promised {
    /// By when, where it says so.
    pub(super) due: Option<Date>,
    /// The sentence, where it leaves a matter open: there is nothing in it to word as a promise.
    pub(super) open: Option<String>,
    pub(super) section: Option<String>,
    /// The beginning of the sentence.
    pub(super) says: String,
    pub(super) from: String,
}

/// Why nothing is done yet of what a sentence speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Later {
    /// It is not decided.
    Open,
    /// It is promised for later.
    Promised,
}

/// How many are told.
const MOST: usize = 50;

static DUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months = MONTHS.join("|");
    let text = format!(
        r"(?i)\b(?:by|by the end of|before|no later than|completion|complete by|in place by|due|during)\s+((?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{months})\s+)?20\d\d)\b"
    );
    Regex::new(&text).ok()
});

static AHEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:will|shall|must|is to be|are to be|to be (?:developed|completed|agreed|produced|published|introduced|reviewed)|planned|aims? to)\b").ok()
});

/// What begins once, and is there from then on.
const BEGINS: &str = "(?:develop|introduce|launch|establish|create|draw up|set up|pilot|trial)";

static PLANNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let text = format!(
        r"(?i)\b(?:(?:plans?|intends?)\s+to\s+(?:add|{BEGINS})|(?:is|are)\s+(?:now\s+|currently\s+)?being\s+(?:developed|drafted|drawn\s+up|prepared))\b"
    );
    Regex::new(&text).ok()
});

static BEGUN_BY: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(&format!(r"(?i)\b(?:will|shall)\s+(?:also\s+)?(?:agree|{BEGINS})\b")).ok());

/// Whether a sentence speaks of what is not there yet, and of nothing that is done.
pub(super) fn later(sentence: &str) -> Option<Later> {
    if leaves_open(sentence) {
        return Some(Later::Open);
    }
    let has = |pattern: &LazyLock<Option<Regex>>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(sentence));
    let begins_once = || is_put_off(sentence) || has(&BEGUN_BY);
    (has(&PLANNED) || written_date(sentence).is_some() && begins_once()).then_some(Later::Promised)
}

/// The dated promises of a document, and what it leaves open; its own review and approval are no promises of this kind.
pub(super) fn find(outline: &Outline<'_>) -> Vec<Promised> {
    let Some(ahead) = AHEAD.as_ref() else { return Vec::new() };
    let mut found = Vec::new();
    let has_sections = outline.paragraphs.iter().any(|paragraph| paragraph.section.is_some());
    let is_text = |role: Role| matches!(role, Role::Text | Role::Item | Role::Cell);
    for (at, paragraph) in outline.paragraphs.iter().enumerate() {
        if !paragraph.is_open() || !is_text(paragraph.role) {
            continue;
        }
        let is_apart = has_sections && outline.is_on_cover(at);
        for sentence in sentences(paragraph.text).into_iter().filter(|sentence| !is_of_the_document(sentence)) {
            let later = later(sentence).filter(|_| !is_apart && is_whole(sentence));
            // "Staff appointed before 2024 must ..." promises nothing; by a day or a month something is done.
            let is_dated = |text: &str| text.contains(char::is_alphabetic) && ahead.is_match(sentence);
            let due = written_date(sentence).filter(|text| later.is_some() || is_dated(text));
            let due = due.and_then(|text| Date::meant(text).ok());
            if due.is_none() && later.is_none() {
                continue;
            }
            found.push(Promised {
                due,
                open: later.filter(|later| *later == Later::Open).map(|_| sentence.to_owned()),
                section: paragraph.section.clone(),
                says: beginning(sentence, 60),
                from: paragraph.source(),
            });
        }
    }
    found.truncate(MOST);
    found
}

/// "Still to be settled" over a list is no sentence.
fn is_whole(sentence: &str) -> bool {
    sentence.ends_with(['.', ';', '!', ')'])
}

fn written_date(sentence: &str) -> Option<&str> {
    Some(DUE.as_ref()?.captures(sentence)?.get(1)?.as_str())
}

fn is_of_the_document(sentence: &str) -> bool {
    let lower = sentence.to_lowercase();
    // "The board will review it no later than December 2028": what can be reviewed again is there.
    let begins =
        ["to be reviewed", "review due", "next review", "due for review"].iter().any(|word| lower.starts_with(word));
    let is_it = begins || ["review it ", "revisit it ", "refresh it "].iter().any(|review| lower.contains(review));
    let names_it = ["this policy", "this strategy", "this document", "this framework", "the strategy", "the policy"]
        .iter()
        .any(|name| lower.contains(name));
    is_it || names_it && (lower.contains("review") || lower.contains("approv") || lower.contains("ratif"))
}

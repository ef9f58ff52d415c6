//! What the document promises for a date: "a framework is to be developed by December 2024".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::{Date, MONTHS};

use super::outline::{Outline, Role};
use super::sentence::sentences;
use super::text::beginning;

/// Something that is promised, with its date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Promised {
    pub(super) due: Date,
    pub(super) section: Option<String>,
    /// The beginning of the sentence.
    pub(super) says: String,
    pub(super) from: String,
}

/// How many are told.
const MOST: usize = 50;

static DUE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let months = MONTHS.join("|");
    let text = format!(
        r"(?i)\b(?:by|by the end of|before|no later than|completion|complete by|in place by|due)\s+((?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?:{months})\s+\d{{4}})\b"
    );
    Regex::new(&text).ok()
});

static AHEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:will|shall|must|is to be|are to be|to be (?:developed|completed|agreed|produced|published|introduced|reviewed)|planned|aims? to)\b").ok()
});

/// The dated promises of a document; its own review and approval are no promises of this kind.
pub(super) fn find(outline: &Outline<'_>) -> Vec<Promised> {
    let (Some(due), Some(ahead)) = (DUE.as_ref(), AHEAD.as_ref()) else { return Vec::new() };
    let mut found = Vec::new();
    let is_text = |role: Role| matches!(role, Role::Text | Role::Item | Role::Cell);
    for paragraph in outline.paragraphs.iter().filter(|paragraph| paragraph.is_open() && is_text(paragraph.role)) {
        for sentence in sentences(paragraph.text) {
            let date = due.captures(sentence).and_then(|found| Date::meant(found.get(1)?.as_str()).ok());
            let Some(date) = date.filter(|_| ahead.is_match(sentence) && !is_of_the_document(sentence)) else {
                continue;
            };
            let says = beginning(sentence, 60);
            found.push(Promised { due: date, section: paragraph.section.clone(), says, from: paragraph.source() });
        }
    }
    found.truncate(MOST);
    found
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

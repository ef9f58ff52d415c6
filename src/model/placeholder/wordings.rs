//! The words in which a value is left open, whole ones and beginnings.

use std::collections::HashSet;
use std::sync::LazyLock;

use foldhash::fast::RandomState;

use super::{Placeholder, request};

/// Whole values, by what they say, in small letters and single spaces.
pub(super) const WHOLE: [(Placeholder, &[&str]); 4] = [
    (
        Placeholder::Open,
        &[
            "t b c",
            "t b d",
            "t b a",
            "t/b/c",
            "todo",
            "to do",
            "vacant",
            "vacant post",
            "post vacant",
            "vacant position",
            "vacant role",
            "currently vacant",
            "vacancy",
            "to follow",
            "follows",
            "details to follow",
            "text here",
            "awaited",
            "pending",
            "blank",
            "left blank",
            "intentionally left blank",
            "delete as appropriate",
            "type here",
            "type text here",
            "your name",
            "name here",
            "lorem ipsum",
            "a-short-name",
        ],
    ),
    (
        Placeholder::NotStated,
        &[
            "not stated",
            "not known",
            "unknown",
            "not given",
            "not specified",
            "unspecified",
            "not recorded",
            "not available",
            "no information",
            "not mentioned",
            "none stated",
            "none given",
            "none recorded",
            "not sure",
            "don't know",
            "undated",
            "no date",
            "no date given",
            "n/k",
            "not yet known",
        ],
    ),
    (Placeholder::NotApplicable, &["na", "n.a", "n a", "not applicable", "not relevant"]),
    (
        Placeholder::Elsewhere,
        &[
            "as above",
            "as below",
            "as before",
            "ditto",
            "same as above",
            "the same as above",
            "same as before",
            "as previously",
            "as previous",
            "same",
            "see above",
            "see below",
            "see cover",
            "see cover page",
            "see cover sheet",
            "see front cover",
            "see front page",
            "see text",
            "see document",
            "see policy",
            "as per policy",
            "as per document",
            "see attached",
            "see appendix",
            "see website",
            "see link",
            "see minutes",
            "see separate document",
        ],
    ),
];

/// Beginnings of short values that are open, with the most words that such a value has; a longer one is a sentence.
const BEGINNINGS: [(&str, usize); 5] =
    [("click or tap ", 12), ("click here ", 12), ("click to ", 12), ("choose an item", 4), ("lorem ipsum", 12)];

/// What is still to be done to a value: "to be confirmed by the chair".
const UNDONE: &[&str] = &[
    "added",
    "advised",
    "agreed",
    "announced",
    "appointed",
    "arranged",
    "completed",
    "confirmed",
    "decided",
    "determined",
    "finalised",
    "identified",
    "inserted",
    "named",
    "notified",
    "provided",
    "ratified",
    "recruited",
    "set",
    "settled",
    "supplied",
];

/// Words of what somebody has to do and by when. With one of them "to be completed within six weeks" is a duty.
const OF_DUTIES: &[&str] = &[
    "within",
    "before",
    "each",
    "every",
    "all",
    "any",
    "both",
    "annually",
    "yearly",
    "monthly",
    "termly",
    "weekly",
    "regularly",
    "staff",
    "learners",
    "participants",
    "managers",
];

/// What a value may wait for. Other words make a name: Pending Officer, Awaiting Trial Team.
const AWAITED: &[&str] = &[
    "agreement",
    "appointment",
    "approval",
    "confirmation",
    "date",
    "dates",
    "decision",
    "details",
    "information",
    "outcome",
    "publication",
    "ratification",
    "recruitment",
    "reply",
    "response",
    "review",
    "sign-off",
    "signature",
    "signing",
    "update",
    "minutes",
    "adoption",
];

/// Whether a text begins as an open value does, in any letters.
pub(super) fn may_begin(text: &str) -> bool {
    let begins =
        |beginning: &str| text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning));
    BEGINNINGS
        .iter()
        .map(|(beginning, _)| *beginning)
        .chain(["to be ", "awaiting ", "pending ", "vacant", "n/a", "please ", "insert "])
        .any(begins)
}

/// The letters and figures with which a short value can begin that only keeps a place.
static FIRST: LazyLock<HashSet<&'static str, RandomState>> = LazyLock::new(|| {
    let whole = WHOLE.iter().flat_map(|(_, words)| words.iter());
    let beginnings = BEGINNINGS.iter().map(|(beginning, _)| beginning);
    let others = ["to", "awaiting", "pending", "currently", "vacant", "n", "please"];
    whole.chain(beginnings).chain(&request::VERBS).chain(&others).map(|words| first_letters(words)).collect()
});

/// Whether a short text begins as a value may that keeps a place, in any letters.
pub(super) fn may_begin_short(text: &str) -> bool {
    /// The longest of them has some letters less.
    const LONGEST: usize = 16;
    let first = first_letters(text);
    let mut small = [0; LONGEST];
    let Some(small) = small.get_mut(..first.len()) else { return false };
    small.copy_from_slice(first.as_bytes());
    small.make_ascii_lowercase();
    std::str::from_utf8(small).is_ok_and(|first| FIRST.contains(first))
}

/// The letters and figures at the beginning of a text.
fn first_letters(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric());
    &text[..end.unwrap_or(text.len())]
}

/// Whether a value, in small letters, is left open by how it begins: "to be confirmed", "awaiting ratification by Board",
/// "vacant since May".
pub(super) fn begins_open(words: &str) -> bool {
    let begins = |(beginning, most): &(&str, usize)| words.starts_with(beginning) && words.split(' ').count() <= *most;
    if !matches!(words.split(' ').next(), Some("to" | "awaiting" | "pending" | "currently" | "vacant")) {
        return BEGINNINGS.iter().any(begins);
    }
    let parts: Vec<&str> = words.split(' ').collect();
    match parts.as_slice() {
        ["to", "be", done, rest @ ..] => is_undone(done, rest),
        ["awaiting" | "pending", rest @ ..] => waits(rest),
        ["currently", "vacant", ..] => parts.len() <= 6,
        ["vacant", "post" | "position" | "role", next, ..] | ["vacant", next, ..] => {
            const GOES_ON: [&str; 9] = ["at", "since", "until", "from", "pending", "currently", "as", "while", "for"];
            let is_mark = |word: &str| !word.starts_with(char::is_alphanumeric);
            parts.len() <= 8 && (GOES_ON.contains(next) || is_mark(next))
        }
        _ => false,
    }
}

fn is_undone(done: &str, rest: &[&str]) -> bool {
    /// The most words behind what is undone; with more it is a sentence.
    const MOST: usize = 4;
    let done = done.trim_end_matches([',', ';']);
    UNDONE.contains(&done)
        && rest.len() <= MOST
        && !rest.iter().any(|word| OF_DUTIES.contains(&word.trim_end_matches([',', ';'])))
        // A form is completed by somebody; a value is completed.
        && (done != "completed" || rest.iter().all(|word| matches!(*word, "later" | "here" | "shortly")))
}

fn waits(rest: &[&str]) -> bool {
    const LITTLE: [&str; 8] = ["the", "a", "full", "final", "formal", "its", "their", "next"];
    const GOES_ON: [&str; 8] = ["by", "from", "of", "at", "in", "and", "on", "for"];
    let mut rest = rest.iter().skip_while(|word| LITTLE.contains(word));
    let awaited = rest.next().is_some_and(|word| AWAITED.contains(&word.trim_end_matches([',', ';'])));
    let is_mark = |word: &str| !word.starts_with(char::is_alphanumeric);
    awaited && rest.next().is_none_or(|next| GOES_ON.contains(next) || is_mark(next))
}

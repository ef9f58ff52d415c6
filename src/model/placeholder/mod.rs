//! Values that only keep the place of one. Whether a text is such a value is asked here and nowhere else.

mod accepted;
mod parts;
mod request;
mod wordings;

use std::sync::LazyLock;

use memchr::memmem::Finder;
use memchr::{memchr2, memchr3_iter};

pub use accepted::Accepted;
pub use parts::{both_wordings, field_of_word, is_open_reference, open_part, remark_part, speaks_to_somebody};

/// What a value says that only keeps the place of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placeholder {
    /// Somebody still has to fill it in: TBC, [insert date], a line to write on, Word's own field.
    Open,
    /// Somebody looked, and it is not there: not stated, not known. The word for that is `unstated`.
    NotStated,
    /// It is not to be filled in at all: n/a.
    NotApplicable,
    /// It sends the reader somewhere else: as above, see cover.
    Elsewhere,
}

/// What a text says, where it is no value but keeps the place of one.
pub fn placeholder(text: &str) -> Option<Placeholder> {
    let begins_with_word = text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
    if !begins_with_word && is_only_marks(text) {
        return Some(Placeholder::Open);
    }
    // What is longer is a sentence, and says something; most values are, or begin as no placeholder does.
    // Of an entry that was taken into use, the # before the text below it may be left.
    let text = text.trim().trim_start_matches(['#', '$']).trim_matches(is_quotation_mark);
    if text.len() > MOST_BYTES || !may_be_one(text) {
        return None;
    }
    let inner = without_brackets(text);
    if inner.is_some_and(|inner| inner.is_empty() || is_only_marks(inner)) || field_of_word(text) == Some(text) {
        return Some(Placeholder::Open);
    }
    let words = folded(inner.unwrap_or(text));
    let asks = if inner.is_some() { request::asks_in_brackets(&words) } else { request::asks(&words) };
    if asks || is_open(&words) || puts_off(text) {
        return Some(Placeholder::Open);
    }
    if words.strip_prefix("n/a").is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)) {
        return Some(Placeholder::NotApplicable);
    }
    wordings::WHOLE.iter().find(|(_, list)| list.contains(&words.as_str())).map(|&(kind, _)| kind)
}

/// Whether a value only keeps the place of one: TBC, [insert], vacant.
pub fn is_placeholder(text: &str) -> bool {
    placeholder(text).is_some()
}

/// Whether a text says anything: it has a letter or a figure, and does not only keep the place of what has to be written.
pub fn says_something(text: &str) -> bool {
    text.contains(char::is_alphanumeric) && !is_placeholder(text)
}

/// Whether TBC or a word like it stands anywhere in a text, with full stops between its letters or without. One in
/// brackets behind a name with those initials, "Tamworth Borough Council (TBC)", is an abbreviation.
pub fn has_open_word(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_behind_t = |at: usize| matches!(bytes[..at].last(), Some(b't' | b'T'));
    if !memchr3_iter(b'b', b'B', b'.', bytes).any(is_behind_t) {
        return false;
    }
    let begins = |(at, letter): &(usize, char)| is_part(*letter) && !text[..*at].ends_with(is_part);
    text.char_indices().filter(begins).any(|(at, _)| {
        let (before, rest) = text.split_at(at);
        let word = rest.split(|letter| !is_part(letter)).next().unwrap_or_default();
        is_open_word(word) && !abbreviates(word, before)
    })
}

/// The longest text that may be a placeholder.
const MOST_BYTES: usize = 80;

/// The most words of a value that TBC in it leaves open; a longer one says something beside it.
const MOST_WORDS: usize = 6;

const BRACKETS: [(char, char); 5] = [('[', ']'), ('<', '>'), ('{', '}'), ('(', ')'), ('\u{ab}', '\u{bb}')];

/// What stands in the brackets round all of a text: [role], <role>, {{role}}, and \u{ab}role\u{bb}, a field of a mail merge.
fn without_brackets(text: &str) -> Option<&str> {
    let mut inner = inside_brackets(text)?;
    while let Some(deeper) = inside_brackets(inner) {
        inner = deeper;
    }
    Some(inner)
}

fn inside_brackets(text: &str) -> Option<&str> {
    BRACKETS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close)).map(str::trim)
}

/// Whether a text is worth folding: in brackets, beginning as a placeholder does, or with a word in it that leaves it open.
fn may_be_one(text: &str) -> bool {
    /// The longest of the lists, with some room for spaces and marks.
    const SHORT: usize = 32;
    if BRACKETS.iter().any(|(open, _)| text.starts_with(*open)) || has_open_word(text) {
        return true;
    }
    if text.len() > SHORT {
        return wordings::may_begin(text) || asks_to_delete(text);
    }
    // Letters of other scripts may become some of this one in small letters.
    !text.is_ascii()
        || wordings::may_begin_short(text.trim_start())
        || may_be_pattern(text)
        || ends_as_appropriate(text)
}

/// Whether "delete as appropriate" stands in a text, as a sentence of its own or in one.
fn asks_to_delete(text: &str) -> bool {
    static WORDS: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("elete as appropriate"));
    WORDS.find(text.as_bytes()).is_some()
}

/// Whether the pattern of a date or a number may stand in a text: all of them have a letter twice.
fn may_be_pattern(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| matches!(pair, [b'x' | b'X', b'x' | b'X'] | [b'y' | b'Y', b'y' | b'Y']))
}

/// Whether "delete as appropriate" may stand in a text.
fn ends_as_appropriate(text: &str) -> bool {
    const WORD: &[u8] = b"appropriate";
    text.as_bytes().windows(WORD.len()).any(|part| part.eq_ignore_ascii_case(WORD))
}

fn is_open(words: &str) -> bool {
    wordings::begins_open(words)
        || words.contains("delete as appropriate")
        || (words.starts_with("insert ") && words.ends_with(" here"))
        || is_pattern(words)
}

/// Whether a short text has a word in it that leaves it open: "TBC by Board", "Training Manager (t.b.c.)", "TBC/TBD".
fn puts_off(text: &str) -> bool {
    has_open_word(text) && text.split_whitespace().count() <= MOST_WORDS
}

/// Whether a letter belongs to a word, or stands between the letters of an abbreviation.
fn is_part(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '.'
}

/// Whether a word with or without full stops between its letters is TBC or one like it.
fn is_open_word(word: &str) -> bool {
    let mut letters = word.bytes().filter(|byte| *byte != b'.').map(|byte| byte.to_ascii_lowercase());
    let first: [Option<u8>; 4] = std::array::from_fn(|_| letters.next());
    matches!(first, [Some(b't'), Some(b'b'), Some(b'a' | b'c' | b'd' | b'f'), None])
}

/// Whether a word in brackets has the initials of the words right before it.
fn abbreviates(word: &str, before: &str) -> bool {
    let Some(before) = before.strip_suffix('(') else { return false };
    let letters: Vec<char> = word.chars().filter(|letter| *letter != '.').collect();
    let initials = before.split_whitespace().rev().filter_map(|word| word.chars().next());
    initials.take(letters.len()).eq(letters.iter().rev().copied())
}

/// Whether a text is the pattern of one: XXXX, XX/XX/2025, dd/mm/yyyy, 20XX.
fn is_pattern(words: &str) -> bool {
    if memchr2(b'x', b'y', words.as_bytes()).is_none() {
        return false;
    }
    let mut parts = words.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    let is_crossed = |part: &str| {
        let crosses = part.trim_start_matches("20");
        crosses.len() >= 2 && crosses.bytes().all(|byte| byte == b'x')
    };
    let is_of_date = |part: &str| matches!(part, "dd" | "mm" | "yyyy" | "yy" | "month" | "year");
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let crosses = words.bytes().filter(|byte| *byte == b'x').count();
    let is_crossed_out = crosses >= 3 || words.starts_with("20x") || parts.clone().count() == 2 && crosses == 2;
    (is_crossed_out && parts.clone().all(|part| is_crossed(part) || is_number(part)))
        || (parts.clone().any(|part| matches!(part, "yyyy" | "yy")) && parts.all(is_of_date))
}

/// Whether a text is nothing but marks that keep a place: a hyphen, a question mark, a line to write on, an ellipsis. One
/// full stop or two may be a folder.
fn is_only_marks(text: &str) -> bool {
    let mut letters = text.chars().filter(|letter| !letter.is_whitespace()).peekable();
    let is_mark = |letter: char| "-_.?\u{2026}".contains(letter) || OTHER_DASHES.contains(&letter);
    letters.peek().is_some() && letters.all(is_mark) && !matches!(text.trim(), "." | "..")
}

/// Dashes and hyphens other than the plain one.
const OTHER_DASHES: [char; 8] =
    ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}', '\u{2043}'];

fn is_quotation_mark(letter: char) -> bool {
    matches!(letter, '"' | '\'' | '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}')
}

/// A text in small letters, single spaces and straight apostrophes, without the marks that end it.
fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    if folded.is_ascii() {
        folded.make_ascii_lowercase();
    } else {
        folded = folded.to_lowercase().replace('\u{2019}', "'");
    }
    let end = folded.trim_end_matches(['.', ':', '!', '?', '*', '\u{2026}', ' ']).len();
    folded.truncate(end);
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_keeps_a_place_is_worth_a_look() {
        let whole = wordings::WHOLE.iter().flat_map(|(_, words)| words.iter().map(|word| (*word).to_owned()));
        let requests = request::VERBS.iter().map(|verb| format!("{verb} name here"));
        let others =
            ["please add", "n/a here", "20XX", "dd/mm/yyyy", "XX/XX/2025", "* Delete as appropriate", "by TBC"];
        for text in whole.chain(requests).chain(others.map(str::to_owned)) {
            assert!(may_be_one(&text) && may_be_one(&text.to_uppercase()), "{text}");
        }
        assert!(!may_be_one("Training Manager") && !may_be_one("2026-11-27"));
    }

    #[test]
    fn marks_and_what_nobody_sees_say_nothing() {
        for text in ["", " ", "-", "...", "?", "\u{200b}", "\u{ad}", "\u{2800}", "TBC"] {
            assert!(!says_something(text), "{text:?}");
        }
        for text in ["Executive Group", "7", "\u{7406}\u{4e8b}"] {
            assert!(says_something(text), "{text}");
        }
    }
}

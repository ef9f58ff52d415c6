//! Parts of a text that only keep a place, or that somebody wrote for somebody else: "every [X] years", "(check with HR)".

use super::wordings::begins_open;
use super::{asks_to_delete, request};
use crate::numerals;

/// A part of a sentence that only keeps a place: "every [X] years", or what Word writes where a reference leads nowhere.
pub fn open_part(text: &str) -> Option<&str> {
    if !may_have_open_part(text) {
        return None;
    }
    const FAULTS: [&str; 4] = [
        "Error! Reference source not found",
        "Error! Bookmark not defined",
        "Delete as appropriate",
        "delete as appropriate",
    ];
    if let Some(fault) = FAULTS.iter().find(|fault| text.contains(**fault)) {
        return Some(fault);
    }
    if let Some(field) = field_of_word(text) {
        return Some(field);
    }
    // A mark of a web page is no request.
    let is_request =
        |inner: &str| inner.starts_with(char::is_alphabetic) && inner.contains(' ') && !inner.contains('=');
    let pointed = bracketed(text, '<', '>').filter(|(_, inner)| is_request(inner));
    let mut asking = bracketed(text, '[', ']').chain(pointed);
    asking
        .find(|(_, inner)| keeps_place(inner))
        .map(|(part, _)| part)
        .or_else(|| line_to_write_on(text))
        .or_else(|| crossed_out(text))
}

/// A remark that was left in a text, to somebody who was to look at it: "[JS: is this right?]", "(check with HR)", "??".
pub fn remark_part(text: &str) -> Option<&str> {
    /// In a longer text, what stands in brackets may be a part of it: "(check with the manager first)".
    const SHORT: usize = 80;
    if !may_have_remark(text) {
        return None;
    }
    let mut in_square = bracketed(text, '[', ']').filter(|(_, inner)| is_signed(inner) || is_remark(inner));
    let mut in_round = bracketed(text, '(', ')').filter(|(_, inner)| {
        let inner = inner.trim().to_lowercase();
        let asks = ["check with ", "ask ", "confirm with ", "query "].iter().any(|begin| inner.starts_with(begin));
        is_remark_alone(&inner) || (asks || speaks_to_somebody(&inner)) && text.len() <= SHORT
    });
    if let Some((part, _)) = in_square.next().or_else(|| in_round.next()) {
        return Some(part);
    }
    let todo = text.split(|letter: char| !letter.is_alphanumeric()).find(|word| *word == "TODO");
    let doubt = || text.find("??").map(|at| text[at..].trim_end());
    let behind = || {
        let (_, tail) = text.rsplit_once(" - ").filter(|_| text.len() <= SHORT)?;
        let lower = tail.to_lowercase();
        ["ask ", "check with ", "check", "query"]
            .iter()
            .any(|begin| if begin.ends_with(' ') { lower.starts_with(begin) } else { lower == *begin })
            .then_some(tail)
            .or_else(|| speaks_to_somebody(tail).then_some(tail))
    };
    todo.or_else(doubt).or_else(behind)
}

/// Whether a text has a mark with which an open part begins. Most texts have none, which is told in one pass.
fn may_have_open_part(text: &str) -> bool {
    let bytes = text.as_bytes();
    let marks = marks(bytes);
    marks & OPENS != 0
        || marks & DOT != 0 && memchr::memchr_iter(b'.', bytes).any(|at| bytes.get(at + 1) == Some(&b'.'))
        || asks_to_delete(text)
}

/// Whether a text has a mark with which a remark begins.
fn may_have_remark(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins = |at: usize, word: &[u8]| bytes.get(at..).is_some_and(|rest| rest.starts_with(word));
    let marks = marks(bytes);
    marks & REMARKS != 0
        || marks & DASH != 0
            && memchr::memchr2_iter(b'T', b'-', bytes).any(|at| begins(at, b"TODO") || begins(at, b"- "))
}

/// It begins an open part.
const OPENS: u8 = 1;
/// It begins a remark.
const REMARKS: u8 = 2;
/// Two of it begin an open part.
const DOT: u8 = 4;
/// It may begin a remark, with what stands behind it.
const DASH: u8 = 8;

/// What each byte is a mark of. An ellipsis begins with 0xe2, as do dashes and quotation marks.
static MARKS: [u8; 256] = {
    let mut marks = [0; 256];
    let all = [(OPENS, b"[<{!_X\xe2".as_slice()), (REMARKS, b"[(?"), (DOT, b"."), (DASH, b"T-")];
    let mut kind = 0;
    while kind < all.len() {
        let (mark, bytes) = all[kind];
        let mut at = 0;
        while at < bytes.len() {
            marks[bytes[at] as usize] |= mark;
            at += 1;
        }
        kind += 1;
    }
    marks
};

/// The marks that a text has.
fn marks(bytes: &[u8]) -> u8 {
    bytes.iter().fold(0, |found, byte| found | MARKS[usize::from(*byte)])
}

/// Whether a section, a page or a number only keeps the place of one: "x.x", "3.x", "p. ??", "nn".
pub fn is_open_reference(text: &str) -> bool {
    let text = text.trim();
    let is_mark =
        |part: &str| !part.is_empty() && part.bytes().all(|letter| matches!(letter, b'x' | b'X' | b'n' | b'N' | b'?'));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|letter| letter.is_ascii_digit());
    let last = text.rsplit(' ').next().unwrap_or_default();
    let parts: Vec<&str> = last.split('.').collect();
    let is_crossed = parts.len() > 1 && parts.iter().all(|part| is_mark(part) || is_number(part));
    // A capital X may be a number of Rome.
    is_crossed && parts.iter().any(|part| is_mark(part))
        || matches!(last, "xx" | "nn" | "NN" | "xxx" | "XXX")
        || !last.is_empty() && last.bytes().all(|letter| letter == b'?')
}

/// The code by which Word writes something in its place: "{ REF _Ref12345 \\h }".
pub fn field_of_word(text: &str) -> Option<&str> {
    const FIELDS: [&str; 30] = [
        "REF",
        "PAGEREF",
        "NOTEREF",
        "STYLEREF",
        "TITLE",
        "SUBJECT",
        "AUTHOR",
        "KEYWORDS",
        "DATE",
        "CREATEDATE",
        "SAVEDATE",
        "PRINTDATE",
        "TIME",
        "PAGE",
        "NUMPAGES",
        "SECTION",
        "SECTIONPAGES",
        "MERGEFIELD",
        "TOC",
        "TC",
        "HYPERLINK",
        "SEQ",
        "DOCPROPERTY",
        "FILENAME",
        "INCLUDETEXT",
        "FORMTEXT",
        "FORMCHECKBOX",
        "FORMDROPDOWN",
        "LISTNUM",
        "LINK",
    ];
    let is_field = |inner: &str| inner.split_whitespace().next().is_some_and(|name| FIELDS.contains(&name));
    bracketed(text, '{', '}').find(|(_, inner)| is_field(inner)).map(|(part, _)| part)
}

/// Words of the old and of the new wording of a change that were pasted together: "must should", "one two".
pub fn both_wordings(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut before: Option<(usize, &[u8], Wording)> = None;
    for start in std::iter::once(0).chain(memchr::memchr_iter(b' ', bytes).map(|space| space + 1)) {
        let rest = &bytes[start..];
        if !Wording::may_begin(rest) {
            // A second space begins no word.
            before = before.filter(|_| rest.first() == Some(&b' '));
            continue;
        }
        let written = &rest[..memchr::memchr(b' ', rest).unwrap_or(rest.len())];
        let word = written.iter().rposition(|byte| !b".,;:)".contains(byte)).map_or(&[][..], |last| &written[..=last]);
        let wording = Wording::of(word);
        let other = before.filter(|(_, first, of_first)| wording == Some(*of_first) && *first != word);
        if let Some((start_of_first, ..)) = other {
            return text.get(start_of_first..start + word.len());
        }
        before = wording.filter(|_| word.len() == written.len()).map(|wording| (start, word, wording));
    }
    None
}

/// A word of which a sentence has one at a time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wording {
    /// The verb of a duty.
    Verb,
    /// A number below twenty.
    Number,
}

impl Wording {
    fn of(word: &[u8]) -> Option<Self> {
        match word {
            b"must" | b"should" | b"will" | b"may" | b"shall" => Some(Self::Verb),
            _ => {
                let number = numerals::below_twenty(std::str::from_utf8(word).ok()?)?;
                (number > 0).then_some(Self::Number)
            }
        }
    }

    /// Whether a word begins like one of these, which most do not.
    fn may_begin(word: &[u8]) -> bool {
        matches!(
            word,
            [b'm', b'a' | b'u', ..]
                | [b's', b'e' | b'h' | b'i', ..]
                | [b'w', b'i', ..]
                | [b'o', b'n', ..]
                | [b't', b'e' | b'w', ..]
                | [b't', b'h', b'i' | b'r', ..]
                | [b'f', b'i' | b'o', ..]
                | [b'e', b'i' | b'l', ..]
                | [b'n', b'i', ..]
        )
    }
}

/// Whether a text in the place of a name, a role or a section speaks to a colleague: "ask Priya", "check with Sue".
pub fn speaks_to_somebody(text: &str) -> bool {
    const BEGIN: [&str; 20] = [
        "ask ",
        "check with ",
        "check this",
        "please check",
        "confirm with ",
        "query with ",
        "speak to ",
        "speak with ",
        "talk to ",
        "waiting for ",
        "waiting on ",
        "wait for ",
        "chase ",
        "find out",
        "not sure",
        "need to ",
        "look up",
        "look it up",
        "see if ",
        "get from ",
    ];
    const END: [&str; 8] = [
        " to confirm",
        " to check",
        " to advise",
        " to decide",
        " to update",
        " to follow up",
        " to chase",
        " to provide",
    ];
    const MOST_WORDS: usize = 8;
    // All of these have one.
    if !text.contains(' ') {
        return false;
    }
    let lower =
        text.trim().trim_start_matches(['?', '*', '!', ' ', '-']).trim_end_matches(['?', '.', '!', ' ']).to_lowercase();
    lower.split_whitespace().count() <= MOST_WORDS
        && (BEGIN.iter().any(|begin| lower.starts_with(begin)) || END.iter().any(|end| lower.ends_with(end)))
}

/// What stands between brackets, with them and without.
fn bracketed(text: &str, open: char, close: char) -> impl Iterator<Item = (&str, &str)> {
    text.match_indices(open).filter_map(move |(at, _)| {
        let part = &text[at..=at + text[at..].find(close)?];
        Some((part, &part[1..part.len() - 1]))
    })
}

fn keeps_place(inner: &str) -> bool {
    let inner = inner.trim().to_lowercase();
    let is_crossed = !inner.is_empty() && inner.bytes().all(|byte| byte == b'x');
    is_crossed
        || inner.starts_with("name of ")
        || inner.starts_with("to be ") && begins_open(&inner)
        || request::asks_in_brackets(&inner)
}

/// "JS: is this right?", "JS - check", "JS to check with Sam", "JS1" as Word numbers comments.
fn is_signed(inner: &str) -> bool {
    let inner = inner.trim();
    let end = inner.find(|letter: char| !letter.is_ascii_uppercase()).unwrap_or(inner.len());
    let (initials, rest) = inner.split_at(end);
    let is_number = !rest.is_empty() && rest.bytes().all(|letter| letter.is_ascii_digit());
    let is_asked = [" - ", " to check", " to confirm", " to ask"].iter().any(|begin| rest.starts_with(begin));
    (2..=3).contains(&initials.len()) && (rest.starts_with([':', '?']) || is_asked || is_number)
}

fn is_remark(inner: &str) -> bool {
    const BEGIN: [&str; 7] = ["comment:", "comment from", "query:", "query -", "note to self", "check with ", "to do:"];
    let inner = inner.trim().to_lowercase();
    let is_short = inner.split_whitespace().count() <= 4;
    let ends = [" to confirm", " to check", " to advise", " to update", " to chase"];
    BEGIN.iter().any(|begin| inner.starts_with(begin))
        || is_remark_alone(&inner)
        || is_short && ends.iter().any(|end| inner.ends_with(end))
}

fn is_remark_alone(inner: &str) -> bool {
    const WHOLE: [&str; 9] =
        ["check", "check this", "please check", "to check", "to be checked", "?", "??", "query", "is this right?"];
    WHOLE.contains(&inner)
}

/// "every ____ years", "every ..... years".
fn line_to_write_on(text: &str) -> Option<&str> {
    [("___", '_'), (".....", '.'), ("\u{2026}\u{2026}", '\u{2026}')].iter().find_map(|(begins, sign)| {
        let rest = &text[text.find(begins)?..];
        Some(&rest[..rest.len() - rest.trim_start_matches(*sign).len()])
    })
}

/// "every XX years".
fn crossed_out(text: &str) -> Option<&str> {
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        let is_crossed = word.len() >= 2 && word.bytes().all(|letter| letter == b'X');
        if is_crossed && words.peek().is_some_and(|next| next.starts_with(char::is_lowercase)) {
            return Some(word);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_begins_as_numbers_do() {
        for word in (1..20).filter_map(numerals::word).chain(["must", "should", "will", "may", "shall"]) {
            assert!(Wording::may_begin(word.as_bytes()) && Wording::of(word.as_bytes()).is_some(), "{word}");
        }
    }

    #[test]
    fn a_place_in_a_sentence_is_seen() {
        for (text, part) in [
            ("Everybody comes back every [X] years.", "[X]"),
            ("[Name of organisation] lead", "[Name of organisation]"),
            ("every [number] years", "[number]"),
            ("The <organisation name> leads.", "<organisation name>"),
            ("every ____ years", "____"),
            ("every XX years", "XX"),
        ] {
            assert_eq!(open_part(text), Some(part), "{text}");
        }
        for text in ["Everybody [in post] comes back.", "[", "[]", "A list [1] of [x1].", "Chapter XX", "and so on ..."]
        {
            assert_eq!(open_part(text), None, "{text}");
        }
    }

    #[test]
    fn a_remark_to_somebody_is_seen() {
        for (text, part) in [
            ("Refreshed. [JS: is this right?]", "[JS: is this right?]"),
            ("Refreshed.[JS1]", "[JS1]"),
            ("Training Manager (check with HR)", "(check with HR)"),
            ("Training Manager??", "??"),
            ("Two trainers?? check with L&D", "?? check with L&D"),
            ("Training Manager - Sue to confirm", "Sue to confirm"),
            ("Two trainers. [Sue to confirm]", "[Sue to confirm]"),
            ("Training Manager - ask Sue", "ask Sue"),
            ("Refreshed (to check).", "(to check)"),
        ] {
            assert_eq!(remark_part(text), Some(part), "{text}");
        }
        for text in [
            "Staff check (with their manager) what they need.",
            "Is that enough?",
            "The board [BSCP] meets.",
            "Managers who are in doubt (check with the safeguarding lead before anybody is told) wait for an answer.",
        ] {
            assert_eq!(remark_part(text), None, "{text}");
        }
    }

    #[test]
    fn what_word_writes_in_its_place_is_seen() {
        for text in ["{ REF _Ref12345 \\h }", "see { PAGEREF intro }", "{TITLE}", "{ MERGEFIELD Name \\* MERGEFORMAT }"]
        {
            assert!(field_of_word(text).is_some(), "{text}");
        }
        for text in ["{ref}", "{a set}", "REF 3", "{}"] {
            assert_eq!(field_of_word(text), None, "{text}");
        }
    }

    #[test]
    fn two_wordings_of_one_change_are_seen() {
        for (text, part) in [
            ("Every session must should be led by two trainers.", "must should"),
            ("It is led by one two trainers.", "one two"),
            ("Staff may will attend.", "may will"),
        ] {
            assert_eq!(both_wordings(text), Some(part), "{text}");
        }
        for text in
            ["In May will be a course.", "One to one.", "twenty five", "It must, should it fail, stop.", "must must"]
        {
            assert_eq!(both_wordings(text), None, "{text}");
        }
    }

    #[test]
    fn who_speaks_to_a_colleague_gives_no_name() {
        for text in
            ["ask Priya", "check with Sue", "?? check with L&D", "Sue to confirm", "Waiting for HR.", "not sure"]
        {
            assert!(speaks_to_somebody(text), "{text}");
        }
        for text in ["Training manager", "3.3", "Needs assessment lead", "Checks and balances", "Asking for help"] {
            assert!(!speaks_to_somebody(text), "{text}");
        }
    }

    #[test]
    fn a_section_that_is_still_open_is_seen() {
        for text in ["x.x", "X.X", "3.x", "p. ??", "section ?", "nn", "xx"] {
            assert!(is_open_reference(text), "{text}");
        }
        for text in ["X", "XX", "3.3", "Annex X", "3.x of the plan", "cover", ""] {
            assert!(!is_open_reference(text), "{text}");
        }
    }
}

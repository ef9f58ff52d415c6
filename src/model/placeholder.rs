//! Values that only keep the place of one. Whether a text is such a value is asked here and nowhere else.

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
    if is_only_marks(text) {
        return Some(Placeholder::Open);
    }
    // What is longer is a sentence, and says something; most values are, or begin as no placeholder does.
    // Of an entry that was taken into use, the # before the text below it may be left.
    let text = text.trim().trim_start_matches('#').trim_matches(is_quotation_mark);
    if text.len() > MOST_BYTES || !may_be_one(text) {
        return None;
    }
    let inner = BRACKETS.iter().find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    let words = folded(inner.unwrap_or(text));
    let angled = text.starts_with('<') && inner.is_some_and(|inner| !inner.contains([':', '@', '/']));
    if angled || inner.is_some_and(|_| asks_inside_brackets(&words)) || is_open(&words) {
        return Some(Placeholder::Open);
    }
    LISTS.iter().find(|(_, list)| list.contains(&words.as_str())).map(|&(kind, _)| kind)
}

/// Whether a value only keeps the place of one: TBC, [insert], vacant.
pub fn is_placeholder(text: &str) -> bool {
    placeholder(text).is_some()
}

/// Whether a text says anything: it has a letter or a figure, and does not only keep the place of what has to be written.
pub fn says_something(text: &str) -> bool {
    text.contains(char::is_alphanumeric) && !is_placeholder(text)
}

/// The longest text that may be a placeholder.
const MOST_BYTES: usize = 80;

const BRACKETS: [(char, char); 4] = [('[', ']'), ('<', '>'), ('{', '}'), ('(', ')')];

/// Whole values, by what they say, in small letters and single spaces.
const LISTS: [(Placeholder, &[&str]); 4] = [
    (
        Placeholder::Open,
        &[
            "tbc",
            "tbd",
            "tba",
            "tbf",
            "todo",
            "to do",
            "vacant",
            "vacant post",
            "post vacant",
            "currently vacant",
            "vacancy",
            "insert",
            "to follow",
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
        ],
    ),
    (Placeholder::NotApplicable, &["n/a", "na", "n.a", "n a", "not applicable", "not relevant"]),
    (
        Placeholder::Elsewhere,
        &[
            "as above",
            "as below",
            "as before",
            "ditto",
            "same as above",
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
            "see attached",
            "see appendix",
            "see website",
            "see link",
        ],
    ),
];

/// Beginnings of short values that are open: "TBC by Board", "to be confirmed", "awaiting ratification", "Click or tap
/// here to enter text". With the most words that such a value has; a longer one is a sentence.
const BEGINNINGS: [(&str, usize); 26] = [
    ("tbc ", 5),
    ("tbd ", 5),
    ("tba ", 5),
    ("to be confirmed", 6),
    ("to be decided", 6),
    ("to be added", 5),
    ("to be agreed", 6),
    ("to be advised", 6),
    ("to be announced", 6),
    ("to be appointed", 6),
    ("to be completed", 6),
    ("to be inserted", 5),
    ("to be determined", 6),
    ("awaiting ", 4),
    ("pending ", 2),
    ("click or tap ", 12),
    ("click here ", 12),
    ("click to ", 12),
    ("choose an item", 4),
    ("choose a date", 4),
    ("enter text", 3),
    ("enter name", 4),
    ("please insert", 6),
    ("please enter", 6),
    ("please complete", 6),
    ("please specify", 6),
];

/// How a request begins that stands in square or round brackets.
const REQUESTS: [&str; 14] = [
    "insert",
    "add ",
    "enter ",
    "name of ",
    "your ",
    "date",
    "name",
    "role",
    "title of ",
    "job title",
    "organisation",
    "number of ",
    "post holder",
    "select ",
];

/// Whether a text is worth folding: short, in brackets, or beginning as a placeholder does.
fn may_be_one(text: &str) -> bool {
    /// The longest of the lists, with some room for spaces and marks.
    const SHORT: usize = 32;
    let begins = |(beginning, _): &(&str, usize)| {
        text.get(..beginning.len()).is_some_and(|start| start.eq_ignore_ascii_case(beginning))
    };
    text.len() <= SHORT
        || text.starts_with(['[', '<', '{', '('])
        || BEGINNINGS.iter().any(begins)
        || text.contains("elete as appropriate")
}

fn is_open(words: &str) -> bool {
    let count = words.split(' ').count();
    let begins = |&&(beginning, most): &&(&str, usize)| words.starts_with(beginning) && count <= most;
    BEGINNINGS.iter().any(|beginning| begins(&beginning))
        || words.contains("delete as appropriate")
        || (words.starts_with("insert ") && words.ends_with(" here"))
        || (words.len() >= 3 && words.bytes().all(|byte| byte == b'x'))
}

fn asks_inside_brackets(words: &str) -> bool {
    REQUESTS.iter().any(|request| {
        // "date" asks for one, and "dates of 2027" may be a value.
        words
            .strip_prefix(request)
            .is_some_and(|rest| request.ends_with(' ') || !rest.starts_with(char::is_alphanumeric))
    })
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
    let words: Vec<&str> = text.split_whitespace().collect();
    let text = words.join(" ").to_lowercase().replace('\u{2019}', "'");
    text.trim_end_matches(['.', ':', '!', '?', '*', '\u{2026}', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_whole_values() {
        let open = [
            "TBC",
            "tbc.",
            "[insert date]",
            "<name of lead>",
            "vacant",
            "To be confirmed",
            "Click or tap here to enter text.",
            "Choose an item.",
            "____________",
            "....",
            "\u{2026}",
            "?",
            "-",
            "\u{2013}",
            "<role>",
            "(blank)",
            "Pending",
            "TBC by Board",
            "Vacant\u{a0}post",
            "XXXX",
            "Yes / No (delete as appropriate)",
            "\u{201c}TBC\u{201d}",
            "[Name]",
            "awaiting ratification",
            "#[insert what]",
        ];
        for text in open {
            assert_eq!(placeholder(text), Some(Placeholder::Open), "{text}");
        }
        let others = [
            ("Not stated", Placeholder::NotStated),
            ("not  known.", Placeholder::NotStated),
            ("N/A", Placeholder::NotApplicable),
            ("n.a.", Placeholder::NotApplicable),
            ("As above", Placeholder::Elsewhere),
            ("see cover", Placeholder::Elsewhere),
        ];
        for (text, kind) in others {
            assert_eq!(placeholder(text), Some(kind), "{text}");
        }
    }

    #[test]
    fn sentences_and_values_are_none() {
        let values = [
            "The vacancy is filled",
            "dates to be confirmed by the chair",
            "[2024]",
            "[draft]",
            "insertion",
            "",
            "none",
            "unstated",
            "Pending the merger, each board keeps its own list",
            "The Blank Page and what to write on it",
            "Data protection",
            "<https://example.org>",
            "[dates of 2027]",
            ".",
            "..",
            "**",
            "/",
            "Insert slides on neglect into every course",
            "To be confirmed by the chair before each of the sessions",
            "x",
            "Tbilisi",
            "Unknown adults in school",
        ];
        for text in values {
            assert_eq!(placeholder(text), None, "{text}");
        }
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

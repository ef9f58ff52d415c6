//! What stands at the beginning of a line where the hyphen of a list belongs: bullets of Word, dashes, numbers.

use crate::finding::shortened;
use crate::model::schema;

/// A mark of an item, as other programs write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bullet<'t> {
    /// The mark itself.
    pub(super) mark: &'t str,
    /// What stands behind it.
    pub(super) rest: &'t str,
    /// Whether nothing else than an item begins so.
    pub(super) is_plain_enough: bool,
    what: What,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Bullet,
    LetterO,
    Dash,
    Number,
    Letter,
    /// A hyphen with no space behind it.
    Hyphen,
}

/// Signs that only stand before items. Those of the fonts Symbol and Wingdings have numbers for private use.
fn is_sign(letter: char) -> bool {
    "\u{2022}\u{2023}\u{2043}\u{25e6}\u{b7}\u{2219}\u{25aa}\u{25ab}\u{25a0}\u{25cf}\u{25cb}\u{27a2}\u{27a4}\u{25ba}\u{25b6}\u{2756}\u{25c6}\u{25c7}"
        .contains(letter)
        || matches!(letter, '\u{f000}'..='\u{f0ff}')
        || is_tick_or_box(letter)
}

/// Signs that may say something of their item: that it is done, or is not.
fn is_tick_or_box(letter: char) -> bool {
    "\u{25a1}\u{2610}\u{2611}\u{2612}\u{2713}\u{2714}\u{2717}\u{2718}".contains(letter)
}

impl<'t> Bullet<'t> {
    /// The mark with which a line begins, spaces of any kind before it apart.
    pub(super) fn of(line: &'t str) -> Option<Self> {
        let text = line.trim();
        let first = text.chars().next()?;
        let behind = &text[first.len_utf8()..];
        let is_apart = behind.starts_with(char::is_whitespace);
        let made = |length: usize, what| {
            let (mark, rest) = (text.get(..length)?, text.get(length..)?.trim_start());
            let is_plain_enough = matches!(what, What::Bullet | What::LetterO);
            (!rest.is_empty()).then_some(Self { mark, rest, is_plain_enough, what })
        };
        match first {
            _ if !first.is_ascii() && is_sign(first) => made(first.len_utf8(), What::Bullet),
            '*' if is_apart => made(1, What::Bullet),
            'o' if behind.starts_with(['\t', '\u{a0}']) || behind.starts_with("  ") => made(1, What::LetterO),
            'o' | 'O' if is_apart && begins_entry(behind.trim_start()) => made(1, What::LetterO),
            '\u{2013}' | '\u{2014}' | '\u{2212}' | '\u{2010}' | '\u{2011}' => made(first.len_utf8(), What::Dash),
            '-' if behind.starts_with(char::is_alphabetic) => made(1, What::Hyphen),
            // Few texts begin like a number or a letter with its mark.
            _ if first == '(' || first.is_ascii_digit() || behind.starts_with(')') => {
                let label = text.split_whitespace().next().filter(|label| label.len() <= 4)?;
                let inner = label.trim_start_matches('(').strip_suffix(['.', ')'])?;
                let is_number = !inner.is_empty() && inner.bytes().all(|byte| byte.is_ascii_digit());
                let is_letter = inner.len() == 1 && inner.starts_with(|letter: char| letter.is_ascii_alphabetic());
                let what = if is_number { What::Number } else { What::Letter };
                (is_number || is_letter && label.ends_with(')')).then(|| made(label.len(), what)).flatten()
            }
            _ => None,
        }
    }

    /// The items of a list that was pasted on one line, the first without its mark: "one \u{2022} two". A sign of this kind
    /// between spaces is no part of a sentence.
    pub(super) fn several(&self) -> Option<Vec<&'t str>> {
        let is_between = |(at, sign): &(usize, &str)| {
            let (before, behind) = (&self.rest[..*at], &self.rest[at + sign.len()..]);
            // "1 \u{2022} 5" is a ratio.
            let is_figure = |letter: char| letter.is_ascii_digit();
            let is_ratio = before.trim_end().ends_with(is_figure) && behind.trim_start().starts_with(is_figure);
            before.ends_with(char::is_whitespace) && behind.starts_with(char::is_whitespace) && !is_ratio
        };
        let signs: Vec<(usize, &str)> = self.rest.match_indices(is_sign).filter(is_between).collect();
        let ends = signs.iter().map(|(at, _)| *at).chain([self.rest.len()]);
        let starts = [0].into_iter().chain(signs.iter().map(|(at, sign)| at + sign.len()));
        let items = starts.zip(ends).map(|(start, end)| self.rest[start..end].trim()).collect();
        (!signs.is_empty()).then_some(items)
    }

    /// Whether the entry of an item stands behind the mark, `standard: refresher`, with which no line of a sentence begins.
    pub(super) fn has_entry(&self) -> bool {
        begins_entry(self.rest)
    }

    /// Whether the mark says nothing but that an item begins: a number has its place, and a tick its meaning.
    pub(super) fn is_only_a_mark(&self) -> bool {
        match self.what {
            What::Bullet => !self.mark.starts_with(is_tick_or_box),
            What::LetterO | What::Dash => true,
            What::Number | What::Letter | What::Hyphen => false,
        }
    }

    /// What is wrong, and what to write.
    pub(super) fn said(&self) -> (String, String) {
        let help = match self.several().as_deref() {
            Some([first, ..]) => {
                format!("write one line with a hyphen for each, and begin with: - {}", shortened(first))
            }
            _ => format!("write - {}", shortened(&in_small_letters(self.rest))),
        };
        let what = match self.what {
            What::Hyphen => {
                return (
                    "there is no space after this hyphen, so no list begins here".to_owned(),
                    format!("{help}, with a space"),
                );
            }
            // A sign for private use shows as a box, or not at all.
            What::Bullet if self.mark.starts_with(|sign| matches!(sign, '\u{e000}'..='\u{f8ff}')) => {
                "a bullet".to_owned()
            }
            What::Bullet => format!("a bullet ({})", self.mark),
            What::LetterO => "the letter o, which Word has as a bullet".to_owned(),
            What::Dash => "a long dash".to_owned(),
            What::Number => format!("a number ({})", self.mark),
            What::Letter => format!("a letter, {}", self.mark),
        };
        (format!("this line begins with {what}, and the items of a list begin with a hyphen and a space"), help)
    }
}

/// Whether a text begins with the name of an entry, "standard: refresher", with a capital or without.
pub(super) fn begins_entry(text: &str) -> bool {
    text.split_once(": ").is_some_and(|(name, _)| schema::is_entry(&name.to_lowercase()))
}

/// An entry with its name in small letters; any other text as it is.
fn in_small_letters(text: &str) -> String {
    match text.split_once(": ").filter(|_| begins_entry(text)) {
        Some((name, value)) => format!("{}: {value}", name.to_lowercase()),
        None => text.to_owned(),
    }
}

/// The items of a numbered list that reads as one text, without their numbers: "1. one 2. two", "a) one b) two". The numbers
/// follow each other from the first on.
pub(super) fn numbered(text: &str) -> Option<Vec<&str>> {
    let text = text.trim();
    let label = text.split_whitespace().next()?;
    let inner = label.trim_start_matches('(').trim_end_matches(['.', ')']);
    let (before, behind) = label.split_once(inner).filter(|(_, behind)| !behind.is_empty())?;
    let written = |index: u8| match inner {
        "1" => Some((u32::from(index) + 1).to_string()),
        "a" => Some(char::from(b'a'.checked_add(index)?).to_string()),
        _ => None,
    };
    let mut items = Vec::new();
    let mut rest = text.strip_prefix(label)?;
    for index in 1..26 {
        let next = format!(" {before}{}{behind} ", written(index)?);
        let Some((item, after)) = rest.split_once(&next) else { break };
        items.push(item.trim());
        rest = after;
    }
    items.push(rest.trim());
    (items.len() > 1 && items.iter().all(|item| !item.is_empty())).then_some(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_and_a_tick_say_more_than_that_an_item_begins() {
        let is_only_a_mark = |line| Bullet::of(line).map(|bullet| bullet.is_only_a_mark());
        for line in ["\u{2022} one", "\u{2043} one", "\u{f0b7} one", "o\tone", "\u{2013} one"] {
            assert_eq!(is_only_a_mark(line), Some(true), "{line}");
        }
        for line in ["\u{2713} one", "\u{2717} one", "\u{2610} one", "1. one", "(a) one", "-one"] {
            assert_eq!(is_only_a_mark(line), Some(false), "{line}");
        }
    }

    #[test]
    fn items_of_one_text_are_told_apart() {
        assert_eq!(numbered("1. Assess 2. Share"), Some(vec!["Assess", "Share"]));
        assert_eq!(numbered("(a) Assess (b) Share (c) Plan"), Some(vec!["Assess", "Share", "Plan"]));
        for text in ["1. Assess", "1. Assess 3. Share", "Level 1. Level 2.", "1 Assess 2 Share", "", "2. a 3. b"] {
            assert_eq!(numbered(text), None, "{text}");
        }
        let several = |line| Bullet::of(line).and_then(|bullet| bullet.several());
        assert_eq!(several("\u{2022} one \u{2022} two"), Some(vec!["one", "two"]));
        assert_eq!(several("\u{2022} Ratio 1 \u{2022} 5"), None);
    }

    #[test]
    fn marks_of_items_are_told_from_words() {
        let mark = |line| Bullet::of(line).map(|bullet| (bullet.mark, bullet.rest));
        assert_eq!(mark("  \u{2022} standard: x"), Some(("\u{2022}", "standard: x")));
        assert_eq!(mark("\u{a0}\u{f0b7}\tid: x"), Some(("\u{f0b7}", "id: x")));
        assert_eq!(mark("o\tValues"), Some(("o", "Values")));
        assert_eq!(mark("* one"), Some(("*", "one")));
        assert_eq!(mark("\u{2013} one"), Some(("\u{2013}", "one")));
        assert_eq!(mark("  -standard: x"), Some(("-", "standard: x")));
        assert_eq!(mark("12. one"), Some(("12.", "one")));
        assert_eq!(mark("(a) one"), Some(("(a)", "one")));
        for line in ["- one", "one", "of all", "*alias", "3.10 of it", "a. b", "-", "\u{2022}", "", "-5", "2024"] {
            assert_eq!(mark(line), None, "{line}");
        }
    }
}

//! NHS numbers: ten digits whose check digit is right, written 3-3-4 as they are printed, or behind the words for them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{glance, head, pattern, tail};

/// How far before ten digits the words for what they are may stand, in bytes.
const REACH: usize = 40;

static TEN_DIGITS: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\b|_)(?P<number>\d{3}([ _-]?)\d{3}([ _-]?)\d{4})(?:\b|_)"));

static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)(?:\b|_)NHS[ _-]?(?:number|num|no|id|#)(?:\b|_)\.?"));

/// Words for other numbers of ten digits.
static ANOTHER: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"(?i)\b(?:tel|telephone|phone|fax|mobile|mob|isbn|order|invoice|account|call|ring|text|dial|helpline)\b")
});

/// Where a text names this field, the end of the name.
pub(super) fn label_end(text: &str) -> Option<usize> {
    let names = glance::nhs(text).then(|| NAMED.find_iter(text)).into_iter().flatten();
    names.last().map(|name| name.end())
}

/// Whether a label names another number that may look like one of these.
pub(super) fn is_another(label: &str) -> bool {
    ANOTHER.is_match(label)
}

/// Whether a long text is worth a closer look.
pub(super) fn may_stand_in(text: &str) -> bool {
    glance::ten_digits(text) && TEN_DIGITS.is_match(text)
}

/// The NHS numbers in a text; what a label beside the text says of it is none where there is no label.
pub(super) fn find(text: &str, is_labelled: Option<bool>) -> Vec<Range<usize>> {
    let written = glance::ten_digits(text).then(|| TEN_DIGITS.captures_iter(text)).into_iter().flatten();
    let numbers = written.filter_map(|number| {
        let whole = number.name("number")?.range();
        let (one, two) = (number.get(2)?.as_str(), number.get(3)?.as_str());
        let digits: Vec<u32> = text[whole.clone()].chars().filter_map(|digit| digit.to_digit(10)).collect();
        // Numbers that begin with 999 are for trying things out and belong to nobody.
        if one != two || digits.starts_with(&[9, 9, 9]) || !is_checked(&digits) {
            return None;
        }
        let is_meant = match (named(&text[..whole.start]), is_labelled) {
            (Some(is_named), _) | (None, Some(is_named)) => is_named,
            (None, None) => !one.is_empty() && is_as_printed(&digits) && stands_alone(text, &whole),
        };
        is_meant.then_some(whole)
    });
    numbers.collect()
}

/// Whether a text has ten digits in a row that may be an NHS number, whatever is said of them.
pub(super) fn may_be_one_in(text: &str) -> bool {
    let written = glance::ten_digits(text).then(|| TEN_DIGITS.captures_iter(text)).into_iter().flatten();
    written.filter_map(|number| number.name("number")).any(|number| {
        let digits: Vec<u32> = number.as_str().chars().filter_map(|digit| digit.to_digit(10)).collect();
        is_checked(&digits)
    })
}

/// Whether the nearest word for a number before one is that for an NHS number; none where there is no such word.
fn named(before: &str) -> Option<bool> {
    let near = tail(before, REACH);
    if near.trim_end_matches([' ', ':', ',']).ends_with("NHS") {
        return Some(true);
    }
    let end = |words: &Regex| words.find_iter(near).last().map(|word| word.end());
    match (end(&NAMED), end(&ANOTHER)) {
        (None, None) => None,
        (own, another) => Some(own > another),
    }
}

/// In the ranges that are given out; telephone numbers begin with 0 or +.
fn is_as_printed(digits: &[u32]) -> bool {
    digits.first().is_some_and(|first| [4, 6, 7].contains(first))
}

/// Whether digits are no part of a longer number, and nothing behind them says that they are another one.
fn stands_alone(text: &str, whole: &Range<usize>) -> bool {
    let after = &text[whole.end..];
    !text[..whole.start].ends_with(['+', '/', '.', '-', ','])
        && !after.starts_with(['-', '/'])
        && !ANOTHER
            .find(head(after, 12))
            .is_some_and(|word| after[..word.start()].trim_matches([' ', ',', '(']).is_empty())
}

/// The check digit of an NHS number: the weighted sum of the others, modulus 11.
fn is_checked(digits: &[u32]) -> bool {
    let (Some((check, others)), 10) = (digits.split_last(), digits.len()) else { return false };
    let sum: u32 = others.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11 == *check
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_stands_there_that_is_not_seen_at_a_glance(text in r"([0-9]{1,4}|[ _a\-]|\u{663}){0,9}") {
            prop_assert!(!TEN_DIGITS.is_match(&text) || glance::ten_digits(&text));
        }
    }

    #[test]
    fn check_digits_are_checked() {
        let digits = |text: &str| text.bytes().map(|byte| u32::from(byte - b'0')).collect::<Vec<_>>();
        assert!(is_checked(&digits("9434765919")) && is_checked(&digits("4857773457")));
        assert!(!is_checked(&digits("9434765918")) && !is_checked(&digits("943476591")));
        // A sum that leaves 0 has the check digit 0, and one that leaves 1 would need a digit of 10.
        assert!(is_checked(&digits("4000000020")));
        assert!((0..10).all(|check| !is_checked(&digits(&format!("400000008{check}")))));
    }
}

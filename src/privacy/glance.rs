//! Whether a text may hold what the expressions of this module look for, told without them: making ready four expressions
//! takes longer than reading most documents. What is seen here need not be there; what is not seen is not there.

use memchr::{memchr_iter, memchr2_iter};

/// How the words end of which "number", "ref" and the like behind them make the number of a case or a person.
const HOLDERS: [&str; 19] = [
    "case",
    "referral",
    "crime",
    "client",
    "file",
    "child",
    "person",
    "mosaic",
    "lcs",
    "logic",
    "first",
    "framework-i",
    "frameworki",
    "azeus",
    "eclipse",
    "one",
    "protocol",
    "rio",
    "emis",
];

/// What such a number is called.
const NUMBERS: [&str; 6] = ["no", "num", "number", "ref", "reference", "id"];

/// Whether ten figures stand there as an NHS number does.
pub(super) fn ten_digits(text: &str) -> bool {
    let bytes = text.as_bytes();
    let digits = |from: usize, count: usize| {
        bytes.get(from..from + count).is_some_and(|part| part.iter().all(u8::is_ascii_digit)).then_some(from + count)
    };
    let behind_mark = |at: usize| at + usize::from(matches!(bytes.get(at), Some(b' ' | b'_' | b'-')));
    let begins = |at: usize| {
        let first = behind_mark(digits(at, 3)?);
        digits(behind_mark(digits(first, 3)?), 4)
    };
    let at_digits = bytes.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit());
    has_other_digits(text) || at_digits.map(|(at, _)| begins(at)).any(|end| end.is_some())
}

/// Whether the name of the service stands there whose numbers they are.
pub(super) fn nhs(text: &str) -> bool {
    let bytes = text.as_bytes();
    has_other_letters(text) || memchr2_iter(b'n', b'N', bytes).any(|at| begins(bytes, at, "nhs"))
}

/// Whether a word for a date of birth stands there.
pub(super) fn birth(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr2_iter(b'b', b'B', bytes).any(|at| begins(bytes, at, "birth") || begins(bytes, at, "born"))
        || memchr2_iter(b'd', b'D', bytes).any(|at| is_dob(bytes.get(at + 1..).unwrap_or_default()))
}

/// Whether "(b" stands there, as in a family tree: "(b. 14/03/2011)".
pub(super) fn bracketed_b(text: &str) -> bool {
    memchr_iter(b'(', text.as_bytes()).any(|at| text.as_bytes().get(at + 1) == Some(&b'b'))
}

/// Whether words for the number of a case or a person stand there.
pub(super) fn case_words(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_whole = |end: usize| !bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
    // Most words do not begin like one of those, and are not compared.
    let may_be_named = |pair: &[u8]| matches!(pair, [b' ' | b'_' | b'-', b'n' | b'N' | b'r' | b'R' | b'i' | b'I']);
    let is_named =
        |at: usize| NUMBERS.iter().any(|number| begins(bytes, at + 1, number) && is_whole(at + 1 + number.len()));
    let is_held = |at: usize| HOLDERS.iter().any(|holder| ends(bytes, at, holder));
    let mut pairs = bytes.windows(2).enumerate().filter(|(_, pair)| may_be_named(pair));
    has_other_letters(text) || pairs.any(|(at, _)| is_named(at) && is_held(at))
}

/// Whether "case" stands before two capital letters.
pub(super) fn case_letters(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_it = |space: usize| {
        let before = bytes.get(..space).unwrap_or_default();
        let before = before.strip_suffix(b":").unwrap_or(before);
        let letters = bytes.get(space + 1..space + 3);
        before.ends_with(b"ase") && letters.is_some_and(|letters| letters.iter().all(u8::is_ascii_uppercase))
    };
    memchr_iter(b' ', bytes).any(is_it)
}

/// Whether any of it may stand in a text once its lines are one. They need not be joined to tell: between the words may be
/// anything that joining takes out.
pub(super) fn anything_over_lines(text: &str) -> bool {
    let bytes = text.as_bytes();
    let begins_here = |at: usize| match SIGNS[usize::from(bytes[at])] {
        0 => false,
        DIGIT => ten_digits_over_lines(bytes, at),
        BIRTH => begins(bytes, at, "birth") || begins(bytes, at, "born"),
        DOB => is_dob_over_lines(&bytes[at + 1..]),
        BRACKET => bytes.get(at + 1) == Some(&b'b'),
        NUMBER => is_case_number_over_lines(bytes, at),
        _ => is_case_over_lines(bytes, at),
    };
    has_other_digits(text) || has_other_letters(text) || (0..bytes.len()).any(begins_here)
}

const DIGIT: u8 = 1;
const BIRTH: u8 = 2;
const DOB: u8 = 3;
const BRACKET: u8 = 4;
const NUMBER: u8 = 5;
const CASE: u8 = 6;

/// What may begin with a byte.
static SIGNS: [u8; 256] = {
    let mut signs = [0; 256];
    let mut digit = b'0';
    while digit <= b'9' {
        signs[digit as usize] = DIGIT;
        digit += 1;
    }
    let others = [(b'b', BIRTH), (b'd', DOB), (b'n', NUMBER), (b'r', NUMBER), (b'i', NUMBER)];
    let mut at = 0;
    while at < others.len() {
        let (letter, sign) = others[at];
        signs[letter as usize] = sign;
        signs[letter.to_ascii_uppercase() as usize] = sign;
        at += 1;
    }
    signs[b'(' as usize] = BRACKET;
    signs[b'a' as usize] = CASE;
    signs
};

/// Whether a byte may be part of what lies between two words, or of a letter of another alphabet.
fn is_between(byte: u8) -> bool {
    is_separator(byte) || matches!(byte, b'-' | b'_') || !byte.is_ascii()
}

fn behind_gap(bytes: &[u8]) -> &[u8] {
    let gap = bytes.iter().take_while(|byte| is_between(**byte)).count();
    &bytes[gap..]
}

fn ten_digits_over_lines(bytes: &[u8], at: usize) -> bool {
    digits(&bytes[at..], 3)
        .and_then(|rest| digits(behind_gap(rest), 3))
        .is_some_and(|rest| digits(behind_gap(rest), 4).is_some())
}

/// What stands behind so many figures, where there are as many.
fn digits(bytes: &[u8], count: usize) -> Option<&[u8]> {
    let (digits, rest) = bytes.split_at_checked(count)?;
    digits.iter().all(u8::is_ascii_digit).then_some(rest)
}

fn is_dob_over_lines(bytes: &[u8]) -> bool {
    let skip = |bytes: &[u8]| bytes.iter().take_while(|byte| **byte == b'.' || is_between(**byte)).count();
    let rest = &bytes[skip(bytes)..];
    let Some((b'o' | b'O', rest)) = rest.split_first() else { return false };
    let rest = &rest[skip(rest)..];
    matches!(rest.first(), Some(b'b' | b'B')) && !rest.get(1).is_some_and(u8::is_ascii_alphanumeric)
}

/// Whether a word such as "number" begins there, and behind one such as "case".
fn is_case_number_over_lines(bytes: &[u8], at: usize) -> bool {
    let before = &bytes[..at];
    if !before.last().is_some_and(|byte| is_between(*byte)) {
        return false;
    }
    let is_named = NUMBERS.iter().any(|number| {
        begins(bytes, at, number) && !bytes.get(at + number.len()).is_some_and(u8::is_ascii_alphanumeric)
    });
    let held = || before.iter().rposition(|byte| !is_between(*byte)).map_or(0, |last| last + 1);
    is_named && HOLDERS.iter().any(|holder| ends(bytes, held(), holder))
}

/// Whether "ase" stands there before two capital letters.
fn is_case_over_lines(bytes: &[u8], at: usize) -> bool {
    let Some(rest) = bytes[at..].strip_prefix(b"ase") else { return false };
    let rest = rest.strip_prefix(b":").unwrap_or(rest);
    let letters = behind_gap(rest);
    letters.len() < rest.len()
        && matches!(letters, [first, second, ..] if first.is_ascii_uppercase() && second.is_ascii_uppercase())
}

/// What follows on a "d" in "dob" and "d. o. b.".
fn is_dob(bytes: &[u8]) -> bool {
    let skip = |bytes: &[u8]| {
        let dots = usize::from(bytes.first() == Some(&b'.'));
        dots + usize::from(bytes.get(dots) == Some(&b' '))
    };
    let rest = bytes.get(skip(bytes)..).unwrap_or_default();
    let Some((b'o' | b'O', rest)) = rest.split_first() else { return false };
    let rest = rest.get(skip(rest)..).unwrap_or_default();
    matches!(rest, [b'b' | b'B'] | [b'b' | b'B', ..]) && !rest.get(1).is_some_and(u8::is_ascii_alphanumeric)
}

fn begins(bytes: &[u8], at: usize, word: &str) -> bool {
    bytes.get(at..at + word.len()).is_some_and(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

fn ends(bytes: &[u8], at: usize, word: &str) -> bool {
    at.checked_sub(word.len()).is_some_and(|start| begins(bytes, start, word))
}

/// Whether a text has figures of another script, which an expression takes for figures too.
fn has_other_digits(text: &str) -> bool {
    other_letters(text).any(char::is_numeric)
}

/// Whether a text has one of the two letters that an expression takes for a letter of this alphabet.
fn has_other_letters(text: &str) -> bool {
    other_letters(text).any(|letter| matches!(letter, '\u{17f}' | '\u{212a}'))
}

/// The letters of a text that are not of this alphabet. Only the first byte of each is such a byte.
fn other_letters(text: &str) -> impl Iterator<Item = char> {
    let text = if text.is_ascii() { "" } else { text };
    let first = text.bytes().enumerate().filter(|(_, byte)| *byte >= 0xc0);
    first.filter_map(|(at, _)| text[at..].chars().next())
}

/// Whether a byte parts words: a space, or a sign of the format.
fn is_separator(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ' | b'#' | b'"' | b'\'' | b'{' | b'}' | b'[' | b']' | b',')
}

/// The first word of a text, which may be empty, and what stands behind the mark or the space at its end.
pub(super) fn word_and_rest(text: &str) -> (&str, &str) {
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if !byte.is_ascii() {
            let letter = text[at..].chars().next().unwrap_or_default();
            if letter.is_whitespace() {
                return (&text[..at], &text[at + letter.len_utf8()..]);
            }
            at += letter.len_utf8();
            continue;
        }
        if is_separator(byte) {
            return (&text[..at], &text[at + 1..]);
        }
        at += 1;
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::privacy::{may_stand_in, on_one_line};

    proptest! {
        #[test]
        fn nothing_stands_over_lines_that_is_not_seen_at_a_glance(
            text in r"((case|Case|child|framework-i|no|NUM|number|ref|id|AB|CSC|born|birth|date|of|[dD]|[oO]|[bB]|\(b|NHS|943|476|5919|12|2011)?([ \n]|\n- |[:,#'_.\-/]|\[|\u{e9}|\u{a0}|\u{17f}|\u{663}|  )?){0,9}"
        ) {
            prop_assert!(!may_stand_in(&on_one_line(text.lines())) || anything_over_lines(&text));
        }
    }
}

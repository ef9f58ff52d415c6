//! The number of a version or of an edition, however it is written: "Version 3.1", "Third edition", "Issue Four", "Rev. C".

use crate::model::date::Date;
use crate::numerals;

use super::dated::dates;

/// What may stand before the number.
const WORDS: [&str; 15] = [
    "version no. ",
    "version number ",
    "version ",
    "edition no. ",
    "edition ",
    "issue no. ",
    "issue number ",
    "issue ",
    "revision ",
    "rev. ",
    "rev ",
    "ver. ",
    "v. ",
    "no. ",
    "number ",
];

/// What may follow it and is no part of it: how the version stands, and which one it replaces.
const BESIDE: [&str; 9] = ["draft", "final", "live", "approved", "ratified", "replac", "supersed", "current", "dated"];

/// Words for the place in an order, from the first on.
const ORDINALS: [&str; 12] = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
];

/// The version in "Version 3.1", "v2 Draft March 2026", "2.0 (June 2025)", "Third edition"; nothing where a text is none.
pub(super) fn edition_in(value: &str) -> Option<String> {
    let colons = value.trim().replace(": ", " ");
    let value = colons.as_str();
    if let Some(place) = in_order(value) {
        return Some(place);
    }
    let behind = |word: &&str| {
        let start = value.get(..word.len())?;
        let rest = value[word.len()..].trim_start();
        Some(rest).filter(|rest| start.eq_ignore_ascii_case(word) && is_number(first_of(rest)))
    };
    let directly = || value.strip_prefix(['v', 'V']).filter(|rest| begins(rest));
    let number = WORDS.iter().find_map(behind).or_else(directly).unwrap_or(value);
    let first = first_of(number);
    let rest = number[first.len()..].trim_start_matches(['(', '-', '\u{2013}', '\u{2014}', ' ', '|', ',', ':', ';']);
    let is_beside = BESIDE.iter().any(|word| rest.to_lowercase().starts_with(word));
    let is_dated = dates(rest).first().is_some_and(|date| date.start == 0);
    // "5 - November 2025" is no day of November.
    let is_parted = number[first.len()..].trim_start().starts_with(['(', '-', '\u{2013}', '\u{2014}']);
    if (is_parted || Date::meant(number).is_err()) && is_number(first) && (rest.is_empty() || is_beside || is_dated) {
        return Some(in_figures(first));
    }
    let words = number.split(' ').count();
    (words <= 2 || begins(number) && words <= 4).then(|| number.to_owned())
}

fn begins(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit())
}

/// The first word of a text, without the mark behind it.
fn first_of(text: &str) -> &str {
    text.split([' ', ',', '(']).next().unwrap_or_default().trim_end_matches([':', ';'])
}

/// Whether a word is the number of a version: "3.1", "2a", "Three", "C".
fn is_number(word: &str) -> bool {
    let is_letter = word.len() == 1 && word.starts_with(|letter: char| letter.is_ascii_uppercase());
    begins(word) || is_letter || numerals::below_twenty(&word.to_lowercase()).is_some()
}

fn in_figures(word: &str) -> String {
    numerals::below_twenty(&word.to_lowercase()).map_or_else(|| word.to_owned(), |number| number.to_string())
}

/// "Third edition", "3rd edition", "the second issue", "Third".
fn in_order(value: &str) -> Option<String> {
    let lower = value.to_lowercase();
    let mut words = lower.split(' ').filter(|word| *word != "the");
    let (first, last) = (words.next()?, words.next().unwrap_or("edition"));
    let is_called = ["edition", "version", "issue", "revision"].contains(&last.trim_matches([',', '.', '(', ')']));
    let in_words = || ORDINALS.iter().position(|word| *word == first).map(|at| at + 1);
    let in_figures = || {
        let end = ["st", "nd", "rd", "th"].iter().find_map(|end| first.strip_suffix(end))?;
        end.parse().ok().filter(|number| (1..=99).contains(number))
    };
    let place: usize = in_words().or_else(in_figures).filter(|_| is_called)?;
    let rest = words.collect::<Vec<_>>().join(" ");
    let is_dated = || dates(&rest).first().is_some_and(|date| rest[..date.start].trim_matches(['(', ' ']).is_empty());
    (rest.is_empty() || is_dated()).then(|| place.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_numbered_in_many_ways() {
        for (text, number) in [
            ("3", "3"),
            ("Version 3.1", "3.1"),
            ("v2 Draft March 2026", "2"),
            ("2.0 (June 2025)", "2.0"),
            ("2.0 (replaces 1.4)", "2.0"),
            ("2.0, replaces 1.4", "2.0"),
            ("5 \u{2013} November 2025", "5"),
            ("Version Three", "3"),
            ("Two", "2"),
            ("Third edition", "3"),
            ("3rd edition (March 2026)", "3"),
            ("the second issue", "2"),
            ("Issue no. 4", "4"),
            ("Rev. C", "C"),
            ("2025/26", "2025/26"),
            ("March 2026", "March 2026"),
        ] {
            assert_eq!(edition_in(text).as_deref(), Some(number), "{text}");
        }
        for text in ["First aid at work, revised", "This is the version that the Board has seen"] {
            assert_eq!(edition_in(text), None, "{text}");
        }
    }
}

//! What stands in the place of an amount beside the amount: dates, for how much it is paid, where to look.

use crate::model::near::{Beside, is_number};

/// Words that say together for how much an amount is: "half a day", "person per day".
const PAID_FOR: [&str; 20] = [
    "half",
    "full",
    "whole",
    "a",
    "per",
    "and",
    "day",
    "hour",
    "course",
    "session",
    "person",
    "place",
    "delegate",
    "participant",
    "head",
    "year",
    "agency",
    "school",
    "candidate",
    "event",
];

/// What to do with words beside an amount, behind what to write for the amount alone.
pub(super) fn advice(beside: Beside, rest: &str) -> String {
    let unit = ["per ", "a ", "each ", "for each ", "/ ", "/"].iter().find_map(|begin| rest.strip_prefix(begin));
    let is_unit = |unit: &&str| !unit.contains(' ') || unit.split([' ', '-']).all(|word| PAID_FOR.contains(&word));
    match (beside, unit.filter(is_unit)) {
        (Beside::Charge, Some(unit)) => format!(", and beside it per: {unit}"),
        _ => beside.rest(rest),
    }
}

/// Words beside an amount, without signs that say nothing by themselves: brackets, a stroke, marks for inches.
pub(super) fn words_of(rest: &[&str]) -> String {
    let says_something = |word: &&&str| word.contains(char::is_alphanumeric) || matches!(**word, "+" | "&");
    let words: Vec<&str> = rest.iter().filter(says_something).copied().collect();
    if words.iter().any(|word| word.contains(char::is_alphanumeric)) { words.join(" ") } else { String::new() }
}

/// Whether a text only says where to look, so that a number in it is none of what is looked for: "see section 4".
pub(super) fn points_elsewhere(lower: &str) -> bool {
    const PLACES: [&str; 8] = ["section", "appendix", "page", "paragraph", "para", "table", "annex", "level"];
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_numbered = |pair: &[&str]| PLACES.contains(&pair[0]) && is_number(pair[1]);
    let numbers = words.iter().filter(|word| is_number(word)).count();
    numbers > 0 && words.windows(2).filter(|pair| is_numbered(pair)).count() == numbers
}

/// A text without the dates and years in it that are told with a month or a word for when: "\u{a3}45 from 1 September 2026",
/// "\u{a3}340 in 2025/26".
pub(super) fn without_dates(lower: &str) -> String {
    let words: Vec<&str> = lower.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches(['(', ',', ')', '.', ';']));
    let is_month = |at: usize| crate::model::date::month_number(bare(at)).is_some();
    let before = |at: usize| at.checked_sub(1);
    let is_year = |at: usize| {
        let (year, rest) = bare(at).split_once(['/', '-']).unwrap_or((bare(at), "00"));
        let is_told = before(at).is_some_and(|before| {
            is_month(before)
                || ["from", "until", "till", "in", "for", "since", "by", "before", "after"].contains(&bare(before))
        });
        is_told && year.len() == 4 && year.starts_with("20") && is_number(year) && is_number(rest)
    };
    let is_day = |at: usize| {
        let day = crate::model::near::without_ordinal(bare(at));
        is_month(at + 1) && day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    };
    if !(0..words.len()).any(|at| is_year(at) || is_day(at)) {
        return lower.to_owned();
    }
    (0..words.len()).filter(|at| !is_year(*at) && !is_day(*at)).map(|at| words[at]).collect::<Vec<_>>().join(" ")
}

/// A text without the spaces between the thousands of a number: "1 250.00".
pub(super) fn without_gaps(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_figure = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let is_gap = |at: usize| {
        let before = at.checked_sub(1).is_some_and(is_figure);
        let thousands = (1..=3).all(|behind| is_figure(at + behind)) && !is_figure(at + 4);
        letters[at].is_whitespace() && before && thousands
    };
    (0..letters.len()).filter(|at| !is_gap(*at)).map(|at| letters[at]).collect()
}

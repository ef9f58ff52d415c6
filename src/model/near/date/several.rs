//! Several dates where one belongs, in figures or in words.

use super::super::{Beside, parts};
use super::{date, named_month, without_ordinal, without_year};
use crate::model::date::Date;
use crate::model::located::Unreadable;

/// Several dates where one belongs.
pub(super) fn several(text: &str, beside: Beside) -> Option<Unreadable> {
    let parts = parts(text).into_iter().flat_map(|part| part.split(['(', ')']));
    let parts = BETWEEN.iter().fold(parts.map(str::to_owned).collect(), |parts: Vec<String>, word| {
        parts.iter().flat_map(|part| part.split(word)).map(str::to_owned).collect()
    });
    let dates = parts.iter().filter(|part| is_date_in_words(part)).count();
    let count = match dates {
        0 | 1 => return None,
        2 => "two dates stand".to_owned(),
        _ => format!("{dates} dates stand"),
    };
    Some(Unreadable::new(
        format!("{count} where one belongs: \"{text}\""),
        match beside {
            Beside::Review => {
                "write the one that holds; what else the document says of its review goes under also_stated"
            }
            Beside::Approval => "write the one that holds; what came before it goes under earlier",
            Beside::Says | Beside::Detail => {
                "write the one that holds; where each is for something else, write an entry for each"
            }
            Beside::Charge | Beside::Nothing => "write the one that holds",
        },
    ))
}

/// Words between two dates.
const BETWEEN: [&str; 10] =
    [" to ", " until ", " then ", " now ", " or ", " but ", " / ", " previously ", " formerly ", " replaces "];

/// Whether a text has one date in it, with its year or without, and words that name none: "ratified 3 December 2025".
fn is_date_in_words(text: &str) -> bool {
    /// "2024/11" and "5, 11" are one date in parts.
    const SHORTEST: usize = 5;
    let lower = text.to_lowercase();
    let is_of_date = |word: &&str| {
        let word = without_ordinal(word.trim_matches(['.', ',']));
        word.starts_with(|letter: char| letter.is_ascii_digit()) || named_month(word).is_some()
    };
    let words: Vec<&str> = lower.split_whitespace().filter(is_of_date).collect();
    let words = words.join(" ");
    words.len() >= SHORTEST
        && (Date::parse(&words).or_else(|| date(&words)).is_some() || without_year(&words).is_some())
}

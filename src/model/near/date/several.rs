//! Several dates where one belongs, in figures or in words.

use super::super::{Beside, parts};
use super::{date, named_month, without_ordinal, without_year};
use crate::model::date::Date;
use crate::model::located::Unreadable;

/// Several dates where one belongs.
pub(super) fn several(text: &str, beside: Beside) -> Option<Unreadable> {
    let text = &with_whole_dates(text);
    let parts = parts(text).into_iter().flat_map(|part| part.split(['(', ')']));
    let parts = BETWEEN.iter().fold(parts.map(str::to_owned).collect(), |parts: Vec<String>, word| {
        parts.iter().flat_map(|part| part.split(word)).map(str::to_owned).collect()
    });
    let dates: Vec<String> = parts.iter().filter_map(|part| words_of_date(part)).collect();
    let count = match dates.len() {
        0 | 1 => return None,
        2 => "two dates stand".to_owned(),
        many => format!("{many} dates stand"),
    };
    Some(Unreadable::new(
        format!("{count} where one belongs: \"{text}\""),
        match beside {
            Beside::Review => {
                "write the one that holds for the whole document; another answer to when that is reviewed goes under also_stated, \
                 and the review of a part of it under actions: - {id: review-of-a-part, says: \"[insert which part is reviewed]\", due: \
                 \"[insert the date]\"}"
                    .to_owned()
            }
            Beside::Approval => one_before_the_other(&dates).unwrap_or_else(|| {
                "write the one that holds; what came before it goes under earlier, with by and date".to_owned()
            }),
            Beside::Says | Beside::Detail => {
                "write the one that holds; where each is for something else, write an entry for each".to_owned()
            }
            Beside::Charge | Beside::Nothing => {
                "write the one that holds; where the other is of something else, that has an entry of its own, or stands behind a # beside \
                 it"
                    .to_owned()
            }
        },
    ))
}

/// "9 and 16 July 2026" with each day whole: "9 July 2026 and 16 July 2026".
fn with_whole_dates(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_day = |word: &str| {
        let bare = without_ordinal(word);
        bare.len() <= 2 && bare.parse::<u32>().is_ok_and(|day| (1..32).contains(&day))
    };
    match words.as_slice() {
        [first, "and" | "&" | "or", second, month, year]
            if is_day(first) && is_day(second) && named_month(&month.to_lowercase()).is_some() =>
        {
            format!("{first} {month} {year} and {second} {month} {year}")
        }
        _ => text.to_owned(),
    }
}

/// What to do with two days on which bodies agreed, one before the other.
fn one_before_the_other(dates: &[String]) -> Option<String> {
    let [one, other] = dates else { return None };
    let [one, other] = [read(one)?, read(other)?];
    let (before, last) = if one.last_day() < other.first_day() { (one, other) } else { (other, one) };
    (before != last).then(|| {
        format!(
            "write the one that holds, {last} ({}) if that is the day of the approval; what a body agreed to before it goes under \
             earlier, as [{{by: its name, date: {before}}}]",
            last.in_words()
        )
    })
}

/// Words between two dates.
const BETWEEN: [&str; 10] =
    [" to ", " until ", " then ", " now ", " or ", " but ", " / ", " previously ", " formerly ", " replaces "];

/// The words of the one date that a text has, with its year or without, among words that name none: "ratified 3 December 2025".
fn words_of_date(text: &str) -> Option<String> {
    /// "2024/11" and "5, 11" are one date in parts.
    const SHORTEST: usize = 5;
    let lower = text.to_lowercase();
    let is_of_date = |word: &&str| {
        let word = without_ordinal(word.trim_matches(['.', ',']));
        word.starts_with(|letter: char| letter.is_ascii_digit()) || named_month(word).is_some()
    };
    let words: Vec<&str> = lower.split_whitespace().filter(is_of_date).collect();
    let words = words.join(" ");
    (words.len() >= SHORTEST && (read(&words).is_some() || without_year(&words).is_some())).then_some(words)
}

fn read(words: &str) -> Option<Date> {
    Date::parse(words).or_else(|| date(words))
}

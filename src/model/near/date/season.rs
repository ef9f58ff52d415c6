//! Parts of a year, financial years and other spans of time where a date belongs.

use super::super::{Beside, is_number, with_hyphens};
use super::words;
use crate::model::date::{Date, is_financial_year};
use crate::model::located::Unreadable;

/// A year of accounts, or one of schools where the text says so.
pub(super) fn two_years(text: &str) -> Option<Unreadable> {
    let lower = with_hyphens(text).to_lowercase();
    let lower = ["by ", "before ", "in ", "during ", "the ", "end of ", "the "]
        .iter()
        .fold(lower.as_str(), |text, word| text.strip_prefix(word).unwrap_or(text));
    let after = |names: &[&str]| names.iter().find_map(|name| lower.strip_prefix(name));
    let (school, accounts) = (after(&["academic year", "school year"]), after(&["financial year", "fy"]));
    let years = school.or(accounts).unwrap_or(lower).trim();
    // "FY26/27"
    let is_short = (school.is_some() || accounts.is_some()) && years.len() == "26/27".len();
    let in_full = if is_short { format!("20{years}") } else { years.to_owned() };
    let ends = is_financial_year(&in_full).then(|| in_full.get(..4)?.parse::<u32>().ok()).flatten()? + 1;
    let (name, month) = match (school, accounts) {
        (Some(_), _) => ("an academic year", format!("{ends}-08 for the August in which the year ends")),
        (None, Some(_)) => ("a financial year", format!("{ends}-03 for the March in which the year ends")),
        (None, None) => (
            "a financial year, or one of schools",
            format!(
                "{ends}-03 for the March in which a financial year ends, {ends}-08 for the August in which a school year does"
            ),
        ),
    };
    Some(Unreadable::new(
        format!("\"{text}\" looks like {name}, not a date"),
        format!("write the month that is meant: {month}"),
    ))
}

pub(super) fn part_of_a_year(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = with_hyphens(text).to_lowercase();
    let words = words(&lower);
    let Some(year) = words.iter().find(|word| word.len() == 4 && is_number(word)) else {
        return end_of_a_year(text, &lower, beside).or_else(|| without_year(text, &words, beside)).or_else(|| {
            // "autumn term, subject to funding"
            let (first, _) = lower.split_once([',', '(', ';'])?;
            without_year(text, &self::words(first.trim()), beside)
        });
    };
    let months = quarter_of_accounts(&lower, &words).or_else(|| season(&words, year));
    (months.is_some() || ["term", "quarter"].iter().any(|part| words.contains(part))).then(|| {
        // The whole year in place of a part would change what is overdue.
        let help = match months {
            Some((first, last)) => format!(
                "write the month that the document means, from {first} to {last}; where it does not say, the last that may be \
                 meant: {last} ({})",
                last.in_words()
            ),
            None => "write the month that the document means; where it does not say, the last that may be meant".to_owned(),
        };
        Unreadable::new(format!("\"{text}\" is a part of a year, not a date"), help)
    })
}

/// "by the end of the financial year": in which month it ends is known, and not in which year.
fn end_of_a_year(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const ENDS: [(&str, &str); 6] = [
        ("financial year", "March"),
        ("academic year", "August"),
        ("school year", "August"),
        ("calendar year", "December"),
        ("end of the year", "December"),
        ("end of year", "December"),
    ];
    let (_, month) = ENDS.iter().find(|(year, _)| lower.contains(year))?;
    let help = format!(
        "write the {month} in which it ends, with the year that the document means, as year and month{}",
        beside.own_words()
    );
    Some(Unreadable::new(format!("\"{text}\" is a part of a year without its year"), help))
}

/// "autumn", "in the summer term": which year is meant, only the document can tell.
fn without_year(text: &str, words: &[&str], beside: Beside) -> Option<Unreadable> {
    /// A year to show by, as documents have it that say no other one.
    const SHOWN: &str = "2024";
    let is_of_season =
        |word: &&str| !word.is_empty() && (word.chars().all(char::is_alphabetic) || word.starts_with('q'));
    let (_, last) = season(words, SHOWN).filter(|_| words.len() < 4 && words.iter().all(is_of_season))?;
    let season = words.iter().find(|word| season(&[word], SHOWN).is_some()).unwrap_or(&words[0]);
    Some(Unreadable::new(
        format!("\"{text}\" is a part of a year without its year"),
        format!(
            "write the month that the document means, with its year; where it does not say, the last month of the first {season} after \
             its own date: {last} for {season} {SHOWN}{}",
            beside.own_words()
        ),
    ))
}

/// The first and the last month that a text such as "Spring 2027" may mean.
pub(in crate::model) fn months_of(text: &str) -> Option<(Date, Date)> {
    let lower = text.to_lowercase();
    let words = words(&lower);
    season(&words, words.iter().find(|word| word.len() == 4 && is_number(word))?)
}

/// The months of a quarter of a year of accounts, which begins in April: "Q1 2027/28".
fn quarter_of_accounts(lower: &str, words: &[&str]) -> Option<(Date, Date)> {
    let years = lower.split_whitespace().find(|word| is_financial_year(word))?;
    let quarter = ["q1", "q2", "q3", "q4"].iter().position(|quarter| words.contains(quarter))?;
    let begins: usize = years.get(..4)?.parse().ok()?;
    let (year, first) = if quarter == 3 { (begins + 1, 1) } else { (begins, 4 + 3 * quarter) };
    let month = |month: usize| Date::parse(&format!("{year}-{month:02}"));
    Some((month(first)?, month(first + 2)?))
}

/// The months of a season or quarter. A quarter may be one of the financial year.
fn season(words: &[&str], year: &str) -> Option<(Date, Date)> {
    /// With the first and the last month, and whether the last is one of the next year.
    const SEASONS: [(&str, u32, u32, bool); 10] = [
        ("spring", 3, 5, false),
        ("summer", 6, 8, false),
        ("autumn", 9, 12, false),
        ("winter", 12, 2, true),
        ("easter", 3, 4, false),
        ("christmas", 12, 12, false),
        ("q1", 1, 6, false),
        ("q2", 4, 9, false),
        ("q3", 7, 12, false),
        ("q4", 10, 3, true),
    ];
    /// What schools call so, in England.
    const TERMS: [(&str, u32, u32, bool); 3] =
        [("spring", 1, 4, false), ("summer", 4, 7, false), ("autumn", 9, 12, false)];
    let seasons = if words.contains(&"term") { TERMS.as_slice() } else { SEASONS.as_slice() };
    let (_, first, last, is_next) = seasons.iter().find(|(season, ..)| words.contains(season))?;
    let year: u32 = year.parse().ok()?;
    let month = |year: u32, month: &u32| Date::parse(&format!("{year}-{month:02}"));
    Some((month(year, first)?, month(year + u32::from(*is_next), last)?))
}

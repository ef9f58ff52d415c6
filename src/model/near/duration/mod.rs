//! Lengths of time in other spellings than the one that documents have.

mod fault;
mod other_units;

pub(in crate::model) use fault::{no_duration, no_time};

use super::number;
use crate::model::duration::{Duration, plain_word};

/// The length of time that a text such as "every two years", "2 yrs" or "once a year" means.
pub(in crate::model) fn duration(text: &str) -> Option<Duration> {
    if text.trim_start().starts_with('-') {
        return None;
    }
    let lower = without_repeated(&text.to_lowercase());
    // "2years": a number and a unit without a space.
    let letters = lower.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or_default();
    let (number, rest) =
        lower.split_at(if lower.starts_with(|letter: char| letter.is_ascii_digit()) { letters } else { 0 });
    const FILLERS: [&str; 6] = ["every", "each", "once", "per", "in", "calendar"];
    let words = [number.trim_end_matches('-')].into_iter().chain(rest.split([' ', '-'])).map(str::trim);
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !FILLERS.contains(word)).collect();
    if let Some(length) = several_times(&words).or_else(|| of_cycle(&words)) {
        return Some(length);
    }
    let written = match words.as_slice() {
        ["half", "yearly" | "year"] => "6 months".to_owned(),
        ["fortnight" | "fortnightly"] => "2 weeks".to_owned(),
        ["quarter"] if lower != "quarter" => "3 months".to_owned(),
        [years, year, months, month] | [years, year, "and", months, month]
            if unit_of(year) == Some("years") && unit_of(month) == Some("months") =>
        {
            format!("{} months", 12 * amount_of(years)? + amount_of(months)?)
        }
        ["biennial" | "biennially"] | ["alternate", "year" | "years"] => "2 years".to_owned(),
        ["triennial" | "triennially"] => "3 years".to_owned(),
        [unit] if lower != *unit => format!("1 {}", unit_of(unit)?),
        ["working", "day"] => "1 working day".to_owned(),
        [amount, "working", "day" | "days"] => format!("{} working days", amount_of(amount)?),
        [amount, "fortnight" | "fortnights"] => format!("{} weeks", 2 * amount_of(amount)?),
        [amount, "quarter" | "quarters"] => format!("{} months", 3 * amount_of(amount)?),
        [amount, unit] => format!("{} {}", amount_of(amount)?, unit_of(unit)?),
        _ => return None,
    };
    Duration::parse(&written)
}

/// The length that words say of a cycle: "two year rolling cycle", "on an annual basis", "intervals of 2 years".
fn of_cycle(words: &[&str]) -> Option<Duration> {
    const LEADING: [&str; 8] = ["on", "at", "a", "an", "the", "intervals", "of", "over"];
    const TRAILING: [&str; 7] = ["basis", "cycle", "rolling", "interval", "intervals", "programme", "time"];
    let end = words.iter().rposition(|word| !TRAILING.contains(word))? + 1;
    let start = words.iter().position(|word| !LEADING.contains(word))?;
    let is_cycle = end < words.len() || words.get(..start).is_some_and(|leading| leading.contains(&"intervals"));
    let length = words.get(start..end).filter(|_| is_cycle)?.join(" ");
    plain_word(&length).and_then(Duration::parse).or_else(|| duration(&format!("every {length}")))
}

/// A text without the number that contracts repeat in brackets: "six (6) weeks" is "six weeks".
pub(in crate::model::near) fn without_repeated(lower: &str) -> String {
    let mut kept: Vec<&str> = Vec::new();
    for word in lower.split_whitespace() {
        let bare = word.strip_prefix('(').and_then(|word| word.strip_suffix(')')).and_then(number);
        if bare.is_none() || kept.last().and_then(|before| number(before)) != bare {
            kept.push(word);
        }
    }
    kept.join(" ")
}

/// A text without signs that say nothing to the length of time beside them: "7 days' notice", "<6 weeks".
pub(in crate::model::near) fn without_marks(lower: &str) -> String {
    lower.chars().filter(|letter| !"'\u{2019}<>~\u{2264}\u{2265}".contains(*letter)).collect()
}

/// The words of a text between which marks may stand.
pub(in crate::model::near) fn words_of(text: &str) -> impl Iterator<Item = &str> {
    let is_between = |letter: char| letter.is_whitespace() || "(),;:/&".contains(letter);
    text.split(is_between).filter(|word| !word.is_empty())
}

/// The lengths of time among some words.
pub(in crate::model::near) fn lengths_in(words: &[&str]) -> Vec<Duration> {
    /// "every two working days"
    const MOST_WORDS: usize = 4;
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let most = MOST_WORDS.min(words.len() - at);
        let length = (1..=most).rev().find_map(|count| Some((meant(&words[at..at + count].join(" "))?, count)));
        found.extend(length.map(|(length, _)| length));
        at += length.map_or(1, |(_, count)| count);
    }
    found
}

/// The length of time that a text is or means.
pub(in crate::model::near) fn meant(text: &str) -> Option<Duration> {
    Duration::parse(text).or_else(|| plain_word(text).and_then(Duration::parse)).or_else(|| duration(text))
}

/// "twice a year" is every 6 months; "three times a year" every 4.
fn several_times(words: &[&str]) -> Option<Duration> {
    let (times, period) = match words {
        ["twice", period @ ..] => (2, period),
        [times, "times", period @ ..] => (number(times)?, period),
        _ => return None,
    };
    let is_year = matches!(period, ["year" | "yearly" | "annually" | "annum"] | ["a" | "an", "year" | "annum"]);
    (is_year && times > 0 && 12 % times == 0)
        .then(|| Duration { amount: 12 / times, unit: crate::model::duration::Unit::Months })
}

fn amount_of(word: &str) -> Option<u32> {
    match word {
        "a" | "an" => Some(1),
        "other" | "second" => Some(2),
        _ => number(word),
    }
}

/// Whether one of the words of a text in small letters is a unit of time.
pub(in crate::model) fn names_length(lower: &str) -> bool {
    const OTHERS: [&str; 9] =
        ["annual", "annually", "biennial", "quarterly", "fortnight", "term", "termly", "hour", "hours"];
    lower.split(|letter: char| !letter.is_alphanumeric()).any(|word| unit_of(word).is_some() || OTHERS.contains(&word))
}

fn unit_of(word: &str) -> Option<&'static str> {
    Some(match word.trim_end_matches('.') {
        "y" | "yr" | "yrs" | "year" | "years" | "yearly" | "annum" => "years",
        "mth" | "mths" | "month" | "months" | "monthly" => "months",
        "w" | "wk" | "wks" | "week" | "weeks" | "weekly" => "weeks",
        "d" | "day" | "days" | "daily" => "days",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::near::Beside;

    #[test]
    fn lengths_of_time_are_understood() {
        let meant = |text: &str| duration(text).map(|duration| duration.to_string());
        for (text, plain) in [
            ("every two years", "2 years"),
            ("2 yrs", "2 years"),
            ("2years", "2 years"),
            ("12 Months", "12 months"),
            ("once a year", "1 year"),
            ("every year", "1 year"),
            ("3-yearly", "3 years"),
            ("a fortnight", "2 weeks"),
            ("biennially", "2 years"),
            ("every other year", "2 years"),
            ("twice a year", "6 months"),
            ("three times a year", "4 months"),
            ("six (6) weeks", "6 weeks"),
            ("every 3 (three) years", "3 years"),
            ("on a two-year rolling cycle", "2 years"),
            ("on an annual basis", "1 year"),
            ("3 yearly intervals", "3 years"),
            ("at intervals of 2 years", "2 years"),
            ("half-yearly", "6 months"),
            ("Fortnight", "2 weeks"),
            ("1 year and 6 months", "18 months"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(plain), "{text}");
        }
        for text in [
            "",
            "six (7) weeks",
            "1-2 years",
            "1.5 years",
            "as required",
            "2",
            "99999999999 years",
            "soon",
            "five times a year",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = (duration(&text), no_duration(&text, Beside::Nothing));
        }
    }
}

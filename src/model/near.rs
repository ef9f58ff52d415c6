//! What somebody probably meant who wrote a date or a length of time in another way than documents do. For saying what
//! to write instead; nothing is ever judged by it.

use super::date::{Date, month_number};
use super::duration::Duration;
use super::located::Unreadable;

/// The date that a text such as "1st November 2026", "Sept 2026", "2026/11" or "2026-11-01T00:00:00" means, where it
/// means only one.
pub(super) fn date(text: &str) -> Option<Date> {
    // A time of day does not matter to any date here.
    if let Some((day, time)) = text.split_once(['T', ' '])
        && day.len() == "2026-11-01".len()
        && time.contains(':')
    {
        return Date::parse(day);
    }
    let lower = text.to_lowercase();
    let words = lower.split([' ', ',', '-', '/', '.']).filter(|word| !word.is_empty());
    const FILLERS: [&str; 6] = ["the", "of", "by", "due", "in", "on"];
    let words: Vec<&str> = words.filter(|word| !FILLERS.contains(word)).map(without_ordinal).collect();
    let year = |word: &str| word.len() == 4 && is_number(word);
    let short = |word: &str| word.len() <= 2 && is_number(word);
    let iso = match words.as_slice() {
        [y, m, d] if year(y) && short(m) && short(d) => format!("{y}-{m:0>2}-{d:0>2}"),
        [y, m] | [m, y] if year(y) && short(m) => format!("{y}-{m:0>2}"),
        [m, y] | [y, m] if year(y) => format!("{y}-{:02}", named_month(m)?),
        [m, d, y] | [d, m, y] if year(y) && short(d) => format!("{y}-{:02}-{d:0>2}", named_month(m)?),
        _ => return None,
    };
    Date::parse(&iso)
}

/// Why a text such as "Autumn 2026", "TBC" or "2026-02-30" is no date, where more can be said than that.
pub(super) fn no_date(text: &str) -> Option<Unreadable> {
    const SEASONS: [&str; 10] = ["spring", "summer", "autumn", "winter", "term", "quarter", "q1", "q2", "q3", "q4"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split([' ', ',', '-', '/']).filter(|word| !word.is_empty()).collect();
    let year = words.iter().find(|word| word.len() == 4 && is_number(word));
    if let Some(year) = year.filter(|_| words.iter().any(|word| SEASONS.contains(word))) {
        return Some(Unreadable::new(
            format!("\"{text}\" is a part of a year, not a date"),
            format!("write the month that the source means, or {year}, which means the whole year"),
        ));
    }
    const NO_VALUE: [&str; 14] = [
        "tbc",
        "tba",
        "tbd",
        "none",
        "n/a",
        "na",
        "unknown",
        "ongoing",
        "not stated",
        "to be confirmed",
        "no date",
        "undated",
        "-",
        "?",
    ];
    if NO_VALUE.contains(&lower.trim_end_matches('.')) {
        return Some(Unreadable::new(
            format!("\"{text}\" is not a date"),
            "write unstated where the source mentions a date without giving it, or take the entry out",
        ));
    }
    let parts: Vec<&str> = text.split('-').collect();
    let calendar = matches!(parts.as_slice(), [y, m, d] if y.len() == 4 && m.len() == 2 && d.len() == 2)
        && parts.iter().all(|part| is_number(part));
    calendar.then(|| {
        Unreadable::new(
            format!("there is no day {text} in the calendar"),
            "correct the day or the month, as year-month-day",
        )
    })
}

/// The length of time that a text such as "every two years", "2 yrs" or "once a year" means.
pub(super) fn duration(text: &str) -> Option<Duration> {
    let lower = text.to_lowercase();
    // "2years": a number and a unit without a space.
    let letters = lower.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or_default();
    let (number, rest) =
        lower.split_at(if lower.starts_with(|letter: char| letter.is_ascii_digit()) { letters } else { 0 });
    const FILLERS: [&str; 6] = ["every", "each", "once", "per", "in", "calendar"];
    let words = [number.trim_end_matches('-')].into_iter().chain(rest.split([' ', '-'])).map(str::trim);
    let words: Vec<&str> = words.filter(|word| !word.is_empty() && !FILLERS.contains(word)).collect();
    let written = match words.as_slice() {
        ["biennial" | "biennially"] => "2 years".to_owned(),
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

/// Why a text such as "2" or "as required" is no length of time, where more can be said than that.
pub(super) fn no_duration(text: &str) -> Option<Unreadable> {
    if is_number(text) {
        let help = format!("write {text} years, {text} months or whichever unit the source means");
        return Some(Unreadable::new(format!("\"{text}\" has no unit"), help));
    }
    const NO_CYCLE: [&str; 9] = [
        "as required",
        "as needed",
        "when required",
        "when needed",
        "as necessary",
        "if required",
        "regular",
        "periodic",
        "ongoing",
    ];
    let lower = text.to_lowercase();
    NO_CYCLE.iter().any(|words| lower.contains(words)).then(|| {
        Unreadable::new(
            format!("\"{text}\" is not a length of time"),
            "take the entry out, or write unstated, and keep the source's words in as_written",
        )
    })
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// "1st" is "1".
fn without_ordinal(word: &str) -> &str {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    bare.filter(|bare| is_number(bare)).unwrap_or(word)
}

fn named_month(word: &str) -> Option<u32> {
    month_number(if word == "sept" { "september" } else { word })
}

fn amount_of(word: &str) -> Option<u32> {
    const WORDS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    match word {
        "a" | "an" => Some(1),
        "eighteen" => Some(18),
        "other" | "second" => Some(2),
        _ if is_number(word) => word.parse().ok().filter(|&amount| amount < 10_000),
        _ => WORDS.iter().position(|known| *known == word).and_then(|index| u32::try_from(index + 1).ok()),
    }
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

    #[test]
    fn dates_are_understood_and_never_guessed() {
        let meant = |text: &str| date(text).map(|date| date.to_string());
        for (text, iso) in [
            ("1st November 2026", "2026-11-01"),
            ("November 1, 2026", "2026-11-01"),
            ("Sept 2026", "2026-09"),
            ("2024-1-5", "2024-01-05"),
            ("2026/11", "2026-11"),
            ("11/2026", "2026-11"),
            ("2026-11-01T00:00:00", "2026-11-01"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(iso), "{text}");
        }
        for text in ["next year", "1/11/24", "13/2026", "2026-02-30", "", "-", "2026 2027"] {
            assert_eq!(meant(text), None, "{text}");
        }
        assert!(no_date("Autumn 2026").is_some_and(|fault| fault.help.contains("2026")));
        assert!(no_date("2026-02-30").is_some_and(|fault| fault.message.contains("calendar")));
        assert!(no_date("soon").is_none());
    }

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
        ] {
            assert_eq!(meant(text).as_deref(), Some(plain), "{text}");
        }
        for text in ["", "1-2 years", "1.5 years", "as required", "2", "99999999999 years", "soon"] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = (date(&text), no_date(&text), duration(&text), no_duration(&text));
        }
    }
}

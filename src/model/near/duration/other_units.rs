//! Lengths of time in units that documents do not have: halves of years, hours, terms of a school.

use super::{amount_of, lengths_in, meant, words_of};
use crate::model::duration::Duration;
use crate::model::located::Unreadable;
use crate::model::near::Beside;
use crate::model::words::nearest;

/// "36m", "5 WD", "48hrs", "fortnightly", "five clear working days", "a year and a half", "3 yaers".
pub(super) fn in_other_units(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const UNITS: [&str; 8] = ["years", "year", "months", "month", "weeks", "week", "days", "working"];
    let spaced = lower.replace(" and a half", ".5");
    let letters = spaced.find(|letter: char| letter.is_ascii_alphabetic()).unwrap_or_default();
    let is_figure = spaced.starts_with(|letter: char| letter.is_ascii_digit());
    let (figures, rest) = spaced.split_at(if is_figure { letters } else { 0 });
    let word = |word: &str| match word {
        "m" | "mo" | "mos" => "months".to_owned(),
        "wd" | "wds" | "w.d." => "working days".to_owned(),
        "hr" | "hrs" | "h" | "hour" => "hours".to_owned(),
        "fortnightly" => "2 weeks".to_owned(),
        "weekdays" | "weekday" | "workdays" | "workday" => "working days".to_owned(),
        "business" | "office" => "working".to_owned(),
        "third" => "3".to_owned(),
        "fourth" => "4".to_owned(),
        "fifth" => "5".to_owned(),
        _ if word.contains('.') => word.to_owned(),
        _ => nearest(word, &UNITS).unwrap_or(word).to_owned(),
    };
    const SAY_LITTLE: [&str; 8] = ["clear", "consecutive", "full", "every", "at", "first", "the", "their"];
    let words = [figures.trim()].into_iter().chain(rest.split([' ', '-']));
    let words: Vec<String> = words.filter(|word| !word.is_empty() && !SAY_LITTLE.contains(word)).map(word).collect();
    // "The first week" is one.
    let is_first = words.len() == 1 && lower.contains("first ");
    let written = if is_first { format!("1 {}", words.join(" ")) } else { words.join(" ") };
    let length = meant(&written).or_else(|| in_halves(&written)).or_else(|| in_hours(&written))?;
    Some(Unreadable::new(
        format!("\"{text}\" is not written as a length of time here"),
        format!("write {length} if that is meant{}", beside.own_words()),
    ))
}

/// "1.5 years", "a year.5", "one.5 years".
fn in_halves(written: &str) -> Option<Duration> {
    let years = match written.split(' ').collect::<Vec<_>>().as_slice() {
        [amount, "year" | "years"] => amount_of(amount.strip_suffix(".5")?)?,
        [amount, "year.5" | "years.5"] => amount_of(amount)?,
        _ => return None,
    };
    Duration::parse(&format!("{} months", 12 * years + 6))
}

/// "48 hours".
fn in_hours(written: &str) -> Option<Duration> {
    const OF_A_DAY: u32 = 24;
    let hours = amount_of(written.strip_suffix(" hours")?)?;
    let days = (hours % OF_A_DAY == 0).then_some(hours / OF_A_DAY).filter(|days| *days > 0)?;
    Duration::parse(&format!("{days} day{}", if days == 1 { "" } else { "s" }))
}

/// Hours that are no number of days, which is the smallest unit there is.
pub(super) fn hours(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let is_of_hours = |word: &str| ["hour", "hours", "hrs", "hr", "minutes", "mins"].contains(&word);
    let mut words = lower.split(|letter: char| !letter.is_alphabetic());
    if !words.any(is_of_hours) {
        return None;
    }
    // "12 hours over two years" says in which time they come round.
    let words: Vec<&str> = words_of(lower).collect();
    let mut lengths = lengths_in(&words);
    lengths.dedup();
    if let [length] = lengths.as_slice() {
        return Some(Unreadable::new(
            format!("\"{text}\" gives hours beside a length of time"),
            format!(
                "write {length} if that is the time in which it comes round or by which it is due{}",
                beside.own_words()
            ),
        ));
    }
    let message = format!("\"{text}\" is counted in hours, and a length of time in days at least");
    Some(Unreadable::new(message, beside.unstated()))
}

/// A term is as long as a school makes it, and so is a week of its days.
pub(super) fn of_a_school(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let spaced = lower.replace('-', " ");
    let words: Vec<&str> =
        spaced.split_whitespace().filter(|word| !["every", "each", "once", "per"].contains(word)).collect();
    let kept = beside.own_words();
    let (what, help) = match words.as_slice() {
        ["termly" | "term"] | ["a" | "one" | "1", "term"] => (
            "is as long as a term of the school",
            format!("write 4 months where a year has three terms; else {}", beside.unstated()),
        ),
        ["school" | "academic", "year"] => ("is a year of schools", format!("write 1 year{kept}")),
        [number, "school" | "academic", "years" | "year"] => {
            let length = meant(&format!("{number} years"))?;
            ("is counted in years of schools", format!("write {length}{kept}"))
        }
        [.., "school" | "teaching" | "term", "day" | "days" | "weeks" | "week"]
        | [.., "term", "time"]
        | [.., "term" | "terms" | "termly"]
        | [.., "term", "time", "days" | "weeks"] => {
            ("is counted as schools count, and as long as a school makes it", beside.unstated())
        }
        _ => return None,
    };
    Some(Unreadable::new(format!("\"{text}\" {what}"), help))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_other_units_are_named() {
        let said = |text: &str| {
            in_other_units(text, &text.to_lowercase(), Beside::Says).map(|fault| fault.help).unwrap_or_default()
        };
        for (text, words) in [
            ("36m", "write 36 months if"),
            ("48hrs", "write 2 days if"),
            ("5 WD", "write 5 working days if"),
            ("five clear working days", "write 5 working days if"),
            ("a year and a half", "write 18 months if"),
            ("2.5 years", "write 30 months if"),
            ("3 yaers", "write 3 years if"),
            ("every third year", "write 3 years if"),
        ] {
            assert!(said(text).starts_with(words), "{text}: {}", said(text));
        }
        for text in ["36 hours", "some time", "half", "3 boards", ""] {
            assert_eq!(said(text), "", "{text}");
        }
    }
}

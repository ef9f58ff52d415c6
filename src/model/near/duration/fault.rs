//! What is said of a text that is no length of time as documents write it.

use super::other_units::{hours, in_other_units, of_a_school};
use super::{lengths_in, meant, number, without_marks, without_repeated, words_of};
use crate::model::duration::Duration;
use crate::model::located::Unreadable;
use crate::model::near::date::Round;
use crate::model::near::for_some::several;
use crate::model::near::{Beside, with_hyphens, without_limit};

/// Why a text such as "2", "2-3 years" or "as required" is no length of time, where more can be said than that. `beside` is
/// where the rest of it belongs.
pub(in crate::model) fn no_duration(text: &str, beside: Beside) -> Option<Unreadable> {
    if let Some(number) = number(&text.to_lowercase()).filter(|number| *number > 0) {
        let help =
            format!("write {number} years, {number} months, {number} working days or whichever unit the source means");
        return Some(Unreadable::new(format!("\"{text}\" has no unit"), help));
    }
    let lower = with_hyphens(text).to_lowercase();
    with_minus(text, &lower, beside)
        .or_else(|| limited(text, &lower, beside))
        .or_else(|| of_working_days(text, &lower, beside))
        .or_else(|| range(text, &lower, beside))
        .or_else(|| several(text, &lower, beside))
        .or_else(|| at_a_time_of_year(text, beside))
        .or_else(|| of_a_school(text, &lower, beside))
        .or_else(|| no_cycle(text, &lower, beside))
        .or_else(|| with_remark(text, &lower, beside))
        .or_else(|| in_other_units(text, &lower, beside))
        .or_else(|| hours(text, &lower, beside))
        .or_else(|| among_words(text, &lower, beside))
}

/// What is said of a length of time that is none: "0 days".
pub(in crate::model) fn no_time(text: &str, beside: Beside) -> Unreadable {
    let help = format!("write how long it is; where it is at once or the source gives none, {}", beside.unstated());
    Unreadable::new(format!("\"{text}\" is no time at all"), help)
}

/// What is said of a length of time with a minus before it, which may be a hyphen that was left over.
fn with_minus(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let length = meant(lower.trim().strip_prefix('-')?.trim_start())?;
    Some(Unreadable::new(
        format!("a minus or a hyphen stands before the length of time: \"{text}\""),
        format!("write {length} if that is meant{}", beside.own_words()),
    ))
}

/// Days that the words behind them make working ones: "7 days (working)".
fn of_working_days(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const OF_AN_OFFICE: [&str; 5] = ["working", "business", "office", "weekdays", "workdays"];
    let words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<&str> = words.filter(|word| !["only", "all"].contains(word)).collect();
    let [amount, "day" | "days", kind, rest @ ..] = words.as_slice() else { return None };
    let is_of_them = OF_AN_OFFICE.contains(kind) && matches!(rest, [] | ["days"]);
    let length =
        is_of_them.then(|| number(amount)).flatten().and_then(|days| meant(&format!("{days} working days")))?;
    Some(Unreadable::new(
        format!("\"{text}\" is not written as a length of time here"),
        format!("write {length}{}", beside.own_words()),
    ))
}

/// The one length of time among other words: "every three years or so", "2 years max", "7 days' notice".
fn among_words(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let bare = without_marks(lower);
    let words: Vec<&str> = words_of(&bare).collect();
    let found = lengths_in(&words);
    let [length, others @ ..] = found.as_slice() else { return None };
    if others.iter().any(|other| other != length) {
        return None;
    }
    // "Twice in three years" is not every three.
    let is_multiple = words.iter().any(|word| ["twice", "times", "thrice"].contains(word));
    let is_numbered_else = words.iter().filter(|word| number(word).is_some()).count() > 1;
    (!is_numbered_else && !is_multiple).then(|| {
        Unreadable::new(
            format!("\"{text}\" says more than a length of time"),
            format!("write {length} if that is meant{}", beside.rest_of_group()),
        )
    })
}

/// "at least annually", "no more than every 3 years".
fn limited(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let length = meant(without_limit(lower)?)?;
    Some(Unreadable::new(
        format!("\"{text}\" is not written as a length of time here"),
        format!("write {length}{}", beside.own_words()),
    ))
}

/// "2-3 years", "two to three years".
fn range(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let spaced = lower.replace('-', " to ");
    let words: Vec<&str> = words_of(&spaced).filter(|word| !["every", "between"].contains(word)).collect();
    // Words before and behind it go with the rest of the text.
    let (least, most) = (0..words.len()).find_map(|at| {
        let (least, most, unit) = match &words[at..] {
            [least, "to" | "or", most, unit @ ..] | [least, _, "to", most, unit @ ..] => (least, most, unit),
            [least, "and", most, unit @ ..] if lower.contains("between") || at == 0 && unit.len() == 1 => {
                (least, most, unit)
            }
            _ => return None,
        };
        let (least, most) = (number(least)?, number(most)?);
        let length = |amount: u32| {
            (1..=unit.len().min(2)).rev().find_map(|count| meant(&format!("{amount} {}", unit[..count].join(" "))))
        };
        (least < most).then_some((length(least)?, length(most)?))
    })?;
    Some(Unreadable::new(
        format!("\"{text}\" is a range, and one length of time belongs here"),
        format!(
            "write the one that people are held to: {most} at the latest, {least} at the soonest{}",
            beside.own_words()
        ),
    ))
}

/// "each September", which is once a year.
fn at_a_time_of_year(text: &str, beside: Beside) -> Option<Unreadable> {
    let round = Round::in_place_of_date(text)?;
    let every = round.every.filter(|_| Duration::said_exactly(round.words).is_none())?;
    let is_all = round.words.len() == text.trim().len();
    let rest = if is_all { beside.own_words() } else { format!(" if that is meant{}", beside.rest_of_group()) };
    Some(Unreadable::new(
        format!("\"{text}\" says when it comes round, and not how long that is"),
        format!("write {every}{rest}"),
    ))
}

/// Words that name no length at all: "as required", "never", "from time to time".
fn no_cycle(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    /// Anywhere in the text.
    const NO_CYCLE: [&str; 24] = [
        "no fixed",
        "no set",
        "not fixed",
        "when they",
        "varies",
        "depends",
        "as required",
        "as needed",
        "when required",
        "when needed",
        "where required",
        "where needed",
        "where necessary",
        "as necessary",
        "if required",
        "if necessary",
        "as appropriate",
        "as and when",
        "from time to time",
        "as soon as",
        "on request",
        "regular",
        "periodic",
        "ongoing",
    ];
    /// The whole text.
    const NO_LENGTH: [&str; 30] = [
        "never",
        "once",
        "once only",
        "only once",
        "just once",
        "one off",
        "one time",
        "ad hoc",
        "at induction",
        "on induction",
        "on appointment",
        "on starting",
        "before starting",
        "immediately",
        "at once",
        "asap",
        "soon",
        "often",
        "frequently",
        "occasionally",
        "sometimes",
        "always",
        "continuous",
        "continuously",
        "continually",
        "indefinitely",
        "permanently",
        "for life",
        "lifetime",
        "rolling",
    ];
    let plain = lower.replace('-', " ");
    let is_none =
        NO_CYCLE.iter().any(|words| lower.contains(words)) || NO_LENGTH.contains(&plain.trim().trim_end_matches('.'));
    is_none.then(|| Unreadable::new(format!("\"{text}\" is not a length of time"), beside.unstated()))
}

/// A length of time with what it is counted from, or what may come sooner: "6 weeks of starting", "annually (or sooner)".
fn with_remark(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let lower = without_repeated(lower);
    let bare = ["within ", "in ", "the first ", "first "]
        .iter()
        .fold(lower.as_str(), |text, word| text.strip_prefix(word).unwrap_or(text));
    let ends = [" of ", " from ", " after ", " since ", " before ", " or sooner", " or earlier", " ("];
    let end = ends.iter().filter_map(|word| bare.find(word)).min().unwrap_or(bare.len());
    let length = meant(bare.get(..end)?.trim()).filter(|_| bare.len() < lower.len() || end < bare.len())?;
    // What stands behind it may be for whom, or when not.
    const LIMIT: [&str; 9] = ["not", "no", "only", "unless", "except", "where", "when", "if", "for"];
    let is_limited = words_of(&bare[end..]).any(|word| LIMIT.contains(&word))
        && !["or sooner", "or earlier"].iter().any(|sooner| bare[end..].contains(sooner));
    // "10 working days (courses), 5 (briefings)": the second number has its unit from the first.
    let is_limited = is_limited || words_of(&bare[end..]).any(|word| number(word).is_some());
    let if_meant = if beside == Beside::Detail || is_limited { " if that is meant" } else { "" };
    let rest = if is_limited { beside.rest_of_group() } else { beside.own_words() };
    let message = format!("\"{text}\" says more than a length of time");
    Some(Unreadable::new(message, format!("write {length}{if_meant}{rest}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_length_of_time_is_named() {
        let said = |text: &str| {
            no_duration(text, Beside::Review)
                .map(|fault| format!("{}: {}", fault.message, fault.help))
                .unwrap_or_default()
        };
        for (text, words) in [
            ("at least annually", "write 1 year"),
            ("no more than 3 years", "write 3 years"),
            ("2-3 years", "range"),
            ("two to three years", "range"),
            ("1 year or 3 years", "two lengths of time"),
            ("Termly", "term"),
            ("as required", "as_written"),
            ("2", "unit"),
            ("6 weeks of starting", "write 6 weeks"),
            ("within six (6) weeks of starting", "write 6 weeks"),
            ("within the first 6 weeks", "write 6 weeks"),
            ("Annually (or sooner if law changes)", "write 1 year"),
            ("every three years or sooner", "write 3 years"),
            ("3 to 5 working days", "range"),
            ("3 years (36 months)", "write 3 years"),
            ("never", "write unstated"),
            ("One-off", "write unstated"),
            ("7 school days", "write unstated"),
            ("half-termly", "write unstated"),
            ("every academic year", "write 1 year"),
            ("36 hours", "in hours"),
            ("every three years or so", "write 3 years if that is meant"),
            ("2 years max", "write 2 years if"),
            ("7 days' notice", "write 7 days if"),
            ("7 workdays", "write 7 working days if"),
            ("<6 weeks", "write 6 weeks if"),
            ("no fixed interval", "write unstated"),
            ("two", "write 2 years, 2 months"),
        ] {
            assert!(said(text).contains(words), "{text}: {}", said(text));
        }
        for text in ["a while", "", "and or"] {
            assert_eq!(said(text), "", "{text}");
        }
    }
}

//! Whole numbers in other spellings than the one that documents have.

use super::duration::{without_marks, without_repeated, words_of as words_between};
use super::for_some::without_levels;
use super::{Beside, EACH_WITH_ITS_SCOPE, limits_above, number, with_hyphens, without_limit};
use crate::model::located::Unreadable;

/// Why a text such as "two", "2 trainers", "2-3" or "50%" is no whole number, where more can be said than that.
pub(in crate::model) fn count(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = with_hyphens(text).to_lowercase();
    if let Some(said) = of_time(text, &lower, beside).or_else(|| no_number(text, &lower, beside)) {
        return Some(said);
    }
    let firm = ["normally ", "usually ", "ideally ", "generally ", "preferably "]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let once = without_repeated(firm.unwrap_or(&lower));
    let bare = without_limit(&once).unwrap_or(&once);
    let spaced = bare.replace('-', " to ");
    // "Twenty-five" is a number, and "two-three" are two.
    let is_one = bare.split_whitespace().next().and_then(number).is_some();
    let words: Vec<&str> = if is_one { bare } else { &spaced }.split_whitespace().collect();
    range(text, &words).or_else(|| with_words(text, &lower, &words, firm.is_some()))
}

/// What counts in another way than by one number: a share, a word, a limit from above, so many for so many others.
fn no_number(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let is = |words: &[&str]| words.contains(&lower.trim());
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let of_session = || SESSIONS.iter().any(|of| lower.trim_end().ends_with(of));
    let (message, help) = match () {
        () if has(&["%", "per cent", "percent"]) => (
            "is per cent, and a whole number belongs here",
            "write how many there are, or unstated, and say the share under says".to_owned(),
        ),
        () if is(&["all", "all of them", "everyone", "everybody", "every one", "all trainers", "every trainer"]) => {
            ("is not the word for all of them here", "write all".to_owned())
        }
        () if lower.starts_with("all ") && !lower.contains(|letter: char| letter.is_ascii_digit()) => {
            ("is not the word for all of them here", "write all, if all of them are meant".to_owned())
        }
        () if is(&["pair", "a pair", "couple", "a couple", "dual", "double", "both"]) => {
            ("is not a whole number in figures", "write 2 if that is meant".to_owned())
        }
        () if is(&["none", "no", "nil", "nobody"]) => (
            "is not a whole number",
            "write unstated where the source gives no number, or 0 where it says that there is none".to_owned(),
        ),
        () if limits_above(lower) => (
            "says how many there are at most",
            format!("write how many there are at least, where the source says it; else {}", beside.unstated()),
        ),
        () if has(&[":", " for every "]) || has(&[" per "]) && !of_session() => (
            "says how many there are for how many others",
            "write how many there are at least, or unstated, and say for how many that is under says".to_owned(),
        ),
        () => return None,
    };
    Some(Unreadable::new(format!("\"{text}\" {message}"), help))
}

/// "2-3", "two or three trainers".
fn range(text: &str, words: &[&str]) -> Option<Unreadable> {
    let ([least, "to" | "or", most] | [least, "to" | "or", most, _]) = words else { return None };
    let (least, most) = (number(least)?, number(most)?);
    Some(Unreadable::new(
        format!("\"{text}\" is a range, and one number belongs here"),
        format!("write {least} where at least so many are asked for, {most} where at most; say the rest under says"),
    ))
}

/// A number with words beside it: "two trainers, one from health". `is_weaker` where a word before it, "normally", made it
/// less than firm.
fn with_words(text: &str, lower: &str, words: &[&str], is_weaker: bool) -> Option<Unreadable> {
    let [first, rest @ ..] = words else { return None };
    let value = number(first.trim_matches(BESIDE_FIGURES))?;
    let message = format!("\"{text}\" is not a whole number in figures alone");
    // The number of a level counts nothing.
    let behind = rest.join(" ");
    let others = without_levels(&behind);
    let names_levels = others.len() < words_between(&behind).count();
    let says_more = others.iter().any(|word| !COUNTED.contains(word));
    // With another number it may be the other one that counts.
    let is_only = !others.iter().any(|word| number(word.trim_matches(BESIDE_FIGURES)).is_some());
    if !is_only && lower.matches(" for ").count() > 1 {
        return Some(Unreadable::new(format!("\"{text}\" gives several numbers"), EACH_WITH_ITS_SCOPE));
    }
    if !is_only && !names_levels && lower.contains(" and ") {
        let help = format!("write how many they are together{}", Beside::Says.own_words());
        return Some(Unreadable::new(message, help));
    }
    let bracket = lower.split_once('(').map(|(_, inside)| inside);
    if is_only && bracket.is_some_and(|inside| HOPES.iter().any(|hope| inside.contains(hope))) {
        let help = format!(
            "write {value}; what stands in brackets goes into says, or into an entry of its own with strength: may"
        );
        return Some(Unreadable::new(message, help));
    }
    // What is only possible is asked of nobody.
    if is_only && !names_levels && HOPES.iter().any(|hope| lower.contains(hope)) {
        let help = format!(
            "write {value}, and strength: may where these words are said of the number itself; what is said of something else \
             stays in says, or has an entry of its own"
        );
        return Some(Unreadable::new(message, help));
    }
    let if_meant = match () {
        () if !is_only => " if that is how many",
        () if names_levels || says_more => " if it holds for all",
        () => "",
    };
    let kept = match () {
        () if names_levels || says_more => Beside::Says.rest_of_group(),
        () if rest.len() > 1 || is_weaker => Beside::Says.own_words(),
        () => String::new(),
    };
    Some(Unreadable::new(message, format!("write {value}{if_meant}{kept}")))
}

/// A length of time: what has a unit of time counts nothing else, "2 years", "two years' experience".
fn of_time(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const UNITS: [&str; 6] = ["minute", "hour", "day", "week", "month", "year"];
    let bare = without_marks(lower).replace('-', " ");
    let words: Vec<&str> = words_between(&bare).collect();
    let is_unit = |word: &&str| UNITS.contains(&word.trim_end_matches('s'));
    let is_counted = |at: usize| {
        let unit =
            words[at + 1..].iter().take(3).find(|word| !["working", "calendar", "full", "clear", "a"].contains(*word));
        !unit.is_some_and(&is_unit)
    };
    let is_how_often =
        words.windows(2).any(|pair| ["a", "per", "each", "every"].contains(&pair[0]) && is_unit(&pair[1]));
    let numbers: Vec<usize> = (0..words.len()).filter(|at| number(words[*at]).is_some()).collect();
    (words.iter().any(&is_unit) && (is_how_often || !numbers.iter().any(|at| is_counted(*at)))).then(|| {
        let out = beside.unstated();
        let what = if is_how_often { "says how often" } else { "is a length of time" };
        Unreadable::new(
            format!("\"{text}\" {what}, and a number belongs here"),
            format!("where the source says how many they are, write that in figures; else {out}"),
        )
    })
}

/// Words that make a number a hope.
const HOPES: [&str; 7] =
    ["where possible", "if possible", "where we can", "if we can", "wherever possible", "where practicable", "ideally"];

/// How often so many are there: at each session.
const SESSIONS: [&str; 8] = [
    "per session",
    "per course",
    "per event",
    "each session",
    "each course",
    "each event",
    "per group",
    "per workshop",
];

/// Words beside a number that say what is counted, and nothing of when it holds.
const COUNTED: [&str; 28] = [
    "trainer",
    "trainers",
    "co-trainers",
    "facilitators",
    "facilitator",
    "people",
    "persons",
    "members",
    "staff",
    "agencies",
    "places",
    "or",
    "more",
    "of",
    "them",
    "at",
    "least",
    "minimum",
    "min",
    "per",
    "each",
    "session",
    "course",
    "event",
    "group",
    "workshop",
    "qualified",
    "in",
];

/// Signs that stand beside figures and are no part of a number: "(2)", "2+", "2,".
const BESIDE_FIGURES: [char; 7] = ['(', ')', '+', ',', ';', '.', ':'];

/// The whole number that a text is and nothing else, "Two", "2 trainers", with the plural of what is counted.
pub(in crate::model) fn exact_count(text: &str, unit: Option<&str>) -> Option<u32> {
    let lower = text.trim().to_lowercase();
    match lower.split_whitespace().collect::<Vec<_>>().as_slice() {
        [only] => number(only),
        [first, counted] => number(first).filter(|_| unit == Some(*counted)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_understood() {
        let help = |fault: Option<Unreadable>| fault.map(|fault| fault.help).unwrap_or_default();
        for (text, words) in [
            ("two", "write 2"),
            ("2 trainers", "write 2"),
            ("At least two", "write 2"),
            ("2\u{2013}3", "write 2 where"),
            ("twenty-five places", "write 25"),
            ("two (2)", "write 2"),
            ("2 or more", "write 2; the source's own words"),
            ("two trainers, one from health", "write 2 if that is how many"),
            ("two trainers per session", "write 2; the source's own words"),
            (
                "2 (face-to-face courses at Level 3 and above)",
                "write 2 if it holds for all; where it is for some training",
            ),
            ("1:12", "write how many there are at least"),
            ("a pair", "write 2 if"),
            ("min. 2", "write 2"),
            ("2 years", "where the source says how many"),
            ("at least two years' experience", "where the source says how many"),
            ("five clear working days", "where the source says how many"),
            ("two trainers for courses of 2 days", "write 2 if that is how many"),
        ] {
            assert!(help(count(text, Beside::Says)).starts_with(words), "{text}");
        }
        assert!(count("50%", Beside::Says).is_some_and(|fault| fault.message.contains("per cent")));
        for text in ["", "some", "a few of them", "-"] {
            assert_eq!(count(text, Beside::Says), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = count(&text, Beside::Says);
        }
    }
}

//! Lengths of time that hold for some training or some people only, where one for all belongs.

use super::duration::{lengths_in, meant, words_of};
use super::{Beside, number, parts};
use crate::model::duration::Duration;
use crate::model::located::Unreadable;
use crate::model::words::{LEVELS, listed};

/// What follows on these words holds for others.
const EXCEPT: [&str; 6] = ["except", "excepting", "excluding", "but", "whereas", "apart"];

/// Several lengths of time, or one with what it does not hold for: "Level 1: 3 years; Level 2: 2 years", "3 years (2 for leads)",
/// "every 3 years except Level 1".
pub(super) fn several(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let words = without_levels(lower);
    let mut found: Vec<Duration> = Vec::new();
    let all = lengths_in(&words);
    // "Path: 2 years, Beacon: 2 years": what is said again is said of others.
    let is_repeated = all.len() > 1 && all.iter().all(|length| *length == all[0]) && lower.contains([':', ',', ';']);
    for length in all {
        if !found.iter().any(|known| known.is_same(length) == Some(true)) {
            found.push(length);
        }
    }
    let Some(&first) = found.first() else { return several_units(text, &words, beside) };
    // "Twice in three years" is one, and another one than these words by themselves; so is what held before.
    if words.iter().any(|word| ["twice", "times", "thrice", "previously", "formerly"].contains(word)) {
        return several_parts(text, lower).map(|message| Unreadable::new(message, beside.each()));
    }
    // "3 years (2 for leads)": the second number has its unit from the first.
    let other_number = || words.windows(2).any(|pair| number(pair[0]).is_some() && pair[1] == "for");
    if found.len() > 1 || other_number() {
        let count = if found.len() > 2 { found.len().to_string() } else { "two".to_owned() };
        let message = format!("{count} lengths of time stand where one belongs: \"{text}\"");
        return Some(Unreadable::new(message, beside.each()));
    }
    let other_clause =
        |clause: &str| clause.contains(':') && lengths_in(&words_of(clause).collect::<Vec<_>>()).is_empty();
    let is_for_some = is_repeated
        || words.iter().any(|word| EXCEPT.contains(word))
        || lower.contains("other than ")
        || words_of(lower).count() > words.len()
        || lower.split([',', ';']).any(other_clause);
    is_for_some.then(|| {
        Unreadable::new(
            format!("\"{text}\" says more than one length of time for all"),
            format!("write {first} if that is meant{}", beside.rest_of_group()),
        )
    })
}

/// "twice a year and yearly": lengths that differ, each one a part of the text by itself.
fn several_parts(text: &str, lower: &str) -> Option<String> {
    let mut lengths = parts(lower).into_iter().map(meant);
    let first = lengths.next()??;
    let others: Vec<Duration> = lengths.collect::<Option<_>>()?;
    let differs = others.iter().any(|other| other.is_same(first) != Some(true));
    differs.then(|| {
        let all: Vec<String> = [first].iter().chain(&others).map(Duration::to_string).collect();
        format!("several lengths of time stand where one belongs, {}: \"{text}\"", listed(&all, "and"))
    })
}

/// "quarter (Subgroup), year (Executive)": several lengths, each a unit without its number.
fn several_units(text: &str, words: &[&str], beside: Beside) -> Option<Unreadable> {
    const UNITS: [&str; 5] = ["year", "quarter", "month", "week", "fortnight"];
    let units = UNITS.iter().filter(|unit| words.contains(unit)).count();
    (units > 1).then(|| {
        let message = format!("two lengths of time stand where one belongs: \"{text}\"");
        Unreadable::new(message, beside.each())
    })
}

/// The words of a text without the levels that it names: "level 1", "levels 1 and 2", "group b".
pub(super) fn without_levels(lower: &str) -> Vec<&str> {
    let words: Vec<&str> = words_of(lower).collect();
    let mut kept = Vec::new();
    let mut is_named = false;
    for (at, word) in words.iter().copied().enumerate() {
        let is_number =
            || word.len() <= 3 && word.chars().all(|letter| letter.is_ascii_digit() || "-+.".contains(letter));
        let is_letter = || word.len() == 1 && word.chars().all(|letter| letter.is_ascii_alphabetic() && letter != 'a');
        let begins_length = || words.get(at..at + 2).is_some_and(|pair| !lengths_in(pair).is_empty());
        if LEVELS.contains(&word) {
            is_named = true;
        } else if is_named && !begins_length() && (is_number() || is_letter() || ["and", "to"].contains(&word)) {
            // Still a part of what the level is called.
        } else {
            is_named = false;
            kept.push(word);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_holds_for_some_only_is_told_apart() {
        let said = |text: &str| several(text, &text.to_lowercase(), Beside::Detail).map(|fault| fault.message);
        for text in [
            "Level 1: 3 years; Level 2: 2 years",
            "levels 1 and 2 every 3 years, level 3 annually",
            "3 years (2 for leads)",
            "3 years but annually for DSLs",
            "1 year or 3 years",
            "every 3 years (annually for lead officers)",
            "quarter (Subgroup), year (Executive Group)",
            "Group A 1 year, Group B 2 years",
            "Foundation 3 years / Advanced 2 years",
        ] {
            assert!(said(text).is_some_and(|said| said.starts_with("two lengths")), "{text}: {:?}", said(text));
        }
        for text in [
            "every 3 years except Level 1",
            "every three years, Foundation: each agency",
            "every 3 years for Levels 2-3",
            "3 years other than for volunteers",
            "Path: 2 years, Beacon: 2 years",
        ] {
            assert!(said(text).is_some_and(|said| said.ends_with("for all")), "{text}: {:?}", said(text));
        }
        for text in
            ["every 3 years", "6 weeks of starting", "twice in three years", "", "level 1", "3 years, or sooner"]
        {
            assert_eq!(said(text), None, "{text}");
        }
    }
}

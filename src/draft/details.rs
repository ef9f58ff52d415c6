//! The numbers in a sentence that a standard asks for: "at least two trainers", "every three years", "£75".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::DetailKind;
use crate::model::amount::DetailType;
use crate::template::quoted;

use super::charges::amounts;
use super::stems::stem;
use super::text::{Word, words};

/// Numbers in words, from one on.
const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// How many words may stand between a number and what is counted: "two approved trainers".
const MOST_BETWEEN: usize = 2;

static EVERY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:(?:every|each)\s+(?:(\w+)\s+)?(week|month|year)s?|(annually|yearly|once a year))\b").ok()
});

static SPAN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)\b(\w+)(?:\s+|-)(working\s+days?|days?|weeks?|months?|years?)\b").ok());

/// Words one of which stands beside a length of time that is meant by a detail, where the detail is not asked: two years of experience
/// are not how long ago it was.
const BESIDE: [(&str, &[&str]); 6] = [
    ("recency", &["last", "past", "recent", "recently", "current"]),
    ("before", &["before", "advance", "ahead"]),
    ("notice", &["before", "notice", "than", "ahead", "advance"]),
    ("after", &["after", "afterwards", "later", "on"]),
    ("within", &["within", "later", "first", "end"]),
    ("valid_for", &["valid", "lasts"]),
];

fn is_beside(name: &str, sentence: &str) -> bool {
    let known = BESIDE.iter().find(|(detail, _)| *detail == name);
    known.is_none_or(|(_, beside)| words(sentence).iter().any(|word| beside.contains(&word.text.as_str())))
}

/// What a sentence gives of the details of a standard, as a record writes each: `minimum: 2`. Where it has two that could be
/// meant, none is taken.
pub(super) fn of(sentence: &str, kinds: &[(String, DetailKind)]) -> Vec<String> {
    let is_span = |(name, kind): &&(String, DetailKind)| kind.kind == DetailType::Duration && !is_interval(name);
    // What is not asked is given where nothing else can be meant: "within four weeks" of an induction.
    let is_only_span = kinds.iter().filter(is_span).count() == 1 && every(sentence).is_none();
    let given = kinds.iter().filter_map(|entry @ (name, kind)| {
        let is_plain = kind.asked || kind.kind == DetailType::Duration && (is_interval(name) || is_only_span);
        let value = match kind.kind {
            _ if !is_plain => return None,
            DetailType::Count => count(sentence, kind.unit.as_deref()?)?.to_string(),
            DetailType::Duration if is_span(&entry) => span(sentence).filter(|_| is_beside(name, sentence))?,
            DetailType::Duration => every(sentence)?,
            DetailType::Money => quoted(&only(amounts(sentence))?),
            _ => return None,
        };
        Some(format!("{name}: {value}"))
    });
    given.collect()
}

/// Whether a detail is how often something is done: every, reviewed_every.
fn is_interval(name: &str) -> bool {
    name.ends_with("every")
}

/// Whether a sentence gives a number of what a standard asks to be counted.
pub(super) fn counts(sentence: &str, kinds: &[(String, DetailKind)]) -> bool {
    let units = kinds.iter().filter(|(_, kind)| kind.asked && kind.kind == DetailType::Count);
    units.filter_map(|(_, kind)| kind.unit.as_deref()).any(|unit| count(sentence, unit).is_some())
}

fn only<T: PartialEq>(mut found: Vec<T>) -> Option<T> {
    found.dedup();
    let first = found.pop()?;
    found.is_empty().then_some(first)
}

/// A number in figures or in words.
pub(super) fn number(word: &str) -> Option<u32> {
    let in_words = NUMBERS.iter().position(|known| word.eq_ignore_ascii_case(known));
    in_words.and_then(|at| u32::try_from(at + 1).ok()).or_else(|| word.parse().ok())
}

/// How many of what is counted: "a minimum of two approved trainers".
fn count(sentence: &str, unit: &str) -> Option<u32> {
    let words = words(sentence);
    let is_unit = |word: &Word| stem(&word.text) == stem(unit);
    let counted = words.iter().enumerate().filter(|(_, word)| is_unit(word)).filter_map(|(at, _)| {
        words[at.saturating_sub(MOST_BETWEEN + 1)..at].iter().rev().find_map(|word| number(&word.text))
    });
    only(counted.collect())
}

/// "every three years", "annually".
fn every(sentence: &str) -> Option<String> {
    let found = EVERY.as_ref()?.captures_iter(sentence);
    let spans = found.filter_map(|found| match (found.get(1), found.get(2)) {
        (_, None) => Some("1 year".to_owned()),
        (None, Some(unit)) => Some(written(1, unit.as_str())),
        (Some(count), Some(unit)) => Some(written(number(count.as_str())?, unit.as_str())),
    });
    only(spans.collect())
}

/// "five working days".
fn span(sentence: &str) -> Option<String> {
    let found = SPAN.as_ref()?.captures_iter(sentence);
    let spans = found.filter_map(|found| Some(written(number(found.get(1)?.as_str())?, found.get(2)?.as_str())));
    only(spans.collect())
}

fn written(count: u32, unit: &str) -> String {
    let unit = unit.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let unit = unit.trim_end_matches('s');
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_worded() {
        assert_eq!(count("Each session has a minimum of two approved trainers.", "trainers"), Some(2));
        assert_eq!(count("At least 3 trainers lead it.", "trainers"), Some(3));
        assert_eq!(count("Two agencies send trainers who are good.", "trainers"), Some(2), "two words lie between");
        assert_eq!(count("Two trainers, or three trainers for a day", "trainers"), None);
        assert_eq!(every("refresh their training every three years").as_deref(), Some("3 years"));
        assert_eq!(every("at least every twelve months").as_deref(), Some("12 months"));
        assert_eq!(every("is reviewed annually").as_deref(), Some("1 year"));
        assert_eq!(every("every year, and every two years for leads"), None);
        assert_eq!(span("five working days before the course").as_deref(), Some("5 working days"));
        assert_eq!(span("a few days before, in some years"), None);
    }
}

//! What comes round, "each April", "by the end of every term", where one day belongs.

use super::named_month;
use crate::model::duration::Duration;
use crate::words_at::{is_in_word, words_at};

/// The words that say that something comes round, and how often where one length of time says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Round<'t> {
    /// "each April"
    pub words: &'t str,
    /// A year, for each April. Of a term nobody knows how long it is.
    pub every: Option<Duration>,
}

impl<'t> Round<'t> {
    /// The first words of a sentence that say so. Only with "each" or "every": a quarterly bulletin may be begun once.
    pub fn in_sentence(text: &'t str) -> Option<Self> {
        /// Longer than a few sentences.
        const LONGEST: usize = 2_000;
        let words: Vec<_> = if text.len() <= LONGEST { words_at(text, is_in_word).collect() } else { return None };
        (0..words.len()).find_map(|at| each(text, words.get(at..)?))
    }

    /// The words in the place of a date, which say nothing but when: "annually" and "once a year in March" too.
    pub fn in_place_of_date(text: &'t str) -> Option<Self> {
        /// Longer than what anybody writes in the place of a date.
        const LONGEST: usize = 120;
        let spaced: Vec<_> = if text.len() <= LONGEST { words_at(text, is_in_word).collect() } else { return None };
        let again = |(start, word): &(usize, &'t str)| {
            let every = Duration::said_exactly(word).filter(|_| word.ends_with("ly"));
            let words = text.get(*start..start + word.len())?;
            (every.is_some() || word.eq_ignore_ascii_case("termly")).then_some(Self { words, every })
        };
        let is = |at: usize, wanted: &[&str]| spaced.get(at).is_some_and(|(_, word)| wanted.contains(word));
        let times = || {
            let period = spaced.iter().position(|(_, word)| ["a", "per"].contains(word))?;
            let is_told = is(period + 1, &["year", "annum", "quarter", "month", "term"])
                && period.checked_sub(1).is_some_and(|before| is(before, &["once", "Once", "twice", "Twice", "times"]));
            let every =
                Duration::parse("1 year").filter(|_| is(period + 1, &["year", "annum"]) && is(0, &["once", "Once"]));
            is_told.then_some(Self { words: text, every })
        };
        Self::in_sentence(text).or_else(|| spaced.iter().find_map(again)).or_else(times)
    }
}

/// What comes round at the words that a sentence goes on with: "every two years", "each April", "every school year".
fn each<'t>(text: &'t str, words: &[(usize, &'t str)]) -> Option<Round<'t>> {
    const PARTS: [&str; 6] = ["spring", "summer", "autumn", "winter", "easter", "christmas"];
    const KINDS: [&str; 5] = ["financial", "academic", "school", "calendar", "fiscal"];
    const MOST_WORDS: usize = 3;
    let (&(start, first), rest) = words.split_first()?;
    if !["each", "every"].iter().any(|each| first.eq_ignore_ascii_case(each)) {
        return None;
    }
    let up_to = |count: usize| rest.get(count - 1).and_then(|(at, last)| text.get(start..at + last.len()));
    let mut lengths = (1..=MOST_WORDS).rev().filter_map(|count| {
        let words = up_to(count)?;
        Some(Round { words, every: Some(Duration::said_exactly(words)?) })
    });
    if let Some(round) = lengths.next() {
        return Some(round);
    }
    let lower: Vec<String> = rest.iter().take(2).map(|(_, word)| word.to_lowercase()).collect();
    let (next, behind) = (lower.first()?.as_str(), lower.get(1).map_or("", String::as_str));
    let year = Duration::parse("1 year");
    let (count, every) = match next {
        month if named_month(month).is_some() => (1, year),
        part if PARTS.contains(&part) => (if behind == "term" { 2 } else { 1 }, year),
        kind if KINDS.contains(&kind) && behind == "year" => (2, year),
        "school" if behind == "term" => (2, None),
        "term" | "half-term" => (1, None),
        "other" if named_month(behind).is_some() || ["term", "year", "month", "week"].contains(&behind) => (2, None),
        _ => return None,
    };
    Some(Round { words: up_to(count)?, every })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(round: Option<Round<'_>>) -> Option<String> {
        round.map(|round| {
            let every = round.every.map_or_else(|| "?".to_owned(), |every| every.to_string());
            format!("{} = {every}", round.words)
        })
    }

    #[test]
    fn what_comes_round_is_told_from_what_happens_once() {
        for (text, round) in [
            ("Charges will be reviewed each April.", "each April = 1 year"),
            ("A return is made by the end of every term", "every term = ?"),
            ("The list is looked at every two years", "every two years = 2 years"),
            ("Each financial year a budget is set", "Each financial year = 1 year"),
            ("Every autumn term there is a conference", "Every autumn term = 1 year"),
            ("every other April", "every other April = ?"),
        ] {
            assert_eq!(shown(Round::in_sentence(text)).as_deref(), Some(round), "{text}");
        }
        for text in ["Each agency will name a lead", "A quarterly bulletin will be launched", "by April 2027", ""] {
            assert_eq!(Round::in_sentence(text), None, "{text}");
        }
        for (text, round) in [
            ("annually", "annually = 1 year"),
            ("Annually in March", "Annually = 1 year"),
            ("termly", "termly = ?"),
            ("once a year in March", "once a year in March = 1 year"),
            ("twice a year", "twice a year = ?"),
            ("each year in April", "each year = 1 year"),
            ("by the end of each term", "each term = ?"),
            ("quarterly", "quarterly = 3 months"),
        ] {
            assert_eq!(shown(Round::in_place_of_date(text)).as_deref(), Some(round), "{text}");
        }
        for text in ["2027-04", "early April 2027", "before the next review", "shortly"] {
            assert_eq!(Round::in_place_of_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "(each |every |a |termly|\\PC){0,30}") {
            let _ = (Round::in_sentence(&text), Round::in_place_of_date(&text));
        }
    }
}

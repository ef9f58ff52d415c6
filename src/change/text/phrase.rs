//! The words that weigh and changed as a reader is told of them, with those that they belong to: "every two years", "unless
//! the service is busy".

use std::ops::Range;

use super::{Marks, Tokens};
use crate::change::Mark;
use crate::standards::Weight;

/// How many words and marks a phrase has at most.
const MOST_WORDS: usize = 12;

/// Words that are said before a length of time and mean that it comes again.
const AGAIN: [&str; 2] = ["every", "each"];

/// Words for how often, and what stands between them and a length of time: "twice a year".
const TIMES: [&str; 3] = ["once", "twice", "times"];
const ARTICLES: [&str; 3] = ["a", "an", "per"];

/// Words with one that weighs among them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::change) struct Phrase {
    /// What that one weighs.
    pub weight: Weight,
    /// Whether they went or came, or stayed and weigh in one text only.
    pub mark: Mark,
    /// The words; those that weigh in lower case.
    pub text: String,
}

/// A phrase by the words and marks of its text.
type Stretch = (Weight, Range<usize>);

/// One text of the two, and which of its words stayed.
struct Text<'t> {
    tokens: &'t Tokens<'t>,
    marks: &'t [Mark],
    mark: Mark,
}

/// The phrases of the words that weigh and changed, those that went before those that came.
pub(super) fn of(
    (old, new): (&Tokens<'_>, &Tokens<'_>),
    marks: &Marks,
    gone: &[(Weight, usize)],
    came: &[(Weight, usize)],
) -> Vec<Phrase> {
    let old = Text { tokens: old, marks: &marks.old, mark: Mark::Gone };
    let new = Text { tokens: new, marks: &marks.new, mark: Mark::Came };
    let (mut went, mut arrived) = (old.phrases(gone), new.phrases(came));
    // "every year" is told beside "every two years", though no word of it went.
    for (in_old, in_new) in marks.stretches() {
        let (times_gone, times_came) = (times_in(&went, &in_old), times_in(&arrived, &in_new));
        if times_gone != times_came {
            let (text, positions, phrases) =
                if times_gone { (&new, in_new, &mut arrived) } else { (&old, in_old, &mut went) };
            let times = positions.into_iter().filter_map(|at| text.time(at)).map(|range| (Weight::Unit, range));
            phrases.extend(times);
            tidy(phrases);
        }
    }
    let (mut went, mut arrived) = (old.told(&went), new.told(&arrived));
    went.retain(|phrase| {
        let is_again =
            |other: &Phrase| phrase.weight == Weight::Unit && other == &Phrase { mark: Mark::Came, ..phrase.clone() };
        arrived.iter().position(is_again).map(|again| arrived.remove(again)).is_none()
    });
    went.into_iter().chain(arrived).collect()
}

/// The lengths of time of a text of which no word went.
pub(super) fn staying_times(old: &Tokens<'_>, marks: &Marks) -> Vec<String> {
    let text = Text { tokens: old, marks: &marks.old, mark: Mark::Same };
    let units = (0..old.roles.len()).filter(|at| old.weight(*at) == Some(Weight::Unit));
    let times = units.filter_map(|at| text.time(at));
    let mut staying: Vec<Range<usize>> =
        times.filter(|range| range.clone().all(|at| marks.old[at] == Mark::Same)).collect();
    staying.dedup();
    staying.into_iter().map(|range| old.in_order(range)).collect()
}

/// Whether a length of time among phrases reaches into some words.
fn times_in(phrases: &[Stretch], words: &[usize]) -> bool {
    let mut times = phrases.iter().filter(|(weight, _)| *weight == Weight::Unit);
    times.any(|(_, range)| words.iter().any(|at| range.contains(at)))
}

/// Puts phrases in their order, each once, and none that stands in another one.
fn tidy(phrases: &mut Vec<Stretch>) {
    phrases.sort_by_key(|(weight, range)| (range.start, std::cmp::Reverse(range.end), *weight));
    let mut end = 0;
    phrases.retain(|(_, range)| {
        let is_inside = range.end <= end;
        end = end.max(range.end);
        !is_inside
    });
}

impl Text<'_> {
    fn phrases(&self, changed: &[(Weight, usize)]) -> Vec<Stretch> {
        let mut phrases: Vec<Stretch> = changed.iter().map(|(weight, at)| self.around(*weight, *at)).collect();
        // Who is named in an exception is a part of that.
        let limits = |weight: Weight| matches!(weight, Weight::Exception | Weight::Condition);
        let limiting: Vec<Range<usize>> =
            phrases.iter().filter(|(weight, _)| limits(*weight)).map(|(_, range)| range.clone()).collect();
        let overlaps =
            |range: &Range<usize>| limiting.iter().any(|other| range.start < other.end && other.start < range.end);
        phrases.retain(|(weight, range)| *weight != Weight::Group || !overlaps(range));
        tidy(&mut phrases);
        phrases
    }

    /// The phrase that a changed word belongs to.
    fn around(&self, weight: Weight, at: usize) -> Stretch {
        if let Some(time) = self.time(at) {
            return (Weight::Unit, time);
        }
        let changed = self.changed(at);
        let range = match weight {
            Weight::Number => at..at + 1,
            Weight::Exception | Weight::Condition => at..changed.end,
            Weight::Group if changed.len() <= MOST_WORDS => changed,
            _ => self.run(at, |other| self.tokens.weight(other) == Some(weight)),
        };
        (weight, range.start..range.end.min(range.start + MOST_WORDS))
    }

    /// The changed words around one.
    fn changed(&self, at: usize) -> Range<usize> {
        self.run(at, |other| self.marks[other] != Mark::Same)
    }

    /// The words around one that are all so.
    fn run(&self, at: usize, is: impl Fn(usize) -> bool) -> Range<usize> {
        let start = (0..at).rev().take_while(|other| is(*other)).last().unwrap_or(at);
        let end = (at + 1..self.tokens.roles.len()).take_while(|other| is(*other)).last().unwrap_or(at);
        start..end + 1
    }

    /// The length of time that a word belongs to: "every two years", "six-month", "twice a year".
    fn time(&self, at: usize) -> Option<Range<usize>> {
        let is_unit = |at: usize| self.tokens.weight(at) == Some(Weight::Unit);
        let is_number = |at: &usize| self.tokens.weight(*at) == Some(Weight::Number);
        let mut unit = at;
        while !is_unit(unit) {
            let leads_to_one =
                is_number(&unit) || [&AGAIN[..], &TIMES, &ARTICLES].iter().any(|words| self.is(unit, words));
            unit = self.next(unit).filter(|next| leads_to_one && *next <= at + MOST_WORDS)?;
        }
        let Range { start, end } = self.run(unit, is_unit);
        let start = self.previous(start).filter(is_number).unwrap_or(start);
        let start = self.previous(start).filter(|at| self.is(*at, &AGAIN)).unwrap_or(start);
        let range = self.times_before(start).unwrap_or(start)..end;
        range.contains(&at).then_some(range)
    }

    /// Whether a word is one of some.
    fn is(&self, at: usize, words: &[&str]) -> bool {
        words.contains(&self.tokens.plain[at].as_str())
    }

    /// Where "twice a" or "four times a" begins before a unit of time.
    fn times_before(&self, unit: usize) -> Option<usize> {
        // "twice every year" begins with what is part of the length of time already.
        let article = self.previous(unit).filter(|at| self.is(*at, &ARTICLES));
        let times = self.previous(article.unwrap_or(unit)).filter(|at| self.is(*at, &TIMES))?;
        let number = self.previous(times).filter(|at| self.tokens.weight(*at) == Some(Weight::Number));
        Some(number.filter(|_| self.is(times, &["times"])).unwrap_or(times))
    }

    /// The next word, where nothing but a hyphen parts the two.
    fn next(&self, at: usize) -> Option<usize> {
        (at + 1..self.tokens.plain.len()).find(|at| self.tokens.plain[*at] != "-")
    }

    fn previous(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|at| self.tokens.plain[*at] != "-")
    }

    fn told(&self, phrases: &[Stretch]) -> Vec<Phrase> {
        let told = |(weight, range): &Stretch| Phrase {
            weight: *weight,
            mark: self.mark,
            text: self.tokens.in_order(range.clone()),
        };
        phrases.iter().map(told).filter(|phrase| !phrase.text.is_empty()).collect()
    }
}

impl Tokens<'_> {
    /// Some words in their order, without marks at their ends; those that weigh in lower case.
    fn in_order(&self, range: Range<usize>) -> String {
        let mut text = String::new();
        for at in range {
            let token = self.written[at];
            text.push_str(if self.weight(at).is_some() { &self.plain[at] } else { token.trim() });
            text.push_str(if token.ends_with(char::is_whitespace) { " " } else { "" });
        }
        text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
    }
}

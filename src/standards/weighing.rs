//! The words that weigh: numbers, negations, modals and quantifiers, whose change is never a mere rewording.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::standards::Weighing as Written;
use crate::model::words::YesNo;
use crate::model::{Leaf, List};

/// Numbers that people write as words. Those up to twelve also stand among the quantifiers of the shared set.
const NUMERALS: [&str; 31] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
    "thousand",
    "million",
];

/// Why a word weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// How many.
    Number,
    /// Whether at all.
    Negation,
    /// How strongly.
    Modal,
    /// For how many.
    Quantifier,
}

/// The weighing words of the sets in use.
#[derive(Clone, Debug, Default)]
pub struct Weighing {
    numbers: bool,
    /// Phrases by their first word, longest first.
    phrases: BTreeMap<String, BTreeSet<Phrase>>,
}

/// How many words a phrase has, what they are and what it weighs; longer ones come first.
type Phrase = (Reverse<usize>, Vec<String>, Weight);

impl Weighing {
    /// Whether nothing weighs.
    pub fn is_empty(&self) -> bool {
        !self.numbers && self.phrases.is_empty()
    }

    /// Adds the words of a set.
    pub fn add(&mut self, written: &Written) {
        self.numbers |= written.numbers.get() == Some(&YesNo::Yes);
        self.add_all(&written.negations, Weight::Negation);
        self.add_all(&written.modals, Weight::Modal);
        self.add_all(&written.quantifiers, Weight::Quantifier);
    }

    /// Adds the words of another one.
    pub fn join(&mut self, other: &Self) {
        self.numbers |= other.numbers;
        for (first, phrases) in &other.phrases {
            self.phrases.entry(first.clone()).or_default().extend(phrases.iter().cloned());
        }
    }

    /// What each of these words weighs, in lower case and without the marks between them; a phrase weighs in all of its
    /// words.
    pub fn weigh(&self, words: &[String]) -> Vec<Option<Weight>> {
        let mut weights: Vec<Option<Weight>> = vec![None; words.len()];
        for (at, word) in words.iter().enumerate() {
            if let Some((length, weight)) = self.phrase_at(&words[at..]) {
                weights[at..at + length].fill(Some(weight));
            }
            if self.numbers && is_number(word) {
                weights[at] = Some(Weight::Number);
            }
        }
        weights
    }

    fn phrase_at(&self, words: &[String]) -> Option<(usize, Weight)> {
        let phrases = self.phrases.get(words.first()?)?;
        phrases
            .iter()
            .find(|(_, phrase, _)| words.starts_with(phrase))
            .map(|(_, phrase, weight)| (phrase.len(), *weight))
    }

    fn add_all(&mut self, list: &List<Leaf<String>>, weight: Weight) {
        for text in list.iter().filter_map(Leaf::text) {
            let phrase: Vec<String> = text.to_lowercase().split_whitespace().map(str::to_owned).collect();
            let Some(first) = phrase.first().cloned() else { continue };
            self.phrases.entry(first).or_default().insert((Reverse(phrase.len()), phrase, weight));
        }
    }
}

/// Whether a word is a number, in digits or in letters: 3, 3.10, 2nd, two.
pub fn is_number(word: &str) -> bool {
    word.chars().any(char::is_numeric) || numeral(word).is_some()
}

/// The number that a word is, up to twenty.
pub fn numeral(word: &str) -> Option<u32> {
    match NUMERALS.iter().position(|known| *known == word)? {
        position @ 0..=20 => u32::try_from(position).ok(),
        // What larger numerals stand for depends on their neighbours: "two hundred".
        _ => Some(u32::MAX),
    }
}

/// A number for a sentence: up to twelve in letters.
pub fn in_letters(number: u32) -> String {
    let letters = NUMERALS.get(number as usize).filter(|_| number <= 12);
    letters.map_or_else(|| number.to_string(), |letters| (*letters).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    fn weights(text: &str) -> Vec<Option<Weight>> {
        let mut weighing = Weighing::default();
        let Some(Model::Standards(shared)) = &crate::standards::shared().model else { panic!("the shared set") };
        weighing.add(&shared.weighing);
        weighing.weigh(&text.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn phrases_weigh_as_a_whole_and_numbers_in_any_form() {
        use Weight::{Modal, Negation, Number, Quantifier};
        assert_eq!(weights("at least 2 trainers"), [Some(Quantifier), Some(Quantifier), Some(Number), None]);
        assert_eq!(
            weights("staff no longer need to"),
            [None, Some(Negation), Some(Negation), Some(Modal), Some(Modal)]
        );
        assert_eq!(weights("two fifteen least"), [Some(Number), Some(Number), None]);
        assert_eq!((numeral("twelve"), numeral("many")), (Some(12), None));
        assert_eq!((in_letters(2), in_letters(13)), ("two".to_owned(), "13".to_owned()));
    }
}

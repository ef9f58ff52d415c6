//! The phrases by which policies speak of standards, all found in one walk over the words of a sentence.

use std::collections::{BTreeMap, BTreeSet};

use super::stems::{Stem, stems};

/// How many other words that tell something may stand between two words of a phrase: "given protected time" is "given time".
const MOST_BETWEEN: usize = 2;

/// How many words may stand there at all: "arrives more than 20 minutes late".
const MOST_AT_ALL: usize = 4;

/// The phrases of some standards, by their first word.
#[derive(Default)]
pub(super) struct Phrases {
    by_first: BTreeMap<String, Vec<Phrase>>,
}

struct Phrase {
    standard: usize,
    rest: Vec<String>,
    /// How much it tells.
    told: f64,
    /// How many words it has, as people write them, one where it only names a level.
    words: usize,
    /// Whether one of its words tells something of its own, which those of "at least two" do not.
    tells: bool,
    /// Whether its words have to stand together, since at most one of them tells something: "learn with", "no charge".
    is_close: bool,
}

/// A phrase that was found.
pub(super) struct Found {
    pub(super) standard: usize,
    pub(super) told: f64,
    /// How many words it has.
    pub(super) words: usize,
    /// Whether one of its words tells something of its own.
    pub(super) tells: bool,
    /// Where its words stand.
    pub(super) at: Vec<usize>,
}

impl Phrases {
    /// The phrases of standards, each list as the standards write it: parted by commas.
    pub(super) fn of<'t>(lists: impl Iterator<Item = (usize, &'t str)>) -> Self {
        let mut standards_of: BTreeMap<(Vec<String>, usize, usize), BTreeSet<usize>> = BTreeMap::new();
        for (standard, list) in lists {
            for phrase in list.split(',') {
                let stems = stems(phrase);
                let telling = stems.iter().filter(|stem| stem.tells).count();
                // "Level 2" is one word that tells which level is meant.
                let is_number = |stem: &Stem| stem.text.len() == 1;
                let words =
                    if stems.iter().any(is_number) && telling == 0 { 1 } else { phrase.split_whitespace().count() };
                let stems = stems.into_iter().map(|stem| stem.text).collect();
                standards_of.entry((stems, words, telling)).or_default().insert(standard);
            }
        }
        let mut found = Self::default();
        for ((stems, words, telling), standards) in standards_of {
            let told = told(words) / f64::from(u32::try_from(standards.len()).unwrap_or(u32::MAX));
            let mut stems = stems.into_iter();
            let Some(first) = stems.next() else { continue };
            let rest: Vec<String> = stems.collect();
            let (tells, is_close) = (telling > 0, telling == 1);
            let phrase = |standard| Phrase { standard, rest: rest.clone(), told, words, tells, is_close };
            let phrases = standards.into_iter().map(phrase);
            found.by_first.entry(first).or_default().extend(phrases);
        }
        found
    }

    /// The phrases in a text: from each word on the longest of each standard.
    pub(super) fn find(&self, text: &[Stem]) -> Vec<Found> {
        let mut all: Vec<Found> = Vec::new();
        for (first, stem) in text.iter().enumerate() {
            let begun = all.len();
            for phrase in self.by_first.get(&stem.text).into_iter().flatten() {
                let Some(at) = phrase.stands(text, first) else { continue };
                let found = phrase.found(at, stem.place.told());
                match all[begun..].iter_mut().find(|other| other.standard == found.standard) {
                    Some(other) if other.told < found.told => *other = found,
                    Some(_) => {}
                    None => all.push(found),
                }
            }
        }
        all
    }
}

impl Phrase {
    fn found(&self, at: Vec<usize>, place: f64) -> Found {
        Found { standard: self.standard, told: self.told * place, words: self.words, tells: self.tells, at }
    }

    /// Where its words stand in a text, of which the first one is known.
    fn stands(&self, text: &[Stem], first: usize) -> Option<Vec<usize>> {
        // "Level 2" speaks of one level, and not of what levels there are.
        if self.rest.is_empty() && self.tells && !text[first].tells {
            return None;
        }
        let mut at = vec![first];
        let mut from = first + 1;
        for word in &self.rest {
            let most = if self.is_close { 0 } else { MOST_AT_ALL };
            let next = from + text.get(from..)?.iter().take(most + 1).position(|stem| stem.text == *word)?;
            if text[from..next].iter().filter(|stem| stem.tells).count() > MOST_BETWEEN {
                return None;
            }
            at.push(next);
            from = next + 1;
        }
        Some(at)
    }
}

/// How much a phrase tells by how many words it has: one word may always mean something else.
fn told(words: usize) -> f64 {
    match words {
        0 | 1 => 2.4,
        2 => 4.2,
        _ => 5.4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_may_stand_between_those_of_a_phrase() {
        let phrases = Phrases::of([(0, "given time, release"), (1, "time to reflect, given")].into_iter());
        let found = |text: &str| {
            let found = phrases.find(&stems(text)).into_iter();
            found.map(|found| (found.standard, found.at)).collect::<Vec<_>>()
        };
        assert_eq!(found("Staff are given protected time"), [(1, vec![2]), (0, vec![2, 4])]);
        assert_eq!(found("given a great deal of extra time"), [(1, vec![0])]);
        assert_eq!(found("released"), [(0, vec![0])]);
    }
}

//! Which standards a sentence may answer: by the phrases that policies have for them, and by the standards' own words, of which
//! the rarer among them tells more.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::DetailKind;
use crate::model::standards::{Standard, Standards};
use crate::template::is_for_policies;

use super::details;
use super::phrases::{Found, Phrases};
use super::stems::{Stem, stems};

/// How many standards are named for a sentence at most.
const MOST_NAMED: usize = 3;

/// The standards of some sets, by their words.
pub(super) struct Ranking<'s> {
    standards: Vec<Known<'s>>,
    phrases: Phrases,
    /// How much a word tells.
    rarity: BTreeMap<String, f64>,
}

/// A standard, its words with how much each counts, and the kinds of its details.
struct Known<'s> {
    standard: &'s Standard,
    words: BTreeMap<String, f64>,
    /// By how much its words count less because it has many.
    size: f64,
    kinds: Vec<(String, DetailKind)>,
}

impl<'s> Known<'s> {
    fn of(standard: &'s Standard) -> Self {
        let words = words_of(standard);
        let size = words.values().sum::<f64>().sqrt().sqrt();
        Self { standard, words, size, kinds: standard.detail_kinds() }
    }
}

/// Texts beside a sentence, each with how much its words count.
pub(super) type Beside<'t> = [(&'t str, f64)];

impl<'s> Ranking<'s> {
    /// The standards that ask something of policies.
    pub(super) fn of(sets: &[&'s Standards]) -> Self {
        let mut known = BTreeSet::new();
        let asked = sets.iter().flat_map(|set| &set.list);
        let asked =
            asked.filter(|standard| is_for_policies(standard) && standard.id.text().is_some_and(|id| known.insert(id)));
        let standards: Vec<_> = asked.map(|standard| Known::of(standard)).collect();
        let mut counts: BTreeMap<String, f64> = BTreeMap::new();
        // A word that only explains why a standard matters makes it no less rare.
        for Known { words, .. } in &standards {
            for (word, weight) in words {
                let told = if *weight >= 1.0 { 1.0 } else { 0.25 };
                *counts.entry(word.clone()).or_default() += told;
            }
        }
        let all = as_number(standards.len());
        let rarity = counts.into_iter().map(|(word, count)| (word, (all / count.max(1.0)).ln())).collect();
        let lists = standards.iter().enumerate();
        let phrases = Phrases::of(lists.filter_map(|(at, known)| Some((at, known.standard.policy.said_as.text()?))));
        Self { standards, phrases, rarity }
    }

    /// The standards that a sentence may answer, the likeliest first.
    pub(super) fn best(&self, sentence: &str, beside: &Beside<'_>) -> Vec<&'s str> {
        /// Less than one rare word and one that is not common tells nothing, unless it is a phrase.
        const LEAST: f64 = 2.4;
        /// A number of what a standard counts tells as much as two rare words.
        const COUNTED: f64 = 6.0;
        let own = self.read(sentence);
        let beside: Vec<(Read, f64)> = beside.iter().map(|(text, weight)| (self.read(text), *weight)).collect();
        let mut ranked: Vec<(f64, &str)> = self
            .standards
            .iter()
            .enumerate()
            .filter_map(|(at, known)| {
                let words = self.words_tell(&own, at);
                let phrases = own.phrases_tell(at);
                if words < LEAST && phrases == 0.0 {
                    return None;
                }
                // "At least two trainers" gives the number that the standard asks for.
                let counted = if details::counts(sentence, &known.kinds) { COUNTED } else { 0.0 };
                let mut score = phrases + (counted + words) / known.size;
                for (text, weight) in &beside {
                    score += weight * (text.phrases_tell(at) + self.words_tell(text, at) / known.size);
                }
                Some((score, known.standard.id.text()?))
            })
            .collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
        ranked.into_iter().take(MOST_NAMED).map(|(_, id)| id).collect()
    }

    /// Whether a sentence has a phrase of two words or more by which policies speak of a standard.
    pub(super) fn has_phrase(&self, sentence: &str) -> bool {
        self.phrases.find(&stems(sentence)).iter().any(|found| found.at.len() > 1)
    }

    /// Whether a sentence has a phrase of two words or more by which policies speak of this standard.
    pub(super) fn speaks_of(&self, sentence: &str, id: &str) -> bool {
        let is_meant = |at: usize| self.standards[at].standard.id.text() == Some(id);
        self.phrases.find(&stems(sentence)).iter().any(|found| found.at.len() > 1 && is_meant(found.standard))
    }

    /// The details of a standard with their kinds.
    pub(super) fn details(&self, id: &str) -> Vec<(String, DetailKind)> {
        let known = self.standards.iter().find(|known| known.standard.id.text() == Some(id));
        known.map(|known| known.kinds.clone()).unwrap_or_default()
    }

    fn read(&self, text: &str) -> Read {
        let all = stems(text);
        let found = self.phrases.find(&all);
        let mut claims: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
        for phrase in found.iter().filter(|phrase| phrase.at.len() > 1) {
            for at in &phrase.at {
                if !claims[*at].contains(&phrase.standard) {
                    claims[*at].push(phrase.standard);
                }
            }
        }
        let mut words: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (Stem { text, tells }, claims) in all.into_iter().zip(claims) {
            if tells {
                words.entry(text).or_default().extend(claims);
            }
        }
        Read { words, found }
    }

    /// How much the single words of a text tell of a standard. Those of a phrase of another standard tell less.
    fn words_tell(&self, text: &Read, standard: usize) -> f64 {
        const CLAIMED: f64 = 0.5;
        let known = &self.standards[standard].words;
        let told = text.words.iter().map(|(stem, claims)| {
            let weight = known.get(stem).copied().unwrap_or_default();
            let rarity = self.rarity.get(stem).copied().unwrap_or_default();
            let is_free = claims.is_empty() || claims.contains(&standard);
            weight.sqrt() * rarity * if is_free { 1.0 } else { CLAIMED }
        });
        told.sum()
    }
}

/// A text as it is compared with standards.
struct Read {
    /// Its words, each with the standards that have a phrase there.
    words: BTreeMap<String, Vec<usize>>,
    found: Vec<Found>,
}

impl Read {
    /// How much its phrases tell of a standard: each one after the first less.
    fn phrases_tell(&self, standard: usize) -> f64 {
        let mut told: Vec<f64> =
            self.found.iter().filter(|found| found.standard == standard).map(|found| found.told).collect();
        told.sort_by(|one, other| other.total_cmp(one));
        told.iter().take(4).zip([1.0, 0.6, 0.4, 0.2]).map(|(told, share)| told * share).sum()
    }
}

/// The words of a standard, each with how much the place tells in which it stands.
fn words_of(standard: &Standard) -> BTreeMap<String, f64> {
    let mut found: BTreeMap<String, f64> = BTreeMap::new();
    let mut add = |text: Option<&str>, weight: f64| {
        for stem in stems(text.unwrap_or_default()).into_iter().filter(|stem| stem.tells) {
            let known = found.entry(stem.text).or_default();
            *known = known.max(weight);
        }
    };
    let spaced = |text: Option<&str>| text.map(|text| text.replace('-', " "));
    add(standard.why.text(), 0.3);
    add(standard.course.help.text(), 0.6);
    for sentence in &standard.course.check {
        add(sentence.otherwise.text(), 0.6);
    }
    for (name, detail) in standard.details.iter() {
        add(spaced(name.text()).as_deref(), 1.0);
        add(detail.unit.text(), 1.0);
        for option in &detail.options {
            add(spaced(option.text()).as_deref(), 1.0);
        }
    }
    add(standard.policy.silent.text(), 2.0);
    add(standard.policy.help.text(), 2.0);
    add(standard.title.text(), 4.0);
    add(spaced(standard.id.text()).as_deref(), 4.0);
    found
}

#[expect(clippy::cast_precision_loss, reason = "a set has a few dozen standards")]
fn as_number(count: usize) -> f64 {
    count as f64
}

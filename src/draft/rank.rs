//! Which standards a sentence may answer: by the phrases that policies have for them, and by the standards' own words, of which
//! the rarer among them tells more.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::DetailKind;
use crate::model::standards::{Standard, Standards};
use crate::template::is_for_policies;

use super::details;
use super::levels::without_audience;
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

/// The standards that a sentence may answer, the likeliest first.
#[derive(Default)]
pub(super) struct Best<'s> {
    pub(super) standards: Vec<&'s str>,
    /// Those of which it has a near word, likely or not.
    pub(super) near: Vec<&'s str>,
    /// Whether the first one is spoken of in words that policies have for it, and clearly more than any other.
    pub(super) is_sure: bool,
    /// Whether it tells something of any standard, however little.
    pub(super) is_of_training: bool,
}

/// A standard with how much a sentence tells of it.
struct Ranked<'s> {
    score: f64,
    /// Whether a phrase of some words says it.
    is_spoken_of: bool,
    /// Whether enough is told of it to name it.
    is_clear: bool,
    id: &'s str,
}

impl Ranked<'_> {
    /// Whether so much is told of it that nobody may pass over it unseen: of answers that people gave to three dozen policies,
    /// nine in ten are of a standard of which a sentence tells so much.
    fn is_near(&self) -> bool {
        const NEAR: f64 = 5.0;
        self.is_clear || self.score >= NEAR
    }
}

/// Whether the first of some standards is meant and none of the others.
fn is_sure(ranked: &[Ranked<'_>]) -> bool {
    /// How much more is told of it.
    const MORE: f64 = 2.0;
    let second = ranked.get(1).map_or(0.0, |second| second.score);
    ranked.first().is_some_and(|first| first.is_spoken_of && first.score >= second + MORE)
}

/// A sentence without what it only gives as an example, or in brackets.
fn without_asides(sentence: &str) -> String {
    let mut found = String::with_capacity(sentence.len());
    let mut depth = 0_usize;
    for letter in sentence.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ if depth == 0 => found.push(letter),
            _ => {}
        }
    }
    found
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

    /// The standards that a sentence may answer.
    pub(super) fn best(&self, sentence: &str, beside: &Beside<'_>) -> Best<'s> {
        let own = self.read(&without_asides(without_audience(sentence).unwrap_or(sentence)));
        let beside: Vec<(Read, f64)> = beside.iter().map(|(text, weight)| (self.read(text), *weight)).collect();
        let mut ranked: Vec<Ranked<'_>> = self
            .standards
            .iter()
            .enumerate()
            .filter_map(|(at, known)| self.ranked(at, known, &own, &beside, sentence))
            .collect();
        let is_of_training = !ranked.is_empty();
        ranked.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.id.cmp(other.id)));
        let near = ranked.iter().filter(|ranked| ranked.is_near()).map(|ranked| ranked.id).collect();
        ranked.retain(|ranked| ranked.is_clear);
        ranked.truncate(MOST_NAMED);
        let is_sure = is_sure(&ranked);
        Best { is_sure, is_of_training, near, standards: ranked.into_iter().map(|ranked| ranked.id).collect() }
    }

    /// How much a sentence tells of a standard, with what stands beside it; nothing where it tells next to nothing.
    fn ranked(
        &self,
        at: usize,
        known: &Known<'s>,
        own: &Read,
        beside: &[(Read, f64)],
        sentence: &str,
    ) -> Option<Ranked<'s>> {
        /// Less than one rare word and one that is not common tells nothing.
        const LEAST: f64 = 2.4;
        /// What a sentence without a phrase of some words has to tell by itself, and with its heading, to name a standard.
        const CLEAR: [f64; 2] = [3.0, 5.3];
        /// A number of what a standard counts tells as much as two rare words.
        const COUNTED: f64 = 6.0;
        // "At least two trainers" gives the number that the standard asks for.
        let is_counted = details::counts(sentence, &known.kinds);
        let words = self.words_tell(own, at) + if is_counted { COUNTED } else { 0.0 };
        let phrases = own.phrases_tell(at, is_counted);
        if words < LEAST && phrases == 0.0 {
            return None;
        }
        let told = phrases + words / known.size;
        let near = |(text, weight): &(Read, f64)| {
            weight * (text.phrases_tell(at, false) + self.words_tell(text, at) / known.size)
        };
        let score = told + beside.iter().map(near).sum::<f64>();
        let is_spoken_of = own.found.iter().any(|found| found.standard == at && found.is_clear(is_counted));
        let is_clear = is_spoken_of || told >= CLEAR[0] && score >= CLEAR[1];
        Some(Ranked { score, is_spoken_of, is_clear, id: known.standard.id.text()? })
    }

    /// Whether a sentence has a phrase of two words or more by which policies speak of a standard.
    pub(super) fn has_phrase(&self, sentence: &str) -> bool {
        self.phrases.find(&stems(sentence)).iter().any(|found| found.at.len() > 1)
    }

    /// The details of a standard with their kinds.
    pub(super) fn details(&self, id: &str) -> Vec<(String, DetailKind)> {
        let known = self.standards.iter().find(|known| known.standard.id.text() == Some(id));
        known.map(|known| known.kinds.clone()).unwrap_or_default()
    }

    fn read(&self, text: &str) -> Read {
        let all = stems(text);
        let mut found = self.phrases.find(&all);
        found.retain(|found| !is_in_name(found, &all));
        let mut claims: Vec<Vec<usize>> = vec![Vec::new(); all.len()];
        for phrase in found.iter().filter(|phrase| phrase.at.len() > 1) {
            for at in &phrase.at {
                if !claims[*at].contains(&phrase.standard) {
                    claims[*at].push(phrase.standard);
                }
            }
        }
        let mut words: BTreeMap<String, Claimed> = BTreeMap::new();
        for (Stem { text, tells, name, place }, claims) in all.into_iter().zip(claims) {
            if tells {
                let new = || Claimed { by: Vec::new(), is_in_name: true, place: 0.0 };
                let known = words.entry(text).or_insert_with(new);
                known.place = known.place.max(place.told());
                known.by.extend(claims);
                known.is_in_name &= name > 0;
            }
        }
        Read { words, found }
    }

    /// How much the single words of a text tell of a standard. Those of a phrase of another standard tell less.
    fn words_tell(&self, text: &Read, standard: usize) -> f64 {
        const CLAIMED: f64 = 0.5;
        const IN_NAME: f64 = 0.35;
        let known = &self.standards[standard].words;
        let told = text.words.iter().map(|(stem, claims)| {
            let weight = known.get(stem).copied().unwrap_or_default();
            let rarity = self.rarity.get(stem).copied().unwrap_or_default();
            let is_free = claims.by.is_empty() || claims.by.contains(&standard);
            let name = if claims.is_in_name && !claims.by.contains(&standard) { IN_NAME } else { 1.0 };
            weight.sqrt() * rarity * name * claims.place * if is_free { 1.0 } else { CLAIMED }
        });
        told.sum()
    }
}

/// A text as it is compared with standards.
struct Read {
    /// Its words, each with the standards that have a phrase there.
    words: BTreeMap<String, Claimed>,
    found: Vec<Found>,
}

/// Where a word of a text belongs.
struct Claimed {
    /// The standards that have a phrase with it.
    by: Vec<usize>,
    /// How much it tells where it stands.
    place: f64,
    /// Whether it only stands in names: "the Learning and Development Manager" tells of no development.
    is_in_name: bool,
}

impl Found {
    /// Whether the words of a phrase say themselves what is meant. `is_counted` is whether the number of what the standard counts
    /// is given, without which "at least two" may be of anything.
    fn is_clear(&self, is_counted: bool) -> bool {
        self.words > 1 && (self.tells || is_counted)
    }
}

/// Whether of two words of a phrase one or both are only a part of a longer name: "Working Together to Safeguard Children" is
/// guidance, and "the Learning and Development Manager leads" is no learning lead.
fn is_in_name(found: &Found, text: &[Stem]) -> bool {
    let is_part = |at: &usize| text[*at].name > 2;
    found.at.len() == 2 && found.at.iter().any(is_part)
}

impl Read {
    /// How much its phrases tell of a standard: each one after the first less.
    fn phrases_tell(&self, standard: usize, is_counted: bool) -> f64 {
        let tells = |found: &&Found| found.standard == standard && (found.tells || is_counted);
        let mut told: Vec<f64> = self.found.iter().filter(tells).map(|found| found.told).collect();
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

//! Which standards a sentence may answer, by the standards' own words: the rarer a word is among them, the more it tells.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::DetailKind;
use crate::model::standards::{Standard, Standards};
use crate::template::is_for_policies;

use super::details;
use super::text::{Word, words};

/// How many standards are named for a sentence at most.
const MOST_NAMED: usize = 3;

/// The standards of some sets, by their words.
pub(super) struct Ranking<'s> {
    standards: Vec<Known<'s>>,
    /// How much a word tells.
    rarity: BTreeMap<String, f64>,
}

/// A standard, its words with how much each counts, and the kinds of its details.
struct Known<'s> {
    standard: &'s Standard,
    words: BTreeMap<String, f64>,
    kinds: Vec<(String, DetailKind)>,
}

impl<'s> Known<'s> {
    fn of(standard: &'s Standard) -> Self {
        Self { standard, words: words_of(standard), kinds: standard.detail_kinds() }
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
        Self { standards, rarity }
    }

    /// The standards that a sentence may answer, the likeliest first.
    pub(super) fn best(&self, sentence: &str, beside: &Beside<'_>) -> Vec<&'s str> {
        /// Less than one rare word and one that is not common tells nothing.
        const LEAST: f64 = 2.4;
        /// A number of what a standard counts tells as much as two rare words.
        const COUNTED: f64 = 6.0;
        let text = sentence;
        let own = stems(text);
        let beside: Vec<(BTreeSet<String>, f64)> = beside.iter().map(|(text, weight)| (stems(text), *weight)).collect();
        let mut ranked: Vec<(f64, &str)> = self
            .standards
            .iter()
            .filter_map(|Known { standard, words, kinds }| {
                let told = |stems: &BTreeSet<String>| stems.iter().map(|stem| self.told(stem, words)).sum::<f64>();
                let size = words.values().sum::<f64>().sqrt();
                let sentence = told(&own);
                // "At least two trainers" gives the number that the standard asks for.
                let counted = if details::counts(text, kinds) { COUNTED } else { 0.0 };
                let score = counted + sentence + beside.iter().map(|(stems, weight)| told(stems) * weight).sum::<f64>();
                (sentence >= LEAST).then_some((score / size.sqrt(), standard.id.text()?))
            })
            .collect();
        ranked.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(other.1)));
        ranked.into_iter().take(MOST_NAMED).map(|(_, id)| id).collect()
    }

    /// The details of a standard with their kinds.
    pub(super) fn details(&self, id: &str) -> Vec<(String, DetailKind)> {
        let known = self.standards.iter().find(|known| known.standard.id.text() == Some(id));
        known.map(|known| known.kinds.clone()).unwrap_or_default()
    }

    fn told(&self, stem: &str, words: &BTreeMap<String, f64>) -> f64 {
        let weight = words.get(stem).copied().unwrap_or_default();
        weight.sqrt() * self.rarity.get(stem).copied().unwrap_or_default()
    }
}

/// The words of a standard, each with how much the place tells in which it stands.
fn words_of(standard: &Standard) -> BTreeMap<String, f64> {
    let mut found: BTreeMap<String, f64> = BTreeMap::new();
    let mut add = |text: Option<&str>, weight: f64| {
        for stem in stems(text.unwrap_or_default()) {
            let known = found.entry(stem).or_default();
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

/// The stems of the words of a text that tell something.
fn stems(text: &str) -> BTreeSet<String> {
    let whole = |word: &Word| same(&word.text).map_or_else(|| word.text.clone(), str::to_owned);
    let whole: Vec<String> = words(text).iter().map(whole).collect();
    whole
        .iter()
        .flat_map(|word| word.split('-'))
        .filter(|word| !COMMON.contains(word))
        .map(stem)
        .filter(|stem| stem.len() > 2)
        .collect()
}

/// A word without its ending, by simple signs: "evaluated", "evaluation" and "evaluates" are one.
pub(super) fn stem(word: &str) -> String {
    const LONGEST: usize = 6;
    let word = word.trim_end_matches("'s").trim_matches('\'');
    let same = same(word).unwrap_or(word);
    let singular = match same.strip_suffix("ies") {
        Some(begin) => format!("{begin}y"),
        None if same.len() > 3 && !same.ends_with("ss") => same.trim_end_matches('s').to_owned(),
        None => same.to_owned(),
    };
    let plain = ["ing", "ed"].iter().find_map(|ending| singular.strip_suffix(ending).filter(|begin| begin.len() >= 4));
    let plain = plain.unwrap_or(&singular);
    plain.strip_suffix('e').unwrap_or(plain).chars().take(LONGEST).collect()
}

/// What the standards call a word by.
fn same(word: &str) -> Option<&'static str> {
    SAME.iter().find(|(_, others)| others.contains(&word)).map(|(one, _)| *one)
}

/// Words that offices use for what the standards call by one.
const SAME: [(&str, &[&str]); 21] = [
    ("agency", &["organisation", "organisations", "employer", "employers"]),
    ("child", &["children", "children's", "childrens", "young"]),
    ("participant", &["delegate", "delegates", "attendee", "attendees", "learner", "learners"]),
    (
        "charge",
        &[
            "cost",
            "costs",
            "fee",
            "fees",
            "funding",
            "funded",
            "funds",
            "pay",
            "pays",
            "payable",
            "financial",
            "budget",
        ],
    ),
    ("yearly", &["annual", "annually", "year", "year's"]),
    ("interval", &["every", "frequency"]),
    ("train", &["training", "learning", "learn"]),
    ("inform", &["information"]),
    (
        "interagency",
        &[
            "multiagency",
            "multi-agency",
            "inter-agency",
            "multi-disciplinary",
            "collaboration",
            "collaborative",
            "collaboratively",
        ],
    ),
    ("trainer", &["facilitator", "facilitators", "tutor", "tutors"]),
    ("suit", &["appropriate", "relevant", "commensurate", "suitable", "proportionate"]),
    (
        "show",
        &["account", "accountable", "scrutinise", "scrutinised", "scrutiny", "demonstrate", "assure", "assurance"],
    ),
    ("voice", &["wishes", "feelings", "views", "heard", "listen", "listening"]),
    ("family", &["parents", "carers", "families", "parent", "carer", "fathers"]),
    ("evidence", &["research"]),
    ("discriminatory", &["diversity", "equality", "discrimination", "inclusive", "racist", "oppressive"]),
    ("lesson", &["lessons", "learnt"]),
    ("release", &["released", "releasing"]),
    ("report", &["reports", "reported", "reporting"]),
    ("reach", &["access", "accessible", "accessibility"]),
    ("book", &["booking", "bookings", "allocated", "allocation", "shortlisting"]),
];

/// Words that every standard and every policy is full of.
const COMMON: [&str; 92] = [
    "the", "and", "for", "that", "are", "this", "with", "from", "which", "who", "not", "does", "say", "says", "how",
    "what", "will", "must", "should", "may", "can", "has", "have", "its", "their", "they", "all", "any", "each", "one",
    "two", "is", "be", "been", "being", "on", "in", "of", "to", "a", "an", "as", "at", "by", "or", "it", "them",
    "there", "where", "when", "whose", "whom", "than", "then", "so", "such", "also", "other", "others", "more", "most",
    "own", "ask", "asks", "asked", "give", "gives", "given", "name", "names", "made", "make", "makes", "do", "done",
    "our", "we", "into", "through", "about", "these", "those", "see", "people", "least", "come", "comes", "first",
    "time", "times", "possible", "wherever",
];

#[expect(clippy::cast_precision_loss, reason = "a set has a few dozen standards")]
fn as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_taken_off() {
        assert_eq!(stem("evaluated"), stem("evaluation"));
        assert_eq!(stem("agencies"), stem("organisations"));
        assert_eq!(stem("children's"), stem("child"));
        assert_eq!(stem("reaching"), stem("reaches"));
        assert_ne!(stem("trainers"), stem("training"));
    }
}

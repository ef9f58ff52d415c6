//! The words that weigh: numbers, negations, modals, quantifiers, times, conditions and groups of people, whose change is
//! never a mere rewording.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use crate::model::standards::Weighing as Written;
use crate::model::{Leaf, List};
use crate::numerals;

/// Why a word weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// How many.
    Number,
    /// Whether at all.
    Negation,
    /// For whom, or when, it does not hold.
    Exception,
    /// How strongly.
    Modal,
    /// For how many, or how often.
    Quantifier,
    /// A unit of time, or how often.
    Unit,
    /// When and where it holds, and what counts too.
    Condition,
    /// Who it is for, or who does it.
    Group,
}

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Its change is never a mere rewording.
    Weighs(Weight),
    /// It joins others and says nothing by itself: of, the, is.
    Particle,
    /// Any other word.
    Plain,
}

/// The weighing words of the sets in use.
#[derive(Clone, Debug, Default)]
pub struct Weighing {
    numbers: bool,
    /// The phrases as sets have them, with what each weighs.
    written: Vec<(String, Option<Weight>)>,
    /// Phrases by their first word, longest first. Only who compares texts asks for them.
    phrases: OnceLock<BTreeMap<String, BTreeSet<Phrase>>>,
}

/// Words that weigh together, without their endings. Longer ones come first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Phrase {
    length: Reverse<usize>,
    stems: Vec<String>,
    /// What it weighs, nothing where it is a particle.
    weight: Option<Weight>,
    /// Whether it is a modal of which only the participle is one: what is allowed is, and that funds allow it is not.
    is_participle: bool,
}

impl Phrase {
    fn of(text: &str, weight: Option<Weight>) -> Self {
        let stems: Vec<String> = text.to_lowercase().split_whitespace().map(stem).collect();
        let is_participle = weight == Some(Weight::Modal) && text.ends_with("ed");
        Self { length: Reverse(stems.len()), stems, weight, is_participle }
    }

    /// Whether words begin with it; they are given with and without their endings.
    fn begins(&self, words: &[String], stems: &[String]) -> bool {
        let last = self.stems.len().checked_sub(1).and_then(|last| words.get(last));
        stems.starts_with(&self.stems) && (!self.is_participle || last.is_some_and(|last| last.ends_with("ed")))
    }
}

impl Weighing {
    /// Whether nothing weighs.
    pub fn is_empty(&self) -> bool {
        !self.numbers && self.written.is_empty()
    }

    /// Adds the words of a set.
    pub fn add(&mut self, written: &Written) {
        self.numbers |= written.numbers.is_yes();
        for (list, weight) in [
            (&written.negations, Some(Weight::Negation)),
            (&written.modals, Some(Weight::Modal)),
            (&written.quantifiers, Some(Weight::Quantifier)),
            (&written.units, Some(Weight::Unit)),
            (&written.conditions, Some(Weight::Condition)),
            (&written.groups, Some(Weight::Group)),
            (&written.particles, None),
        ] {
            self.add_all(list, weight);
        }
    }

    /// Whether these words say all that another one's do.
    pub fn has_all_of(&self, other: &Self) -> bool {
        (self.numbers || !other.numbers) && self.written == other.written
    }

    /// Adds the words of another one.
    pub fn join(&mut self, other: &Self) {
        self.numbers |= other.numbers;
        self.written.extend(other.written.iter().cloned());
        self.phrases.take();
    }

    /// What each of these words does, in lower case and without the marks between them; a phrase does it with all of its
    /// words.
    pub fn roles(&self, words: &[String]) -> Vec<Role> {
        let stems: Vec<String> = words.iter().map(|word| stem(word)).collect();
        let mut roles = vec![Role::Plain; words.len()];
        for (at, word) in words.iter().enumerate() {
            if let Some((length, role)) = self.phrase_at(&words[at..], &stems[at..])
                // What is part of a longer phrase keeps its role: "no longer" in "no longer than".
                && roles[at..at + length].contains(&Role::Plain)
            {
                roles[at..at + length].fill(role);
            }
            if self.numbers && is_number(word) {
                roles[at] = Role::Weighs(Weight::Number);
            }
        }
        roles
    }

    fn phrase_at(&self, words: &[String], stems: &[String]) -> Option<(usize, Role)> {
        let phrases = self.phrases().get(stems.first()?)?;
        let found = phrases.iter().find(|phrase| phrase.begins(words, stems))?;
        Some((found.stems.len(), found.weight.map_or(Role::Particle, Role::Weighs)))
    }

    fn add_all(&mut self, list: &List<Leaf<String>>, weight: Option<Weight>) {
        let texts = list.iter().filter_map(Leaf::text).filter(|text| !text.trim().is_empty());
        self.written.extend(texts.map(|text| (text.to_owned(), weight.map(|weight| told_apart(text, weight)))));
        self.phrases.take();
    }

    fn phrases(&self) -> &BTreeMap<String, BTreeSet<Phrase>> {
        self.phrases.get_or_init(|| {
            let mut phrases: BTreeMap<String, BTreeSet<Phrase>> = BTreeMap::new();
            for (text, weight) in &self.written {
                let phrase = Phrase::of(text, *weight);
                let Some(first) = phrase.stems.first().cloned() else { continue };
                phrases.entry(first).or_default().insert(phrase);
            }
            phrases
        })
    }
}

/// What a phrase of a list weighs. Of the words that deny, some only except, and of those for how often, some say when.
fn told_apart(text: &str, weight: Weight) -> Weight {
    const EXCEPTIONS: [&str; 6] = ["except", "exclud", "exempt", "unless", "other than", "apart from"];
    const CONDITIONS: [&str; 4] = ["where ", "wherever ", "if ", "as "];
    let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| text.to_lowercase().starts_with(beginning));
    match weight {
        Weight::Negation if begins(&EXCEPTIONS) => Weight::Exception,
        Weight::Quantifier if begins(&CONDITIONS) => Weight::Condition,
        other => other,
    }
}

/// Endings that make no other word of one, each with the fewest letters that are a word without it: "trainers" and
/// "trainer", "days" and "day", but not "thing" and "th".
const ENDINGS: [(&str, usize); 6] = [("'s", 2), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)];

/// What is left of a word, in lower case, without its ending; a number as figures.
pub fn stem(word: &str) -> String {
    match word {
        "children" => return "child".to_owned(),
        "people" => return "person".to_owned(),
        _ => {}
    }
    if let Some(number) = numeral(word).filter(|number| *number != u32::MAX) {
        return number.to_string();
    }
    let stripped = ENDINGS
        .iter()
        .find_map(|(ending, least)| word.strip_suffix(ending).filter(|rest| rest.chars().count() >= *least));
    // Both spellings of "recognise" are at home in England.
    stripped.filter(|_| !word.ends_with("ss")).unwrap_or(word).replace('z', "s")
}

/// Whether a word is a number, in digits or in letters: 3, 3.10, 2nd, two. What has signs in it that nobody sees is none.
pub fn is_number(word: &str) -> bool {
    let is_of_number = |letter: char| letter.is_alphanumeric() || ".,:/%'\u{2019}\u{a3}-\u{2013}".contains(letter);
    numeral(word).is_some() || word.chars().any(char::is_numeric) && word.chars().all(is_of_number)
}

/// The number that a word is, up to twenty.
fn numeral(word: &str) -> Option<u32> {
    match numerals::value(word)? {
        number @ 0..=20 => Some(number),
        // What larger numerals stand for depends on their neighbours: "two hundred".
        _ => Some(u32::MAX),
    }
}

/// A number for a sentence: up to twelve in letters.
pub fn in_letters(number: u32) -> String {
    let letters = numerals::word(number).filter(|_| number <= 12);
    letters.map_or_else(|| number.to_string(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Model;

    fn roles(text: &str) -> Vec<Role> {
        let mut weighing = Weighing::default();
        let Some(Model::Standards(shared)) = &crate::standards::shared().model else { panic!("the shared set") };
        weighing.add(&shared.weighing);
        weighing.roles(&text.split(' ').map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn phrases_weigh_as_a_whole_and_numbers_in_any_form() {
        use Role::{Particle, Plain, Weighs};
        use Weight::{Group, Modal, Negation, Number, Quantifier, Unit};
        assert_eq!(
            roles("at least 2 trainers"),
            [Weighs(Quantifier), Weighs(Quantifier), Weighs(Number), Weighs(Group)]
        );
        assert_eq!(
            roles("they no longer need to"),
            [Particle, Weighs(Negation), Weighs(Negation), Weighs(Modal), Weighs(Modal)]
        );
        assert_eq!(roles("two fifteen least"), [Weighs(Number), Weighs(Number), Plain]);
        assert_eq!(roles("within working days of"), [Weighs(Weight::Condition), Weighs(Unit), Weighs(Unit), Particle]);
        assert_eq!(roles("if funds allow"), [Weighs(Weight::Condition), Plain, Plain]);
        assert_eq!(roles("is allowed unless where practicable")[1..3], [Weighs(Modal), Weighs(Weight::Exception)]);
        assert_eq!(roles("where practicable"), [Weighs(Weight::Condition); 2]);
        assert!(is_number("3.10") && is_number("2nd") && !is_number("31m\u{202e}"));
        assert_eq!((numeral("twelve"), numeral("many")), (Some(12), None));
        assert_eq!((in_letters(2), in_letters(13)), ("two".to_owned(), "13".to_owned()));
    }

    #[test]
    fn a_stem_is_the_same_in_all_forms_of_a_word() {
        let stems = |words: &[&str]| words.iter().map(|word| stem(word)).collect::<BTreeSet<_>>().len();
        assert_eq!(stems(&["recognise", "recognises", "recognising", "recognize", "recognized"]), 1);
        assert_eq!(stems(&["child", "children", "child's"]), 1);
        assert_eq!(stems(&["two", "2"]), 1);
        assert_eq!(stems(&["is", "as", "this"]), 3);
    }
}

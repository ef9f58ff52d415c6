//! The ways in which training is given, in words of an office: "online or face to face", "e-learning followed by a webinar".
//! One word is offered only where the text says no more than that.

use serde_json::Value;

use super::{Shape, synonyms};
use crate::finding::shortened;
use crate::model::located::Unreadable;
use crate::model::schema;
use crate::model::words::{Mode, listed};
use crate::source::{NodeId, Style};

/// What tells the two ways apart that are online.
pub(super) const ONLINE: &str = "online is e-learning where people work alone, live-online where a trainer is there";

/// What a text says of the ways in which training is given.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    /// The words for them, in their order, each once. What is only online counts as e-learning.
    pub(super) words: Vec<&'static str>,
    /// Whether one of them is only called online.
    pub(super) is_online: bool,
    /// Whether it says something beside them.
    pub(super) says_more: bool,
}

impl Ways {
    /// Reads a text.
    pub(super) fn of(text: &str) -> Self {
        let lower = text.to_lowercase();
        let words: Vec<&str> =
            lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let mut ways = Self::default();
        let mut at = 0;
        while at < words.len() {
            let most = MOST_WORDS.min(words.len() - at);
            let found = (1..=most).rev().find_map(|count| Some((way(&words[at..at + count].join(" "))?, count)));
            match found {
                Some((word, _)) if ways.words.contains(&word) => {}
                Some((word, _)) => ways.words.push(word),
                None => ways.says_more |= !FILLERS.contains(&words[at]),
            }
            ways.is_online |= found.is_some_and(|(_, count)| count == 1) && ONLINE_ALONE.contains(&words[at]);
            at += found.map_or(1, |(_, count)| count);
        }
        ways
    }

    /// What has to be said of a way that is only called online.
    pub(super) fn note(&self) -> String {
        if self.is_online { format!(" ({ONLINE})") } else { String::new() }
    }
}

/// The longest phrase for a way.
const MOST_WORDS: usize = 4;

/// What may be either of two ways.
const ONLINE_ALONE: [&str; 4] = ["online", "remote", "remotely", "internet"];

/// Words that say nothing beside a way.
const FILLERS: [&str; 22] = [
    "the",
    "a",
    "an",
    "by",
    "via",
    "through",
    "and",
    "or",
    "then",
    "followed",
    "plus",
    "with",
    "either",
    "both",
    "training",
    "course",
    "courses",
    "session",
    "sessions",
    "delivered",
    "is",
    "as",
];

fn way(phrase: &str) -> Option<&'static str> {
    if ONLINE_ALONE.contains(&phrase) {
        return Some(Mode::ELearning.word());
    }
    let is_own = |word: &&str| word.replace('-', " ") == phrase;
    Mode::WORDS.iter().copied().find(is_own).or_else(|| synonyms::phrase(phrase, Mode::WORDS))
}

impl Shape<'_> {
    /// What is said of a text that is no word for a way in which training is given.
    pub(super) fn no_way(&self, node: NodeId, described: &Value, text: &str) -> Unreadable {
        let ways = Ways::of(text);
        let shown = shortened(text);
        let message = format!("\"{shown}\" is not a word that mode takes");
        let block = self.arena.parent(node);
        let rest = || if ways.says_more { self.rest_of_way(block, text) } else { String::new() };
        match ways.words.as_slice() {
            [] => {
                Unreadable::new(message, format!("write {}{}", self.ways(described), self.no_way_at_all(block, text)))
            }
            [_] if ways.is_online => Unreadable::new(
                message,
                format!("write e-learning where people work alone, live-online where a trainer is there{}", rest()),
            ),
            [only] if !ways.says_more => {
                Unreadable::new(format!("{message}; did you mean {only}?"), format!("write {only}"))
            }
            [only] => Unreadable::new(
                format!("\"{shown}\" says more than a word for mode"),
                format!("write {only} if that is the whole of it{}", rest()),
            ),
            several => Unreadable::new(
                format!(
                    "{} stand under mode, which takes one of them: \"{shown}\"",
                    synonyms::count(several.len(), "way")
                ),
                format!("{}{}{}", self.each_way(node, several), ways.note(), rest()),
            ),
        }
    }

    /// The ways in which a level is given that a text under `delivery` names, as the list that they are.
    pub(super) fn ways_of_delivery(&self, node: NodeId, name: &str, text: &str) -> Option<String> {
        let level = self.level_around(self.arena.parent(node)).filter(|_| name == "delivery")?;
        let ways = Ways::of(text);
        let items: Vec<String> = ways.words.iter().map(|way| format!("{{mode: {way}}}")).collect();
        let rest = if ways.says_more { self.rest_of_way(level, text) } else { String::new() };
        (!items.is_empty()).then(|| format!("write delivery: [{}]{}{rest}", items.join(", "), ways.note()))
    }

    /// Where goes a text under `delivery` that names no way and nobody who takes part.
    pub(super) fn no_way_of_delivery(&self, node: NodeId, name: &str, text: &str) -> Option<String> {
        let level = self.level_around(self.arena.parent(node)).filter(|_| name == "delivery")?;
        Some(format!(
            "; where it says neither, {}, and write it under commitments: {}",
            self.out_of_item(self.arena.parent(node), "delivery"),
            self.commitment_of_level(level, node, "id: delivery", text, "")
        ))
    }

    /// The words for ways, each with its meaning.
    fn ways(&self, described: &Value) -> String {
        let meant = |word: &&str| match schema::meaning(self.schema, described, word) {
            Some(meaning) => format!("{word} ({})", meaning.trim_end_matches('.').to_lowercase()),
            None => (*word).to_owned(),
        };
        listed(&Mode::WORDS.iter().map(meant).collect::<Vec<_>>(), "or")
    }

    /// How several ways are written where one stands.
    fn each_way(&self, node: NodeId, ways: &[&str]) -> String {
        let block = self.arena.parent(node);
        if self.name(block) == "scope" {
            return format!("write mode: [{}] where it holds for all of them", ways.join(", "));
        }
        if !self.is_item(block) {
            return format!("write {}, whichever holds; blended where it mixes them", listed(ways, "or"));
        }
        let item = |way: &&str| format!("{{mode: {way}}}");
        match self.arena.style(self.arena.parent(block)) {
            Style::Flow => {
                let items: Vec<String> = ways.iter().map(item).collect();
                format!("write an item for each between the brackets: [{}]", items.join(", "))
            }
            _ => {
                let items: Vec<String> = ways.iter().map(|way| format!("- mode: {way}")).collect();
                format!("write an item for each: {}", listed(&items, "and"))
            }
        }
    }

    /// Where goes what is said beside a way.
    fn rest_of_way(&self, block: NodeId, text: &str) -> String {
        match self.level_around(block) {
            Some(level) => format!(
                "; what else it says is a commitment of its own, under commitments: {}",
                self.commitment_of_level(level, block, "id: delivery", text, "")
            ),
            None => "; what else it says goes into says".to_owned(),
        }
    }

    /// What to do with a text that names no way.
    fn no_way_at_all(&self, block: NodeId, text: &str) -> String {
        match self.level_around(block) {
            Some(level) => format!(
                "; where the source says none of them, {}, and write it under commitments: {}",
                self.out_of_item(block, "mode"),
                self.commitment_of_level(level, block, "id: delivery", text, "")
            ),
            None => "; where the source says none of them, take this line out, and say it under says".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_told_from_what_is_said_beside_them() {
        for (text, words, is_online, says_more) in [
            ("online or face to face", vec!["e-learning", "face-to-face"], true, false),
            (
                "e-learning (2 hours) followed by a half-day virtual classroom",
                vec!["e-learning", "live-online"],
                false,
                true,
            ),
            ("Live online", vec!["live-online"], false, false),
            ("Online", vec!["e-learning"], true, false),
            ("briefing", vec![], false, true),
            ("e-learning, about 90 minutes", vec!["e-learning"], false, true),
        ] {
            assert_eq!(Ways::of(text), Ways { words, is_online, says_more }, "{text}");
        }
    }
}

//! The scope of a commitment in words of an office, and the levels that these name, as the policy's own list has them.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::{Shape, entry_names};
use crate::finding::shortened;
use crate::model::level_number::{self, Listed};
use crate::model::paste;
use crate::model::several_levels::several;
use crate::model::words::LEVELS;
use crate::numerals;
use crate::source::NodeId;

/// No policy has more levels that are worth a look for a message.
const MOST_LEVELS: usize = 100;

impl Shape<'_> {
    /// How the scope of a commitment is written, for a text in its place: levels as the list calls them. People are no training.
    pub(super) fn scope_of(&self, text: &str) -> String {
        let lower = text.to_lowercase();
        if let Some(meant) = self.several_meant(text) {
            return format!("write scope: {{levels: [{}]}}", meant.join(", "));
        }
        let words: Vec<&str> =
            lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_level = |word: &&str| LEVELS.contains(word) || ["and", "to"].contains(word);
        let numbers: Vec<&str> = words.iter().copied().filter(|word| !is_level(word)).collect();
        let is_number = |word: &&str| word.chars().all(|letter| letter.is_ascii_digit()) || word.len() == 1;
        let is_range = words.contains(&"to") || lower.contains(['-', '\u{2013}']);
        if numbers.is_empty() || !numbers.iter().all(is_number) || numbers.len() == words.len() {
            // "levels 1 and 2, except volunteers"
            let ends = [",", ";", " (", " except ", " but ", " for ", " other than ", " where "];
            let end = ends.iter().filter_map(|end| lower.find(end)).min().filter(|_| lower.len() == text.len());
            let of_levels = end.and_then(|end| text.get(..end)).map(|levels| self.scope_of(levels));
            return match of_levels.filter(|help| help.starts_with("write scope: {levels: [") && !help.contains(';')) {
                Some(help) => {
                    format!("{help}; for whom or when it is besides (\"{}\") goes into says", shortened(text))
                }
                None => self.of_people_or(text),
            };
        }
        let listed = self.numbers_of_levels();
        let place = |wanted: &str| listed.iter().position(|number| words_of_level(number).1 == wanted);
        let places: Option<Vec<usize>> = numbers.iter().map(|number| place(number)).collect();
        let shown = match (places.as_deref(), is_range) {
            (Some(&[first, last]), true) if first < last => listed[first..=last].to_vec(),
            (Some(places), false) => places.iter().map(|place| listed[*place]).collect(),
            (None, false) if listed.is_empty() => numbers,
            _ if listed.is_empty() => return OF_PEOPLE.to_owned(),
            _ => {
                return format!(
                    "write scope: {{levels: [...]}} with the numbers that are meant: {}",
                    listed.join(", ")
                );
            }
        };
        let shown: Vec<String> = shown.into_iter().map(paste::sentence).collect();
        format!("write scope: {{levels: [{}]}}", shown.join(", "))
    }

    /// The numbers of the levels that a text names as several, "Level 2 and above", "2 & 3", where these are not all.
    fn several_meant(&self, text: &str) -> Option<Vec<String>> {
        let listed = self.numbers_of_levels();
        let bare: Vec<&str> = listed.iter().map(|number| level_number::without_noun(number, self.scheme())).collect();
        let meant = several(text, &bare, None).filter(|meant| meant.len() < listed.len())?;
        let of_list = |meant: &str| bare.iter().position(|bare| *bare == meant).map(|at| paste::sentence(listed[at]));
        meant.into_iter().map(of_list).collect()
    }

    /// What to do where a scope is in words: the levels that these name, or all that there are to choose from.
    fn of_people_or(&self, text: &str) -> String {
        let listed = self.numbers_of_levels();
        let lower = text.to_lowercase();
        let words: Vec<&str> =
            lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_share = words
            .iter()
            .any(|word| ["sample", "percent", "cent", "selection", "proportion", "random", "some"].contains(word));
        if is_share || text.contains('%') {
            return "take the line scope out; how many are looked at goes into says, and standard stays".to_owned();
        }
        let takes_out = ["but", "except", "other", "not", "excluding"].iter().any(|word| words.contains(word));
        let is_named = |number: &&str| {
            let own = number.to_lowercase();
            let own = own.split(|letter: char| !letter.is_alphanumeric());
            own.filter(|word| word.len() > 2 && !LEVELS.contains(word)).any(|word| words.contains(&word))
        };
        let named: Vec<String> =
            listed.iter().copied().filter(|number| !takes_out && is_named(number)).map(paste::sentence).collect();
        match (named.is_empty(), listed.is_empty()) {
            (false, _) => OF_PEOPLE.replace("[1]", &format!("[{}]", named.join(", "))),
            (true, true) => OF_PEOPLE.to_owned(),
            (true, false) => {
                let all = listed.into_iter().map(paste::sentence).collect::<Vec<_>>().join(", ");
                OF_PEOPLE.replace("{levels: [1]}", &format!("{{levels: [...]}} with those of {all} that are meant,"))
            }
        }
    }

    /// The number of the level that a text means by its number, in words or figures, or by what it is called.
    pub(super) fn level_meant(&self, text: &str) -> Option<&str> {
        let arena = self.arena;
        // Of "two days" the figure is no level's: more words may only stand behind a word for a level, or behind a sign.
        let (noun, number) = words_of_level(text);
        let is_alone = || {
            let rest = text.trim_start().trim_start_matches(char::is_alphanumeric).trim_start();
            !rest.starts_with(char::is_alphabetic)
        };
        let wanted = if noun.is_empty() && !is_alone() { String::new() } else { number };
        let is_it = |level: &&ListedLevel<'_>| {
            let title = arena.get(level.node, "title").and_then(|title| arena.text(title)).unwrap_or_default();
            let own = words_of_level(level.written).1;
            let same = own == wanted || numerals::read(&own).is_some_and(|own| numerals::read(&wanted) == Some(own));
            let is_name = |name: &str| name.trim().eq_ignore_ascii_case(text.trim());
            same && !wanted.is_empty()
                || is_name(level.written)
                || is_name(title)
                || level.written.split(['(', ')', ':', '-']).any(is_name)
        };
        self.listed_levels().iter().take(MOST_LEVELS).find(is_it).map(|level| level.number.as_ref())
    }

    /// The numbers of the levels of a policy, as they are to be written.
    pub(super) fn numbers_of_levels(&self) -> Vec<&str> {
        self.listed_levels().iter().take(MOST_LEVELS).map(|level| level.number.as_ref()).collect()
    }

    /// The number of one level of the list, as it is to be written.
    pub(super) fn number_of(&self, level: NodeId) -> Option<&str> {
        self.listed_levels().iter().find(|listed| listed.node == level).map(|listed| listed.number.as_ref())
    }

    /// The levels of the list that have a number, looked up once.
    fn listed_levels(&self) -> &[ListedLevel<'_>] {
        self.levels.get_or_init(|| {
            let arena = self.arena;
            let levels = arena.get(NodeId::ROOT, "levels");
            let list = levels.and_then(|levels| arena.get(levels, "list"));
            let items = list.into_iter().flat_map(|list| arena.items(list));
            let numbered = items.filter_map(|level| Some((level, arena.text(self.number_node(level)?)?)));
            let numbered: Vec<(NodeId, &str)> = numbered.collect();
            let as_listed = |&(level, number): &(NodeId, _)| Listed {
                number,
                has_title: ["title", "name"].iter().any(|title| arena.get(level, title).is_some()),
            };
            let listed: Vec<Listed<'_>> = numbered.iter().map(as_listed).collect();
            let others = level_number::otherwise(&listed, self.scheme(), &self.named_levels());
            let pairs = numbered.into_iter().zip(others);
            pairs
                .map(|((node, written), other)| {
                    let number = other.map_or(Cow::Borrowed(written), |other| other.number());
                    ListedLevel { node, written, number }
                })
                .collect()
        })
    }

    /// What the policy calls a level.
    pub(super) fn scheme(&self) -> &str {
        let levels = self.arena.get(NodeId::ROOT, "levels");
        levels.and_then(|levels| self.arena.text(self.arena.get(levels, "scheme")?)).unwrap_or("level")
    }

    /// The number of a level, under that name or another one that an office has for it.
    pub(super) fn number_node(&self, level: NodeId) -> Option<NodeId> {
        let arena = self.arena;
        let is_number = |(key, _): &(NodeId, NodeId)| {
            arena.text(*key).is_some_and(|name| entry_names::meant(name, &["number", "outcomes"]) == Some("number"))
        };
        arena.get(level, "number").or_else(|| arena.entries(level).find(is_number).map(|(_, value)| value))
    }

    /// The numbers by which a policy names levels outside the numbers of its list.
    fn named_levels(&self) -> BTreeSet<&str> {
        let arena = self.arena;
        let levels = arena.get(NodeId::ROOT, "levels");
        let items_of = |node: Option<NodeId>| node.into_iter().flat_map(|list| arena.items(list));
        let below = |list: &str| items_of(levels.and_then(|levels| arena.get(levels, list)));
        let scopes = items_of(arena.get(NodeId::ROOT, "commitments")).filter_map(|item| arena.get(item, "scope"));
        let charges = items_of(arena.get(NodeId::ROOT, "charges"));
        let of_levels = scopes.chain(charges).chain(below("target_groups"));
        let named = of_levels.filter_map(|item| arena.get(item, "levels"));
        let named = named.chain(below("list").filter_map(|level| arena.get(level, "includes")));
        named
            .flat_map(|named| [named].into_iter().chain(arena.items(named)))
            .filter_map(|node| arena.text(node))
            .collect()
    }
}

/// A level of a policy's list that has a number.
#[derive(Debug)]
pub(super) struct ListedLevel<'a> {
    node: NodeId,
    /// What stands as its number.
    written: &'a str,
    /// What is to stand there.
    number: Cow<'a, str>,
}

/// The word for a level in what a list calls one, and its number or letter, in small letters: "Group 1 (all staff)".
fn words_of_level(number: &str) -> (String, String) {
    let lower = number.to_lowercase();
    let mut words = lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let first = words.next().unwrap_or_default();
    match words.next().filter(|_| LEVELS.contains(&first)) {
        Some(second) => (first.to_owned(), second.to_owned()),
        None => (String::new(), first.to_owned()),
    }
}

/// What to do where a scope names people.
const OF_PEOPLE: &str = "write scope: {levels: [1]} where it is for some levels, or agency: single or multi; where it is for some people, agencies or \
     cases, take the line scope out, and say for whom under says, with id: and a short name of yours in place of standard where another entry \
     answers that for the rest";

/// What to do with people in the scope of a commitment.
pub(super) const PEOPLE: &str = "where it is for some people or agencies only, say for whom under says, and write id: and a short name of yours in \
     place of standard where another entry answers that for the rest";

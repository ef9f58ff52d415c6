//! Words from no list: which of the list's is meant, and what to do with what none of them says.

use jsonschema::error::ValidationErrorKind;
use serde_json::Value;

use super::crowded::with_date;
use super::values::in_quotes;
use super::{Shape, example, strength, synonyms};
use crate::finding::shortened;
use crate::load::mend;
use crate::model::amount::Beside;
use crate::model::located::{UNSTATED, Unreadable};
use crate::model::open::is_undecided;
use crate::model::schema;
use crate::model::words::{Answer, Mode, listed, nearest};
use crate::source::NodeId;

/// Words for a document that says nothing.
const SILENT: [&str; 8] =
    ["silent", "not mentioned", "not covered", "not addressed", "nothing", "none", "absent", "gap"];

/// The five answers, with when each is meant.
const ANSWERS: &str = "write commits where it does so, partial where a part is missing (and lacks: with what), deferred where it is not decided \
                       yet or comes later (and action: with the id of the promise), delegated where others decide (and to: with who), or refuses \
                       where it declines";

impl Shape<'_> {
    /// What is said of a word that its place does not take.
    pub(super) fn unknown_word(
        &self,
        node: NodeId,
        described: &Value,
        kind: &ValidationErrorKind,
        name: &str,
        text: &str,
    ) -> Unreadable {
        let words = self.words_of(described, kind);
        let bare = mend::without_quotes(text);
        if bare != text && words.contains(&bare) {
            return in_quotes(text, bare);
        }
        if name == "mode" && words.contains(&Mode::ELearning.word()) && !says_all(bare) {
            return self.no_way(node, described, bare);
        }
        if let Some(several) = self.several_words(node, name, bare, &words) {
            return several;
        }
        let said = match name {
            "status" if self.arena.parent(node) == NodeId::ROOT => self.status_with_date(bare, &words),
            "answer" => self.no_answer(node, bare, &words),
            "strength" if bare == UNSTATED => self.left_in_says(node).or_else(|| Some(strength::unstated())),
            "strength" => self
                .without_strength(node, text)
                .or_else(|| self.undecided_strength(node, bare))
                .or_else(|| strength::no_strength(bare, self.text_beside(node, "says"))),
            _ => None,
        };
        said.or_else(|| self.either_word(described, name, bare, &words))
            .unwrap_or_else(|| self.nearest_word(node, name, bare, &words))
    }

    /// Several words of the list where one belongs.
    fn several_words(&self, node: NodeId, name: &str, text: &str, words: &[&str]) -> Option<Unreadable> {
        if name == "strength" && strength::is_qualified(text) {
            return None;
        }
        let several = synonyms::several(text, words).filter(|_| synonyms::phrase(text, words).is_none())?;
        let count = synonyms::count(several.len(), "word");
        let message = format!("{count} stand under {name}, which takes one of them: \"{}\"", shortened(text));
        if name == "strength" {
            let help = format!(
                "write {}, by the words that are said of all of it; where each is said of a part, write the whole commitment once for each, \
                 from its hyphen on, with an id of its own, its own strength and its own part of says",
                listed(&several, "or")
            );
            return Some(Unreadable::new(message, help));
        }
        let item = |word: &&str| format!("- {name}: {word}");
        let each = self.is_item(self.arena.parent(node)).then(|| {
            let items: Vec<String> = several.iter().map(item).collect();
            format!("; where all of them hold, write an item for each: {}", listed(&items, "and"))
        });
        let rest = || format!("; the other can stand {}", self.place_of_words(self.arena.parent(node)));
        Some(Unreadable::new(
            message,
            format!("write {}, whichever holds{}", listed(&several, "or"), each.unwrap_or_else(rest)),
        ))
    }

    /// What is said of an answer that is none of the five.
    fn no_answer(&self, node: NodeId, text: &str, words: &[&str]) -> Option<Unreadable> {
        let sibling = |entry: &str| self.arena.get(self.arena.parent(node), entry).is_some();
        let shown = shortened(text);
        if sibling("lacks") && synonyms::phrase(text, words) == Some(Answer::Commits.word()) {
            return Some(Unreadable::new(
                format!("\"{shown}\" is not a word that answer takes, and lacks below says what is missing"),
                "write partial; where nothing is missing, write commits, and say under says what lacks has",
            ));
        }
        let delegated = Answer::Delegated.word();
        let message = format!("\"{shown}\" is not a word that answer takes; did you mean {delegated}?");
        if sibling("to") && synonyms::left_to(text).is_some() {
            return Some(Unreadable::new(message, "write delegated; to whom stands under to already"));
        }
        if let Some(whom) = synonyms::left_to(text) {
            let to = example::value(shortened(whom).as_str());
            return Some(Unreadable::new(message, format!("write {delegated}, and below it to: {to}")));
        }
        if SILENT.contains(&text.to_lowercase().as_str()) {
            return Some(Unreadable::new(
                format!("\"{shown}\" is no answer: what a document does not speak of is silence"),
                "take the whole commitment out, from its hyphen on; what it says of this all the same stands in a commitment without \
                 answer",
            ));
        }
        let deferred = Answer::Deferred.word();
        if synonyms::phrase(text, words) == Some(deferred) || is_undecided(text) {
            let strength = if sibling("strength") { "; it has no strength, so take the line strength out" } else { "" };
            let action = if sibling("action") { String::new() } else { self.with_action(node) };
            // Who gives a number for it has a part of it in place.
            if sibling("details") && sibling("strength") {
                return Some(Unreadable::new(
                    format!("\"{shown}\" is not a word that answer takes"),
                    format!(
                        "where a part of it is in place, write partial, and below it lacks: with what is open; where nothing is, write \
                         {deferred}{action}, and take strength and details out, their words standing in says"
                    ),
                ));
            }
            let nothing = if sibling("standard") {
                "take the whole commitment out"
            } else {
                "take answer and strength out: says has it"
            };
            return Some(Unreadable::new(
                format!("\"{shown}\" is not a word that answer takes; did you mean {deferred}?"),
                format!("write {deferred}{action}{strength}; where it promises nothing, {nothing}"),
            ));
        }
        strength::is_strength(text).then(|| {
            Unreadable::new(
                format!("\"{shown}\" says how strongly it is worded, which stands under strength"),
                format!("take the line answer out, as nothing is said by it; {}", strength::help(text)),
            )
        })
    }

    /// The entry that goes with an answer that is put off.
    fn with_action(&self, node: NodeId) -> String {
        const MOST: usize = 4;
        let arena = self.arena;
        let actions = arena.get(NodeId::ROOT, "actions").into_iter().flat_map(|actions| arena.items(actions));
        let mut ids: Vec<&str> = actions.filter_map(|action| arena.text(arena.get(action, "id")?)).collect();
        let own = ["id", "standard"].iter().find_map(|name| self.text_beside(node, name));
        // What has a word of the commitment's own name comes first.
        let is_other =
            |id: &&str| !own.is_some_and(|own| own.split('-').any(|word| word.len() > 3 && id.contains(word)));
        ids.sort_by_key(is_other);
        let among = if ids.len() > MOST { ", among others" } else { "" };
        ids.truncate(MOST);
        match ids.as_slice() {
            [] => ", and below it action: with the id of the promise to decide it, once that stands under actions"
                .to_owned(),
            ids => format!(
                ", and below it action: with the id of the promise to decide it under actions (there{among}: {}; else add one)",
                listed(ids, "and")
            ),
        }
    }

    /// What is said of a strength beside an answer that has none.
    fn without_strength(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        if let Some(whom) = synonyms::left_to(mend::without_quotes(text)) {
            let (delegated, to) = (Answer::Delegated.word(), example::value(shortened(whom).as_str()));
            return Some(Unreadable::new(
                format!("\"{}\" says to whom this is left, not how strongly it is worded", shortened(text)),
                format!("write answer: {delegated} and below it to: {to}, in place of strength"),
            ));
        }
        let answer = self.arena.text(self.arena.get(self.arena.parent(node), "answer")?)?;
        // An answer in other words is told what it is to be.
        let meant = synonyms::phrase(answer, Answer::WORDS)
            .or_else(|| synonyms::left_to(answer).map(|_| Answer::Delegated.word()));
        let answer = match meant {
            _ if is_undecided(answer) => Answer::Deferred.word(),
            meant => meant.unwrap_or(answer),
        };
        let has_none = [Answer::Deferred, Answer::Delegated, Answer::Refuses].iter().any(|none| none.word() == answer);
        has_none.then(|| {
            Unreadable::new(
                format!(
                    "\"{}\" is not a word that strength takes, and answer: {answer} has no strength",
                    shortened(text)
                ),
                "take the line strength out; the words of the document go into says",
            )
        })
    }

    /// What is said of a strength by which what it is of has still to be decided.
    fn undecided_strength(&self, node: NodeId, text: &str) -> Option<Unreadable> {
        let is_open = is_undecided(text) && self.text_beside(node, "answer").is_none();
        is_open.then(|| {
            Unreadable::new(
                format!("\"{}\" says that this is open, not how strongly it is worded", shortened(text)),
                format!(
                    "write in its place answer: {}{}; where it promises nothing, take the whole commitment out",
                    Answer::Deferred.word(),
                    self.with_action(node)
                ),
            )
        })
    }

    /// The text of an entry beside another one.
    fn text_beside(&self, node: NodeId, name: &str) -> Option<&str> {
        self.arena.text(self.arena.get(self.arena.parent(node), name)?)
    }

    /// What has no strength because the text leaves it to somebody: "is a matter for each agency".
    fn left_in_says(&self, node: NodeId) -> Option<Unreadable> {
        let says = self.text_beside(node, "says")?;
        let whom = synonyms::matter_for(says).filter(|_| self.text_beside(node, "answer").is_none())?;
        let (delegated, to) = (Answer::Delegated.word(), example::value(shortened(whom).as_str()));
        Some(Unreadable::new(
            "nothing says how strongly this binds, as the text leaves it to somebody",
            format!("write answer: {delegated} and below it to: {to}, in place of strength"),
        ))
    }

    /// A word of an office that may mean either of two.
    fn either_word(&self, described: &Value, name: &str, text: &str, words: &[&str]) -> Option<Unreadable> {
        let either = synonyms::either(text, words)?;
        let message = format!("\"{}\" is not a word that {name} takes, and may mean either of two", shortened(text));
        let options = either.iter().map(|word| match schema::meaning(self.schema, described, word) {
            Some(meaning) => format!("{word} ({})", meaning.trim_end_matches('.').to_lowercase()),
            None => (*word).to_owned(),
        });
        Some(Unreadable::new(message, format!("write {}", listed(&options.collect::<Vec<_>>(), "or"))))
    }

    /// What is said of a status with a day beside it: "in force from 1 July 2026".
    fn status_with_date(&self, text: &str, words: &[&str]) -> Option<Unreadable> {
        let (state, date) = with_date(text)?;
        let lower = state.to_lowercase();
        let state = lower.trim_end_matches(" from").trim_end_matches(" since").trim_end_matches(" on").trim();
        let is_decision = ["approv", "ratif", "signed", "agreed", "adopted"].iter().any(|word| state.starts_with(word));
        let is_over = ["withdrawn", "superseded", "expired", "until"].iter().any(|word| state.starts_with(word));
        let word = synonyms::phrase(state, words).or_else(|| words.iter().copied().find(|word| *word == state));
        let status = word.map_or_else(
            || match synonyms::either(state, words) {
                Some(either) => listed(&either, "or"),
                None => "published or approved".to_owned(),
            },
            str::to_owned,
        );
        let place = match () {
            () if is_decision => format!("approval: as date: {date}"),
            () if is_over => format!("period: as to: {date}"),
            () => format!("period: as from: {date}, where it is in force from then on"),
        };
        Some(Unreadable::new(
            format!("a date stands beside the status: \"{}\"", shortened(text)),
            format!("write {status}; the date goes under {place}"),
        ))
    }

    /// What to do with a word for all there is, where the entry says which part of it is meant.
    pub(super) fn all_without(&self, node: NodeId) -> String {
        let block = self.arena.parent(node);
        let out = self.arena.key_of(node).map_or_else(String::new, |key| self.arena.taken_out(key));
        let is_scope = self.name(block) == "scope";
        format!("{out}: where it is left out, {}", if is_scope { "all is meant" } else { "it is open" })
    }

    /// What to do with a word for who trains together that holds only in some cases: "single if endorsed".
    fn agency_with_more(&self, node: NodeId, near: &str, text: &str) -> String {
        let block = self.arena.parent(node);
        match self.level_around(block) {
            Some(level) => format!(
                "write {near} where it always holds; where it holds in some cases only, {}, and write it under commitments: {}",
                self.out_of_item(block, "agency"),
                self.commitment_of_level(level, block, "id: agency", text, "")
            ),
            None => format!(
                "write {near} if that is meant; for whom or when it is besides (\"{}\") goes {}",
                shortened(text),
                self.place_of_words(block)
            ),
        }
    }

    /// The word of the list that is nearest, or all of them.
    fn nearest_word(&self, node: NodeId, name: &str, text: &str, words: &[&str]) -> Unreadable {
        let near =
            synonyms::phrase(text, words).or_else(|| synonyms::word(text, words)).or_else(|| nearest(text, words));
        let meant = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        let message = format!("\"{}\" is not a word that {name} takes{meant}", shortened(text));
        let exact =
            near.is_some_and(|near| synonyms::phrase(text, words).is_some() || nearest(text, words) == Some(near));
        let help = match near {
            _ if name == "triggers" && !exact => self.no_trigger(node, text, words),
            // Whoever says no to a standard may as well mean that nothing is said.
            Some("refuses") => {
                "write refuses where the source declines; where it says nothing of this, take the whole commitment out, from its hyphen on".to_owned()
            }
            Some(near) if exact => format!("write {near}"),
            Some(near) if name == "agency" => self.agency_with_more(node, near, text),
            Some(near) => match self.beside(node) {
                Beside::Says => format!("write {near} if that is meant; what else it says goes into says"),
                _ => format!(
                    "write {near} if that is meant, or another of {}; what else it says can stand {}",
                    listed(words, "and"),
                    self.place_of_words(self.arena.parent(node))
                ),
            },
            None if name == "answer" => ANSWERS.to_owned(),
            None if words.is_empty() => "use another word".to_owned(),
            None if ["agency", "mode"].contains(&name) && says_all(text) => self.all_without(node),
            None if name == "agency" && self.name(self.arena.parent(node)) == "scope" => {
                let out = self.out_of_item(self.arena.parent(node), name);
                format!(
                    "write {}; where it is for some people or agencies only, {out}, write id: and a short name of yours in place of \
                     standard, and say for whom under says",
                    listed(words, "or")
                )
            }
            None if text == UNSTATED && self.may_be_left_out(node) => {
                format!("write {}; where none of them is said, take this line out", listed(words, "or"))
            }
            // What stands in no list is the document's own, and no commitment says it.
            None if self.may_be_left_out(node)
                && (self.beside(node) == Beside::Says || self.is_item(self.arena.parent(node))) =>
            {
                format!(
                    "write {}; where the source says none of them, {}, and say it {}",
                    listed(words, "or"),
                    self.out_of_item(self.arena.parent(node), name),
                    self.place_of_words(self.arena.parent(node))
                )
            }
            None => format!("write {}", listed(words, "or")),
        };
        Unreadable::new(message, help)
    }
}

/// Whether a text says that something is for all there is: "all", "both", "all agencies".
pub(super) fn says_all(text: &str) -> bool {
    const ALL: [&str; 5] = ["all", "any", "both", "every", "either"];
    const OF_WHAT: [&str; 18] = [
        "agencies", "agency", "training", "courses", "modes", "ways", "of", "them", "the", "methods", "delivery",
        "types", "mode", "kinds", "levels", "groups", "tiers", "stages",
    ];
    let lower = text.to_lowercase();
    let mut words = lower.split_whitespace();
    words.next().is_some_and(|first| ALL.contains(&first)) && words.all(|word| OF_WHAT.contains(&word))
}

//! Entries that stand where they do not belong, with the nearest place in which they do. What is to be written there never
//! begins a second block beside one of the same name.

use std::collections::HashSet;

use serde_json::Value;

use super::example::Holder;
use super::refers::bearer_meant;
use super::synonyms::{self, DETAILS_ENTRY as DETAILS};
use super::{Shape, entry_names, example};
use crate::finding::Draft;
use crate::model::paste::sentence;
use crate::model::words::LEVELS;
use crate::model::{Date, date, schema};
use crate::privacy::names_person;
use crate::source::{NodeId, Style};

/// What was meant, as the end of a sentence about an unknown name, and what to write.
pub(super) type Meant = (String, String);

impl<'a> Shape<'a> {
    /// An entry of the block itself, by the name that it has there. One that the block has already is not written again.
    pub(super) fn called(
        &mut self,
        node: NodeId,
        described: &'static Value,
        entry: &'static str,
        text: Option<&str>,
    ) -> Meant {
        self.explain_missing(node, &[entry], entry);
        if let Some(line) = self.line_of_entry(node, entry) {
            let kept = self.place_of_words(node);
            // What a second body decided has a place of its own.
            if schema::property(self.schema, described, "earlier").is_some() {
                return (
                    format!("; it may mean {entry}, which stands on line {line}"),
                    self.second_body(node, entry, text),
                );
            }
            let help = format!("leave under {entry} what holds, and take this line out; what else it says goes {kept}");
            return (format!("; it may mean {entry}, which stands on line {line}"), help);
        }
        let held = schema::property(self.schema, described, entry);
        let items = held.and_then(|held| schema::items(self.schema, held));
        let example = items.zip(text).and_then(|(items, text)| example::block(self.schema, items, text));
        let help = match example {
            _ if entry == "done" && text.is_none_or(|text| date::meant_by(text).is_none()) => {
                "where it is done, write done: and the day on which it was; where it is not, take this line out"
                    .to_owned()
            }
            // A name under another name would be one all the same.
            _ if entry == "role" && text.is_some_and(names_person) => {
                "write role: and behind it the role, such as Training manager, in place of the name".to_owned()
            }
            Some(item) => format!("write {entry}: [{item}]"),
            // "2025 to 2028"
            _ if entry == "period" && text.is_some() => {
                let span = held.zip(text).and_then(|(held, text)| example::block(self.schema, held, text));
                format!("write {entry}: {}", span.as_deref().unwrap_or("{from: ..., to: ...}"))
            }
            // Who owns a policy and who looks after it: written twice, one would be lost.
            None if entry == "role" && self.names_for(node, described, entry) > 1 => {
                format!(
                    "write role once, for the one who answers for the policy, and take the other line out; what it says can \
                     stand {}",
                    self.place_of_words(node)
                )
            }
            None => match text.and_then(bearer_meant).filter(|_| entry == "by") {
                Some(bearer) => format!("write by: {bearer}"),
                None => format!("write {entry}"),
            },
        };
        (format!("; did you mean {entry}?"), help)
    }

    /// How many entries of a block are there under names that an office has for one and the same.
    fn names_for(&self, node: NodeId, described: &'static Value, entry: &str) -> usize {
        let known = schema::keys(self.schema, described).unwrap_or_default();
        let names = self.arena.entries(node).filter_map(|(key, _)| self.arena.text(key));
        names.filter(|name| entry_names::meant(name, &known) == Some(entry)).count()
    }

    /// That entries belong under a place in a block, with how they are written there.
    pub(super) fn belongs_under(&self, block: NodeId, place: &[Holder<'_>], entries: &str) -> Meant {
        let meant = format!("; it belongs under {}", in_words(place));
        let standing = place.first().and_then(|first| Some((first, self.line_of_entry(block, first.name)?)));
        match (standing, place) {
            (None, _) => {
                let help = "move it there, with what stands beside it and belongs to it";
                (format!("{meant}, as in {}", example::path(place, entries)), help.to_owned())
            }
            (Some((first, line)), [only]) if !only.is_list => {
                (meant, format!("write it under {}, which stands on line {line}: {entries}", first.name))
            }
            (Some((first, line)), _) => {
                let help = format!(
                    "move it there, with what stands beside it and belongs to it; {} stands on line {line}",
                    first.name
                );
                (meant, help)
            }
        }
    }

    /// A detail of the standard that a commitment answers, with all others that stand beside its details.
    pub(super) fn beside_details(&self, node: NodeId, name: &str, known: &[&str], text: Option<&str>) -> Option<Meant> {
        if !known.contains(&DETAILS) || !synonyms::is_detail(name) {
            return None;
        }
        let place = [Holder { name: DETAILS, is_list: false }];
        if self.line_of_entry(node, DETAILS).is_some() {
            return Some(self.belongs_under(node, &place, &example::entry(name, text)));
        }
        let arena = self.arena;
        let details = arena.entries(node).filter_map(|(key, value)| {
            let name = arena.text(key).filter(|name| synonyms::is_detail(name))?;
            Some(example::entry(name, arena.text(value)))
        });
        let written = example::path(&place, &details.collect::<Vec<_>>().join(", "));
        Some((format!("; it belongs under {DETAILS}, as in {written}"), format!("write {written}")))
    }

    /// An entry that the block or item right above lacks and takes: it may have lost its spaces. Where another place takes it
    /// too, nobody can tell.
    pub(super) fn of_block_above(
        &mut self,
        node: NodeId,
        described: &'static Value,
        (key, name): (NodeId, &'a str),
        text: Option<&str>,
    ) -> Option<Meant> {
        let arena = self.arena;
        let (above, mut block) = arena.entries(node).take_while(|(other, _)| *other != key).last()?;
        // Below a list stands its last item, and below a block the last one in it.
        while let Some(inner) = arena.items(block).last().or_else(|| {
            arena.entries(block).last().map(|(_, value)| value).filter(|value| arena.text(*value).is_none())
        }) {
            block = inner;
            let takes = self.described(block).and_then(|described| schema::keys(self.schema, described));
            if takes.is_some_and(|keys| keys.contains(&name)) && arena.get(block, name).is_none() {
                break;
            }
        }
        let keys = self.described(block).and_then(|described| schema::keys(self.schema, described))?;
        let (first, _) = arena.entries(block).next()?;
        if !keys.contains(&name) || arena.get(block, name).is_some() || arena.style(block) == Style::Flow {
            return None;
        }
        let spaces = arena.source().line_columns(arena.span(first)).column - 1;
        let list = arena.text(above)?;
        let indent = format!("put {spaces} spaces in front of it, so that it starts under {}", arena.text(first)?);
        let elsewhere = self.under_a_name_of_an_office(node, described, name, text);
        Some(match elsewhere {
            Some((meant, help)) => {
                (format!("{meant}, or to {list} above it"), format!("{indent}, if it belongs there; if not, {help}"))
            }
            None => (format!("; it seems to belong to {list} above it"), indent),
        })
    }

    /// An entry of the block itself, or of a block of the document, under the name that an office has for it.
    pub(super) fn under_a_name_of_an_office(
        &mut self,
        node: NodeId,
        described: &'static Value,
        name: &str,
        text: Option<&str>,
    ) -> Option<Meant> {
        let [holders @ .., entry] = synonyms::entry(name)? else { return None };
        let own = self.arena.key_of(node).and_then(|key| self.arena.text(key));
        let is_own = if node == NodeId::ROOT { holders.is_empty() } else { holders.iter().copied().eq(own) };
        let known = schema::keys(self.schema, described)?;
        if is_own {
            let entry = known.into_iter().find(|known| known == entry)?;
            return Some(self.called(node, described, entry, text));
        }
        let holder = holders.first().filter(|holder| node == NodeId::ROOT && known.contains(*holder))?;
        if text.is_none() && self.line_of_entry(node, holder).is_none() {
            self.explain_missing(node, &known, holder);
            return Some((format!("; did you mean {holder}?"), format!("write {holder}")));
        }
        let place: Vec<Holder<'_>> = holders.iter().map(|name| Holder { name, is_list: false }).collect();
        if let Some(taken) = self.twice_under(&place, entry) {
            return Some(taken);
        }
        if self.line_of_entry(node, holder).is_some() {
            return Some(self.belongs_under(node, &place, &example::entry(entry, text)));
        }
        self.explain_missing(node, &known, holder);
        let written = example::path(&place, &self.entries_for(holder));
        Some((format!("; it belongs under {}, as in {written}", in_words(&place)), format!("write {written}")))
    }

    /// An entry of a block of the document that belongs in another one of them, or in the document itself: the date of the next
    /// review under `approval`, the lead under `recorded`.
    pub(super) fn of_another_block(
        &mut self,
        node: NodeId,
        name: &str,
        text: Option<&str>,
        known: &[&'static str],
    ) -> Option<Meant> {
        let own = self.arena.key_of(node).and_then(|key| self.arena.text(key))?;
        if self.arena.parent(node) != NodeId::ROOT || known.contains(&name) {
            return None;
        }
        if let Some([holder, entry]) = synonyms::entry_of_block(name, own) {
            let place = [Holder { name: holder, is_list: false }];
            return Some(
                self.twice_under(&place, entry)
                    .unwrap_or_else(|| self.belongs_under(NodeId::ROOT, &place, &example::entry(entry, text))),
            );
        }
        // Who leads a review is no lead of the document.
        let of_document =
            schema::property(self.schema, self.schema, name).filter(|_| own != "review" || name != "lead")?;
        // What the block itself calls otherwise is meant for it.
        let is_own = entry_names::meant(name, known).is_some() && name != "lead";
        if is_own {
            return None;
        }
        let meant = "; it belongs to the document itself".to_owned();
        if let Some(line) = self.line_of_entry(NodeId::ROOT, name) {
            let help = format!(
                "leave under {name}, which stands on line {line}, what holds, and take this line out; what else it says goes under \
                 notes: of the document itself"
            );
            return Some((meant, help));
        }
        let block = example::block(self.schema, of_document, text?)?;
        Some((meant, format!("move it to a line of its own that begins without spaces: {name}: {block}")))
    }

    /// The day on which an edition comes into force, in its entry of the history: of the one in hand it begins the period.
    pub(super) fn begins_to_hold(
        &self,
        node: NodeId,
        key: NodeId,
        name: &str,
        text: Option<&str>,
        known: &[&str],
    ) -> Option<Meant> {
        if let Some(date) = text.filter(|_| node == NodeId::ROOT).and_then(date_from_which) {
            let period = [Holder { name: "period", is_list: false }];
            let entry = example::entry("from", Some(&date.to_string()));
            let (meant, help) = self.belongs_under(NodeId::ROOT, &period, &entry);
            let is_there = self.line_of_entry(NodeId::ROOT, "period").is_some();
            return Some((meant, if is_there { help } else { format!("write period: {{{entry}}}") }));
        }
        let Some(["period", "from"]) = synonyms::entry(name) else { return None };
        let is_version = known.contains(&"event") && known.contains(&"version") && self.is_item(node);
        let date = text.and_then(date::meant_by).filter(|_| is_version)?.to_string();
        let (meant, place) = self.belongs_under(
            NodeId::ROOT,
            &[Holder { name: "period", is_list: false }],
            &example::entry("from", Some(&date)),
        );
        let place = match self.line_of_entry(NodeId::ROOT, "period") {
            Some(_) => place,
            None => format!("write period: {{from: {date}}}, on a line of its own that begins without spaces"),
        };
        let out = self.arena.taken_out(key);
        Some((
            meant,
            format!("{out}; if this is the edition in hand, {place}; of an older one it can stand under changes"),
        ))
    }

    /// What belongs into the words of a commitment or a promise: until when it holds, a share of people, how strongly a promise is
    /// meant.
    pub(super) fn said_in_words(&self, key: NodeId, name: &str, text: Option<&str>, known: &[&str]) -> Option<Meant> {
        let has = |entry: &str| known.contains(&entry);
        let is_commitment = has("strength") && has("answer");
        let is_share = || text.is_some_and(|text| text.contains('%') || text.contains("per cent"));
        if let Some(said) = self.level_of_commitment(key, name, text).filter(|_| is_commitment) {
            return Some(said);
        }
        let what = match name {
            "until" if is_commitment => "until when it holds is said under says",
            "amount" if is_commitment && is_share() => "a share of people is no price, and is said under says",
            "strength" if has("due") && has("says") && has("done") => "a promise has no strength",
            _ => return None,
        };
        Some((format!("; {what}"), format!("{}; its words stay in says", self.arena.taken_out(key))))
    }

    /// The level that a commitment is for, under the word for one: "tier: 2".
    fn level_of_commitment(&self, key: NodeId, name: &str, text: Option<&str>) -> Option<Meant> {
        let arena = self.arena;
        let lower = name.to_lowercase();
        let is_word = LEVELS.contains(&lower.as_str()) || self.scheme().eq_ignore_ascii_case(&lower);
        let text = text.filter(|_| is_word)?;
        let listed = self.numbers_of_levels();
        let level = match self.level_meant(text) {
            Some(level) => sentence(level),
            None if listed.is_empty() => sentence(text),
            // Of a level that the list does not have, the rule on levels speaks.
            None => {
                return Some((
                    "; for which level it is, scope says".to_owned(),
                    format!(
                        "write in its place scope: {{levels: [...]}} with the numbers that are meant: {}",
                        listed.join(", ")
                    ),
                ));
            }
        };
        let help = match self.line_of_entry(arena.parent(key), "scope") {
            Some(line) => format!(
                "{}, and write under scope, which stands on line {line}: levels: [{level}]",
                arena.taken_out(key)
            ),
            None => format!("write in its place scope: {{levels: [{level}]}}"),
        };
        Some(("; for which level it is, scope says".to_owned(), help))
    }

    /// By when what a commitment puts off is to come, which is a promise: "due" beside its answer.
    pub(super) fn promise_of_commitment(&self, node: NodeId, key: NodeId, name: &str, known: &[&str]) -> Option<Meant> {
        const NAMES: [&str; 6] = ["due", "due date", "by when", "deadline", "target date", "date"];
        let arena = self.arena;
        let is_due = NAMES.contains(&name.to_lowercase().replace(['_', '-'], " ").as_str());
        let is_commitment =
            known.contains(&"strength") && known.contains(&"answer") && arena.get(node, "answer").is_some();
        let text = |name: &str| arena.get(node, name).and_then(|value| arena.text(value));
        let date = text(name).filter(|_| is_due && is_commitment).and_then(date::meant_by)?;
        let id = text("id").or_else(|| text("standard"))?;
        let says = sentence(text("says").unwrap_or("[insert what is promised]"));
        let action =
            if text("action").is_some() { String::new() } else { format!(", and write in this entry action: {id}") };
        Some((
            "; by when it comes is a promise".to_owned(),
            format!(
                "{}, and write it under actions: - {{id: {id}, says: {says}, due: {date}}}{action}",
                arena.taken_out(key)
            ),
        ))
    }

    /// What is said of an entry whose place in the document is taken.
    fn twice_under(&self, place: &[Holder<'_>], entry: &str) -> Option<Meant> {
        let [Holder { name: holder, .. }] = place else { return None };
        let block = self.arena.get(NodeId::ROOT, holder)?;
        let line = self.line_of_entry(block, entry)?;
        let elsewhere = if *holder == "review" {
            "; what another place of the document says of its review goes under also_stated"
        } else {
            "; what else it says goes under notes: of the document itself"
        };
        Some((
            format!("; it may mean {entry} under {holder}, which stands on line {line}"),
            format!("leave there what holds, and take this line out{elsewhere}"),
        ))
    }

    /// The entries of a block that stand in the document itself under names of an office, each once.
    fn entries_for(&self, holder: &str) -> String {
        let mut seen = HashSet::new();
        let arena = self.arena;
        let entries = arena.entries(NodeId::ROOT).filter_map(|(key, value)| {
            let [first, .., entry] = synonyms::entry(arena.text(key)?)? else { return None };
            (*first == holder && seen.insert(entry)).then(|| {
                let text = arena.text(value);
                // Where a date belongs it is written as dates are.
                let date = text.and_then(date::meant_by).map(|date| date.to_string());
                example::entry(entry, date.as_deref().or(text))
            })
        });
        entries.collect::<Vec<_>>().join(", ")
    }

    /// Whether an entry further up already says how this one is written, in the block that both belong to.
    pub(super) fn is_told_with_another(&self, node: NodeId, key: NodeId, name: &str) -> bool {
        let holder_of = |name: &str| match synonyms::entry(name) {
            Some([holder, _, ..]) => Some(*holder),
            _ => None,
        };
        let arena = self.arena;
        let takes_details = || self.described(node).and_then(|described| schema::keys(self.schema, described));
        if synonyms::is_detail(name) && takes_details().is_some_and(|known| known.contains(&DETAILS)) {
            let mut keys = arena.entries(node).map(|(key, _)| key);
            let first = keys.find(|key| arena.text(*key).is_some_and(synonyms::is_detail));
            return self.line_of_entry(node, DETAILS).is_none() && first != Some(key);
        }
        let Some(holder) = holder_of(name).filter(|_| node == NodeId::ROOT) else { return false };
        let first = arena.entries(node).find(|(key, _)| arena.text(*key).and_then(holder_of) == Some(holder));
        self.line_of_entry(node, holder).is_none() && first.is_some_and(|(first, _)| first != key)
    }

    /// Says of an item whose entries are all those of another list that it stands in the wrong one.
    pub(super) fn item_of_another_list(&mut self, node: NodeId, unexpected: &HashSet<&str>) -> bool {
        let arena = self.arena;
        let parent = arena.parent(node);
        if unexpected.len() < 2 || !self.is_item(node) || arena.parent(parent) != NodeId::ROOT {
            return false;
        }
        let Some(list) = arena.key_of(parent).and_then(|key| arena.text(key)) else { return false };
        let names: Vec<&str> = arena.entries(node).filter_map(|(key, _)| arena.text(key)).collect();
        let fits = |other: &&str| {
            let held = schema::property(self.schema, self.schema, other);
            let items = held.and_then(|held| schema::items(self.schema, held));
            let keys = items.and_then(|items| schema::keys(self.schema, items)).unwrap_or_default();
            *other != list && names.iter().all(|name| keys.contains(name))
        };
        let lists = schema::keys(self.schema, self.schema).unwrap_or_default();
        let fitting: Vec<&str> = lists.into_iter().filter(fits).collect();
        let [other] = fitting.as_slice() else { return false };
        let help = match self.line_of_entry(NodeId::ROOT, other) {
            Some(line) => format!("move it, from its hyphen on, to the end of {other}, which begins on line {line}"),
            None => format!("write {other}: above it, on a line of its own that begins where {list} begins"),
        };
        let message = format!("this entry stands under {list}, and belongs under {other}");
        self.explained.insert((node, ""));
        self.findings.add(Draft::new(arena.heading(node), message, help).value(*other));
        true
    }

    /// The line on which a block has an entry of this name.
    fn line_of_entry(&self, block: NodeId, name: &str) -> Option<u32> {
        let (key, _) = self.arena.entry(block, name)?;
        Some(self.arena.source().line_at(self.arena.span(key).start))
    }
}

/// The date in a text that says from when the document holds: "takes effect 1 October 2026".
fn date_from_which(text: &str) -> Option<Date> {
    const FROM: [&str; 10] = [
        "takes effect",
        "taking effect",
        "with effect",
        "comes into force",
        "in force",
        "effective",
        "applies from",
        "valid from",
        "comes into effect",
        "begins",
    ];
    let lower = text.trim().to_lowercase();
    let rest = FROM.iter().find_map(|words| lower.strip_prefix(words))?.trim_start();
    let rest = ["on ", "from ", "since "].iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
    date::meant_by(rest)
}

/// The way to an entry: "levels, in an item of list", "changes in an item of versions, in an item".
pub(super) fn in_words(place: &[Holder<'_>]) -> String {
    let [first, rest @ ..] = place else { return String::new() };
    let Some((last, between)) = rest.split_last().filter(|_| first.is_list) else {
        let first = if first.is_list { format!("{}, in an item", first.name) } else { first.name.to_owned() };
        return rest.iter().fold(first, |words, holder| format!("{words}, {}", step(holder)));
    };
    let way = between.iter().rev().chain([first]).map(step).collect::<Vec<_>>().join(", ");
    let item = if last.is_list { ", in an item" } else { "" };
    format!("{} {way}{item}", last.name)
}

/// One holder on the way: "in an item of changes", "under list".
fn step(holder: &Holder<'_>) -> String {
    if holder.is_list { format!("in an item of {}", holder.name) } else { format!("under {}", holder.name) }
}

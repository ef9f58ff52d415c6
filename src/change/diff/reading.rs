//! What stands in one place of a document, read by the type that the schema gives it, and how that is put in words.

use std::collections::BTreeMap;

use serde_json::Value as Schema;

use super::commitments::heading;
use crate::change::difference::{Found, Value};
use crate::model::fields::{Direction, Field};
use crate::model::located::{Read, UNSTATED};
use crate::model::money::read_money;
use crate::model::schema::{self, FieldType, field_type};
use crate::model::words::{Strength, YesNo, listed};
use crate::model::{Date, Duration};
use crate::source::{Arena, NodeId};

/// A place in a document: what stands there, or where it would stand.
#[derive(Clone, Copy)]
pub(super) struct Entry<'d> {
    /// The tree.
    pub arena: &'d Arena,
    /// What stands there.
    pub node: Option<NodeId>,
    /// What would hold it.
    holder: NodeId,
}

impl<'d> Entry<'d> {
    /// The document itself.
    pub(super) fn root(arena: &'d Arena) -> Self {
        Self { arena, node: Some(NodeId::ROOT), holder: NodeId::ROOT }
    }

    /// Where it stands, or what would hold it.
    pub(super) fn at(self) -> NodeId {
        self.node.unwrap_or(self.holder)
    }

    /// The entry of this name in it.
    pub(super) fn get(self, key: &str) -> Self {
        self.holding(self.node.and_then(|node| self.arena.get(node, key)))
    }

    /// Something in it, or nothing.
    pub(super) fn holding(self, node: Option<NodeId>) -> Self {
        Self { node, holder: self.at(), ..self }
    }

    /// Its text, where it is one.
    pub(super) fn text(self) -> Option<&'d str> {
        self.arena.text(self.node?)
    }

    /// Whether it is a block of entries.
    pub(super) fn is_block(self) -> bool {
        self.node.is_some_and(|node| self.arena.is_mapping(node))
    }

    /// Its items, or itself where a list of one is written as a single value.
    pub(super) fn items(self) -> Vec<Self> {
        let Some(node) = self.node else { return Vec::new() };
        if !self.arena.is_sequence(node) {
            return vec![self];
        }
        self.arena.items(node).map(|item| self.holding(Some(item))).collect()
    }

    /// Its entries by their names.
    pub(super) fn named(self) -> BTreeMap<&'d str, NodeId> {
        let entries = self.node.into_iter().flat_map(|node| self.arena.entries(node));
        entries.filter_map(|(key, value)| Some((self.arena.text(key)?, value))).collect()
    }

    /// All text below it, on one line.
    pub(super) fn flat(self) -> String {
        self.node.map_or_else(String::new, |node| flat(self.arena, node))
    }
}

/// All text below a node, on one line.
pub(super) fn flat(arena: &Arena, node: NodeId) -> String {
    if let Some(text) = arena.text(node) {
        return text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let entries = arena.entries(node).map(|(key, value)| {
        format!("{}: {}", arena.text(key).unwrap_or_default().replace('_', " "), flat(arena, value))
    });
    if arena.is_mapping(node) {
        return entries.collect::<Vec<_>>().join(", ");
    }
    arena.items(node).map(|item| flat(arena, item)).collect::<Vec<_>>().join("; ")
}

/// What stands in a field; where nothing does, what is meant by that.
pub(super) fn read(field: &Field, root: &Schema, described: &Schema, entry: Entry<'_>) -> Found {
    let value = match (entry.node, entry.text()) {
        (None, _) => field.left_out.map_or(Value::Nothing, |meant| value(field, root, described, meant)),
        (Some(_), None | Some("")) => Value::Unreadable,
        (Some(_), Some(UNSTATED)) => Value::Unstated,
        (Some(_), Some(text)) => value(field, root, described, text),
    };
    let found = Found::new(value, entry.at());
    if let (None, Some(meant)) = (entry.node, field.left_out)
        && meant != YesNo::No.word()
    {
        return found.in_words(format!("{meant} (nothing is written)"));
    }
    match (&found.value, field.direction) {
        (Value::Text(amount), Direction::Price) => {
            let words = price(amount, entry);
            found.in_words(words)
        }
        _ => found,
    }
}

fn value(field: &Field, root: &Schema, described: &Schema, text: &str) -> Value {
    let read = match field_type(root, described) {
        FieldType::Date => Date::read(text).map(Value::Day),
        FieldType::Duration => Duration::read(text).map(Value::Time),
        FieldType::YesNo => YesNo::read(text).map(|answer| Value::Text(answer.word().to_owned())),
        FieldType::Word if field.direction == Direction::Word => Strength::read(text).map(Value::Strength),
        FieldType::Word => {
            let is_known = schema::words(root, described).is_some_and(|words| words.contains(&text));
            return if is_known { Value::Text(text.to_owned()) } else { Value::Unreadable };
        }
        // "40" and "40.00" are one price.
        _ if field.direction == Direction::Price => {
            let pence = read_money(text).ok();
            return Value::Text(
                pence.map_or_else(|| text.to_owned(), |pence| format!("{}.{:02}", pence / 100, pence % 100)),
            );
        }
        _ => return Value::Text(text.to_owned()),
    };
    read.unwrap_or(Value::Unreadable)
}

/// An amount of money with its pound, where nothing says that it is in another currency. A price of nothing is none.
fn price(amount: &str, entry: Entry<'_>) -> String {
    let currency = entry.arena.get(entry.holder, "currency").and_then(|node| entry.arena.text(node));
    match currency {
        _ if read_money(amount) == Ok(0) => "nothing (it is free)".to_owned(),
        None | Some("GBP") => format!("\u{a3}{amount}"),
        Some(_) => amount.to_owned(),
    }
}

/// A block or an item in words, by the entries that the table names for that.
pub(super) fn described(field: &Field, root: &Schema, item: &Schema, entry: Entry<'_>) -> String {
    let mut words = String::new();
    for (key, template) in field.described.iter().filter(|(key, _)| !key.is_empty()) {
        let Some(described) = schema::property(root, item, key) else { continue };
        let part = spoken(key, root, described, entry.get(key));
        if let Some(part) = part.filter(|_| entry.get(key).node.is_some()) {
            words.push_str(&template.replace("{when}", &part.1).replace("{}", &part.0));
        }
    }
    if !words.is_empty() {
        return words.trim_start_matches([',', ':', ' ']).to_owned();
    }
    let otherwise = field.described.iter().find(|(key, _)| key.is_empty()).map(|(_, words)| (*words).to_owned());
    let by_name = || {
        let items = field.items?;
        let keys = items.alike.into_iter().chain([items.key]);
        keys.filter_map(|key| entry.get(key).text()).next().map(str::to_owned)
    };
    otherwise.or_else(by_name).unwrap_or_else(|| entry.flat())
}

/// The name of a committee that a policy goes by its id.
fn body<'a>(arena: &'a Arena, id: &str) -> Option<&'a str> {
    let own = |node: NodeId, key: &str| arena.get(node, key).and_then(|value| arena.text(value));
    let known = arena.items(arena.find(["bodies"])?).find(|node| own(*node, "id") == Some(id))?;
    own(known, "name").or_else(|| own(known, "short"))
}

/// A value for the middle of a sentence, plain and as the time of something.
fn spoken(key: &str, root: &Schema, described: &Schema, entry: Entry<'_>) -> Option<(String, String)> {
    let names: Vec<&str> = entry.items().into_iter().filter_map(Entry::text).collect();
    if names.len() > 1 {
        let names = listed(&names, "and");
        return Some((names.clone(), names));
    }
    let text = names.first().copied().filter(|text| *text != UNSTATED)?;
    let plain = match (field_type(root, described), key) {
        (FieldType::Date, _) => {
            let date = Date::read(text).ok()?;
            return Some((date.in_words(), date.when()));
        }
        (FieldType::Duration, "every") => Duration::read(text).ok()?.as_cycle(),
        (_, "id") => heading(text),
        (_, "by") => body(entry.arena, text).unwrap_or(text).to_owned(),
        (_, "amount" | "fee") => price(text, entry),
        _ => text.to_owned(),
    };
    Some((plain.clone(), plain))
}

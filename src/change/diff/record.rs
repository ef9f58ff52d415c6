//! What belongs to the record and not to the duties: titles, names, the history of the document, who read it and when.
//! Only for two states of one document; that two documents of different people have other titles is no difference.

use std::collections::{BTreeMap, BTreeSet};

use super::{Pair, Side};
use crate::change::Kind;
use crate::change::difference::{Difference, Entry, Found, Value};
use crate::source::{Arena, NodeId};

/// Values of the record that stand once.
const SINGLE: [(&str, &str); 6] = [
    ("policy", "Short name"),
    ("title", "Title"),
    ("edition", "Edition"),
    ("supersedes", "What it replaces"),
    ("source", "Source"),
    ("recorded", "Who read the source"),
];

/// Lists of the record.
const LISTS: [(&str, &str); 5] = [
    ("issuers", "Issuers"),
    ("versions", "History of the document"),
    ("bodies", "Names of bodies"),
    ("terms", "Replaced names in use"),
    ("source_faults", "Faults of the source"),
];

/// The differences between the records of two documents.
pub(super) fn differences(pair: &Pair<'_>) -> Vec<Difference> {
    if !pair.compares_wording() {
        return Vec::new();
    }
    let singles = SINGLE.into_iter().flat_map(|(field, about)| single(pair, field, about));
    singles.chain(LISTS.into_iter().flat_map(|(field, about)| list(pair, field, about))).collect()
}

/// One change for a value or a block, with the entries that differ in it.
fn single(pair: &Pair<'_>, field: &'static str, about: &str) -> Option<Difference> {
    let parts = |side: &Side<'_>| -> BTreeMap<String, (NodeId, String)> {
        let Some(node) = side.arena.find([field]) else { return BTreeMap::new() };
        if !side.arena.is_mapping(node) {
            return BTreeMap::from([(String::new(), (node, flat(side.arena, node)))]);
        }
        let entries = side
            .arena
            .entries(node)
            .filter_map(|(key, value)| Some((side.arena.text(key)?.to_owned(), (value, flat(side.arena, value)))));
        entries.collect()
    };
    let (old, new) = (parts(&pair.old), parts(&pair.new));
    let names: BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let text =
        |parts: &BTreeMap<String, (NodeId, String)>, name: &String| parts.get(name).map(|(_, text)| text.clone());
    let differing: Vec<&String> = names.into_iter().filter(|name| text(&old, name) != text(&new, name)).collect();
    let first = differing.first()?;
    let side = |side: &Side<'_>, parts: &BTreeMap<String, (NodeId, String)>| {
        let at = parts.get(*first).map_or_else(|| side.entry(field), |(node, _)| *node);
        let said: Vec<String> = differing
            .iter()
            .filter_map(|name| {
                let text = text(parts, name)?;
                Some(if name.is_empty() { text } else { format!("{}: {text}", name.replace('_', " ")) })
            })
            .collect();
        Found::new(if said.is_empty() { Value::Nothing } else { Value::Text(said.join("; ")) }, at)
    };
    Some(Difference::of(field, Kind::RecordKeeping, about, side(&pair.old, &old), side(&pair.new, &new)))
}

/// One change for a list, with the items that went or came.
fn list(pair: &Pair<'_>, field: &'static str, about: &str) -> Option<Difference> {
    let items = |side: &Side<'_>| -> Vec<(NodeId, String)> {
        let list = side.arena.find([field]);
        list.into_iter().flat_map(|list| side.arena.items(list)).map(|node| (node, flat(side.arena, node))).collect()
    };
    let (old, new) = (items(&pair.old), items(&pair.new));
    let texts =
        |items: &[(NodeId, String)]| -> BTreeSet<String> { items.iter().map(|(_, text)| text.clone()).collect() };
    let (old_texts, new_texts) = (texts(&old), texts(&new));
    let gone = old.iter().filter(|(_, text)| !new_texts.contains(text)).map(|(at, text)| Entry::gone(text, *at));
    let came = new.iter().filter(|(_, text)| !old_texts.contains(text)).map(|(at, text)| Entry::came(text, *at));
    let entries: Vec<Entry> = gone.chain(came).collect();
    if entries.is_empty() {
        return None;
    }
    let places = (pair.old.entry(field), pair.new.entry(field));
    Some(Difference::of_list(field, Kind::RecordKeeping, about, entries, places))
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

//! Entries that a block lacks.

use serde_json::Value;

use super::Shape;
use crate::finding::{Draft, Severity, shortened};
use crate::model::schema;
use crate::source::NodeId;

impl Shape<'_> {
    /// Notes that a name is missing because it is there misspelt.
    pub(super) fn explain_missing(&mut self, node: NodeId, known: &[&'static str], name: &str) {
        if let Some(name) = known.iter().find(|known| **known == name) {
            self.explained.insert((node, name));
        }
    }

    /// Where an item of a list lacks the names by which items begin, and has only what the item above lacks: its first name,
    /// where no such item stands above it.
    fn rest_of_item_above(&self, node: NodeId, begins: &[&str]) -> Option<Option<NodeId>> {
        let arena = self.arena;
        let items: Vec<NodeId> = arena.items(arena.parent(node)).take_while(|item| *item != node).collect();
        let begins_item = |item: &NodeId| begins.iter().any(|name| arena.get(*item, name).is_some());
        let at = items.iter().rposition(begins_item)?;
        let has = |name: &str| items[at..].iter().any(|item| arena.get(*item, name).is_some());
        let names: Vec<&str> = arena.entries(node).filter_map(|(key, _)| arena.text(key)).collect();
        let known = self.described(node).and_then(|described| schema::keys(self.schema, described))?;
        let is_rest = !names.is_empty() && names.iter().all(|name| known.contains(name) && !has(name));
        let is_first = at + 1 == items.len();
        let (first, _) = arena.entries(node).next()?;
        is_rest.then_some(Some(first).filter(|_| is_first))
    }

    /// Says that a block lacks all of `names`; where it needs only one of several, the first is asked for.
    pub(super) fn missing_key(&mut self, node: NodeId, described: &'static Value, names: &[&str]) {
        if names.iter().any(|name| self.explained.contains(&(node, *name))) {
            return;
        }
        let [name, others @ ..] = names else { return };
        if let Some(first) = self.rest_of_item_above(node, names) {
            if let Some(first) = first {
                let written = self.arena.text(first).unwrap_or_default();
                let message = format!("{written} belongs to the entry above, and the hyphen begins another one here");
                let help = "write spaces in place of this hyphen, and so below it, until the next entry of the list";
                self.findings.under("load/missing-key", Severity::Error);
                self.findings.add(Draft::new(first, message, help).value(*name));
            }
            return;
        }
        let meaning = schema::property(self.schema, described, name)
            .and_then(|property| property.get("description"))
            .and_then(Value::as_str)
            .map_or_else(String::new, |meaning| format!(": {}", first_sentence(meaning)));
        let arena = self.arena;
        let list = self.is_item(node).then(|| arena.key_of(arena.parent(node))).flatten();
        let place = match (list.or_else(|| arena.key_of(node))).and_then(|key| arena.text(key)) {
            Some(list) if self.is_item(node) => format!("this entry of {}", shortened(list)),
            Some(block) => shortened(block),
            None if node == NodeId::ROOT => "this document".to_owned(),
            None => "this entry".to_owned(),
        };
        let either = others.iter().fold(String::new(), |text, other| format!("{text} and no {other}"));
        let instead = others.iter().fold(String::new(), |text, other| format!("{text}; or {other}, where none fits"));
        self.findings.under("load/missing-key", Severity::Error).add(
            Draft::new(node, format!("{place} has no {name}{either}"), format!("add {name}{meaning}{instead}"))
                .value(*name),
        );
    }
}

fn first_sentence(text: &str) -> String {
    let text = text.split('\n').next().unwrap_or_default();
    let sentence = text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.');
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

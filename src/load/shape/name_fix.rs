//! The fixes of names of entries: misspelt ones, and what was taken for a name.

use serde_json::Value;

use super::Shape;
use crate::finding::Fix;
use crate::load::mend;
use crate::model::date::{self, Date};
use crate::model::duration::{DURATION_FORMAT, Duration};
use crate::model::located::{Read, UNSTATED};
use crate::model::schema;
use crate::model::words::Kind;
use crate::source::NodeId;

impl Shape<'_> {
    /// The name as it was meant, or what was taken for a name as the item of a list that it is.
    pub(super) fn name_fix(&self, node: NodeId, key: NodeId, name: &str, known: &[&'static str]) -> Option<Fix> {
        let source = self.arena.source();
        let line = source.line_at(self.arena.span(key).start);
        match name.chars().next()? {
            '-' => mend::hyphens(source, line, line),
            letter if letter.is_whitespace() => mend::plain_indentation(source, line, line, 2),
            _ => mend::bullets(source, line).or_else(|| self.spelling_fix(node, key, name, known)),
        }
    }

    /// The name as it is known, whose entry takes what stands there. What settings leave out or let in is never guessed.
    fn spelling_fix(&self, node: NodeId, key: NodeId, name: &str, known: &[&'static str]) -> Option<Fix> {
        let meant = mend::meant_name(self.arena, node, key, known)?;
        let value = self.arena.entries(node).find(|(other, _)| *other == key)?.1;
        let is_meant = mend::is_same(name, meant) || self.takes(node, meant, value);
        let is_of_settings = std::ptr::eq(self.schema, schema::schema(Kind::Config));
        if is_meant && !is_of_settings { mend::name(self.arena, key, meant) } else { None }
    }

    /// Whether an entry of a block takes a value, as far as its kind goes.
    fn takes(&self, block: NodeId, name: &str, value: NodeId) -> bool {
        let described = schema::at(self.schema, self.arena, block);
        let Some(entry) = described.and_then(|block| schema::property(self.schema, block, name)) else { return false };
        if self.arena.is_blank(value) {
            return true;
        }
        let has_entries = || schema::keys(self.schema, entry).is_some() || entry.get("additionalProperties").is_some();
        let Some(text) = self.arena.text(value) else {
            let is_list = self.arena.is_sequence(value);
            return if is_list { schema::items(self.schema, entry).is_some() } else { has_entries() };
        };
        let entry = schema::resolved(self.schema, entry);
        let format = entry.get("format").and_then(Value::as_str);
        match schema::words(self.schema, entry) {
            Some(words) => words.contains(&text),
            None if format == Some(date::DATE_FORMAT) => text == UNSTATED || Date::read(text).is_ok(),
            None if format == Some(DURATION_FORMAT) => text == UNSTATED || Duration::read(text).is_ok(),
            None => entry.get("type").is_none_or(|kind| kind != "array") && !has_entries(),
        }
    }
}

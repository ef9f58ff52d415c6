//! A sentence in a list that has a colon in it, so that what stands before the colon reads as the name of an entry.

use serde_json::Value;

use super::{Shape, example};
use crate::finding::{Draft, Fix, shortened};
use crate::load::mend;
use crate::model::schema;
use crate::source::{NodeId, Span, Style};

impl<'a> Shape<'a> {
    /// The sentence that an item of a list is, where a name that no entry has begins it.
    pub(super) fn cut_sentence(&self, node: NodeId, key: NodeId) -> Option<String> {
        let arena = self.arena;
        let (first, value) = arena.entries(node).next()?;
        let name = arena.text(key)?;
        // Names of entries are single words in small letters.
        let is_of_sentence = name.contains(' ') || name.starts_with(char::is_uppercase);
        let is_plain = arena.style(key) == Style::Plain && arena.style(value) == Style::Plain;
        let has_both = first == key && !arena.is_blank(value) && arena.text(value).is_some();
        let is_item = self.is_item(node) && arena.style(node) != Style::Flow;
        let span = Span { start: arena.span(key).start, end: arena.span(value).end };
        (is_of_sentence && is_plain && has_both && is_item).then(|| arena.source().slice(span).to_owned())
    }

    /// Says that the colon of a sentence cut it, and where the whole of it belongs.
    pub(super) fn cut_by_colon(&mut self, node: NodeId, described: &'static Value, key: NodeId, sentence: &str) {
        let name = self.arena.text(key).unwrap_or_default();
        let example =
            example::block(self.schema, described, sentence).map(|block| format!(": {}", example::item(&block)));
        let help = format!("put the whole sentence in quotes, under its own entry{}", example.unwrap_or_default());
        // What the item lacks is in the sentence, or is seen once that is in its place.
        for known in schema::keys(self.schema, described).unwrap_or_default() {
            self.explained.insert((node, known));
        }
        self.findings.add(Draft::new(key, message(name), help).value(name));
    }

    /// The same of an item that is nothing but a text, with its mend.
    pub(super) fn cut_text(&self, node: NodeId) -> Option<(String, String, Option<Fix>)> {
        let mut entries = self.arena.entries(node);
        let (key, value) = entries.next()?;
        if self.value_of_each_level(node, "").is_some() {
            return None;
        }
        let sentence = self.cut_sentence(node, key).filter(|_| entries.next().is_none())?;
        let help = format!("put the whole sentence in quotes: - {}", example::value(&sentence));
        Some((message(self.arena.text(key)?), help, mend::in_quotes_between(self.arena, key, value)))
    }
}

fn message(name: &str) -> String {
    format!("this sentence has a colon in it, so \"{}\" was taken for the name of an entry", shortened(name))
}

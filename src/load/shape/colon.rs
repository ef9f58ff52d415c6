//! Entries that are read as a text, for want of a plain space behind their colon: the only ones of their block.

use serde_json::Value;

use super::Shape;
use crate::finding::{Draft, Fix, shortened};
use crate::load::sentence::is_word;
use crate::model::schema;
use crate::source::{NodeId, Source, Span};

impl Shape<'_> {
    /// What is said of a text in the place of a block that begins as one of the block's entries does: "role:Trainer", or
    /// with a hard space behind the colon.
    pub(super) fn entry_read_as_text(&self, node: NodeId, described: &Value) -> Option<Draft> {
        let (source, span) = (self.arena.source(), self.arena.span(node));
        self.arena.text(node)?;
        let known = schema::keys(self.schema, described)?;
        let lines = source.line_at(span.start)..=source.line_at(span.end);
        let entries: Vec<_> =
            lines.map(|line| Entry::on(source, line).filter(|entry| known.contains(&entry.name))).collect();
        let first = entries.first()?.as_ref().filter(|entry| entry.start == span.start)?;
        let message =
            format!("no plain space stands behind {}:, so it is read as a text and not as an entry", first.name);
        let help = format!("write {}: {}", first.name, shortened(first.value));
        // To which entry a line without a name belongs, nobody knows.
        let all: Option<Vec<&Entry<'_>>> = entries.iter().map(Option::as_ref).collect();
        let fix = all.map(|all| {
            let fix = Fix::new("write a colon and a plain space").reshaping();
            all.into_iter().fold(fix, |fix, entry| fix.edit(entry.between, ": "))
        });
        Some(Draft::new(node, message, help).value(first.name).fix(fix))
    }
}

/// An entry as somebody meant to write it on a line of its own.
struct Entry<'s> {
    /// Where its name begins.
    start: u32,
    name: &'s str,
    /// What stands in the place of a colon and a space.
    between: Span,
    value: &'s str,
}

impl<'s> Entry<'s> {
    fn on(source: &'s Source, line: u32) -> Option<Self> {
        const COLONS: [char; 2] = [':', '\u{ff1a}'];
        let text = source.line(line).trim_end();
        let written = text.trim_start_matches([' ', '-']);
        let start = source.line_start(line) as usize + text.len() - written.len();
        let (name, _) = written.split_once(COLONS).filter(|(name, _)| is_word(name))?;
        let behind = &written[name.len()..];
        let value = behind.trim_start_matches(COLONS).trim_start();
        let from = start + name.len();
        let between = Span::new(from, from + behind.len() - value.len());
        (!value.is_empty()).then(|| Self { start: Span::new(start, start).start, name, between, value })
    }
}

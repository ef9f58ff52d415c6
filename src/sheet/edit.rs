//! Changed cells as edits of the text of a document, of as few of its lines as can be, in the style that it has.

use super::numbers::Number;
use super::reword::{Room, reworded};
use crate::finding::Fix;
pub(super) use crate::fix::Why;
use crate::fix::insert;
use crate::source::{Arena, NodeId, Source, Span, Style};
use crate::template;

/// The entries of a commitment in the order in which people write them.
const ORDER: [&str; 13] = [
    "standard", "id", "section", "scope", "by", "answer", "strength", "says", "details", "lacks", "action", "to",
    "quote",
];

/// How many columns a line is filled to, as far as it is written here.
const WIDTH: usize = 100;

/// Where an entry of this name belongs among the others.
pub(super) fn rank(key: &str) -> usize {
    ORDER.iter().position(|known| *known == key).unwrap_or(ORDER.len())
}

/// Writes into one document.
#[derive(Clone, Copy)]
pub(super) struct Editor<'d> {
    arena: &'d Arena,
    source: &'d Source,
    newline: &'static str,
}

impl<'d> Editor<'d> {
    pub(super) fn new(arena: &'d Arena) -> Self {
        let source = arena.source();
        let newline = if source.text().contains("\r\n") { "\r\n" } else { "\n" };
        Self { arena, source, newline }
    }

    /// A text under a key of a commitment.
    pub(super) fn text(&self, block: NodeId, key: &str, text: &str) -> Fix {
        match self.arena.entry(block, key) {
            Some((name, value)) => self.other_text((name, value), text, texts),
            None if key == "says" && self.arena.style(block) == Style::Block => {
                let below = template::wrapped(text);
                self.insert(block, key, ">-", &below)
            }
            None => self.insert(block, key, &template::value(text), &[]),
        }
    }

    /// A value, or a list of some, under a key of a commitment.
    pub(super) fn list(&self, block: NodeId, key: &str, values: &[String], written: WriteList) -> Result<Fix, Why> {
        let Some((name, old)) = self.arena.entry(block, key) else {
            return Ok(self.insert(block, key, &written(values), &[]));
        };
        let items: Vec<NodeId> = self.arena.items(old).collect();
        if let ([only], false) = (values, self.arena.is_sequence(old)) {
            return Ok(self.other_text((name, old), only, written));
        }
        if self.arena.is_sequence(old) && items.len() == values.len() {
            let pairs = items.iter().zip(values);
            let other =
                pairs.filter(|(item, value)| self.arena.text(**item).map(super::fact::flat).as_ref() != Some(*value));
            let mut fix = Fix::new(format!("write {key}"));
            for (item, value) in other {
                fix = fix.edit(self.arena.span(*item), self.item_like(*item, value, written));
            }
            return Ok(fix);
        }
        let span = self.arena.span(old);
        if self.source.slice(span).contains('\n') {
            return Err("it is written over several lines, of which some would have to come or go");
        }
        Ok(Fix::new(format!("write {key}")).edit(span, written(values)).reshaping())
    }

    /// Numbers of a commitment.
    pub(super) fn numbers(&self, commitment: NodeId, numbers: &[&Number]) -> Result<Vec<Fix>, Why> {
        let Some((_, details)) = self.arena.entry(commitment, "details") else {
            let entries: Vec<String> =
                numbers.iter().map(|(name, values)| format!("{name}: {}", amounts(values))).collect();
            return Ok(vec![self.insert(commitment, "details", &format!("{{{}}}", entries.join(", ")), &[])]);
        };
        if !self.arena.is_mapping(details) || self.arena.entries(details).next().is_none() {
            return Err("nothing that could be added to stands under details");
        }
        let one = |(name, values): &&Number| match self.arena.entry(details, name) {
            Some(_) => self.list(details, name, values, amounts),
            None => Ok(self.insert(details, name, &amounts(values), &[])),
        };
        numbers.iter().map(one).collect()
    }

    /// New commitments behind so many of the list, in its style.
    pub(super) fn add(&self, place: usize, commitments: &[Vec<String>]) -> Result<Fix, Why> {
        insert(self.arena, (NodeId::ROOT, "commitments", place), commitments, "add what is answered now")
            .map_err(|_| "the commitments are not written as a list, one below the other")
    }

    /// Another text in the place of one.
    fn other_text(&self, (name, value): (NodeId, NodeId), text: &str, otherwise: WriteList) -> Fix {
        let fix = Fix::new(format!("write {}", self.arena.text(name).unwrap_or("it")));
        let span = self.arena.span(value);
        if self.arena.is_blank(value) {
            let at = self.after_colon(name);
            return fix.edit(Span { start: at, end: at }, format!(" {}", otherwise(&[text.to_owned()])));
        }
        let words: Vec<&str> = text.split(' ').collect();
        if let Some((content, is_folded)) = self.block_text(name, value) {
            let indent = self.before(content.start).len();
            let room = is_folded.then_some(Room { indent, width: WIDTH, newline: self.newline });
            let (span, text) = reworded(self.source.text(), content, &words, room);
            return fix.edit(span, text);
        }
        let written = self.source.slice(span);
        let is_quiet = !text.contains([':', '#', '{', '}', '[', ']', '"', '\'']);
        let is_plain = self.arena.style(value) == Style::Plain;
        if is_plain && is_quiet && written.contains('\n') {
            let room = indent_below(written).map(|indent| Room { indent, width: WIDTH, newline: self.newline });
            let (span, text) = reworded(self.source.text(), span, &words, room);
            return fix.edit(span, text);
        }
        let is_block = self.arena.style(self.arena.parent(value)) == Style::Block;
        let text = like(written, text, is_plain && is_block).unwrap_or_else(|| otherwise(&[text.to_owned()]));
        fix.edit(span, text)
    }

    /// Another text in the place of an item of a list.
    fn item_like(&self, item: NodeId, text: &str, otherwise: WriteList) -> String {
        like(self.source.slice(self.arena.span(item)), text, false).unwrap_or_else(|| otherwise(&[text.to_owned()]))
    }

    /// The words of a text that is written below its name, behind `>` or `|`; and whether its lines are folded.
    fn block_text(&self, name: NodeId, value: NodeId) -> Option<(Span, bool)> {
        let (after, end) = (self.after_colon(name), self.arena.span(value).end);
        let below = self.source.slice(Span { start: after, end: end.max(after) });
        let (head, rest) = below.split_once('\n')?;
        let is_folded = head.trim_start().starts_with('>');
        if !is_folded && !head.trim_start().starts_with('|') {
            return None;
        }
        let start = end - Span::new(rest.trim_start().len(), 0).start;
        Some((Span { start, end }, is_folded))
    }

    /// A new entry behind those that people write before it.
    fn insert(&self, block: NodeId, key: &str, value: &str, below: &[String]) -> Fix {
        let fix = Fix::new(format!("write {key}")).reshaping();
        let entries = self.arena.entries(block);
        let place = |name: NodeId| self.arena.text(name).map_or(0, rank);
        let before = entries.filter(|(name, _)| place(*name) < rank(key) || rank(key) == ORDER.len());
        let before =
            before.max_by_key(|(name, value)| (place(*name), *value)).or_else(|| self.arena.entries(block).next());
        let Some((name, old)) = before else { return fix };
        let end = self.after_colon(name).max(self.arena.span(old).end);
        if self.arena.style(block) == Style::Flow {
            return fix.edit(Span { start: end, end }, format!(", {key}: {value}"));
        }
        let at = self.line_end(end);
        let first = self.arena.entries(block).next().map_or(name, |(first, _)| first);
        let indent = " ".repeat(self.before(self.arena.span(first).start).chars().count());
        let mut text = format!("{}{indent}{key}: {value}", self.newline);
        for line in below {
            text.extend([self.newline, &indent, "  ", line]);
        }
        fix.edit(Span { start: at, end: at }, text)
    }

    /// What stands before a place on its line.
    fn before(&self, at: u32) -> &'d str {
        self.source.slice(Span { start: self.source.line_start(self.source.line_at(at)), end: at })
    }

    /// The end of the line on which a place stands, before what ends it.
    fn line_end(&self, at: u32) -> u32 {
        let rest = self.source.text().get(at as usize..).unwrap_or_default();
        at + Span::new(rest.find(['\n', '\r']).unwrap_or(rest.len()), 0).start
    }

    /// The place behind the colon of a name.
    fn after_colon(&self, name: NodeId) -> u32 {
        let end = self.arena.span(name).end;
        let rest = self.source.text().get(end as usize..).unwrap_or_default();
        end + Span::new(rest.find(':').map_or(0, |at| at + 1), 0).start
    }
}

/// A text as another one was written: plain, or between the same quotes; `None` where it cannot be.
fn like(written: &str, text: &str, may_be_plain: bool) -> Option<String> {
    let is_sentence = |text: &str| {
        text.starts_with(char::is_alphanumeric)
            && !text.contains([':', '#', '"', '\'', '\\'])
            && text.chars().all(|letter| !letter.is_control())
            && !is_of_another_type(text)
    };
    if written.starts_with('\'') && !text.contains('\'') {
        return Some(format!("'{text}'"));
    }
    if written.starts_with('"') {
        return Some(template::quoted(text));
    }
    (may_be_plain && is_sentence(text)).then(|| text.to_owned())
}

/// Whether a plain text is something else than text to programs that read YAML: 3.10 is the number 3.1. Whole numbers keep
/// their figures in either.
fn is_of_another_type(text: &str) -> bool {
    const WORDS: [&str; 9] = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"];
    let is_whole = text.bytes().all(|letter| letter.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
    let is_date = text.len() >= 8 && text.bytes().all(|letter| letter.is_ascii_digit() || letter == b'-');
    !is_whole && (is_date || text.parse::<f64>().is_ok() || WORDS.contains(&text.to_lowercase().as_str()))
}

/// How far the lines of a text below its first one are indented.
fn indent_below(written: &str) -> Option<usize> {
    let below = written.lines().nth(1)?;
    Some(below.len() - below.trim_start().len())
}

/// How a list of values is written on one line.
type WriteList = fn(&[String]) -> String;

/// Texts: one by itself, several between brackets.
pub(super) fn texts(values: &[String]) -> String {
    in_brackets(values.iter().map(|value| template::value(value)).collect())
}

/// Amounts, plain unless they could be taken for others.
pub(super) fn amounts(values: &[String]) -> String {
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, ' ' | '-');
    let one = |value: &String| match value.starts_with(|letter: char| letter.is_ascii_alphanumeric()) {
        true if value.chars().all(is_plain) => value.clone(),
        _ => template::quoted(value),
    };
    in_brackets(values.iter().map(one).collect())
}

fn in_brackets(values: Vec<String>) -> String {
    if let [only] = values.as_slice() { only.clone() } else { format!("[{}]", values.join(", ")) }
}

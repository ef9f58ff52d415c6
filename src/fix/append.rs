//! New items of a list, at its end or among the others, in the style that it has.

use crate::finding::Fix;
use crate::source::{Arena, NodeId, Span, Style};

/// Why something cannot be written.
pub type Why = &'static str;

/// Writes items, each in lines whose first has a hyphen and the others as much room, at the end of the list that a block has
/// under a key, or as that list where it has none.
///
/// # Errors
/// Where the list is not written one item below the other.
pub fn append(arena: &Arena, block: NodeId, key: &str, items: &[Vec<String>], title: &str) -> Result<Fix, Why> {
    insert(arena, (block, key, usize::MAX), items, title)
}

/// Writes items behind so many of the list that a block has under a key; otherwise as [`append`] does.
///
/// # Errors
/// Where the list is not written one item below the other.
pub fn insert(
    arena: &Arena,
    (block, key, place): (NodeId, &str, usize),
    items: &[Vec<String>],
    title: &str,
) -> Result<Fix, Why> {
    let writer = Writer { arena, newline: if arena.source().text().contains("\r\n") { "\r\n" } else { "\n" } };
    let fix = Fix::new(title).reshaping();
    let Some((name, list)) = arena.entry(block, key) else { return writer.new_list(block, key, items, fix) };
    let known: Vec<NodeId> = arena.items(list).collect();
    if let Some(last) = known.last().filter(|_| arena.style(list) == Style::Block) {
        let before = known.iter().take(place).next_back();
        let end = before.map_or_else(|| writer.after_colon(name), |item| arena.span(*item).end);
        let at = writer.line_end(end);
        let style = (&*writer.prefix(*last), writer.is_spaced(&known));
        return Ok(fix.edit(Span { start: at, end: at }, writer.items(items, style)));
    }
    if !known.is_empty() || !(arena.is_blank(list) || arena.is_sequence(list)) {
        return Err("it is not written as a list, one below the other");
    }
    let after = writer.after_colon(name);
    let span = Span { start: after, end: arena.span(list).end.max(after) };
    let prefix = format!("{}  - ", " ".repeat(writer.before(arena.span(name).start).chars().count()));
    Ok(fix.edit(span, writer.items(items, (&prefix, false))))
}

/// Writes into one document.
struct Writer<'d> {
    arena: &'d Arena,
    newline: &'static str,
}

impl<'d> Writer<'d> {
    /// A list that is not there yet: at the end of the document, or below the other entries of its block.
    fn new_list(&self, block: NodeId, key: &str, items: &[Vec<String>], fix: Fix) -> Result<Fix, Why> {
        let text = self.arena.source().text();
        if block == NodeId::ROOT {
            let begin = if text.ends_with(['\n', '\r']) { "" } else { self.newline };
            let lines = format!("{begin}{key}:{}{}", self.items(items, ("  - ", false)), self.newline);
            return Ok(fix.edit(Span::new(text.len(), text.len()), lines));
        }
        let entries = || self.arena.entries(block);
        let (Some((first, _)), Some((name, value)), Style::Block) =
            (entries().next(), entries().last(), self.arena.style(block))
        else {
            return Err("what it would belong to is written on one line");
        };
        let at = self.line_end(self.after_colon(name).max(self.arena.span(value).end));
        let indent = " ".repeat(self.before(self.arena.span(first).start).chars().count());
        let lines = format!("{}{indent}{key}:{}", self.newline, self.items(items, (&format!("{indent}  - "), false)));
        Ok(fix.edit(Span { start: at, end: at }, lines))
    }

    /// Items as lines of a list whose items begin so, each line with a line end before it.
    fn items(&self, items: &[Vec<String>], (prefix, is_spaced): (&str, bool)) -> String {
        let below = " ".repeat(prefix.chars().count());
        let mut text = String::new();
        for lines in items {
            if is_spaced {
                text.push_str(self.newline);
            }
            for (number, line) in lines.iter().enumerate() {
                let line = line.get(2..).unwrap_or_default();
                text.extend([self.newline, if number == 0 { prefix } else { &below }, line]);
            }
        }
        text
    }

    /// What stands before an item of a list on its line: `  - `.
    fn prefix(&self, item: NodeId) -> String {
        let prefix = self.before(self.arena.span(item).start);
        let is_plain = prefix.trim() == "-" && !prefix.contains('\t');
        if is_plain { prefix.to_owned() } else { "  - ".to_owned() }
    }

    /// Whether there is an empty line between the last two items of a list.
    fn is_spaced(&self, items: &[NodeId]) -> bool {
        let [.., before, last] = items else { return false };
        let span = Span { start: self.arena.span(*before).end, end: self.arena.span(*last).start };
        self.arena.source().slice(span).split('\n').skip(1).any(|line| line.trim().is_empty())
    }

    /// What stands before a place on its line.
    fn before(&self, at: u32) -> &'d str {
        let source = self.arena.source();
        source.slice(Span { start: source.line_start(source.line_at(at)), end: at })
    }

    /// The end of the line on which a place stands, before what ends it.
    fn line_end(&self, at: u32) -> u32 {
        let rest = self.arena.source().text().get(at as usize..).unwrap_or_default();
        at + Span::new(rest.find(['\n', '\r']).unwrap_or(rest.len()), 0).start
    }

    /// The place behind the colon of a name.
    fn after_colon(&self, name: NodeId) -> u32 {
        let end = self.arena.span(name).end;
        let rest = self.arena.source().text().get(end as usize..).unwrap_or_default();
        end + Span::new(rest.find(':').map_or(0, |at| at + 1), 0).start
    }
}

//! Bullets that were pasted with a list: hyphens in their place, and quotes round what would not be read otherwise.

use super::quotes::quoted;
use super::{indentation, span_in};
use crate::finding::Fix;
use crate::load::bullet::{Bullet, begins_entry};
use crate::load::sentence::is_word;
use crate::source::Source;

/// A line that begins with a mark: the mark, where it begins, and where the text behind it does.
#[derive(Clone, Copy, Debug)]
struct Item<'t> {
    line: u32,
    mark: &'t str,
    /// Whether the mark is nothing else than a bullet. A dash may begin a sentence, and is one where several lines have it.
    is_sure: bool,
    at: usize,
    text: usize,
}

/// The list whose first bullet stands on this line, below the name of an entry or an item with a hyphen, with hyphens.
pub(in crate::load) fn bullets(source: &Source, first: u32) -> Option<Fix> {
    let begins = item(source, first)?;
    let column = indentation(source.line(first));
    let mut above = (1..first).rev().map(|line| source.line(line)).filter(|line| !line.trim().is_empty());
    let is_below_name = above.clone().next()?.trim_end().ends_with(':');
    // What stands further in belongs to the item above.
    let beside = above.find(|line| indentation(line) <= column)?;
    let is_below_item = indentation(beside) == column && beside.trim_start().starts_with("- ");
    if !is_below_name && !is_below_item {
        return None;
    }
    let mut items: Vec<(Item<'_>, u32)> = Vec::new();
    for line in first..=source.line_count() {
        let text = source.line(line);
        match item(source, line).filter(|item| item.mark == begins.mark && indentation(text) == column) {
            Some(item) => items.push((item, line)),
            None if text.trim().is_empty() => {}
            // What an item has below it may be a list of its own.
            None if is_item_of_another(source, line) => return None,
            None if indentation(text) > column => items.last_mut()?.1 = line,
            // Where items have two kinds of marks, these may say which is which.
            None if indentation(text) == column && Bullet::of(text).is_some() => return None,
            None => break,
        }
    }
    if !begins.is_sure && items.len() < 2 {
        return None;
    }
    if items.iter().any(|(item, _)| Bullet::of(source.line(item.line)).is_some_and(|bullet| bullet.several().is_some()))
    {
        let is_alone = items.len() == 1 && items[0].1 == first;
        return if is_alone { on_one_line(source, &begins) } else { None };
    }
    let mut fix = Fix::new("begin the items of the list with hyphens").reshaping();
    for (item, last) in items {
        let end = span_in(source, last, 0..source.line(last).trim_end().len()).end;
        let start = span_in(source, item.line, item.text..item.text).start;
        let hyphen = Fix::new("").edit(span_in(source, item.line, item.at..item.text), "- ");
        fix.edits.extend(hyphen.edits);
        let text = source.slice(crate::source::Span { start, end });
        if needs_quotes(text) {
            // The lines below may be entries or a list of their own.
            if last != item.line {
                return None;
            }
            fix.edits.extend(quoted(source, crate::source::Span { start, end })?.edits);
        }
    }
    Some(fix)
}

/// Whether a line begins with a mark or a hyphen, and no name above it says what its list is.
fn is_item_of_another(source: &Source, line: u32) -> bool {
    let text = source.line(line).trim_start();
    let above = (1..line).rev().map(|line| source.line(line).trim_end()).find(|line| !line.is_empty());
    let begins = text.starts_with('-') || Bullet::of(text).is_some();
    begins
        && indentation(source.line(line)) > above.map_or(0, indentation)
        && !above.is_some_and(|above| above.ends_with(':'))
}

/// A list that was pasted on one line, between brackets on that line: no fix adds lines.
fn on_one_line(source: &Source, item: &Item<'_>) -> Option<Fix> {
    const SIGNS: [char; 16] = [',', '[', ']', '{', '}', ':', '#', '&', '*', '!', '|', '>', '%', '@', '`', '\''];
    let line = source.line(item.line).trim_end();
    let items = Bullet::of(line)?.several()?;
    // A sign between brackets, or another one, may divide an item.
    let has_one_mark = line.matches(item.mark).count() == items.len();
    if !has_one_mark || line.contains(['(', '[', '{']) {
        return None;
    }
    let mut fix = Fix::new("write the items of the list between brackets").reshaping();
    let mut done = item.at;
    for (index, text) in items.iter().enumerate() {
        let is_entry = text.split_once(':').is_some_and(|(name, _)| is_word(name));
        if text.is_empty() || text.contains(['"', '\\']) || is_entry {
            return None;
        }
        let at = done + line.get(done..)?.find(text)?;
        let needs_quotes = text.contains(SIGNS) || !text.starts_with(char::is_alphanumeric);
        let quote = if needs_quotes { "\"" } else { "" };
        let before = if index == 0 { format!("[{quote}") } else { format!(", {quote}") };
        fix.edits.extend(Fix::new("").edit(span_in(source, item.line, done..at), before).edits);
        done = at + text.len();
        let behind = format!("{quote}{}", if index + 1 == items.len() { "]" } else { "" });
        if !behind.is_empty() {
            fix.edits.extend(Fix::new("").edit(span_in(source, item.line, done..done), behind).edits);
        }
    }
    Some(fix)
}

/// The first line of the list of bullets that a line stands in.
pub(super) fn first_of_list(source: &Source, line: u32) -> Option<u32> {
    let of = (1..=line).rev().find(|above| item(source, *above).is_some())?;
    let (mark, column) = (item(source, of)?.mark, indentation(source.line(of)));
    let mut first = of;
    for above in (1..of).rev() {
        let text = source.line(above);
        match item(source, above).filter(|item| item.mark == mark && indentation(text) == column) {
            Some(_) => first = above,
            None if text.trim().is_empty() || indentation(text) > column => {}
            None => break,
        }
    }
    Some(first)
}

fn item(source: &Source, line: u32) -> Option<Item<'_>> {
    /// Word has this letter as a bullet of the second level, and one space behind it where a list was pasted as text.
    const LETTER_O: &str = "o";
    let text = source.line(line).trim_end();
    let at = text.len() - text.trim_start().len();
    let (mark, is_sure) = match Bullet::of(text) {
        Some(bullet) if bullet.is_only_a_mark() => (bullet.mark, bullet.is_plain_enough || bullet.has_entry()),
        Some(_) => return None,
        None => (text.get(at..)?.get(..1).filter(|mark| *mark == LETTER_O)?, false),
    };
    let rest = text.get(at + mark.len()..)?;
    let text_at = text.len() - rest.trim_start().len();
    let is_apart = rest.starts_with(char::is_whitespace);
    (is_apart || is_sure && !rest.is_empty()).then_some(Item { line, mark, is_sure, at, text: text_at })
}

/// Whether a sentence would be read as something else without quotes. What begins with the name of an entry is one.
fn needs_quotes(text: &str) -> bool {
    let is_list = text.starts_with('{') && text.ends_with('}') || text.starts_with('[') && text.ends_with(']');
    if is_list || text.starts_with(['"', '\'']) {
        return false;
    }
    let is_lower = |(name, _): (&str, &str)| is_word(name) && name == name.to_lowercase();
    let is_entry = text.split_once(": ").is_some_and(is_lower) || begins_entry(text);
    let has_signs = text.contains(": ") || text.contains(" #") || text.trim_end().ends_with(':');
    !is_entry && has_signs || text.starts_with(|letter| "[]{}#&*!|>%@`,?-".contains(letter))
}

//! Bullets that were pasted with a list: hyphens in their place, and quotes round what would not be read otherwise.

use super::quotes::quoted;
use super::{indentation, span_in};
use crate::finding::Fix;
use crate::load::sentence::is_word;
use crate::source::Source;

/// How sure a mark is to be a bullet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// It is nothing else.
    Bullet,
    /// It may begin a sentence, and is a bullet where several lines have it.
    Dash,
}

/// A line that begins with a mark: the mark, where it begins, and where the text behind it does.
#[derive(Clone, Copy, Debug)]
struct Item {
    line: u32,
    letter: char,
    mark: Mark,
    at: usize,
    text: usize,
}

/// The list whose first bullet stands on this line, below the name of an entry, with hyphens.
pub(in crate::load) fn bullets(source: &Source, first: u32) -> Option<Fix> {
    let above = (1..first).rev().map(|line| source.line(line)).find(|line| !line.trim().is_empty())?;
    if !above.trim_end().ends_with(':') {
        return None;
    }
    let begins = item(source, first)?;
    let column = indentation(source.line(first));
    let mut items: Vec<(Item, u32)> = Vec::new();
    for line in first..=source.line_count() {
        let text = source.line(line);
        match item(source, line).filter(|item| item.letter == begins.letter && indentation(text) == column) {
            Some(item) => items.push((item, line)),
            None if text.trim().is_empty() => {}
            None if indentation(text) > column => items.last_mut()?.1 = line,
            None => break,
        }
    }
    if begins.mark == Mark::Dash && items.len() < 2 {
        return None;
    }
    let mut fix = Fix::new("begin the items of the list with hyphens").reshaping();
    for (item, last) in items {
        let end = span_in(source, last, 0..source.line(last).trim_end().len()).end;
        let start = span_in(source, item.line, item.text..item.text).start;
        let hyphen = Fix::new("").edit(span_in(source, item.line, item.at..item.text), "- ");
        fix.edits.extend(hyphen.edits);
        let text = source.slice(crate::source::Span { start, end });
        if needs_quotes(text) {
            fix.edits.extend(quoted(source, crate::source::Span { start, end })?.edits);
        }
    }
    Some(fix)
}

/// The first line of the list of bullets that a line stands in.
pub(super) fn first_of_list(source: &Source, line: u32) -> Option<u32> {
    let of = (1..=line).rev().find(|above| item(source, *above).is_some())?;
    let (letter, column) = (item(source, of)?.letter, indentation(source.line(of)));
    let mut first = of;
    for above in (1..of).rev() {
        let text = source.line(above);
        match item(source, above).filter(|item| item.letter == letter && indentation(text) == column) {
            Some(_) => first = above,
            None if text.trim().is_empty() || indentation(text) > column => {}
            None => break,
        }
    }
    Some(first)
}

fn item(source: &Source, line: u32) -> Option<Item> {
    let text = source.line(line);
    let at = text.len() - text.trim_start().len();
    let letter = text.get(at..)?.chars().next()?;
    let rest = text.get(at + letter.len_utf8()..)?;
    let mark = match letter {
        // The second half are those of the Symbol font, from the area for private use.
        '\u{2022}' | '\u{b7}' | '\u{25aa}' | '\u{25cf}' | '\u{25e6}' | '\u{25cb}' | '\u{25a0}' | '\u{2023}'
        | '\u{2043}' | '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}' => Mark::Bullet,
        '\u{2013}' | '\u{2014}' => Mark::Dash,
        'o' if rest.starts_with('\t') => Mark::Bullet,
        'o' => Mark::Dash,
        _ => return None,
    };
    let text_at = text.len() - rest.trim_start().len();
    let parted = rest.starts_with(char::is_whitespace) || letter != 'o' && mark == Mark::Bullet;
    (parted && text_at < text.len()).then_some(Item { line, letter, mark, at, text: text_at })
}

/// Whether a sentence would be read as something else without quotes. What begins with the name of an entry is one.
fn needs_quotes(text: &str) -> bool {
    if text.starts_with(['"', '\'']) {
        return false;
    }
    let is_entry = text.split_once(": ").is_some_and(|(name, _)| is_word(name) && name == name.to_lowercase());
    let has_signs = text.contains(": ") || text.contains(" #") || text.trim_end().ends_with(':');
    !is_entry && has_signs || text.starts_with(|letter| "[]{}#&*!|>%@`,?-".contains(letter))
}

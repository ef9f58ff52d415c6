//! Quotes round a sentence, so that nothing in it is taken for a sign of the format. Its own letters stay what they are.

use crate::finding::Fix;
use crate::source::{Arena, NodeId, Source, Span};

/// What the fix says.
const TITLE: &str = "put the whole text in quotes";

/// The text from one node to another in quotes: a sentence that commas between brackets have cut into entries.
pub(in crate::load) fn in_quotes_between(arena: &Arena, first: NodeId, last: NodeId) -> Option<Fix> {
    let span = Span { start: arena.span(first).start, end: arena.span(last).end };
    let text = arena.source().slice(span);
    let is_sentence = !text.contains(['\n', '\r', '{', '}', '[', ']']) && !text.starts_with(['"', '\'']);
    if is_sentence { quoted(arena.source(), span).map(Fix::reshaping) } else { None }
}

/// A stretch of text in quotes: double ones, or single ones where the text has double quotes or backslashes. Curly quotes
/// around the whole become plain ones.
pub(super) fn quoted(source: &Source, span: Span) -> Option<Fix> {
    let text = source.slice(span);
    // What stands behind # at the beginning of a word may be a remark that somebody meant.
    if text.is_empty() || text.starts_with('#') || [" #", "\t#", "\u{a0}#"].iter().any(|sign| text.contains(sign)) {
        return None;
    }
    if let Some(fix) = straight(source, span) {
        return Some(fix);
    }
    if has_own_quotes(text) {
        return None;
    }
    let (before, after) = (Span { start: span.start, end: span.start }, Span { start: span.end, end: span.end });
    if !text.contains(['"', '\\']) {
        return Some(Fix::new(TITLE).edit(before, "\"").edit(after, "\""));
    }
    let mut fix = Fix::new(TITLE);
    let mut opening = "'".to_owned();
    let mut closing = String::new();
    for (at, _) in text.match_indices('\'') {
        // A quote at the very beginning is doubled together with the one that opens, one at the end with the one that closes.
        let at = Span::new(span.start as usize + at, 0).start;
        match (at == span.start, at + 1 == span.end) {
            (true, _) => opening.push('\''),
            (_, true) => closing.push('\''),
            _ => fix = fix.edit(Span { start: at, end: at }, "'"),
        }
    }
    closing.push('\'');
    Some(fix.edit(before, opening).edit(after, closing))
}

/// Whether a text was meant to stand in the quotation marks that it has, which would become part of it in others: it begins
/// with one, and has no word behind its last.
fn has_own_quotes(text: &str) -> bool {
    /// What opens a quotation, and closes it.
    const MARKS: [char; 7] = ['"', '\'', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{201e}'];
    let behind_last = text.rsplit(MARKS).next().unwrap_or_default();
    text.starts_with('`') || text.starts_with(MARKS) && !behind_last.contains(char::is_alphanumeric)
}

/// Curly quotes around a text as plain ones, where that makes it one text in quotes.
pub(in crate::load) fn straight(source: &Source, span: Span) -> Option<Fix> {
    let text = source.slice(span);
    let (opening, closing) = (text.chars().next()?, text.chars().next_back()?);
    let is_pair = match opening {
        '\u{201c}' | '\u{201d}' | '\u{201e}' => matches!(closing, '\u{201c}' | '\u{201d}'),
        '\u{2018}' => closing == '\u{2019}',
        _ => false,
    };
    let inside = text.get(opening.len_utf8()..text.len().checked_sub(closing.len_utf8())?)?;
    if !is_pair || inside.contains(['"', '\\', opening, '\u{201c}', '\u{201d}']) {
        return None;
    }
    let width = |letter: char| Span::new(letter.len_utf8(), 0).start;
    let first = Span { start: span.start, end: span.start + width(opening) };
    let last = Span { start: span.end - width(closing), end: span.end };
    Some(Fix::new("write plain quotation marks in place of curly ones").edit(first, "\"").edit(last, "\""))
}

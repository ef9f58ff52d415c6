//! Quotes round a sentence, so that nothing in it is taken for a sign of the format. Its own letters stay what they are. And
//! the quotation marks that it has: those of Word are letters to the format.

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

/// Quotation marks of Word.
pub(in crate::load) const CURLY: [char; 5] = ['\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{201e}'];

/// Quotation marks of the format.
const STRAIGHT: [char; 2] = ['"', '\''];

/// What stands between quotation marks round all of a text, of which the first is a curly one.
pub(in crate::load) fn in_curly_quotes(text: &str) -> Option<&str> {
    let mut inside = text.chars();
    let (opening, closing) = (inside.next()?, inside.next_back()?);
    let closes: &[char] = match opening {
        '\u{201c}' | '\u{201d}' | '\u{201e}' => &['\u{201c}', '\u{201d}', '"', '\''],
        '\u{2018}' => &['\u{2019}', '"', '\''],
        _ => return None,
    };
    let inside = inside.as_str();
    // "“Think family” and “the lived experience”" is a sentence that begins and ends with others' words.
    (closes.contains(&closing) && !inside.contains([opening, '\u{201c}', '\u{201d}'])).then_some(inside)
}

/// A word, a date or an amount without the quotation marks, and the spaces, that stand round it or on one side of it.
pub(in crate::load) fn without_quotes(text: &str) -> &str {
    text.trim_matches(|letter| is_mark(letter) || matches!(letter, ' ' | '\u{a0}'))
}

/// Whether a letter is a quotation mark, of Word or of the format.
pub(super) fn is_mark(letter: char) -> bool {
    CURLY.contains(&letter) || STRAIGHT.contains(&letter)
}

/// Whether a text was meant to stand in the quotation marks that it has, which would become part of it in others: it begins
/// with one, and has no word behind its last.
fn has_own_quotes(text: &str) -> bool {
    let behind_last = text.rsplit(is_mark).next().unwrap_or_default();
    let is_closed = behind_last.is_empty() || behind_last.starts_with([';', ':', ',', '.', ')', '?', '!']);
    let goes_on = behind_last.contains(char::is_alphanumeric) && !is_closed;
    let behind_first = text.strip_prefix('"').and_then(|text| text.split_once('"')).map(|(_, behind)| behind);
    text.starts_with('`') || text.starts_with(is_mark) && !goes_on || behind_first.is_some_and(begins_remark)
}

/// Whether what stands behind a text in quotes, or behind a list, is a remark as other languages mark one, or in brackets.
pub(in crate::load) fn begins_remark(rest: &str) -> bool {
    const MARKS: [&str; 13] =
        ["//", "/*", "<", "\u{2190}", "->", "\u{2192}", "(", "[", "#", "- ", "\u{2013} ", "\u{2014} ", "?"];
    MARKS.iter().any(|mark| rest.trim_start().starts_with(mark))
}

/// Quotation marks around a text as plain ones, where curly ones open it and that makes it one text in quotes.
pub(in crate::load) fn straight(source: &Source, span: Span) -> Option<Fix> {
    let text = source.slice(span);
    // Between marks that are read, nothing would be empty, and no text.
    let inside = in_curly_quotes(text).filter(|inside| !inside.contains(['"', '\\']) && !inside.trim().is_empty())?;
    let opening = Span::new(text.find(inside)?, 0).start;
    let closing = Span::new(text.len() - inside.len(), 0).start - opening;
    let first = Span { start: span.start, end: span.start + opening };
    let last = Span { start: span.end - closing, end: span.end };
    Some(Fix::new("write plain quotation marks in place of curly ones").edit(first, "\"").edit(last, "\""))
}

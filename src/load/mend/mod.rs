//! Fixes of what is written, each for one kind of slip: only where the document itself leaves no doubt what was meant. A
//! builder gives nothing where it does.

mod alike;
mod bullets;
mod left_in;
mod lines;
mod names;
mod quotes;
mod stumble;

use super::sentence::is_word;
use crate::finding::Fix;
use crate::model::amount::{DetailType, exact_money};
use crate::model::{DetailKind, Duration, date};
use crate::source::{Arena, NodeId, Source, Span, Style};

pub(super) use alike::alike;
pub(super) use bullets::bullets;
pub(super) use left_in::{is_dividing_line, is_quoted_email};
pub(super) use lines::{as_text_around, hyphens, plain_indentation, plain_spaces};
pub(super) use names::{is_same, meant_name, name};
pub(super) use quotes::{CURLY, begins_remark, in_curly_quotes, in_quotes_between, straight, without_quotes};
pub(super) use stumble::{bulleted_sentence, is_left_over, stumble};

/// A date in words, or between curly quotes, written in figures.
pub(super) fn date(arena: &Arena, node: NodeId) -> Option<Fix> {
    let date = date::meant_by(bare(arena.text(node)?))?.to_string();
    Fix::of_scalar(arena, node, &date, format!("write the date as {date}"))
}

/// A length of time in words, written in figures.
pub(super) fn duration(arena: &Arena, node: NodeId) -> Option<Fix> {
    let duration = Duration::said_exactly(bare(arena.text(node)?))?.to_string();
    Fix::of_scalar(arena, node, &duration, format!("write {duration}"))
}

/// The value of a detail as documents write it.
pub(super) fn detail(arena: &Arena, node: NodeId, kind: &DetailKind) -> Option<Fix> {
    let value = kind.exactly(bare(arena.text(node)?))?;
    if kind.kind == DetailType::Money {
        amount(arena, node, &value)
    } else {
        Fix::of_scalar(arena, node, &value, format!("write {value}"))
    }
}

/// An amount of money in pounds and pence, between quotes.
pub(super) fn money(arena: &Arena, node: NodeId) -> Option<Fix> {
    let amount = exact_money(bare(arena.text(node)?))?;
    self::amount(arena, node, &amount)
}

fn amount(arena: &Arena, node: NodeId, amount: &str) -> Option<Fix> {
    let written = if arena.style(node) == Style::Plain { format!("\"{amount}\"") } else { amount.to_owned() };
    Fix::of_scalar(arena, node, &written, format!("write \"{amount}\""))
}

/// A text on a line of its own with the name of its entry before it.
pub(super) fn named(arena: &Arena, node: NodeId, name: &str) -> Option<Fix> {
    let span = arena.span(node);
    let written = arena.source().slice(span);
    let is_text = !written.contains('\n') && !written.starts_with(['>', '|']);
    let before = Span { start: span.start, end: span.start };
    is_text.then(|| Fix::new(format!("write {name}: before the text")).edit(before, format!("{name}: ")).reshaping())
}

/// A short name without the comma or semicolon behind it.
pub(super) fn short_name(arena: &Arena, node: NodeId) -> Option<Fix> {
    let text = arena.text(node)?;
    let name = bare(text);
    let is_short = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'-';
    let is_name =
        !name.is_empty() && name.bytes().all(is_short) && text.starts_with(name) && !is_taken(arena, node, name);
    is_name.then(|| Fix::of_scalar(arena, node, name, format!("write {name}"))).flatten()
}

/// Whether another block of the document has this name as its own already.
fn is_taken(arena: &Arena, node: NodeId, name: &str) -> bool {
    let is_id = |node: &NodeId| arena.key_of(*node).and_then(|key| arena.text(key)) == Some("id");
    is_id(&node) && arena.nodes().any(|other| other != node && arena.text(other) == Some(name) && is_id(&other))
}

/// An amount of money, or the code of a currency, without the quotation marks on one side of it.
pub(super) fn unquoted(arena: &Arena, node: NodeId, is_read: impl Fn(&str) -> bool) -> Option<Fix> {
    let text = arena.text(node)?;
    let inside = without_quotes(text);
    (inside != text && is_read(inside))
        .then(|| Fix::of_scalar(arena, node, inside, format!("write {inside}")))
        .flatten()
}

/// A date, word or short name without quotation marks round it, and without the comma or semicolon of the sentence that it
/// was taken from.
fn bare(text: &str) -> &str {
    without_quotes(without_quotes(text).trim_end_matches([';', ',']))
}

/// A word of a closed list that is there but for capitals, spaces or curly quotes.
pub(super) fn word(arena: &Arena, node: NodeId, words: &[&str]) -> Option<Fix> {
    let plain =
        |text: &str| text.trim().to_lowercase().replace(['_', ' ', '\u{a0}', '\u{2010}', '\u{2011}', '\u{2013}'], "-");
    let meant = plain(bare(arena.text(node)?));
    let mut fitting = words.iter().filter(|word| plain(word) == meant);
    let word = fitting.next().filter(|_| fitting.next().is_none())?;
    Fix::of_scalar(arena, node, word, format!("write {word}"))
}

/// Where the value of a line begins, in bytes: behind its hyphens and its name. `None` for a line that has neither, which
/// goes on with what stands above.
pub(super) fn value_start(line: &str) -> Option<usize> {
    let mut start = line.len() - line.trim_start_matches(' ').len();
    let mut is_item = false;
    while let Some(rest) = line.get(start..).and_then(|rest| rest.strip_prefix("- ")) {
        start = line.len() - rest.trim_start_matches(' ').len();
        is_item = true;
    }
    let rest = line.get(start..)?;
    match rest.split_once(": ") {
        Some((name, value)) if is_word(name) => Some(line.len() - value.trim_start_matches(' ').len()),
        _ => is_item.then_some(start),
    }
}

/// How many characters a line is indented by.
fn indentation(line: &str) -> usize {
    line.chars().take_while(|letter| letter.is_whitespace()).count()
}

/// The bytes of a part of a line.
fn span_in(source: &Source, line: u32, part: std::ops::Range<usize>) -> Span {
    let start = source.line_start(line) as usize;
    Span::new(start + part.start, start + part.end)
}

/// Spaces that look like plain ones and are none.
fn is_hard_space(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

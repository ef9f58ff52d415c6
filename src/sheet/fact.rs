//! One fact of a commitment as a cell shows it, and whether the cell may give it back.

use crate::load::Loaded;
use crate::model::placeholder::is_placeholder;
use crate::report::escape;
use crate::source::{Arena, NodeId, Span, cut};

/// What stands between sections of one cell.
pub(super) const BETWEEN_SECTIONS: &str = " | ";

/// What stands between numbers of one cell.
pub(super) const BETWEEN_NUMBERS: &str = "; ";

/// What stands between the options of a number that takes several.
pub(super) const BETWEEN_OPTIONS: &str = ", ";

/// The longest text of a cell, in characters. Spreadsheets hold 32,767.
const MOST_CHARACTERS: usize = 32_000;

/// A text with single spaces: what a cell is compared by, because line breaks and spaces are no facts.
pub(super) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text as a cell shows it: on one line, with nothing in it that acts or hides.
pub(super) fn shown(text: &str) -> String {
    cut(&escape::line(&flat(text)), MOST_CHARACTERS)
}

/// What is written under a key, as its cell shows it; empty where nothing is.
pub(super) fn value(arena: &Arena, node: NodeId, key: &str) -> String {
    match arena.get(node, key) {
        None => String::new(),
        Some(value) if key == "details" => shown(&numbers(arena, value)),
        Some(value) => shown(&joined(arena, value, BETWEEN_SECTIONS)),
    }
}

/// The numbers of a commitment: "every: 1 year; sources: reviews, audits".
fn numbers(arena: &Arena, details: NodeId) -> String {
    let numbers = arena.entries(details).map(|(name, value)| {
        format!("{}: {}", flat(arena.text(name).unwrap_or_default()), joined(arena, value, BETWEEN_OPTIONS))
    });
    numbers.collect::<Vec<_>>().join(BETWEEN_NUMBERS)
}

/// A value, or those of a list.
fn joined(arena: &Arena, value: NodeId, between: &str) -> String {
    let one = |node| flat(arena.text(node).unwrap_or_default());
    if arena.is_sequence(value) { arena.items(value).map(one).collect::<Vec<_>>().join(between) } else { one(value) }
}
/// Why what is written under a key cannot be given back by its cell; `None` where it can.
pub(super) fn why_closed(loaded: &Loaded, node: NodeId, key: &str) -> Option<&'static str> {
    let arena = loaded.arena.as_ref()?;
    let value = arena.get(node, key)?;
    let span = arena.span(value);
    let is_private = |(place, _): &(Span, _)| place.start < span.end && span.start < place.end;
    if loaded.private.iter().any(is_private) {
        return Some("something in it could lead to a person, so the sheet does not show it");
    }
    let texts: Vec<String> = leaves(arena, value).map(flat).collect();
    if texts.iter().any(|text| shown(text) != *text) {
        return Some("it holds more letters than a cell does, or some that nobody sees");
    }
    let is_parted = |text: &str| match key {
        "section" => text.contains(BETWEEN_SECTIONS.trim()),
        "details" => text.contains([';', ',']),
        _ => false,
    };
    // The place that is kept of a number goes whole once it is given.
    if texts.iter().any(|text| is_parted(text) && !is_placeholder(text)) {
        return Some("it holds the mark by which a cell parts several values");
    }
    None
}

/// The texts in a value.
fn leaves(arena: &Arena, value: NodeId) -> impl Iterator<Item = &str> {
    let span = arena.span(value);
    let from_here = arena.nodes().skip(value.index() as usize);
    from_here.take_while(move |node| arena.span(*node).start <= span.end).filter_map(|node| arena.text(node))
}

//! What stands in a document without saying anything.

use crate::source::{Arena, NodeId};

/// Nothing, `none` in place of a block, a placeholder, a block or an item of nothing else: a sentence sees them all as
/// absent.
pub(super) fn is_blank(arena: &Arena, node: NodeId) -> bool {
    if let Some(text) = arena.text(node) {
        return text.trim().is_empty() || text == "none" || is_placeholder(text);
    }
    // An item's short name says which it is and not that it is there: a trainer whose role is vacant is none.
    let mut told = arena.entries(node).filter(|&(key, _)| arena.text(key) != Some("id")).peekable();
    let empty = arena.is_mapping(node) && arena.entries(node).next().is_none();
    let says_nothing = |value| arena.text(value).is_some_and(|text| text.trim().is_empty() || is_placeholder(text));
    empty || (told.peek().is_some() && told.all(|(_, value)| says_nothing(value)))
}

/// Whether a value only keeps the place of one: TBC, [insert], vacant.
pub fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "tbc",
        "tbd",
        "tba",
        "todo",
        "xxx",
        "???",
        "vacant",
        "to be confirmed",
        "to be decided",
        "to be added",
        "insert",
    ];
    let plain = text.trim().trim_end_matches('.').to_lowercase();
    let inner = plain.strip_prefix(['[', '<', '{']).and_then(|rest| rest.strip_suffix([']', '>', '}']));
    let bracketed = inner.is_some_and(|inner| {
        let inner = inner.trim();
        ["insert", "add ", "enter", "name of", "your ", "date"].iter().any(|start| inner.starts_with(start))
            || WORDS.contains(&inner)
    });
    WORDS.contains(&plain.as_str()) || bracketed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_whole_values() {
        for text in ["TBC", "tbc.", "[insert date]", "<name of lead>", "vacant", "To be confirmed"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["The vacancy is filled", "dates to be confirmed by the chair", "[2024]", "insertion", ""] {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}

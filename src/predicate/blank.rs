//! What stands in a document without saying anything.

use crate::model::placeholder::is_placeholder;
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

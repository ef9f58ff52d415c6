//! How much of two documents is in both, word for word: partnerships that copy a text from one another differ in little of
//! it, and a list of differences alone does not say so.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::{Arena, NodeId};

/// The texts of two documents that are in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InBoth {
    /// How many texts the first has.
    pub old: usize,
    /// How many of them stand in the other, word for word.
    pub both: usize,
}

/// What is in both, where that is most of the first document; `None` where it is not.
pub(super) fn in_both(old: &Arena, new: &Arena) -> Option<InBoth> {
    let known: HashSet<String> = texts(new).collect();
    let (mut all, mut both) = (0, 0);
    for text in texts(old) {
        all += 1;
        both += usize::from(known.contains(&text));
    }
    (both * 2 > all).then_some(InBoth { old: all, both })
}

/// What a document says in sentences, whatever its case and spacing.
fn texts(arena: &Arena) -> impl Iterator<Item = String> + '_ {
    let says = |node: NodeId| arena.get(node, "says").and_then(|says| arena.text(says));
    let texts = arena.nodes().filter(|node| arena.is_mapping(*node)).filter_map(says);
    texts.map(|text| text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "))
}

//! The sentences of a paragraph that say something in words.

use crate::source;

/// The sentences of a text as they stand in it.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let found = source::sentences(text).into_iter().map(|range| &text[range]);
    found.filter(|sentence| sentence.chars().any(char::is_alphabetic)).collect()
}

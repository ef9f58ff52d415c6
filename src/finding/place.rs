//! Where a finding stands, and what is shown of it there.

use std::cmp::Ordering;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A place in a document. Lines and columns are 1-based, columns count code points, the end is exclusive. Places are
/// ordered as one reads.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// The key path as an RFC 6901 pointer; empty for the whole document.
    pub pointer: String,
    /// First line.
    pub line: u32,
    /// First column.
    pub column: u32,
    /// Last line.
    pub end_line: u32,
    /// Column after the last character.
    pub end_column: u32,
    /// The part of a material: "slide 12".
    pub part: Option<String>,
}

impl Ord for Place {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |place: &Self| (place.line, place.column, place.end_line, place.end_column);
        let words = self.pointer.cmp(&other.pointer).then_with(|| self.part.cmp(&other.part));
        key(self).cmp(&key(other)).then(words)
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Related {
    /// Its document.
    pub path: String,
    /// Its line.
    pub line: u32,
    /// What it has to do with the finding.
    pub message: String,
}

/// The lines that a finding shows, kept so that the document's text can be dropped after its check.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// Number of the first line; 0 where there is nothing to show.
    pub first_line: u32,
    /// How many characters of the first line are left out at its beginning: a paragraph may be one long line.
    pub left_out: u32,
    /// The lines, each cut to a length that fits a screen.
    pub lines: Vec<String>,
    /// Which characters of the first line are marked, counted from its first one shown, the end exclusive; none where
    /// the place says so.
    pub marked: Option<(u32, u32)>,
}

/// A place in a text that is dropped before findings are worded: where it is, and what is shown of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it is.
    pub place: Place,
    /// What is shown.
    pub excerpt: Excerpt,
}

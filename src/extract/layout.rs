//! What a reader sees of a paragraph beside its letters. It is kept only where somebody asks for it: a record that is begun from a document, and not the materials of a course.

use super::numbering::{ListPlace, Mark};

/// What a reader sees of a paragraph beside its letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The number that the program sets before it, as it is shown: `3.2.1`, `(a)`. One that somebody typed stands in the text.
    pub number: Option<String>,
    /// How deep it stands in a list, 0 for the outermost level; none outside lists.
    pub depth: Option<u8>,
    /// Its level where it is a heading, 1 for the highest.
    pub heading: Option<u8>,
    /// Whether its style says that it is the title of the document.
    pub is_title: bool,
    /// Whether all its letters are bold, as in headings of which no style says so.
    pub is_bold: bool,
    /// Where a space of its text stands for more than one: a tab, a break of the line, a wide gap.
    pub gaps: Vec<u32>,
}

impl Layout {
    pub(super) fn placed(mut self, place: Option<ListPlace>) -> Self {
        if let Some(ListPlace { mark, depth }) = place {
            self.depth = Some(depth);
            self.number = match mark {
                Mark::Number(number) => Some(number),
                Mark::Bullet => None,
            };
        }
        self
    }
}

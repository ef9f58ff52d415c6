//! What a reader sees of a paragraph beside its letters, and what a tracked change did to them. It is kept only where somebody
//! asks for it: a record that is begun from a document, and not the materials of a course.

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
    /// Whether all its letters are bold, as in headings of which no style says so.
    pub is_bold: bool,
    /// Its letters in order where changes were tracked in it; empty where none were.
    pub runs: Vec<Run>,
}

/// Letters with one history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The letters.
    pub text: String,
    /// What became of them; none for those that were there before and stay.
    pub change: Option<Tracked>,
}

/// A change that was tracked and is neither accepted nor refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tracked {
    /// Put in.
    Inserted,
    /// Taken out.
    Deleted,
    /// Moved to here from elsewhere.
    MovedHere,
    /// Moved from here to elsewhere.
    MovedAway,
}

impl Tracked {
    /// Whether the letters are gone once all changes are accepted.
    pub fn takes_away(self) -> bool {
        matches!(self, Self::Deleted | Self::MovedAway)
    }
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

    /// Adds letters to the run that is open, or to a new one where another thing became of them.
    pub(super) fn add(&mut self, text: &str, change: Option<Tracked>) {
        match self.runs.last_mut() {
            Some(run) if run.change == change => run.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), change }),
        }
    }

    /// Without runs where nothing was changed.
    pub(super) fn finished(mut self) -> Self {
        if self.runs.iter().all(|run| run.change.is_none()) {
            self.runs = Vec::new();
        }
        self
    }
}

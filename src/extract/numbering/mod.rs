//! The numbers that a word processor shows before paragraphs and that stand nowhere in their letters: lists of several
//! levels, restarted and continued, by Word's `numbering.xml` and by LibreOffice's list styles.

mod counters;
mod format;
mod odf;
mod typed;
mod word;

pub use typed::{TypedNumber, typed_number};

pub(super) use odf::ListReader;
pub(super) use word::{Definitions, NumberOf, Numbers};

/// What stands before a paragraph of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// A number as it is shown: `3.2.1`, `(a)`.
    Number(String),
    /// A bullet, or nothing at all.
    Bullet,
}

/// A paragraph's place in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ListPlace {
    pub(super) mark: Mark,
    /// How deep, 0 for the outermost level.
    pub(super) depth: u8,
}

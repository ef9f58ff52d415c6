//! The pages that people look at: one design for all of them. Each opens from disk, asks no network for anything, needs
//! no script and prints. What a page is about stands in a file of its own beside the other formats of its report.
//!
//! Text is made harmless twice: `maud` escapes whatever is put into markup, and the shell goes once over the finished page
//! for what acts on a console or hides what is read (`escape::markup`).

pub(super) mod check;
mod compared;
mod fact;
mod mark;
mod shell;
mod table;

use std::borrow::Cow;

pub(super) use mark::Mark;
pub(super) use shell::{Page, Tile, hidden, path};
pub(super) use table::{Row, Table};

/// A document's text as it is written, for words that ask how to make it harmless: here that is done where it is put in.
pub(super) fn as_written(text: &str) -> Cow<'_, str> {
    Cow::Borrowed(text)
}

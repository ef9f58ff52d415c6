//! How much fits into a comment of a pull request. Hosts refuse longer ones, so what is said last, and matters least, is
//! counted instead of listed.

use std::io::{self, Write};

/// Hosts take 65,536 characters; the rest is for headings and what is always said.
const MOST_BYTES: usize = 60_000;

/// The bytes that are left in a comment.
pub(super) struct ByteBudget(usize);

impl ByteBudget {
    /// An empty comment.
    pub(super) fn new() -> Self {
        Self(MOST_BYTES)
    }

    /// Writes as many entries of a list as there is room for, and says how many there are more.
    pub(super) fn write_list(&mut self, entries: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
        let mut more = 0;
        for entry in entries {
            match self.0.checked_sub(entry.len()) {
                Some(left) if more == 0 => {
                    self.0 = left;
                    out.write_all(entry.as_bytes())?;
                }
                _ => more += 1,
            }
        }
        if more > 0 {
            writeln!(out, "- and {more} more, for which there is no room here")?;
        }
        writeln!(out)
    }
}

//! How much fits into a comment of a pull request. Hosts refuse longer ones, so what is said last, and matters least, is
//! counted instead of listed.

use std::io::{self, Write};

/// Hosts take 65,536 characters.
const MOST_BYTES: usize = 60_000;

/// What lists leave of that for headings, and for what is said below the last list for which there was room.
const KEPT_BACK: usize = 4_000;

/// The bytes that lists may still take.
pub(super) struct ByteBudget(usize);

impl ByteBudget {
    /// An empty comment.
    pub(super) fn new() -> Self {
        Self(MOST_BYTES - KEPT_BACK)
    }

    /// Writes what is said whatever there is room for.
    pub(super) fn write(&mut self, text: &str, out: &mut dyn Write) -> io::Result<()> {
        self.0 = self.0.saturating_sub(text.len());
        out.write_all(text.as_bytes())
    }

    /// Writes as many entries of a list as there is room for, and says how many there are more.
    pub(super) fn write_list(&mut self, entries: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
        let more = self.write_entries(entries, out)?;
        if more > 0 {
            writeln!(out, "- and {more} more, for which there is no room here")?;
        }
        self.write("\n", out)
    }

    /// Writes lists, each below its own heading, as far as there is room, and says once how many entries there are more in
    /// all of them.
    pub(super) fn write_lists(
        &mut self,
        lists: impl Iterator<Item = (String, Vec<String>)>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut more = 0;
        for (heading, entries) in lists {
            let least = heading.len() + entries.first().map_or(0, String::len);
            if more > 0 || least > self.0 {
                more += entries.len();
                continue;
            }
            self.write(&heading, out)?;
            more += self.write_entries(entries.into_iter(), out)?;
            self.write("\n", out)?;
        }
        if more > 0 {
            writeln!(out, "And {more} more, for which there is no room here.\n")?;
        }
        Ok(())
    }

    /// How many entries there was no room for. After the first of them none is written, so that nothing is left out in the
    /// middle.
    fn write_entries(&mut self, entries: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<usize> {
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
        Ok(more)
    }
}

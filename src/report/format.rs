//! A format of a report: what it is called, who it is for, and what writes it.

use std::io::{self, Write};

use super::Look;

/// A format of a report.
#[derive(Debug)]
pub struct Format<R> {
    /// Its name on the command line.
    pub name: &'static str,
    /// Who it is for.
    pub help: &'static str,
    writer: Writer<R>,
}

#[derive(Debug)]
enum Writer<R> {
    /// As wide as the terminal, and in its colours.
    Look(fn(&R, Look, &mut dyn Write) -> io::Result<()>),
    /// The same bytes everywhere.
    Plain(fn(&R, &mut dyn Write) -> io::Result<()>),
}

impl<R> Format<R> {
    /// The name of the format for people, which every report has.
    pub const HUMAN: &'static str = "human";

    /// A format whose bytes are the same everywhere.
    pub const fn new(name: &'static str, help: &'static str, write: fn(&R, &mut dyn Write) -> io::Result<()>) -> Self {
        Self { name, help, writer: Writer::Plain(write) }
    }

    /// A format that people read on a terminal.
    pub const fn with_look(
        name: &'static str,
        help: &'static str,
        write: fn(&R, Look, &mut dyn Write) -> io::Result<()>,
    ) -> Self {
        Self { name, help, writer: Writer::Look(write) }
    }

    /// The format for people.
    pub const fn human(write: fn(&R, Look, &mut dyn Write) -> io::Result<()>) -> Self {
        Self::with_look(Self::HUMAN, "For people, on a terminal", write)
    }

    /// A text for whoever reviews a change.
    pub const fn markdown(write: fn(&R, &mut dyn Write) -> io::Result<()>) -> Self {
        Self::new("markdown", "For a pull request or a web page", write)
    }

    /// A page.
    pub const fn html(write: fn(&R, &mut dyn Write) -> io::Result<()>) -> Self {
        Self::new("html", "For a browser: one page that needs nothing else", write)
    }

    /// Writes a report.
    ///
    /// # Errors
    /// Where `out` cannot be written to.
    pub fn write(&self, report: &R, look: Look, out: &mut dyn Write) -> io::Result<()> {
        match self.writer {
            Writer::Look(write) => write(report, look, out),
            Writer::Plain(write) => write(report, out),
        }
    }
}

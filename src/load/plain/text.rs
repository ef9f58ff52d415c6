//! Texts: on a line and on those that go on with it, in quotation marks, folded below `>-`.

use memchr::memchr3;

use super::Scan;
use crate::load::sentence::goes_on;
use crate::source::{Span, Style};

impl Scan<'_> {
    /// A text without quotes, on one line or several.
    pub(super) fn lines(&mut self, parent: isize) -> Option<()> {
        let start = self.at;
        let mut end = self.line(parent)?;
        if self.indent <= parent {
            return self.scalar(start..end);
        }
        let mut folded = self.text.get(start..end)?.to_owned();
        while self.indent > parent {
            let from = self.at;
            end = self.line(parent)?;
            folded.push(' ');
            folded.push_str(self.text.get(from..end)?);
        }
        self.add(start..end, &folded, Style::Plain)
    }

    /// A line of such a text, up to what comes next; gives where its words end.
    fn line(&mut self, parent: isize) -> Option<usize> {
        let (end, mark) = self.text_end(self.at)?;
        // What may have been meant as text and no remark is left to the parser, which speaks of it.
        let is_remark = mark == b'#' && !goes_on(self.text.get(self.at..end)?.trim(), self.text.get(end + 1..)?);
        if mark != b'\n' && !is_remark {
            return None;
        }
        let words = self.text.get(self.at..end)?.trim_end_matches(' ').len() + self.at;
        self.at = end;
        self.skip_line();
        let next = self.at;
        self.find_content()?;
        // The text goes on in the very next line, and not behind a remark.
        let is_next = !is_remark && self.indent == (self.at - next).cast_signed();
        (self.indent <= parent || is_next).then_some(words)
    }

    /// A text in quotes on one line, without codes.
    pub(super) fn quoted(&mut self) -> Option<()> {
        let (start, quote) = (self.at, self.byte());
        let code = if quote == b'"' { b'\\' } else { quote };
        let inside = self.text.as_bytes().get(start + 1..)?;
        let end = start + 1 + memchr3(quote, code, b'\n', inside)?;
        if self.byte_at(end) != quote || (quote == code && self.byte_at(end + 1) == quote) {
            return None;
        }
        self.at = end + 1;
        self.tree.scalar(Span::new(start, self.at), self.text.get(start + 1..end)?, Style::Quoted);
        Some(())
    }

    /// A text behind `>-`, of one paragraph.
    pub(super) fn folded(&mut self, parent: isize) -> Option<()> {
        if self.text.get(self.at..self.at + 3)? != ">-\n" {
            return None;
        }
        self.at += 3;
        let column = self.skip_spaces();
        let start = self.at;
        let mut folded = String::new();
        if column <= parent {
            return None;
        }
        let end = loop {
            let from = self.at;
            self.skip_line();
            let line = self.text.get(from..self.at)?.trim_end_matches('\n');
            if line.is_empty() || line.ends_with(' ') {
                return None;
            }
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(line);
            let next = self.at;
            let indent = self.skip_spaces();
            if indent > column {
                return None;
            }
            if indent < column || self.byte() == b'\n' {
                self.at = next;
                break from + line.len();
            }
        };
        self.add(start..end, &folded, Style::Quoted)?;
        self.skip_empty_lines(column)?;
        // What stands deeper behind an empty line is a paragraph more, though it may look like a remark.
        let next = self.at;
        let is_over = self.skip_spaces() <= parent;
        self.at = next;
        is_over.then(|| self.find_content())?
    }

    /// Passes over lines without a letter, of no more than so many spaces.
    fn skip_empty_lines(&mut self, most: isize) -> Option<()> {
        while self.at < self.text.len() {
            let line = self.at;
            let spaces = self.skip_spaces();
            if self.byte() != b'\n' {
                self.at = line;
                break;
            }
            if spaces > most {
                return None;
            }
            self.skip_line();
        }
        Some(())
    }
}

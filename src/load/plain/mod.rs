//! A scan of YAML as it is mostly written: blocks by indentation, texts on a line or folded, short lists in brackets. It
//! gives the tree that the parser gives, several times as fast; what is written in any other way, and all that may be
//! wrong, is left to the parser.

mod brackets;
mod text;

use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr3, memchr3_iter};

use super::{MOST_DEPTH, MOST_NODES};
use crate::source::{Arena, ArenaBuilder, Source, Span, Style};

/// How long a name may be, in bytes.
const LONGEST_NAME: usize = 200;

/// The tree of a document; `None` where only the parser can tell.
pub(super) fn scan(source: &Arc<Source>) -> Option<Arena> {
    let text = source.text();
    if !is_ordinary(text) {
        return None;
    }
    let mut scan = Scan { text, at: 0, indent: 0, tree: ArenaBuilder::new(Arc::clone(source)) };
    scan.find_content()?;
    (scan.indent == 0).then(|| scan.mapping(0, None))??;
    (scan.indent == END && scan.tree.len() <= MOST_NODES).then(|| scan.tree.finish())
}

/// The indentation of what stands behind the last line.
const END: isize = -1;

/// Whether a text has none of the letters of which YAML, or a reader of it, makes something particular.
fn is_ordinary(text: &str) -> bool {
    // Whole pieces are looked at, many bytes at a time, rather than up to the first such byte.
    let has_control = |piece: &[u8]| piece.iter().fold(false, |found, &byte| found | is_control(byte));
    if text.as_bytes().chunks(1024).any(has_control) {
        return false;
    }
    // The bytes with which control characters of two bytes, other ends of lines, marks of byte order and what is no letter
    // at all begin.
    !memchr3_iter(0xc2, 0xe2, 0xef, text.as_bytes()).any(|at| text[at..].chars().next().is_some_and(is_particular))
}

fn is_control(byte: u8) -> bool {
    (byte < b' ' && byte != b'\n') || byte == 0x7f
}

fn is_particular(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// A document that is being scanned. Every step gives `None` where the parser has to go on from the beginning.
struct Scan<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    /// The column of what is read next, where that is the first of its line or stands behind a hyphen.
    indent: isize,
    tree: ArenaBuilder,
}

impl Scan<'_> {
    /// The next byte; behind the last one a line ends.
    fn byte(&self) -> u8 {
        self.byte_at(self.at)
    }

    fn byte_at(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    fn skip_spaces(&mut self) -> isize {
        let from = self.at;
        while self.byte() == b' ' {
            self.at += 1;
        }
        (self.at - from).cast_signed()
    }

    /// From the beginning of a line to the first that has content, and to its indentation.
    fn find_content(&mut self) -> Option<()> {
        // Where there is too much, the parser says so.
        if self.tree.len() > MOST_NODES {
            return None;
        }
        while self.at < self.text.len() {
            self.indent = self.skip_spaces();
            match self.byte() {
                b'\n' | b'#' => self.skip_line(),
                // The end of a document, and the beginning of another one.
                b'-' | b'.'
                    if self.indent == 0 && matches!(self.text.get(self.at..self.at + 3), Some("---" | "...")) =>
                {
                    return None;
                }
                _ => return Some(()),
            }
        }
        self.indent = END;
        Some(())
    }

    fn skip_line(&mut self) {
        let rest = &self.text.as_bytes()[self.at..];
        self.at = memchr::memchr(b'\n', rest).map_or(self.text.len(), |end| self.at + end + 1);
    }

    /// Goes on behind a value: nothing but a remark may stand on its line.
    fn end_line(&mut self) -> Option<()> {
        let spaces = self.skip_spaces();
        if self.byte() != b'\n' && !(self.byte() == b'#' && spaces > 0) {
            return None;
        }
        self.skip_line();
        self.find_content()
    }

    fn is_dash(&self) -> bool {
        self.byte() == b'-' && matches!(self.byte_at(self.at + 1), b' ' | b'\n')
    }

    fn here(&self) -> Span {
        Span::new(self.at, self.at)
    }

    /// What stands on a line of its own or behind a hyphen, as part of a block with this indentation.
    fn node(&mut self, parent: isize) -> Option<()> {
        if self.tree.depth() >= MOST_DEPTH {
            return None;
        }
        if self.is_dash() {
            self.sequence(self.indent)
        } else if let Some(end) = self.name_end() {
            self.mapping(self.indent, Some(end))
        } else {
            self.value(parent)
        }
    }

    /// A block of entries; the name of the first ends there, where that is known already.
    fn mapping(&mut self, column: isize, mut first: Option<usize>) -> Option<()> {
        self.tree.open_mapping(self.here(), Style::Block);
        while self.indent == column {
            let end = first.take().or_else(|| self.name_end())?;
            self.scalar(self.at..end)?;
            self.at = end + 1;
            self.skip_spaces();
            if !matches!(self.byte(), b'\n' | b'#') {
                self.value(column)?;
                continue;
            }
            self.skip_line();
            self.find_content()?;
            if self.indent > column {
                self.node(column)?;
            } else if self.indent == column && self.is_dash() {
                self.shallow_sequence(column)?;
            } else {
                return None;
            }
        }
        self.close(column)
    }

    fn sequence(&mut self, column: isize) -> Option<()> {
        self.tree.open_sequence(self.here(), Style::Block);
        self.items(column)
    }

    /// A list that does not stand deeper than its name: to the parser it begins with its first item.
    fn shallow_sequence(&mut self, column: isize) -> Option<()> {
        let dash = self.at;
        self.at += 1;
        self.skip_spaces();
        if self.byte() == b'\n' {
            return None;
        }
        self.tree.open_sequence(self.here(), Style::Block);
        self.at = dash;
        self.items(column)
    }

    fn items(&mut self, column: isize) -> Option<()> {
        while self.indent == column && self.is_dash() {
            self.at += 1;
            let spaces = self.skip_spaces();
            if matches!(self.byte(), b'\n' | b'#') {
                self.skip_line();
                self.find_content()?;
                if self.indent <= column {
                    return None;
                }
            } else {
                self.indent = column + 1 + spaces;
            }
            self.node(column)?;
        }
        self.close(column)
    }

    /// Closes a block, where the next line does not stand deeper than it.
    fn close(&mut self, column: isize) -> Option<()> {
        self.tree.close(0);
        (self.indent <= column).then_some(())
    }

    /// Where the name of an entry ends that begins here.
    fn name_end(&self) -> Option<usize> {
        let (end, mark) = self.text_end(self.at)?;
        let is_name = mark == b':' && end - self.at <= LONGEST_NAME && self.byte_at(end - 1) != b' ';
        is_name.then_some(end)
    }

    /// Where a text without quotes that begins here ends on its line, and by what: a colon, a remark or the line.
    fn text_end(&self, from: usize) -> Option<(usize, u8)> {
        if !is_beginning(self.byte_at(from)) {
            return None;
        }
        let bytes = self.text.as_bytes();
        let mut at = from;
        while let Some(next) = bytes.get(at..).and_then(|rest| memchr3(b':', b'#', b'\n', rest)) {
            at += next;
            match bytes[at] {
                b':' if matches!(self.byte_at(at + 1), b' ' | b'\n') => return Some((at, b':')),
                b'#' if bytes[at - 1] == b' ' => return Some((at, b'#')),
                b'\n' => return Some((at, b'\n')),
                _ => at += 1,
            }
        }
        Some((bytes.len(), b'\n'))
    }

    /// Adds a text without quotes on one line. Words for nothing are left to the parser, which has something to say of them.
    fn scalar(&mut self, bytes: Range<usize>) -> Option<()> {
        let text = self.text.get(bytes.clone())?;
        if matches!(text, "null" | "Null" | "NULL" | "~") {
            return None;
        }
        self.add(bytes, text, Style::Plain)
    }

    /// Adds a text. As everywhere its place ends with its last letter, which a space of any alphabet is not.
    fn add(&mut self, bytes: Range<usize>, text: &str, style: Style) -> Option<()> {
        let length = self.text.get(bytes.clone())?.trim_end().len();
        self.tree.scalar(Span::new(bytes.start, bytes.start + length), text, style);
        Some(())
    }

    /// A value that begins on this line, as part of a block with this indentation.
    fn value(&mut self, parent: isize) -> Option<()> {
        match self.byte() {
            b'"' | b'\'' => self.quoted()?,
            b'[' | b'{' => self.brackets(parent)?,
            b'>' => return self.folded(parent),
            _ => return self.lines(parent),
        }
        self.end_line()
    }
}

/// Whether a text without quotes surely begins with this byte; few begin with others.
fn is_beginning(byte: u8) -> bool {
    is_letter(byte) || matches!(byte, b'(' | b'/' | b'.' | b'_' | b'+' | b'$')
}

/// A letter, a figure, or part of a letter that is not of this alphabet.
fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

#[cfg(test)]
mod tests;

//! Lists and entries in brackets.

use super::{LONGEST_NAME, Scan, is_beginning};
use crate::load::MOST_DEPTH;
use crate::source::{Span, Style};

impl Scan<'_> {
    /// A list or block in brackets.
    pub(super) fn brackets(&mut self, parent: isize) -> Option<()> {
        if self.tree.depth() >= MOST_DEPTH {
            return None;
        }
        let (is_list, span) = (self.byte() == b'[', Span::new(self.at, self.at + 1));
        let close = if is_list {
            self.tree.open_sequence(span, Style::Flow);
            b']'
        } else {
            self.tree.open_mapping(span, Style::Flow);
            b'}'
        };
        self.at += 1;
        self.skip_in_brackets(parent)?;
        let mut is_first = true;
        while !(is_first && self.byte() == close) {
            is_first = false;
            if !is_list {
                self.in_brackets()?;
                if self.byte() != b':' || self.byte_at(self.at + 1) != b' ' {
                    return None;
                }
                self.at += 1;
                self.skip_in_brackets(parent)?;
            }
            match self.byte() {
                b'[' | b'{' => self.brackets(parent)?,
                b'"' | b'\'' => self.quoted()?,
                _ => self.in_brackets()?,
            }
            self.skip_in_brackets(parent)?;
            match self.byte() {
                b',' => self.at += 1,
                mark if mark == close => break,
                _ => return None,
            }
            self.skip_in_brackets(parent)?;
        }
        self.at += 1;
        self.tree.close(self.at);
        Some(())
    }

    /// Spaces and ends of lines between what stands in brackets. All lines stand deeper than the block around them.
    fn skip_in_brackets(&mut self, parent: isize) -> Option<()> {
        self.skip_spaces();
        while self.byte() == b'\n' {
            self.at += 1;
            if self.at >= self.text.len() || self.skip_spaces() <= parent {
                return None;
            }
        }
        Some(())
    }

    /// A text without quotes in brackets, or the name of an entry there.
    fn in_brackets(&mut self) -> Option<()> {
        let start = self.at;
        if !is_beginning(self.byte()) {
            return None;
        }
        loop {
            match self.byte() {
                b',' | b']' | b'}' | b'\n' => break,
                b':' if matches!(self.byte_at(self.at + 1), b' ' | b'\n' | b',' | b'[' | b']' | b'{' | b'}') => break,
                b'[' | b'{' | b'#' => return None,
                _ => self.at += 1,
            }
        }
        let words = self.text.get(start..self.at)?.trim_end_matches(' ').len();
        if self.byte() == b':' && start + words != self.at || words > LONGEST_NAME {
            return None;
        }
        self.scalar(start..start + words)
    }
}

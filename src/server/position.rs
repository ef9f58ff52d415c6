//! Places as editors count them: lines from 0, and in a line the units of whichever encoding was agreed on. A place that lies
//! nowhere, in the middle of a letter or behind the end of a line, is the nearest one before it.

use std::cell::Cell;

use gen_lsp_types::{Position, Range};

use crate::finding::Place;
use crate::source::{Source, Span};

/// What the columns of a line count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16, which every editor knows.
    #[default]
    Utf16,
    /// Letters.
    Utf32,
}

impl Encoding {
    /// The one that is used with an editor that knows these: bytes, which need no counting, where it does.
    pub fn agreed(offered: &[&str]) -> Self {
        if offered.contains(&"utf-8") { Self::Utf8 } else { Self::Utf16 }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn units(self, letter: char) -> usize {
        match self {
            Self::Utf8 => letter.len_utf8(),
            Self::Utf16 => letter.len_utf16(),
            Self::Utf32 => 1,
        }
    }

    /// The offset of a place in a text.
    pub fn offset(self, source: &Source, position: Position) -> u32 {
        let line = position.line.saturating_add(1);
        if line > source.line_count() {
            return Span::new(source.text().len(), 0).start;
        }
        let mut units = 0;
        let mut bytes = 0;
        for letter in source.line(line).chars() {
            units += self.units(letter);
            if units > position.character as usize {
                break;
            }
            bytes += letter.len_utf8();
        }
        source.line_start(line) + Span::new(bytes, 0).start
    }

    /// The place of an offset.
    pub fn position(self, source: &Source, offset: u32) -> Position {
        let line = source.line_at(offset);
        let before = (offset - source.line_start(line).min(offset)) as usize;
        let text = source.line(line);
        let counted = text.char_indices().take_while(|(at, _)| *at < before).map(|(_, letter)| letter);
        self.on_line(line, counted)
    }

    /// The places that a span covers.
    pub fn range(self, source: &Source, span: Span) -> Range {
        Range { start: self.position(source, span.start), end: self.position(source, span.end) }
    }

    /// The places of a finding. Without a text a letter counts as one unit.
    pub fn of_place(self, source: Option<&Source>, place: &Place) -> Range {
        let position = |line: u32, column: u32| match source {
            Some(source) => {
                let letters = source.line(line).chars();
                self.on_line(line, letters.take(column.saturating_sub(1) as usize))
            }
            None => Position { line: line.saturating_sub(1), character: column.saturating_sub(1) },
        };
        Range {
            start: position(place.line, place.column),
            end: position(place.end_line.max(place.line), place.end_column),
        }
    }

    fn units_in(self, text: &str) -> usize {
        if self == Self::Utf8 { text.len() } else { text.chars().map(|letter| self.units(letter)).sum() }
    }

    fn on_line(self, line: u32, before: impl Iterator<Item = char>) -> Position {
        let units = before.map(|letter| self.units(letter)).sum();
        Position { line: line.saturating_sub(1), character: Span::new(units, 0).start }
    }
}

/// Many places of one text that lie near each other. Each is counted from the one before it, since a line may be as long as a
/// document.
pub(super) struct Ruler<'s> {
    encoding: Encoding,
    source: &'s Source,
    last: Cell<Counted>,
}

/// How many units stand before a byte of a line.
#[derive(Clone, Copy, Default)]
struct Counted {
    line: u32,
    byte: usize,
    units: usize,
}

impl<'s> Ruler<'s> {
    pub(super) fn new(encoding: Encoding, source: &'s Source) -> Self {
        Self { encoding, source, last: Cell::default() }
    }

    /// The places that a span covers.
    pub(super) fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    fn position(&self, offset: u32) -> Position {
        let line = self.source.line_at(offset);
        let text = self.source.line(line);
        let before = ((offset - self.source.line_start(line).min(offset)) as usize).min(text.len());
        let byte = (before..=text.len()).find(|byte| text.is_char_boundary(*byte)).unwrap_or(text.len());
        let last = self.last.get();
        let last = if last.line == line { last } else { Counted { line, ..Counted::default() } };
        let between = |from: usize, to: usize| self.encoding.units_in(text.get(from..to).unwrap_or_default());
        let units = if byte >= last.byte {
            last.units + between(last.byte, byte)
        } else {
            last.units - between(byte, last.byte)
        };
        self.last.set(Counted { line, byte, units });
        Position { line: line.saturating_sub(1), character: Span::new(units, 0).start }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_the_same_counted_from_one_another() {
        let source = Source::new("a.yaml", "a\u{e9}\u{20ac}\u{1f600}b\r\ncd\n".to_owned());
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let ruler = Ruler::new(encoding, &source);
            for offset in [0, 11, 1, 10, 3, 3, 6, 15, 13, 99, 0] {
                assert_eq!(ruler.position(offset), encoding.position(&source, offset), "{encoding:?} {offset}");
            }
        }
    }

    fn at(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn places_are_those_of_the_encoding() {
        // One byte, two, three; a letter of two units of UTF-16.
        let source = Source::new("a.yaml", "a\u{e9}\u{20ac}\u{1f600}b\r\nc".to_owned());
        let offsets =
            |encoding: Encoding| [0, 1, 2, 3, 4, 5].map(|character| encoding.offset(&source, at(0, character)));
        assert_eq!(offsets(Encoding::Utf16), [0, 1, 3, 6, 6, 10]);
        assert_eq!(offsets(Encoding::Utf8), [0, 1, 1, 3, 3, 3]);
        assert_eq!(offsets(Encoding::Utf32), [0, 1, 3, 6, 10, 11]);
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            for offset in [0, 1, 3, 6, 10, 11, 13, 14] {
                assert_eq!(
                    encoding.offset(&source, encoding.position(&source, offset)),
                    offset,
                    "{encoding:?} {offset}"
                );
            }
            assert_eq!(encoding.offset(&source, at(0, 999)), 11, "before the end of the line");
            assert_eq!(encoding.offset(&source, at(9, 9)), 14, "the end");
        }
    }
}

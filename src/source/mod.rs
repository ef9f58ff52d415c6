//! The text of one document and the places in it. Knows bytes, lines and key paths; knows no format and no rule.

mod arena;
mod digest;
mod line_hash;
mod passages;
mod sentences;
mod taken_out;

pub use arena::{Arena, ArenaBuilder, NodeId, Style};
pub use digest::{fingerprint, sha256, sha256_base64};
pub use line_hash::line_hashes;
pub use passages::{look_up, places};
pub use sentences::sentences;

use serde::Serialize;

/// The months of the year.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A text of which no more than so many characters are repeated.
pub fn cut(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}\u{2026}", text.get(..end).unwrap_or_default()),
    }
}

/// Whether a letter shows as nothing though it is none of the spaces: a filler of some script, a blank pattern of Braille, a
/// selector of variants that no letter here has. Whole texts can be hidden in such letters. The two selectors that make a
/// sign a picture, or a picture a sign, are left alone.
pub fn is_blank(letter: char) -> bool {
    matches!(letter,
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0d}' | '\u{ffa0}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0100}'..='\u{e01ef}')
}

/// A range of bytes in a [`Source`], end exclusive.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// Byte after the last.
    pub end: u32,
}

impl Span {
    /// A span over `start..end`. Offsets beyond 4 GiB cannot occur: files are capped far below.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end) }
    }

    /// The bytes as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Where something stands, as a person finds it: lines and columns are 1-based, columns count code points, the end
/// is exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct LineColumns {
    /// Line of the first character.
    pub line: u32,
    /// Column of the first character.
    pub column: u32,
    /// Line of the character after the last.
    pub end_line: u32,
    /// Column of the character after the last.
    pub end_column: u32,
}

/// One document's path (relative to the root, with `/`) and text, with an index of its lines.
#[derive(Debug)]
pub struct Source {
    path: String,
    text: String,
    /// Byte offset at which each line starts; the first is always 0.
    lines: Vec<u32>,
    /// Where something stood that is shown to nobody, in the order of the text.
    withheld: Vec<Span>,
    /// How many bytes the text has, where only an outline of it is held.
    left_out: Option<usize>,
}

impl Source {
    /// Indexes `text`. A line ends with LF, CRLF or a lone CR, as YAML and editors count them.
    pub fn new(path: impl Into<String>, text: String) -> Self {
        let bytes = text.as_bytes();
        let mut lines = vec![0];
        for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
            let crlf = bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n');
            if !crlf {
                lines.push(Span::new(at + 1, at + 1).start);
            }
        }
        Self { path: path.into(), text, lines, withheld: Vec::new(), left_out: None }
    }

    /// What tells on which line a byte stands that is not behind `end`, without the text.
    #[must_use]
    pub fn outline(&self, end: u32) -> Self {
        let lines = self.lines.partition_point(|&start| start <= end);
        Self {
            path: self.path.clone(),
            text: String::new(),
            lines: self.lines.get(..lines).unwrap_or_default().to_vec(),
            withheld: Vec::new(),
            left_out: Some(self.len()),
        }
    }

    /// Whether it is an outline.
    pub fn is_outline(&self) -> bool {
        self.left_out.is_some()
    }

    /// How many bytes the text has, held or not.
    pub fn len(&self) -> usize {
        self.left_out.unwrap_or(self.text.len())
    }

    /// Whether the text is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The same text, of which lines with these places are not shown.
    #[must_use]
    pub fn withholding(mut self, places: impl IntoIterator<Item = Span>) -> Self {
        self.withheld.extend(places);
        self.withheld.sort_unstable();
        self
    }

    /// Whether a 1-based line is not shown, for what stood on it: its other words may lead to the same person.
    pub fn withholds(&self, line: u32) -> bool {
        let start = self.line_start(line);
        let end = self.lines.get(line as usize).copied().unwrap_or(Span::new(self.text.len(), 0).start);
        // They do not overlap.
        let next = self.withheld.partition_point(|place| place.end <= start);
        line <= self.line_count() && self.withheld.get(next).is_some_and(|place| place.start < end)
    }

    /// Whether the line of a byte is not shown.
    pub fn withholds_at(&self, offset: u32) -> bool {
        !self.withheld.is_empty() && self.withholds(self.line_at(offset))
    }

    /// The path as reports print it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of a span; empty if the span does not lie on character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Number of lines; an empty text has one.
    pub fn line_count(&self) -> u32 {
        Span::new(self.lines.len(), 0).start
    }

    /// The text of a 1-based line without its line end; empty past the last.
    pub fn line(&self, line: u32) -> &str {
        let Some(&start) = (line as usize).checked_sub(1).and_then(|index| self.lines.get(index)) else { return "" };
        let end = self.lines.get(line as usize).map_or(self.text.len(), |&next| next as usize);
        self.text.get(start as usize..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// The text of some 1-based lines, with the line ends between them.
    pub fn lines(&self, first: u32, last: u32) -> &str {
        let end = self.line_start(last) as usize + self.line(last).len();
        self.text.get(self.line_start(first) as usize..end).unwrap_or_default()
    }

    /// Byte offset at which a 1-based line starts.
    pub fn line_start(&self, line: u32) -> u32 {
        (line as usize).checked_sub(1).and_then(|index| self.lines.get(index)).copied().unwrap_or_default()
    }

    /// Line and columns of a span.
    pub fn line_columns(&self, span: Span) -> LineColumns {
        let (line, column) = self.position(span.start);
        let (end_line, end_column) = self.position(span.end.max(span.start));
        LineColumns { line, column, end_line, end_column }
    }

    /// The 1-based line of a byte. Cheaper than [`Source::line_columns`], which counts the characters of the line.
    pub fn line_at(&self, offset: u32) -> u32 {
        Span::new(self.lines.partition_point(|&start| start <= offset), 0).start
    }

    fn position(&self, offset: u32) -> (u32, u32) {
        let line = self.line_at(offset);
        let before = self.text.get(self.line_start(line) as usize..offset as usize).unwrap_or_default();
        (line, Span::new(before.chars().count(), 0).start + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_with_lf_crlf_or_cr() {
        let source = Source::new("a", "one\r\ntwo\rthree\nfour".to_owned());
        let lines: Vec<_> = (1..=source.line_count()).map(|line| source.line(line)).collect();
        assert_eq!(lines, ["one", "two", "three", "four"]);
    }

    #[test]
    fn a_line_is_withheld_for_any_part_of_it() {
        let source =
            Source::new("a", "one\ntwo\nthree\nfour".to_owned()).withholding([Span::new(5, 6), Span::new(10, 16)]);
        assert_eq!([1, 2, 3, 4, 5].map(|line| source.withholds(line)), [false, true, true, true, false]);
        assert!(!Source::new("a", "one".to_owned()).withholds(1));
    }

    #[test]
    fn columns_count_code_points() {
        let source = Source::new("a", "é: ü\n".to_owned());
        let places = source.line_columns(Span::new(4, 6));
        assert_eq!((places.line, places.column, places.end_line, places.end_column), (1, 4, 1, 5));
    }
}

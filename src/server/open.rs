//! A text that an editor holds, as far as it was told of it.

use gen_lsp_types::TextDocumentContentChangeEvent;

use super::position::Encoding;
use crate::source::Source;

/// Such a text.
#[derive(Debug)]
pub(super) struct OpenText {
    source: Source,
}

impl OpenText {
    /// The text as it was opened.
    pub(super) fn new(text: String) -> Self {
        Self { source: Source::new("", text) }
    }

    /// With its lines.
    pub(super) fn source(&self) -> &Source {
        &self.source
    }

    /// Its letters.
    pub(super) fn text(&self) -> &str {
        self.source.text()
    }

    /// Makes a change that somebody made. One whose end stands before its beginning is taken the other way round.
    pub(super) fn change(&mut self, change: TextDocumentContentChangeEvent, encoding: Encoding) {
        let text = match change {
            TextDocumentContentChangeEvent::TextDocumentContentChangeWholeDocument(whole) => whole.text,
            TextDocumentContentChangeEvent::TextDocumentContentChangePartial(part) => {
                let ends = [part.range.start, part.range.end].map(|end| encoding.offset(&self.source, end) as usize);
                let (start, end) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
                let (before, behind) = (self.text().get(..start), self.text().get(end..));
                [before.unwrap_or_default(), &part.text, behind.unwrap_or_default()].concat()
            }
        };
        self.source = Source::new("", text);
    }
}

#[cfg(test)]
mod tests {
    use gen_lsp_types::{Position, Range, TextDocumentContentChangePartial};

    use super::*;

    #[test]
    fn changes_are_made_where_they_were_made() {
        let mut open = OpenText::new("a\u{1f600}b\r\nc\n".to_owned());
        let mut change = |start: (u32, u32), end: (u32, u32), text: &str| {
            let [start, end] = [start, end].map(|(line, character)| Position { line, character });
            let part = TextDocumentContentChangePartial {
                range: Range { start, end },
                text: text.to_owned(),
                ..Default::default()
            };
            open.change(part.into(), Encoding::Utf16);
            open.text().to_owned()
        };
        assert_eq!(change((0, 3), (0, 4), "x"), "a\u{1f600}x\r\nc\n");
        assert_eq!(change((1, 0), (0, 4), ""), "a\u{1f600}xc\n", "the other way round");
        assert_eq!(change((0, 2), (0, 2), "y"), "ay\u{1f600}xc\n", "in the middle of a letter");
        assert_eq!(change((7, 7), (9, 9), "z"), "ay\u{1f600}xc\nz", "behind the end");
    }
}

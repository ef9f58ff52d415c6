//! A mend that comes with a finding: what it does in plain words, and which bytes of the document it writes anew. Made where
//! the finding is made, which knows the places; applied by `fix`, shown by reports.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::source::{Arena, NodeId, Source, Span};

/// A mend that is safe to make without asking: it writes what the document already says in the form that is read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Fix {
    /// What it does, starting with a verb: "write the date as 2024-11-05".
    pub title: String,
    /// What is written where, in the order of the text. Either all of it is made or none.
    pub edits: Vec<Edit>,
    /// Whether entries or lists come to stand elsewhere in the document, and not only a name or a value is written anew.
    #[serde(skip)]
    #[schemars(skip)]
    pub reshapes: bool,
}

/// Bytes of a document, and the text that takes their place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// Offset of the first byte in the file.
    pub start: u32,
    /// Offset of the byte after the last.
    pub end: u32,
    /// Line of the first character, from 1.
    pub line: u32,
    /// Column of the first character, from 1, in code points.
    pub column: u32,
    /// Line of the character after the last.
    pub end_line: u32,
    /// Column of the character after the last.
    pub end_column: u32,
    /// What is written instead.
    pub text: String,
    /// The two columns in bytes, from 1.
    #[serde(skip)]
    #[schemars(skip)]
    pub byte_columns: (u32, u32),
}

impl Fix {
    /// A fix that does nothing yet.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), edits: Vec::new(), reshapes: false }
    }

    /// A scalar with another text; quotes of its own around it stay. `None` where it is written in more than its letters.
    pub fn of_scalar(arena: &Arena, node: NodeId, text: &str, title: impl Into<String>) -> Option<Self> {
        let (span, old) = (arena.span(node), arena.text(node)?);
        let before = arena.source().text().get(..span.start as usize)?.trim_end();
        if before.rsplit(char::is_whitespace).next().is_some_and(|word| word.starts_with('&')) {
            return None;
        }
        let written = arena.source().slice(span);
        if written == old {
            return Some(Self::new(title).edit(span, text));
        }
        let inside = written.strip_prefix(['"', '\'']).and_then(|rest| rest.strip_suffix(['"', '\'']))?;
        (inside == old).then(|| Self::new(title).edit(Span { start: span.start + 1, end: span.end - 1 }, text))
    }

    /// Writes `text` in the place of these bytes.
    #[must_use]
    pub fn edit(mut self, span: Span, text: impl Into<String>) -> Self {
        self.edits.push(Edit::new(span, text.into()));
        self.edits.sort_by_key(Edit::span);
        self
    }

    /// Says that entries or lists come to stand elsewhere.
    #[must_use]
    pub fn reshaping(mut self) -> Self {
        self.reshapes = true;
        self
    }

    /// All bytes from the first edit to the last.
    pub fn span(&self) -> Span {
        let start = self.edits.first().map_or(0, |edit| edit.start);
        Span { start, end: self.edits.last().map_or(start, |edit| edit.end) }
    }

    /// The fix with the lines and columns of its edits.
    #[must_use]
    pub fn placed(mut self, source: &Source) -> Self {
        self.edits.iter_mut().for_each(|edit| edit.place(source));
        self
    }
}

/// A text with edits made, which are in its order.
pub fn applied<'e>(text: &str, edits: impl IntoIterator<Item = &'e Edit>) -> String {
    let mut written = String::with_capacity(text.len() + 64);
    let mut done = 0;
    for edit in edits {
        let span = edit.span().range();
        written.push_str(text.get(done..span.start).unwrap_or_default());
        written.push_str(&edit.text);
        done = span.end;
    }
    written.push_str(text.get(done..).unwrap_or_default());
    written
}

impl Edit {
    fn new(span: Span, text: String) -> Self {
        let Span { start, end } = span;
        Self { start, end, line: 1, column: 1, end_line: 1, end_column: 1, text, byte_columns: (1, 1) }
    }

    /// The bytes that it replaces.
    pub fn span(&self) -> Span {
        Span { start: self.start, end: self.end }
    }

    fn place(&mut self, source: &Source) {
        let places = source.line_columns(self.span());
        (self.line, self.column) = (places.line, places.column);
        (self.end_line, self.end_column) = (places.end_line, places.end_column);
        let byte_column = |offset: u32, line: u32| offset - source.line_start(line).min(offset) + 1;
        self.byte_columns = (byte_column(self.start, self.line), byte_column(self.end, self.end_line));
    }
}

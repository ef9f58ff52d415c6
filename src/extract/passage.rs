//! One paragraph, heading or cell with the way back to where its letters stand in the file.

use std::ops::Range;

use super::anchor::{Anchor, Slugs};
use super::fault::{Fault, FaultKind};
use super::history::History;
use super::layout::Layout;
use super::{MOST_PASSAGES, MOST_TEXT_BYTES, Unopened};
use crate::privacy::may_lead_to_a_person;
use crate::source::Span;

/// What a passage is to its reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading, or the title of a slide.
    Heading,
    /// A paragraph or an item of a list.
    Prose,
    /// Somebody else's words.
    Quote,
    /// A block of code.
    Code,
    /// A footnote, an endnote, the speaker's notes.
    Note,
    /// A cell of a table.
    Table,
    /// A line of what stands before a Markdown text between two `---`.
    FrontMatter,
}

/// One stretch of text that belongs together.
#[derive(Debug)]
pub struct Passage {
    /// What a reader sees: joined across changes of style, without marks; spaces, line ends and hard spaces are one
    /// plain space each.
    pub text: String,
    /// Where it stands in a file without lines: `slide 12`, `paragraph 14, under 'What children told us'`.
    pub part: Option<String>,
    /// The way back from the text to the bytes of a Markdown file; empty for office files.
    pub spans: Spans,
    /// What it is to its reader.
    pub kind: PassageKind,
    /// Its place in a table, where it stands in one.
    pub cell: Option<Cell>,
    /// What is seen beside its letters; only where it was asked for.
    pub layout: Option<Box<Layout>>,
}

/// A place in a table, each counted from 0: what stands beside and above a cell says what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Which table of the file.
    pub table: u32,
    /// Which row of it.
    pub row: u32,
    /// Which column of it, where cells that span several count as so many.
    pub column: u32,
}

/// Tables that are being read, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Tables {
    open: Vec<OpenTable>,
    begun: u32,
}

#[derive(Debug)]
struct OpenTable {
    number: u32,
    rows: u32,
    /// The column of the cell, and of the next one.
    column: u32,
    next: u32,
}

impl Tables {
    pub(super) fn begin(&mut self) {
        self.open.push(OpenTable { number: self.begun, rows: 0, column: 0, next: 0 });
        self.begun = self.begun.saturating_add(1);
    }

    pub(super) fn begin_row(&mut self) {
        if let Some(table) = self.open.last_mut() {
            (table.rows, table.column, table.next) = (table.rows.saturating_add(1), 0, 0);
        }
    }

    /// Begins a cell over so many columns.
    pub(super) fn begin_cell(&mut self, columns: Option<u32>) {
        /// More columns than a page has are a slip or an attack.
        const MOST_COLUMNS: u32 = 1_000;
        if let Some(table) = self.open.last_mut() {
            table.column = table.next;
            table.next = table.next.saturating_add(columns.unwrap_or(1).clamp(1, MOST_COLUMNS));
        }
    }

    /// Says that the cell that was begun last spans so many columns.
    pub(super) fn widen(&mut self, columns: Option<u32>) {
        if let Some(table) = self.open.last_mut() {
            table.next = table.column;
        }
        self.begin_cell(columns);
    }

    pub(super) fn end(&mut self) {
        self.open.pop();
    }

    /// Where the innermost table is.
    pub(super) fn cell(&self) -> Option<Cell> {
        let table = self.open.last()?;
        Some(Cell { table: table.number, row: table.rows.saturating_sub(1), column: table.column })
    }
}

/// Which bytes of the file a text was made from.
#[derive(Debug, Default)]
pub struct Spans(Vec<Piece>);

#[derive(Debug)]
struct Piece {
    /// Where the piece begins in the text.
    start: u32,
    /// The bytes it was made from; as long as its text where they are the same letters.
    span: Span,
    verbatim: bool,
}

impl Spans {
    /// The bytes from which a range of the text was made; none where the file has no lines, or the range no text.
    pub fn span_of(&self, range: Range<usize>) -> Option<Span> {
        let first = self.piece_at(range.start)?;
        let last = self.piece_at(range.end.saturating_sub(1).max(range.start))?;
        let offset = |piece: &Piece, at: usize| piece.span.start as usize + (at - piece.start as usize);
        let start = if first.verbatim { offset(first, range.start) } else { first.span.start as usize };
        let end = if last.verbatim { offset(last, range.end.max(range.start)) } else { last.span.end as usize };
        Some(Span::new(start, end.min(last.span.end as usize).max(start)))
    }

    fn piece_at(&self, offset: usize) -> Option<&Piece> {
        let after = self.0.partition_point(|piece| piece.start as usize <= offset);
        self.0.get(after.checked_sub(1)?)
    }
}

/// A passage that is being put together. Runs of white space become one space, invisible hyphens and joints nothing.
#[derive(Debug, Default)]
pub(super) struct Draft {
    text: String,
    pieces: Vec<Piece>,
    cell: Option<Cell>,
    layout: Option<Box<Layout>>,
    /// Where a space stands for a tab, a break of the line or a wide gap.
    gaps: Vec<u32>,
}

impl Draft {
    /// Text of a file that has no lines.
    pub(super) fn of(text: &str) -> Self {
        let mut draft = Self::default();
        draft.add(text);
        draft
    }

    /// Says where in a table it stands.
    pub(super) fn in_cell(mut self, cell: Option<Cell>) -> Self {
        self.cell = cell;
        self
    }

    /// Says what is seen beside its letters.
    pub(super) fn laid_out(mut self, layout: Option<Layout>) -> Self {
        let gaps = std::mem::take(&mut self.gaps);
        self.layout = layout.map(|layout| Box::new(Layout { gaps, ..layout }));
        self
    }

    /// Says that the space which stands here, or is added next, is more than one. A line has few such places.
    pub(super) fn note_gap(&mut self) {
        const MOST: usize = 16;
        let at = Span::new(self.text.trim_end().len(), 0).start;
        if at > 0 && self.gaps.len() < MOST && self.gaps.last() != Some(&at) {
            self.gaps.push(at);
        }
    }

    /// Adds what another one has behind this.
    pub(super) fn join(&mut self, other: &Self) {
        let start = Span::new(self.text.len(), 0).start;
        self.gaps.extend(other.gaps.iter().map(|gap| gap.saturating_add(start)));
        self.text.push_str(&other.text);
    }

    /// Adds letters that stand in the file as they are, from the byte `start` on.
    pub(super) fn add_from(&mut self, text: &str, start: usize) {
        let (mut plain, mut at) = (0, 0);
        let mut is_spaced = self.text.ends_with(' ');
        let mut spaces = 0;
        while let Some(letter) = text[at..].chars().next() {
            // Most letters are plain ones, and known by their bytes.
            let letters = text.as_bytes()[at..].iter().take_while(|byte| byte.is_ascii_graphic()).count();
            if letters > 0 {
                (is_spaced, spaces) = (false, 0);
                at += letters;
                continue;
            }
            let next = at + letter.len_utf8();
            spaces = if letter == ' ' { spaces + 1 } else { 0 };
            if !is_plain(letter, is_spaced) {
                self.add_piece(&text[plain..at], Span::new(start + plain, start + at), true);
                plain = next;
                if letter == '\t' || spaces == WIDE {
                    self.note_gap();
                }
                if letter.is_whitespace() {
                    self.add_made(" ", Span::new(start + at, start + plain));
                }
            }
            is_spaced = letter.is_whitespace();
            at = next;
        }
        self.add_piece(&text[plain..], Span::new(start + plain, start + text.len()), true);
    }

    /// Adds text that was made from other bytes: an entity, a line end.
    pub(super) fn add_made(&mut self, text: &str, span: Span) {
        let is_space = [" ", "\n"].contains(&text);
        if !is_space || !(self.text.is_empty() || self.text.ends_with([' ', '\n'])) {
            self.add_piece(text, span, false);
        }
    }

    /// Adds text of a file that has no lines.
    pub(super) fn add(&mut self, text: &str) {
        for letter in text.chars() {
            if letter.is_whitespace() || letter.is_control() {
                if !self.text.is_empty() && !self.text.ends_with(' ') {
                    self.text.push(' ');
                }
            } else if !is_joint(letter) {
                self.text.push(letter);
            }
        }
    }

    fn add_piece(&mut self, text: &str, span: Span, verbatim: bool) {
        if !text.is_empty() {
            let start = Span::new(self.text.len(), 0).start;
            self.text.push_str(text);
            self.pieces.push(Piece { start, span, verbatim });
        }
    }

    /// Whether there is nothing in it yet.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        self.text.trim_end()
    }

    /// The span of the whole text.
    pub(super) fn span(&self) -> Option<Span> {
        Some(Span { start: self.pieces.first()?.span.start, end: self.pieces.last()?.span.end })
    }

    /// The passage, unless it has no text.
    pub(super) fn finish(mut self, kind: PassageKind, part: Option<String>) -> Option<Passage> {
        self.text.truncate(self.text.trim_end().len());
        let spans = Spans(self.pieces);
        (!self.text.is_empty()).then_some(Passage {
            text: self.text,
            part,
            spans,
            kind,
            cell: self.cell,
            layout: self.layout,
        })
    }
}

/// How many spaces part the columns of a form: two stand behind many full stops.
pub(super) const WIDE: usize = 3;

/// Whether a letter goes from the file into the text as it is; of spaces, the first of a run.
fn is_plain(letter: char, is_spaced: bool) -> bool {
    if letter == ' ' { !is_spaced } else { !(letter.is_whitespace() || is_joint(letter)) }
}

/// Marks that a reader does not see: the hyphen that shows only at a line end, joints of no width.
fn is_joint(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

/// A heading as it is repeated to say where something stands.
pub(super) fn shown_heading(heading: &str) -> String {
    /// How much of it, in characters.
    const MOST_SHOWN: usize = 60;
    let mut shown: String = heading.chars().take(MOST_SHOWN).collect();
    if shown.len() < heading.len() {
        shown.push_str("...");
    }
    shown
}

/// A place without the heading above, where that could lead to a person.
pub(super) fn without_private(part: String) -> String {
    without_heading(part, may_lead_to_a_person)
}

/// A place without the heading that it stands under, where that is better shown to nobody.
pub(super) fn without_heading(part: String, is_private: impl Fn(&str) -> bool) -> String {
    match part.split_once(", under '") {
        Some((place, heading)) if is_private(heading) => place.to_owned(),
        _ => part,
    }
}

/// Takes what the readers of the formats find, within the limits.
#[derive(Debug, Default)]
pub(super) struct Collector {
    pub(super) passages: Vec<Passage>,
    pub(super) unseen: Vec<Passage>,
    pub(super) unopened: Unopened,
    pub(super) anchors: Vec<Anchor>,
    pub(super) faults: Vec<Fault>,
    pub(super) slugs: Slugs,
    /// Whether what is seen beside the letters is kept too.
    pub(super) keeps_layout: bool,
    /// What the text was before tracked changes, where that is asked for.
    pub(super) history: Option<History>,
    /// How much text was kept, in bytes.
    kept: usize,
}

impl Collector {
    /// One that keeps what is seen beside the letters too.
    pub(super) fn with_layout() -> Self {
        Self { keeps_layout: true, ..Self::default() }
    }

    /// One that keeps what the text was before tracked changes too.
    pub(super) fn with_history() -> Self {
        Self { history: Some(History::default()), ..Self::with_layout() }
    }

    /// Keeps a passage.
    pub(super) fn passage(&mut self, draft: Draft, kind: PassageKind, part: Option<String>) {
        if self.is_full() {
            return;
        }
        let passage = draft.finish(kind, part).map(|passage| self.within_limit(passage));
        self.passages.extend(passage);
        self.note_if_full();
    }

    /// Keeps text that nobody sees who reads the material.
    pub(super) fn unseen(&mut self, draft: Draft, part: Option<String>) {
        if self.is_full() {
            return;
        }
        let passage = draft.finish(PassageKind::Prose, part).map(|passage| self.within_limit(passage));
        self.unseen.extend(passage);
        self.note_if_full();
    }

    /// A passage, cut off where there is more text than is kept.
    fn within_limit(&mut self, mut passage: Passage) -> Passage {
        let room = MOST_TEXT_BYTES - self.kept;
        let end = (0..=room.min(passage.text.len())).rev().find(|&at| passage.text.is_char_boundary(at));
        passage.text.truncate(end.unwrap_or_default());
        self.kept = if passage.text.len() < room { self.kept + passage.text.len() } else { MOST_TEXT_BYTES };
        passage
    }

    /// Keeps a heading of a file without lines, which stands in `part`.
    pub(super) fn heading(&mut self, text: &str, level: u8, part: &str) {
        let (slug, text) = (self.slugs.next(text), text.to_owned());
        self.anchor(Anchor { slug, text, level, slide: None, span: None, line: None, part: Some(part.to_owned()) });
    }

    /// Keeps a heading or a slide.
    pub(super) fn anchor(&mut self, anchor: Anchor) {
        if !self.is_full() {
            self.anchors.push(anchor);
            self.note_if_full();
        }
    }

    fn note_if_full(&mut self) {
        if self.kept >= MOST_TEXT_BYTES {
            let mebibytes = MOST_TEXT_BYTES / (1024 * 1024);
            let says = format!("this file has more than {mebibytes} MiB of text; the rest was not read");
            self.fault(FaultKind::TooMuchText, says);
        } else if self.is_full() {
            let says = format!("this file has more than {MOST_PASSAGES} paragraphs; the rest was not read");
            self.fault(FaultKind::TooManyPassages, says);
        }
    }

    /// Whether reading on is of no use.
    pub(super) fn is_full(&self) -> bool {
        self.kept >= MOST_TEXT_BYTES
            || (self.passages.len() + self.unseen.len()).max(self.anchors.len()) >= MOST_PASSAGES
    }

    /// Notes what could not be read; each thing once.
    pub(super) fn fault(&mut self, kind: FaultKind, says: impl Into<String>) {
        let fault = Fault::new(kind, says);
        // A file of ten thousand broken parts needs no ten thousand sentences.
        if self.faults.iter().filter(|known| known.kind == kind).count() < 10 && !self.faults.contains(&fault) {
            self.faults.push(fault);
        }
    }
}

//! Plain text: paragraphs parted by empty lines, or where a line begins as items and numbered paragraphs do.

use std::sync::Arc;

use super::layout::Layout;
use super::markdown::decoded;
use super::numbering::typed_number;
use super::passage::{Collector, Draft, PassageKind};
use crate::source::{Source, Span};

/// A line that is shorter ends because its author ended it, and not because the page did.
pub(super) const SHORTEST_FULL: usize = 60;

/// Reads a text; returns what the spans point into.
pub(super) fn read(path: &str, bytes: &[u8], collector: &mut Collector) -> Arc<Source> {
    let source = Arc::new(Source::new(path, decoded(bytes, collector)));
    let mut paragraph = Paragraph::default();
    let mut at = 0;
    for line in source.text().split_inclusive(['\n', '\r', '\u{c}']) {
        let text = line.trim();
        let start = at + (line.len() - line.trim_start().len());
        at += line.len();
        let begins = paragraph.last_length < SHORTEST_FULL
            || bullet(text).is_some()
            || typed_number(text).is_some()
            || is_labelled(text);
        if text.is_empty() || begins || collector.is_full() {
            paragraph.end(collector);
        }
        if !text.is_empty() {
            paragraph.add(text, start);
        }
    }
    paragraph.end(collector);
    source
}

#[derive(Default)]
struct Paragraph {
    draft: Draft,
    layout: Layout,
    /// How long the line before was; 0 where none belongs to it.
    last_length: usize,
}

impl Paragraph {
    fn add(&mut self, text: &str, start: usize) {
        let mut left_out = 0;
        if self.draft.is_blank() {
            // What Markdown has for headings is typed in plain texts too.
            let marks = text.len() - text.trim_start_matches('#').len();
            if (1..=6).contains(&marks) && text[marks..].starts_with(' ') {
                self.layout.heading = u8::try_from(marks).ok();
                left_out = marks;
            } else if let Some(length) = bullet(text) {
                self.layout.depth = Some(0);
                left_out = length;
            }
        } else {
            self.draft.add_made(" ", Span::new(start, start));
        }
        let rest = text[left_out..].trim_start();
        self.draft.add_from(rest, start + text.len() - rest.len());
        self.last_length = text.chars().count();
    }

    fn end(&mut self, collector: &mut Collector) {
        let Self { draft, layout, .. } = std::mem::take(self);
        let kind = if layout.heading.is_some() { PassageKind::Heading } else { PassageKind::Prose };
        collector.passage(draft.laid_out(Some(layout)), kind, None);
    }
}

/// Whether a line begins as those of a form do: "Review date: February 2028", or with a wide gap in place of the colon.
pub(super) fn is_labelled(text: &str) -> bool {
    const MOST_WORDS: usize = 4;
    let with_colon =
        || text.split_once(':').filter(|(_, value)| value.starts_with([' ', '\t', '*', '_'])).map(|(label, _)| label);
    let with_gap = || text.split_once('\t').or_else(|| text.split_once("   ")).map(|(label, _)| label);
    let is_label = |label: &str| label.split(' ').count() <= MOST_WORDS;
    text.starts_with(char::is_uppercase) && (with_colon().is_some_and(is_label) || with_gap().is_some_and(is_label))
}

/// How long the bullet is with which a line begins.
fn bullet(text: &str) -> Option<usize> {
    let mark = text.chars().next().filter(|mark| "-*+\u{2022}\u{b7}\u{25aa}\u{25cf}\u{2013}o".contains(*mark))?;
    text[mark.len_utf8()..].starts_with([' ', '\t']).then(|| mark.len_utf8())
}

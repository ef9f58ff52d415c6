//! Places in a material as findings keep them: where something stands, and a stretch of text around it to show. The text
//! itself is dropped before findings are worded.

use std::ops::Range;

use super::{Material, Passage};
use crate::finding::{Excerpt, Kept, Place};
use crate::source::{Source, Span};

/// How many characters of a line are shown, and how many of them may come before what is marked.
const MOST_SHOWN: usize = 160;
const MOST_BEFORE: usize = 60;

impl Material {
    /// Keeps the place of some letters of a passage, given as bytes of its text.
    pub fn keep(&self, passage: &Passage, range: Range<usize>) -> Kept {
        match (&self.source, passage.spans.span_of(range.clone())) {
            (Some(source), Some(span)) => in_lines(source, span),
            _ => in_part(passage, range),
        }
    }
}

/// A place in a file that has lines.
fn in_lines(source: &Source, span: Span) -> Kept {
    let at = source.line_columns(span);
    let place = Place {
        pointer: String::new(),
        line: at.line,
        column: at.column,
        end_line: at.end_line,
        end_column: at.end_column,
        part: None,
    };
    let left_out = left_out(at.column as usize - 1);
    let shown = |line: u32, skip: usize| source.line(line).chars().skip(skip).take(MOST_SHOWN).collect();
    let mut lines = vec![shown(at.line, left_out)];
    if at.end_line > at.line {
        lines.push(shown(at.line + 1, 0));
    }
    Kept { place, excerpt: Excerpt { first_line: at.line, left_out: counted(left_out), lines, marked: None } }
}

/// A place in a file without lines: on a slide, in a paragraph.
fn in_part(passage: &Passage, range: Range<usize>) -> Kept {
    let place =
        Place { pointer: String::new(), line: 1, column: 1, end_line: 1, end_column: 1, part: passage.part.clone() };
    let letters = |range: Range<usize>| passage.text.get(range).unwrap_or_default().chars().count();
    let before = letters(0..range.start);
    let left_out = left_out(before);
    let line: String = passage.text.chars().skip(left_out).take(MOST_SHOWN).collect();
    let (start, length) = (before - left_out, letters(range));
    let marked = Some((counted(start), counted((start + length).min(line.chars().count()))));
    Kept { place, excerpt: Excerpt { first_line: 1, left_out: counted(left_out), lines: vec![line], marked } }
}

/// How much of a line is left out at its beginning, for so many characters before what is marked.
fn left_out(before: usize) -> usize {
    if before <= MOST_BEFORE { 0 } else { before - MOST_BEFORE / 2 }
}

fn counted(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

//! Lists and the sentences that introduce them: of "Agencies must: release staff; pay for it" the first words are part of
//! each duty below them.

use std::ops::Range;

use super::edits::{Edit, Side};
use crate::extract::{Block, typed_number};

/// How many paragraphs a list has at most.
const MOST_ITEMS: usize = 500;

/// Where in the text before the list stands that an edit introduces; none where it introduces none.
pub(super) fn introduced(blocks: &[Block], [before, after]: [&Side; 2], edit: &Edit) -> Option<Range<usize>> {
    let ended = |side: &Side, sentences: &[usize]| {
        let mut leading = sentences.iter().rev().filter(|sentence| leads_in(side.sentence(**sentence)));
        leading.find_map(|sentence| side.paragraph_ended_by(*sentence))
    };
    let introduction = ended(before, &edit.old).or_else(|| ended(after, &edit.new))?;
    items(blocks, before, introduction)
}

/// Whether a sentence goes on in what stands below it.
fn leads_in(sentence: &str) -> bool {
    sentence.trim_end().ends_with([':', '\u{2013}', '\u{2014}'])
}

/// Where the list below a paragraph stands.
fn items(blocks: &[Block], before: &Side, introduction: usize) -> Option<Range<usize>> {
    let first = before.paragraphs.get(introduction)?;
    let own = blocks.get(first.block)?;
    let mut end = None;
    let mut goes_on = true;
    let introduces = typed_number(before.text[first.range.clone()].trim()).map(|typed| typed.number);
    let mut first_mark = None;
    for paragraph in before.paragraphs.get(introduction + 1..)?.iter().take(MOST_ITEMS) {
        // What is joined to the introduction has no place of its own in a list.
        let block = blocks.get(paragraph.block).filter(|_| paragraph.block != first.block);
        if block.is_some_and(|block| block.heading.is_some() || !own.is_beside(block)) {
            break;
        }
        let text = before.text[paragraph.range.clone()].trim();
        // What is put in was no item before.
        if text.is_empty() {
            continue;
        }
        let is_item = match block.and_then(|block| block.depth) {
            Some(depth) => own.depth.is_none_or(|own| depth > own),
            None => match MarkKind::of(text) {
                Some(_) if is_beside(introduces, text) => false,
                // What has another mark than the list began with is no item of it: "1.7" behind "(b)".
                Some(mark) => *first_mark.get_or_insert(mark) == mark,
                None => goes_on,
            },
        };
        if !is_item {
            break;
        }
        goes_on = has_no_end(text);
        end = Some(paragraph.range.end);
    }
    Some(first.range.end..end?)
}

/// Whether an item without marks goes on in the next one: "release staff;", "pay fees; and".
fn has_no_end(text: &str) -> bool {
    text.ends_with([';', ',']) || [" and", " or"].iter().any(|word| text.ends_with(word))
}

/// How somebody marks the items of a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MarkKind {
    Bullet,
    /// Letters and small numerals, in brackets or not.
    Letter,
    Number,
    /// "1.7", of sections.
    Section,
}

impl MarkKind {
    /// The mark that somebody typed before a text.
    fn of(text: &str) -> Option<Self> {
        if text.starts_with(['\u{2022}', '\u{b7}', '\u{25aa}', '\u{2013}', '-', '*']) {
            return Some(Self::Bullet);
        }
        let number = typed_number(text)?.number.trim_matches(|mark: char| !mark.is_alphanumeric());
        Some(match number {
            _ if number.contains(|mark: char| !mark.is_alphanumeric()) => Self::Section,
            _ if number.starts_with(|mark: char| mark.is_ascii_digit()) => Self::Number,
            _ => Self::Letter,
        })
    }
}

/// Whether a text has a number beside that of the introduction, and not below it: "1.7" behind "1.6", "4" behind "3".
fn is_beside(introduces: Option<&str>, text: &str) -> bool {
    let parts = |number: &str| -> Option<Vec<u32>> {
        number.trim_end_matches('.').split('.').map(|part| part.parse().ok()).collect()
    };
    let (Some(above), Some(own)) =
        (introduces.and_then(parts), typed_number(text).and_then(|typed| parts(typed.number)))
    else {
        return false;
    };
    above.len() == own.len() && above[..above.len() - 1] == own[..own.len() - 1] && own.last() > above.last()
}

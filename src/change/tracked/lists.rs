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
            None => goes_on || is_marked(text),
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

/// Whether somebody typed the mark of an item before a text.
fn is_marked(text: &str) -> bool {
    text.starts_with(['\u{2022}', '\u{b7}', '\u{25aa}', '\u{2013}', '-', '*']) || typed_number(text).is_some()
}

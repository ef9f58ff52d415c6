//! How lines begin: spaces that indent nothing, tabs, hyphens without a space.

use super::is_hard_space;
use crate::finding::Fix;
use crate::load::sentence::is_word;
use crate::source::{Source, Span};

/// Plain spaces in place of hard ones and of tabs at the beginning of lines, `tab` for each. Lines from `first` to `last`,
/// and those below that begin with such a character: they cannot belong to any text.
pub(in crate::load) fn plain_indentation(source: &Source, first: u32, last: u32, tab: usize) -> Option<Fix> {
    let mut fix = Fix::new("indent with plain spaces").reshaping();
    for line in first..=source.line_count() {
        let text = source.line(line);
        let is_asked = line <= last || text.starts_with(is_odd);
        let indented = text.len() - text.trim_start().len();
        if !is_asked || indented == text.len() {
            continue;
        }
        let start = source.line_start(line) as usize;
        for (at, letter) in text[..indented].char_indices().filter(|(_, letter)| is_odd(*letter)) {
            let spaces = if letter == '\t' { tab } else { 1 };
            fix = with(fix, Span::new(start + at, start + at + letter.len_utf8()), &" ".repeat(spaces));
        }
    }
    (!fix.edits.is_empty()).then_some(fix)
}

/// An edit behind those that the fix has.
fn with(mut fix: Fix, span: Span, text: &str) -> Fix {
    let edits = Fix::new("").edit(span, text).edits;
    fix.edits.extend(edits);
    fix
}

fn is_odd(letter: char) -> bool {
    letter == '\t' || is_hard_space(letter)
}

/// A space behind the hyphens that begin entries of a list without one, `-standard: refresher`, from line `first` to line
/// `last`. What belongs to such an entry moves with it where it stands under its name.
pub(in crate::load) fn hyphens(source: &Source, first: u32, last: u32) -> Option<Fix> {
    let mut fix = Fix::new("write a space behind the hyphen").reshaping();
    let mut item = None;
    for line in first..=source.line_count() {
        let text = source.line(line);
        let column = text.len() - text.trim_start_matches(' ').len();
        if text.trim().is_empty() {
            continue;
        }
        let start = source.line_start(line) as usize;
        if is_item_without_space(&text[column..]) && (line <= last || item == Some(column)) {
            fix = with(fix, Span::new(start + column + 1, start + column + 1), " ");
            item = Some(column);
            continue;
        }
        match item {
            Some(of) if column == of + 1 && stands_under_name(source, line) => {
                fix = with(fix, Span::new(start, start), " ");
            }
            Some(of) if column > of => {}
            _ if line > last => break,
            _ => item = None,
        }
    }
    (!fix.edits.is_empty()).then_some(fix)
}

/// Whether a line of an entry is one of its names, and no sentence that goes on.
fn stands_under_name(source: &Source, line: u32) -> bool {
    source.line(line).trim_start().split_once(':').is_some_and(|(name, _)| is_word(name))
}

fn is_item_without_space(text: &str) -> bool {
    let name = text.strip_prefix('-').and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, value)| {
        is_word(name)
            && name.starts_with(|letter: char| letter.is_ascii_lowercase())
            && (value.is_empty() || value.starts_with(' '))
    })
}

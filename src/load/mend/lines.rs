//! How lines begin: spaces that indent nothing, tabs, hyphens without a space.

use super::{is_hard_space, value_start};
use crate::finding::Fix;
use crate::load::sentence::is_word;
use crate::source::{Source, Span};

/// Plain spaces in place of hard ones and of tabs at the beginning of lines, `tab` for each. Lines from `first` to `last`,
/// and those below that begin with such a character: they cannot belong to any text.
pub(in crate::load) fn plain_indentation(source: &Source, first: u32, last: u32, tab: usize) -> Option<Fix> {
    let mut fix = Fix::new("indent with plain spaces").reshaping();
    let in_text = lines_of_texts(source);
    for line in first..=source.line_count() {
        let text = source.line(line);
        let is_asked = line <= last || text.starts_with(is_odd);
        let indented = text.len() - text.trim_start().len();
        if !is_asked || indented == text.len() || in_text[line as usize - 1] {
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

/// Lines that tabs indent and that go on with a text below `>-` as far in as the text around them: how wide a tab is meant to be
/// does not matter there.
pub(in crate::load) fn as_text_around(source: &Source, first: u32, last: u32) -> Option<Fix> {
    let mut fix = Fix::new("indent as far as the text around").reshaping();
    let in_text = lines_of_texts(source);
    let indented = |text: &str| text.len() - text.trim_start().len();
    let mut column = None;
    for line in first.saturating_sub(1).max(1)..=last {
        let text = source.line(line);
        if in_text[line as usize - 1] && !text[..indented(text)].contains('\t') {
            column = Some(indented(text));
            continue;
        }
        // An entry or an item begins here, and belongs where its own block is.
        let words = text.trim();
        let begins_another = words.ends_with(':') || words.starts_with('-') || value_start(words).is_some();
        let goes_on = text.starts_with('\t') && !words.is_empty() && !begins_another;
        let Some(column) = column.filter(|_| goes_on) else { continue };
        let start = source.line_start(line) as usize;
        fix = with(fix, Span::new(start, start + indented(text)), &" ".repeat(column));
    }
    (!fix.edits.is_empty()).then_some(fix)
}

/// Plain spaces in place of hard ones wherever they part the signs of the format: before lines, behind hyphens and behind the
/// colons of names. Those inside a text stay.
pub(in crate::load) fn plain_spaces(source: &Source) -> Option<Fix> {
    let mut fix = Fix::new("write plain spaces").reshaping();
    for (line, of) in (1..).zip(texts(source)) {
        let text = source.line(line);
        let ends = match of {
            None => value_of(text),
            // Such a line is indented with plain spaces, or it belongs to no text.
            Some(Text::Below) if text.starts_with(is_hard_space) => text.len() - text.trim_start().len(),
            Some(_) => continue,
        };
        let start = source.line_start(line) as usize;
        for (at, letter) in text[..ends].char_indices().filter(|(_, letter)| is_hard_space(*letter)) {
            fix = with(fix, Span::new(start + at, start + at + letter.len_utf8()), " ");
        }
    }
    (!fix.edits.is_empty()).then_some(fix)
}

/// Where the value of a line begins, whatever kind of spaces stand before it.
fn value_of(line: &str) -> usize {
    let mut rest = line.trim_start();
    while let Some(behind) = rest.strip_prefix('-').filter(|behind| behind.starts_with(char::is_whitespace)) {
        rest = behind.trim_start();
    }
    let value = rest.split_once(':').filter(|(name, behind)| is_word(name) && behind.starts_with(char::is_whitespace));
    line.len() - value.map_or(rest, |(_, behind)| behind.trim_start()).len()
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
/// `last`. All that belongs to such an entry moves with it where its names stand under the first one.
pub(in crate::load) fn hyphens(source: &Source, first: u32, last: u32) -> Option<Fix> {
    let mut fix = Fix::new("write a space behind the hyphen").reshaping();
    let in_text = lines_of_texts(source);
    let mut item: Option<Item> = None;
    for line in first..=source.line_count() {
        let text = source.line(line);
        let column = text.len() - text.trim_start_matches(' ').len();
        if text.trim().is_empty() {
            continue;
        }
        let start = source.line_start(line) as usize;
        let begins = is_item_without_space(&text[column..]) && !in_text[line as usize - 1];
        if begins && (line <= last || item.as_ref().is_some_and(|item| item.column == column)) {
            fix = with(fix, Span::new(start + column + 1, start + column + 1), " ");
            item = Some(Item { column, moves: None });
            continue;
        }
        match &mut item {
            Some(item) if column > item.column => {
                // Names right of where the first one then stands belong nowhere, and nobody knows where they should.
                if column > item.column + 2 && item.moves.is_none() {
                    return None;
                }
                if *item.moves.get_or_insert(column == item.column + 1) {
                    fix = with(fix, Span::new(start, start), " ");
                }
            }
            // A hyphen further left belongs to no list that is known here.
            Some(_) if begins => return None,
            _ if line > last => break,
            _ => item = None,
        }
    }
    (!fix.edits.is_empty()).then_some(fix)
}

/// An item whose hyphen has no space.
struct Item {
    column: usize,
    /// Whether what belongs to it moves with its first name, once that is known.
    moves: Option<bool>,
}

/// What a line belongs to that goes on with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Text {
    /// One that begins on a line above, behind `|` or `>`.
    Below,
    /// One in quotes that are opened above.
    InQuotes,
}

/// Which lines belong to a text that begins on a line above.
pub(super) fn lines_of_texts(source: &Source) -> Vec<bool> {
    texts(source).into_iter().map(|text| text.is_some()).collect()
}

fn texts(source: &Source) -> Vec<Option<Text>> {
    let mut holder = None;
    let mut quoted_to = 0;
    let of_line = |line| {
        let text = source.line(line);
        if line <= quoted_to {
            return Some(Text::InQuotes);
        }
        if holder.is_none() {
            quoted_to = closed_on(source, line).unwrap_or_default();
        }
        let column = text.chars().take_while(|letter| *letter == ' ' || is_odd(*letter)).count();
        if !text.trim().is_empty() {
            holder = holder.filter(|of| column > *of);
        }
        let is_below = holder.is_some();
        holder = holder.or_else(|| begins_text(text));
        is_below.then_some(Text::Below)
    };
    (1..=source.line_count()).map(of_line).collect()
}

/// The line further down on which the quotes are closed that the value of a line opens.
fn closed_on(source: &Source, line: u32) -> Option<u32> {
    /// A text of more lines has lost its quotes as a rule.
    const MOST: u32 = 40;
    let text = source.line(line);
    let value = text.get(value_start(text)?..)?;
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    let marks = |text: &str| text.matches(quote).count();
    if marks(value) != 1 {
        return None;
    }
    let below = line + 1..=source.line_count().min(line + MOST);
    let close = below.into_iter().find(|below| marks(source.line(*below)) > 0)?;
    source.line(close).trim_end().ends_with(quote).then_some(close)
}

/// The column of the entry whose text begins behind this line.
fn begins_text(line: &str) -> Option<usize> {
    let line = line.split(" #").next().unwrap_or_default().trim_end();
    let head = line.trim_end_matches(|letter: char| matches!(letter, '+' | '-') || letter.is_ascii_digit());
    let head = head.strip_suffix(['|', '>']).filter(|head| head.ends_with([' ', '\u{a0}']))?;
    let inner = head.trim_start_matches([' ', '-']);
    // Behind a hyphen alone the text belongs to the item.
    let entry = if inner.is_empty() { head.trim_end().len().saturating_sub(1) } else { head.len() - inner.len() };
    (inner.is_empty() || inner.trim_end().ends_with(':')).then_some(entry)
}

fn is_item_without_space(text: &str) -> bool {
    let name = text.strip_prefix('-').and_then(|rest| rest.split_once(':'));
    name.is_some_and(|(name, value)| {
        is_word(name)
            && name.starts_with(|letter: char| letter.is_ascii_lowercase())
            && (value.is_empty() || value.starts_with(' '))
    })
}

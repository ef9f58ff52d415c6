//! The same slip on the lines further down. A scanner gives away one fault at a time, and whoever forgot the quotes round a
//! sentence once forgot them a hundred times: so the other lines are mended along, each only where it is read then as the one
//! text in quotes, or the one entry, that was meant.

use std::collections::HashSet;

use granit_parser::{Event, Parser};

use super::lines::lines_of_texts;
use super::stumble::{entry_in_quotes, stops_at, value_in_quotes, wrong_colon};
use super::{indentation, value_start};
use crate::finding::{Edit, Fix, applied};
use crate::load::yaml::limits;
use crate::model::schema;
use crate::source::{Source, Span};

/// The fixes of lines below those of `first`, with which the text is read as far as to the last of them.
pub(in crate::load) fn alike(source: &Source, first: &Fix) -> Vec<Fix> {
    let Some(last) = first.edits.last().filter(|_| !first.reshapes) else { return Vec::new() };
    let from = source.line_at(last.end);
    let in_text = lines_of_texts(source);
    let lines = (from + 1..=source.line_count()).filter(|line| !in_text[*line as usize - 1]);
    let mut fixes: Vec<Fix> = lines.filter_map(|line| of_line(source, line)).collect();
    fixes.truncate(read_with(source, first, &fixes));
    fixes
}

/// The fix of a line that cannot be read by itself either.
fn of_line(source: &Source, line: u32) -> Option<Fix> {
    let text = source.line(line);
    if let Some(fix) = wrong_colon(source, line) {
        let name = text.trim_start_matches([' ', '-']).split([':', '\u{ff1a}']).next()?;
        return schema::is_entry(name).then_some(fix);
    }
    let begin = indentation(text);
    let at = stops_at(text.get(begin..)?)?;
    // What is opened here may be closed on another line.
    let is_opened = value_start(text).is_some_and(|start| text[start..].starts_with(['"', '\'']));
    let stop = source.line_start(line) as usize + begin + at;
    let quoted = || value_in_quotes(source, line).or_else(|| entry_in_quotes(source, line, stop));
    if is_opened { None } else { quoted() }
}

/// How many of the fixes, from the first on, become what was meant by them once all are made.
fn read_with(source: &Source, first: &Fix, fixes: &[Fix]) -> usize {
    let edits = first.edits.iter().chain(fixes.iter().flat_map(|fix| &fix.edits));
    let text = applied(source.text(), edits);
    let mut scalars = HashSet::new();
    let mut is_whole = true;
    for event in Parser::new_from_str_with_options(&text, limits()) {
        match event {
            Ok((Event::Scalar(..), span)) => scalars.extend(span.byte_range()),
            Ok(_) => {}
            Err(_) => is_whole = false,
        }
        if !is_whole {
            break;
        }
    }
    let mut moved = first.edits.iter().map(grows_by).sum();
    let is_read = |fix: &&Fix| {
        let span = written(fix, source);
        let (start, before) = (span.start, moved);
        moved += fix.edits.iter().map(grows_by).sum::<i64>();
        let end = if fix.edits.len() > 1 { (span.end, moved) } else { (span.end, before) };
        scalars.contains(&(shifted(start, before)..shifted(end.0, end.1)))
    };
    let read = fixes.iter().take_while(is_read).count();
    // Where a scanner stops behind a fix, that may be for the fix.
    if is_whole { read } else { read.saturating_sub(1) }
}

/// The text that a fix puts in quotes, or the name before the colon that it writes.
fn written(fix: &Fix, source: &Source) -> Span {
    let span = fix.span();
    if fix.edits.len() > 1 {
        return span;
    }
    let line = source.line_at(span.start);
    let text = source.line(line);
    let name = text.len() - text.trim_start_matches([' ', '-']).len();
    Span { start: source.line_start(line) + Span::new(name, 0).start, end: span.start }
}

fn grows_by(edit: &Edit) -> i64 {
    i64::from(Span::new(edit.text.len(), 0).start) - i64::from(edit.end - edit.start)
}

fn shifted(offset: u32, moved: i64) -> usize {
    usize::try_from(i64::from(offset) + moved).unwrap_or_default()
}

//! A list below an entry that has a value already: the line with the list's own name is lost.

use super::{Said, Stumble};
use crate::finding::shortened;
use crate::load::sentence::is_word;
use crate::model::schema;
use crate::source::{Source, Span};

impl Stumble<'_> {
    /// The first such list since the last word that was read.
    pub(super) fn list_without_name(&self) -> Option<Said> {
        let now = self.line_of(self.at);
        let first = self.line_of(self.last.start as usize).min(now);
        (first..=now).find_map(|line| without_name(self.source, line))
    }
}

/// What is said of an item with entries that stands right below an entry with a value, and further in.
fn without_name(source: &Source, line: u32) -> Option<Said> {
    let item = source.line(line);
    let (entry, _) =
        item.trim_start().strip_prefix("- ")?.split_once(':').filter(|(name, _)| schema::is_entry(name))?;
    let above = (1..line).rev().find(|above| !source.line(*above).trim().is_empty())?;
    let text = source.line(above);
    let written = text.trim_start_matches([' ', '-']);
    let (name, value) = written.split_once(": ").filter(|(name, _)| is_word(name))?;
    let column = text.len() - written.len();
    let is_value = !value.trim().is_empty() && !value.starts_with(['>', '|', '[', '{', '"', '\'', '#']);
    if !is_value || indentation(item) <= indentation(text) {
        return None;
    }
    let holder = holder_of(source, above, column);
    let start = source.line_start(line) as usize + indentation(item);
    let message = format!("this list has no name: {name} above it has a value already ({})", shortened(value.trim()));
    let spaces = if column == 1 { "1 space".to_owned() } else { format!("{column} spaces") };
    let list = match schema::list_in(holder, name, entry) {
        Some(list) => format!("{list}:"),
        None if schema::may_follow(name, entry) => {
            let message = format!("{entry} stands beside {name} in its entry, and a hyphen begins another one");
            let written = shortened(item.trim_start().strip_prefix("- ")?.trim());
            let help = format!(
                "take the hyphen out, and so below it, and begin in column {}, under {name}: {written}",
                column + 1
            );
            return Some(Said::new(Span::new(start, start + 1), message, help));
        }
        None => "the name of the list and a colon".to_owned(),
    };
    let help = format!("write a line above it, with {spaces} in front: {list}");
    Some(Said::new(Span::new(start, start + 1), message, help))
}

/// The first line of a block of the document, where the line with the block's name is lost: no other block takes its entry.
pub(super) fn block_without_name(source: &Source, line: u32) -> Option<Said> {
    let text = source.line(line);
    let indented = indentation(text);
    let (name, _) = text.trim_start().split_once(':').filter(|(name, _)| is_word(name))?;
    let block = schema::block_with(name)?;
    let is_there = (1..=source.line_count())
        .any(|line| source.line(line).strip_prefix(block).is_some_and(|rest| rest.starts_with(':')));
    (indented > 0 && !is_there).then(|| {
        let start = source.line_start(line) as usize + indented;
        let message = format!("{name} belongs under {block}, and the line with that name is not there");
        let help = format!("write a line above it, with no spaces in front: {block}:");
        Said::new(Span::new(start, start + name.len()), message, help)
    })
}

/// The name of the block or list around a line whose name begins in this column; none for an entry of the document itself.
fn holder_of(source: &Source, line: u32, column: usize) -> Option<&str> {
    let mut limit = column;
    for above in (1..=line).rev().map(|above| source.line(above)) {
        let written = above.trim_start_matches([' ', '-']);
        if written.is_empty() || written.starts_with('#') || indentation(above) >= limit {
            continue;
        }
        let is_first_of_item = above.trim_start().starts_with('-') && above.len() - written.len() == column;
        if !is_first_of_item {
            return written.trim_end().strip_suffix(':');
        }
        // Around an item stands its list, whose name may begin right above the hyphen.
        limit = indentation(above) + 1;
    }
    None
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

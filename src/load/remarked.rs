//! Lines of a template that still have its number sign in front, while what belongs to them has it no more: the first line
//! of an item, or the name of a block.

use super::sentence::is_word;
use super::shape::is_detail;
use crate::model::schema;
use crate::source::{Source, Span};

/// A line that is still a remark.
pub(super) struct Remarked<'s> {
    /// The number sign.
    pub(super) sign: Span,
    /// Its line, 1-based.
    pub(super) line: u32,
    /// What stands behind it: `- standard: refresher`, `details:`.
    pub(super) rest: &'s str,
    /// What the line is: "the first line of this entry".
    what: &'static str,
}

impl Remarked<'_> {
    pub(super) fn said(&self) -> (String, String) {
        let shown = crate::finding::shortened(self.rest);
        let message = format!("a # still stands in front of {}, on line {}", self.what, self.line);
        (message, format!("take the # on line {} away, so that it reads {shown}", self.line))
    }
}

/// The line above an entry, where it is the first of the entry's item and a remark. What stands below a whole item that is a
/// remark is no entry of it, as it stands no further in.
pub(super) fn first_line_above(source: &Source, line: u32) -> Option<Remarked<'_>> {
    let name = source.line(line).trim_start().split(':').next()?;
    let remarked = further_out(source, line, "the first line of this entry")?;
    let first = remarked.rest.strip_prefix("- ")?.split(':').next()?.trim();
    (schema::is_entry(first) && is_word(name) && schema::is_entry(name)).then_some(remarked)
}

/// The line above an entry or item, where it is the name of the block or list that this one belongs to, and a remark.
pub(super) fn name_above(source: &Source, line: u32) -> Option<Remarked<'_>> {
    let own = source.line(line).trim_start();
    let remarked = further_out(source, line, "the line that this one belongs under")?;
    let name = remarked.rest.strip_suffix(':')?;
    let is_part = own.starts_with("- ") || own.split_once(':').is_some_and(|(name, _)| is_word(name));
    (is_part && schema::is_entry(name)).then_some(remarked)
}

/// Entries that are remarks still, on lines right below each other.
pub(super) struct RemarkedEntries<'s> {
    /// The first number sign.
    pub(super) sign: Span,
    first: u32,
    last: u32,
    rest: &'s str,
}

impl<'s> RemarkedEntries<'s> {
    /// Those from a line on, where it is one: `#says: >-`.
    pub(super) fn from(source: &'s Source, first: u32) -> Option<Self> {
        Self::below(source, first, 0)
    }

    /// The same, where it stands in a column from `column` on, 0-based.
    pub(super) fn below(source: &'s Source, first: u32, column: usize) -> Option<Self> {
        let rest = |line: u32| source.line(line).trim_start().strip_prefix('#').filter(|rest| is_entry(rest));
        let is_part = |line: u32| {
            let text = source.line(line).trim_start().strip_prefix('#');
            text.is_some_and(|text| text.starts_with("[insert ") || is_entry(text))
        };
        let own = rest(first)?;
        let last = (first + 1..=source.line_count()).take_while(|line| is_part(*line)).last().unwrap_or(first);
        let text = source.line(first);
        let indentation = text.len() - text.trim_start().len();
        if indentation < column {
            return None;
        }
        let start = source.line_start(first) as usize + indentation;
        Some(Self { sign: Span::new(start, start + 1), first, last, rest: own.trim_end() })
    }

    pub(super) fn said(&self) -> (String, String) {
        let (first, last) = (self.first, self.last);
        if first == last {
            let message = format!("a # still stands in front of this entry, on line {first}, so that nobody reads it");
            return (
                message,
                format!("take the # on line {first} away, so that it reads {}", crate::finding::shortened(self.rest)),
            );
        }
        let message = format!(
            "a # still stands in front of these entries, on lines {first} to {last}, so that nobody reads them"
        );
        (message, format!("take the # on each of the lines {first} to {last} away, and fill them in"))
    }
}

/// Whether what stands behind a number sign is an entry: `- standard: refresher`, `says: >-`.
fn is_entry(text: &str) -> bool {
    let name = text.strip_prefix("- ").unwrap_or(text).split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| is_word(name) && (schema::is_entry(name) || is_detail(name)))
}

/// The remark right above a line, where it begins further to the left.
fn further_out<'s>(source: &'s Source, line: u32, what: &'static str) -> Option<Remarked<'s>> {
    let column = |text: &str| text.len() - text.trim_start_matches(' ').len();
    let above = (1..line).rev().find(|above| !source.line(*above).trim().is_empty())?;
    let text = source.line(above);
    let rest = text.trim_start().strip_prefix('#')?.trim();
    let start = source.line_start(above) as usize + column(text);
    (column(source.line(line)) > column(text)).then(|| Remarked {
        sign: Span::new(start, start + 1),
        line: above,
        rest,
        what,
    })
}

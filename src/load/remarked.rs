//! Items of a list whose first line does not begin one: it still has the number sign of a template in front, or no hyphen.

use super::sentence::is_word;
use crate::model::schema;
use crate::source::{Source, Span};

/// The first line of an item that is still a remark.
pub(super) struct Remarked<'s> {
    /// The number sign.
    pub(super) sign: Span,
    /// Its line, 1-based.
    pub(super) line: u32,
    /// What stands behind it: `- standard: refresher`.
    pub(super) rest: &'s str,
}

impl Remarked<'_> {
    pub(super) fn said(&self) -> (String, String) {
        let shown = crate::finding::shortened(self.rest);
        let message = format!("a # still stands in front of the first line of this entry, on line {}", self.line);
        (message, format!("take the # on line {} away, so that it reads {shown}", self.line))
    }
}

/// The line above an entry, where it is the first of the entry's item and a remark. What stands below a whole item that is a
/// remark is no entry of it, as it stands no further in.
pub(super) fn first_line_above(source: &Source, line: u32) -> Option<Remarked<'_>> {
    let own = source.line(line);
    let column = |text: &str| text.len() - text.trim_start_matches(' ').len();
    let name = own.trim_start().split(':').next()?;
    let above = (1..line).rev().find(|above| !source.line(*above).trim().is_empty())?;
    let text = source.line(above);
    let rest = text.trim_start().strip_prefix('#')?.trim();
    let first = rest.strip_prefix("- ")?.split(':').next()?.trim();
    let is_its_own = schema::is_entry(first) && is_word(name) && schema::is_entry(name) && column(own) > column(text);
    let start = source.line_start(above) as usize + column(text);
    is_its_own.then(|| Remarked { sign: Span::new(start, start + 1), line: above, rest })
}

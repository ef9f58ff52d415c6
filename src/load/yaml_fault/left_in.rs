//! Whole lines and marks that came along with copied text and belong to nothing: a dividing line, the marks of a quoted e-mail.

use super::{Said, Stumble, whole_line};
use crate::load::mend::{is_dividing_line, is_quoted_email};
use crate::source::{Source, Span};

impl Stumble<'_> {
    /// The first such line since the last word that was read.
    pub(super) fn left_in(&self) -> Option<Said> {
        let now = self.line_of(self.at);
        let first = self.line_of(self.end_of_last()?.saturating_sub(1)).min(now);
        (first..=now).find_map(|line| dividing_line(self.source, line).or_else(|| quoted_email(self.source, line)))
    }
}

fn dividing_line(source: &Source, line: u32) -> Option<Said> {
    is_dividing_line(source, line).then(|| {
        let message = "this line only divides what stands above it from what stands below, which nothing here does";
        Said::new(whole_line(source, line), message, "take the line out")
    })
}

fn quoted_email(source: &Source, line: u32) -> Option<Said> {
    is_quoted_email(source, line).then(|| {
        let start = source.line_start(line) as usize;
        let message = "the > before this line is how an e-mail marks what it quotes";
        Said::new(Span::new(start, start + 1), message, "take it out, and that of all lines that begin with one")
    })
}

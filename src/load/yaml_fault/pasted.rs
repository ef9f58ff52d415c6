//! What comes along with text that was copied from Word, a spreadsheet or a web page: bullets, cells of a table, spaces
//! that are not plain; and remarks that nobody meant.

use granit_parser::ErrorKind;

use super::{Said, Stumble};
use crate::finding::shortened;
use crate::load::bullet::Bullet;
use crate::load::remarked::{self, RemarkedEntries};
use crate::load::sentence::key_before;
use crate::model::schema;
use crate::source::{Source, Span};

impl Stumble<'_> {
    /// The first line since the last word with something in it that was pasted.
    pub(super) fn pasted(&self) -> Option<Said> {
        let begins = self.source.text().get(self.last.start as usize..)?;
        // The lines of a sentence below >- may begin as they like.
        let from = if begins.starts_with(['>', '|']) { self.end_of_last()? } else { self.last.start as usize };
        (self.line_of(from)..=self.line_of(self.at))
            .find_map(|line| self.bullet(line).or_else(|| self.hard_space(line)).or_else(|| self.cells(line)))
    }

    /// An item whose first line is a remark, so that the item below it stands further out than what is left of it; or a block
    /// whose name is one.
    pub(super) fn remarked(&self) -> Option<Said> {
        let now = self.line_of(self.at);
        let first = self.line_of(self.last.start as usize).min(now);
        if let Some(remarked) = (first..=now).find_map(|line| remarked::name_above(self.source, line)) {
            let (message, help) = remarked.said();
            return Some(Said::new(remarked.sign, message, help));
        }
        if !self.source.line(now).trim_start().starts_with('-') {
            return None;
        }
        let opens =
            |line: &u32| self.source.line(*line).starts_with(|letter: char| !letter.is_whitespace() && letter != '#');
        let block = (1..now).rev().take_while(|line| !opens(line));
        let remarked = block.filter_map(|line| remarked::first_line_above(self.source, line)).next()?;
        let (message, help) = remarked.said();
        Some(Said::new(remarked.sign, message, help))
    }

    /// Where the last word ends, without the white space behind it.
    pub(super) fn end_of_last(&self) -> Option<usize> {
        Some(self.source.text().get(..self.last.end as usize)?.trim_end().len())
    }

    fn bullet(&self, line: u32) -> Option<Said> {
        let text = self.source.line(line);
        let bullet = Bullet::of(text)?;
        // A dash or a number may also begin a line of a sentence.
        if !bullet.is_plain_enough && !bullet.has_entry() && !self.opens_list(line) {
            return None;
        }
        let start = self.source.line_start(line) as usize + text.find(bullet.mark)?;
        let (message, help) = bullet.said();
        Some(Said::new(Span::new(start, start + bullet.mark.len()), message, help))
    }

    /// Whether the line above ends with the colon of an entry, or is an item like this one.
    fn opens_list(&self, line: u32) -> bool {
        let above = (1..line).rev().map(|above| self.source.line(above)).find(|above| !above.trim().is_empty());
        above.is_some_and(|above| above.trim_end().ends_with(':') || Bullet::of(above).is_some())
    }

    /// Spaces that are not plain before a line, or behind its hyphen.
    fn hard_space(&self, line: u32) -> Option<Said> {
        let text = self.source.line(line);
        let is_hard = |letter: char| letter.is_whitespace() && !letter.is_ascii();
        let before = text.len() - text.trim_start().len();
        let start = self.source.line_start(line) as usize;
        if let Some(at) = text[..before].find(is_hard) {
            let message = "the spaces before this line are not plain ones; they came along with copied text";
            let help = format!("delete the spaces before it and type them again{}", of_all_lines(self.source));
            return Some(Said::new(Span::new(start + at, start + before), message, help));
        }
        let behind = text[before..].strip_prefix('-').filter(|rest| rest.starts_with(is_hard))?;
        let length = behind.len() - behind.trim_start().len();
        let message = "the space after this hyphen is not a plain one; it came along with copied text";
        let from = start + before + 1;
        let help = format!("delete it and type it again: - {}", shortened(behind.trim()));
        Some(Said::new(Span::new(from, from + length), message, help))
    }

    /// Cells of a table, with tabs or upright strokes between them.
    fn cells(&self, line: u32) -> Option<Said> {
        let text = self.source.line(line);
        let row = text.trim();
        let has_strokes = row.starts_with('|') && row.len() > 1 && row.trim_start_matches('|').contains('|');
        // A tab may stand for the colon of an entry.
        let is_entry =
            row.split_once('\t').is_some_and(|(name, value)| schema::is_entry(name) && !value.contains('\t'));
        let has_tabs = row.contains('\t') && !row.contains(':') && !row.contains('#') && !is_entry;
        (has_strokes || has_tabs).then(|| {
            let start = self.source.line_start(line) as usize + text.len() - text.trim_start().len();
            let with = if has_strokes { "upright strokes" } else { "tabs" };
            let message = format!("this is a row of a table, with {with} between its cells");
            let help =
                "make each row an item of the list: a hyphen and a space, then a line for each cell with its name";
            Said::new(Span::new(start, start + row.len()), message, help)
        })
    }

    /// A number sign that made a remark of the rest of its line, so that what was opened is not closed, or the sentence
    /// does not go on.
    pub(super) fn remark(&self) -> Option<Said> {
        let last = self.end_of_last()?;
        // A bracket that is never closed is told at its beginning, and the remark stands behind that.
        let is_unclosed = matches!(self.kind, ErrorKind::UnclosedFlowCollection { .. });
        let mut lines = self.line_of(last)..=self.line_of(self.at.max(last));
        let remarked = lines.clone().find_map(|line| RemarkedEntries::from(self.source, line));
        if let Some(remarked) = remarked.filter(|_| !is_unclosed) {
            let (message, help) = remarked.said();
            return Some(Said::new(remarked.sign, message, help));
        }
        lines.find_map(|line| {
            let text = self.source.line(line);
            let start = self.source.line_start(line) as usize;
            let mark = text.find(" #").map(|at| at + 1).filter(|at| start + at >= last)?;
            let is_word = text[mark + 1..].starts_with(char::is_alphanumeric);
            let is_before = line < self.line_of(self.at) || start + mark <= self.at || is_unclosed;
            (is_word && is_before).then(|| {
                let span = Span::new(start + mark, start + text.trim_end().len());
                let message = "the # here makes a remark of the rest of the line, which nobody reads";
                // Between brackets the value of an entry may begin with it.
                let name = text[..mark].trim_end().strip_suffix(':').map(key_before);
                let help = match name {
                    Some(name) => {
                        let value = text[mark..].split([',', '}']).next().unwrap_or_default().trim();
                        format!("put the value of {name} in quotes: {name}: \"{}\"", shortened(value))
                    }
                    None => self.quoting_help("put the whole sentence in quotes"),
                };
                Said::new(span, message, help)
            })
        })
    }

    /// A line beside a hyphen that stands alone, or an item that stands further in or out than the one above.
    pub(super) fn beside_a_hyphen(&self, line: u32) -> Option<Said> {
        let text = self.source.line(line);
        let indentation = text.len() - text.trim_start().len();
        let start = self.source.line_start(line) as usize + indentation;
        let above = (1..line).rev().map(|above| self.source.line(above)).find(|above| !above.trim().is_empty())?;
        let word = text.trim_start().split([':', ' ']).next().unwrap_or_default();
        let span = Span::new(start, start + word.len());
        if above.trim() == "-" && !text.trim_start().starts_with('-') {
            let message = "the hyphen above stands alone: what belongs to it is indented further than it";
            let help = format!("indent {word}, and the entries below it, by two spaces more than the hyphen");
            return Some(Said::new(span, message, help));
        }
        let column = |line: &str| line.len() - line.trim_start().len() + 1;
        // Further out another list may go on, which is told with its column.
        (text.trim_start().starts_with("- ") && above.trim_start().starts_with("- ") && column(above) < column(text))
            .then(|| {
                let (here, there) = (column(text), column(above));
                let message = format!("this hyphen stands in column {here}, and the one above it in column {there}");
                Said::new(span, message, "move this line until both hyphens stand under each other")
            })
    }
}

/// How to mend all lines at once that begin with a space which is not plain, or have one behind their colon: where they are
/// many, nobody does it by hand.
pub(super) fn of_all_lines(source: &Source) -> &'static str {
    /// From how many lines on it is worth saying.
    const MANY: usize = 3;
    let has_one = |line: &u32| source.line(*line).contains(|letter: char| letter.is_whitespace() && !letter.is_ascii());
    let many = (1..=source.line_count()).filter(has_one).nth(MANY - 1);
    if many.is_some() { "; check --fix does so on all lines" } else { "" }
}

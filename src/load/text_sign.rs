//! The sign `>-`, behind which a text begins on the line below, as other programs spoil it: Word makes one dash of the hyphen
//! (`>—`), or an arrow of both signs turned round (`->`); a web page writes `&gt;-`.

use std::ops::Range;

use super::mend::value_start;
use crate::finding::Fix;
use crate::source::{Source, Span};

/// Such a sign on a line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct SpoiltSign {
    /// Its bytes in the line.
    pub(super) at: Range<usize>,
    /// The sign as it should be.
    pub(super) meant: &'static str,
}

impl SpoiltSign {
    /// The sign at the end of a line, where a text stands below it.
    pub(super) fn on(source: &Source, line: u32) -> Option<Self> {
        /// No sign with what programs make of it is longer.
        const LONGEST: usize = 6;
        let text = source.line(line).trim_end();
        let start = value_start(text)?;
        let value = text.get(start..)?;
        let has_name = text.get(..start)?.trim_end().ends_with(':');
        if !has_name || value.len() > LONGEST || line == source.line_count() || !is_spoilt(value) {
            return None;
        }
        let below = source.line(line + 1);
        let indented = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let is_text = !below.trim().is_empty() && !below.trim_start().starts_with("- ") && value_start(below).is_none();
        let meant = if value.contains('|') { "|-" } else { ">-" };
        (is_text && indented(below) > indented(text)).then_some(Self { at: start..text.len(), meant })
    }

    /// The sign as it should be, in its place.
    pub(super) fn fix(&self, source: &Source, line: u32) -> Fix {
        let start = source.line_start(line) as usize;
        Fix::new(format!("write {}", self.meant))
            .edit(Span::new(start + self.at.start, start + self.at.end), self.meant)
            .reshaping()
    }
}

/// Whether a value is nothing but such a sign, and not as it should be.
fn is_spoilt(value: &str) -> bool {
    let plain = value.replace("&gt;", ">");
    let is_sign = |letter: char| ">|-~=".contains(letter) || OTHERS.contains(&letter) || letter == ' ';
    let points = plain.contains(['>', '|', '\u{203a}', '\u{bb}', '\u{2192}', '\u{21d2}']);
    let is_right = matches!(value, ">" | ">-" | ">+" | "|" | "|-" | "|+");
    (points || plain == "-") && plain.chars().all(is_sign) && !is_right
}

/// What becomes of the two signs: dashes, arrows, quotation marks of other languages.
const OTHERS: [char; 9] =
    ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2014}', '\u{2212}', '\u{203a}', '\u{bb}', '\u{2192}', '\u{21d2}'];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spoilt_sign_is_told_from_a_right_one_and_from_a_text() {
        let sign = |line: &str| {
            let source = Source::new("x", format!("{line}\n    Two trainers lead.\n"));
            SpoiltSign::on(&source, 1).map(|sign| sign.meant)
        };
        for line in
            ["says: >\u{2014}", "says: ->", "says: > -", "  - says: \u{2192}", "says: >>", "says: &gt;-", "says: -"]
        {
            assert_eq!(sign(line), Some(">-"), "{line}");
        }
        assert_eq!(sign("says: |\u{2013}"), Some("|-"));
        for line in ["says: >-", "says: |", "says: > a", "says: ?", "says:", "- >\u{2014}"] {
            assert_eq!(sign(line), None, "{line}");
        }
    }
}

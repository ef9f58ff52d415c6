//! Lines and marks that came along with copied text, and without which everything else stays as it is.

use super::lines::lines_of_texts;
use crate::finding::Fix;
use crate::source::{Source, Span};

/// Whether a line has nothing in it but three or more of one sign, as a line between two parts of a document. The marks of a
/// merge are signs of another kind.
pub(in crate::load) fn is_dividing_line(source: &Source, line: u32) -> bool {
    const SIGNS: &str = "*=_-~#\u{2013}\u{2014}\u{2015}\u{2500}\u{2550}\u{b7}\u{2022}";
    const LEAST: usize = 3;
    let text = source.line(line).trim();
    // With three of these a page of Markdown begins or ends what is written in another language.
    if text.strip_prefix("```").is_some_and(|language| language.bytes().all(|letter| letter.is_ascii_alphanumeric())) {
        return true;
    }
    let Some(sign) = text.chars().next().filter(|sign| SIGNS.contains(*sign)) else { return false };
    // Three hyphens end a document, which is told as that.
    let ends_document = text == "---";
    let is_of_merge = text == "=======" && (source.text().contains("<<<<<<<") || source.text().contains(">>>>>>>"));
    text.chars().all(|letter| letter == sign) && text.chars().count() >= LEAST && !is_of_merge && !ends_document
}

/// Whether a line begins with the mark of a quoted e-mail.
pub(in crate::load) fn is_quoted_email(source: &Source, line: u32) -> bool {
    source.line(line).starts_with('>') && !source.line(line).starts_with(">>>>>>>")
}

/// The document without a dividing line.
pub(super) fn without_dividing_line(source: &Source, first: u32, now: u32) -> Option<Fix> {
    let line = (first..=now).find(|line| is_dividing_line(source, *line))?;
    // The first line and the last have no other one to be taken out up to.
    let end = if line < source.line_count() { source.line_start(line + 1) as usize } else { source.text().len() };
    Some(Fix::new("take out the dividing line").edit(Span::new(source.line_start(line) as usize, end), "").reshaping())
}

/// The document without the marks of a quoted e-mail, and without the space behind each where that is one of theirs.
pub(super) fn without_email_marks(source: &Source, with_space: bool) -> Option<Fix> {
    let in_text = lines_of_texts(source);
    let mut fix = Fix::new("take out the marks of the quoted e-mail").reshaping();
    for line in (1..=source.line_count()).filter(|line| is_quoted_email(source, *line)) {
        if in_text[line as usize - 1] {
            return None;
        }
        let text = source.line(line);
        let marks = text.len() - text.trim_start_matches('>').len();
        let space = usize::from(with_space && text[marks..].starts_with(' '));
        let start = source.line_start(line) as usize;
        fix.edits.extend(Fix::new("").edit(Span::new(start, start + marks + space), "").edits);
    }
    (!fix.edits.is_empty()).then_some(fix)
}

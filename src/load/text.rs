//! Faults of the text itself: bytes that are no text, characters that nobody can see.

use std::string::FromUtf8Error;

use crate::finding::{About, Draft, Finding, Findings, Severity};
use crate::source::{Source, Span};

/// The finding for bytes that are not UTF-8, placed on the first of them.
pub(super) fn not_utf8(about: &About<'_>, fault: &FromUtf8Error) -> Vec<Finding> {
    let at = fault.utf8_error().valid_up_to();
    let readable = String::from_utf8_lossy(&fault.as_bytes()[..at]).into_owned();
    let source = Source::new(about.document.path.clone(), readable);
    let about = About { source: Some(&source), ..about.clone() };
    let mut findings = Findings::about(about);
    let line = source.line_columns(Span::new(at, at)).line;
    findings.under("load/not-utf8", Severity::Error).add(Draft::new(
        Span::new(at, at),
        format!("this file is not saved as UTF-8: line {line} has bytes that are no text"),
        "open the file in an editor and save it again with the encoding UTF-8",
    ));
    findings.into_list()
}

/// Findings for characters that hide or reorder what a person reads.
pub(super) fn invisible(about: &About<'_>) -> Vec<Finding> {
    let mut findings = Findings::about(about.clone());
    findings.under("load/invisible-text", Severity::Warning);
    let Some(source) = about.source.filter(|source| !source.text().is_ascii()) else { return Vec::new() };
    for (offset, letter) in source.text().char_indices() {
        // A byte order mark at the very start is how some editors save UTF-8.
        if is_invisible(letter) && !(letter == '\u{feff}' && offset == 0) {
            let code = u32::from(letter);
            findings.add(
                Draft::new(
                    Span::new(offset, offset + letter.len_utf8()),
                    format!("an invisible character (U+{code:04X}) stands here"),
                    "delete it and type the word again; it usually comes along when text is copied",
                )
                .value(format!("U+{code:04X}")),
            );
        }
    }
    findings.into_list()
}

/// Direction marks, zero-width characters and tags. Joiners are left alone: some scripts need them.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{061c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}')
}

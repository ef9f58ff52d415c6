//! What a scanner's complaint means to somebody who writes sentences, not YAML.

use granit_parser::{ErrorKind, ScanError};

use super::MOST_DEPTH;
use crate::finding::{Draft, Findings, Severity};
use crate::source::{Source, Span};

/// Adds the finding for a file that the scanner gave up on.
pub(super) fn report(source: &Source, fault: &ScanError, findings: &mut Findings<'_>) {
    let at = fault.marker().byte_offset().unwrap_or_default().min(source.text().len());
    let mut span = whole_character(source, at);
    let (rule, message, help, label) = match fault.kind() {
        ErrorKind::RecursionLimitExceeded => (
            "load/too-deep",
            format!("lists and blocks nest more than {MOST_DEPTH} deep here, so the file is not read"),
            "take the inner lists out; no document of this kind needs more than a handful of levels".to_owned(),
            "",
        ),
        kind => {
            let line = source.line_columns(span).line;
            let line_text = source.line(line);
            if let Some(colon) = broken_by_colon(kind, source, line) {
                span = colon;
                (
                    "load/invalid-yaml",
                    "this sentence has a colon in it, so the file cannot be read from here on".to_owned(),
                    format!("put the whole sentence in quotes: {}", quoted(line_text)),
                    "this colon starts a new entry",
                )
            } else {
                let (message, help) = in_words(kind, line_text);
                ("load/invalid-yaml", message.to_owned(), help.to_owned(), "the reading stopped here")
            }
        }
    };
    findings.under(rule, Severity::Error).add(Draft::new(span, message, help).label(label));
}

/// The second ": " of the line, where that is what the scanner stumbled over.
fn broken_by_colon(kind: &ErrorKind, source: &Source, line: u32) -> Option<Span> {
    if !matches!(
        kind,
        ErrorKind::MappingValueNotAllowed
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::InvalidMappingValueWhitespace
    ) {
        return None;
    }
    let text = source.line(line);
    let first = text.find(": ")?;
    let second = first + 2 + text[first + 2..].find(':')?;
    let start = source.line_start(line) as usize + second;
    Some(Span::new(start, start + 1))
}

/// The line with its value in quotes, as it should be written.
fn quoted(line: &str) -> String {
    match line.trim().split_once(": ") {
        Some((key, value)) => format!("{key}: \"{}\"", value.trim().replace('"', "'")),
        None => "title: \"Neglect: recognising and responding\"".to_owned(),
    }
}

fn in_words(kind: &ErrorKind, line: &str) -> (&'static str, &'static str) {
    match kind {
        ErrorKind::TabNotAllowed
        | ErrorKind::TabInBlockIndentation
        | ErrorKind::TabInIndentation
        | ErrorKind::TabAtBlockScalarStart
        | ErrorKind::TabInPlainScalar => TAB,
        _ if line.starts_with('\t') => TAB,
        ErrorKind::UnclosedQuotedScalar | ErrorKind::InvalidQuotedScalarIndent => {
            ("a quotation mark is opened here and never closed", "close the quotation marks at the end of the sentence")
        }
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnexpectedEofFlowMapping
        | ErrorKind::UnexpectedEofFlowSequence
        | ErrorKind::UnexpectedEofImplicitFlowMapping
        | ErrorKind::MismatchedFlowCollectionEnd { .. }
        | ErrorKind::MisplacedFlowCollectionEnd => (
            "a bracket is opened or closed here without its partner",
            "check that every { has its } and every [ its ]; put text that has brackets in it in quotes",
        ),
        ErrorKind::ExpectedFlowMappingSeparator | ErrorKind::ExpectedFlowSequenceSeparator => (
            "something is missing between two values in brackets here",
            "put a comma between the values, and quotes around text that has commas, colons or brackets in it",
        ),
        ErrorKind::InvalidIndentation | ErrorKind::ExpectedBlockMappingKey | ErrorKind::ExpectedBlockSequenceEntry => (
            "this line does not start under the line it belongs to",
            "move the line so that it starts in the same column as its neighbours",
        ),
        ErrorKind::UnknownQuotedScalarEscape | ErrorKind::InvalidQuotedScalarHexEscape => (
            "a backslash inside double quotes starts a code that does not exist",
            "use single quotes, or write the backslash twice",
        ),
        ErrorKind::UnexpectedCharacter { .. } | ErrorKind::MissingAnchorOrAliasName => {
            ("a value may not begin with this character", "put the value in quotes")
        }
        ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => (
            "a line that should be an entry has no colon after its name",
            "write the name, a colon, a space and the value; or indent the line if it goes on with the sentence above",
        ),
        _ => (
            "the file cannot be read from here on",
            "look for a colon, quotation mark or bracket inside a sentence, and put that sentence in quotes",
        ),
    }
}

const TAB: (&str, &str) =
    ("a tab is used here to indent, which the format does not allow", "replace the tab with spaces; two for each step");

/// The character at a byte offset, so that a place never cuts one in half.
fn whole_character(source: &Source, at: usize) -> Span {
    let text = source.text();
    let start = (0..=at).rev().find(|&offset| text.is_char_boundary(offset)).unwrap_or_default();
    let length = text[start..].chars().next().filter(|letter| !letter.is_control()).map_or(0, char::len_utf8);
    Span::new(start, start + length)
}

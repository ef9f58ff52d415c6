//! Quotation marks and brackets that end a sentence too early, too late or never.

use granit_parser::ErrorKind;

use super::{Said, Stumble, whole_character};
use crate::finding::shortened;
use crate::load::mend::{self, CURLY};
use crate::load::sentence::{in_quotes, is_word};
use crate::model::placeholder::field_of_word;
use crate::source::Span;

impl Stumble<'_> {
    pub(super) fn quotes(&self) -> Option<Said> {
        match self.kind {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar => {
                let opened = self.opening_quote()?;
                let span = self.to_line_end(opened);
                if self.source.slice(span).ends_with(CURLY) {
                    let message = "a straight quotation mark is opened here, and the one that should close it is curly";
                    let line =
                        in_quotes(self.source.line(self.line_of(opened)), self.column(opened), self.open.is_some());
                    let help = line.map_or_else(String::new, |line| format!(": {line}"));
                    return Some(Said::new(span, message, format!("close it with a straight one{help}")));
                }
                let message = "a quotation mark is opened here and never closed";
                Some(Said::new(span, message, "close the quotation marks at the end of the sentence"))
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                self.behind_quotes(self.opening_quote()?)
            }
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(self.code_in_quotes()),
            _ => None,
        }
    }

    /// A backslash in a text between double quotes, which begins a field of Word or belongs to the text.
    fn code_in_quotes(&self) -> Said {
        let place = whole_character(self.source, self.at);
        if let Some(field) = field_of_word(self.source.line(self.source.line_at(place.start))) {
            let message = format!("\"{}\" is a code by which Word writes something in its place", shortened(field));
            return Said::new(place, message, "write what Word shows there, and take the code out");
        }
        Said::new(
            place,
            "a backslash inside double quotes starts a code, and there is no such code",
            "put the text in single quotes, or write the backslash twice",
        )
    }

    /// A quotation mark or a full stop behind the bracket that ends a list.
    pub(super) fn left_over(&self) -> Option<Said> {
        let end = self.last.end as usize;
        let is_closed = self.source.slice(self.last).ends_with([']', '}']);
        let rest = self.to_line_end(end);
        let behind = self.source.slice(rest).trim();
        (is_closed && mend::is_left_over(behind)).then(|| {
            let message = format!("a {behind} stands behind the bracket that ends this list");
            Said::new(rest, message, format!("take out the {behind} at the end"))
        })
    }

    pub(super) fn brackets(&self) -> Option<Said> {
        let span = whole_character(self.source, self.at);
        let partner = |open: char| if open == '{' { '}' } else { ']' };
        const QUOTE: &str = "put a sentence that has brackets in it in quotes";
        Some(match self.kind {
            ErrorKind::UnclosedFlowCollection { open } => {
                let message = format!("the bracket {open} is opened here and never closed");
                Said::new(span, message, format!("close it with {}; {QUOTE}", partner(*open)))
            }
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
                let message = format!("the bracket {open} is opened here and closed with {close}");
                Said::new(span, message, format!("close it with {}; {QUOTE}", partner(*open)))
            }
            ErrorKind::MisplacedFlowCollectionEnd => {
                let bracket = self.source.slice(span);
                let message = format!("the bracket {bracket} closes here what was never opened");
                Said::new(span, message, format!("take it out, or add the bracket that opens; {QUOTE}"))
            }
            ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::FlowMappingValueAdjacentCollection => match self.source.slice(span) {
                ":" => return self.colon_in_sentence(),
                "[" | "{" | "]" | "}" => {
                    let help = self.quoting_help("put the whole sentence in quotes");
                    Said::new(
                        span,
                        "this sentence has a bracket in it, which starts a list or entries of its own",
                        help,
                    )
                }
                _ => Said::new(
                    span,
                    "between brackets, something is missing before this",
                    "put a comma between two entries, and a sentence with commas, colons or brackets in quotes",
                ),
            },
            ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofImplicitFlowMapping => {
                Said::new(self.last, "a bracket before this is never closed", QUOTE)
            }
            _ => return None,
        })
    }

    /// A sentence that begins with a curly quotation mark, in whose quotes a colon is no sentence's own.
    pub(super) fn in_curly_quotes(&self, value: &str) -> Option<Said> {
        value.starts_with(CURLY).then(|| {
            let message = "the quotation marks round this sentence are curly, so the colon in it starts a new entry";
            Said::new(self.last, message, self.quoting_help("write straight ones"))
        })
    }

    /// A bracket that is still open where another entry begins, on a line no further in than its own.
    pub(super) fn never_closed(&self) -> Option<Said> {
        let open = self.open?;
        let indentation = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
        let (first, now) = (self.line_of(open.start as usize), self.line_of(self.at));
        let holder = self.source.line(first);
        let begins_another = |line: u32| {
            let line = self.source.line(line);
            let entry = line.trim_start().trim_start_matches("- ");
            let is_entry =
                entry.split_once(':').is_some_and(|(name, _)| is_word(name)) || entry.starts_with(['{', '[']);
            is_entry && indentation(line) <= indentation(holder)
        };
        if !(first + 1..=now).any(begins_another) {
            return None;
        }
        let bracket =
            self.source.text().get(open.start as usize..)?.chars().next().filter(|mark| "[{".contains(*mark))?;
        let partner = if bracket == '{' { '}' } else { ']' };
        let span = Span { start: open.start, end: open.start + 1 };
        let message = format!("the bracket {bracket} is opened here and never closed");
        let help = format!("close it with {partner} at the end; put a sentence that has brackets in it in quotes");
        Some(Said::new(span, message, help))
    }

    /// The quotation mark that opens the value after the last word that was read.
    fn opening_quote(&self) -> Option<usize> {
        let from = self.last.end as usize;
        Some(from + self.source.text().get(from..=self.at)?.find(['"', '\''])?)
    }
}

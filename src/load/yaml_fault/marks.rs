//! Quotation marks and brackets that end a sentence too early, too late or never.

use granit_parser::ErrorKind;

use super::{Said, Stumble, whole_character};
use crate::load::sentence::in_quotes;

impl Stumble<'_> {
    pub(super) fn quotes(&self) -> Option<Said> {
        match self.kind {
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar => {
                let opened = self.opening_quote()?;
                let span = self.to_line_end(opened);
                let message = "a quotation mark is opened here and never closed";
                Some(Said::new(span, message, "close the quotation marks at the end of the sentence"))
            }
            ErrorKind::InvalidTrailingSingleQuotedScalar | ErrorKind::InvalidTrailingDoubleQuotedScalar => {
                let opened = self.opening_quote()?;
                let (first, now) = (self.line_of(opened), self.line_of(self.at));
                if first != now {
                    let message = format!("a quotation mark is opened here and closed only on line {now}");
                    let help = "close the quotation marks at the end of the sentence";
                    return Some(Said::new(self.to_line_end(opened), message, help));
                }
                let message = "the quotation marks end before the sentence does";
                let help = match in_quotes(self.source.line(now), self.column(opened)) {
                    Some(line) => format!("put the whole sentence in double quotes, others in it in single: {line}"),
                    None => "put the whole sentence in double quotes, and others inside it in single ones".to_owned(),
                };
                Some(Said::new(self.to_line_end(self.at), message, help).label("this stands outside the quotes"))
            }
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(Said::new(
                whole_character(self.source, self.at),
                "a backslash inside double quotes starts a code, and there is no such code",
                "put the text in single quotes, or write the backslash twice",
            )),
            _ => None,
        }
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
                    Said::new(span, "this sentence has a bracket in it, which starts a list or block", help)
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

    /// The quotation mark that opens the value after the last word that was read.
    fn opening_quote(&self) -> Option<usize> {
        let from = self.last.end as usize;
        Some(from + self.source.text().get(from..=self.at)?.find(['"', '\''])?)
    }
}

//! What a scanner's complaint means to somebody who writes sentences, not YAML. The scanner says where it could not go
//! on; the cause often stands before that, and is looked for from the last word that was read.

mod behind_quotes;
mod column;
mod first_sign;
mod hyphen;
mod left_in;
mod line;
mod marks;
mod pasted;
mod unnamed;

use granit_parser::{ErrorKind, ScanError};

use self::column::{first_line_further_in, further_out_than_both, heading, in_no_column, text_beside_its_entries};
use self::hyphen::{doubled_hyphen, missing_hyphen, needless_hyphen, without_hyphen};
use self::line::{line_in_quotes, without_colon};
use self::unnamed::block_without_name;
use super::mend::value_start;
use super::one_line;
use super::sentence::{behind_own_name, in_quotes, is_word, key_before, second_entry};
use super::{MOST_DEPTH, MOST_NODES, mend};
use crate::finding::{Draft, Findings, Severity, shortened};
use crate::source::{Source, Span};

/// Where the scanner had come to.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reached {
    /// The last word or bracket that it read.
    pub(super) last: Span,
    /// The outermost bracket that is still open.
    pub(super) open: Option<Span>,
}

/// Adds the finding for a file that the scanner gave up on.
pub(super) fn report(source: &Source, fault: &ScanError, reached: Reached, findings: &mut Findings<'_>) {
    let at = fault.marker().byte_offset().unwrap_or_default().min(source.text().len());
    if matches!(fault.kind(), ErrorKind::RecursionLimitExceeded) {
        return too_deep(whole_character(source, at), findings);
    }
    let stumble = Stumble { source, kind: fault.kind(), at, last: reached.last, open: reached.open };
    let Said { span, message, help, label } = stumble.explain();
    findings
        .under("load/invalid-yaml", Severity::Error)
        .add(Draft::new(span, message, help).label(label).fix(mend::stumble(source, at, reached.last)));
}

/// Adds the finding for a file that nests too deep.
pub(super) fn too_deep(span: Span, findings: &mut Findings<'_>) {
    findings.under("load/too-deep", Severity::Error).add(Draft::new(
        span,
        format!("lists and blocks nest more than {MOST_DEPTH} deep here, so the file is not read"),
        "take the inner lists out; no document of this kind needs more than a handful of levels",
    ));
}

/// Adds the finding for a file with more in it than is kept in memory.
pub(super) fn too_many(span: Span, findings: &mut Findings<'_>) {
    findings.under("load/too-large", Severity::Error).add(Draft::new(
        span,
        format!("this file has more than {},000 names, values and lists, so it is not read", MOST_NODES / 1_000),
        "split it into several documents, or look for what was pasted into it",
    ));
}

/// What is said about a stumble.
struct Said {
    span: Span,
    message: String,
    help: String,
    label: &'static str,
}

impl Said {
    fn new(span: Span, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { span, message: message.into(), help: help.into(), label: "" }
    }

    fn label(self, label: &'static str) -> Self {
        Self { label, ..self }
    }
}

/// A place that the scanner could not pass.
struct Stumble<'s> {
    source: &'s Source,
    kind: &'s ErrorKind,
    at: usize,
    last: Span,
    open: Option<Span>,
}

impl Stumble<'_> {
    fn explain(&self) -> Said {
        self.control_character()
            .or_else(|| self.remarked())
            .or_else(|| self.list_without_name())
            .or_else(|| self.pasted())
            .or_else(|| self.left_in())
            .or_else(|| self.spoilt_sign())
            .or_else(|| self.on_one_line())
            .or_else(|| self.left_over())
            .or_else(|| self.quotes())
            .or_else(|| self.tab())
            .or_else(|| self.remark())
            .or_else(|| self.never_closed())
            .or_else(|| self.brackets())
            .or_else(|| self.colon())
            .or_else(|| self.first_character())
            .or_else(|| self.no_colon())
            .or_else(|| self.first_sign())
            .or_else(|| self.indentation())
            .or_else(|| self.remark_behind_quotes(self.line_of(self.at), self.to_line_end(self.at)))
            .unwrap_or_else(|| {
                Said::new(
                    whole_character(self.source, self.at),
                    "the file cannot be read from here on",
                    "look for a colon, quotation mark or bracket inside a sentence, and put that sentence in quotes",
                )
                .label("the reading stopped here")
            })
    }

    fn control_character(&self) -> Option<Said> {
        let letter = match self.kind {
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => *character,
            ErrorKind::BomInsideDocument => '\u{feff}',
            _ => return None,
        };
        // The scanner may name the beginning of the text in which it stands.
        let at = self.at + self.source.text().get(self.at..)?.find(letter)?;
        let span = Span::new(at, at + letter.len_utf8());
        let help = "delete it and type the word again; it usually comes along when text is copied";
        Some(match letter {
            '\u{b}' => {
                let help = "delete it, and write a space in its place";
                Said::new(span, "a line break of Word, which nobody can see, stands here", help)
            }
            '\u{c}' => Said::new(span, "a page break of Word, which nobody can see, stands here", "delete it"),
            _ => {
                let message = format!("a character that nobody can see (U+{:04X}) stands here", u32::from(letter));
                Said::new(span, message, help)
            }
        })
    }

    fn tab(&self) -> Option<Said> {
        let line = self.line_of(self.at);
        let text = self.source.line(line);
        let indentation = &text[..text.len() - text.trim_start_matches([' ', '\t']).len()];
        let start = self.source.line_start(line) as usize;
        let about_tabs = matches!(
            self.kind,
            ErrorKind::TabNotAllowed
                | ErrorKind::TabInBlockIndentation
                | ErrorKind::TabInIndentation
                | ErrorKind::TabAtBlockScalarStart
                | ErrorKind::TabInPlainScalar
        );
        let tab = match (indentation.find('\t'), about_tabs) {
            (Some(tab), _) => start + tab,
            (None, true) => self.at + self.source.text().get(self.at..)?.find('\t')?,
            (None, false) => return None,
        };
        let message = "a tab stands here, and only spaces may indent a line";
        Some(Said::new(
            Span::new(tab, tab + 1),
            message,
            "replace the tab with spaces: the line begins where the lines beside it do, and a text below >- two spaces further in",
        ))
    }

    /// A colon where none may stand: a sentence with a colon in it, or a line that flowed into the one before.
    fn colon(&self) -> Option<Said> {
        if !matches!(
            self.kind,
            ErrorKind::MappingValueNotAllowed
                | ErrorKind::InvalidColonPlacement
                | ErrorKind::InvalidMappingValueWhitespace
        ) {
            return None;
        }
        let (start, now) = (self.last.start as usize, self.line_of(self.at));
        let first = self.line_of(start);
        if first == now {
            return self.colon_in_sentence();
        }
        let before = &self.source.line(first)[..self.column(start)];
        if before.trim_start_matches([' ', '-']).is_empty() {
            return Some(without_colon(self.source, first));
        }
        let key = key_before(before);
        if let Some(name) = key.strip_prefix('-') {
            let dash = self.source.line_start(first) as usize + before.find('-')?;
            let message = "there is no space after this hyphen, so no list begins here";
            return Some(Said::new(Span::new(dash, dash + 1), message, format!("write - {name}: with a space")));
        }
        let line = self.source.line(now);
        let word = line.get(..self.column(self.at))?.trim();
        if !is_word(word) {
            let said = self.colon_in_sentence()?;
            let help =
                format!("put all lines of the sentence in quotes; or write >- after {key}: and the sentence below");
            return Some(Said { help, ..said });
        }
        if let Some(said) = text_beside_its_entries(self.source, first)
            .or_else(|| further_out_than_both(self.source, first, now))
            .or_else(|| without_hyphen(self.source, first, now))
        {
            return Some(said);
        }
        let from = self.source.line_start(now) as usize + line.find(word)?;
        Some(Said::new(
            Span::new(from, from + word.len()),
            format!("this line is indented further than {key} above it, so it reads as part of it"),
            format!("move {word} to the left until it starts under {key}; or put the whole sentence in quotes"),
        ))
    }

    fn colon_in_sentence(&self) -> Option<Said> {
        let span = whole_character(self.source, self.at);
        (self.source.slice(span) == ":").then(|| {
            let value = self.source.slice(self.last);
            if let Some(said) = self.in_curly_quotes(value) {
                return said;
            }
            if let Some(said) = self.two_on_a_line(self.line_of(span.start as usize)) {
                return said;
            }
            let help = self.quoting_help("put the whole sentence in quotes");
            Said::new(span, "this sentence has a colon in it, so the file cannot be read from here on", help)
                .label("this colon starts a new entry")
        })
    }

    /// Two entries on one line, where the line break between them is lost.
    pub(super) fn two_on_a_line(&self, line: u32) -> Option<Said> {
        let text = self.source.line(line).trim_end();
        let start = value_start(text).filter(|_| self.open.is_none())?;
        let (before, value) = text.split_at(start);
        let name = key_before(before);
        if let Some(value) = behind_own_name(name, value) {
            let help = format!("write {name}: {}", shortened(value));
            return Some(Said::new(
                whole_line(self.source, line),
                format!("{name} is written twice on this line"),
                help,
            ));
        }
        let second = second_entry(name, value)?;
        let at = self.source.line_start(line) as usize + text.len() - second.len();
        let word = second.split(':').next()?;
        let shown = shortened(second);
        let message = format!("another entry seems to begin on this line, at {word}");
        let is_inside = second.len() == value.len();
        let help = if is_inside {
            format!("write it on the line below {name}:, indented by two spaces: {shown}")
        } else {
            let column = before.len() - before.trim_start_matches([' ', '-']).len();
            let quoted =
                in_quotes(text, start, false).map(|line| format!("; if it is a part of the text, write {line}"));
            format!(
                "if it is one, write it on a line of its own below this one, with {column} spaces in front: {shown}{}",
                quoted.unwrap_or_default()
            )
        };
        Some(Said::new(Span::new(at, at + word.len()), message, help))
    }

    /// Entries on the line of their name or hyphen, in other signs than those that would be read.
    fn on_one_line(&self) -> Option<Said> {
        let line = self.line_of(self.at);
        let text = self.source.line(line);
        let written = one_line::in_braces(text, self.is_followed(line))?;
        let message = "entries that stand on one line need { and } around them, and commas between them";
        Some(Said::new(whole_line(self.source, line), message, format!("write {written}")))
    }

    /// Whether the next line stands further in than this one, and so belongs to it.
    fn is_followed(&self, line: u32) -> bool {
        let indented = |line: u32| {
            let text = self.source.line(line);
            text.len() - text.trim_start_matches([' ', '-']).len()
        };
        line < self.source.line_count()
            && !self.source.line(line + 1).trim().is_empty()
            && !self.source.line(line + 1).trim_start().starts_with("- ")
            && indented(line + 1) >= indented(line)
    }

    fn no_colon(&self) -> Option<Said> {
        matches!(self.kind, ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey)
            .then(|| without_colon(self.source, self.line_of(self.at)))
    }

    fn indentation(&self) -> Option<Said> {
        if !matches!(
            self.kind,
            ErrorKind::InvalidIndentation
                | ErrorKind::ExpectedBlockMappingKey
                | ErrorKind::ExpectedBlockSequenceEntry
                | ErrorKind::ExpectedDocumentStart
                | ErrorKind::InvalidBlockScalarIndent
                | ErrorKind::InvalidFlowScalarIndent
                | ErrorKind::UnexpectedEofBlockMapping
                | ErrorKind::UnexpectedEofBlockSequence
        ) {
            return None;
        }
        let line = self.line_of(self.at);
        let text = self.source.line(line);
        let last = self.last.end.saturating_sub(1) as usize;
        let closed = matches!(self.source.text().as_bytes().get(last), Some(b']' | b'}'));
        if closed && self.line_of(last) == line {
            if let Some(said) = self.remark_behind_list(line) {
                return Some(said);
            }
            let message = "a value that begins with a bracket ends with it, and text follows here";
            let opened = self.source.line_start(line) as usize + text.find(['[', '{'])?;
            let help = self.quoting_help_at(opened, "put the whole sentence in quotes");
            return Some(Said::new(self.to_line_end(self.at), message, help));
        }
        if let Some(said) = self.beside_a_hyphen(line) {
            return Some(said);
        }
        if let Some(said) = heading(self.source, line).or_else(|| block_without_name(self.source, line)) {
            return Some(said);
        }
        let above = (1..line).rev().find(|above| !self.source.line(*above).trim().is_empty());
        let hyphen = above
            .and_then(|above| line_in_quotes(self.source, above))
            .or_else(|| first_line_further_in(self.source, line))
            .or_else(|| doubled_hyphen(self.source, line))
            .or_else(|| needless_hyphen(self.source, line))
            .or_else(|| missing_hyphen(self.source, line));
        Some(hyphen.unwrap_or_else(|| in_no_column(self.source, line)))
    }

    /// What to do about the sentence of the last word, with the line as it should be.
    fn quoting_help(&self, what: &str) -> String {
        self.quoting_help_at(self.last.start as usize, what)
    }

    fn quoting_help_at(&self, value: usize, what: &str) -> String {
        let line = self.source.line(self.line_of(value));
        if let Some(line) = in_quotes(line, self.column(value), self.open.is_some()) {
            return format!("{what}: {line}");
        }
        // Of several entries on a line, the one that is meant is named at least.
        let key = key_before(&line[..self.column(value)]);
        if self.open.is_some() && is_word(key) {
            format!("put the sentence of {key} in quotes")
        } else {
            what.to_owned()
        }
    }

    fn line_of(&self, offset: usize) -> u32 {
        self.source.line_columns(Span::new(offset, offset)).line
    }

    /// The byte in its line at which an offset stands.
    fn column(&self, offset: usize) -> usize {
        offset - self.source.line_start(self.line_of(offset)) as usize
    }

    fn to_line_end(&self, offset: usize) -> Span {
        let line = self.line_of(offset);
        let end = self.source.line_start(line) as usize + self.source.line(line).trim_end().len();
        Span::new(offset, end.max(offset))
    }
}

/// A line without the spaces around it.
fn whole_line(source: &Source, line: u32) -> Span {
    let (text, start) = (source.line(line), source.line_start(line) as usize);
    Span::new(start + text.len() - text.trim_start().len(), start + text.trim_end().len())
}

/// The character at a byte offset, so that a place never cuts one in half.
fn whole_character(source: &Source, at: usize) -> Span {
    let text = source.text();
    let start = (0..=at).rev().find(|&offset| text.is_char_boundary(offset)).unwrap_or_default();
    let length = text[start..].chars().next().filter(|letter| !letter.is_control()).map_or(0, char::len_utf8);
    Span::new(start, start + length)
}

//! Values that begin with a sign which means something to the format.

use granit_parser::ErrorKind;

use super::{Said, Stumble, whole_character};
use crate::finding::shortened;
use crate::load::mend::{self, value_start};
use crate::load::sentence::{in_quotes, key_before};
use crate::load::text_sign::SpoiltSign;
use crate::source::Span;

impl Stumble<'_> {
    /// What Word or a web page made of the sign `>-`.
    pub(super) fn spoilt_sign(&self) -> Option<Said> {
        let now = self.line_of(self.at);
        let first = self.line_of(self.last.start as usize).min(now);
        let (line, sign) = (first..=now).find_map(|line| Some((line, SpoiltSign::on(self.source, line)?)))?;
        let start = self.source.line_start(line) as usize;
        let text = self.source.line(line);
        let name = key_before(&text[..sign.at.start]);
        let message = format!("{} stands here where {} belongs", text[sign.at.clone()].trim_end(), sign.meant);
        let help = format!("write {name}: {}", sign.meant);
        Some(Said::new(Span::new(start + sign.at.start, start + sign.at.end), message, help))
    }

    /// A value that begins with a character that means something else.
    pub(super) fn first_character(&self) -> Option<Said> {
        let span = whole_character(self.source, self.at);
        let mark = self.source.slice(span);
        let between = self.source.slice(Span { start: self.last.end, end: span.start });
        if mark == "%" && self.column(self.at) == 0 {
            let message = "a line may not begin with %";
            return Some(Said::new(span, message, "take the line out; or, if it belongs to a sentence, indent it"));
        }
        let begins = between.trim_start_matches([':', '-', ' ', ',', '[', '{']).is_empty();
        if let Some(said) = self.bullet_of_sentence(span) {
            return Some(said);
        }
        let is_alone = self.source.slice(self.to_line_end(self.at)) == mark;
        if begins && is_alone && matches!(mark, "-" | "?") {
            let key = key_before(&self.source.line(self.line_of(self.at))[..self.column(self.at)]);
            let message = format!("\"{mark}\" keeps a place that still has to be filled under {key}");
            return Some(Said::new(
                span,
                message,
                "write what belongs here; where the document leaves it open, write unstated",
            ));
        }
        if !begins || mark.is_empty() || !",?|>-%@`&*!".contains(mark) {
            return None;
        }
        Some(match self.kind {
            ErrorKind::InvalidBlockScalarHeader | ErrorKind::ZeroBlockScalarIndent => Said::new(
                span,
                format!("after {mark} the sentence begins only on the next line"),
                self.below_the_sign(),
            ),
            ErrorKind::BlockSequenceEntryNotAllowed => {
                let help =
                    self.quoting_help_at(self.at, "put each item on a line of its own; or, for a sentence, use quotes");
                Said::new(span, "a list begins on the line below its name", help)
            }
            ErrorKind::UnexpectedCharacter { .. }
            | ErrorKind::MissingAnchorOrAliasName
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::UnexpectedEofBlockMapping
            | ErrorKind::ExpectedBlockMappingKey
            | ErrorKind::ExpectedNodeContent => {
                let help = self
                    .without_backticks(mark)
                    .unwrap_or_else(|| self.quoting_help_at(self.at, "put the value in quotes"));
                Said::new(span, format!("a value may not begin with {mark}"), help)
            }
            _ => return None,
        })
    }

    /// What to write for a value between backticks, with which web pages set code.
    fn without_backticks(&self, mark: &str) -> Option<String> {
        let line = self.source.line(self.line_of(self.at));
        let name = key_before(&line[..self.column(self.at)]);
        let inner = self.source.slice(self.to_line_end(self.at)).trim();
        let inner = inner.strip_prefix('`')?.trim_end_matches('`').trim();
        (mark == "`" && !inner.is_empty() && !inner.contains('`'))
            .then(|| format!("take the marks ` out: {name}: {}", shortened(inner)))
    }

    /// Where a sentence belongs that stands on the line of the sign `>-`.
    fn below_the_sign(&self) -> String {
        let line = self.line_of(self.at);
        let (before, value) = self.source.line(line).trim_end().split_at(self.column(self.at));
        let sign: String = value.chars().take_while(|letter| ">|-+".contains(*letter)).collect();
        let text = shortened(value[sign.len()..].trim());
        let indented = |text: &str| text.len() - text.trim_start_matches(' ').len();
        let goes_on = line < self.source.line_count() && {
            let below = self.source.line(line + 1);
            !below.trim().is_empty()
                && indented(below) > indented(self.source.line(line))
                && value_start(below).is_none()
        };
        if goes_on {
            return format!("begin it on a line of its own below {sign}, as far in as the next line: {text}");
        }
        if sign == ">" {
            return self.quoting_help_at(self.at, "begin it on the next line, indented; or use quotes");
        }
        let name = key_before(before);
        let quote = if text.contains('"') { '\'' } else { '"' };
        format!("begin it on the next line, indented; or write {name}: {quote}{text}{quote}")
    }

    /// A star or hyphen with a space behind it before the sentence of an entry, where it begins no list.
    fn bullet_of_sentence(&self, mark: Span) -> Option<Said> {
        let line = self.line_of(mark.start as usize);
        let text = self.source.line(line);
        let sentence = mend::bulleted_sentence(text).filter(|at| {
            let start = self.source.line_start(line) as usize;
            start + at.start == mark.start as usize
        })?;
        let bullet = text[sentence.clone()].trim_end();
        let message = format!("a {bullet} stands before this sentence, as before an item of a list");
        let name = key_before(&text[..sentence.start]);
        let rest = text[sentence.end..].trim_end();
        let help = match in_quotes(text, sentence.end, false).filter(|_| rest.contains(": ")) {
            Some(quoted) => {
                format!(
                    "take it out: {name}: {}",
                    quoted.get(quoted.find('"').unwrap_or_default()..).unwrap_or_default()
                )
            }
            None => format!("take it out: {name}: {}", shortened(rest)),
        };
        Some(Said::new(mark, message, help))
    }

    /// A value that begins with a sign which stands for something, and goes on behind that: `*Agencies* must nominate`.
    pub(super) fn first_sign(&self) -> Option<Said> {
        let line = self.line_of(self.at);
        let text = self.source.line(line);
        let start = value_start(text)?;
        let value = text.get(start..)?.trim_end();
        let mark = value.get(..1).filter(|mark| "*&!".contains(mark))?;
        let at = self.source.line_start(line) as usize + start;
        let name = key_before(&text[..start]);
        let bare = ["**", "*"].iter().find_map(|sign| value.strip_prefix(sign)?.strip_suffix(sign));
        let help = match bare.filter(|bare| !bare.contains(['*', ':', '#', '"'])) {
            Some(bare) => format!(
                "take the {mark} out, which made the text bold where it comes from: {name}: {}",
                shortened(bare)
            ),
            None => self.quoting_help_at(at, "put the whole sentence in quotes"),
        };
        value.contains(' ').then(|| {
            Said::new(Span::new(at, at + 1), format!("a sentence may not begin with {mark} without quotes"), help)
        })
    }
}

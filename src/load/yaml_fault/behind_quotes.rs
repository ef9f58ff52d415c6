//! What stands behind quotation marks that end before their line does: another text in quotes, a remark, the rest of a
//! sentence; and quotation marks that a spreadsheet has doubled.

use super::{Said, Stumble};
use crate::finding::shortened;
use crate::load::mend::{begins_remark, value_start};
use crate::load::sentence::{in_quotes, is_word, key_before};
use crate::model::schema;
use crate::source::Span;

/// What joins texts in quotes where one text or a list belongs. A range stays one text.
const JOINS: [&str; 8] = [",", ";", "and", "&", "or", "/", "+", ""];
const RANGES: [&str; 4] = ["to", "-", "\u{2013}", "\u{2014}"];

impl Stumble<'_> {
    /// Why a quotation mark that is opened at a byte is closed too early.
    pub(super) fn behind_quotes(&self, opened: usize) -> Option<Said> {
        let (first, now) = (self.line_of(opened), self.line_of(self.at));
        let behind = self.to_line_end(self.at);
        let rest = self.source.slice(behind).trim();
        if let Some(help) = self.without_doubled_quotes(first) {
            let message = "the quotation marks are doubled here, as spreadsheets write them";
            return Some(Said::new(self.to_line_end(opened), message, help));
        }
        if first != now {
            let message = format!("a quotation mark is opened here and closed only on line {now}");
            let help = "close the quotation marks at the end of the sentence";
            return Some(Said::new(self.to_line_end(opened), message, help));
        }
        if matches!(rest, ";" | "," | ".") {
            let message = format!("a {rest} stands behind the quotation marks");
            return Some(Said::new(behind, message, format!("take out the {rest} at the end")));
        }
        if let Some(said) = self.two_on_a_line(now).or_else(|| self.several_in_quotes(now)) {
            return Some(said);
        }
        if let Some(said) = self.remark_behind_quotes(now, behind) {
            return Some(said);
        }
        let message = "the quotation marks end before the sentence does";
        let help = match in_quotes(self.source.line(now), self.column(opened), self.open.is_some()) {
            Some(line) => format!("put the whole sentence in quotes, of another kind than those in it: {line}"),
            None => "put the whole sentence in quotes, of another kind than those inside it".to_owned(),
        };
        Some(Said::new(behind, message, help).label("this stands outside the quotes"))
    }

    /// "7.1" and "7.2": a list, where the entry takes one, else one text.
    fn several_in_quotes(&self, line: u32) -> Option<Said> {
        let text = self.source.line(line).trim_end();
        let start = value_start(text)?;
        let (name, value) = (key_before(&text[..start]), &text[start..]);
        let inner = value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']'));
        let (texts, is_list) = quoted_texts(inner.unwrap_or(value))?;
        let holder = if is_word(name) { format!("{name}: ") } else { "- ".to_owned() };
        let quoted: Vec<String> = texts.iter().map(|text| format!("\"{text}\"")).collect();
        let takes_list = inner.is_some() || schema::is_list(name) || !schema::is_entry(name);
        let written = if is_list && takes_list {
            format!("{holder}[{}]", quoted.join(", "))
        } else {
            format!("{holder}\"{}\"", value.replace('"', ""))
        };
        let message = match (inner, texts.len()) {
            (Some(_), _) => "the items of a list between brackets are parted by commas".to_owned(),
            (None, 2) => "two texts in quotes stand here".to_owned(),
            (None, count) => format!("{count} texts in quotes stand here"),
        };
        let at = self.source.line_start(line) as usize + start;
        let help = format!("write {}", shortened(&written));
        Some(Said::new(Span::new(at, at + value.len()), message, help))
    }

    /// What stands behind quotation marks and does not go on with a sentence.
    pub(super) fn remark_behind_quotes(&self, line: u32, behind: Span) -> Option<Said> {
        let text = self.source.line(line).trim_end();
        let start = value_start(text).filter(|_| self.open.is_none())?;
        let (name, value) = (key_before(&text[..start]), &text[start..]);
        let (inside, rest) = closed_text(value)?;
        if !is_word(name) || !begins_remark(rest) {
            return None;
        }
        let bare = without_marks(rest);
        let as_remark = if bare.is_empty() { String::new() } else { format!(" # {bare}") };
        let help = format!(
            "if it is a remark, write {name}: \"{inside}\"{}; if it belongs to the text, write {name}: \"{inside} {}\"",
            shortened(&as_remark),
            shortened(rest),
        );
        let message = "something stands behind the quotation marks that end this text";
        Some(Said::new(behind, message, help))
    }

    /// A remark behind the bracket that ends a list.
    pub(super) fn remark_behind_list(&self, line: u32) -> Option<Said> {
        let text = self.source.line(line).trim_end();
        let end = self.last.end as usize;
        let behind = self.to_line_end(end);
        let rest = self.source.slice(behind).trim();
        let list = text.get(..self.column(end))?.trim_start();
        let takes_list = schema::is_list(key_before(list)) || !schema::is_entry(key_before(list));
        (takes_list && begins_remark(rest)).then(|| {
            let message = "something stands behind the bracket that ends this list";
            let bare = without_marks(rest);
            let help = format!(
                "take it out, or put a space and # in front of it as a remark: {} # {}",
                shortened(list),
                shortened(bare)
            );
            Said::new(behind, message, help)
        })
    }

    /// The line with quotation marks once where they are doubled, with those inside a text in single ones round it.
    fn without_doubled_quotes(&self, line: u32) -> Option<String> {
        let text = self.source.line(line).trim_end();
        let start = value_start(text).unwrap_or(text.len() - text.trim_start().len());
        let (before, value) = (text.get(..start)?.trim_start(), text.get(start..)?);
        let single = value.strip_prefix("''").and_then(|value| value.strip_suffix("''"));
        if let Some(inner) = single.filter(|inner| !inner.contains(['\'', '"', '\\'])) {
            return Some(format!("write {before}\"{}\"", shortened(inner)));
        }
        if !value.contains("\"\"") || value.contains('\\') {
            return None;
        }
        let is_list = value.starts_with(['[', '{']);
        let around = value.strip_prefix('"').and_then(|value| value.strip_suffix('"'));
        let once = match around.filter(|_| !is_list) {
            // The marks round the whole are the spreadsheet's own where an odd number of them opens it.
            Some(inner) if value.starts_with("\"\"\"") || !value.starts_with("\"\"") => inner.replace("\"\"", "\""),
            _ => value.replace("\"\"", "\""),
        };
        let inner = once.strip_prefix('"').and_then(|once| once.strip_suffix('"')).unwrap_or(&once);
        let written = match inner.contains('"') && !is_list {
            // A whole line of a table: its value has its own marks.
            true if before.is_empty() && once.contains(": ") => once,
            true => format!("'{}'", once.replace('\'', "''")),
            false if is_list => once,
            false => format!("\"{inner}\""),
        };
        Some(format!("write {before}{}", shortened(&written)))
    }
}

/// A remark without the marks that other languages have for one.
fn without_marks(rest: &str) -> &str {
    const BEFORE: [char; 13] =
        ['/', '*', '<', '!', '-', '(', '[', '#', ' ', '\u{2013}', '\u{2014}', '\u{2190}', '\u{2192}'];
    rest.trim_start_matches(BEFORE).trim_end_matches(['/', '*', '>', '-', ')', ']', ' '])
}

/// The texts of a value that is nothing but texts in quotes with a sign or a word between them, and whether they are several
/// and not a range.
fn quoted_texts(value: &str) -> Option<(Vec<&str>, bool)> {
    let mut texts = Vec::new();
    let mut is_list = true;
    let mut rest = value.trim();
    loop {
        let (text, behind) = closed_text(rest)?;
        texts.push(text);
        if behind.is_empty() {
            break;
        }
        let (join, next) = behind.split_once('"')?;
        let join = join.trim();
        is_list &= JOINS.contains(&join);
        if !is_list && !RANGES.contains(&join) {
            return None;
        }
        rest = &behind[behind.len() - next.len() - 1..];
    }
    (texts.len() > 1).then_some((texts, is_list))
}

/// A text in double quotes at the beginning of a value, and what stands behind it.
fn closed_text(value: &str) -> Option<(&str, &str)> {
    let (inside, rest) = value.strip_prefix('"')?.split_once('"')?;
    (!inside.trim().is_empty() && !inside.contains('\\')).then(|| (inside, rest.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_in_quotes_are_told_from_a_range_and_from_a_sentence() {
        assert_eq!(quoted_texts("\"7.1\" and \"7.2\""), Some((vec!["7.1", "7.2"], true)));
        assert_eq!(quoted_texts("\"a\", \"b\"; \"c\""), Some((vec!["a", "b", "c"], true)));
        assert_eq!(quoted_texts("\"7.1\" to \"7.4\""), Some((vec!["7.1", "7.4"], false)));
        for value in ["\"7.1\"", "\"one\" said the \"other\"", "\"7.1\" and 7.2", "7.1 and \"7.2\""] {
            assert_eq!(quoted_texts(value), None, "{value}");
        }
    }
}

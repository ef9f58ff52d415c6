//! Values that do not fit their place: another kind of value, a word from no list, a date or length of time that
//! cannot be read.

use jsonschema::error::{TypeKind, ValidationErrorKind};
use serde_json::Value;

use super::Shape;
use crate::finding::{Draft, Severity, shortened};
use crate::load::sentence::is_word;
use crate::model::duration::DURATION_FORMAT;
use crate::model::located::{Read, Unreadable};
use crate::model::words::{listed, nearest};
use crate::model::{Date, Duration, date, schema};
use crate::source::NodeId;

impl Shape<'_> {
    /// A value that its place does not take.
    pub(super) fn bad_value(&mut self, node: NodeId, described: &'static Value, kind: &ValidationErrorKind) {
        let rule = match kind {
            ValidationErrorKind::Format { format } if format == DURATION_FORMAT => "load/bad-duration",
            ValidationErrorKind::Format { .. } => "load/bad-date",
            ValidationErrorKind::OneOfNotValid { .. } | ValidationErrorKind::Enum { .. } => "load/unknown-word",
            ValidationErrorKind::Constant { expected_value } if expected_value.as_str() != Some("none") => {
                "load/unknown-word"
            }
            _ => "load/wrong-type",
        };
        let text = self.arena.text(node);
        let rule = if text.is_none_or(str::is_empty) { "load/wrong-type" } else { rule };
        self.findings.under(rule, Severity::Error);
        if !self.findings.has_room() {
            return self.findings.count_only();
        }
        let name = self.name(node);
        let Unreadable { message, help } = match (kind, text) {
            (_, Some("")) => self.nothing_written(node, &name),
            (ValidationErrorKind::Format { format }, Some(text)) => unreadable(format, text),
            (ValidationErrorKind::Constant { expected_value }, Some(text))
                if expected_value.as_str() == Some("none") =>
            {
                no_block(&name, text)
            }
            (
                ValidationErrorKind::OneOfNotValid { .. }
                | ValidationErrorKind::Enum { .. }
                | ValidationErrorKind::Constant { .. },
                Some(text),
            ) => self.unknown_word(described, kind, &name, text),
            (ValidationErrorKind::Pattern { .. }, Some(text)) => no_short_name(&name, text),
            (ValidationErrorKind::Type { kind }, _) => self.wrong_type(node, described, kind, &name),
            (_, None) => Unreadable::new(
                format!("{name} should be a single word, and holds a list or block"),
                "write one word after the colon",
            ),
            (_, Some(text)) => Unreadable::new(
                format!("this does not belong under {name}: \"{}\"", shortened(text)),
                "write another value, or take the entry out",
            ),
        };
        self.findings.add(Draft::new(node, message, help).value(text.unwrap_or_default()));
    }

    /// Adds a note where a date may as well be a financial year: 2011-12.
    pub(super) fn financial_years(&mut self) {
        for node in self.arena.nodes() {
            let Some(text) = self.arena.text(node).filter(|text| date::is_financial_year(text)) else { continue };
            let Some(month) = Date::parse(text).filter(|_| self.is_date(node)) else { continue };
            let ends = month.first_day().year() + 1;
            let draft = Draft::new(
                node,
                format!("\"{text}\" is read as {}; it may have been meant as a financial year", month.in_words()),
                format!("write {ends}-03 if the year that ends in March {ends} is meant; else leave it as it is"),
            );
            self.findings.under("load/bad-date", Severity::Note).add(draft.value("a financial year?"));
        }
    }

    fn is_date(&self, node: NodeId) -> bool {
        let described = self.described(node).map(|described| schema::resolved(self.schema, described));
        described.and_then(|described| described.get("format")).is_some_and(|format| format == date::DATE_FORMAT)
    }

    fn nothing_written(&self, node: NodeId, name: &str) -> Unreadable {
        if !self.arena.is_blank(node) {
            return Unreadable::new(format!("{name} is empty"), "write a value, or take the entry out");
        }
        let source = self.arena.source();
        let after = source.line_columns(self.arena.span(node));
        let rest: String = source.line(after.line).chars().skip(after.column as usize - 1).collect();
        let help = if rest.trim_start_matches([':', ' ']).starts_with('#') {
            "put the text in quotes: what follows # is a remark that nobody reads"
        } else {
            "write a value, or take the entry out"
        };
        Unreadable::new(format!("nothing is written after {name}"), help)
    }

    fn unknown_word(&self, described: &Value, kind: &ValidationErrorKind, name: &str, text: &str) -> Unreadable {
        let words = match kind {
            ValidationErrorKind::Constant { expected_value } => expected_value.as_str().into_iter().collect(),
            ValidationErrorKind::Enum { options } => {
                options.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
            }
            _ => schema::words(self.schema, described).unwrap_or_default(),
        };
        let near = nearest(without_curly_quotes(text), &words);
        let meant = near.map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        let message = format!("\"{}\" is not a word that {name} takes{meant}", shortened(text));
        let help = match near {
            Some(near) => format!("write {near}"),
            None if words.is_empty() => "use another word".to_owned(),
            None => format!("write {}", listed(&words, "or")),
        };
        Unreadable::new(message, help)
    }

    fn wrong_type(&self, node: NodeId, described: &'static Value, kind: &TypeKind, name: &str) -> Unreadable {
        let wanted = match kind {
            TypeKind::Single(kind) => kind.to_string(),
            TypeKind::Multiple(kinds) => kinds.iter().next().map_or_else(String::new, |kind| kind.to_string()),
        };
        let arena = self.arena;
        let what = if self.is_item(node) { format!("each item of {name}") } else { name.to_owned() };
        let found = match arena.text(node) {
            Some(text) => format!(": \"{}\"", shortened(text)),
            None if arena.is_sequence(node) => ", and is a list".to_owned(),
            None => ", and is a block of entries".to_owned(),
        };
        match wanted.as_str() {
            "object" => {
                let help = match arena.text(node) {
                    _ if arena.is_sequence(node) => "take out the hyphens: this is one block, not a list".to_owned(),
                    Some(_) if self.is_item(node) => self.named_sentence(described),
                    _ => format!("write its entries below {name}, each on a line of its own, indented by two spaces"),
                };
                Unreadable::new(format!("{what} should be a block of entries{found}"), help)
            }
            "array" => {
                let of_blocks = schema::items(self.schema, described)
                    .is_some_and(|items| schema::keys(self.schema, items).is_some());
                let help = match arena.text(node).filter(|_| !of_blocks) {
                    Some(text) if is_word(text) => format!("write {name}: [{text}]"),
                    _ => "start each item on a line of its own with a hyphen and a space".to_owned(),
                };
                Unreadable::new(format!("{what} should be a list{found}"), help)
            }
            _ => {
                let help = "write one value after the colon; put a sentence with brackets or colons in quotes";
                Unreadable::new(format!("{what} should be a single value{found}"), help)
            }
        }
    }

    /// What to make of a sentence that stands where a block should.
    fn named_sentence(&self, described: &'static Value) -> String {
        let keys = schema::keys(self.schema, described).unwrap_or_default();
        let main = ["says", "name", "term", "id"].into_iter().find(|key| keys.contains(key)).or(keys.first().copied());
        match main {
            Some(key) => format!("say what it is, such as {key}: and then the text"),
            None => "write its entries by name".to_owned(),
        }
    }

    /// What to call a value in a sentence: its key, else the key of the list that it stands in.
    fn name(&self, node: NodeId) -> String {
        let arena = self.arena;
        let holder = [node, arena.parent(node)].into_iter().find_map(|candidate| arena.key_of(candidate));
        holder.and_then(|key| arena.text(key)).map_or_else(|| "this document".to_owned(), shortened)
    }
}

/// A date or length of time that cannot be read.
fn unreadable(format: &str, text: &str) -> Unreadable {
    const LONGEST: usize = 60;
    let read = |text: &str| {
        if format == DURATION_FORMAT { Duration::read(text).map(drop) } else { Date::read(text).map(drop) }
    };
    // What is longer than any date is not understood better for being read to its end.
    let cut: String = text.chars().take(LONGEST).collect();
    if cut.len() < text.len() {
        let fault = read(&format!("{cut}\u{2026}")).err();
        return fault.unwrap_or_else(|| Unreadable::new("this text cannot be read", "write it anew"));
    }
    let bare = without_curly_quotes(text);
    if bare != text && read(bare).is_ok() {
        let message = format!("the quotation marks in \"{text}\" are curly ones, which belong to the text here");
        return Unreadable::new(message, format!("write {bare}, without quotation marks or with straight ones"));
    }
    if text.eq_ignore_ascii_case("unstated") {
        return Unreadable::new(format!("\"{text}\" is written in small letters"), "write unstated");
    }
    read(text).err().unwrap_or_else(|| Unreadable::new(format!("\"{text}\" cannot be read"), "write it anew"))
}

/// A word where a block belongs that may also be the word `none`.
fn no_block(name: &str, text: &str) -> Unreadable {
    let message = format!("{name} is a block of entries, not \"{}\"", shortened(text));
    let plain = text.to_lowercase();
    let none =
        matches!(plain.as_str(), "none" | "no" | "n/a" | "na" | "nil" | "-" | "~" | "null" | "nothing" | "not stated");
    let help = if none {
        "write none, in small letters".to_owned()
    } else {
        format!("indent its entries under {name}, or write none where the source has none")
    };
    Unreadable::new(message, help)
}

/// A text where a short name belongs, with the nearest short name.
fn no_short_name(name: &str, text: &str) -> Unreadable {
    const LONGEST: usize = 40;
    let letters =
        text.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' });
    let parts: String = letters.take(LONGEST).collect();
    let short: Vec<&str> = parts.split('-').filter(|part| !part.is_empty()).collect();
    let help = if short.is_empty() {
        "write lower-case letters, digits and hyphens, such as refresher-policy".to_owned()
    } else {
        format!("write lower-case letters, digits and hyphens, such as {}", short.join("-"))
    };
    Unreadable::new(format!("{name} should be a short name: \"{}\"", shortened(text)), help)
}

fn without_curly_quotes(text: &str) -> &str {
    text.trim_matches(|letter| matches!(letter, '\u{2018}' | '\u{2019}' | '\u{201c}' | '\u{201d}' | ' '))
}

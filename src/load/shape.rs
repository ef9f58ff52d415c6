//! All faults of a document's structure at once, each on its exact token: the schema finds them, this module says them.

use std::collections::HashMap;
use std::sync::LazyLock;

use jsonschema::error::{TypeKind, ValidationErrorKind};
use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value};

use crate::finding::{About, Draft, Finding, Findings, Severity, shortened};
use crate::model::located::{Read, UNSTATED, Unreadable};
use crate::model::words::{listed, nearest};
use crate::model::{Date, Duration, Kind, date, duration, schema};
use crate::source::{Arena, NodeId, Style};

/// Validators, compiled once.
static VALIDATORS: LazyLock<HashMap<Kind, Validator>> = LazyLock::new(|| {
    [Kind::Policy, Kind::Course, Kind::Standards, Kind::Guidance, Kind::Config]
        .into_iter()
        .map(|kind| {
            let validator = jsonschema::draft202012::options()
                .should_validate_formats(true)
                .with_format(date::DATE_FORMAT, is_readable::<Date>)
                .with_format(duration::DURATION_FORMAT, is_readable::<Duration>)
                .build(schema::schema(kind))
                .expect("internal error: a schema made from our own types does not compile");
            (kind, validator)
        })
        .collect()
});

fn is_readable<T: Read>(text: &str) -> bool {
    text == UNSTATED || T::read(text).is_ok()
}

/// The faults of structure in a document.
pub(super) fn check(kind: Kind, about: &About<'_>) -> Vec<Finding> {
    let (Some(arena), Some(validator)) = (about.arena, VALIDATORS.get(&kind)) else { return Vec::new() };
    let schema = schema::schema(kind);
    let instance = to_json(arena, NodeId::ROOT);
    if validator.is_valid(&instance) {
        return Vec::new();
    }
    let mut shape = Shape { arena, schema, findings: Findings::about(about.clone()) };
    // A file of a million faults is told about the first thousands; nobody reads more, and finding each one's place
    // takes time.
    const MOST_FAULTS: usize = 5_000;
    for fault in validator.iter_errors(&instance).take(MOST_FAULTS) {
        shape.report(&fault);
    }
    shape.findings.into_list()
}

/// The tree as the validator wants it. Scalars stay the characters written; nothing is guessed to be a number.
fn to_json(arena: &Arena, node: NodeId) -> Value {
    if arena.is_mapping(node) {
        let mut map = Map::new();
        for (key, value) in arena.entries(node) {
            // Of a key written twice the first counts, as everywhere.
            map.entry(arena.text(key).unwrap_or_default()).or_insert_with(|| to_json(arena, value));
        }
        Value::Object(map)
    } else if arena.is_sequence(node) {
        arena.items(node).map(|item| to_json(arena, item)).collect()
    } else if arena.is_blank(node) {
        Value::Null
    } else {
        Value::String(arena.text(node).unwrap_or_default().to_owned())
    }
}

struct Shape<'a> {
    arena: &'a Arena,
    schema: &'static Value,
    findings: Findings<'a>,
}

impl Shape<'_> {
    fn report(&mut self, fault: &ValidationError<'_>) {
        let Some((node, described)) = self.find(fault.instance_path().as_str()) else { return };
        match fault.kind() {
            ValidationErrorKind::AdditionalProperties { unexpected } => {
                for key in unexpected {
                    self.unknown_key(node, described, key);
                }
            }
            ValidationErrorKind::Required { property } => {
                self.missing_key(node, described, property.as_str().unwrap_or_default());
            }
            ValidationErrorKind::AnyOf { .. } if self.arena.is_mapping(node) => {
                self.missing_key(node, described, "standard");
            }
            ValidationErrorKind::Format { format } => self.unreadable(node, format),
            ValidationErrorKind::OneOfNotValid { .. }
            | ValidationErrorKind::Enum { .. }
            | ValidationErrorKind::Constant { .. } => self.unknown_word(node, described, fault.kind()),
            ValidationErrorKind::Pattern { .. } => self.wrong_type(
                node,
                "is not a short name",
                "write lower-case letters, digits and hyphens, such as refresher-policy",
            ),
            ValidationErrorKind::Type { kind } => {
                let (wanted, help) = expectation(kind);
                self.wrong_type(node, wanted, help);
            }
            _ => self.wrong_type(node, "does not belong here", "compare this entry with the example in the README"),
        }
    }

    /// The node under an instance path, with the schema that describes it.
    fn find(&self, path: &str) -> Option<(NodeId, &'static Value)> {
        let mut node = NodeId::ROOT;
        let mut described = self.schema;
        for step in path.split('/').skip(1) {
            let step = step.replace("~1", "/").replace("~0", "~");
            if self.arena.is_sequence(node) {
                node = self.arena.items(node).nth(step.parse().ok()?)?;
                described = schema::items(self.schema, described).unwrap_or(described);
            } else {
                node = self.arena.get(node, &step)?;
                described = schema::property(self.schema, described, &step).unwrap_or(described);
            }
        }
        Some((node, described))
    }

    fn unknown_key(&mut self, node: NodeId, described: &Value, name: &str) {
        let Some((key, value)) = self.arena.entry(node, name) else { return };
        // A merge key was refused as such already.
        if name == "<<" {
            return;
        }
        if self.arena.style(node) == Style::Flow && self.arena.is_blank(value) {
            self.findings.under("load/unknown-key", Severity::Error).add(
                Draft::new(
                    key,
                    "a comma inside a sentence ended it here: between { and } a comma starts a new entry",
                    "put the whole sentence in quotes",
                )
                .value(name),
            );
            return;
        }
        let known = schema::keys(self.schema, described).unwrap_or_default();
        let message = format!("there is no entry called {} here", shortened(name));
        let help = match nearest(name, &known) {
            Some(near) => format!("write {near}"),
            None => format!("use one of {}, or take it out", listed(&known, "and")),
        };
        let message = nearest(name, &known).map_or(message.clone(), |near| format!("{message}; did you mean {near}?"));
        self.findings.under("load/unknown-key", Severity::Error).add(Draft::new(key, message, help).value(name));
    }

    fn missing_key(&mut self, node: NodeId, described: &Value, name: &str) {
        let meaning = schema::property(self.schema, described, name)
            .and_then(|property| property.get("description"))
            .and_then(Value::as_str)
            .map_or_else(String::new, |meaning| format!(": {}", first_sentence(meaning)));
        let place = match self.arena.key_of(node).and_then(|key| self.arena.text(key)) {
            Some(block) => format!("under {block}"),
            None if node == NodeId::ROOT => "in this document".to_owned(),
            None => "in this entry".to_owned(),
        };
        self.findings
            .under("load/missing-key", Severity::Error)
            .add(Draft::new(node, format!("{place}, {name} is missing"), format!("add {name}{meaning}")).value(name));
    }

    fn unreadable(&mut self, node: NodeId, format: &str) {
        let text = self.arena.text(node).unwrap_or_default();
        let (rule, fault) = if format == date::DATE_FORMAT {
            ("load/bad-date", Date::read(text).err())
        } else {
            ("load/bad-duration", Duration::read(text).err())
        };
        let Unreadable { message, help } = fault.unwrap_or_else(|| Unreadable::new("cannot be read", "write it anew"));
        self.findings.under(rule, Severity::Error).add(Draft::new(node, shortened(&message), help).value(text));
    }

    fn unknown_word(&mut self, node: NodeId, described: &Value, kind: &ValidationErrorKind) {
        let Some(text) = self.arena.text(node) else {
            return self.wrong_type(node, "should be a single word", "write one word after the colon");
        };
        let name = self.name(node);
        if self.arena.is_blank(node) {
            return self.wrong_type(node, "has nothing after it", "write a value, or take the entry out");
        }
        let words = match kind {
            ValidationErrorKind::Constant { expected_value } if expected_value.as_str() == Some("none") => {
                let message = format!("{name} is a block of entries, not \"{}\"", shortened(text));
                let help = format!("indent its entries under {name}, or write none where the source has none");
                let draft = Draft::new(node, message, help).value(text);
                return self.findings.under("load/wrong-type", Severity::Error).add(draft);
            }
            ValidationErrorKind::Constant { expected_value } => expected_value.as_str().into_iter().collect(),
            ValidationErrorKind::Enum { options } => {
                options.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
            }
            _ => schema::words(self.schema, described).unwrap_or_default(),
        };
        let near = nearest(text, &words).map(|near| format!("; did you mean {near}?")).unwrap_or_default();
        let message = format!("\"{}\" is not a word that {name} takes{near}", shortened(text));
        let help =
            if words.is_empty() { "use another word".to_owned() } else { format!("write {}", listed(&words, "or")) };
        self.findings.under("load/unknown-word", Severity::Error).add(Draft::new(node, message, help).value(text));
    }

    fn wrong_type(&mut self, node: NodeId, wanted: &str, help: &str) {
        let name = self.name(node);
        let (message, help) = if self.arena.is_blank(node) {
            (format!("nothing is written after {name}"), "write a value, or take the entry out")
        } else {
            match self.arena.text(node) {
                Some(text) => (format!("{name} {wanted}: \"{}\"", shortened(text)), help),
                None => (format!("{name} {wanted}"), help),
            }
        };
        let value = self.arena.text(node).unwrap_or_default();
        self.findings.under("load/wrong-type", Severity::Error).add(Draft::new(node, message, help).value(value));
    }

    /// What to call a value in a sentence: its key, else the key of the list that it stands in.
    fn name(&self, node: NodeId) -> String {
        let arena = self.arena;
        let holder = [node, arena.parent(node)].into_iter().find_map(|candidate| arena.key_of(candidate));
        holder.and_then(|key| arena.text(key)).map_or_else(|| "this document".to_owned(), shortened)
    }
}

/// What a wrong kind of value should have been.
fn expectation(kind: &TypeKind) -> (&'static str, &'static str) {
    let wanted = match kind {
        TypeKind::Single(kind) => kind.to_string(),
        TypeKind::Multiple(kinds) => kinds.iter().next().map_or_else(String::new, |kind| kind.to_string()),
    };
    match wanted.as_str() {
        "object" => (
            "should be a block of entries",
            "write its entries below it, each on a line of its own, indented by two spaces",
        ),
        "array" => ("should be a list", "start each item on a line of its own with a hyphen and a space"),
        _ => ("should be a single value", "write one value after the colon; put a sentence in quotes"),
    }
}

fn first_sentence(text: &str) -> String {
    let text = text.split('\n').next().unwrap_or_default();
    let sentence = text.split_once(". ").map_or(text, |(first, _)| first).trim_end_matches('.');
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

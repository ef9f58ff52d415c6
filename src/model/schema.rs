//! JSON Schemas of the document kinds, made from the Rust types once per run.

use std::sync::LazyLock;

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};

use super::amount::{DetailKind, DetailType};
use super::standards::Standards;
use super::words::Kind;
use super::{Config, Course, Guidance, Policy, date, duration};
use crate::source::{Arena, NodeId};

macro_rules! schema_of {
    ($model:ty) => {{
        static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
            SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<$model>().to_value()
        });
        &SCHEMA
    }};
}

/// The schema of a kind.
pub fn schema(kind: Kind) -> &'static Value {
    match kind {
        Kind::Policy => schema_of!(Policy),
        Kind::Standards => schema_of!(Standards),
        Kind::Guidance => schema_of!(Guidance),
        Kind::Config => schema_of!(Config),
        Kind::Course => schema_of!(Course),
    }
}

/// Follows references until a schema says something itself.
pub fn resolved<'s>(root: &'s Value, mut schema: &'s Value) -> &'s Value {
    // A chain of references in a generated schema is one or two long; the bound keeps a mistake from looping.
    for _ in 0..8 {
        let Some(target) = schema.get("$ref").and_then(Value::as_str) else { break };
        let Some(found) = target.strip_prefix('#').and_then(|pointer| root.pointer(pointer)) else { break };
        schema = found;
    }
    schema
}

/// The schema of the value under `key` of a mapping that `schema` describes.
pub fn property<'s>(root: &'s Value, schema: &'s Value, key: &str) -> Option<&'s Value> {
    let schema = larger(root, schema);
    let named = schema.get("properties").and_then(|properties| properties.get(key));
    named.or_else(|| schema.get("additionalProperties").filter(|value| value.is_object()))
}

/// The schema that describes a node of a document.
pub fn at<'s>(root: &'s Value, arena: &Arena, node: NodeId) -> Option<&'s Value> {
    if node == NodeId::ROOT {
        return Some(root);
    }
    let parent = arena.parent(node);
    let above = at(root, arena, parent)?;
    if arena.is_sequence(parent) {
        return items(root, above);
    }
    property(root, above, arena.text(arena.key_of(node)?)?)
}

/// Whether an entry has to be in the block that a schema describes.
pub fn requires(root: &Value, described: &Value, key: &str) -> bool {
    names(larger(root, described), key)
}

/// Whether an entry is one of several of which a block has to have one.
pub fn is_alternative(root: &Value, described: &Value, key: &str) -> bool {
    let choices = larger(root, described).get("anyOf").and_then(Value::as_array);
    choices.is_some_and(|choices| choices.iter().any(|choice| names(choice, key)))
}

fn names(described: &Value, key: &str) -> bool {
    let required = described.get("required").and_then(Value::as_array);
    required.is_some_and(|required| required.iter().any(|name| name == key))
}

/// Whether the word `none` may stand where a block is described.
pub fn may_be_none(root: &Value, described: &Value) -> bool {
    let word = resolved(root, described).get("then").and_then(|small| small.get("const"));
    word.is_some_and(|word| word == "none")
}

/// Whether a short name belongs here, which other places refer to.
pub fn is_short_name(root: &Value, described: &Value) -> bool {
    larger(root, described).get("pattern").is_some()
}

/// The keys that a mapping may have; `None` where the schema describes no mapping.
pub fn keys<'s>(root: &'s Value, schema: &'s Value) -> Option<Vec<&'s str>> {
    let properties = larger(root, schema).get("properties")?.as_object()?;
    Some(properties.keys().map(String::as_str).collect())
}

/// Whether any kind of document has an entry of this name somewhere.
pub fn is_entry(name: &str) -> bool {
    let has = |described: &Value| described.get("properties").is_some_and(|properties| properties.get(name).is_some());
    Kind::ALL.iter().any(|&kind| {
        let root = schema(kind);
        has(root) || root.get("$defs").and_then(Value::as_object).is_some_and(|parts| parts.values().any(has))
    })
}

/// The one list in a block of this name, or in its items, whose items have such an entry: `list` in `levels` for `number`. The
/// block has an entry `beside` it; without a name the document itself is meant. `None` where none is, or several are.
pub fn list_in(holder: Option<&str>, beside: &str, entry: &str) -> Option<&'static str> {
    let blocks = Kind::ALL.iter().flat_map(|&kind| {
        let root = schema(kind);
        let parts = root.get("$defs").and_then(Value::as_object).into_iter().flat_map(Map::values);
        let held = move |part: &'static Value| {
            let held = property(root, part, holder?)?;
            Some(items(root, held).unwrap_or(held))
        };
        let own = holder.is_none().then_some(root);
        parts.chain([root]).filter_map(held).chain(own).map(move |block| (root, block))
    });
    let mut lists = blocks.flat_map(|(root, block)| {
        let known = keys(root, block).filter(|known| known.contains(&beside)).unwrap_or_default();
        let lists = known.into_iter();
        lists.filter(move |list| {
            let items = property(root, block, list).and_then(|held| items(root, held));
            items.and_then(|items| keys(root, items)).is_some_and(|keys| keys.contains(&entry))
        })
    });
    let list = lists.next()?;
    lists.all(|other| other == list).then_some(list)
}

/// Whether a document of any kind has an entry of this name itself, and not in a block of it.
pub fn is_entry_of_document(name: &str) -> bool {
    Kind::ALL.iter().any(|&kind| schema(kind).get("properties").is_some_and(|entries| entries.get(name).is_some()))
}

/// The only block that documents have themselves, and that is no list, with an entry of this name: `levels` for `scheme`.
pub fn block_with(entry: &str) -> Option<&'static str> {
    let blocks = Kind::ALL.iter().flat_map(|&kind| {
        let root = schema(kind);
        let names = keys(root, root).unwrap_or_default().into_iter();
        names.filter(move |name| {
            let held = property(root, root, name).filter(|held| items(root, held).is_none());
            held.and_then(|held| keys(root, held)).is_some_and(|keys| keys.contains(&entry))
        })
    });
    let mut blocks = blocks.peekable();
    let block = *blocks.peek()?;
    blocks.all(|other| other == block).then_some(block)
}

/// Whether two entries stand beside each other in a block of any kind of document, or the second in the block that the first is.
pub fn may_follow(name: &str, other: &str) -> bool {
    Kind::ALL.iter().any(|&kind| {
        let root = schema(kind);
        let parts = root.get("$defs").and_then(Value::as_object).into_iter().flat_map(Map::values);
        parts.chain([root]).any(|part| {
            let has = |name: &str| part.get("properties").is_some_and(|entries| entries.get(name).is_some());
            let is_in = || keys(root, property(root, part, name)?).map(|keys| keys.contains(&other));
            has(name) && (has(other) && name != other || is_in() == Some(true))
        })
    })
}

/// Whether a block of this name, or an item of a list of this name, has such an entry in any kind of document.
pub fn is_in_block(block: &str, entry: &str) -> bool {
    held_as(block).any(|(root, held)| {
        let held = items(root, held).unwrap_or(held);
        keys(root, held).is_some_and(|keys| keys.contains(&entry))
    })
}

/// Whether an entry of this name takes a list wherever one is.
pub fn is_list(name: &str) -> bool {
    let mut entries = held_as(name).map(|(root, held)| items(root, held).is_some()).peekable();
    entries.peek().is_some() && entries.all(|is_list| is_list)
}

/// Whether an entry of this name is a single value wherever one is.
pub fn is_single(name: &str) -> bool {
    let is_one =
        |(root, held)| !matches!(field_type(root, held), FieldType::List | FieldType::Block | FieldType::Names);
    let mut entries = held_as(name).map(is_one).peekable();
    entries.peek().is_some() && entries.all(|is_one| is_one)
}

/// What stands under a name in any block of any kind of document, with the schema of the kind.
fn held_as(name: &str) -> impl Iterator<Item = (&'static Value, &'static Value)> {
    Kind::ALL.iter().flat_map(move |&kind| {
        let root = schema(kind);
        let parts = root.get("$defs").and_then(Value::as_object).into_iter().flat_map(Map::values);
        parts.chain([root]).filter_map(move |block| Some((root, block.get("properties")?.get(name)?)))
    })
}

/// Whether an entry of this name takes a text of any length, whichever kind of document and block has it.
pub fn is_text(name: &str) -> bool {
    let is_free = |(root, described): (&Value, &Value)| {
        let described = resolved(root, described);
        let is_written = described.get("type").is_some_and(|kind| kind == &json!(["string", "number"]));
        is_written && described.get("format").is_none()
    };
    let mut entries = held_as(name).map(is_free).peekable();
    entries.peek().is_some() && entries.all(|is_free| is_free)
}

/// The part of an if-then-else that describes the larger form: the block rather than `none`, the item rather than the
/// list of items.
pub fn larger<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    let schema = resolved(root, schema);
    schema.get("else").map_or(schema, |larger| resolved(root, larger))
}

/// The schema of a list's items, where the schema describes a list.
pub fn items<'s>(root: &'s Value, schema: &'s Value) -> Option<&'s Value> {
    let schema = resolved(root, schema);
    let items = schema.get("items").or_else(|| schema.get("then").and_then(|list| list.get("items")))?;
    Some(resolved(root, items))
}

/// The words that a described list of words allows.
pub fn words<'s>(root: &'s Value, schema: &'s Value) -> Option<Vec<&'s str>> {
    let options = larger(root, schema).get("oneOf")?.as_array()?;
    Some(options.iter().filter_map(|option| option.get("const").and_then(Value::as_str)).collect())
}

/// What a word of a list means.
pub fn meaning<'s>(root: &'s Value, schema: &'s Value, word: &str) -> Option<&'s str> {
    let options = larger(root, schema).get("oneOf")?.as_array()?;
    options.iter().find(|option| option.get("const").is_some_and(|held| held == word))?.get("description")?.as_str()
}

/// What stands in a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// Text.
    Text,
    /// A word from a closed list.
    Word,
    /// Yes or no.
    YesNo,
    /// A date.
    Date,
    /// A length of time.
    Duration,
    /// A list.
    List,
    /// A block of entries.
    Block,
    /// A block whose entries have names of their own: evidence, by standard.
    Names,
}

/// What stands where a schema describes it.
pub fn field_type(root: &Value, described: &Value) -> FieldType {
    if keys(root, described).is_some() {
        return FieldType::Block;
    }
    if items(root, described).is_some() {
        return FieldType::List;
    }
    let described = resolved(root, described);
    if described.get("additionalProperties").is_some_and(Value::is_object) {
        return FieldType::Names;
    }
    let options = described.get("enum").and_then(Value::as_array);
    if options.is_some_and(|options| options.iter().any(|option| option == "yes")) {
        return FieldType::YesNo;
    }
    match described.get("format").and_then(Value::as_str) {
        Some(date::DATE_FORMAT) => FieldType::Date,
        Some(duration::DURATION_FORMAT) => FieldType::Duration,
        _ if described.get("oneOf").is_some() => FieldType::Word,
        _ => FieldType::Text,
    }
}

/// The policy schema with the standards' ids and details in it, so that an editor completes them.
pub fn policy_schema_with(standards: &[&Standards]) -> Value {
    let mut schema = schema(Kind::Policy).clone();
    let all = || standards.iter().flat_map(|set| set.list.iter());
    let known: Vec<Value> = all()
        .filter_map(|standard| Some(json!({"const": standard.id.text()?, "description": standard.title()})))
        .collect();
    // Suggested, not enforced: a policy may answer a local standard that this schema has never seen.
    let suggestion = json!({"anyOf": [{"oneOf": known}, {"type": "string"}]});
    let conditions: Vec<Value> = all()
        .filter_map(|standard| {
            let details: Map<String, Value> =
                standard.detail_kinds().iter().map(|(name, kind)| (name.clone(), detail_schema(kind))).collect();
            Some(json!({
                "if": {"properties": {"standard": {"const": standard.id.text()?}}, "required": ["standard"]},
                "then": {"properties": {"details": {"properties": details, "additionalProperties": false}}},
            }))
        })
        .collect();
    if let Some(commitment) = schema.pointer_mut("/$defs/Commitment").and_then(Value::as_object_mut) {
        if let Some(standard) = commitment.get_mut("properties").and_then(|properties| properties.get_mut("standard")) {
            let description = standard.get("description").cloned().unwrap_or_default();
            *standard = suggestion;
            standard["description"] = description;
        }
        commitment.insert("allOf".to_owned(), Value::Array(conditions));
    }
    schema
}

fn detail_schema(kind: &DetailKind) -> Value {
    let unstated = json!({"const": "unstated", "description": "the source mentions it without giving the value"});
    let options = || kind.options.iter().map(|option| json!({"const": option})).collect::<Vec<_>>();
    let value = match kind.kind {
        DetailType::Count => json!({"anyOf": [{"type": "integer", "minimum": 0}, {"const": "all"}, unstated]}),
        DetailType::Duration => {
            json!({"type": "string", "examples": ["1 year", "18 months", "7 working days", "unstated"]})
        }
        DetailType::Money => json!({"type": ["string", "number"], "examples": ["50.00", "unstated"]}),
        DetailType::YesNo => json!({"enum": ["yes", "no", true, false, "unstated"]}),
        DetailType::Choice => json!({"oneOf": options().into_iter().chain([unstated]).collect::<Vec<_>>()}),
        DetailType::Set => json!({
            "anyOf": [{"type": "array", "items": {"oneOf": options()}}, {"oneOf": options()}, unstated]
        }),
    };
    let mut value = value;
    value["description"] = Value::String(kind.to_string());
    value
}

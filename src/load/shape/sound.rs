//! Whether a document is sound, told from its tree alone by its schema, which is put in order for that once. Most
//! documents are, and for those no validator is built and no copy of the tree made for it.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use regex::Regex;
use serde_json::{Map, Value};

use super::FORMATS;
use crate::source::{Arena, NodeId};

/// The schema that everything fits.
static ANYTHING: Value = Value::Bool(true);

/// What the schemas of a kind demand of a value, all of it; the first is that of the document.
#[derive(Debug)]
pub(super) struct Demands(Vec<Vec<Demand>>);

/// One demand of a schema.
#[derive(Debug)]
enum Demand {
    /// To be of one of these kinds.
    Type(Vec<Kind>),
    /// To be one of these words.
    Word(Vec<&'static str>),
    /// A text of so many characters at least.
    Length(usize),
    /// A text that can be read as this.
    Format(fn(&str) -> bool),
    Pattern(Regex),
    /// A list of these.
    Items(usize),
    Entries(Entries),
    Required(Vec<&'static str>),
    /// To fit another schema.
    Fits(usize),
    /// To fit one of them at least.
    AnyOf(Vec<usize>),
    /// To fit the second where the first fits, else the third.
    Branch([usize; 3]),
}

/// The entries of a block.
#[derive(Debug)]
struct Entries {
    known: HashMap<&'static str, usize, RandomState>,
    /// What entries with other names have to fit; `None` where there may be no others.
    others: Option<usize>,
}

/// What a value is to a schema: nothing is guessed to be a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Block,
    List,
    Text,
    Nothing,
}

impl Demands {
    /// The demands of a schema; `None` where it has words that are not known here, and only a validator can judge.
    pub(super) fn of(root: &'static Value) -> Option<Self> {
        let mut reader = Reader { root, schemas: Vec::new(), known: HashMap::default(), patterns: HashMap::new() };
        reader.add(root)?;
        Some(Self(reader.schemas))
    }

    /// Whether a document is surely sound.
    pub(super) fn are_met_by(&self, arena: &Arena) -> bool {
        self.fits(arena, NodeId::ROOT, 0)
    }

    fn fits(&self, arena: &Arena, node: NodeId, schema: usize) -> bool {
        self.0[schema].iter().all(|demand| self.meets(arena, node, demand))
    }

    fn meets(&self, arena: &Arena, node: NodeId, demand: &Demand) -> bool {
        // A demand of one kind of value is met by every other.
        let text = || arena.text(node).filter(|_| kind(arena, node) == Kind::Text);
        match demand {
            Demand::Type(kinds) => kinds.contains(&kind(arena, node)),
            Demand::Word(words) => text().is_some_and(|text| words.contains(&text)),
            Demand::Length(least) => text().is_none_or(|text| text.chars().take(*least).count() == *least),
            Demand::Format(reads) => text().is_none_or(reads),
            Demand::Pattern(pattern) => text().is_none_or(|text| pattern.is_match(text)),
            Demand::Items(schema) => arena.items(node).all(|item| self.fits(arena, item, *schema)),
            Demand::Entries(Entries { known, others }) => arena.entries(node).all(|(key, value)| {
                let schema = arena.text(key).and_then(|name| known.get(name)).or(others.as_ref());
                schema.is_some_and(|schema| self.fits(arena, value, *schema))
            }),
            Demand::Required(names) => {
                !arena.is_mapping(node) || names.iter().all(|name| arena.get(node, name).is_some())
            }
            Demand::Fits(schema) => self.fits(arena, node, *schema),
            Demand::AnyOf(schemas) => schemas.iter().any(|schema| self.fits(arena, node, *schema)),
            Demand::Branch([condition, then, otherwise]) => {
                let schema = if self.fits(arena, node, *condition) { then } else { otherwise };
                self.fits(arena, node, *schema)
            }
        }
    }
}

/// Reads a schema and those that it refers to, each once.
struct Reader {
    root: &'static Value,
    schemas: Vec<Vec<Demand>>,
    /// Where a schema stands among them, by its address.
    known: HashMap<*const Value, usize, RandomState>,
    /// Expressions that stand there, each made once.
    patterns: HashMap<&'static str, Regex>,
}

impl Reader {
    fn add(&mut self, schema: &'static Value) -> Option<usize> {
        if let Some(known) = self.known.get(&std::ptr::from_ref(schema)) {
            return Some(*known);
        }
        let index = self.schemas.len();
        self.known.insert(std::ptr::from_ref(schema), index);
        self.schemas.push(Vec::new());
        self.schemas[index] = self.demands(schema)?;
        Some(index)
    }

    fn all(&mut self, schemas: &'static Value) -> Option<Vec<usize>> {
        schemas.as_array()?.iter().map(|schema| self.add(schema)).collect()
    }

    fn demands(&mut self, schema: &'static Value) -> Option<Vec<Demand>> {
        /// What is for people, and what is read beside another word.
        const NO_DEMANDS: [&str; 9] = [
            "description",
            "title",
            "examples",
            "$schema",
            "$defs",
            "then",
            "else",
            "properties",
            "additionalProperties",
        ];
        let Value::Object(words) = schema else { return (schema == &ANYTHING).then(Vec::new) };
        let mut demands = Vec::new();
        for (word, value) in words.iter().filter(|(word, _)| !NO_DEMANDS.contains(&word.as_str())) {
            demands.push(self.demand(words, word, value)?);
        }
        if words.contains_key("properties") || words.contains_key("additionalProperties") {
            demands.push(Demand::Entries(self.entries(words)?));
        }
        Some(demands)
    }

    fn demand(&mut self, words: &'static Map<String, Value>, word: &str, value: &'static Value) -> Option<Demand> {
        Some(match word {
            "type" => Demand::Type(kinds(value)),
            "const" => Demand::Word(vec![value.as_str()?]),
            "enum" => Demand::Word(value.as_array()?.iter().filter_map(Value::as_str).collect()),
            // A choice of one alone is only made between words.
            "oneOf" => Demand::Word(texts(value, |one| one.get("const")?.as_str())?),
            "minLength" => Demand::Length(usize::try_from(value.as_u64()?).ok()?),
            "format" => Demand::Format(FORMATS.iter().find(|(name, _)| value == name)?.1),
            "pattern" => Demand::Pattern(self.pattern(value.as_str()?)?),
            "items" => Demand::Items(self.add(value)?),
            "required" => Demand::Required(texts(value, Value::as_str)?),
            "$ref" => Demand::Fits(self.add(self.root.pointer(value.as_str()?.strip_prefix('#')?)?)?),
            "anyOf" => Demand::AnyOf(self.all(value)?),
            "if" => Demand::Branch([
                self.add(value)?,
                self.add(words.get("then").unwrap_or(&ANYTHING))?,
                self.add(words.get("else").unwrap_or(&ANYTHING))?,
            ]),
            _ => return None,
        })
    }

    fn pattern(&mut self, pattern: &'static str) -> Option<Regex> {
        if let Some(known) = self.patterns.get(pattern) {
            return Some(known.clone());
        }
        let made = Regex::new(pattern).ok()?;
        self.patterns.insert(pattern, made.clone());
        Some(made)
    }

    fn entries(&mut self, words: &'static Map<String, Value>) -> Option<Entries> {
        let mut known = HashMap::default();
        for (name, value) in words.get("properties").and_then(Value::as_object).into_iter().flatten() {
            known.insert(name.as_str(), self.add(value)?);
        }
        let others = match words.get("additionalProperties") {
            Some(Value::Bool(false)) => None,
            others => Some(self.add(others.unwrap_or(&ANYTHING))?),
        };
        Some(Entries { known, others })
    }
}

/// The texts in a list, each as `text` has it.
fn texts(list: &'static Value, text: fn(&Value) -> Option<&str>) -> Option<Vec<&'static str>> {
    list.as_array()?.iter().map(text).collect()
}

fn kind(arena: &Arena, node: NodeId) -> Kind {
    if arena.is_mapping(node) {
        Kind::Block
    } else if arena.is_sequence(node) {
        Kind::List
    } else if arena.is_blank(node) {
        Kind::Nothing
    } else {
        Kind::Text
    }
}

/// The kinds of values that a schema names, those apart that no value is of here.
fn kinds(named: &Value) -> Vec<Kind> {
    let names = named.as_array().map_or(std::slice::from_ref(named), Vec::as_slice);
    let kind = |name: &Value| match name.as_str()? {
        "object" => Some(Kind::Block),
        "array" => Some(Kind::List),
        "string" => Some(Kind::Text),
        "null" => Some(Kind::Nothing),
        _ => None,
    };
    names.iter().filter_map(kind).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::super::{Judge, to_json};
    use super::*;
    use crate::load::{self, Recognised};
    use crate::model::Kind;
    use crate::model::schema::schema;

    #[test]
    fn every_word_of_our_schemas_is_known() {
        for &kind in Kind::ALL {
            assert!(Demands::of(schema(kind)).is_some(), "{kind:?}");
        }
    }

    #[test]
    fn a_document_is_sound_where_the_validator_says_so() {
        let (mut sound, mut faulty) = (0, 0);
        for text in documents() {
            let lines: Vec<&str> = text.lines().collect();
            // The document itself, and what is left of it without one of its lines.
            let without =
                (0..lines.len()).step_by(lines.len() / 5 + 1).map(|at| [&lines[..at], &lines[at + 1..]].concat());
            for version in std::iter::once(lines.clone()).chain(without) {
                match verdict(&version.join("\n")) {
                    Some(true) => sound += 1,
                    Some(false) => faulty += 1,
                    None => {}
                }
            }
        }
        assert!(sound > 100 && faulty > 100, "{sound} {faulty}");
    }

    /// Whether a document is sound, about which both have to agree; `None` where there is nothing to judge.
    fn verdict(text: &str) -> Option<bool> {
        let Recognised::Ours(kind) = load::recognise(text.as_bytes()) else { return None };
        let loaded = load::load("a.yaml", kind, text.as_bytes().to_vec());
        let arena = loaded.arena.as_ref()?;
        let (schema, judge) = (schema(kind), Judge::of(kind));
        let is_sound = judge.is_sound(schema, arena);
        let is_valid = judge.validator(schema).is_valid(&to_json(arena, NodeId::ROOT));
        // Of an entry that is there twice only the first counts, and here both are looked at.
        let is_repeated = loaded.findings.iter().any(|finding| finding.rule == "load/duplicate-key");
        assert!(is_sound == is_valid || (is_valid && is_repeated), "sound: {is_sound}, valid: {is_valid}\n{text}");
        Some(is_sound)
    }

    fn documents() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut open = vec![root.join("tests"), root.join("policies")];
        let mut documents = Vec::new();
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).expect("a folder").flatten() {
                let path = entry.path();
                if path.is_dir() {
                    open.push(path);
                } else if path.extension().is_some_and(|ending| ending == "yaml") {
                    documents.extend(fs::read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok()));
                }
            }
        }
        documents
    }
}

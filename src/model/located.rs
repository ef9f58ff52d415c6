//! The containers that the typed documents are made of. Each knows its place, and none of them can fail to be read:
//! what a person wrote wrongly is kept as *bad*, is one finding made by `load`, and is judged by nobody.
//!
//! They talk to the deserializer of `load` through reserved newtype names, so that this layer needs no YAML.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;

use serde::Deserialize;
use serde::de::{Deserializer, SeqAccess, Visitor};

use super::describe::{container_schema, schema};
use crate::source::NodeId;

/// Reserved name: the deserializer answers with the node and, for a scalar, its text.
pub const LEAF: &str = "paramount::Leaf";
/// Reserved name: the deserializer answers with the node, then the value.
pub const ITEM: &str = "paramount::Item";
/// Reserved name: the deserializer answers with the items of a list, or with nothing if it is none.
pub const LIST: &str = "paramount::List";
/// Reserved name: as [`LIST`], but a single value counts as a list of one.
pub const ONE_OR_MANY: &str = "paramount::OneOrMany";
/// Reserved name: the deserializer answers with a mapping, with the word `none`, or with nothing if it is neither.
pub const FIELD: &str = "paramount::Field";

/// A value that is written as text: a date, a word from a list, a count.
pub trait Read: Sized {
    /// Reads the value. `Err` says for a person what is wrong with the text.
    fn read(text: &str) -> Result<Self, Unreadable>;
}

/// Why a text is not the value that belongs in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// What is wrong, lower case, with the text quoted.
    pub message: String,
    /// What to write instead, starting with a verb.
    pub help: String,
}

impl Unreadable {
    /// Both halves of the explanation.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: help.into() }
    }
}

impl Read for String {
    fn read(text: &str) -> Result<Self, Unreadable> {
        Ok(text.to_owned())
    }
}

/// The word for an amount, date, edition or detail that the source mentions without giving its value.
pub const UNSTATED: &str = "unstated";

/// What a leaf says.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Reading<T> {
    Absent,
    Known(T),
    Unstated,
    Bad,
}

/// One written value with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leaf<T> {
    at: NodeId,
    reading: Reading<T>,
}

impl<T> Default for Leaf<T> {
    fn default() -> Self {
        Self { at: NodeId::ROOT, reading: Reading::Absent }
    }
}

impl<T> Leaf<T> {
    /// A leaf that no document holds, for values worked out from others.
    pub fn known(at: NodeId, value: T) -> Self {
        Self { at, reading: Reading::Known(value) }
    }

    /// The value, where it could be read.
    pub fn get(&self) -> Option<&T> {
        match &self.reading {
            Reading::Known(value) => Some(value),
            _ => None,
        }
    }

    /// The place, where anything is written at all.
    pub fn at(&self) -> Option<NodeId> {
        (!self.is_absent()).then_some(self.at)
    }

    /// Value and place together.
    pub fn located(&self) -> Option<(NodeId, &T)> {
        self.get().map(|value| (self.at, value))
    }

    /// Whether nothing is written.
    pub fn is_absent(&self) -> bool {
        matches!(self.reading, Reading::Absent)
    }

    /// Whether the document says that the source gives no value.
    pub fn is_unstated(&self) -> bool {
        matches!(self.reading, Reading::Unstated)
    }

    /// Whether something is written that could not be read; a finding about it exists already.
    pub fn is_bad(&self) -> bool {
        matches!(self.reading, Reading::Bad)
    }
}

impl Leaf<String> {
    /// The text, or nothing.
    pub fn text(&self) -> Option<&str> {
        self.get().map(String::as_str)
    }
}

impl<'de, T: Read> Deserialize<'de> for Leaf<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(LEAF, LeafVisitor(PhantomData))
    }
}

struct LeafVisitor<T>(PhantomData<T>);

impl<'de, T: Read> Visitor<'de> for LeafVisitor<T> {
    type Value = Leaf<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a written value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let at = seq.next_element::<u32>()?.map_or(NodeId::ROOT, NodeId::from_index);
        let reading = match seq.next_element::<Cow<'de, str>>()? {
            None => Reading::Bad,
            Some(text) if text.is_empty() => Reading::Bad,
            Some(text) if text == UNSTATED => Reading::Unstated,
            Some(text) => T::read(&text).map_or(Reading::Bad, Reading::Known),
        };
        Ok(Leaf { at, reading })
    }
}

container_schema!(Leaf);

/// A member of a list, or any mapping, with its place.
#[derive(Clone, Debug)]
pub struct Item<T> {
    /// Where it stands.
    pub at: NodeId,
    /// What it says.
    pub value: T,
}

impl<T> Deref for Item<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Item<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (at, value) = deserializer.deserialize_newtype_struct(ITEM, PairVisitor(PhantomData))?;
        Ok(Self { at: NodeId::from_index(at), value })
    }
}

struct PairVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for PairVisitor<T> {
    type Value = (u32, T);

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a place and a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let missing = || serde::de::Error::custom("internal error: the located tree gave half a pair");
        Ok((seq.next_element()?.ok_or_else(missing)?, seq.next_element()?.ok_or_else(missing)?))
    }
}

container_schema!(Item);

macro_rules! list_type {
    ($(#[$doc:meta])* $name:ident, $visitor:ident, $hook:expr, |$held:ident| $schema:tt) => {
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name<T>(Vec<T>);

        impl<T> Default for $name<T> {
            fn default() -> Self {
                Self(Vec::new())
            }
        }

        impl<T> Deref for $name<T> {
            type Target = [T];

            fn deref(&self) -> &[T] {
                &self.0
            }
        }

        impl<'a, T> IntoIterator for &'a $name<T> {
            type Item = &'a T;
            type IntoIter = std::slice::Iter<'a, T>;

            fn into_iter(self) -> Self::IntoIter {
                self.0.iter()
            }
        }

        impl<'de, T: Deserialize<'de>> Deserialize<'de> for $name<T> {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_newtype_struct($hook, $visitor(PhantomData)).map(Self)
            }
        }

        struct $visitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for $visitor<T> {
            type Value = Vec<T>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a list")
            }

            fn visit_unit<E>(self) -> Result<Self::Value, E> {
                Ok(Vec::new())
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut items = Vec::new();
                while let Some(item) = seq.next_element()? {
                    items.push(item);
                }
                // Most lists are short, and room for more would be most of what a run keeps of them.
                items.shrink_to_fit();
                Ok(items)
            }
        }

        container_schema!($name, |$held| $schema);
    };
}

list_type!(
    /// A list; something else in its place reads as an empty one.
    List,
    ListVisitor,
    LIST,
    |items| {"type": "array", "items": items}
);

list_type!(
    /// A list that may be written as a single value.
    OneOrMany,
    OneOrManyVisitor,
    ONE_OR_MANY,
    |items| {
        "if": {"type": "array"},
        "then": {"items": items.clone()},
        "else": items,
    }
);

/// A block of a document that may be absent (not recorded), the word `none` (looked for, not there) or given.
#[derive(Clone, Debug, Default)]
pub enum Field<T> {
    /// Nobody has recorded anything.
    #[default]
    Absent,
    /// Somebody looked, and the source has none.
    Nothing(NodeId),
    /// What the source says.
    Given(Item<T>),
    /// Written, but not readable as a block; a finding about it exists already.
    Bad,
}

impl<T> Field<T> {
    /// What the source says, where it says anything.
    pub fn given(&self) -> Option<&Item<T>> {
        match self {
            Self::Given(item) => Some(item),
            _ => None,
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Field<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_newtype_struct(FIELD, FieldVisitor(PhantomData))
    }
}

struct FieldVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for FieldVisitor<T> {
    type Value = Field<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a block or the word none")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Field::Bad)
    }

    fn visit_u32<E>(self, at: u32) -> Result<Self::Value, E> {
        Ok(Field::Nothing(NodeId::from_index(at)))
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        Item::deserialize(deserializer).map(Field::Given)
    }
}

// Not one-of: an error inside the block would be reported as "matches neither" on the whole block.
container_schema!(Field, |given| {"if": {"type": "string"}, "then": {"const": "none"}, "else": given});

impl<T: Copy> OneOrMany<Leaf<T>> {
    /// The values that could be read.
    pub fn known(&self) -> Vec<T> {
        self.iter().filter_map(Leaf::get).copied().collect()
    }
}

/// A mapping with free keys, in the order written.
#[derive(Clone, Debug)]
pub struct Entries<T>(Vec<(Leaf<String>, T)>);

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Deref for Entries<T> {
    type Target = [(Leaf<String>, T)];

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl<T> Entries<T> {
    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.iter().find(|(name, _)| name.text() == Some(key)).map(|(_, value)| value)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor(PhantomData)).map(Self)
    }
}

struct EntriesVisitor<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for EntriesVisitor<T> {
    type Value = Vec<(Leaf<String>, T)>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a mapping")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Vec::new())
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        entries.shrink_to_fit();
        Ok(entries)
    }
}

container_schema!(Entries, |values| {"type": "object", "additionalProperties": values});

/// Free text. An editor may read `3.10` or `2024` as a number, so numbers pass too; here the characters count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text;

schema!(inline Text, {"type": ["string", "number"], "minLength": 1});

//! The typed model, read by serde from the same tree. The model's containers ask for what they need through reserved
//! newtype names (`model::located`); they accept anything, so reading cannot fail on what a person wrote.

use std::collections::HashSet;
use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, U32Deserializer};
use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use crate::model::located::{FIELD, ITEM, LEAF, LIST, ONE_OR_MANY};
use crate::source::{Arena, NodeId};

/// Reads a model from a tree.
///
/// # Errors
/// Only where a model type is not made of the located containers, which is a fault of ours.
pub fn from_arena<'de, T: Deserialize<'de>>(arena: &'de Arena) -> Result<T, Fault> {
    T::deserialize(Node { arena, node: NodeId::ROOT })
}

/// Why a model could not be read.
#[derive(Debug)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

#[derive(Clone, Copy)]
struct Node<'de> {
    arena: &'de Arena,
    node: NodeId,
}

impl<'de> Node<'de> {
    fn at(self, node: NodeId) -> Self {
        Self { node, ..self }
    }

    fn items(self) -> Items<'de, impl Iterator<Item = NodeId> + 'de> {
        Items { arena: self.arena, nodes: self.arena.items(self.node) }
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.arena.is_sequence(self.node) { visitor.visit_seq(self.items()) } else { self.deserialize_map(visitor) }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    /// A block; anything else in its place reads as an empty one.
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let entries = self.arena.entries(self.node);
        visitor.visit_map(Entries { arena: self.arena, entries, seen: Seen::default(), value: None })
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        self.deserialize_map(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        let is_list = self.arena.is_sequence(self.node);
        match name {
            LEAF => visitor.visit_seq(LeafParts { node: self, given: 0 }),
            ITEM => visitor.visit_seq(ItemParts { node: self, given: 0 }),
            LIST | ONE_OR_MANY if is_list => visitor.visit_seq(self.items()),
            ONE_OR_MANY => visitor.visit_seq(Items { arena: self.arena, nodes: std::iter::once(self.node) }),
            LIST => visitor.visit_unit(),
            FIELD if self.arena.is_mapping(self.node) => visitor.visit_newtype_struct(self),
            FIELD if self.arena.text(self.node) == Some("none") => visitor.visit_u32(self.node.index()),
            FIELD => visitor.visit_unit(),
            _ => visitor.visit_newtype_struct(self),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct enum identifier ignored_any
    }
}

struct Items<'de, I> {
    arena: &'de Arena,
    nodes: I,
}

impl<'de, I: Iterator<Item = NodeId>> SeqAccess<'de> for Items<'de, I> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.nodes.next().map(|node| seed.deserialize(Node { arena: self.arena, node })).transpose()
    }
}

/// Node and text of a scalar; a collection has no text.
struct LeafParts<'de> {
    node: Node<'de>,
    given: u8,
}

impl<'de> SeqAccess<'de> for LeafParts<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.given += 1;
        let Node { arena, node } = self.node;
        match self.given {
            1 => seed.deserialize(U32Deserializer::new(node.index())).map(Some),
            2 => arena.text(node).map(|text| seed.deserialize(BorrowedStrDeserializer::new(text))).transpose(),
            _ => Ok(None),
        }
    }
}

/// Node and value of anything.
struct ItemParts<'de> {
    node: Node<'de>,
    given: u8,
}

impl<'de> SeqAccess<'de> for ItemParts<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.given += 1;
        match self.given {
            1 => seed.deserialize(self.node.node.index().into_deserializer()).map(Some),
            2 => seed.deserialize(self.node).map(Some),
            _ => Ok(None),
        }
    }
}

struct Entries<'de, I> {
    arena: &'de Arena,
    entries: I,
    /// Keys so far: of a key written twice only the first counts, and serde would refuse the second.
    seen: Seen<'de>,
    value: Option<NodeId>,
}

/// The keys of a mapping so far. A block has a few, which are soon compared; only of one with very many is a set made.
#[derive(Default)]
struct Seen<'k> {
    few: [&'k str; 16],
    count: usize,
    others: HashSet<&'k str>,
}

impl<'k> Seen<'k> {
    /// Adds a key; gives whether it is new.
    fn insert(&mut self, key: &'k str) -> bool {
        if self.few[..self.count].contains(&key) {
            return false;
        }
        if let Some(free) = self.few.get_mut(self.count) {
            *free = key;
            self.count += 1;
            return true;
        }
        self.others.insert(key)
    }
}

impl<'de, I: Iterator<Item = (NodeId, NodeId)>> MapAccess<'de> for Entries<'de, I> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let (arena, seen) = (self.arena, &mut self.seen);
        let mut fresh = |key| seen.insert(arena.text(key).unwrap_or_default());
        let Some((key, value)) = self.entries.find(|&(key, _)| fresh(key)) else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Key(Node { arena: self.arena, node: key })).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let node = self.value.take().unwrap_or(NodeId::ROOT);
        seed.deserialize(Node { arena: self.arena, node })
    }
}

/// A key: the name of a struct's field, or a leaf of its own in a mapping with free keys.
struct Key<'de>(Node<'de>);

impl<'de> Deserializer<'de> for Key<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_borrowed_str(self.0.arena.text(self.0.node).unwrap_or_default())
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, name: &'static str, visitor: V) -> Result<V::Value, Fault> {
        let node = self.0.at(self.0.node);
        node.deserialize_newtype_struct(name, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

//! What a place takes when there is nothing to write in it: the word `unstated`, the word `none`, or no entry at all.

use serde_json::Value;

use super::Placeholder;
use crate::model::schema::{self, FieldType};
use crate::model::words::{Kind, YesNo, listed};
use crate::source::{Arena, NodeId, Style};

/// What a place of a document takes.
#[derive(Debug)]
pub struct Accepted<'a> {
    /// The words that it takes, where it takes no others.
    words: Option<Vec<&'a str>>,
    /// Whether it takes `unstated`: the document mentions this, and leaves it open.
    unstated: bool,
    /// Whether it may be left out, with what it is.
    optional: Option<&'static str>,
    /// Whether this is where a record says for which standards the document was read.
    is_read_against: bool,
    /// Whether it is the sentence without which its item says nothing.
    is_sentence: bool,
    /// The list of which this, or the item that it is the sentence of, is all, where the list may be left out.
    list_of_one: Option<&'a str>,
    /// The block at this place or around it that may be `none`, and whether it is the place itself.
    none: Option<(&'a str, bool)>,
}

/// Entries by whose text others are found: a word for nothing is no name.
const NAMES: [&str; 10] =
    ["standard", "standards", "id", "policy", "course", "action", "file", "supersedes", "includes", "read_against"];

/// Entries that only some documents have something for, so that none is no value which is left open.
const OF_SOME: [&str; 1] = ["short"];

/// An entry of which the rest of its block makes no sense without it, though it may be the only one that is missing.
const NEEDED: [&str; 1] = ["expects"];

impl<'a> Accepted<'a> {
    /// What is accepted in place of a value; `None` where nothing is known of its place.
    pub fn at(kind: Kind, arena: &'a Arena, node: NodeId) -> Option<Self> {
        let root = schema::schema(kind);
        // A value may stand alone where a list of such values may.
        let described = schema::larger(root, schema::at(root, arena, node)?);
        let parent = arena.parent(node);
        let key = arena.key_of(node).and_then(|key| arena.text(key));
        let words = match schema::field_type(root, described) {
            FieldType::YesNo => Some(vec![YesNo::Yes.word(), YesNo::No.word()]),
            _ => schema::words(root, described),
        };
        let own_or_list = key.or_else(|| arena.text(arena.key_of(parent)?));
        let is_read_against = own_or_list == Some("read_against");
        let is_name = own_or_list.is_some_and(|key| NAMES.contains(&key)) || schema::is_short_name(root, described);
        let takes_text =
            matches!(schema::field_type(root, described), FieldType::Text | FieldType::Date | FieldType::Duration);
        let optional = match key {
            Some(key) => {
                let above = schema::at(root, arena, parent)?;
                let is_needed = schema::requires(root, above, key) || schema::is_alternative(root, above, key);
                // Between braces the line has other entries in it.
                let what = if arena.style(parent) == Style::Flow { "entry with its value" } else { "line" };
                (!is_needed && !NEEDED.contains(&key)).then_some(what)
            }
            None => Some("item"),
        };
        // Other kinds of document are originals themselves: nothing that they leave open could be recorded.
        let is_record = kind == Kind::Policy;
        let is_sentence = is_record && key == Some("says") && arena.is_sequence(arena.parent(parent));
        Some(Self {
            unstated: is_record && takes_text && !is_name && !key.is_some_and(|key| OF_SOME.contains(&key)),
            words,
            optional,
            is_read_against,
            is_sentence,
            list_of_one: list_of_one(root, arena, if is_sentence { parent } else { node }),
            none: none_at(root, arena, node),
        })
    }

    /// What to write in place of a placeholder.
    pub fn advice(&self, kind: Placeholder) -> String {
        let value = match &self.words {
            Some(words) => format!("write {}", listed(words, "or")),
            None => "write what belongs here".to_owned(),
        };
        let whole = self.none.filter(|(_, itself)| !itself).map(|(block, _)| {
            format!("where the document has no {block} at all, write none in place of all that stands under {block}")
        });
        match kind {
            _ if self.is_read_against => {
                "write it once every question is answered; where only a part of the document is recorded, take the line out"
                    .to_owned()
            }
            Placeholder::Open => {
                let nothing =
                    self.nothing().map(|nothing| format!("where the document itself leaves it open, {nothing}"));
                joined([Some(value), nothing, None])
            }
            Placeholder::NotStated => {
                let out = self.optional.filter(|_| self.unstated && whole.is_none());
                let out = out.map(|what| format!("where the document does not speak of it, take the {what} out"));
                joined([self.nothing().or(Some(value)), out, whole])
            }
            Placeholder::NotApplicable => {
                let out = self.optional.map(|what| self.out(what));
                let unstated = "write unstated, where the document mentions it without saying which";
                let unstated = self.unstated.then(|| unstated.to_owned());
                let first = if self.none.is_some_and(|(_, itself)| itself) { self.nothing() } else { out };
                joined([first.or_else(|| unstated.is_none().then_some(value)), unstated, whole])
            }
            Placeholder::Elsewhere => "write here what stands there: nobody looks it up".to_owned(),
        }
    }

    /// What to do where the document says nothing.
    fn nothing(&self) -> Option<String> {
        match (self.unstated, self.none, self.optional) {
            _ if self.is_sentence => {
                Some(self.with_its_list("take its whole entry out, from its hyphen on".to_owned()))
            }
            (true, ..) => Some("write unstated".to_owned()),
            (_, Some((_, true)), _) => Some("write none".to_owned()),
            (.., Some(what)) => Some(self.out(what)),
            _ => None,
        }
    }

    fn out(&self, what: &str) -> String {
        self.with_its_list(format!("take the {what} out"))
    }

    /// What to take out, with the name of its list where nothing would be left under that.
    fn with_its_list(&self, out: String) -> String {
        match self.list_of_one {
            Some(list) => format!("{out}, and {list} above it too, as nothing else stands under that"),
            None => out,
        }
    }
}

fn joined(parts: [Option<String>; 3]) -> String {
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

/// The name of the list of which an item is all; `None` where it has others, or its block needs the list.
fn list_of_one<'a>(root: &Value, arena: &'a Arena, item: NodeId) -> Option<&'a str> {
    let list = arena.parent(item);
    let is_alone = item != NodeId::ROOT && arena.is_sequence(list) && arena.items(list).nth(1).is_none();
    let key = arena.text(arena.key_of(list).filter(|_| is_alone)?)?;
    // A record that is begun has a question for each other commitment below the first, so that the list will be needed.
    if key == "commitments" {
        return None;
    }
    let above = schema::at(root, arena, arena.parent(list))?;
    (!schema::requires(root, above, key) && !schema::is_alternative(root, above, key)).then_some(key)
}

/// The nearest block that may be `none`, from a node outwards.
fn none_at<'a>(root: &Value, arena: &'a Arena, node: NodeId) -> Option<(&'a str, bool)> {
    let mut at = node;
    while at != NodeId::ROOT {
        if schema::at(root, arena, at).is_some_and(|described| schema::may_be_none(root, described)) {
            return Some((arena.text(arena.key_of(at)?)?, at == node));
        }
        // An item of a list says nothing of the whole list.
        if arena.is_sequence(arena.parent(at)) {
            return None;
        }
        at = arena.parent(at);
    }
    None
}

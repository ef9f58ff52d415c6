//! What differs between two documents of one kind, field by field: a walk over the two trees by the table of `model::fields`,
//! with the types of the schema. What the table leaves to a handler of its own is compared by that.

mod lists;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Schema;

use super::Language;
use super::actors::Actors;
use super::answer::is_same;
use super::reading::{self, Entry, flat};
use crate::change::difference::{Case, Difference, Entry as Item, Found, Value};
use crate::change::text as wording;
use crate::change::{Kind, Relation};
use crate::model::fields::{self, Between, Compared, Direction, Field};
use crate::model::schema::{self, FieldType, field_type};
use crate::model::words::{Kind as DocumentKind, Status};
use crate::source::{Arena, NodeId};
use crate::standards::Weighing;

/// The differences between two documents of which the table says all.
pub(in crate::change) fn plain(
    kind: DocumentKind,
    old: &Arena,
    new: &Arena,
    language: Language<'_>,
) -> Vec<Difference> {
    let walk = Walk {
        kind,
        relation: language.relation,
        same_edition: false,
        happened: false,
        weighing: language.weighing,
        actors: None,
        special: &Nothing,
    };
    walk.differences(old, new)
}

/// A kind of document that knows nothing beside the table.
struct Nothing;

impl Special for Nothing {}

/// The same place in both documents.
pub(super) type Both<'d> = (Entry<'d>, Entry<'d>);

/// A field that is compared: what the table and the schema say of it, where it stands, and over what.
#[derive(Clone, Copy)]
struct Spot<'s> {
    field: &'static Field,
    described: &'static Schema,
    both: Both<'s>,
    about: &'s About,
}

impl Spot<'_> {
    /// The difference between two values of it.
    fn difference(&self, old: Found, new: Found) -> Difference {
        self.about.difference(self.field, old, new)
    }

    /// The items of it that went and came.
    fn list(&self, entries: Vec<Item>) -> Option<Difference> {
        self.about.list(self.field, entries, (self.both.0.at(), self.both.1.at()))
    }
}

/// Over which differences stand.
#[derive(Clone, Debug, Default)]
pub(super) struct About {
    /// A heading for people.
    pub heading: String,
    /// The standard that it belongs to.
    pub standard: Option<String>,
    /// The name of the entry in a block whose entries have names of their own.
    pub name: Option<String>,
    /// The recorder's words for the item, in the old document and in the new one.
    pub says: [Option<String>; 2],
}

impl About {
    /// A difference of a field.
    pub(super) fn difference(&self, field: &Field, old: Found, new: Found) -> Difference {
        let mut difference = Difference::of(field.path, field.kind, self.heading.clone(), old, new);
        difference.standard.clone_from(&self.standard);
        difference.name.clone_from(&self.name);
        difference
    }

    /// A list of which the items that went and came are told in one; `None` where there are none. The places are where the
    /// list stands or would stand.
    pub(super) fn list(&self, field: &Field, entries: Vec<Item>, places: (NodeId, NodeId)) -> Option<Difference> {
        if entries.is_empty() {
            return None;
        }
        let mut difference = Difference::of_list(field.path, field.kind, self.heading.clone(), entries, places);
        difference.standard.clone_from(&self.standard);
        Some(difference)
    }
}

/// What a kind of document knows beside the table.
pub(super) trait Special {
    /// The differences in a field that the table leaves to a handler.
    fn by_hand(&self, _field: &'static Field, _both: Both<'_>, _about: &About) -> Vec<Difference> {
        Vec::new()
    }

    /// The standard that a block of the document answers.
    fn standard_of(&self, _block: &str) -> Option<String> {
        None
    }

    /// What is meant where nothing is written under a name.
    fn meant(&self, _field: &Field, _name: &str) -> Option<String> {
        None
    }

    /// The family of guidance that a document cites by this name, in this edition.
    fn family(&self, _name: &str, _edition: Option<&str>) -> Option<String> {
        None
    }

    /// Over what stands under a name: its heading, and the standard of that name.
    fn about_name(&self, _field: &Field, name: &str) -> About {
        About { heading: name.to_owned(), ..About::default() }
    }
}

/// What is known of two documents before they are compared.
pub(super) struct Walk<'w> {
    /// Their kind.
    pub kind: DocumentKind,
    /// How they are related.
    pub relation: Relation,
    /// Whether they are two states of one edition.
    pub same_edition: bool,
    /// Whether anything happened to the document in between: then its dates move on.
    pub happened: bool,
    /// The words that weigh.
    pub weighing: &'w Weighing,
    /// Who acts, under names that both share.
    pub actors: Option<&'w Actors>,
    /// What this kind of document knows beside the table.
    pub special: &'w dyn Special,
}

impl Walk<'_> {
    /// All differences between two documents.
    pub(super) fn differences(&self, old: &Arena, new: &Arena) -> Vec<Difference> {
        self.entries("", self.root(), (Entry::root(old), Entry::root(new)), &About::default())
    }

    /// The entries of a block, of an item or of the whole document.
    fn entries(&self, path: &str, described: &'static Schema, both: Both<'_>, about: &About) -> Vec<Difference> {
        let mut found = Vec::new();
        for field in fields::below(self.kind, path).filter(|field| self.compares(field)) {
            let both = (both.0.get(field.name()), both.1.get(field.name()));
            if both.0.node.is_none() && both.1.node.is_none() {
                continue;
            }
            let Some(described) = schema::property(self.root(), described, field.name()) else { continue };
            let top = path.is_empty().then(|| About {
                heading: field.heading.unwrap_or_default().to_owned(),
                standard: self.special.standard_of(field.path),
                ..About::default()
            });
            found.extend(self.field(Spot { field, described, both, about: top.as_ref().unwrap_or(about) }));
        }
        tell_words_with_their_value(&mut found);
        found
    }

    fn root(&self) -> &'static Schema {
        schema::schema(self.kind)
    }

    fn compares(&self, field: &Field) -> bool {
        let related = match field.between {
            Between::All => true,
            Between::Lineage => self.relation == Relation::Lineage,
            Between::Edition => self.same_edition,
        };
        related && !matches!(field.direction, Direction::Names | Direction::Unread)
    }

    fn field(&self, spot: Spot<'_>) -> Vec<Difference> {
        match spot.field.compared {
            Compared::ByHand => self.special.by_hand(spot.field, spot.both, spot.about),
            Compared::Whole => match self.blocks(spot.described) {
                Some(item) => self.apart(spot, item).into_iter().collect(),
                None => whole(spot).into_iter().collect(),
            },
            Compared::Parts => self.parts(spot),
        }
    }

    /// A field by its type.
    fn parts(&self, spot: Spot<'_>) -> Vec<Difference> {
        match field_type(self.root(), spot.described) {
            FieldType::Block => self.block(spot),
            FieldType::Names => self.names(spot),
            FieldType::List => match self.blocks(spot.described) {
                Some(item) => self.items(spot, item),
                None => self.values(spot).into_iter().collect(),
            },
            _ => self.value(spot).into_iter().collect(),
        }
    }

    /// What a list of blocks has for an item.
    fn blocks(&self, described: &'static Schema) -> Option<&'static Schema> {
        schema::items(self.root(), described).filter(|item| schema::keys(self.root(), item).is_some())
    }

    /// A value that stands alone.
    fn value(&self, spot: Spot<'_>) -> Option<Difference> {
        let (old, new) = (self.read(spot, spot.both.0, 0), self.read(spot, spot.both.1, 1));
        if is_same(&old.value, &new.value) {
            return None;
        }
        let rewording = match (spot.field.direction, &old.value, &new.value) {
            (Direction::Prose, Value::Text(one), Value::Text(other)) => {
                Some(wording::compare(one, other, self.weighing)?)
            }
            _ => None,
        };
        let mut difference = spot.difference(old, new);
        difference.wording = rewording;
        let (old, new) = (&difference.old.value, &difference.new.value);
        match spot.field.direction {
            Direction::NextDate if self.happened => {
                difference.case = Case::Reviewed;
                difference.kind = if old.is_given() && new.is_given() { Kind::RecordKeeping } else { Kind::Clock };
            }
            // Whether a document binds anybody is no mere record.
            Direction::InForce if binds(old) != binds(new) && !old.is_word(Status::Draft.word()) => {
                difference.kind = Kind::Duty;
            }
            _ => {}
        }
        Some(difference)
    }

    /// What one of the two documents has. Somebody who is named goes by the name that both share.
    fn read(&self, spot: Spot<'_>, entry: Entry<'_>, index: usize) -> Found {
        let meant = self.special.meant(spot.field, &spot.about.heading).filter(|_| entry.node.is_none());
        let mut found = match meant {
            Some(meant) => {
                let words = format!("{meant} (nothing is written)");
                Found::new(Value::Text(meant), entry.at()).in_words(words)
            }
            None => reading::read(spot.field, self.root(), spot.described, entry),
        };
        if let (Direction::Someone, Some(actors), Value::Text(by)) = (spot.field.direction, self.actors, &found.value) {
            let by = if index == 0 { actors.in_old(by) } else { actors.in_new(by) };
            found.words = Some(actors.in_words([&by]));
            found.value = Value::Text(by);
        }
        found.saying(spot.about.says[index].as_deref())
    }

    /// A block that stands once.
    fn block(&self, spot: Spot<'_>) -> Vec<Difference> {
        // A block of which no more is to be said than its entries is not missed for itself.
        let is_plain = |entry: Entry<'_>| entry.is_block() || spot.field.described.is_empty() && entry.node.is_none();
        if is_plain(spot.both.0) && is_plain(spot.both.1) {
            return self.entries(spot.field.path, spot.described, spot.both, spot.about);
        }
        // Only a block that may be "none" says that somebody looked.
        let may_be_none = spot.described.pointer("/then/const").is_some();
        let side = |entry: Entry<'_>| {
            let value = match entry.text() {
                _ if entry.node.is_none() && may_be_none => Value::NotRecorded,
                _ if entry.node.is_none() => Value::Nothing,
                _ if entry.is_block() => Value::There,
                Some("none") if may_be_none => Value::Nothing,
                _ => Value::Unreadable,
            };
            let found = Found::new(value, entry.at());
            match (&found.value, entry.text()) {
                (Value::There, _) => found.in_words(self.described(spot.field, spot.described, entry)),
                (Value::Nothing, Some(none)) => found.in_words(none),
                _ => found,
            }
        };
        let (old, new) = (side(spot.both.0), side(spot.both.1));
        let differs = old.value != new.value;
        differs.then(|| spot.difference(old, new)).into_iter().collect()
    }

    /// A block or an item in words.
    fn described(&self, field: &Field, described: &Schema, entry: Entry<'_>) -> String {
        reading::described(field, self.root(), described, entry)
    }
}

/// Whether a document of this status is in use.
fn binds(status: &Value) -> bool {
    ![Status::Draft, Status::Withdrawn].iter().any(|known| status.is_word(known.word()))
}

/// A value or a block as the text that it is; of a block, the entries that differ.
fn whole(spot: Spot<'_>) -> Option<Difference> {
    let (old, new) = spot.both;
    let parts = |entry: Entry<'_>| -> BTreeMap<String, (NodeId, String)> {
        if !entry.is_block() {
            let said: Vec<String> = entry.items().into_iter().map(Entry::flat).collect();
            return entry.node.map(|node| (String::new(), (node, said.join(", ")))).into_iter().collect();
        }
        let named = entry.named().into_iter();
        named.map(|(name, node)| (name.to_owned(), (node, flat(entry.arena, node)))).collect()
    };
    let (one, other) = (parts(old), parts(new));
    let text = |parts: &BTreeMap<String, (NodeId, String)>, name: &str| parts.get(name).map(|(_, text)| text.clone());
    let names: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let differing: Vec<&String> = names.into_iter().filter(|name| text(&one, name) != text(&other, name)).collect();
    let first = *differing.first()?;
    let side = |parts: &BTreeMap<String, (NodeId, String)>, whole: Entry<'_>| {
        let said = differing.iter().filter_map(|name| {
            let text = text(parts, name)?;
            Some(if name.is_empty() { text } else { format!("{}: {text}", name.replace('_', " ")) })
        });
        let said: Vec<String> = said.collect();
        let at = parts.get(first).map_or_else(|| whole.at(), |(node, _)| *node);
        Found::new(if said.is_empty() { Value::Nothing } else { Value::Text(said.join("; ")) }, at)
    };
    Some(spot.difference(side(&one, old), side(&other, new)))
}

/// The document's own words for a value are told with the value where both changed: they are one change.
fn tell_words_with_their_value(found: &mut Vec<Difference>) {
    let at = |name: &str| found.iter().position(|difference| difference.field == name);
    if let (Some(value), Some(words)) = (at("review.every"), at("review.as_written")) {
        found[value].marked = found[words].wording.take().map(|wording| wording.words).unwrap_or_default();
        found.remove(words);
    }
}

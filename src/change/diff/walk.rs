//! What differs between two documents of one kind, field by field: a walk over the two trees by the table of `model::fields`,
//! with the types of the schema. What the table leaves to a handler of its own is compared by that.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Schema;

use super::Language;
use super::actors::Actors;
use super::align::{Entry as Aligning, align};
use super::answer::is_same;
use super::commitments::heading;
use super::reading::{self, Entry, flat, read};
use crate::change::difference::{Case, Difference, Entry as Item, Found, Value};
use crate::change::text as wording;
use crate::change::{Kind, Relation};
use crate::model::fields::{self, Between, Compared, Direction, Field, Items};
use crate::model::located::UNSTATED;
use crate::model::schema::{self, FieldType, field_type};
use crate::model::words::{self, Kind as DocumentKind, Status};
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
        let mut found = Vec::new();
        let both = (Entry::root(old), Entry::root(new));
        self.entries("", schema::schema(self.kind), both, &About::default(), &mut found);
        found
    }

    /// The entries of a block, of an item or of the whole document.
    fn entries(
        &self,
        path: &str,
        described: &'static Schema,
        both: Both<'_>,
        about: &About,
        found: &mut Vec<Difference>,
    ) {
        let from = found.len();
        for field in fields::below(self.kind, path).filter(|field| self.compares(field)) {
            let both = (both.0.get(field.name()), both.1.get(field.name()));
            if both.0.node.is_none() && both.1.node.is_none() {
                continue;
            }
            let Some(described) = schema::property(self.root(), described, field.name()) else { continue };
            if path.is_empty() {
                let heading = field.heading.unwrap_or_default().to_owned();
                let standard = self.special.standard_of(field.path);
                self.field(field, described, both, &About { heading, standard, ..About::default() }, found);
            } else {
                self.field(field, described, both, about, found);
            }
        }
        tell_words_with_their_value(found, from);
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

    fn field(
        &self,
        field: &'static Field,
        described: &'static Schema,
        both: Both<'_>,
        about: &About,
        found: &mut Vec<Difference>,
    ) {
        match field.compared {
            Compared::ByHand => found.extend(self.special.by_hand(field, both, about)),
            Compared::Whole => match schema::items(self.root(), described) {
                Some(item) if schema::keys(self.root(), item).is_some() => {
                    found.extend(self.apart(field, item, both, about))
                }
                _ => found.extend(whole(field, both, about)),
            },
            Compared::Parts => self.parts(field, described, both, about, found),
        }
    }

    /// A field by its type.
    fn parts(
        &self,
        field: &'static Field,
        described: &'static Schema,
        both: Both<'_>,
        about: &About,
        found: &mut Vec<Difference>,
    ) {
        match field_type(self.root(), described) {
            FieldType::Block => self.block(field, described, both, about, found),
            FieldType::List => match schema::items(self.root(), described) {
                Some(item) if schema::keys(self.root(), item).is_some() => self.items(field, item, both, about, found),
                item => found.extend(self.values(field, item.unwrap_or(described), both, about)),
            },
            FieldType::Names => self.names(field, described, both, about, found),
            _ => found.extend(self.value(field, described, both, about)),
        }
    }

    /// A value that stands alone.
    fn value(
        &self,
        field: &'static Field,
        described: &'static Schema,
        both: Both<'_>,
        about: &About,
    ) -> Option<Difference> {
        let side = |entry: Entry<'_>, index: usize| {
            let found = match self.special.meant(field, &about.heading).filter(|_| entry.node.is_none()) {
                Some(meant) => {
                    let words = format!("{meant} (nothing is written)");
                    Found::new(Value::Text(meant), entry.at()).in_words(words)
                }
                None => read(field, self.root(), described, entry),
            };
            self.named(field, found, index).saying(about.says[index].as_deref())
        };
        let (old, new) = (side(both.0, 0), side(both.1, 1));
        if is_same(&old.value, &new.value) {
            return None;
        }
        let rewording = match (field.direction, &old.value, &new.value) {
            (Direction::Prose, Value::Text(one), Value::Text(other)) => {
                Some(wording::compare(one, other, self.weighing)?)
            }
            _ => None,
        };
        let mut difference = about.difference(field, old, new);
        difference.wording = rewording;
        let (old, new) = (&difference.old.value, &difference.new.value);
        if field.direction == Direction::NextDate && self.happened {
            difference.case = Case::Reviewed;
            difference.kind = if old.is_given() && new.is_given() { Kind::RecordKeeping } else { Kind::Clock };
        }
        // Whether a document binds anybody is no mere record.
        let binds =
            |value: &Value| [Status::Draft, Status::Withdrawn].iter().all(|status| !value.is_word(status.word()));
        if field.direction == Direction::InForce && binds(old) != binds(new) && !old.is_word(Status::Draft.word()) {
            difference.kind = Kind::Duty;
        }
        Some(difference)
    }

    /// Somebody who is named: a committee by the name that both documents share.
    fn named(&self, field: &Field, mut found: Found, index: usize) -> Found {
        if let (Direction::Someone, Some(actors), Value::Text(by)) = (field.direction, self.actors, &found.value) {
            let by = if index == 0 { actors.in_old(by) } else { actors.in_new(by) };
            found.words = Some(actors.in_words([&by]));
            found.value = Value::Text(by);
        }
        found
    }

    /// A block that stands once.
    fn block(
        &self,
        field: &'static Field,
        described: &'static Schema,
        both: Both<'_>,
        about: &About,
        found: &mut Vec<Difference>,
    ) {
        // A block of which no more is to be said than its entries is not missed for itself.
        let is_plain = |entry: Entry<'_>| entry.is_block() || field.described.is_empty() && entry.node.is_none();
        if is_plain(both.0) && is_plain(both.1) {
            return self.entries(field.path, described, both, about, found);
        }
        // Only a block that may be "none" says that somebody looked.
        let may_be_none = described.pointer("/then/const").is_some();
        let side = |entry: Entry<'_>| match entry.node {
            None => Found::new(if may_be_none { Value::NotRecorded } else { Value::Nothing }, entry.at()),
            Some(_) if entry.is_block() => {
                Found::new(Value::There, entry.at()).in_words(reading::described(field, self.root(), described, entry))
            }
            Some(_) if may_be_none && entry.text() == Some("none") => {
                Found::new(Value::Nothing, entry.at()).in_words("none")
            }
            Some(_) => Found::new(Value::Unreadable, entry.at()),
        };
        let (old, new) = (side(both.0), side(both.1));
        if old.value != new.value {
            found.push(about.difference(field, old, new));
        }
    }

    /// A list of values without an order.
    fn values(
        &self,
        field: &'static Field,
        described: &'static Schema,
        both: Both<'_>,
        about: &About,
    ) -> Option<Difference> {
        if field.items.is_some_and(|items| items.together) {
            return self.apart(field, described, both, about);
        }
        let words = schema::words(self.root(), described);
        let side = |entry: Entry<'_>| {
            let items = entry.items();
            let at = items.first().map_or_else(|| entry.at(), |item| item.at());
            let is_read = |item: &Entry<'_>| {
                item.text()
                    .is_some_and(|text| !text.is_empty() && words.as_ref().is_none_or(|words| words.contains(&text)))
            };
            let value = match items.first() {
                None => Value::Nothing,
                Some(first) if first.text() == Some(UNSTATED) => Value::Unstated,
                Some(_) if !items.iter().all(is_read) => Value::Unreadable,
                Some(_) => {
                    let texts = items.iter().filter_map(|item| item.text());
                    Value::Names(
                        texts
                            .map(|text| if words.is_some() { text.replace('-', " ") } else { text.to_owned() })
                            .collect(),
                    )
                }
            };
            Found::new(value, at)
        };
        let (old, new) = (side(both.0), side(both.1));
        (old.value != new.value).then(|| about.difference(field, old, new))
    }

    /// The items of a list that stand on one side only, as the text that they are.
    fn apart(&self, field: &Field, item: &Schema, (old, new): Both<'_>, about: &About) -> Option<Difference> {
        let (one, other) = (old.items(), new.items());
        let texts = |items: &[Entry<'_>]| -> BTreeSet<String> { items.iter().map(|item| item.flat()).collect() };
        let (in_old, in_new) = (texts(&one), texts(&other));
        let words = |entry: Entry<'_>| match field.described {
            [] => entry.flat(),
            _ => reading::described(field, self.root(), item, entry),
        };
        let gone = one.into_iter().filter(|entry| !in_new.contains(&entry.flat()));
        let came = other.into_iter().filter(|entry| !in_old.contains(&entry.flat()));
        let gone = gone.map(|entry| Item::gone(words(entry), entry.at()));
        let came = came.map(|entry| Item::came(words(entry), entry.at()));
        about.list(field, gone.chain(came).collect(), (old.at(), new.at()))
    }

    /// A list of blocks.
    fn items(
        &self,
        field: &'static Field,
        described: &'static Schema,
        (old, new): Both<'_>,
        about: &About,
        found: &mut Vec<Difference>,
    ) {
        let Some(items) = field.items else { return };
        let (one, other) = (named_items(&items, old), named_items(&items, new));
        let aligned = align(&aligning(&one), &aligning(&other));
        let mut entries = Vec::new();
        for &(from, to, likeness) in &aligned.pairs {
            let about = self.about_item(field, &items, (&one[from], &other[to]), about);
            let key = fields::find(self.kind, &format!("{}.{}", field.path, items.key));
            if let (Some(likeness), Some(key)) = (likeness, key) {
                let side = |item: &NamedItem<'_>| {
                    let entry = item.entry.get(items.key);
                    Found::new(entry.text().map_or(Value::Nothing, |text| Value::Text(text.to_owned())), entry.at())
                };
                let mut renamed = about.difference(key, side(&one[from]), side(&other[to]));
                (renamed.kind, renamed.case) = (Kind::Moved, Case::Renamed(likeness));
                found.push(renamed);
            }
            self.entries(field.path, described, (one[from].entry, other[to].entry), &about, found);
        }
        let gone = aligned.gone.iter().map(|&index| (&one[index], true));
        for (item, went) in gone.chain(aligned.came.iter().map(|&index| (&other[index], false))) {
            let words = reading::described(field, self.root(), described, item.entry);
            if items.together {
                let at = item.entry.at();
                entries.push(if went { Item::gone(words, at) } else { Item::came(words, at) });
                continue;
            }
            let about = self.about_item(field, &items, (item, item), about);
            let there = Found::new(there(field, item.entry), item.entry.at()).in_words(words);
            let missing = Found::new(Value::Nothing, if went { new.at() } else { old.at() });
            let (old, new) = if went { (there, missing) } else { (missing, there) };
            found.push(about.difference(field, old, new));
        }
        found.extend(about.list(field, entries, (old.at(), new.at())));
    }

    fn about_item(
        &self,
        field: &Field,
        items: &Items,
        (old, new): (&NamedItem<'_>, &NamedItem<'_>),
        about: &About,
    ) -> About {
        let title = new.entry.get("title").text();
        let name = new.name.as_deref().map(heading);
        let heading = match (title, name) {
            (Some(title), _) if !items.together => title.to_owned(),
            (_, Some(name)) if items.together => format!("{}: {}", about.heading, name),
            (_, Some(name)) => name,
            (_, None) => about.heading.clone(),
        };
        let standard = match self.kind {
            DocumentKind::Standards if field.path == "list" => new.name.clone(),
            _ => about.standard.clone(),
        };
        let says = |item: &NamedItem<'_>| items.alike.and_then(|_| item.says.clone());
        About { heading, standard, says: [says(old), says(new)], ..about.clone() }
    }

    /// A block whose entries have names of their own.
    fn names(
        &self,
        field: &'static Field,
        described: &'static Schema,
        (old, new): Both<'_>,
        about: &About,
        found: &mut Vec<Difference>,
    ) {
        let Some(described) = schema::resolved(self.root(), described).get("additionalProperties") else { return };
        let is_value = !matches!(field_type(self.root(), described), FieldType::Block | FieldType::List);
        let (one, other) = (old.named(), new.named());
        let names: BTreeSet<&str> = one.keys().chain(other.keys()).copied().collect();
        for name in names {
            let both = (old.holding(one.get(name).copied()), new.holding(other.get(name).copied()));
            let about = match self.kind {
                DocumentKind::Standards => About { name: Some(name.to_owned()), ..about.clone() },
                _ => self.special.about_name(field, name),
            };
            if is_value || both.0.node.is_some() && both.1.node.is_some() {
                self.parts(field, described, both, &about, found);
                continue;
            }
            let side = |entry: Entry<'_>| match entry.node {
                Some(_) => {
                    let words = self.under_name(field, described, name, entry);
                    Found::new(Value::There, entry.at()).in_words(words)
                }
                None => Found::new(Value::Nothing, entry.at()),
            };
            found.push(about.difference(field, side(both.0), side(both.1)));
        }
    }

    /// What stands under a name of its own, in words: its items, or else the name.
    fn under_name(&self, field: &Field, described: &'static Schema, name: &str, entry: Entry<'_>) -> String {
        let Some(item) = schema::items(self.root(), described) else { return name.to_owned() };
        let items = entry.items();
        let words: Vec<String> =
            items.iter().map(|entry| reading::described(field, self.root(), item, *entry)).collect();
        if words.is_empty() { name.to_owned() } else { words::listed(&words, "and") }
    }
}

/// An item of a list with what it is recognised by.
struct NamedItem<'d> {
    entry: Entry<'d>,
    /// Its name.
    name: Option<String>,
    /// Its name, or all that it says where it has none.
    id: String,
    /// The words by which it is recognised under another name.
    says: Option<String>,
}

fn named_items<'d>(items: &Items, list: Entry<'d>) -> Vec<NamedItem<'d>> {
    let text = |entry: Entry<'_>, key: &str| entry.get(key).text().map(str::to_owned);
    let item = |entry: Entry<'d>| {
        let name = text(entry, items.key).filter(|name| !name.is_empty() && name != UNSTATED);
        let says = items.alike.and_then(|key| text(entry, key));
        NamedItem { entry, id: name.clone().unwrap_or_else(|| entry.flat()), name, says }
    };
    list.items().into_iter().map(item).collect()
}

fn aligning<'i>(items: &'i [NamedItem<'_>]) -> Vec<Aligning<'i>> {
    let entry =
        |item: &'i NamedItem<'_>| Aligning { id: Some(&item.id), says: item.says.as_deref().unwrap_or_default() };
    items.iter().map(entry).collect()
}

/// That an item is there. What a document cites is judged by why it cites it.
fn there(field: &Field, item: Entry<'_>) -> Value {
    match field.direction {
        Direction::Cited => Value::Text(item.get("as").text().unwrap_or("cited").to_owned()),
        _ => Value::There,
    }
}

/// A value or a block as the text that it is; of a block, the entries that differ.
fn whole(field: &'static Field, (old, new): Both<'_>, about: &About) -> Option<Difference> {
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
    Some(about.difference(field, side(&one, old), side(&other, new)))
}

/// The document's own words for a value are told with the value where both changed: they are one change.
fn tell_words_with_their_value(found: &mut Vec<Difference>, from: usize) {
    let at = |found: &[Difference], name: &str| {
        let changed = found.iter().enumerate().skip(from);
        changed.filter(|(_, difference)| difference.field == name).map(|(index, _)| index).next()
    };
    if let (Some(value), Some(words)) = (at(found, "review.every"), at(found, "review.as_written")) {
        let words = found.remove(words);
        let value = if value < found.len() { value } else { value - 1 };
        found[value].marked = words.wording.map(|wording| wording.words).unwrap_or_default();
    }
}

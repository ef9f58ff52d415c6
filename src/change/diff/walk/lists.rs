//! Lists of a document: of values, of blocks, and blocks whose entries have names of their own.

use std::collections::BTreeSet;

use serde_json::Value as Schema;

use super::{About, Spot, Walk};
use crate::change::Kind;
use crate::change::diff::align::{Entry as Aligning, align};
use crate::change::diff::commitments::heading;
use crate::change::diff::reading::Entry;
use crate::change::difference::{Case, Difference, Entry as Item, Found, Value};
use crate::model::fields::{self, Direction, Field, Items};
use crate::model::located::UNSTATED;
use crate::model::schema::{self, FieldType, field_type};
use crate::model::words::{self, Kind as DocumentKind};

impl Walk<'_> {
    /// A list of values without an order.
    pub(super) fn values(&self, spot: Spot<'_>) -> Option<Difference> {
        if spot.field.items.is_some_and(|items| items.together) {
            return self.apart(spot, spot.described);
        }
        let item = schema::items(self.root(), spot.described).unwrap_or(spot.described);
        let words = schema::words(self.root(), item);
        let is_read = |text: &str| !text.is_empty() && words.as_ref().is_none_or(|words| words.contains(&text));
        let spoken = |text: &str| if words.is_some() { text.replace('-', " ") } else { text.to_owned() };
        let side = |list: Entry<'_>| {
            let items = list.items();
            let value = match items.first().map(|first| first.text()) {
                None => Value::Nothing,
                Some(Some(UNSTATED)) => Value::Unstated,
                Some(_) if !items.iter().all(|item| item.text().is_some_and(is_read)) => Value::Unreadable,
                Some(_) => Value::Names(items.iter().filter_map(|item| item.text()).map(spoken).collect()),
            };
            Found::new(value, items.first().map_or_else(|| list.at(), |item| item.at()))
        };
        let (old, new) = (side(spot.both.0), side(spot.both.1));
        (old.value != new.value).then(|| spot.difference(old, new))
    }

    /// The items of a list that stand on one side only, as the text that they are.
    pub(super) fn apart(&self, spot: Spot<'_>, item: &Schema) -> Option<Difference> {
        let (one, other) = (spot.both.0.items(), spot.both.1.items());
        let texts = |items: &[Entry<'_>]| -> BTreeSet<String> { items.iter().map(|item| item.flat()).collect() };
        let (in_old, in_new) = (texts(&one), texts(&other));
        let words = |entry: Entry<'_>| match spot.field.described {
            [] => entry.flat(),
            _ => self.described(spot.field, item, entry),
        };
        let gone = one.into_iter().filter(|entry| !in_new.contains(&entry.flat()));
        let came = other.into_iter().filter(|entry| !in_old.contains(&entry.flat()));
        let gone = gone.map(|entry| Item::gone(words(entry), entry.at()));
        let came = came.map(|entry| Item::came(words(entry), entry.at()));
        spot.list(gone.chain(came).collect())
    }

    /// A list of blocks.
    pub(super) fn items(&self, spot: Spot<'_>, described: &'static Schema) -> Vec<Difference> {
        let Some(items) = spot.field.items else { return Vec::new() };
        let named = |list| self.named_items(spot.field, &items, list);
        let (one, other) = (named(spot.both.0), named(spot.both.1));
        let aligned = align(&aligning(&one), &aligning(&other));
        let (mut found, mut entries) = (Vec::new(), Vec::new());
        for &(from, to, likeness) in &aligned.pairs {
            let (old, new) = (&one[from], &other[to]);
            let about = self.about_item(spot, &items, (old, new));
            found.extend(likeness.and_then(|likeness| self.renamed(spot.field, &items, (old, new), likeness, &about)));
            found.extend(self.entries(spot.field.path, described, (old.entry, new.entry), &about));
        }
        let gone = aligned.gone.iter().map(|&index| (&one[index], true));
        for (item, went) in gone.chain(aligned.came.iter().map(|&index| (&other[index], false))) {
            let (words, at) = (self.described(spot.field, described, item.entry), item.entry.at());
            if items.together {
                entries.push(if went { Item::gone(words, at) } else { Item::came(words, at) });
                continue;
            }
            let about = self.about_item(spot, &items, (item, item));
            let there = Found::new(there(spot.field, item.entry), at).in_words(words);
            let missing = Found::new(Value::Nothing, if went { spot.both.1.at() } else { spot.both.0.at() });
            let (old, new) = if went { (there, missing) } else { (missing, there) };
            found.push(about.difference(spot.field, old, new));
        }
        found.extend(spot.list(entries));
        found
    }

    /// That an item goes by another name.
    fn renamed(
        &self,
        field: &Field,
        items: &Items,
        (old, new): (&NamedItem<'_>, &NamedItem<'_>),
        likeness: u32,
        about: &About,
    ) -> Option<Difference> {
        let key = fields::find(self.kind, &format!("{}.{}", field.path, items.key))?;
        let side = |item: &NamedItem<'_>| {
            let entry = item.entry.get(items.key);
            Found::new(entry.text().map_or(Value::Nothing, |text| Value::Text(text.to_owned())), entry.at())
        };
        let mut renamed = about.difference(key, side(old), side(new));
        (renamed.kind, renamed.case) = (Kind::Moved, Case::Renamed(likeness));
        Some(renamed)
    }

    /// Over what an item stands.
    fn about_item(&self, spot: Spot<'_>, items: &Items, (old, new): (&NamedItem<'_>, &NamedItem<'_>)) -> About {
        let above = &spot.about.heading;
        let heading = match (new.entry.get("title").text(), new.name.as_deref().map(spoken)) {
            (Some(title), _) if !items.together => title.to_owned(),
            (_, Some(name)) if items.together => format!("{above}: {name}"),
            (_, Some(name)) => name,
            (_, None) => above.clone(),
        };
        let is_standard = self.kind == DocumentKind::Standards && spot.field.path == "list";
        let standard = if is_standard { new.name.clone() } else { spot.about.standard.clone() };
        About { heading, standard, says: [old.says.clone(), new.says.clone()], ..spot.about.clone() }
    }

    /// A block whose entries have names of their own.
    pub(super) fn names(&self, spot: Spot<'_>) -> Vec<Difference> {
        let described = schema::resolved(self.root(), spot.described).get("additionalProperties");
        let Some(described) = described else { return Vec::new() };
        let is_value = !matches!(field_type(self.root(), described), FieldType::Block | FieldType::List);
        let (old, new) = spot.both;
        let (one, other) = (old.named(), new.named());
        let names: BTreeSet<&str> = one.keys().chain(other.keys()).copied().collect();
        let mut found = Vec::new();
        for name in names {
            let both = (old.holding(one.get(name).copied()), new.holding(other.get(name).copied()));
            let about = match self.kind {
                DocumentKind::Standards => About { name: Some(name.to_owned()), ..spot.about.clone() },
                _ => self.special.about_name(spot.field, name),
            };
            if is_value || both.0.node.is_some() && both.1.node.is_some() {
                found.extend(self.parts(Spot { described, both, about: &about, ..spot }));
                continue;
            }
            let side = |entry: Entry<'_>| match entry.node {
                Some(_) => {
                    let words = self.under_name(spot.field, described, name, entry);
                    Found::new(Value::There, entry.at()).in_words(words)
                }
                None => Found::new(Value::Nothing, entry.at()),
            };
            found.push(about.difference(spot.field, side(both.0), side(both.1)));
        }
        found
    }

    /// What stands under a name of its own, in words: its items, or else the name.
    fn under_name(&self, field: &Field, described: &'static Schema, name: &str, entry: Entry<'_>) -> String {
        let Some(item) = schema::items(self.root(), described) else { return name.to_owned() };
        let words: Vec<String> = entry.items().into_iter().map(|entry| self.described(field, item, entry)).collect();
        if words.is_empty() { name.to_owned() } else { words::listed(&words, "and") }
    }
}

/// The name of an item as a heading. A place in a file, or a title, is left as it is.
fn spoken(name: &str) -> String {
    let is_slug = name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    if is_slug { heading(name) } else { name.to_owned() }
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
    /// All that it says.
    whole: String,
}

impl Walk<'_> {
    /// The items of a list. What a document cites is recognised whatever it is called by, as "kcsie" or by its title.
    fn named_items<'d>(&self, field: &Field, items: &Items, list: Entry<'d>) -> Vec<NamedItem<'d>> {
        let text = |entry: Entry<'_>, key: &str| entry.get(key).text().map(str::to_owned);
        let item = |entry: Entry<'d>| {
            let name = text(entry, items.key).filter(|name| !name.is_empty() && name != UNSTATED);
            let says = items.alike.and_then(|key| text(entry, key));
            let family = match (field.direction, &name) {
                (Direction::Cited, Some(name)) => self.special.family(name, entry.get("edition").text()),
                _ => None,
            };
            let id = family.or_else(|| name.clone()).unwrap_or_else(|| entry.flat());
            NamedItem { entry, id, name, says, whole: entry.flat() }
        };
        list.items().into_iter().map(item).collect()
    }
}

fn aligning<'i>(items: &'i [NamedItem<'_>]) -> Vec<Aligning<'i>> {
    let entry = |item: &'i NamedItem<'_>| Aligning {
        id: Some(&item.id),
        says: item.says.as_deref().unwrap_or_default(),
        whole: Some(&item.whole),
    };
    items.iter().map(entry).collect()
}

/// That an item is there. What a document cites is judged by why it cites it.
fn there(field: &Field, item: Entry<'_>) -> Value {
    match field.direction {
        Direction::Cited => Value::Text(item.get("as").text().unwrap_or("cited").to_owned()),
        _ => Value::There,
    }
}

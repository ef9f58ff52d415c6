//! Values of another kind than their place takes: a list where one value belongs, a text where entries or a list do.

use std::collections::HashSet;

use jsonschema::error::TypeKind;
use serde_json::Value;

use super::names::name_in;
use super::none::says_none;
use super::of_charge::money;
use super::reviews::trigger_meant;
use super::word::says_all;
use super::{Shape, example, synonyms};
use crate::finding::shortened;
use crate::load::bullet::{self, Bullet};
use crate::load::one_line;
use crate::load::sentence::is_word;
use crate::model::located::Unreadable;
use crate::model::paste;
use crate::model::schema;
use crate::model::words::listed;
use crate::privacy::names_person;
use crate::source::NodeId;

impl Shape<'_> {
    pub(super) fn wrong_type(
        &self,
        node: NodeId,
        described: &'static Value,
        kind: &TypeKind,
        name: &str,
    ) -> Unreadable {
        let wanted = match kind {
            TypeKind::Single(kind) => kind.to_string(),
            TypeKind::Multiple(kinds) => kinds.iter().next().map_or_else(String::new, |kind| kind.to_string()),
        };
        match wanted.as_str() {
            "object" => self.no_entries(node, described, name),
            "array" => self.no_list(node, described, name),
            _ => self.no_single_value(node, described, name),
        }
    }

    /// A list or a value where entries belong.
    fn no_entries(&self, node: NodeId, described: &'static Value, name: &str) -> Unreadable {
        let arena = self.arena;
        if let Some(text) = arena.text(node) {
            let may_be_none = described.get("then").is_some() || ["scope", synonyms::DETAILS_ENTRY].contains(&name);
            if says_none(text) && !may_be_none {
                return self.none_here(node, name, text);
            }
            let example = example::block(self.schema, described, text);
            if self.is_item(node) {
                if let Some(written) = one_line::in_braces(&format!("- {text}"), false) {
                    let message =
                        format!("the entries of this item of {name} stand in quotes, so they read as one text");
                    return Unreadable::new(message, format!("write {written}"));
                }
                let several = example::several(self.schema, described, text);
                let message = format!(
                    "each item of {name} has entries of its own, and this is only a text: \"{}\"",
                    shortened(text)
                );
                let help = match example {
                    _ if several.is_some() => one_item_each(name, &several.unwrap_or_default()),
                    Some(example) => format!("name what it is: {}", example::item(&example)),
                    None => "write its entries by name".to_owned(),
                };
                return Unreadable::new(message, help);
            }
            return self.no_block(node, described, name, text);
        }
        let message = format!("{name} has entries of its own, and is a list here");
        let written = arena.source().slice(arena.span(node));
        if let Some(entries) = written.strip_prefix('[').and_then(|written| written.strip_suffix(']'))
            && arena.items(node).all(|item| arena.is_mapping(item))
        {
            let holder = if self.is_item(node) { "- ".to_owned() } else { format!("{name}: ") };
            let message = format!("the entries of {name} stand between [ and ], as the items of a list do");
            return Unreadable::new(message, format!("write {holder}{{{}}}", shortened(entries.trim())));
        }
        let lists = schema::keys(self.schema, described).unwrap_or_default().into_iter().filter(|key| {
            let held = schema::property(self.schema, described, key);
            held.and_then(|held| schema::items(self.schema, held)).is_some()
        });
        let is_own = |first: &str| schema::keys(self.schema, described).is_some_and(|keys| keys.contains(&first));
        // What stands in the items tells which of its lists is meant, or that none is.
        let first =
            arena.items(node).next().and_then(|item| arena.entries(item).next()).and_then(|(key, _)| arena.text(key));
        let list = lists.into_iter().find(|list| {
            let held = schema::property(self.schema, described, list);
            let keys = held.and_then(|held| schema::keys(self.schema, schema::items(self.schema, held)?));
            first.is_some_and(|first| !is_own(first) && keys.is_some_and(|keys| keys.contains(&first)))
        });
        let help = match (list, first) {
            (Some(list), Some(_)) => self.below_its_name(node, name, list),
            (_, Some(_)) if self.has_one_twice(node) => {
                several_of_one(name, &schema::keys(self.schema, described).unwrap_or_default())
            }
            (_, Some(_)) => {
                format!("take out the hyphens: the entries of {name} stand below it, indented by two spaces")
            }
            (_, None) if name == "scope" && self.levels_of_scope(node).is_some() => {
                format!("write scope: {{levels: [{}]}}", self.levels_of_scope(node).unwrap_or_default())
            }
            (_, None) if self.approvals_in(node, described).is_some() => {
                format!("write {name}: {}", self.approvals_in(node, described).unwrap_or_default())
            }
            (_, None) if self.joined_role(node, described).is_some() => {
                format!("write {name}: {{{}}}", self.joined_role(node, described).unwrap_or_default())
            }
            (_, None) => {
                let keys = schema::keys(self.schema, described).unwrap_or_default();
                let earlier = if keys.contains(&"earlier") {
                    "; what came before goes under earlier, and what was only noted afterwards can stand under notes"
                } else {
                    ""
                };
                let entries = entries_in_words(&keys);
                format!(
                    "write {name} once, and its entries by name below it, indented by two spaces: {entries}{earlier}"
                )
            }
        };
        Unreadable::new(message, help)
    }

    /// The levels that a list in the place of a scope names.
    fn levels_of_scope(&self, list: NodeId) -> Option<String> {
        const MOST: usize = 12;
        let levels = self.arena.items(list).take(MOST).map(|item| self.level_meant(self.arena.text(item)?));
        let levels: Vec<String> = levels.map(|level| level.map(paste::sentence)).collect::<Option<_>>()?;
        (!levels.is_empty()).then(|| levels.join(", "))
    }

    /// The roles that a list has in the place of a block with one of them, as the one entry that takes both.
    fn joined_role(&self, list: NodeId, described: &'static Value) -> Option<String> {
        schema::property(self.schema, described, "role")?;
        let roles: Option<Vec<&str>> = self.arena.items(list).take(4).map(|item| self.arena.text(item)).collect();
        let roles = roles.filter(|roles| roles.len() > 1 && !roles.iter().any(|role| names_person(role)))?;
        Some(format!("role: \"{}\"", paste::sentence(&roles.join("; ")).trim_matches('"')))
    }

    /// The first of the entries that stand where items belong, as an item whose short name its name is.
    fn items_by_name(&self, node: NodeId, items: &'static Value) -> Option<String> {
        let arena = self.arena;
        let known = schema::keys(self.schema, items).filter(|keys| keys.contains(&"id"))?;
        let (key, value) = arena.entries(node).next()?;
        let (name, text) = (arena.text(key)?, arena.text(value)?);
        let id = name.to_lowercase().replace([' ', '_'], "-");
        if known.contains(&"amount")
            && let Some(amount) =
                money(text).or_else(|| text.contains('\u{a3}').then(|| "[insert the amount]".to_owned()))
        {
            return Some(format!("{{id: {id}, for: {}, amount: \"{amount}\"}}", example::value(name)));
        }
        let main = ["name", "says", "title", "for"].into_iter().find(|main| known.contains(main))?;
        Some(format!("{{id: {id}, {main}: {}}}", example::value(text)))
    }

    /// The words that the items of a list take, where they take no others.
    fn words_of_items(&self, items: Option<&'static Value>) -> Option<Vec<&'static str>> {
        items.and_then(|items| schema::words(self.schema, items))
    }

    /// The one entry of a block of whose words a text is one.
    fn word_of_an_entry(&self, described: &'static Value, text: &str) -> Option<(&'static str, &'static str)> {
        let keys = schema::keys(self.schema, described)?;
        let mut found = keys.into_iter().filter_map(|key| {
            let words = schema::words(self.schema, schema::property(self.schema, described, key)?)?;
            let exact = words.iter().copied().find(|word| *word == text);
            Some((key, exact.or_else(|| synonyms::word(text, &words))?))
        });
        found.next().filter(|_| found.next().is_none())
    }

    /// Whether two items of a list have an entry of the same name, so that they cannot be parts of one block.
    fn has_one_twice(&self, list: NodeId) -> bool {
        let mut seen = HashSet::new();
        let arena = self.arena;
        arena.items(list).flat_map(|item| arena.entries(item)).any(|(key, _)| !seen.insert(arena.text(key)))
    }

    /// How the name of a list is written above it, where the list stands right below the block that holds it.
    fn below_its_name(&self, node: NodeId, name: &str, list: &str) -> String {
        let column = |node: NodeId| self.arena.source().line_columns(self.arena.span(node)).column;
        let holder = self.arena.key_of(node).map_or(1, column);
        let hyphens = self.arena.items(node).next().map_or(holder, column).saturating_sub(2);
        let line = format!("write this line between {name}: and the list, indented by two spaces: {list}:");
        // A list may begin right under its name, and not further to the left.
        if hyphens >= holder + 2 { line } else { format!("{line} and indent the list, with all of it, as far") }
    }

    /// Entries or a value where a list belongs.
    fn no_list(&self, node: NodeId, described: &'static Value, name: &str) -> Unreadable {
        let arena = self.arena;
        let items = schema::items(self.schema, described);
        let Some(text) = arena.text(node) else {
            return self.block_for_list(node, items, name);
        };
        if says_none(text) {
            return self.none_here(node, name, text);
        }
        if let Some(bullet) = Bullet::of(text).filter(|bullet| bullet.several().is_some()) {
            let (message, help) = bullet.said();
            return Unreadable::new(message, help);
        }
        if let Some(numbered) = bullet::numbered(text) {
            let shown = |text: &&str| {
                let block = items.and_then(|items| example::block(self.schema, items, text));
                block.map_or_else(|| example::value(text), |block| example::bare(&block))
            };
            let message =
                format!("the items of {name} have numbers, and the items of a list begin with a hyphen and a space");
            return Unreadable::new(message, one_item_each(name, &numbered.iter().map(shown).collect::<Vec<_>>()));
        }
        let message = format!("{name} should be a list: \"{}\"", shortened(text));
        if let Some(help) = self.ways_of_delivery(node, name, text) {
            return Unreadable::new(message, help);
        }
        let example = items.and_then(|items| example::block(self.schema, items, text));
        let words: Vec<&str> =
            text.split([';', ',', '/', '&']).flat_map(|part| part.split(" and ")).map(str::trim).collect();
        let several = items.and_then(|items| example::several(self.schema, items, text));
        let help = match example {
            _ if several.is_some() => one_item_each(name, &several.unwrap_or_default()),
            // "See appendix B" is nothing that people learn.
            Some(_) if name == "outcomes" && points_elsewhere(text) => format!(
                "write below {name} what stands there, each point on a line of its own, indented, with a hyphen: - says: ...; where this file \
                 is not to have it, - says: unstated"
            ),
            // Where only the shape is shown, several may be meant.
            Some(example) if example.ends_with(": ...}") => {
                format!("write an item for each on the lines below {name}, indented, with a hyphen: - {example}")
            }
            Some(_) if words.len() > 1 => {
                let example = items.and_then(|items| example::block(self.schema, items, "..."));
                let example = example.unwrap_or_default();
                format!("write each on a line of its own below {name}, indented, with a hyphen: - {example}")
            }
            Some(example) => format!("write it on the line below {name}, indented, with a hyphen: - {example}"),
            None if items.is_some_and(|items| schema::keys(self.schema, items).is_some()) => {
                let block = items.and_then(|items| self.word_of_an_entry(items, text));
                match block {
                    Some((entry, word)) => format!("write {name}: [{{{entry}: {word}}}]"),
                    None => {
                        let keys = items.and_then(|items| schema::keys(self.schema, items)).unwrap_or_default();
                        let elsewhere = self.no_way_of_delivery(node, name, text).unwrap_or_default();
                        format!(
                            "write an item below {name} with a hyphen, and its entries by name: {}{elsewhere}",
                            entries_in_words(&keys)
                        )
                    }
                }
            }
            None if name == "triggers" => {
                let known = self.words_of_items(items).unwrap_or_default();
                let shown = trigger_meant(&text.to_lowercase()).unwrap_or("...");
                format!(
                    "write triggers: [{shown}], with one or several of {}, and below it as_written: \"{}\" (these words tell where the \
                     source waits for one document alone; where as_written is there already, they go into that)",
                    listed(&known, "and"),
                    paste::sentence(text).trim_matches('"')
                )
            }
            None if self.words_of_items(items).is_some() => {
                let known = self.words_of_items(items).unwrap_or_default();
                let meant = words.iter().map(|word| synonyms::word(word, &known)).collect::<Option<Vec<_>>>();
                let meant = meant.or_else(|| Some(vec![synonyms::word(text, &known)?]));
                let shown = meant.map_or_else(|| "...".to_owned(), |meant| meant.join(", "));
                format!("write {name}: [{shown}], with one or several of {}", listed(&known, "and"))
            }
            None if words.iter().all(|word| is_word(word)) => format!("write {name}: [{}]", words.join(", ")),
            None => "start each item on a line of its own with a hyphen and a space".to_owned(),
        };
        Unreadable::new(message, help)
    }

    /// A block where a list belongs: the headings of a list, its items by name, or the first of its items without a hyphen.
    fn block_for_list(&self, node: NodeId, items: Option<&'static Value>, name: &str) -> Unreadable {
        let arena = self.arena;
        let message = format!("{name} should be a list, and its items begin with a hyphen");
        let first = arena.entries(node).next().and_then(|(key, _)| arena.text(key));
        if let Some(bullet) = first.and_then(Bullet::of) {
            let (message, help) = bullet.said();
            return Unreadable::new(message, help);
        }
        let known = items.and_then(|items| schema::keys(self.schema, items)).unwrap_or_default();
        let are_headings = arena.entries(node).all(|(_, below)| arena.is_sequence(below) || arena.is_blank(below));
        if let Some(heading) = first.filter(|first| are_headings && !known.contains(first)) {
            let message = format!("\"{}\" is a heading, and the list {name} has none", shortened(heading));
            let help = "put a # in front of it, as a remark, and so with other headings in the list";
            return Unreadable::new(message, help);
        }
        let named = items.filter(|_| first.is_some_and(|first| !known.contains(&first)));
        if let Some(shown) = named.and_then(|items| self.items_by_name(node, items)) {
            return Unreadable::new(
                message,
                format!("write an item for each, with a hyphen and its entries by name: - {shown}"),
            );
        }
        let first = first.map(shortened);
        let help = match first {
            Some(first) => format!(
                "put a hyphen and a space before the first entry of each item (- {first}: ...), and indent its other entries as far as {first}"
            ),
            None => format!("start each item of {name} on a line of its own with a hyphen and a space"),
        };
        Unreadable::new(message, help)
    }

    /// A text where entries belong, or the word `none`.
    pub(super) fn no_block(&self, node: NodeId, described: &'static Value, name: &str, text: &str) -> Unreadable {
        let message = format!("{name} has entries of its own, and here it is only \"{}\"", shortened(text));
        let plain = text.to_lowercase();
        let is_none = says_none(text);
        let may_be_none = described.get("then").is_some();
        let keys = schema::keys(self.schema, described).unwrap_or_default();
        // "role Training Manager" lacks only the colon.
        let is_words_of_scope = name == "scope" && !text.contains(':');
        let block = example::block(self.schema, described, text).filter(|_| !is_words_of_scope);
        let entry = name_in(text, &keys).filter(|(key, _)| {
            let is_doubled = || block.as_ref().is_none_or(|block| block.contains(&format!("{key}: {key} ")));
            text.starts_with(&format!("{key}:")) || is_doubled()
        });
        let entry = entry
            .filter(|_| !is_words_of_scope)
            .map(|(key, value)| format!("{{{}}}", example::entry(key, Some(value))));
        let several = one_line::in_braces(&format!("{name}: {text}"), false);
        let several = several.and_then(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned));
        let entry = several.or(entry);
        let has_id = self.arena.get(self.arena.parent(node), "id").is_some();
        let help = match entry.or(block) {
            _ if is_none && may_be_none => "write none, in small letters, where the source has none".to_owned(),
            // Left out, it holds for all.
            _ if name == "scope"
                && (is_none || says_all(text) || ["everyone", "everybody"].contains(&plain.as_str())) =>
            {
                "take the line scope out: where it is left out, all is meant".to_owned()
            }
            None if self.word_of_an_entry(described, text).is_some() => {
                let (entry, word) = self.word_of_an_entry(described, text).unwrap_or_default();
                format!("write {name}: {{{entry}: {word}}}")
            }
            _ if is_none && name == synonyms::DETAILS_ENTRY => "take the line details out".to_owned(),
            Some(example) if may_be_none => format!("write {name}: {example}; or none where the source has none"),
            Some(example) => format!("write {name}: {example}"),
            None if name == synonyms::DETAILS_ENTRY => details_of(text),
            // An entry with a name of its own answers no standard.
            None if name == "scope" && has_id => self
                .scope_of(text)
                .replace(", write id: and a short name of yours in place of standard, and say", " and say"),
            None if name == "scope" => self.scope_of(text),
            None => {
                let none = if may_be_none { "; or none where the source has none" } else { "" };
                let entries = entries_in_words(&keys);
                format!("write below {name}, each on a line of its own and indented by two spaces, {entries}{none}")
            }
        };
        Unreadable::new(message, help)
    }
}

/// How details are written, for a text in their place that begins with the name of one: "every 3 years".
fn details_of(text: &str) -> String {
    let detail = text.trim().split_once([' ', ':']).filter(|(name, _)| synonyms::is_detail(name));
    match detail {
        Some((name, value)) => {
            format!("write details: {{{name}: {}}}", example::value(value.trim_start_matches([':', ' '])))
        }
        None => "write below details, indented by two spaces, the name of the detail, a colon, a space and its value"
            .to_owned(),
    }
}

/// What to write for several items where a block stands once.
fn several_of_one(name: &str, keys: &[&str]) -> String {
    let others = if keys.contains(&"earlier") {
        "what came before goes under earlier, and what was only noted afterwards can stand under notes"
    } else {
        "what the others say can stand under notes"
    };
    format!(
        "{name} stands once: keep the entries of the one that holds, without its hyphen and indented by two spaces; {others}"
    )
}

/// What to write for a text that says several items of a list.
fn one_item_each(name: &str, items: &[String]) -> String {
    /// More of them are not worth repeating in an explanation.
    const MOST: usize = 5;
    let shown: Vec<String> = items.iter().take(MOST).map(|item| format!("- {item}")).collect();
    let shown = if items.len() > MOST { format!("{}, and so on", shown.join(", ")) } else { listed(&shown, "and") };
    format!(
        "write each of the {} on a line of its own below {name}, indented: {shown}",
        if items.len() == 2 { "two".to_owned() } else { items.len().to_string() },
    )
}

/// Whether a text only says where something stands: "see appendix B", "as set out in Annex C".
fn points_elsewhere(text: &str) -> bool {
    const BEGINNINGS: [&str; 8] = [
        "see ",
        "as set out in ",
        "set out in ",
        "as in ",
        "as per ",
        "refer to ",
        "as defined in ",
        "as described in ",
    ];
    let lower = text.trim().to_lowercase();
    BEGINNINGS.iter().any(|begins| lower.starts_with(begins))
}

/// The first entries that a block has: "every, last and next_due".
fn entries_in_words(keys: &[&str]) -> String {
    const MOST: usize = 4;
    let first: Vec<String> = keys.iter().take(MOST).map(|key| format!("{key}:")).collect();
    listed(&first, "or")
}

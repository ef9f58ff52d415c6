//! Names by which a policy refers to something: to one of its bodies, to guidance, to a body under its other name. Nearly
//! one of them, or two in one.

use super::Shape;
use super::example::{self, value};
use crate::finding::{Draft, Severity, shortened};
use crate::model::schema;
use crate::model::words::nearest;
use crate::source::NodeId;

impl Shape<'_> {
    /// Adds a finding for each of them of which none speaks yet.
    pub(super) fn refers(&mut self) {
        let drafts: Vec<Draft> =
            self.near_bodies().into_iter().chain(self.two_names()).chain(self.two_guides()).collect();
        for draft in drafts {
            self.findings.under("load/wrong-type", Severity::Warning);
            if !self.findings.has_room() {
                return self.findings.count_only();
            }
            self.findings.add(draft);
        }
    }

    fn items_of(&self, list: &str) -> Vec<NodeId> {
        self.arena.get(NodeId::ROOT, list).map(|list| self.arena.items(list).collect()).unwrap_or_default()
    }

    fn sound(&self, node: NodeId) -> Option<&str> {
        self.arena.text(node).filter(|_| !self.told.contains(&node))
    }

    /// One word under `by` that is nearly the short name of a body of the policy: excutive, training_group.
    fn near_bodies(&self) -> Vec<Draft> {
        let arena = self.arena;
        let items: Vec<NodeId> = ["bodies", "issuers"].iter().flat_map(|list| self.items_of(list)).collect();
        let texts =
            |name: &str| -> Vec<&str> { items.iter().filter_map(|item| arena.text(arena.get(*item, name)?)).collect() };
        let ids = texts("id");
        // A body is known by its abbreviation too, whatever letters have capitals.
        let names = [texts("id"), texts("short"), texts("name")].concat();
        if ids.is_empty() {
            return Vec::new();
        }
        let near = |node: NodeId| {
            let text = self.sound(node)?;
            let plain = text.to_lowercase().replace(['_', ' '], "-");
            let is_known = names.iter().any(|name| name.eq_ignore_ascii_case(text)) || ACT.contains(&text);
            let is_id = !text.contains(' ') && !is_known;
            let id = ids.iter().copied().find(|id| *id == plain).or_else(|| nearest(text, &ids)).filter(|_| is_id)?;
            let message = format!("\"{}\" is no body of this policy; did you mean {id}?", shortened(text));
            Some(Draft::new(node, message, format!("write {id}")).value(text))
        };
        self.all_entries()
            .filter(|(key, _)| arena.text(*key) == Some("by"))
            .filter_map(|(_, node)| near(node))
            .collect()
    }

    /// "the Executive; the Exec Board", where each name is an item.
    fn two_names(&self) -> Vec<Draft> {
        let arena = self.arena;
        let names = ["bodies", "issuers"].iter().flat_map(|list| self.items_of(list));
        let names = names.filter_map(|item| arena.get(item, "also_called"));
        let two = |node: NodeId| {
            let text = self.sound(node)?;
            let names: Vec<&str> = text.split([';', ',']).map(str::trim).collect();
            let is_name = |name: &&str| name.contains(char::is_uppercase);
            if names.len() < 2 || !names.iter().all(is_name) {
                return None;
            }
            let message = format!("this reads as one name: \"{}\"", shortened(text));
            let names: Vec<String> = names.into_iter().map(value).collect();
            let help = format!("if they are several, write also_called: [{}]", names.join(", "));
            Some(Draft::new(node, message, help).value(text))
        };
        names.flat_map(|node| [node].into_iter().chain(arena.items(node)).filter_map(two).collect::<Vec<_>>()).collect()
    }

    /// "KCSIE 2024, Working Together 2023", where each document of guidance is an item.
    fn two_guides(&self) -> Vec<Draft> {
        let arena = self.arena;
        let Some(items) =
            schema::property(self.schema, self.schema, "guidance").and_then(|list| schema::items(self.schema, list))
        else {
            return Vec::new();
        };
        let two = |item: NodeId| {
            let node = arena.get(item, "id")?;
            let text = self.sound(node)?;
            let written = example::several(self.schema, items, text)?;
            let message = format!("several documents stand in one entry: \"{}\"", shortened(text));
            let help = format!("write an entry for each: - {}", written.join(", - "));
            Some(Draft::new(node, message, help).value(text))
        };
        self.items_of("guidance").into_iter().filter_map(two).collect()
    }
}

/// Those who act under names that every policy has.
const ACT: [&str; 4] = ["partnership", "agencies", "trainers", "participants"];

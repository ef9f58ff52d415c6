//! "none" where a list, an item of one, or entries belong: what a document does not have is left out, and an item that says "none"
//! would be one.

use super::Shape;
use crate::finding::{Draft, Severity, shortened};
use crate::model::located::Unreadable;
use crate::model::placeholder::{Placeholder, placeholder};
use crate::source::{NodeId, Style};

/// Whether a text says that there is nothing of its kind.
pub(super) fn says_none(text: &str) -> bool {
    let plain = in_small_letters(text);
    matches!(plain.as_str(), "none" | "no" | "nil" | "~" | "null" | "nothing")
        || plain.starts_with("not ")
        || is_silent(&plain)
        || matches!(placeholder(text), Some(Placeholder::NotStated | Placeholder::NotApplicable))
}

fn in_small_letters(text: &str) -> String {
    text.trim().trim_end_matches('.').to_lowercase()
}

/// Whether a text in small letters says that the document is silent: "the policy does not say".
fn is_silent(plain: &str) -> bool {
    const DOCUMENTS: [&str; 8] = ["policy", "document", "strategy", "framework", "source", "text", "it", "this"];
    const SILENT: [&str; 6] =
        ["does not say", "doesn't say", "does not state", "does not specify", "says nothing", "is silent"];
    let said = SILENT.iter().find_map(|words| plain.strip_suffix(words));
    let mut words =
        said.into_iter().flat_map(str::split_whitespace).filter(|word| !["the", "our", "this"].contains(word));
    said.is_some() && words.next().is_none_or(|word| DOCUMENTS.contains(&word)) && words.next().is_none()
}

impl Shape<'_> {
    /// What is said of "none" in the place of a list or of entries, or as an item.
    pub(super) fn none_here(&self, node: NodeId, name: &str, text: &str) -> Unreadable {
        let arena = self.arena;
        let list = if self.is_item(node) { arena.parent(node) } else { node };
        let out = match (self.is_item(node), arena.key_of(list)) {
            (true, Some(key)) if arena.style(list) == Style::Flow && arena.items(list).count() == 1 => {
                arena.taken_out(key)
            }
            (true, _) if arena.style(list) == Style::Flow => "take it out of the list".to_owned(),
            (true, _) if arena.items(list).count() > 1 => "take the line out, with its hyphen".to_owned(),
            (_, Some(key)) if name == "list" && arena.parent(list) == self.block("levels") => {
                let name = arena.text(key).unwrap_or("list");
                format!(
                    "where the document has no levels, write levels: none in place of the lines levels: and {name}:"
                )
            }
            (true, Some(_)) => format!("take the line out, with its hyphen, and the line {name}: above it"),
            (false, Some(key)) => arena.taken_out(key),
            (_, None) => "take it out".to_owned(),
        };
        Unreadable::new(
            format!(
                "\"{}\" stands under {name}; what a document does not have is left out of its record",
                shortened(text)
            ),
            out,
        )
    }

    /// Adds a finding for each short form of a body, and each title of a level, whose text says that there is none.
    fn entries_of_none(&mut self) {
        let arena = self.arena;
        let own = |name: &str| arena.get(NodeId::ROOT, name);
        let bodies = ["issuers", "bodies"].into_iter().filter_map(own).map(|list| (list, "short"));
        let levels = own("levels").and_then(|levels| arena.get(levels, "list")).map(|list| (list, "title"));
        let entries = bodies
            .chain(levels)
            .flat_map(|(list, name)| arena.items(list).filter_map(move |item| Some((name, arena.entry(item, name)?))));
        let says_so = |(_, (_, value)): &(&str, (NodeId, NodeId))| {
            arena.text(*value).is_some_and(|text| says_none(text) && placeholder(text).is_none())
        };
        for (name, (key, value)) in entries.filter(says_so).collect::<Vec<_>>() {
            self.findings.under("load/wrong-type", Severity::Error);
            if !self.findings.has_room() {
                return self.findings.count_only();
            }
            let text = arena.text(value).unwrap_or_default();
            let what = if name == "short" { "abbreviation" } else { name };
            let message =
                format!("\"{text}\" would be its {what}; what a document does not have is left out of its record");
            self.findings.add(Draft::new(value, message, arena.taken_out(key)).value(text));
        }
    }

    fn block(&self, name: &str) -> NodeId {
        self.arena.get(NodeId::ROOT, name).unwrap_or(NodeId::ROOT)
    }

    /// Adds a finding for each thing to learn, or to put first, whose text says that there is none.
    pub(super) fn statements_of_none(&mut self) {
        let arena = self.arena;
        let level_lists = arena.get(NodeId::ROOT, "levels").into_iter().flat_map(|levels| {
            let list = arena.get(levels, "list").into_iter().flat_map(|list| arena.items(list));
            arena.get(levels, "for_all").into_iter().chain(list.filter_map(|level| arena.get(level, "outcomes")))
        });
        let lists = level_lists.chain(arena.get(NodeId::ROOT, "priorities"));
        let levels = arena.get(NodeId::ROOT, "levels").and_then(|levels| arena.get(levels, "list"));
        let lists = lists.map(|list| (list, "says")).chain(levels.map(|list| (list, "number")));
        let says = |item: NodeId, name: &str| {
            let node = arena.get(item, name)?;
            let text = arena
                .text(node)
                .filter(|text| text.len() < 12 && says_none(text) || is_silent(&in_small_letters(text)))?;
            Some((node, item, text))
        };
        let found: Vec<_> =
            lists.flat_map(|(list, name)| arena.items(list).filter_map(move |item| says(item, name))).collect();
        self.entries_of_none();
        for (node, item, text) in found {
            self.findings.under("load/wrong-type", Severity::Error);
            if !self.findings.has_room() {
                return self.findings.count_only();
            }
            let message =
                format!("\"{text}\" would be one of them; what a document does not have is left out of its record");
            self.findings.add(Draft::new(node, message, arena.item_taken_out(item)).value(text));
        }
    }
}

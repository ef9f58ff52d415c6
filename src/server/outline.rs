//! A document at a glance: its entries, its commitments by the sections in which they stand, and what can be folded.

use std::cmp::Reverse;

use gen_lsp_types::{DocumentSymbol, FoldingRange, SymbolKind};

use super::position::{Encoding, Ruler};
use crate::finding::shortened;
use crate::report::escape;
use crate::source::{Arena, NodeId, Span};

/// How many symbols and folds a document has at most.
const MOST: usize = 20_000;

/// The entries of a document, and the items of its lists.
pub(super) fn symbols(arena: &Arena, encoding: Encoding) -> Vec<DocumentSymbol> {
    let outline = Outline { arena, ruler: Ruler::new(encoding, arena.source()) };
    let entries = arena.entries(NodeId::ROOT).take(MOST);
    entries.filter_map(|(name, value)| outline.entry(name, value)).collect()
}

/// The blocks and lists that have several lines.
pub(super) fn folds(arena: &Arena) -> Vec<FoldingRange> {
    let source = arena.source();
    let fold = |node: NodeId| {
        let is_block = arena.is_mapping(node) || arena.is_sequence(node);
        let start = source.line_at(arena.span(if is_block { arena.heading(node) } else { node }).start);
        let start = if is_block { start } else { source.line_at(arena.span(arena.key_of(node)?).start) };
        let end = source.line_at(arena.span(node).end.saturating_sub(1));
        let is_folded = node != NodeId::ROOT && end > start;
        is_folded.then(|| FoldingRange { start_line: start - 1, end_line: end - 1, ..FoldingRange::default() })
    };
    let mut folds: Vec<FoldingRange> = arena.nodes().filter_map(fold).take(MOST).collect();
    folds.sort_by_key(|fold| (fold.start_line, Reverse(fold.end_line)));
    folds.dedup_by_key(|fold| fold.start_line);
    folds
}

struct Outline<'a> {
    arena: &'a Arena,
    ruler: Ruler<'a>,
}

impl Outline<'_> {
    fn entry(&self, name: NodeId, value: NodeId) -> Option<DocumentSymbol> {
        let text = self.arena.text(name)?;
        let children = match text {
            "commitments" => self.sections(value),
            _ => self.arena.items(value).take(MOST).map(|item| self.item(item)).collect(),
        };
        let detail = self.arena.text(value).unwrap_or_default();
        Some(self.symbol(text, detail, SymbolKind::Field, (name, value), children))
    }

    fn item(&self, item: NodeId) -> DocumentSymbol {
        let subject = self.arena.subject(item);
        let name = subject.rsplit('/').next().unwrap_or_default();
        let first = self.arena.entries(item).next().map_or(item, |(name, _)| name);
        self.symbol(name, "", SymbolKind::Object, (first, item), Vec::new())
    }

    /// Commitments under the sections that they give, one after the other.
    fn sections(&self, list: NodeId) -> Vec<DocumentSymbol> {
        let mut sections: Vec<(String, Vec<NodeId>)> = Vec::new();
        for item in self.arena.items(list).take(MOST) {
            let section = self.arena.get(item, "section").map(|section| self.texts(section)).unwrap_or_default();
            match sections.last_mut() {
                Some((last, items)) if *last == section => items.push(item),
                _ => sections.push((section, vec![item])),
            }
        }
        let mut symbols = Vec::new();
        for (section, items) in sections {
            let children: Vec<DocumentSymbol> = items.iter().map(|item| self.item(*item)).collect();
            match (items.first(), items.last()) {
                (Some(first), Some(last)) if !section.is_empty() => {
                    symbols.push(self.symbol(&section, "", SymbolKind::Namespace, (*first, *last), children));
                }
                _ => symbols.extend(children),
            }
        }
        symbols
    }

    fn texts(&self, node: NodeId) -> String {
        let one = |node: NodeId| self.arena.text(node).unwrap_or_default().to_owned();
        let items: Vec<String> = self.arena.items(node).map(one).collect();
        if items.is_empty() { one(node) } else { items.join(", ") }
    }

    fn symbol(
        &self,
        name: &str,
        detail: &str,
        kind: SymbolKind,
        (first, last): (NodeId, NodeId),
        children: Vec<DocumentSymbol>,
    ) -> DocumentSymbol {
        let [selection, end] = [first, last].map(|node| self.arena.span(node));
        let whole = Span { start: selection.start, end: end.end.max(selection.end) };
        // A block that begins with its first name is chosen by that name.
        let selection =
            if self.arena.text(first).is_some() { selection } else { Span { end: selection.start, ..selection } };
        let shown = |text: &str| escape::line(&shortened(text)).into_owned();
        let name = Some(shown(name)).filter(|name| !name.trim().is_empty());
        #[expect(deprecated, reason = "a field of the type that nobody needs any more")]
        DocumentSymbol {
            name: name.unwrap_or_else(|| "an entry without a name".to_owned()),
            detail: Some(shown(detail)).filter(|detail| !detail.is_empty()),
            kind,
            tags: None,
            deprecated: None,
            range: self.ruler.range(whole),
            selection_range: self.ruler.range(selection),
            children: Some(children).filter(|children| !children.is_empty()),
        }
    }
}

//! A document as a flat tree in which every key and value knows its bytes. Built by `load`, read by everybody else.

use std::sync::Arc;

use super::{Source, Span};

/// A node of an [`Arena`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u32);

impl NodeId {
    /// The top of the document.
    pub const ROOT: Self = Self(0);

    /// The number behind the id, for passing it through serde.
    pub fn index(self) -> u32 {
        self.0
    }

    /// The inverse of [`NodeId::index`].
    pub fn from_index(index: u32) -> Self {
        Self(index)
    }
}

/// How a node was written; a fault is explained differently for each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// A value without quotes, on one line or several.
    Plain,
    /// A value in quotes or in a block (`>-`, `|`).
    Quoted,
    /// A list or mapping in brackets.
    Flow,
    /// A list or mapping by indentation.
    Block,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shape {
    /// Text that stands in the source as it is.
    Verbatim(Span),
    /// Text that was folded or unescaped: a range of `Arena::folded`.
    Folded(Span),
    Sequence,
    Mapping,
}

#[derive(Clone, Copy, Debug)]
struct Node {
    span: Span,
    parent: u32,
    /// Index after the node's last descendant.
    end: u32,
    shape: Shape,
    style: Style,
}

/// A located tree: nodes in document order, each with its span, its parent and where its subtree ends. The children
/// of a mapping are keys and values in turn.
#[derive(Debug)]
pub struct Arena {
    source: Arc<Source>,
    nodes: Vec<Node>,
    folded: String,
}

impl Arena {
    /// The text that the tree was read from.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// Whether the document has no content at all.
    pub fn is_empty(&self) -> bool {
        self.nodes.is_empty()
    }

    /// All nodes, in document order.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> + '_ {
        (0..Span::new(self.nodes.len(), 0).start).map(NodeId)
    }

    /// The bytes of a node. A collection's span ends with its last descendant.
    pub fn span(&self, node: NodeId) -> Span {
        self.node(node).map_or_else(Span::default, |node| node.span)
    }

    /// How the node was written.
    pub fn style(&self, node: NodeId) -> Style {
        self.node(node).map_or(Style::Plain, |node| node.style)
    }

    /// The text of a scalar, folded and unescaped as YAML says, never reinterpreted: `NO` is "NO", `3.10` is "3.10".
    pub fn text(&self, node: NodeId) -> Option<&str> {
        match self.node(node)?.shape {
            Shape::Verbatim(span) => Some(self.source.slice(span)),
            Shape::Folded(span) => Some(self.folded.get(span.range()).unwrap_or_default()),
            Shape::Sequence | Shape::Mapping => None,
        }
    }

    /// Whether nothing is written where a value should stand (`title:` and then the next key).
    pub fn is_blank(&self, node: NodeId) -> bool {
        self.style(node) == Style::Plain && self.text(node) == Some("")
    }

    /// Whether the node is a list.
    pub fn is_sequence(&self, node: NodeId) -> bool {
        self.node(node).is_some_and(|node| node.shape == Shape::Sequence)
    }

    /// Whether the node is a mapping.
    pub fn is_mapping(&self, node: NodeId) -> bool {
        self.node(node).is_some_and(|node| node.shape == Shape::Mapping)
    }

    /// The items of a list; nothing for other nodes.
    pub fn items(&self, node: NodeId) -> impl Iterator<Item = NodeId> + '_ {
        self.children(if self.is_sequence(node) { Some(node) } else { None })
    }

    /// The entries of a mapping as (key, value), in the order written; nothing for other nodes.
    pub fn entries(&self, node: NodeId) -> impl Iterator<Item = (NodeId, NodeId)> + '_ {
        let mut children = self.children(if self.is_mapping(node) { Some(node) } else { None });
        std::iter::from_fn(move || Some((children.next()?, children.next()?)))
    }

    /// The value that a mapping holds under `key`; the first where the key stands twice.
    pub fn get(&self, node: NodeId, key: &str) -> Option<NodeId> {
        self.entry(node, key).map(|(_, value)| value)
    }

    /// Key and value of a mapping's entry.
    pub fn entry(&self, node: NodeId, key: &str) -> Option<(NodeId, NodeId)> {
        self.entries(node).find(|&(name, _)| self.text(name) == Some(key))
    }

    /// The value under a path of keys such as `["review", "every"]`.
    pub fn find<'k>(&self, path: impl IntoIterator<Item = &'k str>) -> Option<NodeId> {
        path.into_iter().try_fold(NodeId::ROOT, |node, key| self.get(node, key))
    }

    /// The node that holds this one; the root holds itself.
    pub fn parent(&self, node: NodeId) -> NodeId {
        NodeId(self.node(node).map_or(0, |node| node.parent))
    }

    /// The key under which a value stands, where it stands under one.
    pub fn key_of(&self, value: NodeId) -> Option<NodeId> {
        self.entries(self.parent(value)).find(|&(_, candidate)| candidate == value).map(|(key, _)| key)
    }

    /// Where something absent from a node is shown: the node's own key, else its first key, else the node.
    pub fn heading(&self, node: NodeId) -> NodeId {
        let own = if node == NodeId::ROOT { None } else { self.key_of(node) };
        own.or_else(|| self.entries(node).map(|(key, _)| key).next()).unwrap_or(node)
    }

    /// The key path of a node as an RFC 6901 pointer: `/commitments/3/details/minimum`. A key has its value's path.
    pub fn pointer(&self, node: NodeId) -> String {
        self.path(node, |arena, list, item| {
            arena.items(list).position(|candidate| candidate == item).unwrap_or_default().to_string()
        })
    }

    /// The node at a key path as [`Arena::pointer`] gives it.
    pub fn at_pointer(&self, pointer: &str) -> Option<NodeId> {
        let steps = pointer.strip_prefix('/')?.split('/');
        steps.map(|step| step.replace("~1", "/").replace("~0", "~")).try_fold(NodeId::ROOT, |node, step| {
            if self.is_sequence(node) { self.items(node).nth(step.parse().ok()?) } else { self.get(node, &step) }
        })
    }

    /// The key path of a node with list items named by what identifies them, so that adding a line or reordering a
    /// list changes nothing: `/commitments/two-trainers{agency: multi}/details/minimum`.
    pub fn subject(&self, node: NodeId) -> String {
        self.path(node, |arena, _, item| arena.name_of(item))
    }

    fn path(&self, node: NodeId, name_item: impl Fn(&Self, NodeId, NodeId) -> String) -> String {
        let mut steps = Vec::new();
        let mut at = node;
        while at != NodeId::ROOT {
            let parent = self.parent(at);
            if self.is_sequence(parent) {
                steps.push(name_item(self, parent, at));
            } else if let Some((key, _)) = self.entries(parent).find(|&(key, value)| key == at || value == at) {
                steps.push(self.text(key).unwrap_or_default().replace('~', "~0").replace('/', "~1"));
            }
            at = parent;
        }
        steps.reverse();
        steps.iter().flat_map(|step| ["/", step]).collect()
    }

    /// What a list item is called: its id, standard and scope, number or the like; else its first text.
    fn name_of(&self, item: NodeId) -> String {
        const NAMING: [&str; 12] = [
            "id", "standard", "number", "version", "policy", "term", "field", "rule", "review", "file", "charge",
            "section",
        ];
        /// What tells apart those that share a name: scopes of a standard, editions of guidance, waivers of one rule.
        const APART: [&str; 4] = ["scope", "edition", "document", "at"];
        if !self.is_mapping(item) {
            return self.flat_text(item);
        }
        let mut name = String::new();
        for key in NAMING {
            if let Some(value) = self.get(item, key) {
                name = self.flat_text(value);
                break;
            }
        }
        if name.is_empty() {
            return self.flat_text(item);
        }
        for key in APART {
            if let Some(value) = self.get(item, key) {
                name = format!("{name}{{{}}}", self.flat_text(value));
            }
        }
        name
    }

    /// The text of a subtree on one line, shortened: enough to tell siblings apart. Entries come in the order of their
    /// keys, so that writing them in another order changes nothing.
    fn flat_text(&self, node: NodeId) -> String {
        const MOST: usize = 80;
        let mut texts = Vec::new();
        let mut length = 0;
        let mut open = vec![node];
        while let Some(node) = open.pop().filter(|_| length <= MOST) {
            if let Some(text) = self.text(node) {
                length += text.len() + 1;
                texts.push(text);
                continue;
            }
            let before = open.len();
            if self.is_mapping(node) {
                // More entries than these are no name, and need not be put in order.
                let mut entries: Vec<_> = self.entries(node).take(MOST).collect();
                entries.sort_by_key(|&(key, _)| self.text(key));
                open.extend(entries.into_iter().flat_map(|(key, value)| [key, value]));
            } else {
                open.extend(self.items(node).take(MOST));
            }
            open.get_mut(before..).into_iter().for_each(<[NodeId]>::reverse);
        }
        texts.join(" ").chars().take(MOST).collect()
    }

    /// Whether another tree says the same, node by node, on the same lines.
    pub fn is_on_the_same_lines(&self, other: &Self) -> bool {
        fn told(arena: &Arena) -> impl Iterator<Item = (u32, u32, Option<&str>, u32)> {
            arena.nodes().map(|node| {
                let Span { start, end } = arena.span(node);
                let [first, last] = [start, end].map(|offset| arena.source.line_at(offset));
                (first, last, arena.text(node), arena.parent(node).index())
            })
        }
        told(self).eq(told(other))
    }

    /// A copy of the tree in which the entries of the document itself with these names are as another tree has them. They
    /// are shown where this document has an entry of the name, else at its first key, so that every place is one of this
    /// document, while their paths are those of the other.
    #[must_use]
    pub fn with_entries_of(&self, other: &Self, names: &[&str]) -> Self {
        let Some(root) = self.nodes.first() else {
            return Self { source: Arc::clone(&self.source), nodes: Vec::new(), folded: String::new() };
        };
        let mut tree = Self {
            source: Arc::clone(&self.source),
            nodes: vec![Node { parent: 0, ..*root }],
            folded: self.folded.clone(),
        };
        let is_named = |arena: &Self, key: NodeId| arena.text(key).is_some_and(|name| names.contains(&name));
        for (key, value) in self.entries(NodeId::ROOT).filter(|(key, _)| !is_named(self, *key)) {
            tree.append(self, key, None);
            tree.append(self, value, None);
        }
        let first = self.span(self.heading(NodeId::ROOT));
        for (key, value) in other.entries(NodeId::ROOT).filter(|(key, _)| is_named(other, *key)) {
            let own = other.text(key).and_then(|name| self.entry(NodeId::ROOT, name));
            let (at_key, at_value) = own.map_or((first, first), |(key, value)| (self.span(key), self.span(value)));
            tree.append(other, key, Some(at_key));
            tree.append(other, value, Some(at_value));
        }
        tree.close_root();
        tree
    }

    /// The tree with these entries of the document itself and no others, over an outline of its text. Their places are
    /// those of the document.
    #[must_use]
    pub fn outline(&self, names: &[&str]) -> Self {
        let is_named = |key: NodeId| self.text(key).is_some_and(|name| names.contains(&name));
        let named = || self.entries(NodeId::ROOT).filter(|(key, _)| is_named(*key));
        let end = named().map(|(key, value)| self.span(value).end.max(self.span(key).end)).max();
        let source = Arc::new(self.source.outline(end.unwrap_or_default()));
        let root = self.nodes.first().map(|root| Node { parent: 0, ..*root });
        let mut tree = Self { source, nodes: root.into_iter().collect(), folded: String::new() };
        for (key, value) in named() {
            tree.append(self, key, None);
            tree.append(self, value, None);
        }
        tree.close_root();
        tree.nodes.shrink_to_fit();
        tree.folded.shrink_to_fit();
        tree
    }

    fn close_root(&mut self) {
        let end = Span::new(self.nodes.len(), 0).start;
        if let Some(root) = self.nodes.first_mut() {
            root.end = end;
        }
    }

    /// Adds a child of the root from this or another tree, with all that is below it. What is from another document is
    /// shown at `place`. Text is copied, unless it stands in the text of this tree.
    fn append(&mut self, from: &Self, top: NodeId, place: Option<Span>) {
        let first = Span::new(self.nodes.len(), 0).start;
        let is_elsewhere = place.is_some() || !Arc::ptr_eq(&self.source, &from.source);
        let moved = |index: u32| index - top.0 + first;
        let end = from.node(top).map_or(top.0, |node| node.end);
        for index in top.0..end {
            let Some(node) = from.node(NodeId(index)) else { continue };
            let parent = if index == top.0 { 0 } else { moved(node.parent) };
            let mut copy = Node { parent, end: moved(node.end), ..*node };
            copy.span = place.unwrap_or(copy.span);
            if let Some(text) = from.text(NodeId(index)).filter(|_| is_elsewhere) {
                let start = self.folded.len();
                self.folded.push_str(text);
                copy.shape = Shape::Folded(Span::new(start, self.folded.len()));
            }
            self.nodes.push(copy);
        }
    }

    fn children(&self, parent: Option<NodeId>) -> impl Iterator<Item = NodeId> + '_ {
        let end = parent.and_then(|parent| self.node(parent)).map_or(0, |node| node.end);
        let mut at = parent.map_or(end, |parent| parent.0 + 1);
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let child = NodeId(at);
            at = self.node(child)?.end;
            Some(child)
        })
    }

    fn node(&self, node: NodeId) -> Option<&Node> {
        self.nodes.get(node.0 as usize)
    }
}

/// Puts an [`Arena`] together from a scanner's events, in document order.
#[derive(Debug)]
pub struct ArenaBuilder {
    arena: Arena,
    open: Vec<u32>,
    /// The byte after the last node so far, which is where a collection by indentation ends.
    reached: u32,
}

impl ArenaBuilder {
    /// An empty tree over `source`.
    pub fn new(source: Arc<Source>) -> Self {
        Self { arena: Arena { source, nodes: Vec::new(), folded: String::new() }, open: Vec::new(), reached: 0 }
    }

    /// How deep the open collections nest.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// Number of nodes so far.
    pub fn len(&self) -> usize {
        self.arena.nodes.len()
    }

    /// Whether no node has been added.
    pub fn is_empty(&self) -> bool {
        self.arena.nodes.is_empty()
    }

    /// Adds a scalar. `text` is what YAML makes of the bytes under `span`.
    pub fn scalar(&mut self, span: Span, text: &str, style: Style) {
        let written = self.arena.source.slice(span);
        // Most texts are the very bytes of the source, and those need no comparison.
        let shape = if std::ptr::eq(written, text) || written == text {
            Shape::Verbatim(span)
        } else {
            let start = self.arena.folded.len();
            self.arena.folded.push_str(text);
            Shape::Folded(Span::new(start, self.arena.folded.len()))
        };
        self.push(span, shape, style);
    }

    /// Opens a list.
    pub fn open_sequence(&mut self, span: Span, style: Style) {
        let index = self.push(span, Shape::Sequence, style);
        self.open.push(index);
    }

    /// Opens a mapping.
    pub fn open_mapping(&mut self, span: Span, style: Style) {
        let index = self.push(span, Shape::Mapping, style);
        self.open.push(index);
    }

    /// Closes the innermost collection. `end` is the byte after it where it was written in brackets; a collection by
    /// indentation ends with its last descendant, because a scanner reports the next token there.
    pub fn close(&mut self, end: usize) {
        let Some(index) = self.open.pop() else { return };
        let next = Span::new(self.arena.nodes.len(), 0).start;
        let node = &mut self.arena.nodes[index as usize];
        node.end = next;
        if node.style == Style::Flow {
            self.reached = self.reached.max(Span::new(0, end).end);
        }
        node.span.end = self.reached;
    }

    /// The finished tree. Collections that a broken file left open are closed.
    pub fn finish(mut self) -> Arena {
        while !self.open.is_empty() {
            let end = self.arena.source.text().len();
            self.close(end);
        }
        // A run keeps its trees to the end, and room to grow is of no use to them.
        self.arena.nodes.shrink_to_fit();
        self.arena.folded.shrink_to_fit();
        self.arena
    }

    fn push(&mut self, span: Span, shape: Shape, style: Style) -> u32 {
        let index = Span::new(self.arena.nodes.len(), 0).start;
        let parent = self.open.last().copied().unwrap_or_default();
        self.reached = self.reached.max(span.end);
        self.arena.nodes.push(Node { span, parent, end: index + 1, shape, style });
        index
    }
}

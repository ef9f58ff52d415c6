//! Where in a document an editor asks: the folder, the path, and what stands there.

use gen_lsp_types::Position;

use super::folder::Folder;
use super::position::Encoding;
use crate::source::{Arena, NodeId, Source};
use crate::workspace::Document;

/// A place in a document that could be read as text.
#[derive(Clone, Copy)]
pub(super) struct At<'f> {
    /// The folder.
    pub(super) folder: &'f Folder,
    /// The path of the document in it.
    pub(super) path: &'f str,
    /// The document.
    pub(super) document: &'f Document,
    /// Its text, without what could lead to a person.
    pub(super) source: &'f Source,
    /// The offset of the place.
    pub(super) offset: u32,
    /// How the editor counts columns.
    pub(super) encoding: Encoding,
}

impl<'f> At<'f> {
    /// The place in the document at a path; `None` where it is no document of ours.
    pub(super) fn new(folder: &'f Folder, path: &'f str, position: Position, encoding: Encoding) -> Option<Self> {
        let document = folder.session().workspace.at(path)?;
        let source = document.loaded.source.as_deref()?;
        Some(Self { folder, path, document, source, offset: encoding.offset(source, position), encoding })
    }

    /// The tree of the document, where it has one.
    pub(super) fn arena(&self) -> Option<&'f Arena> {
        self.document.loaded.arena.as_ref()
    }

    /// The text that stands at the place, with what it belongs to.
    pub(super) fn word(&self) -> Option<Word<'f>> {
        let arena = self.arena()?;
        let holds = |node: &NodeId| {
            let span = arena.span(*node);
            arena.text(*node).is_some() && span.start <= self.offset && self.offset <= span.end && span.start < span.end
        };
        Word::of(arena, arena.nodes().filter(holds).last()?)
    }
}

/// A name of an entry, or a text under one.
#[derive(Clone, Copy)]
pub(super) struct Word<'f> {
    /// The tree.
    pub(super) arena: &'f Arena,
    /// The text's place in it.
    pub(super) node: NodeId,
    /// What it says.
    pub(super) text: &'f str,
    /// The value of the entry that it names, where it is a name.
    pub(super) names: Option<NodeId>,
    /// The name under which it stands, itself or in a list.
    pub(super) key: Option<&'f str>,
    /// The block that has the entry.
    pub(super) block: NodeId,
}

impl<'f> Word<'f> {
    /// The word at a node; `None` where no text stands there.
    pub(super) fn of(arena: &'f Arena, node: NodeId) -> Option<Self> {
        let text = arena.text(node)?;
        let parent = arena.parent(node);
        let names = arena.entries(parent).find(|(name, _)| *name == node).map(|(_, value)| value);
        let value = if arena.is_sequence(parent) { parent } else { node };
        let key = arena.key_of(value).and_then(|key| arena.text(key));
        Some(Self { arena, node, text, names, key, block: arena.parent(value) })
    }

    /// The names of the entries in which the block stands, the nearest first.
    pub(super) fn around(&self) -> impl Iterator<Item = &'f str> {
        let arena = self.arena;
        let up = move |node: &NodeId| (*node != NodeId::ROOT).then(|| arena.parent(*node));
        std::iter::successors(Some(self.block), up).filter_map(move |node| arena.text(arena.key_of(node)?))
    }
}

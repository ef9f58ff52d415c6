//! What a name in a document means, and where else the same thing is named.

use gen_lsp_types::{Location, Position, Range, Uri};
use jiff::civil::Date as Day;

use super::folder::Folder;
use super::place::{At, Word};
use crate::load::Loaded;
use crate::materials::{Named, Resolved, named};
use crate::model::Kind;
use crate::paths::folder_of;
use crate::source::{Arena, NodeId};
use crate::workspace::PolicyFor;

/// Something that has a name of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// A standard.
    Standard(String),
    /// A policy, in all its editions.
    Policy(String),
    /// What the policy at a path promises.
    Action(String, String),
}

/// A place at which something is named.
pub(super) struct Use<'f> {
    pub(super) loaded: &'f Loaded,
    pub(super) arena: &'f Arena,
    pub(super) node: NodeId,
}

impl Target {
    /// What it is called.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Standard(name) | Self::Policy(name) | Self::Action(_, name) => name,
        }
    }

    /// What a word names.
    pub(super) fn of(at: &At<'_>, word: &Word<'_>) -> Option<Self> {
        let loaded = &at.document.loaded;
        let id = word.text.to_owned();
        if standard_named(loaded, word).is_some() {
            return Some(Self::Standard(id));
        }
        if let Some(name) = policy_named(loaded, word) {
            return Some(Self::Policy(name.to_owned()));
        }
        is_of_action(loaded, word).then(|| Self::Action(at.path.to_owned(), id))
    }

    fn is_named_by(&self, loaded: &Loaded, word: &Word<'_>) -> bool {
        match self {
            Self::Standard(id) => standard_named(loaded, word) == Some(id),
            Self::Policy(name) => policy_named(loaded, word) == Some(name),
            Self::Action(path, id) => loaded.reference.path == *path && word.text == id && is_of_action(loaded, word),
        }
    }

    /// Every place in a folder that names it.
    pub(super) fn uses<'f>(&self, folder: &'f Folder) -> Vec<Use<'f>> {
        let mut uses = Vec::new();
        for document in &folder.session().workspace.documents {
            let Some(arena) = &document.loaded.arena else { continue };
            let words = arena.nodes().filter_map(|node| Word::of(arena, node));
            let named = words.filter(|word| self.is_named_by(&document.loaded, word));
            uses.extend(named.map(|word| Use { loaded: &document.loaded, arena, node: word.node }));
        }
        uses
    }
}

/// The standard that a word names.
fn standard_named<'w>(loaded: &Loaded, word: &Word<'w>) -> Option<&'w str> {
    let block = word.around().next();
    let is_named = match (loaded.kind, word.names.is_some()) {
        (Some(Kind::Policy), false) => word.key == Some("standard"),
        (Some(Kind::Course), true) => block == Some("evidence"),
        (Some(Kind::Standards), false) => word.key == Some("id") && block == Some("list"),
        _ => false,
    };
    is_named.then_some(word.text)
}

/// The policy that a word names, without the edition.
fn policy_named<'w>(loaded: &Loaded, word: &Word<'w>) -> Option<&'w str> {
    let is_top = word.block == NodeId::ROOT;
    let is_named = match loaded.kind {
        Some(Kind::Policy) => is_top && matches!(word.key, Some("policy" | "supersedes")),
        Some(Kind::Course) => is_top && word.key == Some("policy"),
        Some(Kind::Standards) => word.key == Some("policy") && word.around().next() == Some("stated_by"),
        _ => false,
    };
    let name = word.text.split_once('@').map_or(word.text, |(name, _)| name);
    (is_named && word.names.is_none() && !name.is_empty()).then_some(name)
}

/// Whether a word is the id of something that a policy promises.
fn is_of_action(loaded: &Loaded, word: &Word<'_>) -> bool {
    let is_own = word.key == Some("id") && word.around().next() == Some("actions");
    loaded.kind == Some(Kind::Policy) && word.names.is_none() && (word.key == Some("action") || is_own)
}

/// Where what a word names is said.
pub(super) fn definition(at: &At<'_>, today: Day) -> Option<Location> {
    let word = at.word()?;
    if word.names.is_none() && matches!(word.key, Some("where" | "materials")) {
        return in_material(at, word.text, word.key == Some("where"));
    }
    if at.document.course().is_some()
        && policy_named(&at.document.loaded, &word).is_some()
        && let PolicyFor::Resolved(policy) = at.folder.session().workspace.policy_for(at.document, today)
    {
        let arena = policy.loaded.arena.as_ref()?;
        return location(at, policy.loaded, arena, arena.get(NodeId::ROOT, "policy")?);
    }
    let target = Target::of(at, &word)?;
    let uses = target.uses(at.folder);
    let defining = uses.iter().find(|known| match &target {
        Target::Standard(_) => known.loaded.kind == Some(Kind::Standards),
        Target::Policy(_) => {
            let full = known.loaded.reference.id.as_deref() == Some(word.text) || !word.text.contains('@');
            known.loaded.kind == Some(Kind::Policy) && key(known) == Some("policy") && full
        }
        Target::Action(..) => key(known) == Some("id"),
    });
    defining.and_then(|known| location(at, known.loaded, known.arena, known.node))
}

fn key<'f>(known: &Use<'f>) -> Option<&'f str> {
    known.arena.text(known.arena.key_of(known.node)?)
}

/// Every place that names what stands here.
pub(super) fn references(at: &At<'_>) -> Option<Vec<Location>> {
    let target = Target::of(at, &at.word()?)?;
    let uses = target.uses(at.folder);
    Some(uses.iter().filter_map(|known| location(at, known.loaded, known.arena, known.node)).collect())
}

fn location(at: &At<'_>, loaded: &Loaded, arena: &Arena, node: NodeId) -> Option<Location> {
    let range = at.encoding.range(loaded.source.as_deref()?, arena.span(node));
    Some(Location { uri: Uri(at.folder.address_of(&loaded.reference.path)), range })
}

/// The place in a material that a course names.
fn in_material(at: &At<'_>, text: &str, has_place: bool) -> Option<Location> {
    let Named::File(path, place) = named(folder_of(at.path), text, has_place) else { return None };
    let material = at.folder.session().workspace.shelf.get(&path).filter(|material| material.fault.is_none())?;
    let line = match place.map(|place| material.find(place)) {
        Some(Resolved::Found { line, .. }) => line.unwrap_or(1),
        None => 1,
        Some(_) => return None,
    };
    let start = Position { line: line.saturating_sub(1), character: 0 };
    Some(Location { uri: Uri(at.folder.address_of(&material.path)), range: Range { start, end: start } })
}

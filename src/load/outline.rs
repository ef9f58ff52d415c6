//! What other documents ask of a policy or a course: its name, edition and dates, under which policy it stands and what it
//! is taught from. A run over very many documents holds no more than that of each, and has the rest while it judges it.

use std::sync::Arc;

use super::{Extent, Loaded, read_model};
use crate::model::Kind;

/// Entries of a policy by which it is found, put in order and taken for what it is. Whether it is in force they say too.
const OF_A_POLICY: [&str; 15] = [
    "paramount",
    "policy",
    "edition",
    "title",
    "issuers",
    "area",
    "jurisdiction",
    "subject",
    "period",
    "status",
    "supersedes",
    "source",
    "versions",
    "approval",
    "review",
];

/// Entries of a course by which it is found.
const OF_A_COURSE: [&str; 5] = ["paramount", "course", "policy", "status", "level"];

/// Entries of a course that name files and places in them.
const FILES: [&str; 3] = ["materials", "evidence", "lessons"];

/// What is asked of them besides where somebody claims that a programme of courses is whole.
const OF_A_PROGRAMME: [&str; 2] = ["levels", "outcomes"];

impl Loaded {
    /// The document without its text and with those entries only that others ask for; `None` of a kind that is held whole,
    /// or of what could not be read. With `programme` it says what is taught, too.
    pub fn outline(&self, programme: bool) -> Option<Self> {
        let names: Vec<&str> = asked_of(self.kind?, programme)?.chain(FILES).collect();
        self.with_entries(&names)
    }

    /// The outline without the files that a course names, once they have been looked at; `None` of what is no outline.
    pub fn without_files(&self, programme: bool) -> Option<Self> {
        let names: Vec<&str> = asked_of(self.kind?, programme)?.collect();
        if self.is_outline() { self.with_entries(&names) } else { None }
    }

    fn with_entries(&self, names: &[&str]) -> Option<Self> {
        let (kind, whole, _) = (self.kind?, self.arena.as_ref()?, self.model.as_ref()?);
        let arena = whole.outline(names);
        let source = Arc::clone(arena.source());
        let (model, _) = read_model(kind, &arena);
        // A report says of a document that was not read whole what came first.
        let first = self.findings.first().filter(|_| self.extent != Extent::Whole);
        Some(Self {
            reference: Arc::clone(&self.reference),
            kind: self.kind,
            source: Some(source),
            arena: Some(arena),
            model,
            sha256: self.sha256.clone(),
            extent: self.extent,
            unread: self.unread.clone(),
            private: Vec::new(),
            findings: first.cloned().into_iter().collect(),
            tidying: Vec::new(),
        })
    }

    /// Whether other documents find in it what they find in `other`, on the same lines.
    pub fn is_the_same_for_others(&self, other: &Self, programme: bool) -> bool {
        let is_named_alike = self.reference == other.reference && self.extent == other.extent;
        let outlines = [self, other].map(|loaded| loaded.outline(programme).and_then(|outline| outline.arena));
        is_named_alike
            && self.unread == other.unread
            && match &outlines {
                [Some(one), Some(other)] => one.is_on_the_same_lines(other),
                [None, None] => self.model.is_none() && other.model.is_none(),
                _ => false,
            }
    }

    /// Whether it is an outline.
    pub fn is_outline(&self) -> bool {
        self.source.as_ref().is_some_and(|source| source.is_outline())
    }
}

/// The entries of a kind of document that others ask for.
fn asked_of(kind: Kind, programme: bool) -> Option<impl Iterator<Item = &'static str>> {
    let asked: &[&str] = match kind {
        Kind::Policy => &OF_A_POLICY,
        Kind::Course => &OF_A_COURSE,
        Kind::Standards | Kind::Guidance | Kind::Config => return None,
    };
    Some(asked.iter().chain(OF_A_PROGRAMME.iter().filter(move |_| programme)).copied())
}

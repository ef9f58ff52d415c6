//! All documents of a run, what holds for each, and the references between them.

mod cited;
mod controls;
mod coverage;
mod document;
mod editions;
mod evidence;
mod index;
mod lifecycle;
mod parts;
mod policy_for;
mod remit;
mod review_asked;
mod trigger_met;

use std::collections::BTreeSet;
use std::sync::Arc;

pub use cited::{CitedFamily, cited_families, follows};
pub use controls::Controls;
pub use coverage::{LevelCoverage, MOST_COURSES, OutcomeCoverage, coverage};
pub use document::Document;
pub use lifecycle::State;
pub use parts::Part;
pub use policy_for::{Lent, PolicyFor, ResolvedPolicy, Unresolved};
pub use review_asked::{ReviewAsked, STANDARD_OF_REVIEWS};
pub use trigger_met::{Changed, TriggerMet};

use editions::KnownEditions;
use index::Index;

use crate::guidance::GuidanceUsed;
use crate::load::Loaded;
use crate::materials::{Shelf, Unverifiable};
use crate::model::Kind;
use crate::paths::is_within;
use crate::standards::SetUsed;

/// The documents of a run.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Sorted by path.
    pub documents: Vec<Document>,
    /// The sets of standards that were used.
    pub standards: Vec<SetUsed>,
    /// The catalogue of guidance that was used.
    pub guidance: Option<GuidanceUsed>,
    index: Arc<Index>,
    /// The files that courses name, as far as they were looked at.
    pub shelf: Arc<Shelf>,
    lent: Vec<Lent>,
    /// The places that courses name and that nobody can look up.
    unverifiable: Unverifiable,
    /// Folders that were looked through whole.
    whole: Vec<String>,
    /// Files that settings leave out.
    left_out: Vec<String>,
    /// YAML files that are none of ours.
    foreign: Vec<String>,
    /// The editions of policies, put in order when they are first asked for.
    editions: Arc<KnownEditions>,
}

impl Workspace {
    /// Indexes documents by what they are called.
    pub fn new(mut documents: Vec<Document>, standards: Vec<SetUsed>, guidance: Option<GuidanceUsed>) -> Self {
        documents.sort_by(|one, other| one.loaded.reference.path.cmp(&other.loaded.reference.path));
        let index = Arc::new(Index::of(&documents));
        Self { documents, standards, guidance, index, ..Self::default() }
    }

    /// The rules of the core standards that any document of the run is judged by.
    pub fn core_rules(&self) -> BTreeSet<&str> {
        let (mut core, mut seen) = (BTreeSet::new(), BTreeSet::new());
        for document in &self.documents {
            let expectations = &document.controls.expectations;
            // The documents of a folder share one list.
            if seen.insert(Arc::as_ptr(expectations)) {
                core.extend(expectations.iter().filter(|known| known.core).map(|known| known.rule.as_str()));
            }
        }
        core
    }

    /// The document on which a finding about the whole run is put, so that it is said once: the settings file
    /// nearest to the root, where there is one, else the first document that could be read.
    pub fn home(&self) -> Option<&Document> {
        self.index.home.and_then(|index| self.documents.get(index))
    }

    /// Says how many places of courses nobody can look up.
    #[must_use]
    pub fn with_unverifiable(mut self, unverifiable: Unverifiable) -> Self {
        self.unverifiable = unverifiable;
        self
    }

    /// How many of the places that courses name nobody can look up.
    pub fn unverifiable(&self) -> Unverifiable {
        self.unverifiable
    }

    /// Says which folders were looked through whole, relative to the root.
    #[must_use]
    pub fn with_whole(mut self, folders: Vec<String>) -> Self {
        self.whole = folders;
        self
    }

    /// Says which files settings leave out.
    #[must_use]
    pub fn with_left_out(mut self, files: Vec<String>) -> Self {
        self.left_out = files;
        self
    }

    /// The files that were met and that settings leave out.
    pub fn left_out(&self) -> &[String] {
        &self.left_out
    }

    /// Says which YAML files were met that are none of ours.
    #[must_use]
    pub fn with_foreign(mut self, files: Vec<String>) -> Self {
        self.foreign = files;
        self
    }

    /// The YAML files that were met and are none of ours.
    pub fn foreign(&self) -> &[String] {
        &self.foreign
    }

    /// The folders that were looked through whole.
    pub fn whole(&self) -> &[String] {
        &self.whole
    }

    /// The policies that courses may name though they are not judged in this run.
    pub fn lent(&self) -> &[Lent] {
        &self.lent
    }

    /// Whether every document of a folder is in this run, but for those that settings leave out.
    pub fn is_whole(&self, folder: &str) -> bool {
        self.whole.iter().any(|whole| is_within(folder, whole))
    }

    /// Adds policies that courses may name though they are not judged in this run.
    #[must_use]
    pub fn with_lent(mut self, mut lent: Vec<Lent>) -> Self {
        lent.sort_by(|one, other| one.loaded.reference.path.cmp(&other.loaded.reference.path));
        self.lent = lent;
        self.editions = Arc::default();
        self
    }

    /// The same run with a document, as if the one at `other` had never been there. Where another document stands in its
    /// own place, it is that document no more.
    #[must_use]
    pub fn with_in_place_of(&self, document: Document, other: &str) -> Self {
        let path = document.loaded.reference.path.clone();
        let goes = |loaded: &Loaded| [path.as_str(), other].contains(&loaded.reference.path.as_str());
        let lent = self.lent.iter().filter(|lent| !goes(&lent.loaded)).cloned().collect();
        self.with_in_place(vec![document], goes).with_lent(lent)
    }

    /// The same run after a document of it was written anew.
    #[must_use]
    pub fn with_written(&self, document: Document) -> Self {
        let path = document.loaded.reference.path.clone();
        let written = self.with_in_place(vec![document], |loaded| loaded.reference.path == path);
        Self {
            left_out: self.left_out.clone(),
            foreign: self.foreign.clone(),
            unverifiable: self.unverifiable,
            ..written.with_lent(self.lent.clone())
        }
    }

    /// Puts a document in the place of one of the same path in which others found the same.
    pub fn rewrite(&mut self, document: Document) {
        let path = document.loaded.reference.path.as_str();
        let found = self.documents.binary_search_by(|known| known.loaded.reference.path.as_str().cmp(path));
        if let Some(known) = found.ok().and_then(|index| self.documents.get_mut(index)) {
            *known = document;
        }
    }

    /// The same run with the policies of another state and none of its own.
    #[must_use]
    pub fn with_policies_of(&self, other: &Self) -> Self {
        let policies: Vec<Document> =
            other.documents.iter().filter(|document| document.policy().is_some()).cloned().collect();
        let paths: BTreeSet<String> = policies.iter().map(|policy| policy.loaded.reference.path.clone()).collect();
        let goes = |loaded: &Loaded| loaded.kind == Some(Kind::Policy) || paths.contains(&loaded.reference.path);
        self.with_in_place(policies, goes).with_lent(other.lent.clone())
    }

    fn with_in_place(&self, more: Vec<Document>, goes: impl Fn(&Loaded) -> bool) -> Self {
        let documents = self.documents.iter().filter(|known| !goes(&known.loaded)).cloned().chain(more).collect();
        Self::new(documents, self.standards.clone(), self.guidance.clone())
            .with_shelf(Arc::clone(&self.shelf))
            .with_whole(self.whole.clone())
    }

    /// Adds the files that courses name.
    #[must_use]
    pub fn with_shelf(mut self, shelf: impl Into<Arc<Shelf>>) -> Self {
        self.shelf = shelf.into();
        self
    }

    /// The document at a path.
    pub fn at(&self, path: &str) -> Option<&Document> {
        let found = self.documents.binary_search_by(|document| document.loaded.reference.path.as_str().cmp(path));
        self.documents.get(found.ok()?)
    }

    /// The documents of one kind and id, in the order of their paths.
    pub fn named(&self, kind: &str, id: &str) -> impl Iterator<Item = &Document> {
        let indices = self.index.by_id.get(&(kind.to_owned(), id.to_owned()));
        indices.into_iter().flatten().filter_map(|&index| self.documents.get(index))
    }
}

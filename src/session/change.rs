//! A change: what is there now, what was there before, and the documents of now under what held before.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::assemble::{Asked, look_at_shelf, of_materials, read_shelf, with_originals};
use super::candidates::load_candidates;
use super::controls::ControlStore;
use super::{Materials, Request, Session, policies, read_with};
use crate::change::Pairing;
use crate::change::gate::{changes_conditions, changes_remit, controls_differ, is_control, newly_exempting};
use crate::discover::Candidate;
use crate::error::Error;
use crate::load::Loaded;
use crate::materials::{self, Shelf};
use crate::model::Course;
use crate::tree::Tree;
use crate::workspace::{Controls, Document, Lent, Workspace};

/// What a change is judged from, beside the documents after it.
#[derive(Debug)]
pub struct Change {
    /// The files before it.
    pub before: Tree,
    /// The documents before it.
    pub base: Workspace,
    /// The documents after it, each with the settings, standards and catalogues that held before it where it stood then,
    /// and with the entries of its own that exempted it then; `None` where that is what holds now.
    pub under_base: Option<Workspace>,
}

/// Reads the state in which what is there now left `rev`, and puts the documents that were read under what held then. `None` where nothing was read.
///
/// # Errors
/// Where the state cannot be had.
pub fn read_change(rev: &str, request: &Request<'_>, head: &Session) -> Result<Option<Change>, Error> {
    let Some(tree) = &head.tree else { return Ok(None) };
    let before = Tree::before(tree.root(), rev)?;
    let mut controls = ControlStore::new(&before);
    // What could not be read then is known from the findings; what could not be done is of the past.
    let mut past = Vec::new();
    let asked = Asked::of(&before, &head.asked, request.policies, Materials::Read);
    let asked = Asked { known: Some(&head.workspace), ..asked };
    let base = read_with(&mut controls, &before, &head.asked, &asked, &mut past);
    let rebase = Rebase { tree, request, head: &head.workspace, base: &base, asked: &head.asked };
    let under_base = rebase.under_base(&mut controls);
    Ok(Some(Change { before, base, under_base }))
}

/// What the documents after a change are put under what held before from.
struct Rebase<'r> {
    tree: &'r Tree,
    request: &'r Request<'r>,
    head: &'r Workspace,
    base: &'r Workspace,
    asked: &'r [String],
}

impl Rebase<'_> {
    fn under_base(&self, controls: &mut ControlStore<'_>) -> Option<Workspace> {
        let pairing = Pairing::new(&self.base.documents, &self.head.documents);
        let mut documents = Vec::new();
        let mut differs = controls_differ(self.head, self.base);
        for document in self.head.documents.iter().filter(|document| !is_control(document) && !is_material(document)) {
            let path = &document.loaded.reference.path;
            let old = pairing.twin(document);
            let stood_at = old.map_or(path, |old| &old.loaded.reference.path);
            let then = controls.for_path(stood_at);
            differs |= stood_at != path && then.settings.path != controls.settings(path).path;
            if then.settings.excludes(stood_at) && !self.asked.contains(path) {
                continue;
            }
            let (loaded, before) = match old {
                Some(old) => as_judged_before(document, old),
                None => (Arc::clone(&document.loaded), None),
            };
            // An edition that follows another one is judged by whoever judged that one.
            let followed = pairing.before(document).map(|before| before.document);
            let remitted = followed.filter(|before| changes_remit(document, before));
            let before = before.or_else(|| remitted.map(|before| Arc::clone(&before.loaded)));
            differs |= before.is_some() || !Arc::ptr_eq(&loaded, &document.loaded);
            let original = document.original.clone();
            documents.push(Document { loaded, controls: Controls { before, ..then }, original });
        }
        let more = self.left_out_by_the_change(controls);
        if !differs && more.is_empty() {
            return None;
        }
        // The files of a course that is held no more were not read.
        let is_revived = |document: &Document| {
            let now = self.head.at(&document.loaded.reference.path).and_then(Document::course);
            now.is_some_and(Course::is_withdrawn) && !document.course().is_some_and(Course::is_withdrawn)
        };
        let has_more = !more.is_empty() || documents.iter().any(is_revived);
        documents.extend(more);
        let lent = self.lent(&documents);
        let (shelf, materials) = self.materials(&documents, controls, has_more);
        documents.extend(materials);
        documents.extend(self.base.documents.iter().filter(|document| is_control(document)).cloned());
        let workspace = Workspace::new(documents, self.head.standards.clone(), self.head.guidance.clone());
        Some(workspace.with_lent(lent).with_shelf(shelf).with_whole(self.head.whole().to_vec()))
    }

    /// The documents that settings leave out now and did not leave out before.
    fn left_out_by_the_change(&self, controls: &mut ControlStore<'_>) -> Vec<Document> {
        let left_out: BTreeSet<&String> = self.head.left_out().iter().collect();
        let is_missing = |path: &str| self.head.at(path).is_none() && !controls.excludes(path);
        let candidates: Vec<Candidate> = left_out
            .into_iter()
            .filter(|path| is_missing(path))
            .map(|path| Candidate { path: path.clone(), named: false })
            .collect();
        // What cannot be opened is of no account where nobody looks at it now.
        let loaded = load_candidates(self.tree, &candidates, None, &mut Vec::new()).loaded;
        with_originals(self.tree, loaded, |path| controls.for_path(path))
    }

    /// The policies that courses may name, from the folders that settings named before.
    fn lent(&self, documents: &[Document]) -> Vec<Lent> {
        let folders = |documents: &[Document]| -> BTreeSet<String> {
            let courses = documents.iter().filter(|document| document.course().is_some());
            courses.flat_map(|course| course.controls.settings.policies.clone()).collect()
        };
        if folders(documents) == folders(&self.head.documents) {
            return self.head.lent().to_vec();
        }
        policies::lent(self.tree, documents, self.request.policies, &mut Vec::new())
    }

    /// What courses are taught from. It is looked at again only where further courses are judged, or where another
    /// catalogue of guidance held.
    fn materials(
        &self,
        documents: &[Document],
        controls: &mut ControlStore<'_>,
        has_more: bool,
    ) -> (Arc<Shelf>, Vec<Document>) {
        let shared = of_materials(&self.head.shelf, documents, controls);
        let is_known = |material: &Document| {
            let now = self.head.at(&material.loaded.reference.path);
            now.is_some_and(|now| now.controls.guidance.sources == material.controls.guidance.sources)
        };
        if !has_more && shared.iter().all(is_known) {
            return (Arc::clone(&self.head.shelf), shared);
        }
        let mut shelf = look_at_shelf(self.tree, controls, documents, self.head.whole());
        let _ = read_shelf(self.tree, controls, &mut shelf, Some(self.head));
        let materials = of_materials(&shelf, documents, controls);
        (Arc::new(shelf), materials)
    }
}

/// A document with the entries that exempt it as they were, and as it was, where the conditions of standards depend on
/// that.
fn as_judged_before(new: &Document, old: &Document) -> (Arc<Loaded>, Option<Arc<Loaded>>) {
    let exempting = newly_exempting(&new.loaded, &old.loaded);
    let judged = if exempting.is_empty() { None } else { new.loaded.with_entries_of(&old.loaded, &exempting) };
    let loaded = judged.map_or_else(|| Arc::clone(&new.loaded), Arc::new);
    let before = changes_conditions(new, old).then(|| Arc::clone(&old.loaded));
    (loaded, before)
}

fn is_material(document: &Document) -> bool {
    document.loaded.reference.kind.as_deref() == Some(materials::KIND)
}

//! Documents to a workspace: each with what it records and what it is judged by, beside policies and materials that
//! courses name.

use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use rayon::prelude::*;

use super::candidates::Holding;
use super::controls::ControlStore;
use super::originals::Originals;
use super::{Materials, policies};
use crate::error::Error;
use crate::finding::{Findings, Severity};
use crate::guidance::Catalogue;
use crate::load::Loaded;
use crate::materials::{Material, Shelf, Unverifiable};
use crate::model::Kind;
use crate::paths::is_within;
use crate::tree::Tree;
use crate::workspace::{Controls, Document, Workspace};

/// What the command line says about folders.
pub(super) struct Asked<'a> {
    /// The folders that are judged whole.
    pub(super) folders: Vec<String>,
    /// Where else policies are.
    pub(super) policies: &'a [PathBuf],
    /// What is done with the files that courses are taught from.
    pub(super) materials: Materials,
    /// Another state of the files, whose documents need not be read again where they are the same.
    pub(super) known: Option<&'a Workspace>,
    /// How much of the documents is held.
    pub(super) holding: Holding,
}

impl<'a> Asked<'a> {
    /// What the command line says of `paths` in a tree.
    pub(super) fn of(tree: &Tree, paths: &[String], policies: &'a [PathBuf], materials: Materials) -> Self {
        let folders = paths.iter().filter(|path| tree.is_folder(path)).cloned().collect();
        Self { folders, policies, materials, known: None, holding: Holding::Whole }
    }
}

/// Everything that was loaded, with what it records, what it is judged by, and what courses are taught from.
pub(super) fn assemble(
    tree: &Tree,
    controls: &mut ControlStore<'_>,
    loaded: Vec<Arc<Loaded>>,
    asked: &Asked<'_>,
    failures: &mut Vec<Error>,
) -> Workspace {
    let mut documents = with_originals(tree, loaded, |path| controls.for_path(path));
    let lent = policies::lent(tree, &documents, asked.policies, failures);
    let mut shelf = look_at_shelf(tree, controls, &documents, &asked.folders);
    if asked.materials == Materials::Read {
        failures.extend(read_shelf(tree, controls, &mut shelf, asked.known));
        let taught_from = of_materials(&shelf, &documents, controls);
        documents.extend(taught_from);
    }
    let unverifiable = unverifiable(&shelf, &documents);
    forget_files(&mut documents);
    let used = if documents.is_empty() { Vec::new() } else { controls.standards_used() };
    let guidance = (!documents.is_empty()).then(|| controls.guidance_used());
    // Files that were read for the run, though nobody named them, are judged too; a settings file with errors means
    // that the run was not what was asked for.
    let settings = controls.take_settings_files().into_iter();
    let settings =
        settings.map(|file| Document { controls: controls.for_path(&file.reference.path), ..Document::alone(file) });
    let mut files: Vec<Document> = settings.collect();
    files.extend(controls.named_files().into_iter().map(Document::alone));
    let mut known: HashMap<String, usize> = HashMap::new();
    for (index, document) in documents.iter().enumerate() {
        known.entry(document.loaded.reference.path.clone()).or_insert(index);
    }
    for file in files {
        if file.loaded.findings.iter().any(|finding| finding.severity == Severity::Error) {
            failures.push(Error::new(
                format!("{} cannot be used as it is", file.loaded.reference.path),
                "mend what is said about it; until then the run does not know what was asked for",
            ));
        }
        // A file that is a document already only brings what was found when it was read for the run.
        match known.get(&file.loaded.reference.path).and_then(|&index| documents.get_mut(index)) {
            Some(document) => document.loaded = file.loaded,
            None => {
                known.insert(file.loaded.reference.path.clone(), documents.len());
                documents.push(file);
            }
        }
    }
    Workspace::new(documents, used, guidance)
        .with_lent(lent)
        .with_shelf(shelf)
        .with_unverifiable(unverifiable)
        .with_whole(asked.folders.clone())
}

/// The places that courses name and that nobody can look up.
fn unverifiable(shelf: &Shelf, documents: &[Document]) -> Unverifiable {
    let courses = documents.iter().filter_map(|document| Some((&document.loaded.reference.path, document.course()?)));
    let mut all = Unverifiable::default();
    for (path, course) in courses {
        all += shelf.unverifiable(path, course);
    }
    all
}

/// Takes out of outlines what was asked of them about files.
fn forget_files(documents: &mut [Document]) {
    let programme = documents.iter().any(|document| document.controls.settings.has_whole_programme);
    documents.par_iter_mut().for_each(|document| {
        if let Some(outline) = document.loaded.without_files(programme) {
            document.loaded = Arc::new(outline);
        }
    });
}

/// Documents with what they record and what they are judged by.
pub(super) fn with_originals(
    tree: &Tree,
    loaded: Vec<Arc<Loaded>>,
    mut controls: impl FnMut(&str) -> Controls,
) -> Vec<Document> {
    let originals = Originals::read(tree, &loaded);
    let documents = loaded.into_iter().map(|mut document| {
        let original = originals.of(&mut document);
        let controls = controls(&document.reference.path);
        Document { loaded: document, controls, original }
    });
    documents.collect()
}

/// The files that the courses among the documents name, looked at and not read. `whole` are folders all of whose
/// documents are there.
pub(super) fn look_at_shelf(
    tree: &Tree,
    controls: &ControlStore<'_>,
    documents: &[Document],
    whole: &[String],
) -> Shelf {
    let courses: Vec<_> = documents
        .iter()
        .filter(|document| document.loaded.kind == Some(Kind::Course))
        .map(|document| (document.loaded.reference.path.as_str(), document.course()))
        .collect();
    let is_whole = |folder: &str| whole.iter().any(|named| is_within(folder, named));
    Shelf::look(tree, &courses, is_whole, |path| controls.excludes(path))
}

/// Reads what courses are taught from; gives back in which files this tool failed. What another state of the files has
/// too, and was held against the same catalogue there, is not read again.
pub(super) fn read_shelf(
    tree: &Tree,
    controls: &mut ControlStore<'_>,
    shelf: &mut Shelf,
    other: Option<&Workspace>,
) -> Vec<Error> {
    let judged: Vec<String> = shelf.to_read().filter(|path| !controls.excludes(path)).map(str::to_owned).collect();
    let known = judged.into_iter().map(|path| {
        let catalogue = controls.for_path(&path).guidance;
        (path, catalogue)
    });
    let known: BTreeMap<String, Arc<Catalogue>> = known.collect();
    let read = |path: &str| {
        let document = other?.at(path)?;
        let is_held_against_it = Arc::ptr_eq(&document.controls.guidance, known.get(path)?);
        other?.shelf.get(path).filter(|_| is_held_against_it)?.text.as_ref()
    };
    shelf.read(tree, &known, read)
}

/// A material as a document. `course` is the one that is taught from it.
pub(super) fn as_document(material: &Material, shelf: &Shelf, course: Option<&Document>) -> Loaded {
    let place = course.and_then(|course| {
        let node = shelf.named_in(&course.loaded.reference.path, course.course()?, &material.path)?;
        let id = course.loaded.reference.id.as_deref();
        let name = id.map_or_else(|| "a course".to_owned(), |id| format!("the course {id}"));
        Some(Findings::about(course.loaded.about()).place_of(node, format!("{name} is taught from this file")))
    });
    material.loaded(place.as_ref())
}

/// The materials as documents. What settings leave out is still looked into for the places that courses count on, and is
/// not judged; and a file that is a document of its own is that.
pub(super) fn of_materials(shelf: &Shelf, documents: &[Document], controls: &mut ControlStore<'_>) -> Vec<Document> {
    let by_path = documents.iter().map(|document| (document.loaded.reference.path.as_str(), document));
    let known: BTreeMap<&str, &Document> = by_path.collect();
    let materials = shelf.taught_from().filter(|material| !known.contains_key(material.path.as_str()));
    let mut judged = Vec::new();
    for material in materials {
        if controls.excludes(&material.path) {
            continue;
        }
        let Controls { settings, guidance, .. } = controls.for_path(&material.path);
        let controls = Controls { settings, guidance, ..Controls::default() };
        let course = material.taught_by.as_deref().and_then(|path| known.get(path).copied());
        judged.push(Document { controls, ..Document::alone(as_document(material, shelf, course)) });
    }
    judged
}

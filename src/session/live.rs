//! A run that goes on while its documents are written: what an editor holds is read in the place of what lies on disk, and
//! what has not changed is not read again.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::assemble::{Asked, as_document};
use super::controls::ControlStore;
use super::originals;
use super::{Materials, Request, Session, read, read_with};
use crate::change::gate::controls_differ;
use crate::error::Error;
use crate::load::{self, Loaded, Recognised, is_yaml};
use crate::materials;
use crate::model::{Course, Kind, Model};
use crate::workspace::{Document, Workspace};

/// Such a run.
#[derive(Debug)]
pub struct Live {
    session: Session,
    policies: Vec<PathBuf>,
    /// Whether other files may be there than were read.
    is_stale: bool,
}

/// What reading a document again came to.
enum Written {
    /// The documents at these paths are others now. Of each, others find what they found before.
    Alike(BTreeSet<String>),
    /// Others may find something else in it.
    Otherwise,
}

impl Written {
    fn nothing() -> Self {
        Self::Alike(BTreeSet::new())
    }
}

impl Live {
    /// Reads everything below a folder.
    ///
    /// # Errors
    /// Where the folder that paths are relative to cannot be had.
    pub fn open(folder: PathBuf, policies: Vec<PathBuf>) -> Result<Self, Error> {
        let request = Request { paths: &[folder], root: None, policies: &policies };
        let session = read(&request, Materials::Read)?;
        Ok(Self { session, policies, is_stale: false })
    }

    /// The run as it stands.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// Whether more has to be read again than what is held.
    pub fn is_stale(&self) -> bool {
        self.is_stale
    }

    /// Notes that anything may have changed on disk.
    pub fn distrust(&mut self) {
        self.is_stale = true;
    }

    /// Reads these bytes in the place of the file at a path from now on; with `None` what lies on disk again. Nothing is read
    /// yet.
    pub fn hold(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        let Some(tree) = &mut self.session.tree else { return };
        self.is_stale |= bytes.is_none() || tree.look(path).is_err();
        tree.hold(path, bytes);
    }

    /// Reads again what stands at these paths, and everything where more may have changed. Gives back the paths of the documents
    /// that are others now; `None` where others may find something else in them, or where all was read.
    pub fn read_written(&mut self, paths: &BTreeSet<String>) -> Option<BTreeSet<String>> {
        let mut anew = Some(BTreeSet::new());
        for path in paths {
            if self.is_stale {
                break;
            }
            match self.read_one(path) {
                Some(Written::Alike(more)) => {
                    if let Some(anew) = &mut anew {
                        anew.extend(more);
                    }
                }
                Some(Written::Otherwise) => anew = None,
                None => self.is_stale = true,
            }
        }
        if self.is_stale {
            self.read_again();
            return None;
        }
        anew
    }

    /// Finds and reads everything again; documents with the bytes that they had are kept.
    fn read_again(&mut self) {
        self.is_stale = false;
        let Some(tree) = &self.session.tree else { return };
        let asked = Asked::of(tree, &self.session.asked, &self.policies, Materials::Read);
        let asked = Asked { known: Some(&self.session.workspace), ..asked };
        let mut failures = Vec::new();
        let mut controls = ControlStore::new(tree);
        let mut workspace = read_with(&mut controls, tree, &self.session.asked, &asked, &mut failures);
        drop(controls);
        keep_what_is_the_same(&mut workspace, &self.session.workspace);
        (self.session.workspace, self.session.failures) = (workspace, failures);
    }

    /// Reads what stands at one path again; `None` where more than that has to be read.
    fn read_one(&mut self, path: &str) -> Option<Written> {
        let tree = self.session.tree.as_ref()?;
        let workspace = &self.session.workspace;
        let records_it = |loaded: &Loaded| originals::path_of(loaded).is_some_and(|recorded| recorded == path);
        if workspace.documents.iter().any(|document| records_it(&document.loaded)) {
            return None;
        }
        let bytes = tree.read(path, load::MOST_BYTES).ok()?;
        let Some(document) = workspace.at(path) else { return self.read_unjudged(path, &bytes) };
        match document.loaded.kind {
            Some(kind @ (Kind::Policy | Kind::Course)) => {
                let document = document.clone();
                let is_of_its_kind = load::recognise_file(path, &bytes) == Recognised::Ours(kind);
                is_of_its_kind.then(|| load::load(path, kind, bytes)).and_then(|loaded| self.take(&document, loaded))
            }
            _ if document.loaded.reference.kind.as_deref() == Some(materials::KIND) => self.read_material(path),
            _ => None,
        }
    }

    /// What settings leave out, and what is none of ours, is judged by nobody and says nothing to others.
    fn read_unjudged(&self, path: &str, bytes: &[u8]) -> Option<Written> {
        let workspace = &self.session.workspace;
        if workspace.shelf.get(path).is_some() || workspace.lent().iter().any(|lent| lent.loaded.reference.path == path)
        {
            return None;
        }
        let is_known = |paths: &[String]| paths.iter().any(|known| known == path);
        let is_of_others = match load::recognise_file(path, bytes) {
            Recognised::Misnamed(_) | Recognised::Other(_) => false,
            Recognised::Foreign if is_yaml(path) => is_known(workspace.foreign()),
            _ => !is_yaml(path),
        };
        (is_known(workspace.left_out()) || is_of_others).then(Written::nothing)
    }

    /// Takes over a policy or a course that was written.
    fn take(&mut self, before: &Document, loaded: Loaded) -> Option<Written> {
        let source = |loaded: &Loaded| originals::named(loaded).map(|(_, name)| name.to_owned());
        let is_source_kept = source(&loaded) == source(&before.loaded);
        // That a source cannot be read is found when the document is put together with it.
        let is_source_read = source(&loaded).is_none() || before.original.is_some();
        if !is_source_kept || !is_source_read || !are_files_kept(&loaded, &before.loaded) {
            return None;
        }
        let workspace = &mut self.session.workspace;
        let programme = workspace.documents.iter().any(|document| document.controls.settings.has_whole_programme);
        let is_alike = loaded.is_the_same_for_others(&before.loaded, programme);
        let written = Document { loaded: Arc::new(loaded), ..before.clone() };
        let mut anew = materials_of(&written, workspace);
        anew.push(written);
        let paths = anew.iter().map(|document| document.loaded.reference.path.clone()).collect();
        for document in anew {
            if is_alike {
                workspace.rewrite(document);
            } else {
                *workspace = workspace.with_written(document);
            }
        }
        Some(if is_alike { Written::Alike(paths) } else { Written::Otherwise })
    }

    /// Reads a text that courses are taught from.
    fn read_material(&mut self, path: &str) -> Option<Written> {
        let workspace = &mut self.session.workspace;
        let document = workspace.at(path)?.clone();
        let mut shelf = (*workspace.shelf).clone();
        let faults = shelf.read_again(self.session.tree.as_ref()?, path, &document.controls.guidance)?;
        let material = shelf.get(path)?;
        let course = material.taught_by.as_deref().and_then(|course| workspace.at(course));
        let loaded = Arc::new(as_document(material, &shelf, course));
        workspace.rewrite(Document { loaded, ..document });
        workspace.shelf = Arc::new(shelf);
        self.session.failures.extend(faults);
        Some(Written::Alike(BTreeSet::from([path.to_owned()])))
    }
}

/// Whether courses name the same files, and are taught from them as before.
fn are_files_kept(now: &Loaded, before: &Loaded) -> bool {
    let files = |loaded: &Loaded| -> Option<Vec<(Option<String>, bool)>> {
        let Some(Model::Course(course)) = &loaded.model else { return None };
        let names = materials::names(course).map(|(leaf, has_place)| (leaf.text().map(str::to_owned), has_place));
        Some(names.collect())
    };
    let is_withdrawn = |loaded: &Loaded| match &loaded.model {
        Some(Model::Course(course)) => course.is_withdrawn(),
        _ => false,
    };
    files(now) == files(before) && is_withdrawn(now) == is_withdrawn(before)
}

/// What a course is taught from, where something is said of it that names the line of the course.
fn materials_of(written: &Document, workspace: &Workspace) -> Vec<Document> {
    let manifest = &written.loaded.reference.path;
    let files = written.course().into_iter().flat_map(|course: &Course| materials::files(manifest, course));
    let taught_from = files.filter_map(|(path, _)| {
        let material = workspace.shelf.get(&path).filter(|material| material.taught_by.as_ref() == Some(manifest))?;
        let document = workspace.at(&material.path).filter(|document| !document.loaded.findings.is_empty())?;
        let loaded = Arc::new(as_document(material, &workspace.shelf, Some(written)));
        (document.loaded.reference == loaded.reference).then(|| Document { loaded, ..document.clone() })
    });
    taught_from.collect()
}

/// Keeps the documents that say what they said, so that whoever knows what was found in them need not look again.
fn keep_what_is_the_same(workspace: &mut Workspace, before: &Workspace) {
    let are_controls_kept = !controls_differ(workspace, before);
    for document in &mut workspace.documents {
        let Some(known) = before.at(&document.loaded.reference.path) else { continue };
        let (now, then) = (&document.loaded, &known.loaded);
        let is_same = !now.sha256.is_empty() && now.sha256 == then.sha256 && now.kind == then.kind;
        if is_same && now.findings == then.findings && document.original == known.original {
            document.loaded = Arc::clone(&known.loaded);
            document.original.clone_from(&known.original);
        }
        if are_controls_kept {
            document.controls = known.controls.clone();
        }
    }
}

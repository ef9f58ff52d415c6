//! What a run is made of, for commands, an editor and a page alike: everything that was named, found, read and put
//! together with the settings and standards that hold for it.

mod change;
mod controls;
mod originals;
mod policies;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

pub use change::{Change, read_change};
use controls::ControlStore;
use originals::Originals;

use crate::discover::{Candidate, discover};
use crate::error::{Error, catch_panic};
use crate::finding::{Draft, Findings, Severity};
use crate::load::{self, Loaded, Recognised};
use crate::materials::{Material, Shelf};
use crate::model::Kind;
use crate::paths::is_within;
use crate::source::Span;
use crate::tree::{ReadFault, Tree, repository_of};
use crate::workspace::{Controls, Document, Workspace};

/// How much of a file is looked at to see whether it is ours.
pub const HEAD: u64 = 64 * 1024;

/// What a run is asked to look at.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Files and folders.
    pub paths: &'a [PathBuf],
    /// The folder that paths are relative to and that nothing leaves; `None` for the nearest one above with `.git`.
    pub root: Option<&'a Path>,
    /// Folders, inside the root or not, with policies that courses name.
    pub policies: &'a [PathBuf],
}

/// What a run is made of: the documents to judge, and what was asked for and could not be had.
#[derive(Debug)]
pub struct Session {
    /// The folder that paths are relative to; `None` where nothing that was named is there.
    pub tree: Option<Tree>,
    /// What was named, relative to the root.
    pub asked: Vec<String>,
    /// The documents, with what holds for them.
    pub workspace: Workspace,
    /// What was asked for and could not be had.
    pub failures: Vec<Error>,
}

/// What is done with the files that courses are taught from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Materials {
    /// It is only known which are there.
    Left,
    /// They are read and judged.
    Read,
}

/// Finds and reads everything that the arguments name.
pub fn read(request: &Request<'_>, materials: Materials) -> Result<Session, Error> {
    let mut failures = Vec::new();
    let named = existing(request.paths, &mut failures);
    if named.is_empty() {
        return Ok(Session { tree: None, asked: Vec::new(), workspace: Workspace::default(), failures });
    }
    let tree = root(request.root, &named)?;
    let mut paths = Vec::new();
    for path in &named {
        match tree.relative(path) {
            Some(path) => paths.push(path),
            None => failures.push(Error::new(
                format!("{} lies outside the root, so it is not read", path.display()),
                "name a root that holds it with --root",
            )),
        }
    }
    let workspace = read_tree(&tree, &paths, request.policies, materials, &mut failures);
    Ok(Session { tree: Some(tree), asked: paths, workspace, failures })
}

/// Finds and reads the documents below `paths` of a tree, with their settings and what they are judged by.
pub fn read_tree(
    tree: &Tree,
    paths: &[String],
    policies: &[PathBuf],
    materials: Materials,
    failures: &mut Vec<Error>,
) -> Workspace {
    read_with(&mut ControlStore::new(tree), tree, paths, policies, materials, failures)
}

/// As [`read_tree`], where what holds in the tree is asked for later too.
fn read_with(
    controls: &mut ControlStore<'_>,
    tree: &Tree,
    paths: &[String],
    policies: &[PathBuf],
    materials: Materials,
    failures: &mut Vec<Error>,
) -> Workspace {
    let (loaded, left_out) = load_all(tree, controls, paths, |_| true, failures);
    let folders = paths.iter().filter(|path| tree.is_folder(path)).cloned().collect();
    let asked = Asked { folders, policies, materials };
    assemble(tree, controls, loaded, &asked, failures).with_left_out(left_out)
}

/// The same of documents of some kinds alone. What courses name is left aside.
pub fn read_kinds(tree: &Tree, paths: &[String], kinds: fn(Kind) -> bool, failures: &mut Vec<Error>) -> Workspace {
    let mut controls = ControlStore::new(tree);
    let (loaded, left_out) = load_all(tree, &controls, paths, kinds, failures);
    let asked = Asked { folders: Vec::new(), policies: &[], materials: Materials::Left };
    assemble(tree, &mut controls, loaded, &asked, failures).with_left_out(left_out)
}

/// The documents below paths, and the files that settings leave out.
fn load_all(
    tree: &Tree,
    controls: &ControlStore<'_>,
    paths: &[String],
    kinds: fn(Kind) -> bool,
    failures: &mut Vec<Error>,
) -> (Vec<Loaded>, Vec<String>) {
    let found = discover(tree, paths, |path| controls.excludes(path));
    let mut loaded: Vec<Loaded> = found.unread;
    loaded.extend(load_candidates(tree, &found.candidates, kinds, failures));
    (loaded, found.excluded)
}

fn load_candidates(
    tree: &Tree,
    candidates: &[Candidate],
    kinds: fn(Kind) -> bool,
    failures: &mut Vec<Error>,
) -> Vec<Loaded> {
    let load = |candidate: &Candidate| {
        catch_panic(&candidate.path, || load_candidate(tree, candidate, kinds)).unwrap_or_else(Outcome::Failed)
    };
    let read: Vec<_> = candidates.par_iter().map(load).collect();
    let mut loaded = Vec::new();
    for outcome in read {
        match outcome {
            Outcome::Document(document) => loaded.push(*document),
            Outcome::Foreign => {}
            Outcome::Failed(error) => failures.push(error),
        }
    }
    loaded
}

fn existing(paths: &[PathBuf], failures: &mut Vec<Error>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        match std::fs::symlink_metadata(path) {
            Ok(_) => found.push(path.clone()),
            Err(_) => failures.push(Error::new(
                format!("{} does not exist or cannot be looked at", path.display()),
                "check the spelling, and that the command runs in the right folder",
            )),
        }
    }
    found
}

/// `--root`, else the nearest folder above with `.git`, else the folder that holds everything named.
pub fn root(given: Option<&Path>, named: &[PathBuf]) -> Result<Tree, Error> {
    let refused = |path: &Path| {
        Error::new(format!("the root {} is no folder that can be opened", path.display()), "name a folder with --root")
    };
    if let Some(root) = given {
        return Tree::disk(root).ok().filter(|tree| tree.is_folder("")).ok_or_else(|| refused(root));
    }
    let folders: Vec<PathBuf> = named.iter().filter_map(|path| folder_of(path)).collect();
    let common = folders.into_iter().reduce(|one, other| common(&one, &other)).unwrap_or_else(|| PathBuf::from("."));
    let root = repository_of(&common).unwrap_or(common);
    Tree::disk(&root).map_err(|_| refused(&root))
}

fn folder_of(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let folder = if absolute.is_dir() { absolute } else { absolute.parent()?.to_path_buf() };
    std::fs::canonicalize(folder).ok()
}

fn common(one: &Path, other: &Path) -> PathBuf {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
}

enum Outcome {
    Document(Box<Loaded>),
    Foreign,
    Failed(Error),
}

fn load_candidate(tree: &Tree, candidate: &Candidate, kinds: fn(Kind) -> bool) -> Outcome {
    let path = &candidate.path;
    let head = match tree.head(path, HEAD) {
        Ok(head) => head,
        Err(fault) => return unreadable(candidate, &fault),
    };
    let mut what = load::recognise(&head);
    if what == Recognised::Empty && head.len() as u64 == HEAD {
        // Remarks that go on for pages must not hide what stands below them.
        what = tree.read(path, load::MOST_BYTES).map_or(what, |bytes| load::recognise(&bytes));
    }
    let kind = match what {
        Recognised::Ours(kind) if !kinds(kind) => return Outcome::Foreign,
        Recognised::Ours(kind) => kind,
        Recognised::Foreign if !candidate.named => return Outcome::Foreign,
        other => return Outcome::Document(Box::new(load::not_recognised(path, &head, &other, candidate.named))),
    };
    match tree.read(path, load::MOST_BYTES) {
        Ok(bytes) => Outcome::Document(Box::new(load::load(path, kind, bytes))),
        Err(fault @ ReadFault::TooLarge(_)) => {
            let draft = Draft::new(
                None::<Span>,
                format!("this document {}, so it is not read", fault.in_words()),
                "split it into several documents, or look for what was pasted into it",
            );
            Outcome::Document(Box::new(Loaded::unread(path, "load/too-large", Severity::Error, draft)))
        }
        Err(fault) => unreadable(candidate, &fault),
    }
}

/// Cannot be opened: the run failed where the file was named, and is a finding where it was met in a walk.
fn unreadable(candidate: &Candidate, fault: &ReadFault) -> Outcome {
    let words = fault.in_words();
    if candidate.named {
        let message = format!("{} {words}", candidate.path);
        return Outcome::Failed(Error::new(message, "check the name and the permissions of the file"));
    }
    let draft = Draft::new(
        None::<Span>,
        format!("this file {words}"),
        "give the account that runs the check permission to read it",
    );
    Outcome::Document(Box::new(Loaded::unread(&candidate.path, "load/unreadable", Severity::Error, draft)))
}

/// What the command line says about folders.
struct Asked<'a> {
    /// The folders that are judged whole.
    folders: Vec<String>,
    /// Where else policies are.
    policies: &'a [PathBuf],
    /// What is done with the files that courses are taught from.
    materials: Materials,
}

fn assemble(
    tree: &Tree,
    controls: &mut ControlStore<'_>,
    loaded: Vec<Loaded>,
    asked: &Asked<'_>,
    failures: &mut Vec<Error>,
) -> Workspace {
    let mut documents = with_originals(tree, loaded, |path| controls.for_path(path));
    let lent = policies::lent(tree, &documents, asked.policies, failures);
    let mut shelf = look_at_shelf(tree, controls, &documents, &asked.folders);
    if asked.materials == Materials::Read {
        failures.extend(read_shelf(tree, controls, &mut shelf));
        let taught_from = of_materials(&shelf, &documents, controls);
        documents.extend(taught_from);
    }
    let used = if documents.is_empty() { Vec::new() } else { controls.standards_used() };
    let guidance = (!documents.is_empty()).then(|| controls.guidance_used());
    // Files that were read for the run, though nobody named them, are judged too; a settings file with errors means
    // that the run was not what was asked for.
    let settings = controls.take_settings_files().into_iter();
    let settings =
        settings.map(|file| Document { controls: controls.for_path(&file.reference.path), ..Document::alone(file) });
    let mut files: Vec<Document> = settings.collect();
    files.extend(controls.named_files().into_iter().map(Document::alone));
    for file in files {
        if file.loaded.findings.iter().any(|finding| finding.severity == Severity::Error) {
            failures.push(Error::new(
                format!("{} cannot be used as it is", file.loaded.reference.path),
                "mend what is said about it; until then the run does not know what was asked for",
            ));
        }
        adopt(&mut documents, file);
    }
    Workspace::new(documents, used, guidance).with_lent(lent).with_shelf(shelf).with_whole(asked.folders.clone())
}

/// Documents with what they record and what they are judged by.
fn with_originals(tree: &Tree, loaded: Vec<Loaded>, mut controls: impl FnMut(&str) -> Controls) -> Vec<Document> {
    let originals = Originals::read(tree, &loaded);
    let documents = loaded.into_iter().map(|mut document| {
        let original = originals.of(&mut document);
        let controls = controls(&document.reference.path);
        Document { loaded: Arc::new(document), controls, original }
    });
    documents.collect()
}

/// The files that the courses among the documents name, looked at and not read. `whole` are folders all of whose
/// documents are there.
fn look_at_shelf(tree: &Tree, controls: &ControlStore<'_>, documents: &[Document], whole: &[String]) -> Shelf {
    let courses: Vec<_> = documents
        .iter()
        .filter(|document| document.loaded.kind == Some(Kind::Course))
        .map(|document| (document.loaded.reference.path.as_str(), document.course()))
        .collect();
    let is_whole = |folder: &str| whole.iter().any(|named| is_within(folder, named));
    Shelf::look(tree, &courses, is_whole, |path| controls.excludes(path))
}

/// Reads what courses are taught from; gives back in which files this tool failed.
fn read_shelf(tree: &Tree, controls: &mut ControlStore<'_>, shelf: &mut Shelf) -> Vec<Error> {
    let judged: Vec<String> = shelf.to_read().filter(|path| !controls.excludes(path)).map(str::to_owned).collect();
    let known = judged.into_iter().map(|path| {
        let catalogue = controls.for_path(&path).guidance;
        (path, catalogue)
    });
    let known = known.collect();
    shelf.read(tree, &known)
}

/// The materials as documents. What settings leave out is still looked into for the places that courses count on, and is
/// not judged; and a file that is a document of its own is that.
fn of_materials(shelf: &Shelf, documents: &[Document], controls: &mut ControlStore<'_>) -> Vec<Document> {
    let by_path = documents.iter().map(|document| (document.loaded.reference.path.as_str(), document));
    let known: BTreeMap<&str, &Document> = by_path.collect();
    let course = |material: &Material| {
        let (path, node) = material.taught_by.as_ref()?;
        let course = known.get(path.as_str())?;
        let id = course.loaded.reference.id.as_deref();
        let name = id.map_or_else(|| "a course".to_owned(), |id| format!("the course {id}"));
        Some(Findings::about(course.loaded.about()).place_of(*node, format!("{name} is taught from this file")))
    };
    let materials = shelf.taught_from().filter(|material| !known.contains_key(material.path.as_str()));
    let mut judged = Vec::new();
    for material in materials {
        if controls.excludes(&material.path) {
            continue;
        }
        let Controls { settings, guidance, .. } = controls.for_path(&material.path);
        let controls = Controls { settings, guidance, ..Controls::default() };
        judged.push(Document { controls, ..Document::alone(material.loaded(course(material).as_ref())) });
    }
    judged
}

/// Adds a file of the run to the documents, or its findings to the document that it is already.
fn adopt(documents: &mut Vec<Document>, file: Document) {
    let known = documents.iter_mut().find(|document| document.loaded.reference.path == file.loaded.reference.path);
    match known {
        Some(document) => document.loaded = file.loaded,
        None => documents.push(file),
    }
}

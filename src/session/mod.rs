//! What a run is made of, for commands, an editor and a page alike: everything that was named, found, read and put
//! together with the settings and standards that hold for it.

mod assemble;
mod candidates;
mod change;
mod controls;
mod held;
mod line_hashes;
mod live;
mod mending;
mod originals;
mod outlines;
mod policies;
mod root;
mod sets;

use std::path::{Path, PathBuf};

pub use candidates::{HEAD, Holding};
pub use change::{Change, read_change};
pub use held::{Held, read_held};
pub use live::Live;
pub use mending::{MendedFile, Mending, mend_text, mended, mended_text, reads_as_meant};
pub use root::root;
pub use sets::SetsInUse;

use assemble::{Asked, assemble};
use candidates::{Met, load_all};
use controls::ControlStore;

use crate::error::Error;
use crate::tree::{Tree, Unsaved};
use crate::workspace::Workspace;

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
///
/// # Errors
/// Where the folder that paths are relative to cannot be had.
pub fn read(request: &Request<'_>, materials: Materials) -> Result<Session, Error> {
    read_held_as(request, materials, (Unsaved::new(), Holding::Whole))
}

/// The same for who judges the documents part by part, of which then no more is held than is asked for.
///
/// # Errors
/// As [`read`].
pub fn read_in_parts(request: &Request<'_>, materials: Materials, holding: Holding) -> Result<Session, Error> {
    read_held_as(request, materials, (Unsaved::new(), holding))
}

/// The same, with files as they would be written in the place of those that lie on disk.
///
/// # Errors
/// As [`read`].
pub fn read_unsaved(request: &Request<'_>, materials: Materials, unsaved: Unsaved) -> Result<Session, Error> {
    read_held_as(request, materials, (unsaved, Holding::Whole))
}

fn read_held_as(
    request: &Request<'_>,
    materials: Materials,
    (unsaved, holding): (Unsaved, Holding),
) -> Result<Session, Error> {
    let mut failures = Vec::new();
    let named = root::existing(request.paths, &mut failures);
    if named.is_empty() {
        return Ok(Session { tree: None, asked: Vec::new(), workspace: Workspace::default(), failures });
    }
    let tree = root(request.root, &named)?.with_unsaved(unsaved);
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
    let asked = Asked { holding, ..Asked::of(&tree, &paths, request.policies, materials) };
    let workspace = read_with(&mut ControlStore::new(&tree), &tree, &paths, &asked, &mut failures);
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
    let asked = Asked::of(tree, paths, policies, materials);
    read_with(&mut ControlStore::new(tree), tree, paths, &asked, failures)
}

/// The same without what courses name.
pub fn read_documents(tree: &Tree, paths: &[String], failures: &mut Vec<Error>) -> Workspace {
    let asked = Asked { folders: Vec::new(), ..Asked::of(tree, &[], &[], Materials::Left) };
    read_with(&mut ControlStore::new(tree), tree, paths, &asked, failures)
}

/// The same of another state of the files of a run: what says the same in both is not read again.
pub fn read_documents_again(tree: &Tree, paths: &[String], known: &Workspace) -> Workspace {
    let asked = Asked { folders: Vec::new(), known: Some(known), ..Asked::of(tree, &[], &[], Materials::Left) };
    read_with(&mut ControlStore::new(tree), tree, paths, &asked, &mut Vec::new())
}

/// Finds, reads and puts together, where what holds in the tree may be asked for later too.
fn read_with(
    controls: &mut ControlStore<'_>,
    tree: &Tree,
    paths: &[String],
    asked: &Asked<'_>,
    failures: &mut Vec<Error>,
) -> Workspace {
    let Met { loaded, excluded, foreign } = load_all(tree, controls, paths, (asked.known, asked.holding), failures);
    controls.note_unused_patterns(&asked.folders, &excluded);
    assemble(tree, controls, loaded, asked, failures).with_left_out(excluded).with_foreign(foreign)
}

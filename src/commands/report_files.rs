//! Which files reports may be written to. A report takes the place of an older report, never of something that a run judges
//! by or judges, whichever name or link leads there; and no link takes it out of the folder that was named.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Component, Path, PathBuf};

use crate::error::Error;
use crate::load::{Recognised, recognise};
use crate::report::Format;
use crate::session::{HEAD, Session};
use crate::tree::Tree;

/// A report that is asked for as a file.
type Asked<R> = (&'static Format<R>, PathBuf);

/// Those that may be written; why others may not is added to what could not be done.
pub(super) fn writable<R>(asked: &[Asked<R>], session: &mut Session) -> Vec<Asked<R>> {
    let paths: Vec<&str> =
        session.workspace.documents.iter().map(|document| document.loaded.reference.path.as_str()).collect();
    among(asked, session.tree.as_ref(), &paths, &mut session.failures)
}

/// The same where it is not known which files were read.
pub(super) fn writable_anywhere<R>(asked: &[Asked<R>], failures: &mut Vec<Error>) -> Vec<Asked<R>> {
    among(asked, None, &[], failures)
}

/// The same where these files of a tree were read.
pub(super) fn among<R>(
    asked: &[Asked<R>],
    tree: Option<&Tree>,
    paths: &[&str],
    failures: &mut Vec<Error>,
) -> Vec<Asked<R>> {
    let mut writable: Vec<Asked<R>> = Vec::new();
    for (format, file) in asked {
        let is_taken = writable.iter().any(|(_, other)| is_same_place(other, file));
        match is_taken.then(|| taken(file)).or_else(|| refusal(file, tree, paths)) {
            Some(error) => failures.push(error),
            None => writable.push((*format, file.clone())),
        }
    }
    writable
}

/// Why a second report is not written to a file: one of the two would be lost.
fn taken(file: &Path) -> Error {
    let message = format!("two reports are to be written to {}, and only one can stay", file.display());
    Error::new(message, "name another file for one of them")
}

/// Whether two paths lead to one file, which need not be there yet.
fn is_same_place(one: &Path, other: &Path) -> bool {
    let resolved = |path: &Path| {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Some(fs::canonicalize(folder).ok()?.join(path.file_name()?))
    };
    one == other || resolved(one).is_some_and(|one| Some(one) == resolved(other))
}

/// Why a report may not be written to a file.
fn refusal(file: &Path, tree: Option<&Tree>, paths: &[&str]) -> Option<Error> {
    let shown = file.display();
    let here = std::env::current_dir().ok().and_then(|here| fs::canonicalize(here).ok());
    let mut folders = tree.map(Tree::root).into_iter().chain(here.as_deref());
    if folders.any(|folder| leads_out(file, folder)) {
        return Some(Error::new(
            format!("the report {shown} is not written: a link in its path leads out of the folder"),
            "name the place itself that the link leads to",
        ));
    }
    // A pipe would be waited for.
    if !fs::metadata(file).is_ok_and(|metadata| metadata.is_file()) {
        return None;
    }
    let judged = tree.and_then(|tree| paths.iter().find(|path| tree.is_same_file(path, file)));
    let what = match judged {
        Some(path) => format!("{path}, which was read for it"),
        None if is_document(file) => "a document of paramount".to_owned(),
        None => return None,
    };
    Some(Error::new(
        format!("the report {shown} is not written: it would take the place of {what}"),
        "name another file",
    ))
}

/// Whether a path that seems to stay in a folder is taken out of it by a link.
fn leads_out(file: &Path, folder: &Path) -> bool {
    let Ok(absolute) = std::path::absolute(file) else { return false };
    // A folder may be called by a path with links above it, and what is meant is then the folder all the same.
    let mut place = PathBuf::new();
    let mut is_inside = false;
    for part in absolute.parent().into_iter().flat_map(Path::components) {
        match part {
            Component::ParentDir => is_inside = place.pop() && is_in(&place, folder),
            part => {
                place.push(part);
                let is_in = is_in(&place, folder);
                if is_inside && !is_in && place.exists() {
                    return true;
                }
                is_inside |= is_in;
            }
        }
    }
    false
}

fn is_in(place: &Path, folder: &Path) -> bool {
    fs::canonicalize(place).is_ok_and(|place| place.starts_with(folder))
}

/// Whether what a file has now is a document, settings or standards.
fn is_document(file: &Path) -> bool {
    let mut head = Vec::new();
    let read = File::open(file).and_then(|file| file.take(HEAD).read_to_end(&mut head));
    read.is_ok() && matches!(recognise(&head), Recognised::Ours(_))
}

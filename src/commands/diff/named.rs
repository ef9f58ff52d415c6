//! Two documents that are named: files, or files of a commit as `REV:path`.

use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;

use super::{Gathered, impact};
use crate::change::{self, Comparison};
use crate::cli::DiffArgs;
use crate::commands::output::{base_of, document_report};
use crate::error::{Error, catch_panic};
use crate::model::Kind;
use crate::paths::{joined, slashed};
use crate::report::diff::Pair;
use crate::rules;
use crate::session;
use crate::tree::{Tree, repository_of};
use crate::workspace::{Document, Workspace};

/// Where a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named<'a> {
    File(&'a Path),
    InCommit { rev: &'a str, path: &'a str },
}

pub(super) fn compare(arguments: &DiffArgs, today: Day) -> Result<Gathered, Error> {
    let [old, new] = arguments.paths.as_slice() else {
        return Err(Error::new(
            format!("diff compares two documents, and {} named", counted(arguments.paths.len())),
            "write paramount diff OLD NEW, or paramount diff --base REV for all that changed since",
        ));
    };
    let named = [Named::of(old)?, Named::of(new)?];
    let on_disk: Vec<PathBuf> = named.iter().filter_map(Named::file).map(Path::to_path_buf).collect();
    let here = if on_disk.is_empty() { vec![PathBuf::from(".")] } else { on_disk };
    let disk = session::root(arguments.root.as_deref(), &here)?;
    let mut gathered = Gathered::default();
    let [(old_tree, old), (new_tree, new)] = [one(named[0], &disk)?, one(named[1], &disk)?];
    let (older, newer) = (read(&old_tree, &old, &mut gathered)?, read(&new_tree, &new, &mut gathered)?);
    let (Some(old), Some(new)) = (found(&older, &old), found(&newer, &new)) else { return Ok(gathered) };
    comparable(old, new)?;
    if arguments.impact {
        let courses = impact::of(disk.root(), old, new, today, &mut gathered.failures)?;
        gathered.impact = Some(courses);
    }
    gathered.standards = newer.standards.clone();
    gathered.documents = vec![document_report(&old.loaded)];
    if old_tree.revision() != new_tree.revision() || old.loaded.reference.path != new.loaded.reference.path {
        gathered.documents.push(document_report(&new.loaded));
    }
    match compared(old, new, today) {
        Ok(comparison) => gathered.pairs.push(Pair {
            comparison,
            old_revision: old_tree.revision().map(base_of),
            new_revision: new_tree.revision().map(base_of),
        }),
        Err(fault) => gathered.failures.push(fault),
    }
    Ok(gathered)
}

/// What differs between two documents.
pub(super) fn compared(old: &Document, new: &Document, today: Day) -> Result<Comparison, Error> {
    let compare = || change::compare_knowing(old, new, &rules::default_level).as_at(today);
    catch_panic(&new.loaded.reference.path, compare)
}

/// Two documents of one kind can be compared.
pub(super) fn comparable(old: &Document, new: &Document) -> Result<(), Error> {
    let kinds = [old, new].map(|document| document.loaded.kind);
    if let [Some(one), Some(other)] = kinds
        && one == other
    {
        return Ok(());
    }
    let said = |document: &Document| {
        let kind = document.loaded.kind.map_or("no document", Kind::word);
        format!("{} ({kind})", document.loaded.reference.path)
    };
    Err(Error::new(
        format!("{} and {} cannot be compared", said(old), said(new)),
        "name two documents of one kind: policies, courses, sets of standards, catalogues of guidance or settings",
    ))
}

fn counted(named: usize) -> String {
    match named {
        0 => "none is".to_owned(),
        1 => "only one is".to_owned(),
        many => format!("{many} are"),
    }
}

impl<'a> Named<'a> {
    fn of(path: &'a Path) -> Result<Self, Error> {
        if path.is_dir() {
            return Err(Error::new(
                format!("{} is a folder, and diff compares two documents", path.display()),
                "name a file on each side, or write paramount diff --base REV for all that changed since",
            ));
        }
        // A file whose name has a colon is that file.
        if path.symlink_metadata().is_ok() {
            return Ok(Self::File(path));
        }
        match path.to_str().and_then(|text| text.split_once(':')) {
            Some((rev, path)) if !rev.is_empty() && !path.is_empty() && !is_drive(rev) => {
                Ok(Self::InCommit { rev, path })
            }
            _ => Err(Error::new(
                format!("{} does not exist or cannot be looked at", path.display()),
                "name a file, or a file of a commit as REV:path, such as main:policies/ours.yaml",
            )),
        }
    }

    fn file(&self) -> Option<&'a Path> {
        match self {
            Self::File(path) => Some(path),
            Self::InCommit { .. } => None,
        }
    }
}

/// `C:\policies` is no revision called C.
fn is_drive(rev: &str) -> bool {
    cfg!(windows) && rev.len() == 1
}

/// The tree that holds a document, and the document's path in it.
fn one(named: Named<'_>, disk: &Tree) -> Result<(Tree, String), Error> {
    let (tree, path, shown) = match named {
        Named::File(file) => (disk.clone(), disk.relative(file), file.display().to_string()),
        Named::InCommit { rev, path } => {
            let tree = Tree::commit(disk.root(), rev)?;
            let inside = within(disk.root(), path);
            if inside.as_ref().is_some_and(|path| !tree.is_file(path)) {
                return Err(Error::new(
                    format!("there is no file {path} in {rev}"),
                    "write the path as it is seen from the top of the repository, or from here with ./ before it",
                ));
            }
            (tree, inside, path.to_owned())
        }
    };
    let outside = || {
        Error::new(format!("{shown} lies outside the root, so it is not read"), "name a root that holds it with --root")
    };
    let path = path.ok_or_else(outside)?;
    let path = tree.own_name(&path);
    Ok((tree, path))
}

/// The path of a file of a commit, seen from the root. As git has it, a path begins at the top of the repository, and
/// one with `./` before it begins here.
fn within(root: &Path, path: &str) -> Option<String> {
    let top = repository_of(root)?;
    let from = if path.starts_with("./") || path.starts_with("../") {
        let here = std::fs::canonicalize(".").ok()?;
        slashed(here.strip_prefix(&top).ok()?)
    } else {
        String::new()
    };
    let full = joined(&from, path)?;
    let prefix = slashed(root.strip_prefix(&top).ok()?);
    if prefix.is_empty() { Some(full) } else { full.strip_prefix(&format!("{prefix}/")).map(str::to_owned) }
}

fn read(tree: &Tree, path: &str, gathered: &mut Gathered) -> Result<Workspace, Error> {
    let workspace = session::read_documents(tree, &[path.to_owned()], &mut gathered.failures);
    let Some(document) = found(&workspace, path) else { return Ok(workspace) };
    if document.loaded.model.is_none() {
        return Err(super::unread(document));
    }
    Ok(workspace)
}

fn found<'w>(workspace: &'w Workspace, path: &str) -> Option<&'w Document> {
    workspace.documents.iter().find(|document| document.loaded.reference.path == path)
}

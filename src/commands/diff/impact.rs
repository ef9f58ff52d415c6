//! The courses of a repository under each of two policies: once as if the new one were not there, once as if the old one
//! were not.

use std::path::Path;

use jiff::civil::Date as Day;

use crate::change::{Impact, impact};
use crate::check::check;
use crate::error::Error;
use crate::finding::Finding;
use crate::load::MOST_BYTES;
use crate::model::{Kind, Model};
use crate::session::{self, Materials};
use crate::tree::{Replaced, Tree};

/// A policy: the tree that it is read from, and its path there.
pub(super) type At<'t> = (&'t Tree, &'t str);

/// What changes for the courses below the root.
pub(super) fn of(
    root: &Path,
    old: At<'_>,
    new: At<'_>,
    today: Day,
    failures: &mut Vec<Error>,
) -> Result<Vec<Impact>, Error> {
    let tree = Tree::disk(root).map_err(|_| Error::new("the root cannot be opened", "name a folder with --root"))?;
    let mut under = |policy: At<'_>, other: At<'_>| -> Result<Vec<Finding>, Error> {
        let (from, path) = policy;
        let bytes = from.read(path, MOST_BYTES).map_err(|fault| {
            Error::new(format!("{path} {}", fault.in_words()), "check the name and the permissions of the file")
        })?;
        // The other one is gone, and this one stands where it stands.
        let mut replaced = Replaced::new();
        replaced.insert(other.1.to_owned(), None);
        replaced.insert(path.to_owned(), Some(bytes));
        Ok(judged(&tree.with_replaced(replaced), today, failures))
    };
    let before = under(old, new)?;
    let after = under(new, old)?;
    Ok(impact(before, after))
}

/// The findings about courses that follow the edition in force. One that names its edition stands under that, whatever
/// comes after it.
fn judged(tree: &Tree, today: Day, failures: &mut Vec<Error>) -> Vec<Finding> {
    let mut unread = Vec::new();
    let workspace = session::read_tree(tree, &[String::new()], &[], Materials::Read, &mut unread);
    let (findings, faults) = check(&workspace, today);
    failures.extend(faults);
    let is_pinned = |path: &str| {
        let document = workspace.at(path).filter(|document| document.loaded.kind == Some(Kind::Course));
        match document.and_then(|document| document.loaded.model.as_ref()) {
            Some(Model::Course(course)) => course.policy.text().is_some_and(|policy| policy.contains('@')),
            _ => false,
        }
    };
    findings.into_iter().filter(|finding| !is_pinned(&finding.document.path)).collect()
}

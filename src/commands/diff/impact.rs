//! The courses of a repository under each of two policies: once as if the new one were not there, once as if the old one
//! were not.

use std::path::Path;

use jiff::civil::Date as Day;

use crate::change::{Impact, impact};
use crate::check::check;
use crate::error::Error;
use crate::finding::Finding;
use crate::session::{self, Materials};
use crate::tree::Tree;
use crate::workspace::{Document, Workspace};

/// What changes for the courses below the root.
pub(super) fn of(
    root: &Path,
    old: &Document,
    new: &Document,
    today: Day,
    failures: &mut Vec<Error>,
) -> Result<Vec<Impact>, Error> {
    let tree = Tree::disk(root).map_err(|_| Error::new("the root cannot be opened", "name a folder with --root"))?;
    let workspace = session::read_tree(&tree, &[String::new()], &[], Materials::Read, &mut Vec::new());
    // The other one is gone, and this one stands where it stands.
    let mut under = |policy: &Document, other: &Document| {
        let courses = workspace.with_in_place_of(policy.clone(), &other.loaded.reference.path);
        judged(&courses, today, failures)
    };
    let before = under(old, new);
    let after = under(new, old);
    Ok(impact(before, after))
}

/// The findings about courses that follow the edition in force. One that names its edition stands under that, whatever
/// comes after it.
fn judged(workspace: &Workspace, today: Day, failures: &mut Vec<Error>) -> Vec<Finding> {
    let (findings, faults) = check(workspace, today);
    failures.extend(faults);
    let is_pinned = |path: &str| {
        let course = workspace.at(path).and_then(Document::course);
        course.and_then(|course| course.policy.text()).is_some_and(|policy| policy.contains('@'))
    };
    findings.into_iter().filter(|finding| !is_pinned(&finding.document.path)).collect()
}

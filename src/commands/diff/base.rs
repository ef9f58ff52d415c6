//! Every document of the repository, compared with what it was in an earlier state of the repository.

use std::path::PathBuf;

use jiff::civil::Date as Day;

use super::Gathered;
use crate::change::gate::as_it_counts;
use crate::change::{self, Lone, pairs};
use crate::cli::DiffArgs;
use crate::commands::output::{base_of, document_report};
use crate::error::{Error, catch_panic};
use crate::paths::is_within;
use crate::report::diff::Pair;
use crate::rules;
use crate::session;
use crate::tree::Tree;
use crate::workspace::{Document, Workspace};

pub(super) fn compare(arguments: &DiffArgs, rev: &str, today: Day) -> Result<Gathered, Error> {
    let named = if arguments.paths.is_empty() { vec![PathBuf::from(".")] } else { arguments.paths.clone() };
    let head = session::root(arguments.root.as_deref(), &named)?;
    let base = Tree::before(head.root(), rev)?;
    let mut gathered = Gathered { base: base.revision().map(base_of), ..Gathered::default() };
    let asked = asked(&named, &head, &base, rev, &mut gathered.failures);
    let is_asked = |path: &str| asked.iter().any(|folder| is_within(path, folder));
    // All of both trees is read: a new edition may stand anywhere, and so may the one that it supersedes.
    let mut gaps = Vec::new();
    let old = session::read_documents(&base, &[String::new()], &mut gaps);
    let new = session::read_documents(&head, &[String::new()], &mut gathered.failures);
    gathered.gaps = gaps.iter().map(|gap| format!("in {rev}, {gap}")).collect();
    gathered.gaps.extend(gathered.base.iter().flat_map(|base| base.gaps.iter().cloned()));
    gathered.standards = new.standards.clone();
    let sorted = pairs(&readable(&old), &readable(&new));
    for (before, after) in sorted.pairs {
        let (before_path, after_path) = (&before.loaded.reference.path, &after.loaded.reference.path);
        if !is_asked(before_path) && !is_asked(after_path) {
            continue;
        }
        gathered.documents.push(document_report(&after.loaded));
        if before.loaded.sha256 == after.loaded.sha256 {
            gathered.same += 1;
            continue;
        }
        // What came with this change may be compared with something that came with it too.
        let is_old = old.documents.iter().any(|document| std::ptr::eq(document, before));
        let old_revision = gathered.base.clone().filter(|_| is_old);
        let compared = || {
            let comparison = change::compare_states(before, after, &rules::default_level);
            as_it_counts(comparison, (before, after), &new, today)
        };
        match catch_panic(after_path, compared) {
            Ok(comparison) if comparison.is_silent() && comparison.more == 0 => gathered.same += 1,
            Ok(comparison) => gathered.pairs.push(Pair { comparison, old_revision, new_revision: None }),
            Err(fault) => gathered.failures.push(fault),
        }
    }
    let added = sorted.added.into_iter().filter(|document| is_asked(&document.loaded.reference.path));
    for document in added {
        gathered.documents.push(document_report(&document.loaded));
        let was_unread = unread_at(&document.loaded.reference.path, &old).is_some();
        gathered.added.push(Lone::came(document, was_unread.then_some(rev)));
    }
    for removed in sorted.removed.iter().filter(|removed| is_asked(&removed.document.loaded.reference.path)) {
        let path = &removed.document.loaded.reference.path;
        match unread_at(path, &new) {
            Some(document) => gathered.failures.push(super::unread(document)),
            None => gathered.removed.push(Lone::went(removed, head.is_file(path))),
        }
        gathered.documents.push(document_report(&removed.document.loaded));
    }
    Ok(gathered)
}

/// What was named, relative to the root. A path may be gone from the disk and still be in the earlier state.
fn asked(named: &[PathBuf], head: &Tree, base: &Tree, rev: &str, failures: &mut Vec<Error>) -> Vec<String> {
    let mut asked = Vec::new();
    for path in named {
        let relative = head.relative(path).or_else(|| base.relative(path));
        let known = |path: &String| [head, base].iter().any(|tree| tree.is_folder(path) || tree.is_file(path));
        match relative {
            Some(path) if known(&path) => asked.push(path),
            Some(_) => failures.push(Error::new(
                format!("{} exists neither here nor in {rev}", path.display()),
                "check the spelling, and that the command runs in the right folder",
            )),
            None => failures.push(Error::new(
                format!("{} lies outside the root, so it is not read", path.display()),
                "name a root that holds it with --root",
            )),
        }
    }
    asked
}

fn readable(workspace: &Workspace) -> Vec<&Document> {
    let documents = workspace.documents.iter();
    documents.filter(|document| document.loaded.model.is_some()).collect()
}

/// The document that stands at a path and cannot be read.
fn unread_at<'w>(path: &str, workspace: &'w Workspace) -> Option<&'w Document> {
    let mut documents = workspace.documents.iter();
    documents.find(|document| document.loaded.reference.path == path && document.loaded.model.is_none())
}

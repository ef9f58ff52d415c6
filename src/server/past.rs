//! What documents were in the commit with which they are compared while they are written.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use crate::change::gate::as_it_counts;
use crate::change::{Comparison, compare_states, pairs};
use crate::error::catch_panic;
use crate::rules;
use crate::session::{Session, read_documents};
use crate::tree::Tree;
use crate::workspace::{Document, Workspace};

/// An earlier state of a folder, as far as anybody asked for it.
#[derive(Debug, Default)]
pub(super) struct Past {
    state: Option<State>,
    /// Whether the state is still the one that is meant.
    is_known: bool,
    /// By path, until a document is written.
    comparisons: BTreeMap<String, Option<Changed>>,
}

#[derive(Debug)]
struct State {
    commit: String,
    workspace: Workspace,
}

/// How a document differs from what it was.
#[derive(Clone, Debug)]
pub(super) struct Changed {
    /// What differs, and whether it is weaker.
    pub(super) comparison: Comparison,
    /// Whether the document records a version that it did not record then.
    pub(super) has_new_version: bool,
}

impl Past {
    /// Notes that another commit may be meant now.
    pub(super) fn distrust(&mut self) {
        self.is_known = false;
        self.comparisons.clear();
    }

    /// Notes that documents were written.
    pub(super) fn forget_comparisons(&mut self) {
        self.comparisons.clear();
    }

    /// How the document at a path differs from what it was in `rev`; `None` where nothing of it was there, or nobody can say.
    pub(super) fn changed(&mut self, session: &Session, path: &str, rev: &str, today: Day) -> Option<&Changed> {
        if !self.comparisons.contains_key(path) {
            self.look_up(session, rev);
            let state = self.state.as_ref();
            let changed = state.and_then(|state| changed(&state.workspace, &session.workspace, path, today));
            self.comparisons.insert(path.to_owned(), changed);
        }
        self.comparisons.get(path)?.as_ref()
    }

    /// Reads the state, unless it is the one that was read.
    fn look_up(&mut self, session: &Session, rev: &str) {
        if self.is_known {
            return;
        }
        self.is_known = true;
        // Without a repository, a commit or git there is nothing to compare with, which is no fault.
        let tree = session.tree.as_ref().and_then(|tree| Tree::before(tree.root(), rev).ok());
        let Some((tree, commit)) = tree.and_then(|tree| Some((tree.clone(), tree.revision()?.commit.clone()))) else {
            self.state = None;
            return;
        };
        if self.state.as_ref().is_none_or(|state| state.commit != commit) {
            // What could not be read then is of the past.
            let workspace = read_documents(&tree, &session.asked, &mut Vec::new());
            self.state = Some(State { commit, workspace });
        }
    }
}

fn changed(base: &Workspace, head: &Workspace, path: &str, today: Day) -> Option<Changed> {
    let pairs = pairs(&readable(base), &readable(head)).pairs;
    let (before, after) = pairs.into_iter().find(|(_, after)| after.loaded.reference.path == path)?;
    if before.loaded.sha256 == after.loaded.sha256 {
        return None;
    }
    let compared = catch_panic(path, || {
        let comparison = compare_states(before, after, &rules::default_level);
        as_it_counts(comparison, (before, after), head, today)
    });
    let versions = |document: &Document| document.policy().map_or(0, |policy| policy.versions.iter().count());
    let is_another = before.loaded.reference.id != after.loaded.reference.id;
    let has_new_version = versions(after) > 0 && (is_another || versions(after) > versions(before));
    Some(Changed { comparison: compared.ok()?, has_new_version }).filter(|changed| !changed.comparison.is_silent())
}

fn readable(workspace: &Workspace) -> Vec<&Document> {
    workspace.documents.iter().filter(|document| document.loaded.model.is_some()).collect()
}

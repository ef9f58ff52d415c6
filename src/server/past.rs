//! What documents were in the commit with which they are compared while they are written.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date as Day;

use super::courses::{Courses, FoundBefore};
use crate::change::gate::as_it_counts;
use crate::change::{Change, Comparison, compare_states, pairs};
use crate::check::Judged;
use crate::error::{Error, catch_panic};
use crate::rules;
use crate::session::{Session, read_documents_again};
use crate::tree::{LAST_COMMIT, Tree, repository_of};
use crate::workspace::{Document, Workspace};

/// An earlier state of a folder, as far as anybody asked for it.
#[derive(Debug, Default)]
pub(super) struct Past {
    state: Option<State>,
    /// Whether the state is still the one that is meant.
    is_known: bool,
    /// Why nothing is compared, where somebody should know.
    failure: Option<Error>,
    /// By path, until a document is written.
    comparisons: BTreeMap<String, Option<Changed>>,
    /// What was found about courses by a policy as it was, by its path.
    found_before: BTreeMap<String, FoundBefore>,
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
    /// The courses under it, where it is a policy.
    pub(super) courses: Option<Courses>,
}

impl Past {
    /// Notes that another commit may be meant now.
    pub(super) fn distrust(&mut self) {
        self.is_known = false;
        self.comparisons.clear();
        self.found_before.clear();
    }

    /// Notes that documents were written; with `None` that any of them may have been.
    pub(super) fn written(&mut self, paths: Option<&BTreeSet<String>>) {
        self.comparisons.clear();
        self.found_before.retain(|policy, _| paths.is_some_and(|paths| paths.iter().all(|path| path == policy)));
    }

    /// Why nothing is compared, where somebody should know.
    pub(super) fn failure(&self) -> Option<&Error> {
        self.failure.as_ref()
    }

    /// How the document at a path differs from what it was in `rev`; `None` where nothing of it was there, or nobody can say.
    pub(super) fn changed(
        &mut self,
        (session, judged): (&Session, &Judged),
        path: &str,
        rev: &str,
        today: Day,
    ) -> Option<&Changed> {
        if !self.comparisons.contains_key(path) {
            self.look_up(session, rev);
            let changed = self.compare((&session.workspace, judged), path, today);
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
        self.failure = None;
        let Some(tree) = &session.tree else { return };
        let before = Tree::before(tree.root(), rev);
        let commit = before.as_ref().ok().and_then(|tree| tree.revision()).map(|revision| revision.commit.clone());
        match (before, commit) {
            (Ok(tree), Some(commit)) => {
                if self.state.as_ref().is_none_or(|state| state.commit != commit) {
                    // What could not be read then is of the past.
                    let workspace = read_documents_again(&tree, &session.asked, &session.workspace);
                    self.state = Some(State { commit, workspace });
                }
            }
            (before, _) => {
                self.state = None;
                // Who has no repository has nothing to compare with, and asked for nothing else.
                let is_asked_for = rev != LAST_COMMIT || repository_of(tree.root()).is_some();
                self.failure = before.err().filter(|_| is_asked_for);
            }
        }
    }

    fn compare(&mut self, (head, judged): (&Workspace, &Judged), path: &str, today: Day) -> Option<Changed> {
        let base = &self.state.as_ref()?.workspace;
        let after = head.at(path).filter(|after| after.loaded.model.is_some())?;
        let is_kept = |before: &Document| before.loaded.sha256 == after.loaded.sha256;
        if base.at(path).is_some_and(is_kept) {
            return None;
        }
        let before = counterpart(base, head, after).filter(|before| !is_kept(before))?;
        let compared = catch_panic(path, || {
            let comparison = compare_states(before, after, &rules::default_level);
            as_it_counts(comparison, (before, after), head, today)
        });
        let comparison = without_slips(compared.ok()?, after);
        let versions = |document: &Document| document.policy().map_or(0, |policy| policy.versions.iter().count());
        let is_another = before.loaded.reference.id != after.loaded.reference.id;
        let has_new_version = versions(after) > 0 && (is_another || versions(after) > versions(before));
        if comparison.is_silent() {
            return None;
        }
        let courses = after.policy().map(|_| {
            self.found_before.retain(|known, found| known != path || found.is_about(before, after));
            let found = self.found_before.entry(path.to_owned());
            let found = found.or_insert_with(|| FoundBefore::of((before, after), head, today));
            Courses::of(found, after, head, judged, today)
        });
        Some(Changed { comparison, has_new_version, courses })
    }
}

/// The comparison without what a slip in the name of a standard would make of it: while a commitment names a standard that there
/// is not, nobody has taken the other one back or committed themselves to anything.
fn without_slips(mut comparison: Comparison, after: &Document) -> Comparison {
    let Some(policy) = after.policy().filter(|_| after.controls.vocabulary.is_whole()) else { return comparison };
    let is_known = |name: &str| after.controls.expectations.iter().any(|known| known.id == name);
    let named = || policy.commitments.iter().filter_map(|commitment| commitment.standard.text());
    if named().all(is_known) {
        return comparison;
    }
    let own: BTreeSet<&str> = policy.commitments.iter().filter_map(|commitment| commitment.id.text()).collect();
    comparison.changes.retain(|change: &Change| match change.standard.as_deref() {
        Some(name) => own.contains(name) || is_known(name) && named().any(|standard| standard == name),
        None => true,
    });
    comparison
}

/// The document that another one was before. Where only these two have a name, nobody has to look at all others.
fn counterpart<'b>(base: &'b Workspace, head: &Workspace, after: &Document) -> Option<&'b Document> {
    let reference = &after.loaded.reference;
    let (kind, name) = reference.name();
    let is_only_one = |workspace: &Workspace| workspace.named(kind, name).count() == 1;
    let kept = base.at(&reference.path).filter(|before| before.loaded.reference == *reference);
    if let Some(kept) = kept.filter(|kept| kept.loaded.model.is_some() && is_only_one(base) && is_only_one(head)) {
        return Some(kept);
    }
    let pairs = pairs(&readable(base), &readable(head)).pairs;
    let pair = pairs.into_iter().find(|(_, other)| other.loaded.reference.path == reference.path)?;
    base.at(&pair.0.loaded.reference.path)
}

fn readable(workspace: &Workspace) -> Vec<&Document> {
    workspace.documents.iter().filter(|document| document.loaded.model.is_some()).collect()
}

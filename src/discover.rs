//! Paths in, candidates out: which files of a tree are to be looked at, and what could not be.

use std::collections::BTreeSet;

use crate::finding::{Draft, Severity};
use crate::load::{Loaded, is_nearly_yaml, is_yaml};
use crate::tree::{Entry, ReadFault, Tree};

/// A file that may be a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
    /// Relative to the root.
    pub path: String,
    /// Whether the user named this very file.
    pub named: bool,
}

/// What discovery found.
#[derive(Debug, Default)]
pub struct Discovery {
    /// Files to look at, sorted, each once.
    pub candidates: Vec<Candidate>,
    /// Files that settings leave out, as they were met.
    pub excluded: Vec<String>,
    /// Things met in a walk that cannot be looked at, each with its finding.
    pub unread: Vec<Loaded>,
}

/// Looks for documents under `paths`, which are files or folders of the tree. `is_excluded` leaves out what settings
/// leave out; a file that the user named is always in.
pub fn discover(tree: &Tree, paths: &[String], is_excluded: impl Fn(&str) -> bool) -> Discovery {
    let mut found = BTreeSet::new();
    let (mut excluded, mut unread) = (Vec::new(), Vec::new());
    for path in paths {
        if !tree.is_folder(path) {
            found.insert(Candidate { path: path.clone(), named: true });
            continue;
        }
        for entry in tree.walk(path, |name| is_yaml(name) || is_nearly_yaml(name)) {
            match entry {
                Entry::File(path) if is_excluded(&path) => excluded.push(path),
                Entry::File(path) => {
                    found.insert(Candidate { path, named: false });
                }
                Entry::NotRegular(path) if is_excluded(&path) || !is_yaml(&path) => {}
                Entry::NotRegular(path) => unread.push(not_regular(&path)),
                Entry::Unreadable(path, fault) => unread.push(unreadable(&path, &fault)),
            }
        }
    }
    let mut candidates: Vec<Candidate> = found.into_iter().collect();
    // A file that was named and walked to comes twice, sorted with the named one second.
    candidates.reverse();
    candidates.dedup_by(|one, other| one.path == other.path);
    candidates.reverse();
    Discovery { candidates, excluded, unread }
}

fn not_regular(path: &str) -> Loaded {
    let draft = Draft::new(
        None::<crate::source::Span>,
        "this has the name of a document but is a folder, a link or a device, so it is not read",
        "put the document itself here, or give the folder another name",
    );
    Loaded::unread(path, "load/unreadable", Severity::Note, draft)
}

fn unreadable(path: &str, fault: &ReadFault) -> Loaded {
    let draft = Draft::new(None::<crate::source::Span>, format!("this {}", fault.in_words()), fault.help());
    Loaded::unread(path, "load/unreadable", Severity::Error, draft)
}

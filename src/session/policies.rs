//! Policies that courses name and that are not judged in this run: from the folders that settings name, and from those
//! given with `--policies`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::HEAD;
use crate::error::Error;
use crate::load::{self, Loaded, Recognised, is_yaml};
use crate::model::Kind;
use crate::tree::{Entry, ReadFault, Tree};
use crate::workspace::{Document, Lent};

/// Reads the policies that the courses among `documents` may name, those apart that are documents of the run.
pub(super) fn lent(tree: &Tree, documents: &[Document], given: &[PathBuf], failures: &mut Vec<Error>) -> Vec<Lent> {
    let mut lent = Vec::new();
    let has_courses = documents.iter().any(|document| document.loaded.kind == Some(Kind::Course));
    let mut outside = 0;
    let mut inside = BTreeSet::new();
    for folder in given {
        match tree.relative(folder) {
            _ if !folder.is_dir() => failures.push(Error::new(
                format!("the folder of policies {} cannot be opened", folder.display()),
                "correct what stands after --policies",
            )),
            _ if !has_courses => {}
            Some(folder) => {
                inside.insert((folder, true));
            }
            None => {
                outside += 1;
                lent.extend(from_elsewhere(folder, outside, failures));
            }
        }
    }
    let courses = documents.iter().filter(|document| document.loaded.kind == Some(Kind::Course));
    inside.extend(courses.flat_map(|course| &course.controls.settings.policies).map(|folder| (folder.clone(), false)));
    let judged: BTreeSet<&str> = documents.iter().map(|document| document.loaded.reference.path.as_str()).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    // What is given on the command line is for all courses, so that it counts where settings name the folder too.
    for to_all in [true, false] {
        for (folder, _) in inside.iter().filter(|(_, given)| *given == to_all) {
            let wanted = |path: &str| (!judged.contains(path) && !seen.contains(path)).then(|| path.to_owned());
            let policies = policies_in(tree, folder, wanted, failures);
            seen.extend(policies.iter().map(|loaded| loaded.reference.path.clone()));
            lent.extend(policies.into_iter().map(|loaded| Lent { loaded: Arc::new(loaded), to_all }));
        }
    }
    lent
}

/// Policies of a folder outside the root. In reports their paths begin with a word that no path of the root has, so
/// that nobody looks for them there.
fn from_elsewhere(folder: &Path, number: usize, failures: &mut Vec<Error>) -> Vec<Lent> {
    let Ok(tree) = Tree::disk(folder) else { return Vec::new() };
    let mark = if number == 1 { "--policies".to_owned() } else { format!("--policies {number}") };
    let policies = policies_in(&tree, "", |path| Some(format!("{mark}:{path}")), failures);
    policies.into_iter().map(|loaded| Lent { loaded: Arc::new(loaded), to_all: true }).collect()
}

/// The policies below a folder, under the name that `shown` gives each; without a name a file is left out.
fn policies_in(
    tree: &Tree,
    folder: &str,
    shown: impl Fn(&str) -> Option<String> + Sync,
    failures: &mut Vec<Error>,
) -> Vec<Loaded> {
    let entries = tree.walk(folder, is_yaml);
    let read: Vec<Result<Option<Loaded>, Error>> = entries
        .par_iter()
        .map(|entry| {
            let cannot = |path: &str, words: &str| {
                Error::new(
                    format!("{path}, where courses may have their policy, could not be read: {words}"),
                    "check the permissions and the size of the file",
                )
            };
            match entry {
                Entry::File(path) => match shown(path) {
                    Some(name) => read_policy(tree, path, &name).map_err(|fault| cannot(&name, &fault.in_words())),
                    None => Ok(None),
                },
                Entry::NotRegular(_) => Ok(None),
                Entry::Unreadable(path, fault) => Err(cannot(path, &fault.in_words())),
            }
        })
        .collect();
    let mut policies = Vec::new();
    for outcome in read {
        match outcome {
            Ok(policy) => policies.extend(policy),
            Err(error) => failures.push(error),
        }
    }
    policies
}

fn read_policy(tree: &Tree, path: &str, shown: &str) -> Result<Option<Loaded>, ReadFault> {
    match load::recognise(&tree.head(path, HEAD)?) {
        Recognised::Ours(Kind::Policy) => Ok(Some(load::load(shown, Kind::Policy, tree.read(path, load::MOST_BYTES)?))),
        _ => Ok(None),
    }
}

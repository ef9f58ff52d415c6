//! Where a run stands: what was named and is there, and the folder that paths are relative to.

use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::tree::{Tree, repository_of};

/// `--root`, else the nearest folder above with `.git`, else the folder that holds everything named.
pub fn root(given: Option<&Path>, named: &[PathBuf]) -> Result<Tree, Error> {
    let refused = |path: &Path| {
        Error::new(format!("the root {} is no folder that can be opened", path.display()), "name a folder with --root")
    };
    if let Some(root) = given {
        return Tree::disk(root).ok().filter(|tree| tree.is_folder("")).ok_or_else(|| refused(root));
    }
    let folders: Vec<PathBuf> = named.iter().filter_map(|path| folder_of(path)).collect();
    let common = folders.into_iter().reduce(|one, other| common(&one, &other)).unwrap_or_else(|| PathBuf::from("."));
    let root = repository_of(&common).unwrap_or(common);
    Tree::disk(&root).map_err(|_| refused(&root))
}

fn folder_of(path: &Path) -> Option<PathBuf> {
    let absolute = std::path::absolute(path).ok()?;
    let folder = if absolute.is_dir() { absolute } else { absolute.parent()?.to_path_buf() };
    std::fs::canonicalize(folder).ok()
}

fn common(one: &Path, other: &Path) -> PathBuf {
    one.components().zip(other.components()).take_while(|(one, other)| one == other).map(|(part, _)| part).collect()
}

/// The named paths that are there.
pub(super) fn existing(paths: &[PathBuf], failures: &mut Vec<Error>) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in paths {
        match std::fs::symlink_metadata(path) {
            Ok(_) => found.push(path.clone()),
            Err(_) => failures.push(Error::new(
                format!("{} does not exist or cannot be looked at", path.display()),
                "check the spelling, and that the command runs in the right folder",
            )),
        }
    }
    found
}

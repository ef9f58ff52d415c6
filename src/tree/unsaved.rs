//! Files as they would be written, or as an editor holds them: they stand in the tree as if they lay there already.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, ReadFault, Seen};
use crate::paths::{folder_of, is_within};

/// Such files, by path: read in the place of what lies on disk.
pub type Unsaved = BTreeMap<String, Vec<u8>>;

/// What a walk met on disk, sorted, with the files that are not there yet. What is no regular file there stays that.
pub(super) fn with_files(
    mut met: Vec<Entry>,
    unsaved: &Unsaved,
    folder: &str,
    wanted: impl Fn(&str) -> bool,
) -> Vec<Entry> {
    let is_of_git = |path: &str| path.split('/').any(|part| part == ".git");
    let below = unsaved.keys().filter(|path| is_within(path, folder) && !is_of_git(path) && wanted(path));
    let mut new: BTreeSet<&str> = below.map(String::as_str).collect();
    if !new.is_empty() {
        met.iter().for_each(|entry| {
            new.remove(entry.path());
        });
        let new: Vec<Entry> = new.into_iter().map(|path| Entry::File(path.to_owned())).collect();
        met.extend(new);
        met.sort_unstable();
    }
    met
}

/// The names of the files in a folder with those that are not there yet.
pub(super) fn with_names(mut names: Vec<String>, unsaved: &Unsaved, folder: &str) -> Vec<String> {
    let here = unsaved.keys().filter(|path| folder_of(path) == folder);
    let own = here.map(|path| path.rsplit('/').next().unwrap_or(path));
    let new: Vec<String> = own.filter(|name| !names.iter().any(|known| known == name)).map(str::to_owned).collect();
    if !new.is_empty() {
        names.extend(new);
        names.sort_unstable();
    }
    names
}

/// What stands at a path, with the size that it would have.
pub(super) fn seen(on_disk: Result<Seen, ReadFault>, unsaved: &Unsaved, path: &str) -> Result<Seen, ReadFault> {
    let Some(bytes) = unsaved.get(path).map(|bytes| bytes.len() as u64) else { return on_disk };
    match on_disk {
        Ok(seen) => Ok(Seen { bytes, ..seen }),
        Err(ReadFault::Missing) => Ok(Seen { path: path.to_owned(), bytes }),
        Err(fault) => Err(fault),
    }
}

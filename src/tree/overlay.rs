//! A tree in which some files are others: what a change would be under the settings from before it.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Entry, ReadFault, Seen, Tree};
use crate::paths::{folder_of, is_within};

/// What takes the place of files, by path: other bytes, or nothing at all.
pub type Replaced = BTreeMap<String, Option<Vec<u8>>>;

/// A tree with some files replaced.
#[derive(Clone, Debug)]
pub(super) struct Overlay {
    under: Arc<Tree>,
    over: Arc<Replaced>,
}

impl Overlay {
    pub(super) fn new(under: Tree, over: Replaced) -> Self {
        Self { under: Arc::new(under), over: Arc::new(over) }
    }

    pub(super) fn under(&self) -> &Tree {
        &self.under
    }

    pub(super) fn walk(&self, folder: &str, wanted: &dyn Fn(&str) -> bool) -> Vec<Entry> {
        // A folder that only stands here has nothing below.
        let below = self.under.is_folder(folder);
        let mut entries = if below { self.under.walk(folder, wanted) } else { Vec::new() };
        entries.retain(|entry| match entry {
            Entry::File(path) | Entry::NotRegular(path) | Entry::Unreadable(path, _) => !self.over.contains_key(path),
        });
        let added = self.added().filter(|path| is_within(path, folder) && wanted(path));
        entries.extend(added.map(|path| Entry::File(path.to_owned())));
        entries.sort_unstable();
        entries
    }

    pub(super) fn is_folder(&self, path: &str) -> bool {
        self.under.is_folder(path) || self.added().any(|added| added != path && is_within(added, path))
    }

    pub(super) fn is_file(&self, path: &str) -> bool {
        self.over.get(path).map_or_else(|| self.under.is_file(path), Option::is_some)
    }

    pub(super) fn look(&self, path: &str) -> Result<Seen, ReadFault> {
        match self.over.get(path) {
            None => self.under.look(path),
            Some(None) => Err(ReadFault::Missing),
            Some(Some(bytes)) => Ok(Seen { path: path.to_owned(), bytes: bytes.len() as u64 }),
        }
    }

    pub(super) fn names_in(&self, folder: &str) -> Vec<String> {
        let within = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let mut names = self.under.names_in(folder);
        names.retain(|name| !self.over.contains_key(&within(name)));
        let added = self.added().filter(|path| folder_of(path) == folder);
        names.extend(added.filter_map(|path| path.rsplit('/').next()).map(str::to_owned));
        names.sort_unstable();
        names
    }

    /// At most the first `most` bytes.
    pub(super) fn head(&self, path: &str, most: u64) -> Result<Vec<u8>, ReadFault> {
        match self.over.get(path) {
            None => self.under.head(path, most),
            Some(None) => Err(ReadFault::Missing),
            Some(Some(bytes)) => {
                let most = usize::try_from(most).unwrap_or(usize::MAX);
                Ok(bytes.iter().copied().take(most).collect())
            }
        }
    }

    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        match self.over.get(path) {
            None => self.under.read(path, limit),
            Some(Some(bytes)) if bytes.len() as u64 > limit => Err(ReadFault::TooLarge(limit)),
            Some(_) => self.head(path, limit),
        }
    }

    /// The paths of files that stand here whatever stands below.
    fn added(&self) -> impl Iterator<Item = &str> {
        self.over.iter().filter(|(_, bytes)| bytes.is_some()).map(|(path, _)| path.as_str())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn replaced_files_are_seen_in_every_way() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::create_dir(folder.path().join("a")).expect("a folder");
        for name in ["a/kept.yaml", "a/gone.yaml", "a/other.yaml"] {
            fs::write(folder.path().join(name), "old").expect("a file");
        }
        let over: Replaced = [
            ("a/gone.yaml".to_owned(), None),
            ("a/other.yaml".to_owned(), Some(b"newer".to_vec())),
            ("b/come.yaml".to_owned(), Some(b"new".to_vec())),
        ]
        .into();
        let tree = Tree::disk(folder.path()).expect("the folder").with_replaced(over);
        let files = |paths: &[&str]| paths.iter().map(|path| Entry::File((*path).to_owned())).collect::<Vec<_>>();
        assert_eq!(
            tree.walk("", |path| path.ends_with("yaml")),
            files(&["a/kept.yaml", "a/other.yaml", "b/come.yaml"])
        );
        assert_eq!(tree.walk("b", |path| path.ends_with("yaml")), files(&["b/come.yaml"]));
        assert_eq!(tree.names_in("a"), ["kept.yaml", "other.yaml"]);
        assert_eq!(tree.names_in("b"), ["come.yaml"]);
        assert!(tree.is_folder("b") && tree.is_file("b/come.yaml") && !tree.is_file("a/gone.yaml"));
        assert_eq!(tree.read("a/other.yaml", 5), Ok(b"newer".to_vec()));
        assert_eq!(tree.read("a/other.yaml", 4), Err(ReadFault::TooLarge(4)));
        assert_eq!(tree.head("a/other.yaml", 2), Ok(b"ne".to_vec()));
        assert_eq!(tree.read("a/gone.yaml", 5), Err(ReadFault::Missing));
        assert_eq!(tree.look("a/gone.yaml"), Err(ReadFault::Missing));
        assert_eq!(tree.look("b/come.yaml").map(|seen| seen.bytes), Ok(3));
        assert_eq!(tree.read("a/kept.yaml", 5), Ok(b"old".to_vec()));
    }
}

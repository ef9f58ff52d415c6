//! What a commit has below a folder: names, kinds, hashes and sizes, as `git ls-tree` lists them. Nothing is read.

use std::collections::BTreeSet;
use std::io::{self, BufRead};

use super::name::shown_text;
use crate::paths::{is_same_name, is_within};

/// What stands under a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file, executable or not.
    File,
    /// A link to somewhere else.
    Link,
    Folder,
    /// Another repository, whose files this one does not have.
    Submodule,
    /// Several files whose names are shown alike.
    Alike,
}

/// One name of the listing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    pub path: Box<str>,
    pub kind: Kind,
    pub id: Box<str>,
    /// Bytes of a file or link; `None` where git does not have it, which happens in partial clones.
    pub size: Option<u64>,
}

/// All names, sorted by path.
#[derive(Debug, Default)]
pub(super) struct Listing {
    items: Vec<Item>,
}

impl Listing {
    /// Reads what `git ls-tree -r -t -z -l` writes.
    pub(super) fn read(mut output: impl BufRead) -> io::Result<Self> {
        let mut items = Vec::new();
        let mut line = Vec::new();
        while output.read_until(0, &mut line)? > 0 {
            items.push(item(line.strip_suffix(&[0]).unwrap_or(&line)).ok_or(io::ErrorKind::InvalidData)?);
            line.clear();
        }
        // Git sorts a folder as if its name ended in a slash.
        items.sort_unstable_by(|one: &Item, other| one.path.cmp(&other.path));
        items.dedup_by(|one, other| {
            let is_alike = one.path == other.path;
            if is_alike && one.kind != Kind::Folder {
                other.kind = Kind::Alike;
            }
            is_alike
        });
        Ok(Self { items })
    }

    /// Leaves out what stands under these paths.
    pub(super) fn leave_out(&mut self, paths: &BTreeSet<String>) {
        self.items.retain(|item| !paths.contains(&*item.path));
    }

    /// What stands under a path.
    pub(super) fn get(&self, path: &str) -> Option<&Item> {
        let at = self.items.binary_search_by(|item| (*item.path).cmp(path)).ok()?;
        self.items.get(at)
    }

    /// What stands in a folder under a name, however its letters are composed.
    pub(super) fn meant_in(&self, folder: &str, name: &str) -> Option<&Item> {
        let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        self.get(&path).or_else(|| {
            let mut below = self.below(folder).iter();
            if name.is_ascii() { None } else { below.find(|item| is_same_name(&item.path, &path)) }
        })
    }

    /// Everything in and below a folder, sorted; the folder itself is left out.
    pub(super) fn below(&self, folder: &str) -> &[Item] {
        if folder.is_empty() {
            return &self.items;
        }
        let prefix = format!("{folder}/");
        let from = self.items.partition_point(|item| *item.path < *prefix);
        let rest = self.items.get(from..).unwrap_or_default();
        let length = rest.partition_point(|item| is_within(&item.path, folder));
        rest.get(..length).unwrap_or_default()
    }

    /// The files and links that git does not have, though the commit names them.
    pub(super) fn absent(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| matches!(item.kind, Kind::File | Kind::Link) && item.size.is_none())
    }
}

/// One line: `100644 blob HASH    1234<TAB>path`. `None` where it reads otherwise.
fn item(line: &[u8]) -> Option<Item> {
    let tab = line.iter().position(|byte| *byte == b'\t')?;
    let (facts, path) = (std::str::from_utf8(line.get(..tab)?).ok()?, line.get(tab + 1..)?);
    let mut facts = facts.split_ascii_whitespace();
    let (mode, _type, id, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
    let kind = match mode {
        "120000" => Kind::Link,
        "160000" => Kind::Submodule,
        "040000" => Kind::Folder,
        _ if !mode.starts_with("100") => return None,
        _ => Kind::File,
    };
    let is_hash = id.len() >= 40 && id.bytes().all(|byte| byte.is_ascii_hexdigit());
    let path = shown_text(path).into_boxed_str();
    is_hash.then(|| Item { path, kind, id: id.into(), size: size.parse().ok() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASH: &str = "0123456789012345678901234567890123456789";

    fn listing(lines: &[&str]) -> Listing {
        let bytes: String = lines.iter().map(|line| line.replace('#', HASH) + "\0").collect();
        Listing::read(bytes.as_bytes()).expect("lines of ls-tree")
    }

    #[test]
    fn a_folder_holds_what_stands_below_it_and_not_its_neighbours() {
        let listing = listing(&[
            "100644 blob #       3\ta-b/x.yaml",
            "040000 tree #       -\ta-b",
            "040000 tree #       -\ta",
            "100755 blob #       4\ta/y.yaml",
            "120000 blob #       4\ta/z.yaml",
            "160000 commit #       -\ta0",
        ]);
        let below: Vec<&str> = listing.below("a").iter().map(|item| &*item.path).collect();
        assert_eq!(below, ["a/y.yaml", "a/z.yaml"]);
        assert_eq!(listing.get("a/y.yaml").map(|item| (item.kind, item.size)), Some((Kind::File, Some(4))));
        assert_eq!(listing.get("a0").map(|item| item.kind), Some(Kind::Submodule));
        assert_eq!(listing.get("a/y").map(|item| item.kind), None);
        assert_eq!(listing.below("").len(), 6);
    }

    #[test]
    fn what_git_does_not_have_is_known_and_what_it_never_writes_is_refused() {
        let listing = listing(&["100644 blob #     BAD\tx.yaml", "100644 blob #     3\ty.yaml"]);
        assert_eq!(listing.absent().map(|item| &*item.path).collect::<Vec<_>>(), ["x.yaml"]);
        for line in ["", "100644 blob # 3 x.yaml", "100644 blob nohash 3\tx", "fatal: bad\tx\0"] {
            assert!(Listing::read(format!("{}\0", line.replace('#', HASH)).as_bytes()).is_err(), "{line:?}");
        }
        assert!(Listing::read(&b""[..]).is_ok_and(|listing| listing.below("").is_empty()));
    }
}

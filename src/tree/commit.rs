//! A folder as a commit has it, read through git. What is said about files is what would be said if the commit were
//! checked out: links are followed inside the folder, and neither links nor submodules are regular files in a walk.

use std::collections::BTreeSet;
use std::fs;
use std::io::{BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::git::{Batch, Git};
use super::listing::{Item, Kind, Listing};
use super::name::{may_mean_another, shown_path, shown_text};
use super::{Entry, ReadFault, Revision, Seen, Taken, repository_of, revision, told_apart};
use crate::error::Error;
use crate::paths::slashed;

/// How many links may lead to one file; as many as systems follow.
const MOST_LINKS: usize = 40;

/// The longest path that a link may hold.
const MOST_TARGET: u64 = 4096;

/// A file larger than this is not read through the shared process where only its beginning is wanted: that process
/// writes all of it.
const MOST_SHARED: u64 = 4 * 1024 * 1024;

/// A folder of a commit.
#[derive(Clone, Debug)]
pub(super) struct Commit {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    root: PathBuf,
    revision: Revision,
    listing: Listing,
    git: Git,
    /// `None` after it broke: what it writes then belongs to another question.
    batch: Mutex<Option<Batch>>,
}

impl Commit {
    /// The commit that `rev` names, or the one at which what is checked out left it.
    pub(super) fn open(root: &Path, rev: &str, where_parted: bool) -> Result<Self, Error> {
        revision::check_name(rev)?;
        let root = fs::canonicalize(root).map_err(|_| {
            Error::new(format!("the root {} cannot be opened", root.display()), "name a folder with --root")
        })?;
        let repository = repository_of(&root).ok_or_else(|| {
            Error::new(
                format!("{rev} cannot be looked up, because {} is in no git repository", root.display()),
                "run this in a clone of the repository, or name the two files to compare",
            )
        })?;
        let git = Git::of(&repository)?;
        let prefix = root.strip_prefix(&repository).map(slashed).unwrap_or_default();
        let (hash, taken) = match revision::commit_of(&git, rev) {
            Ok(named) if where_parted => revision::parted(&git, rev, named)?,
            Ok(named) => (named, Taken::Named),
            Err(fault) => {
                let nothing = if where_parted { revision::nothing_yet(&git, rev)? } else { None };
                (nothing.ok_or(fault)?, Taken::NothingYet)
            }
        };
        let mut listing = match taken {
            Taken::NothingYet => Listing::default(),
            _ => revision::list(&git, rev, &hash, &prefix)?,
        };
        let batch = Mutex::new(Some(git.batch().map_err(|fault| revision::cannot_run(&fault))?));
        let left = if where_parted { revision::not_checked_out(&git, &root, &prefix)? } else { BTreeSet::new() };
        // Nobody looks at them now, so that nothing can be said of what became of them.
        listing.leave_out(&left);
        let submodules = listing.below("").iter().filter(|item| item.kind == Kind::Submodule).count();
        let revision = Revision { rev: rev.to_owned(), commit: hash, taken, submodules, not_checked_out: left.len() };
        Ok(Self { shared: Arc::new(Shared { root, revision, listing, git, batch }) })
    }

    pub(super) fn root(&self) -> &Path {
        &self.shared.root
    }

    pub(super) fn revision(&self) -> &Revision {
        &self.shared.revision
    }

    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        let absolute = std::path::absolute(path).ok()?;
        // What is gone from the disk still has a name in the commit, so only the folders that are left are resolved.
        for folder in absolute.parent()?.ancestors() {
            if let Ok(resolved) = fs::canonicalize(folder) {
                let full = resolved.join(absolute.strip_prefix(folder).ok()?);
                return full.strip_prefix(&self.shared.root).ok().map(shown_path);
            }
        }
        None
    }

    /// The path under which the tree itself knows what stands at a path.
    pub(super) fn own_name(&self, path: &str) -> String {
        let path = shown_text(path.as_bytes());
        if self.shared.listing.get(&path).is_some() || !may_mean_another(&path) {
            return path;
        }
        let step = |here: Option<String>, part| Some(self.shared.listing.meant_in(&here?, part)?.path.to_string());
        path.split('/').fold(Some(String::new()), step).unwrap_or(path)
    }

    pub(super) fn walk(&self, folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<Entry> {
        let start = match self.resolve(folder) {
            Ok(Found::Root) => String::new(),
            Ok(Found::Item(item)) if item.kind == Kind::Folder => item.path.to_string(),
            Ok(Found::Item(item)) if item.kind == Kind::File && wanted(folder) => {
                return vec![Entry::File(folder.to_owned())];
            }
            Ok(_) => return Vec::new(),
            Err(fault) => return vec![Entry::Unreadable(folder.to_owned(), fault)],
        };
        let entries = self.shared.listing.below(&start).iter().filter_map(|item| {
            // Under the name that was asked for, where a link led to the folder.
            let below = item.path.get(start.len()..)?.trim_start_matches('/');
            let path = if folder.is_empty() { below.to_owned() } else { format!("{folder}/{below}") };
            match item.kind {
                _ if !wanted(&path) => None,
                Kind::File => Some(Entry::File(path)),
                Kind::Alike => Some(Entry::Unreadable(path, ReadFault::Alike)),
                Kind::Link | Kind::Folder | Kind::Submodule => Some(Entry::NotRegular(path)),
            }
        });
        told_apart(entries.collect())
    }

    pub(super) fn is_folder(&self, path: &str) -> bool {
        match self.resolve(path) {
            Ok(Found::Root) => true,
            // Checked out or not, a submodule stands in a folder.
            Ok(Found::Item(item)) => matches!(item.kind, Kind::Folder | Kind::Submodule),
            Err(_) => false,
        }
    }

    pub(super) fn look(&self, path: &str) -> Result<Seen, ReadFault> {
        self.file(path).map(|(item, bytes)| Seen { path: item.path.to_string(), bytes })
    }

    pub(super) fn names_in(&self, folder: &str) -> Vec<String> {
        let start = match self.resolve(folder) {
            Ok(Found::Root) => "",
            Ok(Found::Item(item)) if item.kind == Kind::Folder => &item.path,
            _ => return Vec::new(),
        };
        let files = self.shared.listing.below(start).iter();
        let files = files.filter(|item| item.kind == Kind::File);
        let names = files.filter_map(|item| item.path.get(start.len()..).map(|name| name.trim_start_matches('/')));
        names.filter(|name| !name.contains('/')).map(str::to_owned).collect()
    }

    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let (item, size) = self.file(path)?;
        if size > limit {
            return Err(ReadFault::TooLarge(limit));
        }
        self.bytes(item, limit)
    }

    pub(super) fn head(&self, path: &str, most: u64) -> Result<Vec<u8>, ReadFault> {
        let (item, size) = self.file(path)?;
        if size <= MOST_SHARED {
            return self.bytes(item, most);
        }
        let read = |output: &mut dyn BufRead| {
            let mut bytes = Vec::new();
            output.take(most).read_to_end(&mut bytes).map(|_| bytes)
        };
        self.shared.git.begin(&["cat-file", "blob", &item.id], read).map_err(|_| never_fetched())
    }

    /// The regular file of a name, with its size.
    fn file(&self, path: &str) -> Result<(&Item, u64), ReadFault> {
        match self.resolve(path)? {
            Found::Item(item) if item.kind == Kind::File => Ok((item, item.size.ok_or_else(never_fetched)?)),
            _ => Err(ReadFault::NotAFile),
        }
    }

    fn bytes(&self, item: &Item, most: u64) -> Result<Vec<u8>, ReadFault> {
        let mut batch = self.shared.batch.lock().unwrap_or_else(PoisonError::into_inner);
        // Taken out while it is asked, so that it is gone where the answer could not be read to its end.
        let mut asked = batch.take().ok_or_else(never_fetched)?;
        let bytes = asked.file(&item.id, most).map_err(|_| never_fetched())?;
        *batch = Some(asked);
        bytes.ok_or_else(never_fetched)
    }

    /// Follows a path through folders and links, as a system would.
    fn resolve(&self, path: &str) -> Result<Found<'_>, ReadFault> {
        if path.is_empty() {
            return Ok(Found::Root);
        }
        // A name that is listed has only folders above it.
        if let Some(item) = self.shared.listing.get(path).filter(|item| item.kind != Kind::Link) {
            return if item.kind == Kind::Alike { Err(ReadFault::Alike) } else { Ok(Found::Item(item)) };
        }
        let mut ahead: Vec<String> = shown_text(path.as_bytes()).split('/').rev().map(str::to_owned).collect();
        let mut here = String::new();
        let mut found = Found::Root;
        let mut links = 0;
        while let Some(part) = ahead.pop() {
            match part.as_str() {
                "" | "." => continue,
                _ if matches!(found, Found::Item(item) if item.kind != Kind::Folder) => return Err(ReadFault::Missing),
                ".." if here.is_empty() => return Err(ReadFault::OutsideRoot),
                ".." => here.truncate(here.rfind('/').unwrap_or(0)),
                part => {
                    let from = here.len();
                    let item = self.shared.listing.meant_in(&here, part).ok_or(ReadFault::Missing)?;
                    here = item.path.to_string();
                    if item.kind == Kind::Link {
                        links += 1;
                        here.truncate(from);
                        ahead.extend(self.target(item, links)?.split('/').rev().map(str::to_owned));
                    }
                }
            }
            found = match self.shared.listing.get(&here) {
                Some(item) => Found::Item(item),
                None => Found::Root,
            };
        }
        match found {
            Found::Item(item) if item.kind == Kind::Alike => Err(ReadFault::Alike),
            found => Ok(found),
        }
    }

    /// Where a link leads.
    fn target(&self, link: &Item, links: usize) -> Result<String, ReadFault> {
        if links > MOST_LINKS || link.size.is_none_or(|size| size > MOST_TARGET) {
            return Err(ReadFault::Refused("the system refused".to_owned()));
        }
        let target = String::from_utf8(self.bytes(link, MOST_TARGET)?).map_err(|_| ReadFault::Missing)?;
        if target.starts_with('/') { Err(ReadFault::OutsideRoot) } else { Ok(target) }
    }
}

/// What a path leads to.
#[derive(Clone, Copy)]
enum Found<'c> {
    Root,
    Item(&'c Item),
}

fn never_fetched() -> ReadFault {
    ReadFault::Refused("git does not hand it out".to_owned())
}

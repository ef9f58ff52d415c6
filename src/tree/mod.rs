//! What is judged: a folder on disk, or the same folder as a commit has it. The only door to files: nothing else opens,
//! lists, reads or mends, nothing outside the root comes through, and no name that could lead to a person.

mod commit;
mod disk;
mod git;
mod listing;
mod name;
mod revision;
mod unsaved;
mod writing;

use std::ffi::OsStr;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use commit::Commit;
use disk::Disk;
pub use revision::LAST_COMMIT;
pub use unsaved::Unsaved;

use crate::error::Error;

/// A folder that is judged.
#[derive(Clone, Debug)]
pub struct Tree {
    held: Held,
    unsaved: Arc<Unsaved>,
}

/// Where the files of a tree are.
#[derive(Clone, Debug)]
enum Held {
    Disk(Disk),
    Commit(Commit),
}

/// A state of a repository, as somebody named it and as git knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// As it was asked for, such as `main`.
    pub rev: String,
    /// The hash of the commit that it stands for; where there is none yet, that of nothing, the empty tree.
    pub commit: String,
    /// Which commit that is.
    pub taken: Taken,
    /// Folders of it that are submodules: their files are in other repositories.
    pub submodules: usize,
    /// Files that a sparse checkout leaves in git, so that nobody looks at them, neither now nor as they were.
    pub not_checked_out: usize,
}

/// Which commit stands for a revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The one that it names.
    Named,
    /// The one at which what is checked out left it. What came to it since is nobody's change here.
    WhereParted,
    /// The one that it names, as the history that was fetched does not reach back to where the two parted.
    TooShallow,
    /// None: the repository has no commit yet.
    NothingYet,
}

/// A file that was looked at and not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Where it really stands, relative to the root: links in the root may lead to it from elsewhere.
    pub path: String,
    /// How many bytes it has.
    pub bytes: u64,
}

/// Why a file could not be read.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReadFault {
    /// Nothing of that name.
    Missing,
    /// A folder, device, pipe or socket.
    NotAFile,
    /// It lies outside the root, or a link leads out of it.
    OutsideRoot,
    /// It has more bytes than the limit; the limit is given.
    TooLarge(u64),
    /// Several files have this name, as far as it may be shown.
    Alike,
    /// The system refused, in its own words.
    Refused(String),
}

/// What a walk met.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entry {
    /// A regular file, relative to the root.
    File(String),
    /// Something that is no regular file but is named like one; it is not opened.
    NotRegular(String),
    /// A folder or file that could not be looked at.
    Unreadable(String, ReadFault),
}

impl Entry {
    fn path(&self) -> &str {
        match self {
            Self::File(path) | Self::NotRegular(path) | Self::Unreadable(path, _) => path,
        }
    }
}

impl Tree {
    /// The folder `root`, with links resolved.
    ///
    /// # Errors
    /// Where the folder cannot be found or looked at.
    pub fn disk(root: &Path) -> io::Result<Self> {
        Ok(Self::of(Held::Disk(Disk::new(root)?)))
    }

    /// The folder `root` as the commit has it that `rev` names. A folder that did not exist then is an empty tree.
    ///
    /// # Errors
    /// Where there is no repository, no git, no such revision, or where files of it were never fetched.
    pub fn commit(root: &Path, rev: &str) -> Result<Self, Error> {
        Ok(Self::of(Held::Commit(Commit::open(root, rev, false)?)))
    }

    /// The folder `root` as it was when what is checked out left `rev`.
    ///
    /// # Errors
    /// As [`Tree::commit`].
    pub fn before(root: &Path, rev: &str) -> Result<Self, Error> {
        Ok(Self::of(Held::Commit(Commit::open(root, rev, true)?)))
    }

    fn of(held: Held) -> Self {
        Self { held, unsaved: Arc::default() }
    }

    /// The tree with these files in the place of those that it has.
    #[must_use]
    pub fn with_unsaved(self, unsaved: Unsaved) -> Self {
        Self { unsaved: Arc::new(unsaved), ..self }
    }

    /// Reads these bytes in the place of the file at a path from now on; with `None` what lies on disk again.
    pub fn hold(&mut self, path: &str, bytes: Option<Vec<u8>>) {
        let unsaved = Arc::make_mut(&mut self.unsaved);
        match bytes {
            Some(bytes) => unsaved.insert(path.to_owned(), bytes),
            None => unsaved.remove(path),
        };
    }

    /// The folder on disk that this tree is, or that it is an earlier state of.
    pub fn root(&self) -> &Path {
        match &self.held {
            Held::Disk(disk) => disk.root(),
            Held::Commit(commit) => commit.root(),
        }
    }

    /// The state of the repository that this tree is; `None` for a folder on disk.
    pub fn revision(&self) -> Option<&Revision> {
        match &self.held {
            Held::Disk(_) => None,
            Held::Commit(commit) => Some(commit.revision()),
        }
    }

    /// The path of a file or folder on disk relative to the root, with `/`; `None` where it lies outside. The root
    /// itself is the empty path. Of a commit, the path need not exist on disk.
    pub fn relative(&self, path: &Path) -> Option<String> {
        match &self.held {
            Held::Disk(disk) => disk.relative(path),
            Held::Commit(commit) => commit.relative(path),
        }
    }

    /// The path under which the tree itself knows what stands at a path: as it is found there, and as it is shown.
    pub fn own_name(&self, path: &str) -> String {
        match &self.held {
            Held::Disk(disk) => disk.own_name(path),
            Held::Commit(commit) => commit.own_name(path),
        }
    }

    /// Whether a file on disk is the one of this path, by whichever name or link it is called. Both have to be there.
    pub fn is_same_file(&self, path: &str, file: &Path) -> bool {
        match &self.held {
            Held::Disk(disk) => disk.is_same_file(path, file),
            Held::Commit(_) => false,
        }
    }

    /// Everything below a folder whose name `wanted` accepts, sorted. `.git` is left out.
    pub fn walk(&self, folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<Entry> {
        match &self.held {
            Held::Disk(disk) => unsaved::with_files(disk.walk(folder, &wanted), &self.unsaved, folder, wanted),
            Held::Commit(commit) => commit.walk(folder, wanted),
        }
    }

    /// Whether the path is a folder inside the root.
    pub fn is_folder(&self, path: &str) -> bool {
        match &self.held {
            Held::Disk(disk) => disk.is_folder(path),
            Held::Commit(commit) => commit.is_folder(path),
        }
    }

    /// Whether a regular file of this name exists inside the root.
    pub fn is_file(&self, path: &str) -> bool {
        self.unsaved.contains_key(path)
            || match &self.held {
                Held::Disk(disk) => disk.is_file(path),
                Held::Commit(commit) => commit.look(path).is_ok(),
            }
    }

    /// What stands there, without opening it.
    ///
    /// # Errors
    /// Where it is missing, no regular file, or outside the root.
    pub fn look(&self, path: &str) -> Result<Seen, ReadFault> {
        let seen = match &self.held {
            Held::Disk(disk) => disk.look(path),
            Held::Commit(commit) => commit.look(path),
        };
        unsaved::seen(seen, &self.unsaved, path)
    }

    /// The names of the regular files that stand in a folder itself, sorted; none where it cannot be listed.
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        match &self.held {
            Held::Disk(disk) => unsaved::with_names(disk.names_in(folder), &self.unsaved, folder),
            Held::Commit(commit) => commit.names_in(folder),
        }
    }

    /// The whole file.
    ///
    /// # Errors
    /// Where it is missing, no regular file, outside the root or larger than `limit` bytes.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        if let Some(bytes) = self.unsaved.get(path) {
            return if bytes.len() as u64 > limit { Err(ReadFault::TooLarge(limit)) } else { Ok(bytes.clone()) };
        }
        match &self.held {
            Held::Disk(disk) => disk.read(path, limit),
            Held::Commit(commit) => commit.read(path, limit),
        }
    }

    /// At most the first `most` bytes of a file.
    ///
    /// # Errors
    /// As [`Tree::read`], without the limit.
    pub fn head(&self, path: &str, most: u64) -> Result<Vec<u8>, ReadFault> {
        if let Some(bytes) = self.unsaved.get(path) {
            return Ok(bytes.iter().copied().take(usize::try_from(most).unwrap_or(usize::MAX)).collect());
        }
        match &self.held {
            Held::Disk(disk) => disk.head(path, most),
            Held::Commit(commit) => commit.head(path, most),
        }
    }

    /// A file to be read from any place on; `None` in a commit, of which git hands out whole files only.
    ///
    /// # Errors
    /// Where it is missing, no regular file or outside the root.
    pub fn open(&self, path: &str) -> Result<Option<File>, ReadFault> {
        match &self.held {
            Held::Disk(disk) => disk.open(path).map(|(file, _)| Some(file)),
            Held::Commit(_) => Ok(None),
        }
    }

    /// Puts `new` in the place of a file that still has the bytes `old`, whole or not at all, and keeps its mode and owner.
    ///
    /// # Errors
    /// Where the file is no plain one of this folder, may not be written, or has changed; and of a commit always.
    pub fn replace(&self, path: &str, old: &[u8], new: &[u8]) -> Result<(), WriteFault> {
        match &self.held {
            Held::Disk(disk) => disk.replace(path, old, new),
            Held::Commit(_) => Err(WriteFault::ReadOnly),
        }
    }
}

/// Why a file was not written; it is as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WriteFault {
    /// It has other bytes than those that were read.
    Changed,
    /// It is a link, or stands below a folder that is one.
    Link,
    /// It has a second name elsewhere, under which it would stay as it was.
    SeveralNames,
    /// Nobody may write to it.
    ReadOnly,
    /// It can no longer be read.
    Unreadable(ReadFault),
    /// The system refused, in words of ours.
    Refused(String),
}

impl WriteFault {
    /// The fault as the end of a sentence about the file, and what to do about it.
    pub fn in_words(&self) -> (String, &'static str) {
        match self {
            Self::Changed => {
                ("changed since it was read".to_owned(), "run the command again, once nobody else writes to it")
            }
            Self::Link => ("is a link, which is not written through".to_owned(), "name the file that it leads to"),
            Self::SeveralNames => (
                "has a second name (a hard link), under which it would stay as it was".to_owned(),
                "make a copy of its own of it first",
            ),
            Self::ReadOnly => ("may only be read".to_owned(), "allow that it is written to, or mend it by hand"),
            Self::Unreadable(fault) => (fault.in_words(), "check the name and the permissions of the file"),
            Self::Refused(words) => (format!("could not be written: {words}"), "check the permissions of its folder"),
        }
    }
}

impl ReadFault {
    /// The fault as the end of a sentence about the file.
    pub fn in_words(&self) -> String {
        match self {
            Self::Missing => "does not exist".to_owned(),
            Self::NotAFile => "is not a regular file".to_owned(),
            Self::OutsideRoot => "leads out of the folder that is checked".to_owned(),
            Self::TooLarge(limit) => format!("is larger than {} MiB", limit / 1024 / 1024),
            Self::Alike => {
                "is not told apart from another one: their names differ only in what could lead to a person".to_owned()
            }
            Self::Refused(words) => format!("could not be opened: {words}"),
        }
    }

    /// What to do about something that was met and could not be read.
    pub fn help(&self) -> &'static str {
        match self {
            Self::Alike => "give the files names that have no dates of birth and no numbers of people or cases in them",
            _ => "give the account that runs the check permission to read it",
        }
    }
}

/// What a walk met, sorted. Of files whose names are shown alike nobody could say which of them was read, so none is.
fn told_apart(mut entries: Vec<Entry>) -> Vec<Entry> {
    entries.sort_unstable();
    let mut apart: Vec<Entry> = Vec::with_capacity(entries.len());
    for entry in entries {
        match (apart.last_mut(), entry) {
            (Some(last), Entry::File(path)) if last.path() == path => *last = Entry::Unreadable(path, ReadFault::Alike),
            (Some(last), entry) if *last == entry => {}
            (_, entry) => apart.push(entry),
        }
    }
    apart
}

/// A file that lies where it lies, for what is no part of any tree: a report of an earlier run, a copy that git made.
///
/// # Errors
/// As [`Tree::read`].
pub fn read_file(file: &Path, limit: u64) -> Result<Vec<u8>, ReadFault> {
    let name = file.file_name().and_then(OsStr::to_str).ok_or(ReadFault::NotAFile)?;
    let folder = on_disk(file.parent().unwrap_or(Path::new("")));
    Tree::disk(folder).map_err(|_| ReadFault::Missing)?.read(name, limit)
}

/// The folder named by a parent that may be empty.
fn on_disk(parent: &Path) -> &Path {
    if parent.as_os_str().is_empty() { Path::new(".") } else { parent }
}

/// The nearest folder, `folder` itself included, that a repository begins in.
pub fn repository_of(folder: &Path) -> Option<PathBuf> {
    folder.ancestors().find(|folder| folder.join(".git").exists()).map(Path::to_path_buf)
}

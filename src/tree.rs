//! What is judged: a folder on disk. The only door to files: nothing else opens, lists or reads, and nothing outside
//! the root comes through.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

/// A folder that is judged.
#[derive(Clone, Debug)]
pub struct Tree {
    root: PathBuf,
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadFault {
    /// Nothing of that name.
    Missing,
    /// A folder, device, pipe or socket.
    NotAFile,
    /// It lies outside the root, or a link leads out of it.
    OutsideRoot,
    /// It has more bytes than the limit; the limit is given.
    TooLarge(u64),
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
    /// A folder or file that could not be looked at, with the system's words.
    Unreadable(String, String),
}

impl Tree {
    /// The folder `root`, with links resolved.
    ///
    /// # Errors
    /// Where the folder cannot be found or looked at.
    pub fn disk(root: &Path) -> io::Result<Self> {
        Ok(Self { root: fs::canonicalize(root)? })
    }

    /// The path of a file or folder relative to the root, with `/`; `None` where it lies outside. The root itself is
    /// the empty path.
    pub fn relative(&self, path: &Path) -> Option<String> {
        // The last part may be a link of its own name; its folder says where it stands.
        let resolved = match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) if path.is_symlink() => fs::canonicalize(on_disk(parent)).ok()?.join(name),
            _ => fs::canonicalize(path).ok()?,
        };
        resolved.strip_prefix(&self.root).ok().map(slashed)
    }

    /// Everything below a folder whose name `wanted` accepts, sorted. `.git` is left out.
    pub fn walk(&self, folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<Entry> {
        let mut walk = WalkBuilder::new(self.root.join(folder));
        // A pull request could hide a policy with .gitignore, so nothing is left out for it.
        walk.standard_filters(false).follow_links(false);
        walk.filter_entry(|entry| entry.file_name() != ".git");
        let mut entries: Vec<Entry> = walk
            .build()
            .filter_map(|found| match found {
                Ok(entry) => {
                    let path = entry.path().strip_prefix(&self.root).ok().map(slashed)?;
                    let kind = entry.file_type()?;
                    match kind {
                        _ if !wanted(&path) => None,
                        _ if kind.is_file() => Some(Entry::File(path)),
                        _ => Some(Entry::NotRegular(path)),
                    }
                }
                Err(fault) => {
                    let path = path_of(&fault).and_then(|path| path.strip_prefix(&self.root).ok().map(slashed));
                    let words = fault.io_error().map_or_else(|| fault.to_string(), |io| plain(io).to_owned());
                    Some(Entry::Unreadable(path.unwrap_or_else(|| folder.to_owned()), words))
                }
            })
            .collect();
        entries.sort_unstable();
        entries
    }

    /// Whether the path is a folder inside the root.
    pub fn is_folder(&self, path: &str) -> bool {
        self.resolve(path).is_ok_and(|path| path.is_dir())
    }

    /// Whether a regular file of this name exists inside the root.
    pub fn is_file(&self, path: &str) -> bool {
        // Resolving looks at every folder above; a look at the path itself says cheaply that nothing is there.
        fs::symlink_metadata(self.root.join(path)).is_ok() && self.resolve(path).is_ok_and(|path| path.is_file())
    }

    /// What stands there, without opening it.
    ///
    /// # Errors
    /// Where it is missing, no regular file, or outside the root.
    pub fn look(&self, path: &str) -> Result<Seen, ReadFault> {
        let resolved = self.resolve(path)?;
        let metadata = fs::metadata(&resolved).map_err(|fault| explain(&fault))?;
        if !metadata.is_file() {
            return Err(ReadFault::NotAFile);
        }
        let path = resolved.strip_prefix(&self.root).map(slashed).map_err(|_| ReadFault::OutsideRoot)?;
        Ok(Seen { path, bytes: metadata.len() })
    }

    /// The names of the regular files that stand in a folder itself, sorted; none where it cannot be listed.
    pub fn names_in(&self, folder: &str) -> Vec<String> {
        let entries = self.resolve(folder).ok().and_then(|folder| fs::read_dir(folder).ok());
        let files = entries.into_iter().flatten().flatten();
        let regular = files.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        let mut names: Vec<String> = regular.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort_unstable();
        names
    }

    /// The whole file.
    ///
    /// # Errors
    /// Where it is missing, no regular file, outside the root or larger than `limit` bytes.
    pub fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let bytes = self.take(path, limit.saturating_add(1))?;
        if bytes.len() as u64 > limit { Err(ReadFault::TooLarge(limit)) } else { Ok(bytes) }
    }

    /// At most the first `most` bytes of a file.
    ///
    /// # Errors
    /// As [`Tree::read`], without the limit.
    pub fn head(&self, path: &str, most: u64) -> Result<Vec<u8>, ReadFault> {
        self.take(path, most)
    }

    fn take(&self, path: &str, most: u64) -> Result<Vec<u8>, ReadFault> {
        let resolved = self.resolve(path)?;
        let file = open(&resolved).map_err(|fault| explain(&fault))?;
        let metadata = file.metadata().map_err(|fault| explain(&fault))?;
        if !metadata.is_file() {
            return Err(ReadFault::NotAFile);
        }
        // Between resolving and opening somebody may have put a link in the way; then the path now leads elsewhere.
        if self.resolve(path)? != resolved {
            return Err(ReadFault::OutsideRoot);
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len().min(most)).unwrap_or_default());
        file.take(most).read_to_end(&mut bytes).map_err(|fault| explain(&fault))?;
        Ok(bytes)
    }

    fn resolve(&self, path: &str) -> Result<PathBuf, ReadFault> {
        let resolved = fs::canonicalize(self.root.join(path)).map_err(|fault| explain(&fault))?;
        if resolved.starts_with(&self.root) { Ok(resolved) } else { Err(ReadFault::OutsideRoot) }
    }
}

/// The folder in which a path of a document stands; empty for the root.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `path` as written in a file of `folder`, with `.` and `..` worked out; `None` where it leaves the root or is
/// absolute.
pub fn joined(folder: &str, path: &str) -> Option<String> {
    if path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Whether a path stands in or below a folder; the empty folder is the root, which holds everything.
pub fn is_within(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl ReadFault {
    /// The fault as the end of a sentence about the file.
    pub fn in_words(&self) -> String {
        match self {
            Self::Missing => "does not exist".to_owned(),
            Self::NotAFile => "is not a regular file".to_owned(),
            Self::OutsideRoot => "leads out of the folder that is checked".to_owned(),
            Self::TooLarge(limit) => format!("is larger than {} MiB", limit / 1024 / 1024),
            Self::Refused(words) => format!("could not be opened: {words}"),
        }
    }
}

fn explain(fault: &io::Error) -> ReadFault {
    match fault.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => ReadFault::Missing,
        io::ErrorKind::IsADirectory => ReadFault::NotAFile,
        _ => ReadFault::Refused(plain(fault).to_owned()),
    }
}

/// The fault in words that do not change with the system's language.
fn plain(fault: &io::Error) -> &'static str {
    match fault.kind() {
        io::ErrorKind::PermissionDenied => "permission denied",
        io::ErrorKind::NotFound => "it is no longer there",
        io::ErrorKind::InvalidFilename | io::ErrorKind::InvalidInput => "the name is not valid",
        _ => "the system refused",
    }
}

fn path_of(fault: &ignore::Error) -> Option<&Path> {
    match fault {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        _ => None,
    }
}

/// The folder named by a parent that may be empty.
fn on_disk(parent: &Path) -> &Path {
    if parent.as_os_str().is_empty() { Path::new(".") } else { parent }
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    // Not blocking: opening a pipe nobody writes to would wait for ever.
    OpenOptions::new().read(true).custom_flags(libc::O_NONBLOCK | libc::O_NOFOLLOW | libc::O_CLOEXEC).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_in_documents_stay_inside_the_root() {
        assert_eq!(joined("policies/a", "../b/c.yaml").as_deref(), Some("policies/b/c.yaml"));
        assert_eq!(joined("", "./x.yaml").as_deref(), Some("x.yaml"));
        for path in ["../x", "a/../../x", "/etc/passwd", "C:\\x", "file://x", "..\\x"] {
            assert_eq!(joined("", path), None, "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_root_and_pipes_are_not_read() -> io::Result<()> {
        let outside = tempfile::tempdir()?;
        fs::write(outside.path().join("secret.yaml"), "secret")?;
        let folder = tempfile::tempdir()?;
        std::os::unix::fs::symlink(outside.path().join("secret.yaml"), folder.path().join("link.yaml"))?;
        let tree = Tree::disk(folder.path())?;
        assert_eq!(tree.read("link.yaml", 100), Err(ReadFault::OutsideRoot));
        assert_eq!(tree.read("../x", 100), Err(ReadFault::Missing));
        assert_eq!(tree.walk("", |path| path.ends_with(".yaml")), [Entry::NotRegular("link.yaml".to_owned())]);
        fs::write(folder.path().join("big.yaml"), "12345")?;
        assert_eq!(tree.read("big.yaml", 4), Err(ReadFault::TooLarge(4)));
        assert_eq!(tree.read("", 4), Err(ReadFault::NotAFile));
        Ok(())
    }
}

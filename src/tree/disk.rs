//! A folder on disk, read without ever leaving it: links out of it, pipes and devices are not opened.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::name::{is_meant, may_mean_another, shown, shown_path};
use super::{Entry, ReadFault, Seen, on_disk, told_apart};

/// A folder on disk.
#[derive(Clone, Debug)]
pub(super) struct Disk {
    root: PathBuf,
}

impl Disk {
    pub(super) fn new(root: &Path) -> io::Result<Self> {
        Ok(Self { root: fs::canonicalize(root)? })
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn relative(&self, path: &Path) -> Option<String> {
        // The last part may be a link to a file, which has a name of its own; its folder says where it stands. A link to a
        // folder is that folder.
        let resolved = match (path.parent(), path.file_name()) {
            (Some(parent), Some(name)) if path.is_symlink() && !path.is_dir() => {
                fs::canonicalize(on_disk(parent)).ok()?.join(name)
            }
            _ => fs::canonicalize(path).ok()?,
        };
        resolved.strip_prefix(&self.root).ok().map(shown_path)
    }

    /// The path under which the tree itself knows what stands at a path.
    pub(super) fn own_name(&self, path: &str) -> String {
        let place = self.places(path).into_iter().next();
        let known = place.and_then(|place| place.strip_prefix(&self.root).ok().map(shown_path));
        known.unwrap_or_else(|| shown_path(Path::new(path)))
    }

    pub(super) fn is_same_file(&self, path: &str, file: &Path) -> bool {
        self.resolve(path).is_ok_and(|place| same_file::is_same_file(place, file).unwrap_or(false))
    }

    pub(super) fn walk(&self, folder: &str, wanted: impl Fn(&str) -> bool) -> Vec<Entry> {
        let walk = |place: PathBuf| {
            let mut walk = WalkBuilder::new(place);
            // A pull request could hide a policy with .gitignore, so nothing is left out for it.
            walk.standard_filters(false).follow_links(false);
            walk.filter_entry(|entry| entry.file_name() != ".git");
            walk.build()
        };
        let found = self.places(folder).into_iter().flat_map(walk);
        told_apart(found.filter_map(|found| self.entry(found, folder, &wanted)).collect())
    }

    /// What a walk through a folder met.
    fn entry(
        &self,
        found: Result<DirEntry, ignore::Error>,
        folder: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<Entry> {
        match found {
            Ok(entry) => {
                let path = entry.path().strip_prefix(&self.root).ok().map(shown_path)?;
                let kind = entry.file_type()?;
                match kind {
                    _ if !wanted(&path) => None,
                    _ if kind.is_file() => Some(Entry::File(path)),
                    _ => Some(Entry::NotRegular(path)),
                }
            }
            Err(fault) => {
                let path = path_of(&fault).and_then(|path| path.strip_prefix(&self.root).ok().map(shown_path));
                let words = fault.io_error().map_or_else(|| fault.to_string(), |io| plain(io).to_owned());
                Some(Entry::Unreadable(path.unwrap_or_else(|| folder.to_owned()), ReadFault::Refused(words)))
            }
        }
    }

    pub(super) fn is_folder(&self, path: &str) -> bool {
        self.resolve(path).is_ok_and(|path| path.is_dir())
    }

    pub(super) fn is_file(&self, path: &str) -> bool {
        // Resolving looks at every folder above; a look at the path itself says cheaply that nothing is there.
        let is_there = may_mean_another(path) || fs::symlink_metadata(self.root.join(path)).is_ok();
        is_there && self.resolve(path).is_ok_and(|path| path.is_file())
    }

    pub(super) fn look(&self, path: &str) -> Result<Seen, ReadFault> {
        let resolved = self.resolve(path)?;
        let metadata = fs::metadata(&resolved).map_err(|fault| explain(&fault))?;
        if !metadata.is_file() {
            return Err(ReadFault::NotAFile);
        }
        let path = resolved.strip_prefix(&self.root).map(shown_path).map_err(|_| ReadFault::OutsideRoot)?;
        Ok(Seen { path, bytes: metadata.len() })
    }

    pub(super) fn names_in(&self, folder: &str) -> Vec<String> {
        let entries = self.resolve(folder).ok().and_then(|folder| fs::read_dir(folder).ok());
        let files = entries.into_iter().flatten().flatten();
        let regular = files.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()));
        let mut names: Vec<String> =
            regular.map(|entry| shown(entry.file_name().as_encoded_bytes()).into_owned()).collect();
        names.sort_unstable();
        names
    }

    pub(super) fn read(&self, path: &str, limit: u64) -> Result<Vec<u8>, ReadFault> {
        let bytes = self.take(path, limit.saturating_add(1))?;
        if bytes.len() as u64 > limit { Err(ReadFault::TooLarge(limit)) } else { Ok(bytes) }
    }

    pub(super) fn head(&self, path: &str, most: u64) -> Result<Vec<u8>, ReadFault> {
        self.take(path, most)
    }

    fn take(&self, path: &str, most: u64) -> Result<Vec<u8>, ReadFault> {
        let (file, length) = self.open(path)?;
        let mut bytes = Vec::with_capacity(usize::try_from(length.min(most)).unwrap_or_default());
        file.take(most).read_to_end(&mut bytes).map_err(|fault| explain(&fault))?;
        Ok(bytes)
    }

    /// A file that was opened, and how many bytes it has.
    pub(super) fn open(&self, path: &str) -> Result<(File, u64), ReadFault> {
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
        Ok((file, metadata.len()))
    }

    /// Where a path leads, links followed.
    pub(super) fn resolve(&self, path: &str) -> Result<PathBuf, ReadFault> {
        let mut places = self.places(path).into_iter();
        let place = places.next().ok_or(ReadFault::Missing)?;
        if places.next().is_some() {
            return Err(ReadFault::Alike);
        }
        let resolved = fs::canonicalize(place).map_err(|fault| explain(&fault))?;
        if resolved.starts_with(&self.root) { Ok(resolved) } else { Err(ReadFault::OutsideRoot) }
    }

    /// What a path may mean, links not followed: what is called so, else whatever is shown so.
    fn places(&self, path: &str) -> Vec<PathBuf> {
        let place = self.root.join(path);
        if !may_mean_another(path) || fs::symlink_metadata(&place).is_ok() {
            return vec![place];
        }
        let parts = path.split('/').filter(|part| !part.is_empty());
        parts.fold(vec![self.root.clone()], |folders, part| {
            folders.iter().flat_map(|folder| self.meant_in(folder, part)).collect()
        })
    }

    /// What a name in a folder may mean. Folders outside the root are not listed.
    fn meant_in(&self, folder: &Path, name: &str) -> Vec<PathBuf> {
        let place = folder.join(name);
        if fs::symlink_metadata(&place).is_ok() {
            return vec![place];
        }
        if !fs::canonicalize(folder).is_ok_and(|folder| folder.starts_with(&self.root)) {
            return Vec::new();
        }
        let names = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name());
        let mut meant: Vec<PathBuf> =
            names.filter(|known| is_meant(known, name)).map(|known| folder.join(known)).collect();
        meant.sort_unstable();
        meant
    }
}

pub(super) fn explain(fault: &io::Error) -> ReadFault {
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

    #[cfg(unix)]
    #[test]
    fn links_out_of_the_root_and_pipes_are_not_read() -> io::Result<()> {
        let outside = tempfile::tempdir()?;
        fs::write(outside.path().join("secret.yaml"), "secret")?;
        let folder = tempfile::tempdir()?;
        std::os::unix::fs::symlink(outside.path().join("secret.yaml"), folder.path().join("link.yaml"))?;
        let tree = Disk::new(folder.path())?;
        assert_eq!(tree.read("link.yaml", 100), Err(ReadFault::OutsideRoot));
        assert_eq!(tree.read("../no-such-file-beside-the-root", 100), Err(ReadFault::Missing));
        assert_eq!(tree.walk("", |path| path.ends_with(".yaml")), [Entry::NotRegular("link.yaml".to_owned())]);
        fs::write(folder.path().join("big.yaml"), "12345")?;
        assert_eq!(tree.read("big.yaml", 4), Err(ReadFault::TooLarge(4)));
        assert_eq!(tree.read("", 4), Err(ReadFault::NotAFile));
        Ok(())
    }
}

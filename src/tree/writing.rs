//! A file of the tree written anew: whole or not at all, and only where it still is what was read.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::disk::{Disk, explain};
use super::{ReadFault, WriteFault};
use crate::unfinished;

impl Disk {
    /// Puts `new` in the place of `old`: beside it first, then by its name, so that at any moment one of the two is there.
    pub(super) fn replace(&self, path: &str, old: &[u8], new: &[u8]) -> Result<(), WriteFault> {
        let (target, metadata) = self.writable(path)?;
        unfinished::remove_left_over(&target);
        let part = Part::beside(&target)?;
        part.fill(new, &metadata)?;
        // Last of all: between this look and the new name nothing else is done.
        self.unchanged(path, &target, old)?;
        part.take_the_place_of(&target)
    }

    /// Where a file really is, with its permissions, if it is one that may be written anew.
    fn writable(&self, path: &str) -> Result<(PathBuf, Metadata), WriteFault> {
        let seen = self.look(path).map_err(WriteFault::Unreadable)?;
        // A link, or a folder above that is one: the file stands under another name, and is written under that one.
        if seen.path != path {
            return Err(WriteFault::Link);
        }
        let target = self.resolve(path).map_err(WriteFault::Unreadable)?;
        let metadata = fs::symlink_metadata(&target).map_err(|fault| WriteFault::Unreadable(explain(&fault)))?;
        if !metadata.is_file() {
            return Err(WriteFault::Link);
        }
        if has_other_names(&metadata) {
            return Err(WriteFault::SeveralNames);
        }
        if is_read_only(&metadata) { Err(WriteFault::ReadOnly) } else { Ok((target, metadata)) }
    }

    fn unchanged(&self, path: &str, target: &Path, old: &[u8]) -> Result<(), WriteFault> {
        if self.writable(path)?.0 != target {
            return Err(WriteFault::Changed);
        }
        // A byte more than was there tells a longer file.
        match self.read(path, old.len() as u64) {
            Ok(now) if now == old => Ok(()),
            Ok(_) | Err(ReadFault::TooLarge(_)) => Err(WriteFault::Changed),
            Err(fault) => Err(WriteFault::Unreadable(fault)),
        }
    }
}

/// A file in the making, beside the one whose place it will take. Dropped unfinished, it is gone.
struct Part {
    path: PathBuf,
    is_done: bool,
}

impl Part {
    fn beside(target: &Path) -> Result<Self, WriteFault> {
        let path = unfinished::beside(target);
        // Never opens what is there: a link of this name may lead anywhere.
        let mut options = OpenOptions::new();
        for_its_owner(options.write(true).create_new(true)).open(&path).map_err(|fault| refused(&fault))?;
        Ok(Self { path, is_done: false })
    }

    /// Writes the bytes, and makes the file the other one's twin in mode and owner.
    fn fill(&self, bytes: &[u8], like: &Metadata) -> Result<(), WriteFault> {
        let write = || -> io::Result<()> {
            let mut file = OpenOptions::new().write(true).open(&self.path)?;
            file.write_all(bytes)?;
            take_owner(&file, like)?;
            take_mode(&file, like)?;
            file.sync_all()
        };
        write().map_err(|fault| refused(&fault))
    }

    fn take_the_place_of(mut self, target: &Path) -> Result<(), WriteFault> {
        fs::rename(&self.path, target).map_err(|fault| refused(&fault))?;
        self.is_done = true;
        Ok(())
    }
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.is_done {
            // What is left of it helps nobody, and the failure itself is told.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether a file may only be read. In a page files have no mode by which they would say so.
fn is_read_only(metadata: &Metadata) -> bool {
    !cfg!(target_os = "wasi") && metadata.permissions().readonly()
}

/// Until a file has the mode of the one whose place it takes, nobody else reads it.
#[cfg(unix)]
fn for_its_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o600)
}

#[cfg(not(unix))]
fn for_its_owner(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

#[cfg(unix)]
fn has_other_names(metadata: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    metadata.nlink() > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Gives a file the owner and group of another one.
#[cfg(unix)]
fn take_owner(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) == (like.uid(), like.gid()) {
        return Ok(());
    }
    fchown(file, Some(like.uid()), Some(like.gid()))
}

#[cfg(not(unix))]
fn take_owner(_: &File, _: &Metadata) -> io::Result<()> {
    Ok(())
}

/// Gives a file the mode of another one, where files have any: in a page they have none.
fn take_mode(file: &File, like: &Metadata) -> io::Result<()> {
    match file.set_permissions(like.permissions()) {
        Err(fault) if cfg!(target_os = "wasi") && fault.kind() == io::ErrorKind::Unsupported => Ok(()),
        done => done,
    }
}

fn refused(fault: &io::Error) -> WriteFault {
    let words = match fault.kind() {
        io::ErrorKind::PermissionDenied => "its folder may not be written to",
        io::ErrorKind::ReadOnlyFilesystem => "it lies where nothing may be written",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "no room is left",
        io::ErrorKind::AlreadyExists => "another run is writing it",
        _ => "the system refused",
    };
    WriteFault::Refused(words.to_owned())
}

//! The only program that is ever started: `git`, asked for names and bytes and nothing else. Its arguments are fixed,
//! its environment is cleared, and nothing that a repository's own settings name is run.

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::error::Error;

/// The longest line that stands before the bytes of a file.
const MOST_HEADER: u64 = 256;

/// A repository on disk, and the git to ask about it.
#[derive(Clone, Debug)]
pub(super) struct Git {
    program: PathBuf,
    search: OsString,
    /// The folder with `.git` in it.
    repository: PathBuf,
}

impl Git {
    /// The git that works on the repository that begins in this folder.
    pub(super) fn of(repository: &Path) -> Result<Self, Error> {
        let folders = search();
        let program = folders.iter().map(|folder| folder.join(PROGRAM)).find(|file| is_program(file));
        let program = program.ok_or_else(|| {
            Error::new("git is not installed, or cannot be found", "install git, or put its folder into PATH")
        })?;
        if let Some(file) = blocking(repository) {
            let message = format!("{} is no regular file, and git would wait for it", file.display());
            return Err(Error::new(message, "clone the repository anew"));
        }
        let search = std::env::join_paths(folders).unwrap_or_default();
        Ok(Self { program, search, repository: plain(repository) })
    }

    /// What git answers on its output, where it succeeds. What it says when it fails is dropped: it may hold text of
    /// the repository.
    pub(super) fn answer(&self, arguments: &[&str]) -> io::Result<Option<String>> {
        let output = self.command(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).output()?;
        Ok(output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim_end().to_owned()))
    }

    /// Lets `read` have the output while git writes it; `None` where git fails.
    pub(super) fn stream<T>(
        &self,
        arguments: &[&str],
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> io::Result<Option<T>> {
        let (mut child, mut output) = self.spawn(arguments)?;
        let got = read(&mut output)?;
        Ok(child.0.wait()?.success().then_some(got))
    }

    /// Lets `read` have the beginning of the output; git is ended when it has read enough.
    pub(super) fn begin<T>(
        &self,
        arguments: &[&str],
        read: impl FnOnce(&mut dyn BufRead) -> io::Result<T>,
    ) -> io::Result<T> {
        let (_child, mut output) = self.spawn(arguments)?;
        read(&mut output)
    }

    /// A process that hands out files until it is dropped.
    pub(super) fn batch(&self) -> io::Result<Batch> {
        let mut command = self.command(&["cat-file", "--batch"]);
        let mut child = Running(command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?);
        let input = child.0.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
        let output = BufReader::new(child.0.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?);
        Ok(Batch { _child: child, input, output })
    }

    fn spawn(&self, arguments: &[&str]) -> io::Result<(Running, BufReader<ChildStdout>)> {
        let mut child = Running(self.command(arguments).stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?);
        let output = child.0.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
        Ok((child, BufReader::new(output)))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.env_clear().current_dir(&self.repository).stderr(Stdio::null());
        // Windows starts nothing without these.
        for name in ["SystemRoot", "TEMP", "TMP"] {
            if let Some(value) = std::env::var_os(name).filter(|_| cfg!(windows)) {
                command.env(name, value);
            }
        }
        command
            .env("PATH", &self.search)
            .env("LC_ALL", "C")
            // Both are said, so that core.worktree leads nowhere else and no other repository is looked for.
            .env("GIT_DIR", self.repository.join(".git"))
            .env("GIT_WORK_TREE", &self.repository)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_ATTR_NOSYSTEM", "1")
            .env("GIT_OPTIONAL_LOCKS", "0")
            .env("GIT_NO_REPLACE_OBJECTS", "1")
            // Nothing is fetched. Before git 2.45 only the list of protocols says so; it wins over protocol.*.allow,
            // which a repository may set.
            .env("GIT_NO_LAZY_FETCH", "1")
            .env("GIT_ALLOW_PROTOCOL", "none")
            .env("GIT_TERMINAL_PROMPT", "0")
            .args(["--no-pager", "--literal-pathspecs"])
            .args(["-c", "core.fsmonitor=", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never"])
            .args(arguments);
        command
    }
}

/// A child that does not outlive its owner.
#[derive(Debug)]
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended already, which is what was wanted.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// `git cat-file --batch`, asked for one file after the other.
#[derive(Debug)]
pub(super) struct Batch {
    _child: Running,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Batch {
    /// At most the first `most` bytes of a file; `None` where git does not have it. After an error nothing that comes
    /// out can be trusted.
    pub(super) fn file(&mut self, id: &str, most: u64) -> io::Result<Option<Vec<u8>>> {
        self.input.write_all(format!("{id}\n").as_bytes())?;
        self.input.flush()?;
        let mut header = String::new();
        (&mut self.output).take(MOST_HEADER).read_line(&mut header)?;
        let mut words = header.split_ascii_whitespace();
        if words.next() != Some(id) {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let size: u64 = match (words.next(), words.next().map(str::parse)) {
            (Some("missing"), None) => return Ok(None),
            (Some("blob"), Some(Ok(size))) => size,
            _ => return Err(io::ErrorKind::InvalidData.into()),
        };
        let wanted = size.min(most);
        let mut bytes = Vec::new();
        (&mut self.output).take(wanted).read_to_end(&mut bytes)?;
        // The rest, and the line end after it.
        let rest = size - wanted + 1;
        let skipped = io::copy(&mut (&mut self.output).take(rest), &mut io::sink())?;
        if bytes.len() as u64 != wanted || skipped != rest {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(Some(bytes))
    }
}

/// A pipe or device among the files from which git learns what there is: whoever opens a pipe waits until somebody writes to
/// it. git makes none, but an archive may bring a folder `.git` with one.
fn blocking(repository: &Path) -> Option<PathBuf> {
    /// A file beyond these is one of the objects, of which git opens only those that it finds by their hash.
    const MOST: usize = 100_000;
    let mut open = vec![repository.join(".git")];
    let mut seen = 0;
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            seen += 1;
            // A link is taken for what it leads to.
            let Ok(kind) = fs::metadata(entry.path()).map(|metadata| metadata.file_type()) else { continue };
            if !kind.is_file() && !kind.is_dir() {
                return Some(Path::new(".git").join(entry.path().strip_prefix(repository.join(".git")).ok()?));
            }
            let is_of_refs = folder.starts_with(repository.join(".git/refs")) || entry.file_name() == "refs";
            if seen < MOST && entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_of_refs {
                open.push(entry.path());
            }
        }
    }
    None
}

#[cfg(windows)]
const PROGRAM: &str = "git.exe";
#[cfg(not(windows))]
const PROGRAM: &str = "git";

/// The folders that programs are looked for in. A relative one would be looked for in the repository itself.
fn search() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_else(|| OsString::from("/usr/local/bin:/usr/bin:/bin"));
    std::env::split_paths(&path).filter(|folder| folder.is_absolute()).collect()
}

#[cfg(unix)]
fn is_program(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|metadata| metadata.is_file() && metadata.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_program(file: &Path) -> bool {
    file.is_file()
}

/// Git on Windows does not read paths that begin with `\\?\`.
fn plain(path: &Path) -> PathBuf {
    match path.to_str().and_then(|text| text.strip_prefix(r"\\?\")) {
        Some(text) if cfg!(windows) => PathBuf::from(text),
        _ => path.to_path_buf(),
    }
}

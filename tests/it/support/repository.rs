//! A git repository in a folder of its own, the same on every machine: no settings of the user, fixed names and dates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// A repository that goes with the test.
pub(crate) struct Repository {
    folder: TempDir,
}

impl Repository {
    /// An empty one, on a branch called main.
    pub(crate) fn new() -> Self {
        let repository = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// A copy of another one, made with these options of `git clone`.
    pub(crate) fn clone_of(other: &Self, options: &[&str]) -> Self {
        let copy = Self { folder: tempfile::tempdir().expect("a temporary folder") };
        let from = format!("file://{}", other.path().display());
        let mut arguments = vec!["clone", "--quiet"];
        arguments.extend(options);
        arguments.extend([from.as_str(), "."]);
        copy.git(&arguments);
        copy
    }

    /// Its folder, with links resolved.
    pub(crate) fn path(&self) -> PathBuf {
        fs::canonicalize(self.folder.path()).expect("the folder is there")
    }

    /// Writes a file, and the folders above it.
    pub(crate) fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let file = self.path().join(path);
        fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
        fs::write(file, text).expect("the file can be written");
    }

    /// Takes a file away.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path().join(path)).expect("the file can be removed");
    }

    /// Records everything as it stands; gives the commit's hash.
    pub(crate) fn commit(&self) -> String {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message=state"]);
        self.git(&["rev-parse", "HEAD"])
    }

    /// Runs git here, which must succeed; gives what it printed.
    pub(crate) fn git(&self, arguments: &[&str]) -> String {
        let output = run(&self.path(), arguments);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {errors}");
        String::from_utf8_lossy(&output.stdout).trim_end().to_owned()
    }
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .args(["-c", "protocol.file.allow=always", "-c", "core.autocrlf=false", "-c", "commit.gpgSign=false"])
        .args(arguments);
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "a policy officer")
            .env(format!("GIT_{who}_EMAIL"), "officer@example.org")
            .env(format!("GIT_{who}_DATE"), "2026-11-22T12:00:00Z");
    }
    command.output().expect("git runs")
}

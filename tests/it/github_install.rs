//! How the action for GitHub gets the tool: `ci/github/install.sh` from a server on this machine, with a table of releases of
//! the test's own, and with a cargo that only says what it was asked for.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use paramount::source::sha256;
use tempfile::TempDir;

use crate::support::root;

/// The action in a folder of its own, as GitHub unpacks it.
struct Action {
    folder: TempDir,
}

/// What the step left.
struct Left {
    code: i32,
    log: String,
    program: Option<PathBuf>,
}

impl Action {
    fn with_releases(releases: &str) -> Self {
        let action = Self { folder: tempfile::tempdir().expect("a folder") };
        let place = action.folder.path().join("ci/github");
        fs::create_dir_all(&place).expect("the folder can be made");
        fs::copy(root().join("ci/github/install.sh"), place.join("install.sh")).expect("the script can be copied");
        fs::write(place.join("releases.txt"), format!("# version, machine, SHA-256, address\n{releases}"))
            .expect("the table can be written");
        action
    }

    /// Runs the step in the folder of a job, with programs of the test's own before the others.
    fn install(&self, version: &str, job: &Path, programs: &Path) -> Left {
        let (temporary, outputs) = (self.folder.path().join("temporary"), self.folder.path().join("outputs"));
        fs::create_dir_all(&temporary).expect("the folder can be made");
        fs::write(&outputs, "").expect("the file can be written");
        let search = format!("{}:{}", programs.display(), std::env::var("PATH").unwrap_or_default());
        let output = Command::new("bash")
            .arg(self.folder.path().join("ci/github/install.sh"))
            .current_dir(job)
            .env_clear()
            .env("PATH", search)
            .env("RUNNER_TEMP", &temporary)
            .env("GITHUB_OUTPUT", &outputs)
            .env("PARAMOUNT_VERSION", version)
            .output()
            .expect("bash runs");
        let outputs = fs::read_to_string(outputs).expect("text");
        Left {
            code: output.status.code().expect("an exit code"),
            log: String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned(),
            program: outputs.strip_prefix("program=").map(|path| PathBuf::from(path.trim_end())),
        }
    }

    /// The step in an empty folder.
    fn take(&self, version: &str) -> Left {
        let nowhere = tempfile::tempdir().expect("a folder");
        self.install(version, nowhere.path(), nowhere.path())
    }
}

/// A server of files on this machine, until it is dropped.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn of(folder: &Path) -> Option<Self> {
        let mut python = Command::new("python3");
        python.args(["-u", "-m", "http.server", "0", "--bind", "127.0.0.1", "--directory"]).arg(folder);
        let Ok(mut child) = python.stdout(Stdio::piped()).stderr(Stdio::null()).spawn() else {
            eprintln!("left out: releases from a server, since Python 3 is not there");
            return None;
        };
        let mut line = String::new();
        BufReader::new(child.stdout.take()?).read_line(&mut line).expect("it says where it is");
        let port = line.split_whitespace().skip_while(|word| *word != "port").nth(1).expect("a port");
        Some(Self { child, address: format!("http://127.0.0.1:{port}") })
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Writes a program that is a script.
fn script(file: &Path, text: &str) {
    fs::write(file, format!("#!/usr/bin/env bash\n{text}\n")).expect("the program can be written");
    fs::set_permissions(file, fs::Permissions::from_mode(0o755)).expect("it is ours");
}

/// An archive with a program in it; gives its digest.
fn archive(folder: &Path) -> String {
    script(&folder.join("paramount"), "echo paramount 1.2.3");
    let packed = Command::new("tar").current_dir(folder).args(["-czf", "release.tar.gz", "paramount"]).status();
    assert!(packed.expect("tar runs").success());
    sha256(&fs::read(folder.join("release.tar.gz")).expect("the archive"))
}

fn machine() -> String {
    let system = if cfg!(target_os = "macos") { "apple-darwin" } else { "unknown-linux-gnu" };
    format!("{}-{system}", std::env::consts::ARCH)
}

#[test]
fn a_release_is_installed_where_its_digest_is_the_one_that_is_listed() {
    let folder = tempfile::tempdir().expect("a folder");
    let digest = archive(folder.path());
    let Some(server) = Server::of(folder.path()) else { return };
    let row = |version: &str, digest: &str, file: &str| {
        format!("{version} {} {digest} {}/{file}\n", machine(), server.address)
    };
    let action = Action::with_releases(
        &[
            row("1.2.3", &digest, "release.tar.gz"),
            row("1.2.4", &"0".repeat(64), "release.tar.gz"),
            row("1.2.5", &digest, "nothing.tar.gz"),
        ]
        .concat(),
    );
    let left = action.take("1.2.3");
    assert_eq!(left.code, 0, "{}", left.log);
    let said = Command::new(left.program.expect("a program")).output().expect("it runs");
    assert_eq!(said.stdout, b"paramount 1.2.3\n");
    for (version, why) in [("1.2.4", "SHA-256"), ("1.2.5", "cannot be downloaded"), ("9.9.9", "1.2.3 1.2.4 1.2.5")] {
        let left = action.take(version);
        assert_eq!((left.code, left.program), (2, None), "{}", left.log);
        assert!(left.log.lines().any(|line| line.starts_with("::error") && line.contains(why)), "{}", left.log);
    }
}

#[test]
fn a_version_is_three_numbers() {
    let action = Action::with_releases("");
    for version in ["latest", "v1.2.3", "1.2.3; touch canary", "--help", "1.2.3\n4", "../1.2.3"] {
        let left = action.take(version);
        assert_eq!((left.code, left.program), (2, None), "{version}: {}", left.log);
        assert_eq!(left.log.lines().count(), 1, "{}", left.log);
    }
}

#[test]
fn while_no_release_is_listed_none_is_installed() {
    let releases = fs::read_to_string(root().join("ci/github/releases.txt")).expect("the table");
    for row in releases.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = row.split(' ').collect();
        assert!(cells.len() == 4 && cells[2].len() == 64 && cells[3].starts_with("https://"), "{row}");
    }
    let left = Action::with_releases(&releases).take("0.0.0");
    assert_eq!((left.code, left.program), (2, None), "{}", left.log);
}

/// cargo obeys the settings of the folder that it is called in, and a pull request may bring some.
#[test]
fn a_build_takes_nothing_from_the_folder_of_the_job() {
    let (action, job) = (Action::with_releases(""), tempfile::tempdir().expect("a folder"));
    let programs = tempfile::tempdir().expect("a folder");
    script(
        &programs.path().join("cargo"),
        "echo \"built in $PWD: $*\"; folder=\"${@: -1}/release\"; mkdir -p \"$folder\"\n\
         printf '#!/bin/sh\\necho paramount built\\n' >\"$folder/paramount\"; chmod +x \"$folder/paramount\"",
    );
    let left = action.install("", job.path(), programs.path());
    assert_eq!(left.code, 0, "{}", left.log);
    let place = fs::canonicalize(action.folder.path()).expect("the folder");
    assert!(left.log.contains(&format!("built in {}: build --release --locked", place.display())), "{}", left.log);
    assert!(left.program.is_some_and(|program| program.exists()));
}

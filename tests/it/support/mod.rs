//! What the tests of checks share: running the command in-process.

pub(crate) mod libreoffice;
pub(crate) mod messages;
pub(crate) mod office;
pub(crate) mod office_text;
pub(crate) mod open_document;
pub(crate) mod pair;
pub(crate) mod repository;
pub(crate) mod stopwatch;
pub(crate) mod trial;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use clap::Parser;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console, Outcome};
use paramount::report::{Look, Report};
use paramount::settings::Settings;
use paramount::standards::Library;
use paramount::tree::Tree;
use paramount::workspace::Controls;
use tempfile::TempDir;

/// The day of a check where nothing names another.
pub(crate) const TODAY: &str = "2026-11-22";

/// The folder of this project, in which what tests read lies.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// What a document is judged by where no settings speak of anything else: the shared standards, made ready once.
pub(crate) static SHARED: LazyLock<Controls> = LazyLock::new(|| {
    let tree = Tree::disk(&root()).expect("the folder of this project");
    let (mut library, settings) = (Library::new(&tree), Settings::default());
    let (expectations, vocabulary) = (library.expectations(&settings), library.vocabulary(&settings));
    Controls { expectations, vocabulary, settings: Arc::new(settings), ..Controls::default() }
});

/// The files of a folder and of the folders below it.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder that can be listed").flatten().map(|entry| entry.path());
    entries.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// A folder of these files, and of the folders that they lie in.
pub(crate) fn folder_of(files: &[(impl AsRef<str>, impl AsRef<[u8]>)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        let path = folder.path().join(name.as_ref());
        fs::create_dir_all(path.parent().expect("a file lies in a folder")).expect("a folder");
        fs::write(path, bytes).expect("a file");
    }
    folder
}

/// Copies a folder and the folders below it into another one; files of the same name give way.
pub(crate) fn copy_into(from: &Path, to: &Path) {
    for file in files_below(from) {
        let target = to.join(file.strip_prefix(from).expect("a file below the folder"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("the folder can be made");
        fs::copy(file, target).expect("the file can be copied");
    }
}

/// What `check` gave.
pub(crate) struct Checked {
    pub(crate) report: Report,
    pub(crate) outcome: Outcome,
}

/// Runs `check` on `paths` below `root`, or on all of it where none are given.
pub(crate) fn check(root: &Path, today: &str, paths: &[&str]) -> Checked {
    check_with(root, today, paths, &[])
}

/// As `check`, with further arguments.
pub(crate) fn check_with(root: &Path, today: &str, paths: &[&str], more: &[&str]) -> Checked {
    let folder = root.to_str().expect("a path in UTF-8");
    let named: Vec<String> = paths.iter().map(|path| format!("{folder}/{path}")).collect();
    let mut arguments = vec!["paramount", "check", "--format", "json", "--root", folder, "--today", today];
    arguments.extend(more);
    if named.is_empty() {
        arguments.push(folder);
    }
    arguments.extend(named.iter().map(String::as_str));
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 22) };
    let outcome = commands::run(Cli::try_parse_from(arguments).expect("arguments that parse"), &mut console);
    Checked { report: serde_json::from_slice(&out).expect("a report in JSON"), outcome }
}

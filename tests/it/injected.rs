//! Each call by which a mend reads and writes is failed once, and each by which it writes is the last one once: a file is what
//! it was or what it was to be, nothing is left beside it, and what could not be done is said. `strace` stands for the system.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Command, Output, Stdio};

use rayon::prelude::*;

use crate::support::TODAY;

const PROGRAM: &str = env!("CARGO_BIN_EXE_paramount");
const SLIP: &str = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example policy\nArea: Example\n";
const MENDED: &str = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example policy\narea: Example\n";

const MEND: [&str; 7] = ["check", ".", "--root", ".", "--today", TODAY, "--fix"];

/// No call is made so often by a run over one file.
const MOST_CALLS: usize = 60;

/// What failed, when, and what came of it.
struct Run {
    name: String,
    /// Whether there was such a call.
    happened: bool,
    output: Output,
    text: String,
    left: usize,
}

/// Mends a file, of which the nth such call has this fate; where `is_about_the_file`, calls about other files do not count.
fn run(call: &str, fate: &str, number: usize, is_about_the_file: bool) -> Run {
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made").join("root");
    fs::create_dir(&root).expect("a folder");
    let (file, log) = (root.join("policy.yaml"), folder.path().join("log"));
    fs::write(&file, SLIP).expect("a file");
    let mut command = Command::new("strace");
    command.current_dir(&root).env("RAYON_NUM_THREADS", "1").stdin(Stdio::null());
    command.args(["-f", "-qq", "-o"]).arg(&log).args(["-e", &format!("trace={call}")]);
    command.args(["-e", &format!("inject={call}:{fate}:when={number}")]);
    if is_about_the_file {
        command.arg("-P").arg(&root).arg("-P").arg(&file);
    }
    let output = command.arg(PROGRAM).args(MEND).output().expect("it runs");
    let told = fs::read_to_string(&log).unwrap_or_default();
    Run {
        name: format!("{call} {fate} {number}"),
        happened: told.contains("(INJECTED)") || told.contains("killed by SIGKILL"),
        output,
        text: fs::read_to_string(&file).unwrap_or_default(),
        left: fs::read_dir(&root).map_or(0, Iterator::count) - 1,
    }
}

/// Whether `strace` is there and may look at other processes.
#[expect(clippy::print_stderr, reason = "a test says what it left out")]
fn can_be_tried() -> bool {
    let is_there = Command::new("strace").args(["-qq", "-o", "/dev/null", "true"]).output();
    let is_there = is_there.is_ok_and(|output| output.status.success());
    if !is_there {
        eprintln!("left out: there is no strace, or it may not look at processes");
    }
    is_there
}

/// All runs of calls that were made.
fn runs(call: &str, fate: &str, is_about_the_file: bool) -> Vec<Run> {
    let runs: Vec<Run> = (1..=MOST_CALLS)
        .map(|number| run(call, fate, number, is_about_the_file))
        .take_while(|run| run.happened)
        .collect();
    assert!(!runs.is_empty() && runs.len() < MOST_CALLS, "{call} is called {} times", runs.len());
    runs
}

#[test]
fn a_call_that_fails_loses_nothing_and_is_told() {
    if !can_be_tried() {
        return;
    }
    let calls = [
        ("write", "error=ENOSPC", false),
        ("fsync", "error=EIO", false),
        ("/^rename", "error=EACCES", false),
        ("openat", "error=EMFILE", true),
        ("read", "error=EIO", true),
        ("statx", "error=EIO", true),
        ("getdents64", "error=EIO", true),
    ];
    let all =
        calls.into_par_iter().flat_map_iter(|(call, error, is_about_the_file)| runs(call, error, is_about_the_file));
    all.for_each(|run| {
        let said = String::from_utf8_lossy(&[run.output.stdout, run.output.stderr].concat()).into_owned();
        assert!(run.text == SLIP || run.text == MENDED, "{}: {}", run.name, run.text);
        assert_eq!(run.left, 0, "{}: something is left", run.name);
        assert!(matches!(run.output.status.code(), Some(0..=2)) && !said.contains("panicked"), "{}: {said}", run.name);
        let is_told = ["could not be", "cannot be", "can be opened", "is not a regular file", "is not mended"]
            .iter()
            .any(|words| said.contains(words));
        assert!(run.text == MENDED || !run.output.status.success() && is_told, "{}: {said}", run.name);
    });
}

#[test]
fn a_call_that_is_the_last_leaves_no_half_of_a_file() {
    if !can_be_tried() {
        return;
    }
    for call in ["write", "fsync", "/^rename"] {
        for run in runs(call, "signal=KILL", false) {
            assert!(run.text == SLIP || run.text == MENDED, "{}: {}", run.name, run.text);
            assert!(run.left <= 1, "{}", run.name);
        }
    }
}

//! Whole runs over a folder, in this process.

use std::fs;
use std::path::Path;

use clap::Parser as _;
use jiff::civil::date;
use paramount::cli::Cli;
use paramount::commands::{self, Console, Outcome};
use paramount::report::Look;

/// A policy and a course that settings and standards are used on.
const POLICY: &str = "paramount: policy/v1\npolicy: p\nedition: \"2024\"\ntitle: Example policy\nstatus: approved\n\
    commitments:\n  - {standard: two-trainers, section: \"1\", says: Two trainers., strength: must, details: {minimum: 2}}\n";
const COURSE: &str = "paramount: course/v1\ncourse: c\ntitle: Example\npolicy: p@2024\ntrainers: [a]\n";

/// What a command prints on a folder. An internal fault fails.
pub(crate) fn run(folder: &Path, arguments: &[&str]) -> String {
    let root = folder.to_str().expect("a path in UTF-8");
    let (command, more) = arguments.split_first().expect("a command");
    let line = ["paramount", command, "--root", root, "--today", "2026-11-26"].into_iter().chain(more.iter().copied());
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let look = Look { color: false, width: 100 };
    let mut console = Console { out: &mut out, errors: &mut errors, look, today: date(2026, 11, 26) };
    let cli = Cli::try_parse_from(line.chain([root])).expect("arguments that parse");
    let outcome = commands::run(cli, &mut console);
    assert_ne!(outcome, Outcome::Fault, "{}", String::from_utf8_lossy(&errors));
    String::from_utf8(out).expect("output is text")
}

/// What a command says of a folder in each of these formats. It runs once: the first is printed, and the others are reports,
/// which say the same as what is printed.
pub(crate) fn run_in<'f>(folder: &Path, command: &str, formats: &[&'f str]) -> Vec<(&'f str, String)> {
    let reports = tempfile::tempdir().expect("a folder");
    let (first, others) = formats.split_first().expect("a format");
    let file = |format: &str| reports.path().join(format);
    let asked: Vec<String> = others.iter().map(|format| format!("{format}={}", file(format).display())).collect();
    let asked = asked.iter().flat_map(|report| ["--report", report]);
    let printed = run(folder, &[command, "--format", first].into_iter().chain(asked).collect::<Vec<_>>());
    let written = |format: &str| match fs::read(file(format)) {
        Ok(bytes) => String::from_utf8(bytes).expect("output is text"),
        Err(_) => {
            assert!(printed.is_empty(), "{command} writes no {format}");
            String::new()
        }
    };
    let written: Vec<_> = others.iter().map(|format| (*format, written(format))).collect();
    std::iter::once((*first, printed)).chain(written).collect()
}

/// Settings of any form are used, or it is said why not.
pub(crate) fn config(data: &[u8]) {
    with("paramount.yaml", &[b"paramount: config/v1\n", data]);
}

/// Standards of any form are used, or it is said why not.
pub(crate) fn standards(data: &[u8]) {
    with("local.yaml", &[b"paramount: standards/v1\nstandards: local\nedition: 2026-11\n", data]);
}

fn with(name: &str, parts: &[&[u8]]) {
    let folder = tempfile::tempdir().expect("a folder");
    let files: [(&str, &[u8]); 3] = [
        ("paramount.yaml", b"paramount: config/v1\nstandards: [shared@2026-11, local.yaml]\n"),
        ("policy.yaml", POLICY.as_bytes()),
        ("course.yaml", COURSE.as_bytes()),
    ];
    for (file, bytes) in files {
        fs::write(folder.path().join(file), bytes).expect("a file");
    }
    fs::write(folder.path().join(name), parts.concat()).expect("a file");
    let output = run(folder.path(), &["check", "--format", "json"]);
    assert!(serde_json::from_str::<serde_json::Value>(&output).is_ok(), "{output}");
}

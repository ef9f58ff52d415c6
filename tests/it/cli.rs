//! Command-line cases as folders: `tests/cases/<name>/command` holds the arguments, the other files are what is checked,
//! `output.txt` is what came out. A first line `# with neighbour` in the command lays the documents of
//! `tests/cases/neighbour` beside them: a policy with which nothing is wrong, for what is said of one document and of no
//! other. `UPDATE=1 cargo test --test it cli` rewrites the outputs; read them before committing.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use paramount::commands::Outcome;
use rayon::prelude::*;

use crate::support::{TODAY, check, copy_into, root};

#[test]
fn cases_print_what_they_printed() {
    let different: Vec<String> = cases().par_iter().filter_map(|case| otherwise(case)).collect();
    assert!(
        different.is_empty(),
        "run UPDATE=1 cargo test --test it cli and read what changed:\n{}",
        different.join("\n")
    );
}

/// What a case prints where it is not what it printed.
fn otherwise(case: &Path) -> Option<String> {
    let output = run(case);
    let expected = case.join("output.txt");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&expected, &output).expect("the expected output can be written");
    }
    let same = fs::read_to_string(&expected).unwrap_or_default() == output;
    (!same).then(|| format!("== {}\n{output}", case.display()))
}

/// What is said of the neighbour would be said in every case that has it.
#[test]
fn the_neighbour_of_the_cases_is_free_of_findings() {
    let checked = check(&neighbour(), TODAY, &[]);
    assert_eq!(checked.outcome, Outcome::Clean);
    assert!(checked.report.findings.is_empty(), "{:#?}", checked.report.findings);
}

#[test]
fn the_five_policies_are_judged_as_they_were() {
    let output = paramount(&root(), "check policies --today 2026-11-26");
    insta::assert_snapshot!("five_policies", output);
}

#[test]
fn the_example_courses_are_judged_as_they_were() {
    let folder = root().join("tests/examples/course-repo");
    insta::assert_snapshot!("course_repo", paramount(&folder, "check . --root . --today 2026-11-22"));
}

/// Nothing that was met vanishes: one line says so for people, in the log of a runner too, and a list for programs.
#[test]
fn every_report_names_what_was_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder");
    fs::create_dir(root.join("drafts")).expect("a folder in it");
    for (name, text) in [
        (
            "policy.yaml",
            "paramount: policy/v1\npolicy: ashford\nedition: \"2024\"\ntitle: Ashford\nlevels: {list: [{number: 1}]}\n",
        ),
        ("course.yaml", "paramount: course/v1\ncourse: neglect\ntitle: Neglect\npolicy: ashford\nlevel: 1\n"),
        ("paramount.yaml", "paramount: config/v1\nexclude: [\"drafts/**\"]\n"),
        ("others.yaml", "name: build\n"),
        ("drafts/next.yaml", "paramount: policy/v1\n"),
    ] {
        fs::write(root.join(name), text).expect("a file");
    }
    let line = "Left alone: 1 YAML file that does not begin with paramount (others.yaml) and 1 file that the settings exclude \
                (drafts/next.yaml).";
    for (command, formats) in [
        ("check", &["human", "markdown", "html", "github", "azure"][..]),
        ("due", &["human", "markdown", "html"]),
        ("compare", &["human", "markdown", "html"]),
        ("coverage", &["human", "markdown", "html"]),
    ] {
        for format in formats {
            let output = paramount(&root, &format!("{command} . --root . --today 2026-11-22 --format {format}"));
            let flat = output.replace('`', "").split_whitespace().collect::<Vec<_>>().join(" ");
            assert_eq!(flat.matches(line).count(), 1, "{command} {format}:\n{output}");
        }
        let output = paramount(&root, &format!("{command} . --root . --today 2026-11-22 --format json"));
        for file in ["others.yaml", "drafts/next.yaml"] {
            let listed = format!("\"path\": \"{file}\",\n      \"why\":");
            assert!(output.contains(&listed), "{command} {file}:\n{output}");
        }
    }
}

/// Whoever reads only the first lines, as `| head` does, still learns what was found.
#[cfg(unix)]
#[test]
fn a_reader_that_leaves_does_not_change_the_answer() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_paramount"))
        .current_dir(root().join("tests/cases/everything-wrong"))
        .env_clear()
        .args(["check", ".", "--root", ".", "--today", "2026-11-22", "--all"])
        .stdout(std::process::Stdio::piped())
        .spawn()
        .expect("the command runs");
    drop(child.stdout.take());
    assert_eq!(child.wait().expect("it ends").code(), Some(1));
}

/// The folders of `tests/cases` that hold a command.
fn cases() -> Vec<PathBuf> {
    let folder = root().join("tests/cases");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("tests/cases can be listed")
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.join("command").is_file())
        .collect();
    cases.sort();
    cases
}

/// Runs each line of the case's command, in the case's folder or in one where the neighbour lies beside its documents.
fn run(case: &Path) -> String {
    let commands = fs::read_to_string(case.join("command")).expect("a command");
    let run_all = |folder: &Path, lines: &str| -> String {
        lines.lines().filter(|line| !line.trim().is_empty()).map(|line| paramount(folder, line)).collect()
    };
    let Some(lines) = commands.strip_prefix("# with neighbour\n") else {
        return run_all(case, &commands);
    };
    let together = tempfile::tempdir().expect("a folder");
    copy_into(&neighbour(), together.path());
    copy_into(case, together.path());
    run_all(together.path(), lines)
}

fn neighbour() -> PathBuf {
    root().join("tests/cases/neighbour")
}

fn paramount(folder: &Path, line: &str) -> String {
    let result = Command::cargo_bin("paramount")
        .expect("the binary")
        .current_dir(folder)
        .env_clear()
        .args(line.split_whitespace())
        .output()
        .expect("the command runs");
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("output in UTF-8");
    let errors = text(&result.stderr);
    let errors = if errors.is_empty() { String::new() } else { format!("-- errors --\n{errors}") };
    let code = result.status.code().map_or_else(|| "none".to_owned(), |code| code.to_string());
    format!("$ paramount {line}\n{}{errors}-- exit {code} --\n\n", text(&result.stdout))
}

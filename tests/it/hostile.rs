//! Input that is meant to mislead: names that pass for something else, spellings that hide a document, arguments that talk
//! to a terminal or a runner.

pub(crate) mod corpus;

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use assert_cmd::Command as Program;
use paramount::commands::Outcome;
use paramount::finding::Severity;

use crate::base::{POLICY, course};
use crate::support::repository::Repository;
use crate::support::{Checked, TODAY, check};

const POLICY_OF_A_LINE: &str = "policy: example\nedition: \"2024\"\ntitle: Example policy\n";

/// Files in a folder, checked.
fn checked(files: &[(&str, &str)]) -> Checked {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file");
    }
    check(&fs::canonicalize(folder.path()).expect("the folder that was made"), TODAY, &[])
}

/// The program with these arguments, in an empty folder.
fn run(arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("policy.yaml"), format!("paramount: policy/v1\n{POLICY_OF_A_LINE}")).expect("a file");
    program(folder.path(), arguments, variables)
}

fn program(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = Program::cargo_bin("paramount").expect("the program");
    command.current_dir(folder).args(arguments).envs(variables.iter().copied()).output().expect("it runs")
}

fn set(name: &str) -> String {
    format!(
        "paramount: standards/v1\nstandards: {name}\nedition: 2026-11\nlist:\n  - {{id: overdue, title: A, policy: {{expects: \
         may}}}}\n"
    )
}

/// Whoever reads "judged against shared" goes by it.
#[test]
fn a_set_of_ones_own_passes_neither_for_the_shared_one_nor_for_a_family_of_rules() {
    let policy = format!("paramount: policy/v1\n{POLICY_OF_A_LINE}");
    let settings = "paramount: config/v1\nstandards: [own.yaml]\n";
    let with = |set: &str| checked(&[("policy.yaml", &policy), ("paramount.yaml", settings), ("own.yaml", set)]);
    let alone = checked(&[("policy.yaml", &policy)]);
    let about_policy = |checked: &Checked| -> Vec<(String, Severity)> {
        let about = checked.report.findings.iter().filter(|finding| finding.document.path == "policy.yaml");
        about.map(|finding| (finding.rule.clone(), finding.severity)).collect()
    };
    for name in ["shared", "review", "load", "standards"] {
        let checked = with(&set(name));
        let reserved = checked.report.findings.iter().find(|finding| finding.rule == "standards/reserved-name");
        let reserved = reserved.unwrap_or_else(|| panic!("{name} is taken as it is"));
        assert_eq!((reserved.document.path.as_str(), reserved.severity), ("own.yaml", Severity::Error));
        assert_eq!(reserved.place.line, 2);
        assert_eq!(checked.report.standards, alone.report.standards, "{name}");
        assert_eq!(about_policy(&checked), about_policy(&alone), "{name}");
    }
    let own = with(&set("wenford"));
    assert_eq!(own.report.standards.iter().map(|set| set.id.as_str()).collect::<Vec<_>>(), ["wenford"]);
    // A copy of the shared set may lie in the tree under its name.
    let copy =
        fs::read_to_string(crate::support::root().join("policies/standards/shared.yaml")).expect("the shared set");
    let checked = with(&copy);
    assert_eq!((checked.report.standards, checked.outcome), (alone.report.standards, alone.outcome));
}

#[test]
fn no_spelling_of_the_first_entry_hides_a_document() {
    for first in [
        "? paramount\n: policy/v1\n",
        "!!str paramount: policy/v1\n",
        "&a paramount: policy/v1\n",
        "\"\\x70aramount\": policy/v1\n",
        "\"\\u0070aramount\": policy/v1\n",
        "- paramount: policy/v1\n",
        "{\nparamount: policy/v1}\n",
    ] {
        let checked = checked(&[("policy.yaml", first)]);
        let rules: Vec<_> = checked.report.findings.iter().map(|finding| finding.rule.as_str()).collect();
        assert_eq!((rules, checked.outcome), (vec!["load/not-recognised"], Outcome::Findings), "{first}");
    }
    let remarks = "# a remark that goes on\n".repeat(200_000);
    let checked = checked(&[("policy.yaml", &format!("{remarks}paramount: policy/v1\n{POLICY_OF_A_LINE}"))]);
    assert_eq!(
        checked.report.findings.iter().map(|finding| finding.rule.as_str()).collect::<Vec<_>>(),
        ["load/too-large"]
    );
}

#[test]
fn arguments_are_repeated_without_what_acts_on_a_terminal_or_a_runner() {
    let hostile = "x\n::error file=a::forged\n##vso[task.complete]\n\u{1b}[2J\u{9b}2J";
    for arguments in [
        vec!["check", ".", "--today", hostile],
        vec!["check", ".", "--format", hostile],
        vec!["check", ".", "--report", hostile],
        vec!["check", ".", "--fail-on", hostile],
        vec!["due", "--within", hostile],
        vec!["schema", hostile],
        vec![hostile],
        vec!["check", "--unknown\n::error::x"],
        vec!["help", hostile],
        vec!["check", hostile],
        vec!["check", ".", "--base", hostile],
        vec!["explain", hostile],
    ] {
        let output = run(&arguments, &[]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        let said = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
        assert!(!said.contains("::error") && !said.contains("##vso["), "{arguments:?}: {said}");
        assert!(!said.contains(|letter: char| letter.is_control() && letter != '\n'), "{arguments:?}: {said:?}");
        assert!(!said.is_empty());
    }
    let help = run(&["--help"], &[]);
    assert!(help.status.success() && help.stderr.is_empty() && !help.stdout.is_empty());
}

/// A process may be kept from starting threads, or be told to start more than there can be.
#[test]
fn the_number_of_threads_that_can_be_had_changes_nothing() {
    let as_usual = run(&["check", ".", "--today", TODAY], &[]);
    assert_eq!(as_usual.status.code(), Some(0));
    // No thread has room for a stack of so many bytes.
    for variables in [("RAYON_NUM_THREADS", "100000"), ("RUST_MIN_STACK", "70368744177664")] {
        let output = run(&["check", ".", "--today", TODAY], &[variables]);
        assert_eq!((output.status.code(), &output.stdout), (Some(0), &as_usual.stdout), "{variables:?}");
        assert!(output.stderr.is_empty(), "{variables:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// Where the log of a machine does not go back so far, git answers with its oldest entry, against which nothing is new.
#[test]
fn a_change_is_not_held_against_what_a_log_may_have_forgotten() {
    let repository = Repository::new();
    repository.write("policy.yaml", POLICY);
    repository.commit();
    repository.write("courses/neglect.yaml", course("neglect"));
    for rev in ["main@{1.week.ago}", "@{99999}", "HEAD@{0}"] {
        let output = program(&repository.path(), &["check", ".", "--base", rev], &[]);
        assert_eq!(output.status.code(), Some(2), "{rev}");
        let said = String::from_utf8(output.stderr).expect("text");
        assert!(said.contains("asks for where a branch stood on this machine"), "{said}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_a_folder_is_that_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("policies")).expect("a folder");
    let policy = format!("paramount: policy/v1\n{POLICY_OF_A_LINE}comitments: []\n");
    fs::write(folder.path().join("policies/policy.yaml"), policy).expect("a file");
    std::os::unix::fs::symlink("policies", folder.path().join("link")).expect("a link");
    for arguments in [vec!["check", "link"], vec!["check", "link/"], vec!["check", "link", "--root", "."]] {
        let output = program(folder.path(), &arguments, &[]);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    }
    let elsewhere = program(folder.path(), &["check", "link", "--root", "policies"], &[]);
    assert_eq!(elsewhere.status.code(), Some(1));
}

/// git makes no pipe, and an archive may bring one.
#[cfg(unix)]
#[test]
fn nobody_waits_for_a_pipe_in_the_folder_of_git() {
    for pipe in [".git/HEAD", ".git/refs/heads/main"] {
        let repository = Repository::new();
        repository.write("policy.yaml", POLICY);
        repository.commit();
        fs::remove_file(repository.path().join(pipe)).expect("a file of git");
        let made = Command::new("mkfifo").current_dir(repository.path()).arg(pipe).status().expect("it runs");
        assert!(made.success());
        let output = program(&repository.path(), &["check", ".", "--base", "HEAD"], &[]);
        assert_eq!(output.status.code(), Some(2), "{pipe}");
        let said = String::from_utf8(output.stderr).expect("text");
        assert!(said.contains(&format!("{pipe} is no regular file")), "{said}");
    }
}

/// Who reads "there is no entry called title; did you mean title?" sees one word twice.
#[test]
fn a_letter_of_another_alphabet_is_shown() {
    let text = format!("paramount: policy/v1\n{POLICY_OF_A_LINE}\u{441}ommitments: []\n");
    let checked = checked(&[("policy.yaml", &text)]);
    let finding = checked.report.findings.iter().find(|finding| finding.rule == "load/unknown-key").expect("a finding");
    assert!(finding.message.contains("(U+0441)") && finding.message.contains("not read as commitments"), "{finding:?}");
}

/// A cell of a spreadsheet holds 32,767 letters.
#[test]
fn a_name_that_goes_on_for_pages_is_not_repeated_whole() {
    let long = "a".repeat(200_000);
    let set = format!(
        "paramount: standards/v1\nstandards: local\nedition: 2026-11\nlist:\n  - id: a\n    title: A\n    course:\n      expects: \
         may\n      check:\n        - {{field: {long}, present: true}}\n      examples:\n        - passes: {{title: T}}\n        - fails: \
         {{title: T}}\n"
    );
    let settings = "paramount: config/v1\nstandards: [own.yaml]\n";
    let checked = checked(&[("paramount.yaml", settings), ("own.yaml", &set)]);
    let finding = checked.report.findings.iter().find(|finding| finding.rule == "standards/unknown-field");
    let finding = finding.expect("a finding");
    assert!(finding.message.chars().count() < 5_000 && finding.help.chars().count() < 5_000);
}

#[test]
fn letters_that_show_as_nothing_are_told_of() {
    for letter in ['\u{34f}', '\u{115f}', '\u{2800}', '\u{3164}', '\u{ffa0}', '\u{fe01}', '\u{e0101}'] {
        let text = format!("paramount: policy/v1\n{POLICY_OF_A_LINE}notes: a{letter}b\n");
        let checked = checked(&[("policy.yaml", &text)]);
        let told = checked.report.findings.iter().any(|finding| finding.rule == "load/invisible-text");
        assert!(told, "U+{:04X}", u32::from(letter));
    }
    let picture = format!("paramount: policy/v1\n{POLICY_OF_A_LINE}notes: \u{2764}\u{fe0f}\n");
    let checked = checked(&[("policy.yaml", &picture)]);
    assert!(!checked.report.findings.iter().any(|finding| finding.rule == "load/invisible-text"));
}

//! `paramount diff` over a real repository: what is compared with what, what is named as gone or new, and what the run
//! answers.

use std::path::Path;
use std::process::Output;

use assert_cmd::Command;
use paramount::report::diff::JsonReport;

use crate::support::repository::Repository;

/// A policy that asks for trainers at every session.
fn policy(id: &str, more: &str, trainers: u8) -> String {
    let (name, edition) = id.split_once('@').expect("an edition");
    format!(
        "paramount: policy/v1\npolicy: {name}\nedition: \"{edition}\"\ntitle: Learning Strategy\n{more}recorded: {{by: \
         officer, date: 2026-06-02, read_against: shared@2026-11-26}}\ncommitments:\n  - standard: two-trainers\n    \
         strength: will\n    says: Trainers lead every session.\n    details: {{minimum: {trainers}}}\n"
    )
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    command.env_clear().env("PATH", path).current_dir(folder).args(["diff", "--today", "2026-11-22"]).args(arguments);
    command.output().expect("it runs")
}

/// The exit code, and the report.
fn compared(repository: &Repository, arguments: &[&str]) -> (i32, JsonReport) {
    let output = run(&repository.path(), &[arguments, &["--format", "json"]].concat());
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let report = serde_json::from_slice(&output.stdout).unwrap_or_else(|fault| panic!("{fault}: {errors}"));
    (output.status.code().unwrap_or(-1), report)
}

/// What it came to: "weakened a.yaml -> b.yaml", "+ new.yaml", "! gone.yaml".
fn said(report: &JsonReport) -> Vec<String> {
    let changes = report.changes.iter().map(|change| {
        let pair = &report.comparisons[change.comparison];
        let verdict = format!("{:?}", change.change.verdict).to_lowercase();
        format!("{verdict} {} {} -> {}", change.change.field, pair.old.document.path, pair.new.document.path)
    });
    let added = report.added.iter().map(|lone| format!("+ {}", lone.document.path));
    let removed = report.removed.iter().map(|lone| {
        let mark = if lone.weakens { '!' } else { '-' };
        format!("{mark} {}", lone.document.path)
    });
    changes.chain(added).chain(removed).collect()
}

const WEAKER: &str = "weakened commitments.details.minimum";

/// A repository with two policies on `main`.
fn two_policies() -> Repository {
    let repository = Repository::new();
    repository.write("policies/kent.yaml", policy("kent@2024", "status: approved\n", 2));
    repository.write("policies/medway.yaml", policy("medway@2024", "status: approved\n", 2));
    repository.commit();
    repository
}

#[test]
fn nothing_changed_is_said_and_is_no_failure() {
    let repository = two_policies();
    let output = run(&repository.path(), &["--base", "main"]);
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(text.starts_with("Nothing differs: all 2 documents say what they said before."), "{text}");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_weakening_fails_and_names_the_commit() {
    let repository = two_policies();
    let commit = repository.git(&["rev-parse", "main"]);
    repository.write("policies/kent.yaml", policy("kent@2024", "status: approved\n", 1));
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!(said(&report), [format!("{WEAKER} policies/kent.yaml -> policies/kent.yaml")]);
    assert_eq!(report.base.map(|base| (base.rev, base.commit)), Some(("main".to_owned(), commit)));
    assert_eq!((code, report.documents.len()), (1, 2));
    for (asked, code) in [("never", 0), ("unclear", 1), ("weakened", 1)] {
        assert_eq!(compared(&repository, &["--base", "main", "--fail-on", asked]).0, code, "{asked}");
    }
    // Only what was asked for; a folder as it is seen from where the command runs.
    assert_eq!(compared(&repository, &["--base", "main", "policies/medway.yaml"]).0, 0);
    let output = run(&repository.path().join("policies"), &["--base", "main", "kent.yaml"]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_strengthening_does_not_fail() {
    let repository = two_policies();
    repository.write("policies/kent.yaml", policy("kent@2024", "status: approved\n", 3));
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!((code, report.summary.strengthened, report.changes.len()), (0, 1, 1));
}

#[test]
fn a_weakening_that_the_new_version_records_and_signs_is_approved() {
    let repository = two_policies();
    let versions = "status: approved\nversions:\n  - version: \"2\"\n    date: 2026-05\n    event: amended\n    \
                    changes:\n      - {standard: two-trainers, effect: weakened, from: 2, to: 1, reason: rooms are \
                    small, approved_by: Executive Group}\n";
    repository.write("policies/kent.yaml", policy("kent@2024", versions, 1));
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!((code, report.summary.weakened, report.summary.unapproved), (0, 1, 0), "{:?}", said(&report));
    // The record is bound to what it names.
    repository.write("policies/kent.yaml", policy("kent@2024", versions, 0));
    assert_eq!(compared(&repository, &["--base", "main"]).0, 1);
}

#[test]
fn a_renamed_file_is_the_same_policy() {
    let repository = two_policies();
    repository.git(&["mv", "policies/kent.yaml", "policies/ours.yaml"]);
    assert_eq!(compared(&repository, &["--base", "main"]).0, 0);
    repository.write("policies/ours.yaml", policy("kent@2024", "status: approved\n", 1));
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!(said(&report), [format!("{WEAKER} policies/kent.yaml -> policies/ours.yaml")]);
    assert_eq!(code, 1);
    // Asked for by its old name it is found too.
    assert_eq!(compared(&repository, &["--base", "main", "policies/kent.yaml"]).0, 1);
}

#[test]
fn a_new_edition_is_compared_with_the_one_before() {
    let repository = two_policies();
    repository.write("policies/kent-2026.yaml", policy("kent@2026", "status: published\n", 1));
    let (code, report) = compared(&repository, &["--base", "main", "policies/kent-2026.yaml"]);
    assert!(said(&report).contains(&format!("{WEAKER} policies/kent.yaml -> policies/kent-2026.yaml")));
    assert_eq!(code, 1);
    assert_eq!(report.comparisons[0].old_revision.as_ref().map(|base| base.rev.as_str()), Some("main"));
}

#[test]
fn what_is_gone_is_named_and_fails_where_it_leaves_a_gap() {
    let repository = two_policies();
    repository.remove("policies/kent.yaml");
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!((code, said(&report)), (1, vec!["! policies/kent.yaml".to_owned()]));
    assert_eq!(compared(&repository, &["--base", "main", "policies/kent.yaml"]).0, 1);
    assert_eq!(compared(&repository, &["--base", "main", "policies/medway.yaml"]).0, 0);
    assert_eq!(compared(&repository, &["--base", "main", "--fail-on", "never"]).0, 0);
}

#[test]
fn what_is_hidden_is_as_good_as_gone() {
    let repository = two_policies();
    let misspelt = policy("kent@2024", "status: approved\n", 2).replace("paramount: policy/v1", "paramuont: policy/v1");
    repository.write("policies/kent.yaml", misspelt);
    let output = run(&repository.path(), &["--base", "main", "--format", "json"]);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && errors.contains("policies/kent.yaml cannot be compared"), "{errors}");

    repository.write("policies/kent.yaml", policy("kent@2024", "status: approved\n", 2));
    repository.write("paramount.yaml", "paramount: config/v1\nexclude: [\"policies/k*\"]\n");
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!((code, said(&report)), (1, vec!["+ paramount.yaml".to_owned(), "! policies/kent.yaml".to_owned()]));
    assert!(report.removed[0].sentence.starts_with("the file is still there"), "{}", report.removed[0].sentence);
}

#[test]
fn a_policy_that_could_not_be_read_before_is_new() {
    let repository = Repository::new();
    repository.write("kent.yaml", "paramount: policy/v1\ntitle: Learning: a strategy\n");
    repository.commit();
    repository.write("kent.yaml", policy("kent@2024", "", 1));
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!((code, said(&report)), (0, vec!["+ kent.yaml".to_owned()]));
    assert!(report.added[0].sentence.contains("could not be read in main"), "{}", report.added[0].sentence);
}

#[test]
fn files_of_commits_are_named_from_the_top_or_from_here() {
    let repository = two_policies();
    repository.git(&["tag", "before"]);
    repository.write("policies/kent.yaml", policy("kent@2024", "status: approved\n", 1));
    repository.commit();
    let before = "before:policies/kent.yaml";
    for pair in
        [[before, "policies/kent.yaml"], [before, "main:policies/kent.yaml"], [before, "main:./policies/kent.yaml"]]
    {
        let (code, report) = compared(&repository, &pair);
        assert_eq!((code, report.summary.weakened), (1, 1), "{pair:?}");
        assert_eq!(report.comparisons[0].old_revision.as_ref().map(|base| base.rev.as_str()), Some("before"));
    }
    let below = run(&repository.path().join("policies"), &["before:./kent.yaml", "kent.yaml"]);
    assert_eq!(below.status.code(), Some(1));
    for (pair, reason) in [
        (["before:kent.yaml", "policies/kent.yaml"], "there is no file kent.yaml in before"),
        (["nope:policies/kent.yaml", "policies/kent.yaml"], "there is no revision called nope"),
        (["before:../kent.yaml", "policies/kent.yaml"], "lies outside the root"),
    ] {
        let output = run(&repository.path(), &pair);
        let errors = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(2) && errors.contains(reason), "{errors}");
    }
}

#[test]
fn a_base_that_was_not_fetched_says_what_to_do() {
    let repository = two_policies();
    repository.git(&["checkout", "--quiet", "-b", "change"]);
    repository.commit();
    let copy = Repository::clone_of(&repository, &["--depth=1", "--branch=change"]);
    let output = run(&copy.path(), &["--base", "origin/main"]);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(2));
    assert!(errors.contains("git fetch --depth=1 origin main:refs/remotes/origin/main"), "{errors}");
}

#[test]
fn sets_of_standards_are_compared_too() {
    let standards = |floor: u8| {
        format!(
            "paramount: standards/v1\nstandards: kent\nedition: 2026-11\nlist:\n  - id: three-trainers\n    title: Three \
             trainers deliver each session\n    theme: delivery\n    since: 2026-11\n    binds: partnership\n    why: >-\n      \
             Somebody watches the room.\n    details:\n      minimum: {{type: count, unit: trainers, floor: {floor}, \
             better: higher}}\n    policy: {{expects: should}}\n"
        )
    };
    let repository = Repository::new();
    repository.write("standards.yaml", standards(3));
    repository.commit();
    repository.write("standards.yaml", standards(2));
    let (code, report) = compared(&repository, &["--base", "main"]);
    assert_eq!((code, report.summary.weakened), (1, 1), "{:?}", said(&report));
}

#[test]
fn a_repository_without_policies_has_nothing_to_compare() {
    let repository = Repository::new();
    repository.write("readme.txt", "nothing");
    repository.commit();
    let output = run(&repository.path(), &["--base", "main"]);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(3) && errors.contains("nothing to compare"), "{errors}");
}

/// What the gate lets pass because it binds nobody yet is no weakening here either.
#[test]
fn a_weaker_draft_beside_the_policy_in_force_does_not_fail() {
    let repository = two_policies();
    repository.write("policies/kent-2026.yaml", policy("kent@2026", "supersedes: kent@2024\nstatus: draft\n", 1));
    let (code, report) = compared(&repository, &["--base", "HEAD"]);
    assert!(said(&report).iter().any(|said| said.starts_with(WEAKER)), "{:?}", said(&report));
    assert_eq!(code, 0);
    repository.write("policies/kent-2026.yaml", policy("kent@2026", "supersedes: kent@2024\nstatus: approved\n", 1));
    assert_eq!(compared(&repository, &["--base", "HEAD"]).0, 1);
}

//! The commands that a report names for what it only counts: each of them runs, and shows it.

use assert_cmd::Command;

use crate::base::{POLICY, repository};
use crate::support::TODAY;
use crate::support::repository::Repository;

/// How a report goes on behind the command that it names.
const SHOWS: [&str; 2] = [" shows them", "` shows it"];

/// What a run prints, and its exit code.
fn run(repository: &Repository, arguments: &[&str]) -> (String, Option<i32>) {
    let mut command = Command::cargo_bin("paramount").expect("the program");
    let output = command.current_dir(repository.path()).args(arguments).args(["--today", TODAY]).output();
    let output = output.expect("a run");
    (String::from_utf8(output.stdout).expect("text"), output.status.code())
}

/// The words of a command behind the name of the program, as a shell reads them.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    let words = parts.flat_map(|(index, part)| match index % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words.skip(1).collect()
}

#[test]
fn every_command_that_a_footer_names_runs_and_shows_what_was_counted() {
    let repository = repository();
    let at = |section: &str| {
        POLICY.replace("standard: two-trainers, ", &format!("standard: two-trainers, section: \"{section}\", "))
    };
    for path in ["policy.yaml", "our policies/old.yaml"] {
        repository.write(path, at("1"));
    }
    repository.commit();
    repository.write("policy.yaml", at("2"));
    let runs: [&[&str]; 8] = [
        &["check", "--base", "HEAD"],
        &["check", "--base", "HEAD", "policy.yaml"],
        &["check", "--base", "HEAD", "--root", ".", "policy.yaml"],
        &["check", "--base", "HEAD", "--format", "markdown"],
        &["diff", "--base", "HEAD"],
        &["diff", "--base", "HEAD", "policy.yaml"],
        &["diff", "our policies/old.yaml", "policy.yaml"],
        &["diff", "HEAD:policy.yaml", "policy.yaml"],
    ];
    for arguments in runs {
        let (printed, _) = run(&repository, arguments);
        let named = printed.lines().find_map(|line| {
            let from = line.find("paramount diff")?;
            let end = SHOWS.iter().find_map(|shows| line.find(shows))?;
            line.get(from..end)
        });
        let named = named.unwrap_or_else(|| panic!("{arguments:?} names a command:\n{printed}"));
        let command = words(named.trim_end_matches('`'));
        let (shown, code) = run(&repository, &command.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(code.is_some_and(|code| code < 2), "{arguments:?} names {named}, which ends with {code:?}:\n{shown}");
        assert!(shown.contains("section") || shown.contains("Section"), "{named} shows what moved:\n{shown}");
        assert!(!SHOWS.iter().any(|shows| shown.contains(shows)), "{named} shows all:\n{shown}");
    }
}

//! `paramount diff --impact`: the courses that would be judged differently, had the one policy taken the other's place.

use std::path::Path;

use assert_cmd::Command;
use paramount::report::diff::JsonReport;

use crate::support::repository::Repository;

fn policy(edition: &str, strength: &str, trainers: u8) -> String {
    format!(
        "paramount: policy/v1\npolicy: kent\nedition: \"{edition}\"\ntitle: Learning Strategy\nstatus: approved\n\
         approval: {{by: Executive Group, date: {edition}-05}}\ncommitments:\n  - standard: two-trainers\n    strength: \
         {strength}\n    says: Trainers lead every session.\n    details: {{minimum: {trainers}}}\n"
    )
}

fn course(id: &str, policy: &str, trainers: usize) -> String {
    let trainers: Vec<String> = (0..trainers).map(|number| format!("{{id: t{number}, role: trainer}}")).collect();
    format!(
        "paramount: course/v1\ncourse: {id}\ntitle: {id}\npolicy: {policy}\nagency: multi\nmode: face-to-face\ntrainers: \
         [{}]\n",
        trainers.join(", ")
    )
}

/// Two trainers by the edition of 2024, three by that of 2026; courses with one, two and three.
fn courses() -> Repository {
    let repository = Repository::new();
    repository.write("2024.yaml", policy("2024", "must", 2));
    repository.write("2026.yaml", policy("2026", "must", 3));
    repository.write("paramount.yaml", "paramount: config/v1\npolicies: [.]\n");
    for (id, trainers) in [("one", 1), ("two", 2), ("three", 3)] {
        repository.write(&format!("courses/{id}.yaml"), course(id, "kent", trainers));
    }
    repository.write("courses/pinned.yaml", course("pinned", "kent@2024", 2));
    repository
}

fn output(folder: &Path, arguments: &[&str]) -> std::process::Output {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().env("PATH", path).current_dir(folder).args(["diff", "--today", "2026-11-22", "--impact"]);
    command.args(arguments).output().expect("it runs")
}

/// "comes two shared/two-trainers", of the standard that the policies are about.
fn impact(repository: &Repository, pair: [&str; 2]) -> Vec<String> {
    let output = output(&repository.path(), &[pair[0], pair[1], "--format", "json"]);
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    let report: JsonReport = serde_json::from_slice(&output.stdout).unwrap_or_else(|fault| panic!("{fault}: {errors}"));
    let impact = report.impact.expect("it was asked for");
    let effects = impact.iter().flat_map(|impact| impact.effects.iter().map(move |effect| (impact, effect)));
    effects
        .filter(|(_, effect)| effect.finding.rule == "shared/two-trainers")
        .map(|(impact, effect)| {
            let course = impact.course.id.as_deref().unwrap_or_default();
            format!("{:?} {course} {}", effect.how, effect.finding.severity.word()).to_lowercase()
        })
        .collect()
}

#[test]
fn a_course_that_met_the_old_policy_and_does_not_meet_the_new_one_is_named() {
    let repository = courses();
    assert_eq!(impact(&repository, ["2024.yaml", "2026.yaml"]), ["comes two error"]);
    assert_eq!(impact(&repository, ["2026.yaml", "2024.yaml"]), ["goes two error"]);
    assert!(impact(&repository, ["2024.yaml", "2024.yaml"]).is_empty());
    let text = output(&repository.path(), &["2024.yaml", "2026.yaml"]).stdout;
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(text.contains("two (courses/two.yaml)") && text.contains("- new error: "), "{text}");
}

#[test]
fn a_weaker_word_makes_less_of_the_same_finding() {
    let repository = courses();
    repository.write("2026.yaml", policy("2026", "should", 2));
    assert_eq!(impact(&repository, ["2024.yaml", "2026.yaml"]), ["falls one warning"]);
    assert_eq!(impact(&repository, ["2026.yaml", "2024.yaml"]), ["rises one error"]);
}

#[test]
fn an_earlier_state_of_the_same_file_is_one_of_the_two() {
    let repository = courses();
    repository.remove("2026.yaml");
    repository.commit();
    repository.write("2024.yaml", policy("2024", "must", 3));
    assert_eq!(impact(&repository, ["main:2024.yaml", "2024.yaml"]), ["comes two error"]);
    assert_eq!(
        std::fs::read_to_string(repository.path().join("2024.yaml")).ok(),
        Some(policy("2024", "must", 3)),
        "nothing is written"
    );
}

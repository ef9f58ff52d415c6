//! `paramount coverage` beyond what the case `coverage` shows: the JSON against its schema, whole programmes, large ones.

use std::path::Path;

use assert_cmd::Command;
use paramount::commands::Outcome;

use crate::support::{TODAY, check, folder_of, root};

const POLICY: &str = "paramount: policy/v1\npolicy: ashford\nedition: \"2025\"\ntitle: Policy\nstatus: approved\n";

/// What `coverage` prints as JSON.
fn covered(folder: &Path, paths: &[&str]) -> serde_json::Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().current_dir(folder).arg("coverage").args(paths);
    let output = command.args(["--root", ".", "--today", "2026-11-22", "--format", "json"]).output().expect("it runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn course(name: &str, rest: &str) -> (String, String) {
    (format!("{name}.yaml"), format!("paramount: course/v1\ncourse: {name}\ntitle: {name}\npolicy: ashford\n{rest}"))
}

#[test]
fn the_json_is_what_its_schema_says() {
    let schema =
        Command::new(env!("CARGO_BIN_EXE_paramount")).args(["schema", "coverage-report"]).output().expect("it runs");
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).expect("a schema");
    let report = covered(&root().join("tests/cases/coverage"), &["."]);
    let validator = jsonschema::validator_for(&schema).expect("a usable schema");
    let faults: Vec<String> = validator.iter_errors(&report).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(report["paramount"], "coverage-report/v1");
}

/// What the rule `level/outcome-uncovered` warns about is what this table calls nobody's.
#[test]
fn the_rule_and_the_table_agree() {
    let case = root().join("tests/cases/whole-programme");
    let report = covered(&case, &["."]);
    let warned = check(&std::fs::canonicalize(&case).expect("the case"), TODAY, &[]);
    assert_eq!(warned.outcome, Outcome::Clean, "warnings do not fail a run");
    let warned: Vec<u32> = warned
        .report
        .findings
        .iter()
        .filter(|finding| finding.rule == "level/outcome-uncovered")
        .filter_map(|finding| finding.related.first().map(|related| related.line))
        .collect();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let mut first_of_each_level = Vec::new();
    for policy in list(&report["policies"]).iter().filter(|policy| policy["complete"] == true) {
        for level in list(&policy["levels"]).iter().filter(|level| !level["number"].is_null()) {
            let outcomes = list(&level["outcomes"]);
            let nobodys = outcomes.iter().find(|outcome| !list(&outcome["untaught"]).is_empty());
            first_of_each_level.extend(nobodys.and_then(|outcome| outcome["line"].as_u64()));
        }
    }
    assert!(!warned.is_empty());
    assert_eq!(warned.iter().map(|line| u64::from(*line)).collect::<Vec<_>>(), first_of_each_level);
}

#[test]
fn large_programmes_take_time_in_proportion() {
    let outcomes = "        - {topics: [child-focus, thresholds], says: x}\n".repeat(20_000);
    let policy = format!("{POLICY}levels:\n  list:\n    - number: 1\n      outcomes:\n{outcomes}");
    let teaches = "level: 1\noutcomes: [{topics: [child-focus, thresholds], says: x}]\n";
    let mut files: Vec<_> = (0..400).map(|index| course(&format!("c{index:03}"), teaches)).collect();
    files.push(("policy.yaml".to_owned(), policy));
    let folder = folder_of(&files);
    let started = std::time::Instant::now();
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().current_dir(folder.path()).args(["coverage", "--root", ".", "--today", "2026-11-22"]);
    let text = String::from_utf8(command.output().expect("it runs").stdout).expect("text");
    assert!(started.elapsed().as_secs() < 60, "{:?}", started.elapsed());
    assert!(text.contains("all of its 20000 outcomes are taught"), "{}", text.get(..400).unwrap_or_default());
    assert!(text.contains("many more"), "a few courses are named with each");
}

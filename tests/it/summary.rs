//! `paramount summary` from outside: what comes first and who it is given to, each thing once, and honest where nothing is
//! wrong. That the page fits on one side of paper is in `tests/it/browser.rs`.

use std::collections::BTreeSet;
use std::path::Path;

use assert_cmd::Command;
use serde_json::Value;

use crate::support::repository::Repository;
use crate::support::root;

const FORMATS: [&str; 4] = ["human", "json", "markdown", "html"];

fn summary(folder: &Path, today: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().current_dir(folder).args(["summary", ".", "--root", ".", "--today", today]).args(arguments);
    command
}

fn printed(folder: &Path, today: &str, format: &str) -> String {
    let output = summary(folder, today, &["--format", format]).output().expect("it runs");
    String::from_utf8(output.stdout).expect("it prints text")
}

fn report(folder: &Path, today: &str) -> Value {
    serde_json::from_str(&printed(folder, today, "json")).expect("JSON")
}

fn five() -> Value {
    report(&root().join("policies"), "2026-11-26")
}

/// Policies whose every text is long: of many words, of one word, and of a line that nobody would print.
pub(crate) fn long_texts() -> Repository {
    let repository = Repository::new();
    let words = "Committee for the wellbeing and the safeguarding of children and families ".repeat(12);
    let word = "safeguarding".repeat(40);
    for number in 1..8 {
        let text = format!(
            "paramount: policy/v1\npolicy: place-{number}\nedition: \"2019\"\ntitle: Strategy\narea: \"{number} {words}\"\n\
             status: approved\nissuers: [{{id: board, name: \"{words}\"}}]\nbodies: [{{id: group, name: \"{word} {words}\"}}]\n\
             approval: {{by: board, date: 2019-02}}\nlead: {{role: \"{words}\"}}\n\
             review: {{next_due: 2020-0{number}, by: group, also_stated: [{{next_due: 2021-03, section: \"{words}\"}}]}}\n\
             actions:\n  - {{id: \"one-{word}\", says: \"{words}. {words}\", by: \"{word}\", due: 2020-02}}\n  \
             - {{id: two, says: \"{word}\", due: 2020-03}}\n"
        );
        repository.write(&format!("{}-{number}.yaml", &word[..200]), text);
    }
    repository
}

#[test]
fn the_five_policies_are_summed_up_as_they_were() {
    let folder = root();
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().current_dir(folder).args(["summary", "policies", "--today", "2026-11-26"]);
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(0), "what needs somebody is what was asked for");
    insta::assert_snapshot!("five_policies", String::from_utf8(output.stdout).expect("text"));
}

#[test]
fn the_most_urgent_of_five_policies_come_first_with_who_they_belong_to() {
    let report = five();
    let first = report["first"].as_array().expect("a list");
    let told: Vec<_> = first.iter().map(|one| [&one["name"], &one["what"], &one["by_whom"]["name"]]).collect();
    let told: Vec<Vec<&str>> =
        told.iter().map(|one| one.iter().map(|text| text.as_str().unwrap_or("nobody")).collect()).collect();
    assert_eq!(
        told,
        [
            ["Southampton", "full needs analysis, 10 years 10 months overdue", "Learning and Development Sub Group"],
            ["Hampshire", "policy review, 6 years 6 months overdue", "Workforce Development Group"],
            ["Islington", "TQA framework, 1 year 10 months overdue", "Training and Professional Development Sub-group"],
            ["Islington", "strategy review, 8 months overdue", "Training and Professional Development Sub-group"],
            ["Norfolk", "impact monitoring system, promised without a date", "Workforce Development Officer"],
        ]
    );
    assert_eq!(first[4]["by_whom"]["known_by"], "lead", "nobody is named for that promise");
    assert!(
        first
            .iter()
            .all(|one| one["why"].as_str().is_some_and(|why| why.contains("child") || why.contains("practice")))
    );
}

#[test]
fn nothing_is_told_twice() {
    let report = five();
    let first = report["first"].as_array().expect("a list");
    for key in ["findings", "dates"] {
        let told: Vec<&str> =
            first.iter().flat_map(|one| one[key].as_array().expect("a list")).filter_map(Value::as_str).collect();
        assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), told.len(), "{key}");
        assert!(!told.is_empty(), "{key}");
    }
    // Each of these is both a finding and a date.
    for one in first {
        assert!(!one["findings"].as_array().expect("a list").is_empty(), "{one}");
        assert_eq!(one["dates"].as_array().expect("a list").len(), 1, "{one}");
    }
}

/// Whatever number a page, a table or a program gives, `check` and `due` give it too.
#[test]
fn the_numbers_are_those_of_check_and_due() {
    let report = five();
    let of = |command: &str| -> Value {
        let mut run = Command::new(env!("CARGO_BIN_EXE_paramount"));
        run.env_clear().current_dir(root().join("policies"));
        run.args([command, ".", "--root", ".", "--today", "2026-11-26", "--format", "json"]);
        serde_json::from_slice(&run.output().expect("it runs").stdout).expect("JSON")
    };
    assert_eq!(report["findings"], of("check")["summary"]);
    for key in ["overdue", "due_soon", "later", "undated"] {
        assert_eq!(report["dates"][key], of("due")["summary"][key], "{key}");
    }
}

/// A policy with an overdue review, and what is said of who signs.
fn signed_by(approval: &str) -> String {
    let repository = Repository::new();
    let text = format!(
        "paramount: policy/v1\npolicy: ashford\nedition: \"2024\"\ntitle: Policy\nstatus: published\n\
         review: {{next_due: 2025-01}}\n{approval}\n"
    );
    repository.write("policy.yaml", text);
    let report = report(&repository.path(), "2026-11-22");
    report["first"][0]["who_signs"]["says"].as_str().expect("words").to_owned()
}

#[test]
fn who_signs_is_what_the_document_says_and_nothing_else() {
    assert_eq!(signed_by("approval: {by: Executive Group}"), "Executive Group");
    assert_eq!(
        signed_by("approval: {by: Executive Group, date: 2024-02}"),
        "Executive Group, which approved it in February 2024"
    );
    let named = "bodies: [{id: eg, name: Executive Group}]\napproval: {by: eg, date: 2030-02}";
    assert_eq!(signed_by(named), "Executive Group", "that day has not come");
    assert_eq!(signed_by("approval: {by: unstated, date: 2024-02}"), "not stated");
    assert_eq!(signed_by("approval: none"), "not stated");
    assert_eq!(signed_by("approval: {date: 2024-02}"), "not recorded");
    assert_eq!(signed_by(""), "not recorded");
    assert_eq!(signed_by("approval: [broken]"), "what is written cannot be read");
}

/// The calendar has the date that stands there; that a review was held since is known from what was found.
#[test]
fn a_review_that_was_held_is_not_called_overdue() {
    let repository = Repository::new();
    let text = "paramount: policy/v1\npolicy: ashford\nedition: \"2024\"\ntitle: Policy\nstatus: published\n\
                versions: [{version: \"2\", date: 2026-10, event: reviewed}]\nreview: {next_due: 2026-02}\n";
    repository.write("policy.yaml", text);
    let report = report(&repository.path(), "2026-11-22");
    let first = &report["first"][0];
    assert!(first["what"].as_str().expect("words").contains("the policy was reviewed after it"), "{first}");
    assert_eq!(first["state"], "error");
    assert_eq!(first["by_when"], "no date to come is stated");
}

#[test]
fn what_a_waiver_lets_off_is_counted_and_not_told() {
    let repository = Repository::new();
    repository.write(
        "policy.yaml",
        "paramount: policy/v1\npolicy: ashford\nedition: \"2024\"\ntitle: Policy\nstatus: published\nreview: {next_due: 2026-09}\n",
    );
    repository.write(
        "paramount.yaml",
        "paramount: config/v1\nwaivers:\n  - {rule: review/overdue, document: policy.yaml, reason: merger, approved_by: board, \
         until: 2027-06-30}\n",
    );
    let report = report(&repository.path(), "2026-11-22");
    let first = report["first"].as_array().expect("a list");
    assert!(first.iter().all(|one| !one["what"].as_str().expect("words").contains("overdue")), "{first:?}");
    assert_eq!(report["dates"]["overdue"], 1);
    assert!(printed(&repository.path(), "2026-11-22", "human").contains("1 finding does not count, by a waiver."));
}

#[test]
fn no_word_is_cut_but_one_that_no_line_would_hold() {
    let repository = long_texts();
    let text = printed(&repository.path(), "2026-11-26", "human");
    assert!(text.contains('\u{2026}') && text.contains("is told in full with the findings and the dates"));
    for line in text.lines() {
        assert!(line.chars().count() <= 100, "{line}");
        let before = line.split('\u{2026}').next().filter(|_| line.contains('\u{2026}')).unwrap_or_default();
        let last = before.rsplit(' ').next().unwrap_or_default();
        let is_whole = "Committee for the wellbeing and the safeguarding of children and families".contains(last);
        assert!(
            is_whole || last.starts_with("safeguarding") || last.starts_with("one-") || last.starts_with("one "),
            "{line}"
        );
    }
    let report = report(&repository.path(), "2026-11-26");
    assert_eq!(report["first"].as_array().expect("a list").len(), 5);
}

#[test]
fn the_json_is_what_its_schema_says() {
    let schema =
        Command::new(env!("CARGO_BIN_EXE_paramount")).args(["schema", "summary-report"]).output().expect("it runs");
    let schema: Value = serde_json::from_slice(&schema.stdout).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a usable schema");
    for report in [
        five(),
        report(&long_texts().path(), "2026-11-26"),
        report(&root().join("tests/cases/hostile-text"), "2026-11-26"),
    ] {
        let faults: Vec<String> = validator.iter_errors(&report).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(report["paramount"], "summary-report/v1");
    }
}

#[test]
fn exit_codes() {
    let folder = root().join("policies");
    let code = |folder: &Path, arguments: &[&str]| {
        summary(folder, "2026-11-26", arguments).output().expect("it runs").status.code()
    };
    assert_eq!(code(&folder, &[]), Some(0));
    assert_eq!(code(&folder, &["no-such-file.yaml"]), Some(2));
    assert_eq!(code(&folder, &["--report", "html=no-such-folder/summary.html"]), Some(2));
    let empty = tempfile::tempdir().expect("a folder");
    for format in FORMATS {
        assert_eq!(code(empty.path(), &["--format", format]), Some(3), "{format}");
    }
}

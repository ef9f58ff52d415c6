//! `check --baseline`: what an earlier report has is known and does not count again; what is new does.

use std::fs;
use std::path::{Path, PathBuf};

use paramount::commands::Outcome;
use paramount::finding::{Finding, State};
use tempfile::TempDir;

use crate::support::{Checked, TODAY, check, check_with};

const POLICY: &str = "\
paramount: policy/v1
policy: ashford
edition: \"2024\"
title: Training policy
guidance:
  - {id: working-together, edition: \"2015\"}
";

/// A folder with one policy, a report of it, and room for changes.
struct Known {
    folder: TempDir,
    reports: TempDir,
}

impl Known {
    fn of(text: &str, today: &str) -> Self {
        let known =
            Self { folder: tempfile::tempdir().expect("a folder"), reports: tempfile::tempdir().expect("a folder") };
        known.write("policy.yaml", text);
        known.record(today);
        known
    }

    fn root(&self) -> PathBuf {
        fs::canonicalize(self.folder.path()).expect("the folder that was made")
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).expect("a file");
    }

    fn report(&self) -> PathBuf {
        self.reports.path().join("report.json")
    }

    /// Writes the report of the folder as it is now.
    fn record(&self, today: &str) {
        let report = check(&self.root(), today, &[]).report;
        fs::write(self.report(), serde_json::to_string(&report).expect("a report")).expect("a file");
    }

    fn check(&self, today: &str) -> Checked {
        self.check_also(today, &[])
    }

    fn check_also(&self, today: &str, more: &[&str]) -> Checked {
        let report = self.report();
        let arguments = [&["--baseline", report.to_str().expect("a path in UTF-8")], more].concat();
        check_with(&self.root(), today, &[], &arguments)
    }
}

fn of<'c>(checked: &'c Checked, rule: &str) -> Vec<&'c Finding> {
    checked.report.findings.iter().filter(|finding| finding.rule == rule).collect()
}

#[test]
fn what_was_there_before_does_not_count() {
    let known = Known::of(POLICY, TODAY);
    assert!(check(&known.root(), TODAY, &[]).report.summary.warning > 0);
    let again = known.check_also(TODAY, &["--fail-on", "note"]);
    let summary = again.report.summary;
    let core = again.report.findings.iter().filter(|finding| finding.suppressed.is_none()).count();
    assert_eq!((summary.new, summary.fixed), (0, 0));
    assert_eq!(summary.suppressed.baseline + core, again.report.findings.len());
    assert!(again.report.findings.iter().all(|finding| finding.state == Some(State::Unchanged)));
    assert_eq!(of(&again, "guidance/superseded")[0].suppressed.as_ref().expect("suppressed").by, "baseline");
}

#[test]
fn what_is_new_counts_and_what_is_gone_is_fixed() {
    let known = Known::of(POLICY, TODAY);
    known.write(
        "policy.yaml",
        &POLICY.replace("  - {id: working-together, edition: \"2015\"}\n", "  []\nlevls: none\n"),
    );
    let changed = known.check(TODAY);
    let new: Vec<&str> = (changed.report.findings.iter())
        .filter(|finding| finding.state == Some(State::New))
        .map(|finding| finding.rule.as_str())
        .collect();
    assert_eq!(new, ["load/unknown-key"]);
    assert_eq!(changed.outcome, Outcome::Findings);
    let fixed: Vec<&str> = changed.report.fixed.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(fixed.contains(&"guidance/superseded"), "{fixed:?}");
    assert_eq!(changed.report.summary.new, 1);
}

/// Two that are alike are not one: the second is new.
#[test]
fn one_more_of_the_same_is_new() {
    let courses = |text: &str| format!("{POLICY}actions:\n{text}");
    let one = "  - {says: Write the plan, due: 2026-01}\n";
    let known = Known::of(&courses(one), TODAY);
    known.write("policy.yaml", &courses(&format!("{one}{one}")));
    let changed = known.check(TODAY);
    let states: Vec<_> = of(&changed, "action/past-due").iter().map(|finding| finding.state).collect();
    assert_eq!(states, [Some(State::Unchanged), Some(State::New)]);
}

/// Past a hundred of a rule they are only counted, and the count is known too.
#[test]
fn one_more_than_are_listed_is_new() {
    let keys = |many: usize| (0..many).map(|number| format!("unknown{number}: x\n")).collect::<String>();
    let known = Known::of(&format!("{POLICY}{}", keys(120)), TODAY);
    let is_new =
        |checked: &Checked| of(checked, "load/unknown-key").iter().any(|finding| finding.state == Some(State::New));
    assert!(!is_new(&known.check(TODAY)));
    known.write("policy.yaml", &format!("{POLICY}{}", keys(121)));
    let changed = known.check(TODAY);
    assert!(is_new(&changed));
    assert_eq!(changed.outcome, Outcome::Findings);
}

#[test]
fn a_finding_that_got_worse_is_new() {
    let draft = format!("{POLICY}status: draft\nlead: {{role: TBC}}\n");
    let known = Known::of(&draft, TODAY);
    known.write("policy.yaml", &draft.replace("draft", "published"));
    let changed = known.check(TODAY);
    assert_eq!(of(&changed, "document/placeholder")[0].state, Some(State::New));
}

#[test]
fn nothing_hides_what_is_overdue_by_more_than_a_year() {
    let overdue = format!("{POLICY}review: {{next_due: 2025-11-21}}\n");
    let known = Known::of(&overdue, TODAY);
    let a_year = known.check("2026-11-21");
    assert!(of(&a_year, "review/overdue")[0].suppressed.is_some(), "a year to the day is no more than a year");
    let more = known.check(TODAY);
    assert!(of(&more, "review/overdue")[0].suppressed.is_none());
    assert_eq!(of(&more, "review/overdue")[0].state, Some(State::Unchanged));
    assert_eq!(more.outcome, Outcome::Findings);
}

#[test]
fn nothing_hides_a_must_of_a_core_standard() {
    let course = "paramount: course/v1\ncourse: neglect\ntitle: Neglect\nmode: face-to-face\ntrainers:\n  - {id: a, role: trainer}\n";
    let known = Known::of(POLICY, TODAY);
    known.write("course.yaml", course);
    known.record(TODAY);
    let again = known.check(TODAY);
    let core = of(&again, "shared/two-trainers");
    assert!(core[0].suppressed.is_none(), "{core:?}");
    assert_eq!(again.outcome, Outcome::Findings);
    let other = of(&again, "shared/local-procedures");
    assert!(!other.is_empty() && other.iter().all(|finding| finding.suppressed.is_some()), "{other:?}");
}

/// What passed by a waiver then counts when the waiver is gone.
#[test]
fn what_a_waiver_hid_is_no_part_of_a_baseline() {
    let known = Known::of(POLICY, TODAY);
    let text = fs::read_to_string(known.report()).expect("the report");
    let waived = "{\"by\":\"waiver\",\"reason\":null,\"approved_by\":null,\"until\":null}";
    fs::write(known.report(), text.replace("\"suppressed\":null", &format!("\"suppressed\":{waived}")))
        .expect("a file");
    let again = known.check(TODAY);
    assert!(again.report.findings.iter().all(|finding| finding.state == Some(State::New)));
}

#[test]
fn what_is_no_report_is_refused_in_words() {
    let known = Known::of(POLICY, TODAY);
    let deep = "[".repeat(200_000);
    let reason = |text: &str| {
        fs::write(known.report(), text).expect("a file");
        refusal(&known.root(), &known.report())
    };
    for (text, words) in [
        ("", "cannot be read as a report: something is wrong at line 1"),
        ("{\"paramount\": \"check-report/v1\", \"findings\": [", "cannot be read as a report"),
        (deep.as_str(), "report"),
        ("{}", "is no report of paramount"),
        ("[1, 2]", "is no report of paramount"),
        ("{\"paramount\": \"due-report/v1\"}", "is another kind of report (due-report/v1)"),
        ("{\"paramount\": \"check-report/v1\"}", "cannot be read as a report"),
        ("{\"paramount\": \"check-report/v1\", \"findings\": [], \"failures\": [\"x\"]}", "could not be finished"),
    ] {
        let said = reason(text);
        assert!(said.contains(words), "{said}");
        assert!(said.contains("--report json=FILE"), "{said}");
    }
    assert!(refusal(&known.root(), &known.root().join("nowhere.json")).contains("does not exist"));
    assert!(refusal(&known.root(), &known.root()).contains("not a regular file"));
}

/// What the command says where it cannot go on; it must end with 2 and print nothing else.
fn refusal(root: &Path, baseline: &Path) -> String {
    let run = assert_cmd::Command::cargo_bin("paramount")
        .expect("the binary")
        .env_clear()
        .arg("check")
        .arg(root)
        .arg("--baseline")
        .arg(baseline)
        .output()
        .expect("the command runs");
    assert_eq!(run.status.code(), Some(2), "{}", baseline.display());
    assert!(run.stdout.is_empty());
    String::from_utf8(run.stderr).expect("text")
}

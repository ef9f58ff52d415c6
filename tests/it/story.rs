//! Of one change the exit code, the text for people, the Markdown and the JSON tell one story. Every scenario is a real
//! repository.

use paramount::change::{Change, Verdict};
use paramount::commands::Outcome;
use paramount::report::deliver::Report as _;
use paramount::report::{Look, Report};

use crate::support::repository::Repository;
use crate::support::{Checked, TODAY, check_with};

const POLICY: &str = "\
paramount: policy/v1
policy: ashford
edition: \"2024\"
title: Training policy
status: published
versions:
  - {version: \"1\", date: 2024-05, event: ratified}
commitments:
  - standard: two-trainers
    section: \"1\"
    strength: must
    says: Two trainers lead each session.
    details: {minimum: 2}
  - id: induction
    section: \"2\"
    strength: must
    says: All staff and volunteers attend induction.
";

const COURSE: &str = "\
paramount: course/v1
course: neglect
title: A course
policy: ashford
agency: multi
mode: face-to-face
trainers:
  - {id: a, role: trainer}
  - {id: b, role: trainer}
";

fn in_format(report: &Report, format: &str) -> String {
    let mut text = Vec::new();
    let look = Look { color: false, width: 100 };
    let format = Report::format(format).expect("a format");
    format.write(report, look, &mut text).expect("it can be written");
    String::from_utf8(text).expect("text")
}

/// What is told of a change: each count with its words, as all formats give it.
fn counts(report: &Report) -> Vec<String> {
    let changes = || report.changes.iter().flat_map(|comparison| &comparison.changes);
    let many = |wanted: &dyn Fn(&Change) -> bool| changes().filter(|change| wanted(change)).count();
    let told = [
        (many(&|change| change.verdict == Verdict::Weakened && change.approved.is_none()), "weakened"),
        (many(&|change| change.verdict == Verdict::Unclear), "for a person to read"),
        (many(&|change| change.verdict.weakens() && change.approved.is_some()), "weakened and signed off"),
        (many(&|change| change.verdict == Verdict::Strengthened), "strengthened"),
        (many(&|change| change.verdict == Verdict::Reworded), "reworded"),
    ];
    told.into_iter().filter(|(many, _)| *many > 0).map(|(many, what)| format!("{many} {what}")).collect()
}

/// Holds one run against itself in all formats, and gives its counts.
fn told(checked: &Checked) -> Vec<String> {
    let json = in_format(&checked.report, "json");
    let report: Report = serde_json::from_str(&json).expect("a report");
    let counts = counts(&report);
    let human = in_format(&report, "human");
    let markdown = in_format(&report, "markdown");
    let on_one_line = human.split_whitespace().collect::<Vec<_>>().join(" ");
    let headline = markdown.lines().next().expect("a line").to_lowercase();
    for count in &counts {
        assert!(on_one_line.contains(&format!("{count}, ")), "{count} is not in:\n{human}");
        assert!(headline.contains(count), "{count} is not in {headline}");
        let (many, what) = count.split_once(' ').expect("a number");
        assert!(human.contains(&format!("{} ({many})", what.to_uppercase())), "{count} has no heading in:\n{human}");
        let heading = markdown.to_lowercase().lines().any(|line| line.starts_with(&format!("### {what}: ")));
        assert!(heading, "{count} has no heading in:\n{markdown}");
    }
    let nothing = |text: &str, what: &str| {
        text.contains(&format!("nothing {what}")) || text.contains(&format!("nothing is {what}"))
    };
    assert_eq!(report.summary.new == 0, nothing(&on_one_line, "new"), "{human}");
    assert_eq!(report.summary.fixed == 0, nothing(&on_one_line, "fixed"), "{human}");
    assert_eq!(report.summary.fixed == 0, nothing(&headline, "fixed"), "{headline}");
    let unsigned = report.changes.iter().flat_map(|comparison| &comparison.changes);
    let unsigned: Vec<&Change> = unsigned.filter(|change| change.is_unapproved_weakening()).collect();
    for change in &unsigned {
        for entry in &change.sign {
            assert!(on_one_line.contains(entry), "{entry} is not in:\n{human}");
            assert!(markdown.contains(entry.as_str()), "{entry} is not in:\n{markdown}");
        }
    }
    assert_eq!(checked.outcome == Outcome::Findings, report.summary.error > 0, "{human}");
    assert!(unsigned.is_empty() || checked.outcome == Outcome::Findings, "{human}");
    counts
}

/// A scenario: what becomes of the policy and of the course, and what is told of it.
fn scenario(policy: &str, course: &str) -> Vec<String> {
    let repository = Repository::new();
    repository.write("policy.yaml", POLICY);
    repository.write("course.yaml", COURSE);
    repository.commit();
    repository.write("policy.yaml", policy);
    repository.write("course.yaml", course);
    told(&check_with(&repository.path(), TODAY, &[], &["--base", "HEAD"]))
}

const SIGNED: &str = "  - version: \"2\"\n    date: 2026-10\n    event: amended\n    changes:\n      - {standard: two-trainers, \
                      field: minimum, effect: weakened, from: 2 trainers, to: 1 trainer, reason: Small groups, \
                      approved_by: Executive Group, date: 2026-10}\ncommitments:\n";

#[test]
fn every_format_tells_one_story() {
    let fewer = POLICY.replace("minimum: 2", "minimum: 1");
    let one_trainer = COURSE.replace("  - {id: b, role: trainer}\n", "");
    let without = POLICY.replace("All staff and volunteers attend", "All staff attend");
    let spelt = POLICY.replace("lead each session", "lead each of the sessions");
    let signed = fewer.replace("commitments:\n", SIGNED);
    let nothing: [&str; 0] = [];
    assert_eq!(scenario(POLICY, COURSE), nothing);
    assert_eq!(scenario(POLICY, &one_trainer), nothing);
    assert_eq!(scenario(&fewer, COURSE), ["1 weakened"]);
    assert_eq!(scenario(&fewer, &one_trainer), ["1 weakened"]);
    assert_eq!(scenario(&without, COURSE), ["1 for a person to read"]);
    assert_eq!(scenario(&spelt, COURSE), ["1 reworded"]);
    assert_eq!(scenario(&signed, COURSE), ["1 weakened and signed off"]);
    assert_eq!(scenario(&signed, &one_trainer), ["1 weakened and signed off"]);
    assert_eq!(scenario(&POLICY.replace("minimum: 2", "minimum: 3"), COURSE), ["1 strengthened"]);
    let all = signed.replace("All staff and volunteers attend", "All staff attend");
    assert_eq!(scenario(&all, COURSE), ["1 for a person to read", "1 weakened and signed off"]);
    let gone = POLICY.split("  - id: induction").next().expect("the rest");
    assert_eq!(scenario(gone, COURSE), ["1 weakened"]);
}

/// What a policy that is taken out of use is told to do: withdraw it, signed, and delete it in a later change.
#[test]
fn a_policy_is_withdrawn_and_then_deleted() {
    let repository = Repository::new();
    repository.write("policy.yaml", POLICY);
    repository.commit();
    let base = ["--base", "HEAD"];
    let withdrawn = POLICY.replace("status: published", "status: withdrawn");
    repository.write("policy.yaml", &withdrawn);
    let unsigned = check_with(&repository.path(), TODAY, &[], &base);
    assert_eq!(told(&unsigned), ["1 weakened"]);
    let sign = unsigned
        .report
        .changes
        .iter()
        .flat_map(|comparison| &comparison.changes)
        .find(|change| !change.sign.is_empty());
    let entry = &sign.expect("a weakening").sign[0];
    assert_eq!(
        entry,
        r#"- {field: status, effect: weakened, from: published, to: withdrawn, reason: "", approved_by: "", date: }"#
    );
    let entry = entry.replace(
        r#"reason: "", approved_by: "", date: "#,
        "reason: A joint policy, approved_by: Executive Group, date: 2026-10",
    );
    let version = format!(
        "  - version: \"2\"\n    date: 2026-10\n    event: amended\n    changes:\n      {entry}\ncommitments:\n"
    );
    repository.write("policy.yaml", withdrawn.replace("commitments:\n", &version));
    let signed = check_with(&repository.path(), TODAY, &[], &base);
    assert_eq!(told(&signed), ["1 weakened and signed off"]);
    assert_eq!(signed.outcome, Outcome::Clean, "{:#?}", signed.report.findings);
    repository.commit();
    repository.remove("policy.yaml");
    let deleted = check_with(&repository.path(), TODAY, &[], &base);
    assert_ne!(deleted.outcome, Outcome::Findings, "{:#?}", deleted.report.findings);
}

//! One mistake is one finding: nothing is said a second time, and nothing is concluded from what could not be read.

use paramount::commands::Outcome;
use paramount::load;
use paramount::model::Kind;
use paramount::model::located::Read;

use crate::support::{TODAY, check};

const BEGIN: &str = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\n";

/// The rules that fire, with their lines, on a policy that begins with [`BEGIN`].
fn findings(text: &str) -> Vec<(String, u32)> {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("policy.yaml"), format!("{BEGIN}{text}")).expect("a file");
    let root = std::fs::canonicalize(folder.path()).expect("the folder that was made");
    let checked = check(&root, TODAY, &[]);
    assert_ne!(checked.outcome, Outcome::NotDone, "what is asked for can be done");
    checked.report.findings.into_iter().map(|finding| (finding.rule, finding.place.line)).collect()
}

#[test]
fn every_kind_of_document_is_checked_for_its_form() {
    for &kind in Kind::WORDS {
        let text = format!("paramount: {kind}/v1\nnonsense: 4\n");
        let loaded = load::load("a.yaml", Kind::read(kind).expect("a kind"), text.into_bytes());
        assert!(loaded.findings.iter().any(|finding| finding.rule == "load/unknown-key"), "{kind} is not checked");
    }
}

#[test]
fn a_mistake_in_the_form_is_said_once() {
    let title = "title: Example policy\n";
    let cases = [
        ("a misspelt name that must be there", "titel: Example policy\n".to_owned(), "load/unknown-key", 4),
        ("the same in an entry", format!("{title}bodies:\n  - {{id: a, nmae: A}}\n"), "load/unknown-key", 6),
        ("entries beside their block", format!("{title}review:\nevery: 1 year\nby: Group\n"), "load/unknown-key", 6),
        ("a sentence beside its name", format!("{title}notes: >-\nStaff must: attend\n"), "load/unknown-key", 6),
        (
            "a sentence with commas",
            format!("{title}actions:\n  - {{id: a, says: one, two, and three}}\n"),
            "load/unknown-key",
            6,
        ),
        ("a reference", format!("{title}review: *usual\n"), "load/not-plain", 5),
        ("a tag", format!("{title}status: !word draft\n"), "load/not-plain", 5),
        ("a merge", format!("{title}levels:\n  <<: *usual\n"), "load/not-plain", 6),
        ("an invisible letter in a name", format!("{title}ar\u{200b}ea: Isle\n"), "load/unknown-key", 5),
        ("a mark inside the text", format!("{title}area: \u{feff}Isle\n"), "load/invalid-yaml", 5),
        ("a date", format!("{title}review: {{every: 1 year, next_due: soon}}\n"), "load/bad-date", 5),
        ("nothing after a name", format!("{title}review:\n"), "load/wrong-type", 5),
    ];
    for (name, text, rule, line) in cases {
        let load: Vec<_> = findings(&text).into_iter().filter(|(rule, _)| rule.starts_with("load/")).collect();
        assert_eq!(load, [(rule.to_owned(), line)], "{name}:\n{text}");
    }
}

#[test]
fn nothing_is_missing_that_could_not_be_read() {
    let silent = |text: &str| {
        let found = findings(&format!("title: Example policy\n{text}"));
        found.into_iter().filter(|(rule, _)| rule == "shared/two-trainers").count()
    };
    assert_eq!(silent(""), 1, "a policy without commitments is silent on two trainers");
    let commitments = "  - {standard: named-lead, strength: must, says: Every agency names a lead.}\n";
    assert_eq!(silent(&format!("commitments:\n{commitments}")), 1);
    assert_eq!(silent(&format!("comitments:\n{commitments}")), 0);
    assert_eq!(silent(&format!("commitments:\n{commitments}commitments:\n{commitments}")), 0);
    assert_eq!(silent("commitments: Two trainers lead a session.\n"), 0);
    assert_eq!(silent("commitments:\n"), 0);

    let missing = |text: &str| {
        let found = findings(&format!("title: Example policy\n{text}"));
        found
            .into_iter()
            .filter(|(rule, _)| ["review/missing", "shared/policy-review"].contains(&rule.as_str()))
            .count()
    };
    assert_eq!(missing(""), 1);
    assert_eq!(missing("reveiw: {every: 1 year}\n"), 0);
    assert_eq!(missing("review: yearly\n"), 0);
    assert_eq!(missing("review:\nevery: 1 year\n"), 0);
}

//! Waivers: what they cover, until when, and what they never cover.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use paramount::commands::Outcome;
use paramount::finding::{Finding, Severity};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::support::{Checked, TODAY, check, folder_of};

/// A policy whose review was due in March 2026, with two values still to be filled in.
const POLICY: &str = "\
paramount: policy/v1
policy: neighbour
edition: \"2025\"
title: Training Policy
status: published
lead: {role: vacant}
review: {next_due: 2026-03}
issuers:
  - {id: partnership, name: TBC}
recorded: {by: training officer, date: 2026-01-10, checked_by: business manager}
";

fn root(folder: &TempDir) -> std::path::PathBuf {
    fs::canonicalize(folder.path()).expect("the folder that was made")
}

/// Settings with these waivers, judged by no standards, so that only the engine speaks.
fn settings(waivers: &[&str]) -> String {
    let mut text = "paramount: config/v1\nstandards: [none.yaml]\nwaivers:\n".to_owned();
    for waiver in waivers {
        writeln!(text, "  - {{{waiver}}}").expect("text");
    }
    text
}

const NONE: (&str, &str) = ("none.yaml", "paramount: standards/v1\nstandards: local\nedition: 2026-11\nlist: []\n");

/// What is left of a waiver's entries once rule and document are said.
const SIGNED: &str = "reason: It is kept for the record, approved_by: Executive Group";

fn of<'c>(checked: &'c Checked, rule: &str) -> Vec<&'c Finding> {
    checked.report.findings.iter().filter(|finding| finding.rule == rule).collect()
}

fn counted(checked: &Checked) -> Vec<&str> {
    let findings = checked.report.findings.iter().filter(|finding| finding.suppressed.is_none());
    findings.map(|finding| finding.rule.as_str()).collect()
}

fn judged(waiver: &str, today: &str) -> Checked {
    let folder = folder_of(&[NONE, ("policy.yaml", POLICY), ("paramount.yaml", &settings(&[waiver]))]);
    check(&root(&folder), today, &[])
}

#[test]
fn what_is_waived_is_reported_and_does_not_count() {
    let checked = judged(&format!("rule: review/overdue, document: policy.yaml, {SIGNED}, until: 2027-06"), TODAY);
    let [finding] = of(&checked, "review/overdue")[..] else { panic!("one finding") };
    let suppressed = finding.suppressed.as_ref().expect("a waiver");
    assert_eq!((suppressed.by.as_str(), suppressed.until.as_deref()), ("waiver", Some("2027-06")));
    assert_eq!(suppressed.approved_by.as_deref(), Some("Executive Group"));
    assert_eq!(suppressed.reason.as_deref(), Some("It is kept for the record"));
    assert_eq!(finding.severity, Severity::Error, "a waiver makes less of nothing");
    assert_eq!(checked.report.summary.suppressed.waiver, 1);
    assert_eq!(counted(&checked), ["document/placeholder", "document/placeholder"]);
    assert_eq!(checked.report.summary.error, 2);
}

#[test]
fn a_waiver_counts_to_the_last_day_of_its_period() {
    for (until, last, next) in [
        ("2027-06-15", "2027-06-15", "2027-06-16"),
        ("2027-06", "2027-06-30", "2027-07-01"),
        ("2027", "2027-12-31", "2028-01-01"),
        ("15 June 2027", "2027-06-15", "2027-06-16"),
    ] {
        let waiver = format!("rule: review/overdue, document: policy.yaml, {SIGNED}, until: {until}");
        let on_last = judged(&waiver, last);
        assert!(!counted(&on_last).contains(&"review/overdue"), "{until} on {last}");
        assert_eq!(of(&on_last, "waiver/lapsing").len(), 1, "{until} on {last}");
        let after = judged(&waiver, next);
        assert!(counted(&after).contains(&"review/overdue"), "{until} on {next}");
        assert_eq!(of(&after, "waiver/lapsed").len(), 1, "{until} on {next}");
        assert!(of(&after, "waiver/unused").is_empty() && of(&after, "waiver/lapsing").is_empty());
        assert_eq!(after.outcome, Outcome::Findings);
    }
}

#[test]
fn a_waiver_that_lacks_anything_covers_nothing() {
    let whole = [("reason", "kept for the record"), ("approved_by", "Executive Group"), ("until", "2027-06")];
    for (lacking, _) in whole {
        for open in ["", "TBC", "none", "unstated", "\"\"", "\"[insert]\"", "\"-\"", "\"...\""] {
            let rest: String = whole
                .iter()
                .filter(|(name, _)| !open.is_empty() || *name != lacking)
                .map(|(name, value)| format!(", {name}: {}", if *name == lacking { open } else { value }))
                .collect();
            let checked = judged(&format!("rule: review/overdue, document: policy.yaml{rest}"), TODAY);
            assert!(counted(&checked).contains(&"review/overdue"), "{lacking}: {open:?}");
            // The mistake is said once.
            let about: Vec<&str> = checked
                .report
                .findings
                .iter()
                .filter(|finding| finding.document.path == "paramount.yaml")
                .map(|finding| finding.rule.as_str())
                .collect();
            // Of a reason or approver "unstated" is a word like any other that says nothing.
            assert_eq!(about, ["waiver/incomplete"], "{lacking}: {open:?}");
        }
    }
    for (lacking, other) in [("reason", "approved_by"), ("approved_by", "reason")] {
        for nobody in ["Nobody", "no one", "None.", "nil", "N/A"] {
            let rest = format!("{lacking}: {nobody}, {other}: Executive Group, until: 2027-06");
            let checked = judged(&format!("rule: review/overdue, document: policy.yaml, {rest}"), TODAY);
            assert_eq!(of(&checked, "waiver/incomplete").len(), 1, "{lacking}: {nobody}");
            assert!(counted(&checked).contains(&"review/overdue"), "{lacking}: {nobody}");
        }
    }
}

#[test]
fn a_place_narrows_a_waiver_and_one_that_cannot_be_read_does_not_widen_it() {
    let at = |at: &str| {
        let waiver = format!("rule: document/placeholder, document: policy.yaml, {SIGNED}, until: 2027-06, at: {at}");
        let checked = judged(&waiver, TODAY);
        let subjects = checked.report.findings.iter().filter(|finding| finding.suppressed.is_some());
        subjects.map(|finding| finding.subject.clone()).collect::<Vec<_>>()
    };
    assert_eq!(at("/lead/role"), ["/lead/role"]);
    assert_eq!(at("lead"), ["/lead/role"]);
    assert_eq!(at("/issuers/partnership/name"), ["/issuers/partnership/name"]);
    for none in ["/le", "/issuers/0/name", "[/lead]", "{a: b}", "", "/"] {
        assert_eq!(at(none), Vec::<String>::new(), "{none:?}");
    }
}

#[test]
fn no_waiver_speaks_for_itself() {
    let all = |rule: &str| format!("rule: {rule}, document: \"**\", {SIGNED}, until: 2027-06");
    let mut text = settings(&[
        &all("load/unknown-key"),
        &all("load/unknown-word"),
        &all("waiver/unused"),
        &all("waiver/incomplete"),
        "rule: review/overdue, document: policy.yaml",
    ]);
    text.push_str("rulez: {}\n");
    let folder = folder_of(&[NONE, ("policy.yaml", POLICY), ("paramount.yaml", &text)]);
    let checked = check(&root(&folder), TODAY, &[]);
    let waived: Vec<_> = checked.report.findings.iter().filter(|finding| finding.suppressed.is_some()).collect();
    assert!(waived.is_empty(), "{waived:?}");
    assert_eq!(of(&checked, "load/unknown-key").len(), 1);
    assert_eq!(of(&checked, "load/unknown-word").len(), 2, "waiver/unused and waiver/incomplete cannot be waived");
}

#[test]
fn faults_of_other_documents_can_be_waived_even_where_they_cannot_be_read() {
    let waiver = format!("rule: load/unknown-key, document: policy.yaml, {SIGNED}, until: 2027-06");
    let policy = format!("{POLICY}comitments: []\n");
    let folder = folder_of(&[NONE, ("policy.yaml", &policy), ("paramount.yaml", &settings(&[&waiver]))]);
    let checked = check(&root(&folder), TODAY, &[]);
    assert_eq!(checked.report.summary.suppressed.waiver, 1);
}

#[test]
fn only_a_run_over_the_whole_folder_knows_that_a_waiver_is_unused() {
    let waivers = settings(&[
        &format!("rule: review/overdue, document: a/policy.yaml, {SIGNED}, until: 2027-06"),
        &format!("rule: review/future, document: a/policy.yaml, {SIGNED}, until: 2027-06"),
        &format!("rule: review/future, document: \"b/*.yaml\", {SIGNED}, until: 2027-06"),
        &format!("rule: review/future, document: \"**/policy.yaml\", {SIGNED}, until: 2027-06"),
    ]);
    let policy = POLICY.replace("neighbour", "other");
    let folder =
        folder_of(&[NONE, ("a/policy.yaml", POLICY), ("b/policy.yaml", &policy), ("paramount.yaml", &waivers)]);
    let unused = |paths: &[&str]| of(&check(&root(&folder), TODAY, paths), "waiver/unused").len();
    assert_eq!(unused(&[]), 3);
    assert_eq!(unused(&["a"]), 1);
    assert_eq!(unused(&["a", "b"]), 2);
    assert_eq!(unused(&["a/policy.yaml"]), 0);
    assert_eq!(unused(&["a/policy.yaml", "paramount.yaml"]), 0);
}

#[test]
fn only_a_run_against_a_base_could_know_that_a_waiver_about_changes_is_unused() {
    let waiver = format!("rule: change/version-not-bumped, document: policy.yaml, {SIGNED}, until: 2027-06");
    let checked = judged(&waiver, TODAY);
    assert!(checked.report.findings.iter().all(|finding| finding.document.path != "paramount.yaml"));
}

#[test]
fn nothing_is_concluded_from_a_document_that_could_not_be_read() {
    let waiver = format!("rule: review/missing, document: policy.yaml, {SIGNED}, until: 2027-06");
    let broken = format!("{POLICY}reveiw: {{}}\n");
    let folder = folder_of(&[NONE, ("policy.yaml", &broken), ("paramount.yaml", &settings(&[&waiver]))]);
    assert!(of(&check(&root(&folder), TODAY, &[]), "waiver/unused").is_empty());
}

#[test]
fn waivers_of_an_extended_file_count_and_are_relative_to_it() {
    let waiver =
        |document: &str| settings(&[&format!("rule: review/overdue, document: {document}, {SIGNED}, until: 2027-06")]);
    let own = "paramount: config/v1\nextends: ../paramount.yaml\n";
    for (document, covered) in [("a/policy.yaml", 1), ("policy.yaml", 0)] {
        let files = [
            NONE,
            ("a/policy.yaml", POLICY),
            ("a/paramount.yaml", own),
            ("b/paramount.yaml", own),
            ("paramount.yaml", &waiver(document)),
        ];
        let folder = folder_of(&files);
        let checked = check(&root(&folder), TODAY, &[]);
        assert_eq!(checked.report.summary.suppressed.waiver, covered, "{document}");
        assert_eq!(of(&checked, "waiver/unused").len(), 1 - covered, "{document}");
    }
}

#[test]
fn a_fault_of_a_file_that_several_extend_is_said_once() {
    let own = "paramount: config/v1\nextends: ../paramount.yaml\n";
    let shared = settings(&[&format!("rule: review/overdue, document: ../x.yaml, {SIGNED}, until: 2027-06")]);
    let files = [
        NONE,
        ("a/policy.yaml", POLICY),
        ("a/paramount.yaml", own),
        ("b/paramount.yaml", own),
        ("paramount.yaml", &shared),
    ];
    let checked = check(&root(&folder_of(&files)), TODAY, &[]);
    assert_eq!(of(&checked, "load/unreadable").len(), 1);
}

#[test]
fn settings_of_one_file_know_the_standards_that_they_name() {
    let text = "paramount: config/v1\nrules: {shared/two-trainers: note}\n";
    let folder = folder_of(&[("policy.yaml", POLICY), ("paramount.yaml", text)]);
    let checked = check(&root(&folder), TODAY, &["policy.yaml"]);
    assert!(of(&checked, "load/unknown-word").is_empty());
}

#[test]
fn a_list_that_nobody_reads_is_cut_and_that_is_said() {
    let waiver = format!("rule: review/overdue, document: policy.yaml, {SIGNED}, until: 2027-06");
    let many = vec![waiver.as_str(); 1_001];
    let folder = folder_of(&[NONE, ("policy.yaml", POLICY), ("paramount.yaml", &settings(&many))]);
    let checked = check(&root(&folder), TODAY, &[]);
    let [cut] = of(&checked, "load/too-large")[..] else { panic!("one finding") };
    assert_eq!(cut.place.line, 1_004);
    assert_eq!(checked.outcome, Outcome::NotDone, "settings that cannot be used as they are");
}

#[test]
fn a_hostile_list_of_waivers_costs_a_bounded_time_and_repeats_no_long_text() {
    let patterns: Vec<String> = (0..1_000)
        .map(|number| {
            let reason = if number == 0 { "x".repeat(1_000_000) } else { "kept".to_owned() };
            format!(
                "rule: document/placeholder, document: \"**/*{{a,b,?}}*{number}*/**\", at: /issuers, reason: {reason}, \
                 approved_by: Executive Group, until: 2027-06"
            )
        })
        .collect();
    let patterns: Vec<&str> = patterns.iter().map(String::as_str).collect();
    let mut files = vec![NONE.0.to_owned()];
    let mut texts = vec![NONE.1.to_owned()];
    for number in 0..20 {
        files.push(format!("deep/b{number}/policy.yaml"));
        let issuers: String = (0..100).map(|issuer| format!("  - {{id: i{issuer}, name: TBC}}\n")).collect();
        let policy = POLICY.replace("neighbour", &format!("n{number}"));
        texts.push(policy.replace("  - {id: partnership, name: TBC}\n", &issuers));
    }
    files.push("paramount.yaml".to_owned());
    texts.push(settings(&patterns));
    let files: Vec<(&str, &str)> = files.iter().map(String::as_str).zip(texts.iter().map(String::as_str)).collect();
    let folder = folder_of(&files);
    let began = Instant::now();
    let checked = check(&root(&folder), TODAY, &[]);
    assert!(began.elapsed() < Duration::from_secs(60), "{:?}", began.elapsed());
    let longest = checked.report.findings.iter().filter_map(|finding| finding.suppressed.as_ref()?.reason.as_ref());
    assert!(longest.map(|reason| reason.chars().count()).max().unwrap_or_default() <= 200);
    assert!(checked.report.summary.suppressed.waiver > 500, "{:?}", checked.report.summary);
}

fn written(path: &Path, text: &str) {
    fs::write(path, text).expect("a file");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Whatever a waiver says, nothing disappears: the same findings are reported, counted or not.
    #[test]
    fn waivers_take_nothing_out_of_a_report(
        rule in prop::sample::select(vec!["review/overdue", "document/placeholder", "*", "load/bad-date", "review/"]),
        document in prop::sample::select(vec!["policy.yaml", "**", "*.yaml", "../policy.yaml", "paramount.yaml", "{", ""]),
        at in prop::sample::select(vec!["", ", at: /lead", ", at: /", ", at: []"]),
        until in prop::sample::select(vec!["2027", "2025", "TBC", "01/02/2027"]),
    ) {
        let folder = folder_of(&[NONE, ("policy.yaml", POLICY)]);
        let about_policy = |checked: &Checked| {
            let findings = checked.report.findings.iter().filter(|finding| finding.document.path == "policy.yaml");
            findings.map(|finding| (finding.fingerprint.clone(), finding.severity)).collect::<Vec<_>>()
        };
        written(&folder.path().join("paramount.yaml"), "paramount: config/v1\nstandards: [none.yaml]\n");
        let before = check(&root(&folder), TODAY, &[]);
        let waiver = format!("rule: \"{rule}\", document: \"{document}\", {SIGNED}, until: {until}{at}");
        written(&folder.path().join("paramount.yaml"), &settings(&[&waiver]));
        let after = check(&root(&folder), TODAY, &[]);
        prop_assert_eq!(about_policy(&before), about_policy(&after));
        let summary = after.report.summary;
        let all = after.report.findings.len();
        prop_assert_eq!(all, summary.error + summary.warning + summary.note + summary.suppressed.waiver);
    }
}

#[test]
fn a_waiver_that_names_its_rule_or_document_nearly_is_told_what_to_write() {
    let short = format!("rule: two-trainers, document: policy.yaml, {SIGNED}, until: 2027-06");
    let windows = format!("rule: shared/two-trainers, document: 'a\\policy.yaml', {SIGNED}, until: 2027-06");
    let shared = settings(&[&short, &windows]).replace("standards: [none.yaml]\n", "");
    let folder = folder_of(&[("a/policy.yaml", POLICY), ("paramount.yaml", &shared)]);
    let checked = check(&root(&folder), TODAY, &[]);
    let help = |rule: &str| of(&checked, rule).first().map(|finding| finding.help.clone());
    assert_eq!(help("load/unknown-word").as_deref(), Some("write shared/two-trainers"));
    assert_eq!(help("load/unreadable").as_deref(), Some("write a/policy.yaml"));
}

#[test]
fn a_person_who_approved_a_waiver_is_asked_about() {
    let waiver = "rule: review/overdue, document: policy.yaml, reason: The board meets in March., approved_by: Jane \
                  Whitlock, until: 2027-06";
    let folder = folder_of(&[NONE, ("policy.yaml", POLICY), ("paramount.yaml", &settings(&[waiver]))]);
    let checked = check(&root(&folder), TODAY, &[]);
    let asked = of(&checked, "document/person-named");
    assert_eq!(asked.len(), 1, "{asked:?}");
    assert!(asked[0].message.contains("approved_by") && !asked[0].message.contains("Jane"), "{}", asked[0].message);
}

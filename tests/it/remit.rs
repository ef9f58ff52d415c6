//! For which country a policy is and about whom: what the shared standards and the catalogue are not for is not judged by
//! them, whoever asks, and a change cannot slip out of them.

use std::fs;

use jiff::civil::date;
use paramount::commands::Outcome;
use paramount::due::{Ask, Kind, calendar};
use paramount::finding::{Finding, Severity};
use paramount::session::{self, Materials, Request};

use crate::base::{POLICY, about_change, changed, course, new, repository, with_one_trainer};
use crate::support::repository::Repository;
use crate::support::{Checked, TODAY, check};

/// A policy that leaves out most of what the shared standards ask for, and cites what was replaced.
const BARE: &str = "\
paramount: policy/v1
policy: ashford
edition: \"2024\"
title: Training policy
status: published
recorded: {by: officer, checked_by: officer, read_against: shared@2026-11}
review: {every: 1 year, next_due: 2027-06}
guidance:
  - {id: working-together, edition: \"2018\", as_written: Working Together to Safeguard People}
commitments:
  - {standard: two-trainers, strength: must, section: \"1\", says: Two trainers lead each session., details: {minimum: 1}}
";

fn checked(files: &[(&str, &str)]) -> Checked {
    let repository = Repository::new();
    for (path, text) in files {
        repository.write(path, text);
    }
    check(&repository.path(), TODAY, &[])
}

fn as_written(key: &str) -> String {
    BARE.replace("status:", &format!("{key}\nstatus:"))
}

fn by_what_is_not_for_it(checked: &Checked) -> Vec<&Finding> {
    let of_england = |finding: &&Finding| finding.rule.starts_with("shared/") || finding.rule.starts_with("guidance/");
    checked.report.findings.iter().filter(of_england).collect()
}

fn outside(checked: &Checked) -> Vec<&str> {
    let notes = checked.report.findings.iter().filter(|finding| finding.rule == "document/outside-scope");
    notes.map(|finding| finding.message.as_str()).collect()
}

#[test]
fn what_england_asks_is_asked_of_england() {
    let checked = checked(&[("policy.yaml", BARE)]);
    assert!(by_what_is_not_for_it(&checked).len() > 5 && outside(&checked).is_empty());
    assert!(checked.report.summary.error > 0);
}

#[test]
fn a_policy_for_others_gets_one_sentence_and_no_error() {
    for (key, sentence) in [
        (
            "jurisdiction: jersey",
            "this policy is for Jersey; the shared standards and the catalogue of guidance are for England, so it is not \
             judged by them",
        ),
        (
            "jurisdiction: wales\nsubject: joint",
            "this policy is for Wales; the shared standards and the catalogue of guidance are for England, so it is not \
             judged by them",
        ),
        (
            "issuers: [{id: board, name: Safeguarding Partnership Board Jersey}]",
            "this policy seems by its name to be for Jersey; the shared standards and the catalogue of guidance are for \
             England, so it is not judged by them until jurisdiction says otherwise",
        ),
    ] {
        let checked = checked(&[("policy.yaml", &as_written(key))]);
        assert_eq!(outside(&checked), [sentence], "{key}");
        assert!(by_what_is_not_for_it(&checked).is_empty(), "{key}: {:#?}", by_what_is_not_for_it(&checked));
        assert_eq!((checked.report.summary.error, checked.outcome), (0, Outcome::Clean), "{key}");
    }
}

/// Guidance is of a country, and whom a document is about changes nothing about its editions.
#[test]
fn a_policy_about_adults_is_held_to_the_guidance_of_its_country() {
    let checked = checked(&[("policy.yaml", &as_written("subject: adults"))]);
    assert_eq!(
        outside(&checked),
        ["this policy is about the safeguarding of adults; the shared standards are about that of children, so it is \
             not judged by them"]
    );
    let rules: Vec<&str> = by_what_is_not_for_it(&checked).iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.contains(&"guidance/superseded") && rules.iter().all(|rule| rule.starts_with("guidance/")));
}

#[test]
fn a_joint_policy_and_one_that_says_england_are_judged() {
    let name = "issuers: [{id: board, name: Wales Safeguarding Adults and Children Board}]";
    for key in ["subject: joint", &format!("jurisdiction: england\n{name}")] {
        let checked = checked(&[("policy.yaml", &as_written(key))]);
        assert!(outside(&checked).is_empty() && by_what_is_not_for_it(&checked).len() > 5, "{key}");
    }
}

#[test]
fn a_misspelt_country_is_one_mistake() {
    let checked = checked(&[("policy.yaml", &as_written("jurisdiction: walse"))]);
    let errors = checked.report.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let rules: Vec<&str> = errors.map(|finding| finding.rule.as_str()).collect();
    assert_eq!((rules, outside(&checked)), (vec!["load/unknown-word"], vec![]));
}

const OWN: &str = "\
paramount: standards/v1
standards: own
edition: 2026-11
list:
  - id: two-trainers
    title: Two trainers
    details:
      minimum: {type: count, unit: trainers, floor: 2, better: higher}
    policy: {expects: must}
  - id: venue-access
    title: Venues can be reached by everybody
    policy: {expects: must, silent: does not say who reaches the venue}
";

/// A set of one's own is for all, unless it says otherwise, and judges by itself.
#[test]
fn a_set_of_ones_own_judges_what_the_shared_one_is_not_for() {
    let settings = ("paramount.yaml", "paramount: config/v1\nstandards: [shared, own.yaml]\n");
    let of_own = |own: &str| {
        let checked = checked(&[("policy.yaml", &as_written("jurisdiction: jersey")), ("own.yaml", own), settings]);
        assert!(by_what_is_not_for_it(&checked).is_empty());
        let own = checked.report.findings.iter().filter(|finding| finding.rule.starts_with("own/"));
        let rules: Vec<String> = own.map(|finding| finding.rule.clone()).collect();
        (rules, outside(&checked).first().map(ToString::to_string).unwrap_or_default())
    };
    let (rules, sentence) = of_own(OWN);
    assert_eq!(rules, ["own/venue-access", "own/two-trainers"]);
    assert!(sentence.contains("the shared standards and the catalogue"), "{sentence}");
    let (rules, sentence) = of_own(&OWN.replace("list:", "for: {jurisdiction: [wales, scotland]}\nlist:"));
    assert_eq!(rules, Vec::<String>::new());
    assert!(sentence.contains("the shared standards, the own standards and the catalogue"), "{sentence}");
    assert_eq!(of_own(&OWN.replace("list:", "for: {jurisdiction: jersey}\nlist:")).0.len(), 2);
}

/// A catalogue of one's own is for all, unless it says otherwise.
#[test]
fn a_catalogue_of_ones_own_holds_where_the_built_in_one_does_not() {
    let settings = ("paramount.yaml", "paramount: config/v1\nguidance: [own-guidance.yaml]\n");
    let rows = "paramount: guidance/v1\nguidance: own\nas_at: 2026-11-22\nfamilies:\n  - id: procedures\n    title: \
                Procedures\n    kind: local guidance\n    editions:\n      - {edition: \"2020\", from: 2020, confidence: \
                high}\n      - {edition: \"2025\", from: 2025, confidence: high}\n";
    let policy = as_written("jurisdiction: jersey")
        .replace("working-together, edition: \"2018\"", "procedures, edition: \"2020\"");
    for (rows, found) in [
        (rows.to_owned(), vec!["guidance/superseded"]),
        (rows.replace("families:", "jurisdiction: [wales]\nfamilies:"), vec![]),
        (rows.replace("    kind:", "    jurisdiction: [jersey, guernsey]\n    kind:"), vec!["guidance/superseded"]),
    ] {
        let checked = checked(&[("policy.yaml", &policy), ("own-guidance.yaml", &rows), settings]);
        let rules = by_what_is_not_for_it(&checked).into_iter().map(|finding| finding.rule.as_str());
        let superseded: Vec<&str> = rules.filter(|rule| *rule == "guidance/superseded").collect();
        assert_eq!(superseded, found, "{rows}");
    }
}

/// A course and what it is taught from go by the policy that the course stands under.
#[test]
fn courses_and_materials_go_by_their_policy() {
    let course = with_one_trainer(&course("neglect"))
        + "guidance: [{id: working-together, edition: \"2018\"}]\nmaterials: [lesson.md]\n";
    let lesson = "# Lesson\n\nWe follow Working Together (2018).\n";
    let of = |policy: &str| {
        let checked = checked(&[("policy.yaml", policy), ("course.yaml", &course), ("lesson.md", lesson)]);
        let rules: Vec<(String, String)> = by_what_is_not_for_it(&checked)
            .iter()
            .filter(|finding| finding.document.path != "policy.yaml")
            .map(|finding| (finding.rule.clone(), finding.document.path.clone()))
            .collect();
        (rules, outside(&checked).into_iter().map(str::to_owned).collect::<Vec<_>>())
    };
    let (rules, notes) = of(POLICY);
    for expected in [
        ("shared/two-trainers", "course.yaml"),
        ("guidance/superseded", "course.yaml"),
        ("guidance/superseded", "lesson.md"),
    ] {
        assert!(rules.iter().any(|(rule, path)| (rule.as_str(), path.as_str()) == expected), "{rules:?}");
    }
    assert!(notes.is_empty());
    let (rules, notes) = of(&POLICY.replace("status:", "jurisdiction: scotland\nstatus:"));
    assert_eq!(rules, []);
    assert!(notes.iter().any(|note| note.starts_with("the policy of this course is for Scotland")), "{notes:?}");
    assert_eq!(notes.len(), 2);
}

/// The calendar asks the same guidance as the check.
#[test]
fn guidance_of_england_is_not_to_come_in_jersey() {
    let coming = |key: &str| {
        let repository = Repository::new();
        let text = as_written(key)
            .replace("id: working-together, edition: \"2018\"", "id: keeping-children-safe-in-education");
        repository.write("policy.yaml", text);
        let path = repository.path();
        let request = Request { paths: std::slice::from_ref(&path), root: Some(&path), policies: &[] };
        let workspace = session::read(&request, Materials::Left).expect("a folder").workspace;
        let made = calendar(&workspace, &Ask { today: date(2026, 8, 1), within: None });
        made.entries.iter().filter(|entry| entry.kind == Kind::GuidanceChange).count()
    };
    assert_eq!((coming("jurisdiction: england"), coming("jurisdiction: jersey")), (1, 0));
}

/// Whoever moves a policy out of England does not let what the same change brings pass.
#[test]
fn a_policy_that_leaves_england_hides_nothing_new() {
    let moved = [
        POLICY.replace("status:", "jurisdiction: wales\nstatus:"),
        POLICY.replace("status:", "subject: adults\nstatus:"),
        POLICY.replace("title: Training policy", "title: Training policy for Wales"),
        POLICY.replace("status:", "area: Guernsey\nstatus:"),
        POLICY.replace("status:", "issuers: [{id: sab, name: Ashford Safeguarding Adults Board}]\nstatus:"),
    ];
    let following =
        POLICY.replace("edition: \"2024\"", "edition: \"2026\"\njurisdiction: wales\nsupersedes: ashford@2024");
    let attempts = moved.iter().map(|text| ("policy.yaml", text)).chain([("next.yaml", &following)]);
    for (path, text) in attempts {
        let repository = repository();
        repository.write(path, text);
        repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
        let checked = changed(&repository);
        assert!(
            new(&checked).contains(&("shared/two-trainers", "courses/neglect.yaml")),
            "{text}: {:?}",
            new(&checked)
        );
        let said = about_change(&checked);
        assert!(said.contains(&("change/loosened", Severity::Error, path)), "{text}: {said:?}");
        assert_eq!(checked.outcome, Outcome::Findings, "{text}");
    }
}

/// Whoever only says where a policy holds is told what is not judged any more, and is not red for it.
#[test]
fn a_policy_that_leaves_england_and_brings_nothing_warns() {
    let repository = repository();
    repository.write("policy.yaml", POLICY.replace("status:", "jurisdiction: wales\nstatus:"));
    let checked = changed(&repository);
    assert!(new(&checked).iter().all(|(rule, _)| *rule == "document/outside-scope"), "{:?}", new(&checked));
    let said = about_change(&checked);
    assert!(said.contains(&("change/loosened", Severity::Warning, "policy.yaml")), "{said:?}");
    assert!(checked.report.fixed.is_empty(), "what is not asked for is not mended");
    let loosened = checked.report.findings.iter().find(|finding| finding.rule == "change/loosened").expect("said");
    assert!(
        loosened.message.starts_with("jurisdiction was not written and is wales now, and by that less is asked"),
        "{}",
        loosened.message
    );
}

/// A set that says for whom it is asks less of the others than it did.
#[test]
fn a_set_that_leaves_a_country_out_hides_nothing_new() {
    let repository = repository();
    repository.write("paramount.yaml", "paramount: config/v1\nstandards: [shared, own.yaml]\n");
    repository.write("own.yaml", OWN);
    repository.write("policy.yaml", POLICY.replace("status:", "lead: {role: Officer}\nstatus:"));
    repository.commit();
    fs::write(repository.path().join("own.yaml"), OWN.replace("list:", "for: {jurisdiction: jersey}\nlist:"))
        .expect("written");
    let said = changed(&repository);
    let said = about_change(&said);
    assert!(said.contains(&("change/loosened", Severity::Warning, "own.yaml")), "{said:?}");
}

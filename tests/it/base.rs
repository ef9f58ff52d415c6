//! `check --base`: only what a change brings counts, whatever the day, and nothing that a change does to settings,
//! standards or documents hides what it brings. Every scenario is a real repository.

use paramount::commands::Outcome;
use paramount::finding::{Finding, Severity, State};
use paramount::report::BaseTaken;
use paramount::tree::Tree;

use crate::support::repository::Repository;
use crate::support::{Checked, TODAY, check, check_with};

pub(crate) const POLICY: &str = "\
paramount: policy/v1
policy: ashford
edition: \"2024\"
title: Training policy
status: published
commitments:
  - {standard: two-trainers, strength: must, says: Two trainers lead each session., details: {minimum: 2}}
  - {standard: local-procedures, strength: must, says: Courses name the local procedures.}
";

/// A course that is asked for two trainers and has two.
pub(crate) fn course(id: &str) -> String {
    format!(
        "paramount: course/v1\ncourse: {id}\ntitle: A course\npolicy: ashford\nagency: multi\nmode: face-to-face\n\
         trainers:\n  - {{id: a, role: trainer}}\n  - {{id: b, role: trainer}}\n"
    )
}

/// The same course with one trainer.
pub(crate) fn with_one_trainer(course: &str) -> String {
    course.replace("  - {id: b, role: trainer}\n", "")
}

/// A repository with a policy and one course, committed.
pub(crate) fn repository() -> Repository {
    let repository = Repository::new();
    repository.write("policy.yaml", POLICY);
    repository.write("courses/neglect.yaml", course("neglect"));
    repository.write("paramount.yaml", "paramount: config/v1\n");
    repository.commit();
    repository
}

pub(crate) fn changed(repository: &Repository) -> Checked {
    changed_on(repository, TODAY)
}

pub(crate) fn changed_on(repository: &Repository, today: &str) -> Checked {
    check_with(&repository.path(), today, &[], &["--base", "HEAD"])
}

/// The rules and documents of what is new, apart from rules about changes.
pub(crate) fn new(checked: &Checked) -> Vec<(&str, &str)> {
    let is_new = |finding: &&Finding| finding.state == Some(State::New) && finding.suppressed.is_none();
    let of_documents =
        checked.report.findings.iter().filter(is_new).filter(|finding| !finding.rule.starts_with("change/"));
    of_documents.map(|finding| (finding.rule.as_str(), finding.document.path.as_str())).collect()
}

/// What is said about the change as such.
pub(crate) fn about_change(checked: &Checked) -> Vec<(&str, Severity, &str)> {
    let of_change = checked.report.findings.iter().filter(|finding| finding.rule.starts_with("change/"));
    of_change.map(|finding| (finding.rule.as_str(), finding.severity, finding.document.path.as_str())).collect()
}

/// A change that brings a course with one trainer and tries to hide it: red for the trainer, and an error about the
/// attempt.
fn assert_hides_nothing(repository: &Repository, attempt: (&str, &str)) {
    let checked = changed(repository);
    assert_eq!(new(&checked), [("shared/two-trainers", "courses/neglect.yaml")], "{:#?}", checked.report.findings);
    let (rule, path) = attempt;
    let found = about_change(&checked);
    assert!(found.contains(&(rule, Severity::Error, path)), "{found:?}");
    assert_eq!(checked.outcome, Outcome::Findings);
}

/// A change that loosens something and brings nothing: a warning, and not red.
fn assert_only_warns(repository: &Repository, attempt: (&str, &str)) {
    let checked = changed(repository);
    assert_eq!(new(&checked), [], "{:#?}", checked.report.findings);
    let (rule, path) = attempt;
    let found = about_change(&checked);
    assert_eq!(found, [(rule, Severity::Warning, path)]);
    assert_eq!(checked.outcome, Outcome::Clean);
}

#[test]
fn a_change_of_nothing_is_silent() {
    let repository = repository();
    let checked = changed(&repository);
    let commit = repository.git(&["rev-parse", "HEAD"]);
    let base = checked.report.base.as_ref().expect("a base");
    assert_eq!((base.rev.as_str(), base.commit.as_str()), ("HEAD", commit.as_str()));
    assert!(checked.report.findings.len() > 5);
    assert!(checked.report.findings.iter().all(|finding| finding.state == Some(State::Unchanged)));
    assert_eq!(checked.report.summary.new + checked.report.summary.error + checked.report.summary.warning, 0);
    assert_eq!(checked.outcome, Outcome::Clean);
}

#[test]
fn what_a_change_brings_counts_and_what_it_mends_is_fixed() {
    let repository = repository();
    repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
    let broken = changed(&repository);
    assert_eq!(new(&broken), [("shared/two-trainers", "courses/neglect.yaml")]);
    assert_eq!(broken.outcome, Outcome::Findings);
    repository.commit();
    repository.write("courses/neglect.yaml", course("neglect"));
    let mended = changed(&repository);
    let fixed: Vec<&str> = mended.report.fixed.iter().map(|finding| finding.rule.as_str()).collect();
    assert_eq!((new(&mended), fixed), (vec![], vec!["shared/two-trainers"]));
    assert_eq!(mended.outcome, Outcome::Clean);
}

/// 200 courses, all with faults of their own, of which one gets another.
#[test]
fn of_many_courses_only_the_broken_one_is_red_at_any_date() {
    let repository = Repository::new();
    repository.write("policy.yaml", POLICY);
    for number in 0..200 {
        let reviewed = format!("review: {{last: 2025-{:02}-01, every: 1 year}}\n", number % 12 + 1);
        repository.write(&format!("courses/c{number}.yaml"), course(&format!("c{number}")) + &reviewed);
    }
    repository.commit();
    repository
        .write("courses/c77.yaml", with_one_trainer(&course("c77")) + "review: {last: 2025-06-01, every: 1 year}\n");
    let broken: Vec<Checked> =
        ["2025-12-31", TODAY, "2028-02-29"].iter().map(|today| changed_on(&repository, today)).collect();
    for checked in &broken {
        assert_eq!(new(checked), [("shared/two-trainers", "courses/c77.yaml")], "{}", checked.report.today);
        assert_eq!(checked.outcome, Outcome::Findings);
    }
    let before = |checked: &Checked| checked.report.summary.unchanged;
    assert!(before(&broken[2]) > before(&broken[0]), "more is overdue by then, and none of it is new");
}

#[test]
fn a_review_that_passes_overnight_reddens_the_scheduled_run_alone() {
    let repository = repository();
    repository.write("policy.yaml", format!("{POLICY}review: {{next_due: {TODAY}, every: 1 year}}\n"));
    repository.commit();
    repository.write("courses/other.yaml", course("other"));
    let tomorrow = "2026-11-23";
    for today in [TODAY, tomorrow] {
        let checked = changed_on(&repository, today);
        assert!(new(&checked).iter().all(|(_, path)| *path == "courses/other.yaml"), "{:?}", new(&checked));
        let overdue = checked.report.findings.iter().find(|finding| finding.rule == "review/overdue");
        assert_eq!(overdue.is_some(), today == tomorrow);
    }
    assert!(
        check(&repository.path(), TODAY, &["policy.yaml"]).report.findings.iter().all(|f| f.rule != "review/overdue")
    );
    assert_eq!(check(&repository.path(), tomorrow, &["policy.yaml"]).outcome, Outcome::Findings);
}

#[test]
fn a_waiver_that_comes_with_it_hides_nothing() {
    let waiver = "paramount: config/v1\nwaivers:\n  - {rule: shared/two-trainers, document: courses/neglect.yaml, \
                  reason: The second trainer is ill, approved_by: Workforce Development Group, until: 2027-01-31}\n";
    let repository = repository();
    repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
    repository.write("paramount.yaml", waiver);
    assert_hides_nothing(&repository, ("change/loosened", "paramount.yaml"));
    // Once it is in the repository, it counts.
    repository.git(&["stash", "--quiet"]);
    repository.write("paramount.yaml", waiver);
    let alone = changed(&repository);
    assert!(about_change(&alone).contains(&("change/loosened", Severity::Warning, "paramount.yaml")));
    assert_eq!(alone.outcome, Outcome::Clean);
    repository.commit();
    repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
    let waived = changed(&repository);
    assert_eq!((new(&waived), about_change(&waived)), (vec![], vec![]));
    assert_eq!(waived.report.summary.suppressed.waiver, 1);
    assert_eq!(waived.outcome, Outcome::Clean);
}

#[test]
fn a_rule_that_counts_for_less_hides_nothing() {
    let repository = repository();
    repository.write("policy.yaml", format!("{POLICY}guidance:\n  - {{id: working-together, edition: \"2015\"}}\n"));
    repository.write("paramount.yaml", "paramount: config/v1\nrules: {guidance/superseded: ignore}\n");
    let checked = changed(&repository);
    assert!(new(&checked).contains(&("guidance/superseded", "policy.yaml")));
    assert!(about_change(&checked).contains(&("change/loosened", Severity::Error, "paramount.yaml")));
    assert_eq!(checked.outcome, Outcome::Findings);
    repository.git(&["checkout", "--quiet", "policy.yaml"]);
    assert_only_warns(&repository, ("change/loosened", "paramount.yaml"));
}

#[test]
fn what_is_left_out_by_the_change_is_judged_all_the_same() {
    let repository = repository();
    repository.write("courses/neglect.yaml", with_one_trainer(&course("neglect")));
    repository.write("paramount.yaml", "paramount: config/v1\nexclude: [\"courses/**\"]\n");
    let checked = changed(&repository);
    assert_eq!(new(&checked), [("shared/two-trainers", "courses/neglect.yaml")]);
    let found = about_change(&checked);
    assert!(found.contains(&("change/loosened", Severity::Error, "paramount.yaml")), "{found:?}");
    assert!(found.contains(&("change/document-removed", Severity::Error, "courses/neglect.yaml")), "{found:?}");
}

#[test]
fn a_first_line_that_is_misspelt_hides_no_document() {
    let repository = repository();
    for first in ["paramuont: course/v1", "title: x\nparamount: course/v1", "kind: course"] {
        let broken = with_one_trainer(&course("neglect")).replace("paramount: course/v1", first);
        repository.write("courses/neglect.yaml", broken);
        let checked = changed(&repository);
        assert!(about_change(&checked).contains(&("change/document-removed", Severity::Error, "courses/neglect.yaml")));
        assert_eq!(checked.outcome, Outcome::Findings);
    }
}

/// A citation that settings made an error before the change is one after it, and what took these settings away is said.
fn assert_still_an_error(checked: &Checked, settings: &str) {
    let found = checked.report.findings.iter().find(|finding| finding.rule == "guidance/superseded");
    assert_eq!(found.map(|finding| (finding.severity, finding.state)), Some((Severity::Error, Some(State::New))));
    assert!(about_change(checked).contains(&("change/loosened", Severity::Error, settings)));
}

#[test]
fn settings_whose_first_line_is_misspelt_hide_nothing() {
    let repository = repository();
    repository.write("paramount.yaml", "paramount: config/v1\nrules: {guidance/superseded: error}\n");
    repository.commit();
    repository.write("paramount.yaml", "paramuont: config/v1\nrules: {guidance/superseded: error}\n");
    repository.write("policy.yaml", format!("{POLICY}guidance:\n  - {{id: working-together, edition: \"2015\"}}\n"));
    let checked = changed(&repository);
    assert_still_an_error(&checked, "paramount.yaml");
}

#[test]
fn a_file_that_is_deleted_is_missed() {
    let repository = repository();
    repository.remove("courses/neglect.yaml");
    let checked = changed(&repository);
    assert_eq!(about_change(&checked), [("change/document-removed", Severity::Error, "courses/neglect.yaml")]);
    assert_eq!(checked.report.fixed.len(), 0, "what is gone is not mended");
    assert_eq!(checked.outcome, Outcome::Findings);
}

#[test]
fn settings_that_are_deleted_hide_nothing() {
    let repository = repository();
    repository.write("paramount.yaml", "paramount: config/v1\nrules: {guidance/superseded: error}\n");
    repository.commit();
    repository.remove("paramount.yaml");
    repository.write("policy.yaml", format!("{POLICY}guidance:\n  - {{id: working-together, edition: \"2015\"}}\n"));
    let checked = changed(&repository);
    assert_still_an_error(&checked, "paramount.yaml");
}

#[test]
fn settings_that_come_nearer_hide_nothing() {
    let repository = repository();
    repository.write("paramount.yaml", "paramount: config/v1\nrules: {guidance/superseded: error}\n");
    repository.write("policies/borough.yaml", POLICY.replace("ashford", "borough"));
    repository.commit();
    repository.write("policies/paramount.yaml", "paramount: config/v1\n");
    let cites = format!("{POLICY}guidance:\n  - {{id: working-together, edition: \"2015\"}}\n");
    repository.write("policies/borough.yaml", cites.replace("ashford", "borough"));
    let checked = changed(&repository);
    assert_still_an_error(&checked, "policies/paramount.yaml");
}

#[test]
fn a_course_that_moves_to_a_laxer_policy_is_held_to_the_stricter() {
    let repository = repository();
    let lax =
        POLICY.replace("ashford", "borough").replace("Two trainers", "One trainer").replace("minimum: 2", "minimum: 1");
    repository.write("lax.yaml", lax);
    repository.commit();
    let moved = |course: &str| course.replace("policy: ashford", "policy: borough");
    repository.write("courses/neglect.yaml", moved(&with_one_trainer(&course("neglect"))));
    let checked = changed(&repository);
    let trainers: Vec<_> = checked.report.findings.iter().filter(|f| f.rule == "shared/two-trainers").collect();
    assert!(trainers.iter().any(|f| f.severity == Severity::Error && f.state == Some(State::New)), "{trainers:#?}");
    assert!(about_change(&checked).contains(&("change/policy-switched", Severity::Error, "courses/neglect.yaml")));
    repository.write("courses/neglect.yaml", moved(&course("neglect")));
    assert_only_warns(&repository, ("change/policy-switched", "courses/neglect.yaml"));
}

#[test]
fn becoming_e_learning_loses_no_trainer() {
    let repository = repository();
    let online = |course: &str| course.replace("mode: face-to-face", "mode: e-learning");
    repository.write("courses/neglect.yaml", online(&with_one_trainer(&course("neglect"))));
    assert_hides_nothing(&repository, ("change/loosened", "courses/neglect.yaml"));
    repository.write("courses/neglect.yaml", online(&course("neglect")));
    let alone = changed(&repository);
    assert_eq!((new(&alone), about_change(&alone)), (vec![], vec![]), "with two trainers it may be what it likes");
    // Another name for the course in the same file is no way out.
    repository.write("courses/neglect.yaml", online(&with_one_trainer(&course("renamed"))));
    let renamed = changed(&repository);
    assert!(new(&renamed).contains(&("shared/two-trainers", "courses/neglect.yaml")), "{:?}", new(&renamed));
}

#[test]
fn being_withdrawn_or_a_draft_hides_nothing_that_comes_with_it() {
    let repository = repository();
    for status in ["withdrawn", "draft"] {
        let text = format!("{}status: {status}\n", with_one_trainer(&course("neglect")));
        repository.write("courses/neglect.yaml", text);
        assert_hides_nothing(&repository, ("change/loosened", "courses/neglect.yaml"));
    }
}

#[test]
fn standards_that_ask_for_less_hide_nothing() {
    let repository = repository();
    let standards = "paramount: standards/v1\nstandards: local\nedition: 2026-01\nlist:\n  - id: certificate\n    title: A \
                     certificate is given\n    course:\n      expects: must\n      check:\n        - {field: certificate, \
                     present: true}\n      examples:\n        - {passes: {certificate: {valid_for: 1 year}}}\n        - \
                     {fails: {title: None}}\n";
    repository.write("local.yaml", standards);
    repository.write("paramount.yaml", "paramount: config/v1\nstandards: [shared, local.yaml]\n");
    let commits = "  - {standard: certificate, strength: must, says: A certificate is given.}\n";
    repository.write("policy.yaml", format!("{POLICY}{commits}"));
    let given = format!("{}certificate: {{valid_for: 1 year}}\n", course("neglect"));
    repository.write("courses/neglect.yaml", given);
    repository.commit();
    for (file, text) in [
        ("local.yaml", standards.replace("expects: must", "expects: may")),
        ("local.yaml", standards.replace("      check:", "      unless: [{field: agency, is: multi}]\n      check:")),
        ("paramount.yaml", "paramount: config/v1\nstandards: [shared]\n".to_owned()),
    ] {
        repository.write(file, &text);
        repository.write("courses/neglect.yaml", course("neglect"));
        let checked = changed(&repository);
        let found = checked.report.findings.iter().find(|finding| finding.rule == "local/certificate");
        assert_eq!(found.map(|f| (f.severity, f.state)), Some((Severity::Error, Some(State::New))), "{text}");
        assert!(
            about_change(&checked).contains(&("change/loosened", Severity::Error, file)),
            "{:?}",
            about_change(&checked)
        );
        if file == "local.yaml" {
            repository.git(&["checkout", "--quiet", "courses"]);
            assert_only_warns(&repository, ("change/loosened", file));
        }
        repository.git(&["checkout", "--quiet", "."]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_a_file_hides_no_document() {
    let repository = repository();
    repository.write("elsewhere/neglect.txt", with_one_trainer(&course("neglect")));
    repository.remove("courses/neglect.yaml");
    let link = repository.path().join("courses/neglect.yaml");
    std::os::unix::fs::symlink("../elsewhere/neglect.txt", link).expect("a link");
    let checked = changed(&repository);
    assert!(about_change(&checked).contains(&("change/document-removed", Severity::Error, "courses/neglect.yaml")));
    assert_eq!(checked.outcome, Outcome::Findings);
}

#[test]
fn a_document_that_moves_is_the_same_document() {
    let repository = repository();
    repository.remove("courses/neglect.yaml");
    repository.write("moved/far/renamed.yaml", course("neglect"));
    let checked = changed(&repository);
    assert_eq!((new(&checked), about_change(&checked)), (vec![], vec![]));
    assert_eq!(checked.outcome, Outcome::Clean);
}

#[test]
fn moving_under_other_settings_hides_nothing() {
    let repository = repository();
    repository.write("lax/paramount.yaml", "paramount: config/v1\nrules: {guidance/superseded: ignore}\n");
    repository.write("lax/policy.yaml", POLICY.replace("ashford", "lax"));
    repository.commit();
    repository.remove("policy.yaml");
    repository.write("lax/moved.yaml", format!("{POLICY}guidance:\n  - {{id: working-together, edition: \"2015\"}}\n"));
    let checked = changed(&repository);
    assert!(new(&checked).contains(&("guidance/superseded", "lax/moved.yaml")), "{:?}", new(&checked));
    assert!(about_change(&checked).contains(&("change/loosened", Severity::Error, "lax/moved.yaml")));
}

#[test]
fn a_base_that_is_not_there_ends_the_run_with_advice() {
    let repository = repository();
    let shallow = Repository::clone_of(&repository, &["--depth=1"]);
    let run = assert_cmd::Command::cargo_bin("paramount")
        .expect("the binary")
        .current_dir(shallow.path())
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .args(["check", "--base", "HEAD~1"])
        .output()
        .expect("the command runs");
    let errors = String::from_utf8(run.stderr).expect("text");
    assert_eq!(run.status.code(), Some(2), "{errors}");
    assert!(errors.contains("git fetch"), "{errors}");
}

#[test]
fn a_duty_that_is_weakened_needs_a_name_to_it() {
    let repository = repository();
    let weaker = POLICY.replace("minimum: 2", "minimum: 1").replace("Two trainers lead", "One trainer leads");
    let signed = |from: &str| {
        format!(
            "{weaker}versions:\n  - version: \"2\"\n    date: 2026-11\n    event: amended\n    changes:\n      - \
             {{standard: two-trainers, effect: weakened, from: {from}, to: 1 trainer, reason: Rooms are small, \
             approved_by: Executive Group}}\n"
        )
    };
    let weakened = |text: &str| {
        repository.write("policy.yaml", text);
        let checked = changed(&repository);
        let found = about_change(&checked).iter().filter(|(rule, ..)| *rule == "change/weakened-unexplained").count();
        (found, checked)
    };
    let (found, checked) = weakened(&weaker);
    assert_eq!((found, checked.outcome), (1, Outcome::Findings));
    assert_eq!(checked.report.changes.len(), 1);
    assert_eq!(weakened(&signed("3 trainers")).0, 1, "what was signed is another change");
    assert_eq!(weakened(&signed("2 trainers")).0, 0);
    // A draft of the next edition may ask for what it likes; in use it is held against what it supersedes.
    repository.write("policy.yaml", POLICY);
    let next = weaker.replace("edition: \"2024\"", "edition: \"2026\"\nsupersedes: ashford@2024");
    repository.write("next.yaml", next.replace("published", "draft"));
    repository.commit();
    repository.write("next.yaml", &next);
    let checked = changed(&repository);
    assert!(about_change(&checked).contains(&("change/weakened-unexplained", Severity::Error, "next.yaml")));
}

/// Entries that are added to a baseline in the repository by the change that needs them hide nothing.
#[test]
fn a_baseline_that_grows_hides_nothing() {
    let repository = repository();
    let procedures = "  - {standard: evaluation-of-nothing, section: \"9\", strength: must, says: Something else.}\n";
    let record = |repository: &Repository| {
        let report = check(&repository.path(), TODAY, &["policy.yaml"]).report;
        repository.write("known.json", serde_json::to_string(&report).expect("a report"));
    };
    record(&repository);
    repository.commit();
    repository.write("policy.yaml", format!("{POLICY}{procedures}"));
    record(&repository);
    let known = repository.path().join("known.json");
    let known = known.to_str().expect("a path in UTF-8");
    let checked = check_with(&repository.path(), TODAY, &[], &["--base", "HEAD", "--baseline", known]);
    assert_eq!(new(&checked), [("commitment/unknown-standard", "policy.yaml")]);
    assert!(
        about_change(&checked).contains(&("change/loosened", Severity::Error, "known.json")),
        "{:?}",
        about_change(&checked)
    );
    assert_eq!(checked.outcome, Outcome::Findings);
    let alone = check_with(&repository.path(), TODAY, &[], &["--baseline", known]);
    assert!(!new(&alone).contains(&("commitment/unknown-standard", "policy.yaml")));
    // What the baseline had before still hides what it hid.
    repository.git(&["checkout", "--quiet", "."]);
    let before = check_with(&repository.path(), TODAY, &[], &["--base", "HEAD", "--baseline", known]);
    assert_eq!((new(&before), about_change(&before)), (vec![], vec![]));
    assert!(before.report.summary.suppressed.baseline > 0);
}

#[test]
fn what_came_to_the_base_since_is_no_change_of_the_branch() {
    let repository = repository();
    repository.git(&["checkout", "--quiet", "-b", "typo"]);
    repository.write("README.md", "A word.\n");
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("courses/new.yaml", course("new"));
    repository.write("policy.yaml", POLICY.replace("minimum: 2", "minimum: 3"));
    repository.commit();
    repository.git(&["checkout", "--quiet", "typo"]);
    let checked = check_with(&repository.path(), TODAY, &[], &["--base", "main"]);
    assert_eq!((new(&checked), about_change(&checked)), (vec![], vec![]));
    let base = checked.report.base.expect("a base");
    assert_eq!(base.commit, repository.git(&["merge-base", "HEAD", "main"]));
    assert_eq!((base.taken, base.gaps), (BaseTaken::WhereParted, vec![]));
}

#[test]
fn what_cannot_be_compared_is_said() {
    let origin = repository();
    origin.git(&["checkout", "--quiet", "-b", "change"]);
    origin.write("README.md", "A word.\n");
    origin.commit();
    let shallow = Repository::clone_of(&origin, &["--depth=1", "--branch=change"]);
    shallow.git(&["fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main"]);
    assert!(gap(&shallow, "origin/main").contains("too shallow"));

    let parts = repository();
    let whole = repository();
    whole.git(&["submodule", "--quiet", "add", &format!("file://{}", parts.path().display()), "parts"]);
    whole.commit();
    assert!(gap(&whole, "HEAD").starts_with("1 folder is a submodule"));

    let sparse = repository();
    sparse.git(&["sparse-checkout", "set", "nothing"]);
    assert!(gap(&sparse, "HEAD").starts_with("1 file of this repository is not checked out here"));
}

#[test]
fn what_a_sparse_checkout_leaves_in_git_is_neither_removed_nor_fixed() {
    let repository = repository();
    repository.write("courses/a.yaml", course("a").replace("title:", "titel:"));
    repository.write("more/b.yaml", POLICY.replace("policy: ", "policy: more-"));
    repository.commit();
    repository.git(&["sparse-checkout", "set", "more"]);
    assert!(!repository.path().join("courses/a.yaml").exists());
    let checked = check_with(&repository.path(), TODAY, &[], &["--base", "HEAD"]);
    assert_eq!((new(&checked), about_change(&checked)), (vec![], vec![]));
    assert!(checked.report.fixed.is_empty(), "{:?}", checked.report.fixed);
    let gaps = checked.report.base.expect("a base").gaps;
    assert!(gaps.concat().contains("so they are not looked at, neither now nor as before"), "{gaps:?}");
    // What is really gone is said to be gone.
    repository.remove("more/b.yaml");
    let checked = check_with(&repository.path(), TODAY, &[], &["--base", "HEAD"]);
    assert_eq!(about_change(&checked).iter().map(|(rule, ..)| *rule).collect::<Vec<_>>(), ["change/document-removed"]);
}

#[test]
fn before_the_first_commit_everything_is_new() {
    let repository = Repository::new();
    repository.write("policy.yaml", POLICY.replace("title:", "titel:"));
    repository.git(&["add", "."]);
    let checked = check_with(&repository.path(), TODAY, &[], &["--base", "HEAD"]);
    assert_eq!(checked.outcome, Outcome::Findings);
    assert!(checked.report.findings.iter().all(|finding| finding.state == Some(State::New)));
    assert!(new(&checked).contains(&("load/unknown-key", "policy.yaml")), "{:?}", new(&checked));
    assert_eq!(checked.report.base.expect("a base").taken, BaseTaken::NothingYet);
    assert!(Tree::before(&repository.path(), "main").is_err(), "any other name is a mistake");
}

/// The one thing that is said about the comparison.
fn gap(repository: &Repository, base: &str) -> String {
    let checked = check_with(&repository.path(), TODAY, &[], &["--base", base]);
    let gaps = checked.report.base.expect("a base").gaps;
    assert_eq!(gaps.len(), 1, "{gaps:?}");
    gaps[0].clone()
}

//! `check`, `due`, `coverage` and `diff` over the same documents on the same day: where two of them say whether a document
//! is in force, replaced or overdue, they say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date as Day;
use paramount::change::gate::Compared;
use paramount::change::{Pairing, pairs};
use paramount::check::{check_change, find};
use paramount::coverage::{WhyNotCounted, programme};
use paramount::due::{Ask, Calendar, Kind, Status, WhyLeftOut, calendar};
use paramount::finding::Finding;
use paramount::model::policy::spoken_name;
use paramount::session::{self, Materials, Request};
use paramount::workspace::{Document, Workspace};

const DAYS: [&str; 4] = ["2019-06-01", "2024-06-01", "2026-11-26", "2031-01-01"];

fn folders() -> Vec<PathBuf> {
    let root = crate::support::root();
    let cases = std::fs::read_dir(root.join("tests/cases")).expect("the cases");
    let cases = cases.map(|case| case.expect("a case").path()).filter(|case| case.is_dir());
    cases.chain(["tests/examples/course-repo", "policies"].map(|folder| root.join(folder))).collect()
}

fn workspace(folder: &PathBuf) -> Workspace {
    let request = Request { paths: std::slice::from_ref(folder), root: Some(folder), policies: &[] };
    session::read(&request, Materials::Left).expect("a folder").workspace
}

/// What `check` finds before settings have their say, which the other three do not ask.
fn found(workspace: &Workspace, today: Day) -> Vec<Finding> {
    let (found, faults) = find(workspace, today);
    assert!(faults.is_empty());
    found.into_iter().flat_map(|found| found.findings).collect()
}

/// What `due` says has replaced a document; `None` for what was withdrawn.
fn left_out(made: &Calendar) -> BTreeMap<&str, Option<&str>> {
    let told = made.left_out.iter().map(|left| match &left.why {
        WhyLeftOut::Withdrawn => (left.path.as_str(), None),
        WhyLeftOut::ReplacedBy(newer) => (left.path.as_str(), Some(newer.as_str())),
    });
    told.collect()
}

/// Reviews that are overdue by what the document itself says, with the words for the date that has passed.
fn overdue(made: &Calendar) -> BTreeMap<&str, String> {
    let reviews = made.entries.iter().filter(|entry| {
        let is_review = matches!(entry.kind, Kind::PolicyReview | Kind::CourseReview);
        let is_its_own = entry.worked_out.as_ref().is_none_or(|worked_out| worked_out.by.is_none());
        is_review && is_its_own && entry.status == Status::Overdue
    });
    reviews.map(|entry| (entry.document.path.as_str(), entry.date.expect("a date").in_words())).collect()
}

/// What is worth telling of a disagreement.
fn disagreements(workspace: &Workspace, today: Day) -> Vec<String> {
    let findings = found(workspace, today);
    let made = calendar(workspace, &Ask { today, within: None });
    let gone = left_out(&made);
    let mut told = Vec::new();
    for finding in findings.iter().filter(|finding| gone.contains_key(finding.document.path.as_str())) {
        let asks = finding.rule.starts_with("shared/") || finding.rule.starts_with("review/");
        if asks && finding.rule != "review/future" {
            told.push(format!("due leaves {} out, and check says {}", finding.document.path, finding.rule));
        }
    }
    let overdue = overdue(&made);
    let late = |finding: &&Finding| finding.rule == "review/overdue";
    let by_check: BTreeMap<&str, &str> = findings
        .iter()
        .filter(late)
        .map(|finding| (finding.document.path.as_str(), finding.message.as_str()))
        .collect();
    for path in overdue.keys().chain(by_check.keys()).collect::<BTreeSet<_>>() {
        match (overdue.get(path), by_check.get(path)) {
            (Some(date), Some(message)) if message.contains(date.as_str()) => {}
            (due, check) => told.push(format!("{path}: due says {due:?}, and check {check:?}")),
        }
    }
    told.extend(of_courses(workspace, &findings, &gone));
    told.extend(of_coverage(workspace, today, &gone));
    told.extend(of_removal(workspace, today, &gone));
    told
}

/// What courses are told of the edition that they stand under.
fn of_courses(workspace: &Workspace, findings: &[Finding], gone: &BTreeMap<&str, Option<&str>>) -> Vec<String> {
    let mut told = Vec::new();
    for finding in findings.iter().filter(|finding| finding.rule == "course/policy-superseded") {
        let course = workspace.at(&finding.document.path).and_then(Document::course).expect("a course");
        let pinned = course.policy.text().expect("a policy");
        for policy in workspace.named("policy", pinned) {
            let path = policy.loaded.reference.path.as_str();
            let agrees = gone.get(path).is_some_and(|newer| {
                newer
                    .is_none_or(|newer| finding.message.contains(&format!("which {} has replaced", spoken_name(newer))))
            });
            if !agrees {
                told.push(format!("{path}: due says {:?}, and check {:?}", gone.get(path), finding.message));
            }
        }
    }
    told
}

fn of_coverage(workspace: &Workspace, today: Day, gone: &BTreeMap<&str, Option<&str>>) -> Vec<String> {
    let programme = programme(workspace, today);
    let mut told = Vec::new();
    for path in gone.keys() {
        let id = workspace.at(path).and_then(|document| document.loaded.reference.id.as_deref()).expect("an id");
        if programme.without_courses.contains(&spoken_name(id)) {
            told.push(format!("due leaves {path} out, and coverage has it in force"));
        }
        if programme.policies.iter().flat_map(|policy| &policy.courses).any(|course| course.path == **path) {
            told.push(format!("due leaves {path} out, and coverage says that it is held"));
        }
    }
    for course in programme.not_counted.iter().filter(|course| course.why == WhyNotCounted::Withdrawn) {
        if gone.get(course.course.path.as_str()) != Some(&None) {
            told.push(format!("{} is withdrawn by coverage alone", course.course.path));
        }
    }
    told
}

/// What becomes of a policy's place when its file is deleted.
fn of_removal(base: &Workspace, today: Day, gone: &BTreeMap<&str, Option<&str>>) -> Vec<String> {
    let mut told = Vec::new();
    for removed in base.documents.iter().filter(|document| document.policy().is_some()) {
        let path = removed.loaded.reference.path.as_str();
        let left = base.documents.iter().filter(|document| document.loaded.reference.path != path).cloned();
        let head = Workspace::new(left.collect(), Vec::new(), None);
        let (old, new): (Vec<_>, Vec<_>) = (base.documents.iter().collect(), head.documents.iter().collect());
        let by_diff =
            pairs(&old, &new).removed.iter().any(|it| it.document.loaded.reference.path == path && it.leaves_a_gap);
        let pairing = Pairing::new(&base.documents, &head.documents);
        let compared = Compared {
            head: &head,
            base,
            pairing,
            comparisons: Vec::new(),
            settings: Vec::new(),
            today,
            taken_away: Vec::new(),
        };
        let (of_change, faults) = check_change(&compared);
        assert!(faults.is_empty());
        let by_check =
            of_change.iter().any(|finding| finding.rule == "change/document-removed" && finding.document.path == path);
        if gone.contains_key(path) && (by_diff || by_check) {
            told.push(format!("due leaves {path} out, and it is missed: by diff {by_diff}, by check {by_check}"));
        }
        if by_diff && !by_check {
            told.push(format!("{path} leaves a gap for diff alone"));
        }
    }
    told
}

#[test]
fn whoever_is_asked_says_the_same_of_what_is_in_force() {
    let mut told = Vec::new();
    let mut looked_at = BTreeMap::from([("replaced", 0), ("overdue", 0)]);
    for folder in folders() {
        let workspace = workspace(&folder);
        for day in DAYS {
            let today = day.parse().expect(day);
            let made = calendar(&workspace, &Ask { today, within: None });
            *looked_at.entry("replaced").or_default() += made.left_out.len();
            *looked_at.entry("overdue").or_default() += overdue(&made).len();
            let disagreed = disagreements(&workspace, today);
            told.extend(disagreed.into_iter().map(|what| format!("{} on {day}: {what}", folder.display())));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(looked_at.values().all(|count| *count > 20), "{looked_at:?}");
}

//! `check`, `due`, `coverage` and `diff` over the same documents on the same day: where two of them say whether a document
//! is in force, replaced or overdue, they say the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use jiff::civil::Date as Day;
use paramount::change::gate::Compared;
use paramount::change::{Pairing, pairs};
use paramount::check::{check_change, find};
use paramount::coverage::{Programme, WhyNotCounted, programme};
use paramount::due::{Ask, Calendar, Kind, Status, WhyLeftOut, calendar};
use paramount::finding::Finding;
use paramount::model::policy::spoken_name;
use paramount::session::{self, Materials, Request};
use paramount::workspace::{Document, Workspace};

use crate::support::repository::Repository;

const DAYS: [&str; 4] = ["2019-06-01", "2024-06-01", "2026-11-26", "2031-01-01"];

fn folders() -> Vec<PathBuf> {
    let root = crate::support::root();
    let cases = std::fs::read_dir(root.join("tests/cases")).expect("the cases");
    let cases = cases.map(|case| case.expect("a case").path()).filter(|case| case.is_dir());
    cases.chain(["tests/examples/course-repo", "policies"].map(|folder| root.join(folder))).collect()
}

/// Policies that cover a period, in every way that one can be over, go on, or be to come.
fn periods() -> Repository {
    let repository = Repository::new();
    for (name, rest) in [
        ("over", "period: {from: 2018-04, to: 2019-03}\nsource: {published: 2018}\nreview: {every: 1 year}"),
        ("reviewed", "period: {from: 2018, to: 2019}\nversions: [{date: 2024-02, event: reviewed}]"),
        (
            "issued",
            "period: {to: 2019-03}\nversions: [{date: 2018-02, event: issued}, {date: 2024-02, event: issued}]\nreview: {every: 2 years}",
        ),
        ("amended", "period: {from: 2018, to: 2023-12}\nversions: [{date: 2024-02, event: amended}]"),
        ("long", "period: {from: 2024-04, for: 3 years}\nreview: {next_due: 2025-04}"),
        ("length", "period: {for: 3 years}\nsource: {published: 2019-01}"),
        ("no-start", "period: {for: 3 years}"),
        ("published", "source: {published: 2018}\nreview: {every: 1 year}"),
        ("dated", "period: {from: 2018, to: 2023}\nreview: {next_due: 2023-06, last: 2022-01}"),
        ("abroad", "jurisdiction: jersey\nperiod: {from: 2018, to: 2023}\nreview: {every: 1 year}"),
    ] {
        let text = format!(
            "paramount: policy/v1\npolicy: {name}\nedition: one\ntitle: Training strategy\nstatus: published\n"
        );
        repository.write(&format!("{name}.yaml"), text + rest + "\n");
    }
    for (edition, period) in
        [("2018", "{from: 2018, to: 2020}"), ("2021", "{from: 2021, to: 2024}"), ("2030", "{from: 2030, to: 2032}")]
    {
        let text = format!(
            "paramount: policy/v1\npolicy: ashford\nedition: \"{edition}\"\ntitle: Training strategy\nperiod: {period}\n"
        );
        repository.write(&format!("ashford-{edition}.yaml"), text);
    }
    repository
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

/// Reviews that are overdue and periods that are over: whether by what the document itself says, and the words for the
/// dates that have passed.
fn overdue(made: &Calendar) -> BTreeMap<&str, (bool, Vec<String>)> {
    let is_meant = |kind| matches!(kind, Kind::PolicyReview | Kind::CourseReview | Kind::PeriodEnd);
    let mut told: BTreeMap<&str, (bool, Vec<String>)> = BTreeMap::new();
    for entry in made.entries.iter().filter(|entry| is_meant(entry.kind) && entry.status == Status::Overdue) {
        let is_its_own = entry.worked_out.as_ref().is_none_or(|worked_out| worked_out.by.is_none());
        let (own, dates) = told.entry(entry.document.path.as_str()).or_default();
        *own |= is_its_own;
        dates.push(entry.date.expect("a date").in_words());
    }
    told
}

/// Guidance that has changed and for which a review is promised, by `due`: document and title.
fn to_follow(made: &Calendar) -> BTreeSet<(&str, &str)> {
    let entries = made.entries.iter().filter(|entry| entry.kind == Kind::GuidanceChange && entry.review_promised);
    entries.map(|entry| (entry.document.path.as_str(), entry.what.as_str())).collect()
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
    told.extend(of_reviews(&overdue(&made), &findings));
    told.extend(of_what_is_near(&made, &findings));
    told.extend(of_guidance(&to_follow(&made), &findings));
    told.extend(of_courses(workspace, &findings, &gone));
    told.extend(of_coverage(workspace, today, &findings, &gone));
    told.extend(of_removal(workspace, today, &gone));
    told
}

/// Whether a review is overdue. By the document's own date the rule says so; by what is asked of a course, the standard.
fn of_reviews(overdue: &BTreeMap<&str, (bool, Vec<String>)>, findings: &[Finding]) -> Vec<String> {
    let by = |is_meant: fn(&Finding) -> bool| -> BTreeMap<&str, &str> {
        let found = findings.iter().filter(|finding| is_meant(finding));
        found.map(|finding| (finding.document.path.as_str(), finding.message.as_str())).collect()
    };
    let by_rule = by(|finding| finding.rule == "review/overdue");
    let by_standard = by(|finding| {
        finding.rule == "shared/annual-review"
            && finding.document.kind.as_deref() == Some("course")
            && finding.value == "too long ago"
    });
    let paths: BTreeSet<_> = overdue.keys().chain(by_rule.keys()).chain(by_standard.keys()).collect();
    let agrees = |path: &&&&str| match (overdue.get(**path), by_rule.get(**path), by_standard.get(**path)) {
        (Some((true, dates)), Some(message), _) => dates.iter().any(|date| message.contains(date.as_str())),
        // Where the rule speaks too, the standard keeps quiet.
        (Some((false, _)), rule, standard) => rule.is_some() || standard.is_some(),
        _ => false,
    };
    let differs = paths.iter().filter(|path| !agrees(path));
    let told = differs.map(|path| {
        let (due, rule, standard) = (overdue.get(**path), by_rule.get(**path), by_standard.get(**path));
        format!("{path}: due says {due:?}, and check {rule:?} and {standard:?}")
    });
    told.collect()
}

/// Whether a review is near.
fn of_what_is_near(made: &Calendar, findings: &[Finding]) -> Vec<String> {
    let is_review = |kind| matches!(kind, Kind::PolicyReview | Kind::CourseReview);
    let near = made.entries.iter().filter(|entry| entry.status == Status::DueSoon && is_review(entry.kind));
    let near: BTreeMap<&str, String> =
        near.map(|entry| (entry.document.path.as_str(), entry.date.expect("a date").in_words())).collect();
    let warned = findings.iter().filter(|finding| finding.rule == "review/due-soon");
    let warned: BTreeMap<&str, &str> = warned.map(|it| (it.document.path.as_str(), it.message.as_str())).collect();
    let paths: BTreeSet<&&str> = near.keys().chain(warned.keys()).collect();
    let differs = paths.iter().filter(|path| match (near.get(**path), warned.get(**path)) {
        (Some(date), Some(message)) => !message.contains(date.as_str()),
        _ => true,
    });
    differs
        .map(|path| format!("{path}: near by due {:?}, by check {:?}", near.get(**path), warned.get(**path)))
        .collect()
}

/// Whether guidance has changed for which a review is promised. Of what nobody has verified there is a note alone.
fn of_guidance(to_follow: &BTreeSet<(&str, &str)>, findings: &[Finding]) -> Vec<String> {
    let met: Vec<&Finding> = findings
        .iter()
        .filter(|finding| finding.rule == "review/trigger-met" && !finding.message.contains("may have happened"))
        .collect();
    let by_check = |path: &str, what: &str| {
        met.iter().any(|finding| finding.document.path == path && finding.message.contains(what))
    };
    let only_due = to_follow.iter().filter(|(path, what)| !by_check(path, what));
    let only_due = only_due.map(|(path, what)| format!("{path}: only due says that {what} has changed"));
    let only_check = met.iter().filter(|finding| !to_follow.iter().any(|(path, _)| *path == finding.document.path));
    let only_check =
        only_check.map(|finding| format!("{}: only check says {}", finding.document.path, finding.message));
    only_due.chain(only_check).collect()
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

/// Which topics nobody teaches, of programmes that are called complete.
fn of_topics(programme: &Programme, findings: &[Finding]) -> Vec<String> {
    let warned = |value: &str| findings.iter().find(|it| it.rule == "level/outcome-uncovered" && it.value == value);
    let mut told = Vec::new();
    for policy in programme.policies.iter().filter(|policy| policy.is_whole) {
        for level in &policy.levels {
            let Some(number) = &level.number else { continue };
            let untaught: Vec<&String> = level.outcomes.iter().flat_map(|outcome| &outcome.untaught).collect();
            let finding = warned(&format!("{} {number}", policy.id));
            let agrees = match finding {
                Some(it) => untaught.iter().all(|topic| it.message.contains(&topic.replace('-', " "))),
                None => untaught.is_empty(),
            };
            if !agrees || finding.is_some() == untaught.is_empty() {
                told.push(format!("{} {number}: coverage lacks {untaught:?}, and check {finding:?}", policy.id));
            }
        }
    }
    told
}

fn of_coverage(
    workspace: &Workspace,
    today: Day,
    findings: &[Finding],
    gone: &BTreeMap<&str, Option<&str>>,
) -> Vec<String> {
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
    told.extend(of_topics(&programme, findings));
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
    let mut looked_at = BTreeMap::from([("replaced", 0), ("overdue", 0), ("asked for", 0), ("promised", 0)]);
    let periods = periods();
    for folder in folders().into_iter().chain([periods.path()]) {
        let workspace = workspace(&folder);
        for day in DAYS {
            let today = day.parse().expect(day);
            let made = calendar(&workspace, &Ask { today, within: None });
            *looked_at.entry("replaced").or_default() += made.left_out.len();
            *looked_at.entry("overdue").or_default() += overdue(&made).len();
            *looked_at.entry("asked for").or_default() += overdue(&made).values().filter(|(own, _)| !own).count();
            *looked_at.entry("promised").or_default() += to_follow(&made).len();
            let disagreed = disagreements(&workspace, today);
            told.extend(disagreed.into_iter().map(|what| format!("{} on {day}: {what}", folder.display())));
        }
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(looked_at.values().all(|count| *count > 7), "{looked_at:?}");
}

//! Input that is large, deep or no document at all: the check ends soon, says what is the matter and where, and ends
//! with the code that the caller relies on.

use std::time::{Duration, Instant};

use paramount::check::{MOST_LISTED, listed};
use paramount::commands::Outcome;
use paramount::finding::{Finding, Severity};
use paramount::session::{self, Materials, Request};
use rayon::ThreadPoolBuilder;

use crate::support::stopwatch::timed;
use crate::support::{Checked, TODAY};

const BEGIN: &str = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example policy\n";

/// Far more than any of these takes, even in a slow build; what grows with the square of its size takes longer.
const SOON: Duration = Duration::from_secs(30);

fn check(files: &[(&str, &[u8])]) -> Checked {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes) in files {
        std::fs::write(folder.path().join(name), bytes).expect("a file");
    }
    let root = std::fs::canonicalize(folder.path()).expect("the folder that was made");
    crate::support::check(&root, TODAY, &[])
}

#[test]
fn large_documents_are_read_soon_and_told_briefly() {
    let many = |line: fn(usize) -> String| (0..50_000).map(line).collect::<String>();
    let cases = [
        ("unknown entries", many(|number| format!("k{number}: v\n")), Some("load/unknown-key")),
        ("the same entry", many(|number| format!("k{}: v\n", number % 20_000)), Some("load/duplicate-key")),
        (
            "items on one line",
            format!("priorities:\n  - topics: [{}]\n", many(|_| "A,".to_owned())),
            Some("load/wrong-type"),
        ),
        ("entries on one line", format!("a: {{{}}}\n", many(|_| "?,".to_owned())), Some("load/duplicate-key")),
        ("dates", format!("versions:\n{}", "  - {version: x, date: nope}\n".repeat(30_000)), Some("load/bad-date")),
        ("items that are one line", format!("notes: [{}]\n", "a long word, ".repeat(90_000)), Some("load/wrong-type")),
        ("hyphens below each other", format!("commitments:\n{}", "-\n".repeat(1 << 20)), Some("load/too-large")),
        ("nothing, in brackets", format!("commitments: [{}]\n", "~,".repeat(1 << 20)), Some("load/too-large")),
        ("blocks in brackets", format!("actions: [{}]\n", "{a: b},".repeat(100_000)), Some("load/too-large")),
        ("anchors", format!("notes:\n{}", many(|number| format!("  - &a{number} x\n"))), Some("load/not-plain")),
        ("invisible letters", format!("notes: \"{}\"\n", "\u{200b}".repeat(200_000)), Some("load/invisible-text")),
        ("brackets", format!("notes: {}\n", "[".repeat(100_000)), Some("load/too-deep")),
        ("hyphens", format!("notes:\n  {}x\n", "- ".repeat(100_000)), Some("load/too-deep")),
        ("colons", format!("notes: {}\n", "a: ".repeat(100_000)), Some("load/invalid-yaml")),
        ("a quotation mark", format!("notes: \"{}", "a b\n ".repeat(200_000)), Some("load/invalid-yaml")),
        ("a long length of time", format!("review: {{every: {}}}\n", "a".repeat(1 << 20)), Some("load/bad-duration")),
        ("a long name", format!("{}: x\n", "a".repeat(1 << 20)), Some("load/invalid-yaml")),
        ("a long text", format!("notes: {}\n", "a".repeat(1 << 20)), None),
        ("many lines", format!("notes: |\n{}", "  a line of text\n".repeat(100_000)), None),
    ];
    for (name, text, rule) in cases {
        let begun = Instant::now();
        let checked = check(&[("large.yaml", format!("{BEGIN}{text}").as_bytes())]);
        let taken = begun.elapsed();
        assert!(taken < SOON, "{name}: took {taken:?}");
        let load: Vec<_> = checked.report.findings.iter().filter(|finding| finding.rule.starts_with("load/")).collect();
        assert_eq!(load.iter().any(|finding| Some(finding.rule.as_str()) == rule), rule.is_some(), "{name}: {load:?}");
        assert!(load.len() <= 201, "{name}: {} findings", load.len());
        for finding in load {
            assert!(finding.place.line > 4, "{name}: {:?}", finding.place);
            assert!(finding.message.chars().count() < 500 && finding.help.chars().count() < 500, "{name}: {finding:?}");
        }
    }
}

#[test]
fn remarks_that_go_on_for_pages_hide_no_document() {
    let remarks = "# a remark\n".repeat(20_000);
    let checked = check(&[("policy.yaml", format!("{remarks}{BEGIN}comitments: []\n").as_bytes())]);
    let finding = checked.report.findings.iter().find(|finding| finding.rule == "load/unknown-key");
    assert_eq!(finding.map(|finding| finding.place.line), Some(20_005));
}

#[test]
fn what_is_no_document_is_nothing_to_check() {
    let outcome = |files: &[(&str, &[u8])]| check(files).outcome;
    assert_eq!(outcome(&[]), Outcome::Nothing);
    assert_eq!(outcome(&[("other.yaml", b"name: a list of rooms\n")]), Outcome::Nothing);
    assert_eq!(outcome(&[("empty.yaml", b"")]), Outcome::Nothing);
    assert_eq!(outcome(&[("nearly.yaml", b"paramuont: policy/v1\n")]), Outcome::Findings);
    assert_eq!(outcome(&[("policy.yaml", BEGIN.as_bytes()), ("empty.yaml", b"")]), Outcome::Clean);
    assert_eq!(outcome(&[("policy.yaml", BEGIN.as_bytes()), ("paramount.yaml", b"rules: {}\n")]), Outcome::NotDone);
}

/// A path that settings name may have as many folders as it has letters.
#[test]
fn settings_that_extend_a_path_of_many_folders_are_told_so() {
    let extends = format!("paramount: config/v1\nextends: {}x.yaml\n", "a/".repeat(60_000));
    let checked = check(&[("policy.yaml", BEGIN.as_bytes()), ("paramount.yaml", extends.as_bytes())]);
    let finding = checked.report.findings.iter().find(|finding| finding.document.path == "paramount.yaml");
    assert_eq!(finding.map(|finding| finding.rule.as_str()), Some("load/unreadable"));
}

/// However a document is saved, it is the same document.
#[test]
fn line_ends_and_marks_of_order_change_nothing() {
    let text = format!("{BEGIN}comitments: []\n");
    for saved in [
        text.clone(),
        text.replace('\n', "\r\n"),
        text.replace('\n', "\r"),
        format!("\u{feff}{text}"),
        format!("---\n{text}"),
    ] {
        let checked = check(&[("policy.yaml", saved.as_bytes())]);
        let load: Vec<_> = checked.report.findings.iter().filter(|finding| finding.rule.starts_with("load/")).collect();
        let line = if saved.starts_with("---") { 6 } else { 5 };
        assert_eq!(
            load.iter().map(|finding| (finding.rule.as_str(), finding.place.line)).collect::<Vec<_>>(),
            [("load/unknown-key", line)]
        );
        assert_eq!((load[0].place.column, load[0].place.end_column), (1, 11));
    }
}

/// The files of a folder, which is checked; nothing of it takes long.
fn checked_soon(files: &[(String, String)]) -> Checked {
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    // On this thread alone, so that nobody else's work is counted. Where it is such a pool already, it stays one.
    let _alone = ThreadPoolBuilder::new().num_threads(1).use_current_thread().build().ok();
    let (checked, taken) = timed(|| check(&files));
    assert!(taken < SOON, "took {taken:?}");
    checked
}

fn file(name: &str, text: impl Into<String>) -> (String, String) {
    (name.to_owned(), text.into())
}

fn large(checked: &Checked) -> Vec<(&str, &str)> {
    let large = checked.report.findings.iter().filter(|finding| finding.rule == "load/too-large");
    let mut large: Vec<_> = large.map(|finding| (finding.document.path.as_str(), finding.message.as_str())).collect();
    large.sort_by_key(|(path, _)| *path);
    large
}

/// A set of so many standards, on each of which a policy may be silent.
fn standards(count: usize) -> String {
    let standard = |number| format!("  - {{id: s{number}, title: Standard {number}, policy: {{expects: should}}}}\n");
    let list: String = (0..count).map(standard).collect();
    format!("paramount: standards/v1\nstandards: own\nedition: 2026-11\nlist:\n{list}")
}

#[test]
fn what_stands_beside_a_document_of_too_many_values_is_checked() {
    let many = format!("{BEGIN}commitments:\n{}", "-\n".repeat(200_000));
    let misspelt = BEGIN.replace("example", "other") + "comitments: []\n";
    let checked = checked_soon(&[file("many.yaml", many), file("other.yaml", misspelt)]);
    assert_eq!(
        large(&checked),
        [("many.yaml", "this file has more than 200,000 names, values and lists, so it is not read")]
    );
    assert!(checked.report.findings.iter().any(|finding| finding.rule == "load/unknown-key"));
}

/// Each standard may speak in each document.
#[test]
fn standards_without_end_are_cut_off_and_so_is_what_they_find() {
    let settings = "paramount: config/v1\nstandards: [own.yaml]\n";
    let checked = checked_soon(&[
        file("paramount.yaml", settings),
        file("own.yaml", standards(20_000)),
        file("policy.yaml", BEGIN),
    ]);
    let [(settings, left_out), (document, unlisted)] = large(&checked)[..] else { panic!("{:?}", large(&checked)) };
    assert_eq!(
        (settings, left_out),
        (
            "paramount.yaml",
            "the sets that are named here have 20000 standards together, and only the first 1000 of them count"
        )
    );
    assert_eq!(document, "policy.yaml");
    let of_policy = checked.report.findings.iter().filter(|finding| finding.document.path == "policy.yaml").count();
    assert_eq!(of_policy, 1_001, "{unlisted}");
    assert_eq!(checked.outcome, Outcome::Findings);
}

/// However many documents there are, a report is one that can be opened, and whoever fails by it fails by it still.
#[test]
fn a_run_without_end_lists_so_many_findings_and_counts_the_rest() {
    let policies =
        (0..26).map(|number| file(&format!("p{number}.yaml"), BEGIN.replace("example", &format!("p{number}"))));
    let settings = file("paramount.yaml", "paramount: config/v1\nstandards: [own.yaml]\n");
    // The only error stands in the last document of all.
    let wrong = file("z.yaml", BEGIN.replace("example", "z") + "comitments: []\n");
    let files: Vec<_> = policies.chain([settings, file("own.yaml", standards(1_000)), wrong]).collect();
    let checked = checked_soon(&files);
    let findings = &checked.report.findings;
    assert_eq!((findings.len(), checked.outcome), (MOST_LISTED + 1, Outcome::Findings));
    assert_eq!(findings.iter().filter(|finding| finding.severity == Severity::Error).count(), 1);
    let told = findings.iter().find(|finding| finding.value == "run").expect("it says so");
    assert!(told.more > 1_000 && told.message.contains(&told.more.to_string()), "{}", told.message);
    assert_eq!(told.document.path, "paramount.yaml");
}

#[test]
fn the_worst_findings_of_a_run_are_listed_in_their_order() {
    let root = crate::support::root().join("tests/cases/everything-wrong");
    let request = Request { paths: std::slice::from_ref(&root), root: Some(&root), policies: &[] };
    let workspace = session::read(&request, Materials::Read).expect("a folder").workspace;
    let (findings, _) = paramount::check::check(&workspace, TODAY.parse().expect("a day"));
    let listed = |most| listed(findings.clone(), &workspace, most, |finding| finding.severity != Severity::Note);
    assert_eq!(listed(findings.len()), findings);
    let short = listed(10);
    let (told, short): (Vec<_>, Vec<_>) = short.iter().partition(|finding| finding.value == "run");
    assert_eq!((short.len(), told.len(), told[0].rule.as_str()), (10, 1, "load/too-large"));
    let all = |list: &[&Finding]| list.iter().map(|finding| finding.more + 1).sum::<usize>();
    assert_eq!(told[0].more, all(&findings.iter().collect::<Vec<_>>()) - all(&short));
    assert!(short.iter().all(|finding| finding.severity == Severity::Error));
    let places: Vec<_> = short.iter().filter_map(|kept| findings.iter().position(|finding| finding == *kept)).collect();
    assert!(places.len() == 10 && places.is_sorted(), "{places:?}");
}

/// Who waives what is listed has not waived what is not.
#[test]
fn what_is_not_listed_is_not_waived_with_what_is() {
    let own = standards(1_000);
    let waivers: String = (0..1_000)
        .map(|number| {
            format!(
                "  - {{rule: own/s{number}, document: policy.yaml, reason: The board has agreed., approved_by: Board, until: \
                 2026-12}}\n"
            )
        })
        .collect();
    let settings = format!("paramount: config/v1\nstandards: [own.yaml]\nwaivers:\n{waivers}");
    let checked = checked_soon(&[file("paramount.yaml", settings), file("own.yaml", own), file("policy.yaml", BEGIN)]);
    let waived = checked.report.findings.iter().filter(|finding| finding.suppressed.is_some()).count();
    assert!(waived > 900, "{waived}");
    assert_eq!(large(&checked).len(), 1);
    assert!(
        checked.report.findings.iter().any(|finding| finding.rule == "load/too-large" && finding.suppressed.is_none())
    );
}

#[test]
fn settings_name_a_thousand_files_and_no_more() {
    let many = |count: usize, name: &str| (0..count).map(|number| format!("{name}{number}, ")).collect::<String>();
    for (entry, count) in [("standards", 1_001), ("guidance", 1_001), ("policies", 1_001), ("exclude", 20_000)] {
        let settings = format!("paramount: config/v1\n{entry}: [{}]\n", many(count, "a-file-that-is-not-there-"));
        let checked = checked_soon(&[file("paramount.yaml", settings), file("policy.yaml", BEGIN)]);
        let message = format!("more than 1000 stand under {entry}; this one and those after it do not count");
        assert_eq!(large(&checked), [("paramount.yaml", message.as_str())]);
    }
}

/// A course stands under one edition of many, and an edition is one of many.
#[test]
fn editions_and_courses_without_end_are_held_together_soon() {
    let policy = |number: usize| {
        let text = BEGIN.replace("\"2024\"", &format!("\"{number}\"")) + "status: published\n";
        file(&format!("p{number}.yaml"), text)
    };
    let course = |number: usize| {
        let text = format!("paramount: course/v1\ncourse: c{number}\ntitle: A course\npolicy: example\n");
        file(&format!("c{number}.yaml"), text)
    };
    let files: Vec<_> = (0..600).flat_map(|number| [policy(1_000 + number), course(number)]).collect();
    let checked = checked_soon(&files);
    assert!(!checked.report.findings.iter().any(|finding| finding.rule == "course/policy-unresolved"));
    // And all of them of one name.
    let same: Vec<_> = (0..600).map(|number| file(&format!("p{number}.yaml"), BEGIN)).collect();
    let checked = checked_soon(&same);
    let twice = checked.report.findings.iter().filter(|finding| finding.rule == "document/duplicate-id").count();
    assert_eq!(twice, 599);
}

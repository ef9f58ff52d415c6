//! A finding keeps its identity while what it is about stays as it was: lines added above, lists in another order,
//! another working directory and another day change no fingerprint.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use paramount::commands::Outcome;
use paramount::finding::Finding;
use serde_yaml::Value;

use crate::support::{TODAY, check, copy_into, files_below, root};

#[test]
fn lines_added_above_change_no_fingerprint() {
    for source in folders() {
        let (plain, moved) = (copy(&source, |text| text), copy(&source, |text| format!("# a remark\n\n{text}")));
        let (before, after) = (found(plain.path(), TODAY), found(moved.path(), TODAY));
        assert_same(&before, &after, &source);
    }
}

/// Written anew from its values, so that both sides are written alike, once with every list turned round. The order of
/// options is what a choice means, and standards are left as they are.
#[test]
fn lists_in_another_order_change_no_fingerprint() {
    for source in folders() {
        let (plain, turned) = (copy(&source, |text| anew(text, false)), copy(&source, |text| anew(text, true)));
        let (before, after) = (found(plain.path(), TODAY), found(turned.path(), TODAY));
        assert_same(&before, &after, &source);
    }
}

/// A day later nothing else is wrong, and what is wrong is known by the same fingerprints.
#[test]
fn another_day_changes_no_fingerprint() {
    for source in folders() {
        let folder = copy(&source, |text| text);
        assert_same(&found(folder.path(), TODAY), &found(folder.path(), "2026-11-23"), &source);
    }
}

#[test]
fn another_working_directory_changes_nothing_at_all() {
    let folder = copy(&root().join("policies"), |text| text);
    fs::create_dir(folder.path().join(".git")).expect("a folder");
    let run = |at: &Path, path: &str| {
        let run = assert_cmd::Command::cargo_bin("paramount")
            .expect("the binary")
            .current_dir(at)
            .env_clear()
            .args(["check", "--format", "json", "--today", TODAY, path])
            .output()
            .expect("the command runs");
        String::from_utf8(run.stdout).expect("text")
    };
    let whole = folder.path().to_str().expect("a path in UTF-8");
    let reports = [run(folder.path(), "."), run(&folder.path().join("partnerships"), ".."), run(Path::new("/"), whole)];
    assert!(reports[0].contains("\"fingerprint\": \""));
    assert!(reports.iter().all(|report| *report == reports[0]));
}

/// Folders with findings of every rule.
fn folders() -> [PathBuf; 3] {
    ["policies", "tests/examples/course-repo", "tests/cases/everything-wrong"].map(|folder| root().join(folder))
}

/// A copy of a folder with every document that can be read rewritten.
fn copy(from: &Path, rewrite: impl Fn(String) -> String) -> tempfile::TempDir {
    let to = tempfile::tempdir().expect("a folder");
    copy_into(from, to.path());
    for file in files_below(to.path()) {
        let text = String::from_utf8(fs::read(&file).expect("a file")).ok();
        if let Some(text) = text.filter(|text| text.starts_with("paramount: ")) {
            fs::write(file, rewrite(text)).expect("a file");
        }
    }
    to
}

/// The document written anew, with its lists turned round where asked; as it was where it cannot be read by others or
/// is no policy, course or catalogue.
fn anew(text: String, turn: bool) -> String {
    let rewritten = ["policy", "course", "guidance"].iter().any(|kind| text.starts_with(&format!("paramount: {kind}")));
    match serde_yaml::from_str::<Value>(&text) {
        Ok(mut value) if rewritten => {
            if turn {
                turn_round(&mut value);
            }
            serde_yaml::to_string(&value).expect("what was read can be written")
        }
        _ => text,
    }
}

fn turn_round(value: &mut Value) {
    match value {
        Value::Sequence(items) => {
            items.reverse();
            items.iter_mut().for_each(turn_round);
        }
        // The versions of a policy follow each other, so another order says something else.
        Value::Mapping(entries) => {
            entries.iter_mut().filter(|(key, _)| *key != "versions").for_each(|(_, value)| turn_round(value));
        }
        _ => {}
    }
}

fn found(folder: &Path, today: &str) -> Vec<Finding> {
    let root = fs::canonicalize(folder).expect("the folder that was made");
    let checked = check(&root, today, &[]);
    assert_ne!(checked.outcome, Outcome::Nothing, "{}", folder.display());
    checked.report.findings
}

fn assert_same(before: &[Finding], after: &[Finding], source: &Path) {
    assert!(before.len() > 20, "{}: too few findings to tell", source.display());
    let by_print = |findings: &[Finding]| -> BTreeMap<String, String> {
        let told = |finding: &Finding| {
            format!("{} {} {:?} = {:?}", finding.document.path, finding.rule, finding.subject, finding.value)
        };
        findings.iter().map(|finding| (finding.fingerprint.clone(), told(finding))).collect()
    };
    let (before, after) = (by_print(before), by_print(after));
    let only = |one: &BTreeMap<String, String>, other: &BTreeMap<String, String>| -> Vec<String> {
        one.iter().filter(|(print, _)| !other.contains_key(*print)).map(|(_, told)| told.clone()).collect()
    };
    let (gone, come) = (only(&before, &after), only(&after, &before));
    assert!(
        gone.is_empty() && come.is_empty(),
        "{}: known no more:\n  {}\nnot known before:\n  {}",
        source.display(),
        gone.join("\n  "),
        come.join("\n  ")
    );
}

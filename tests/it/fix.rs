//! `check --fix`: what is mended, what is left, and how a file is written.

mod damage;
mod kinds;
mod many;
mod writing;

use std::fs;
use std::path::{Path, PathBuf};

use paramount::model::Kind;
use paramount::model::located::Read;
use paramount::session::mend_text;

use crate::support::{Checked, TODAY, check_with, copy_into, files_below, root};

/// How a policy begins.
const BEGIN: &str = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example policy\n";

/// A text after everything was mended that reading it finds.
fn mended(text: &str) -> String {
    let kind = text.trim_start_matches('\u{feff}').strip_prefix("paramount: ").and_then(|rest| rest.split('/').next());
    let kind = kind.and_then(|kind| Kind::read(kind).ok()).expect("a document of ours");
    mend_text("example.yaml", kind, text.to_owned()).expect("a text").after.0
}

/// What stands below the head of a policy, mended.
fn below(text: &str) -> String {
    let mended = mended(&format!("{BEGIN}{text}"));
    mended.strip_prefix(BEGIN).unwrap_or_else(|| panic!("the head changed:\n{mended}")).to_owned()
}

/// A folder with a policy that says this below its head.
fn folder_with(text: &str) -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made");
    fs::write(root.join("policy.yaml"), format!("{BEGIN}{text}")).expect("a file");
    (folder, root)
}

fn fix(root: &Path) -> Checked {
    check_with(root, TODAY, &[], &["--fix"])
}

fn policy_in(root: &Path) -> String {
    fs::read_to_string(root.join("policy.yaml")).expect("the policy")
}

/// Every case and every example: what is left after one run is left after two.
#[test]
fn a_second_run_changes_nothing() {
    let folders = ["tests/cases", "tests/examples", "tests/courses", "tests/change", "policies"];
    for name in folders {
        let folder = tempfile::tempdir().expect("a folder");
        copy_into(&root().join(name), folder.path());
        let path = fs::canonicalize(folder.path()).expect("the folder that was made");
        fix(&path);
        let texts = || -> Vec<(PathBuf, Vec<u8>)> {
            files_below(&path).into_iter().map(|file| (file.clone(), fs::read(file).expect("a file"))).collect()
        };
        let first = texts();
        let again = fix(&path).report.mended.expect("it says what was mended");
        assert!(again.iter().all(|document| document.made.is_empty()), "{name}: {again:#?}");
        assert!(texts() == first, "{name} changed again");
    }
}

#[test]
fn what_is_sound_is_left_as_it_is() {
    for file in files_below(&root().join("policies")) {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        if !text.starts_with("paramount: ") {
            continue;
        }
        assert_eq!(mended(&text), text, "{}", file.display());
    }
}

#[test]
fn the_report_is_of_the_files_as_they_now_are() {
    let (_folder, root) = folder_with("Area: Example\napproval: {by: Executive Group, date: 5th of Nov 2024}\n");
    let before = check_with(&root, TODAY, &[], &[]).report;
    assert_eq!(before.findings.iter().filter(|finding| finding.fix.is_some()).count(), 2);
    assert!(before.mended.is_none());
    let after = fix(&root).report;
    assert!(!after.findings.iter().any(|finding| finding.rule.starts_with("load/")));
    let documents = after.mended.expect("it says what was mended");
    let lines: Vec<(u32, &str)> = documents[0].made.iter().map(|made| (made.line, made.title.as_str())).collect();
    assert_eq!(lines, [(5, "write area"), (6, "write the date as 2024-11-05")]);
    assert_eq!(
        policy_in(&root),
        format!("{BEGIN}area: Example\napproval: {{by: Executive Group, date: 2024-11-05}}\n")
    );
}

#[test]
fn what_is_waived_is_left() {
    let (_folder, root) = folder_with("Area: Example\nreview: {every: 1 year, next_due: March 2027}\n");
    let waiver = "paramount: config/v1\nwaivers:\n  - {rule: load/unknown-key, document: policy.yaml, reason: being \
                  moved, approved_by: Training manager, until: 2026-12-31}\n";
    fs::write(root.join("paramount.yaml"), waiver).expect("settings");
    fix(&root);
    assert_eq!(policy_in(&root), format!("{BEGIN}Area: Example\nreview: {{every: 1 year, next_due: 2027-03}}\n"));
}

#[test]
fn with_a_base_the_files_of_now_are_mended() {
    let (_folder, root) = folder_with("area: Example\n");
    let git = |arguments: &[&str]| {
        let done = std::process::Command::new("git")
            .current_dir(&root)
            .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
            .args(arguments)
            .output();
        assert!(done.expect("git").status.success(), "{arguments:?}");
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "first"]);
    fs::write(root.join("policy.yaml"), format!("{BEGIN}Area: Example\n")).expect("a change");
    let checked = check_with(&root, TODAY, &[], &["--fix", "--base", "HEAD"]);
    assert_eq!(policy_in(&root), format!("{BEGIN}area: Example\n"));
    assert_eq!(checked.report.summary.new, 0, "{:#?}", checked.report.findings);
}

/// What `--fix --diff` prints of the folder; it writes nothing.
fn shown(root: &Path) -> String {
    let shown = assert_cmd::Command::cargo_bin("paramount")
        .expect("the binary")
        .current_dir(root)
        .args(["check", ".", "--root", ".", "--today", TODAY, "--fix", "--diff"])
        .output()
        .expect("it runs");
    String::from_utf8(shown.stdout).expect("text")
}

#[test]
fn a_folder_in_which_nothing_is_to_be_checked_is_not_passed_over_in_silence() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut command = assert_cmd::Command::cargo_bin("paramount").expect("the binary");
    let output = command.current_dir(folder.path()).args(["check", ".", "--root", ".", "--fix", "--diff"]).output();
    let output = output.expect("it runs");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(3), 0));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("paramount: nothing to check"), "{output:?}");
}

#[test]
fn what_could_lead_to_a_person_is_kept_and_not_shown() {
    let text = "notes: >-\n  Kyl\u{e9} M, born 3 May 2012, was seen\nsubject: children\nperiod: {from: 2024, to: 2026}\n\
                review: {every: 1 year}\nArea: Example\n";
    let (_folder, root) = folder_with(text);
    let shown = shown(&root);
    assert!(shown.contains("+area: Example") && !shown.contains("Kyl") && !shown.contains("2012"), "{shown}");
    assert_eq!(policy_in(&root), format!("{BEGIN}{text}"), "nothing is written");
    fix(&root);
    assert_eq!(policy_in(&root), format!("{BEGIN}{}", text.replace("Area", "area")));
}

/// A name on one line and a date of birth on another: whichever is made unreadable, the two would tell who it is.
#[test]
fn lines_beside_what_could_lead_to_a_person_are_not_shown() {
    for text in [
        "notes: Kyle Menton\nborn: 3 May 2012\nArea: Example\n",
        "notes: Kyle Menton, born\narea: 3 May 2012\nAudience: Example\n",
        "notes: seen\nArea: Kyle\ndate_of_birth: 3 May 2012\n",
        "# Kyle Menton\n# born 3 May 2012\nArea: Example\n",
        "# Kyle Menton, born\n# 3 May 2012\nArea: Example\n",
        "Area: Example # Kyle Menton\nsubject: children # born 3 May 2012\n",
        "approval: {by: \"Kyle, born on\", date: 3 May 2012}\nArea: Example\n",
        "notes: |\n  Kyle Menton\n  born 3 May 2012\nreview:\n\tevery: 1 year\n",
    ] {
        let (_folder, root) = folder_with(text);
        let shown = shown(&root);
        assert!(shown.contains("@@ -") && shown.contains("not shown: something on these lines"), "{shown}");
        assert!(!shown.contains("Kyle") && !shown.contains("2012"), "{shown}");
    }
}

#[test]
fn what_a_terminal_would_obey_is_shown_as_codes() {
    let (_folder, root) = folder_with("notes: a \u{202e} ::error::x\nArea: Example\n");
    let look = paramount::report::Look { color: true, width: 100 };
    let (mut out, mut errors) = (Vec::new(), Vec::new());
    let mut console = paramount::commands::Console {
        out: &mut out,
        errors: &mut errors,
        look,
        today: jiff::civil::date(2026, 11, 22),
    };
    let folder = root.to_str().expect("a path");
    let arguments = ["paramount", "check", folder, "--root", folder, "--fix", "--diff"];
    let cli = clap::Parser::try_parse_from(arguments).expect("arguments that parse");
    paramount::commands::run(cli, &mut console);
    let shown = String::from_utf8(out).expect("text");
    assert!(shown.contains("\u{1b}[32m+area: Example\u{1b}[0m"), "{shown}");
    assert!(!shown.contains('\u{202e}') && !shown.contains("::error"), "{shown}");
}

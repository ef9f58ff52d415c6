//! Where reports are written: over an older report, and over nothing that was read; into no pipe, and through no link.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::TODAY;

const POLICY: &str = "paramount: policy/v1\npolicy: p\nedition: \"2024\"\ntitle: Example policy\n";
const COURSE: &str = "paramount: course/v1\ncourse: c\ntitle: Example course\npolicy: p@2024\nmaterials: [lesson.md]\n";
const STANDARDS: &str = "paramount: standards/v1\nstandards: local\nedition: 2026-11\nlist: []\n";
const CONFIG: &str = "paramount: config/v1\nstandards: [shared@2026-11, local.yaml]\n";

/// The folder that is checked, with every kind of file that a run reads, beside one that is none of its business.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let root = fs::canonicalize(folder.path()).expect("the folder that was made").join("root");
    fs::create_dir_all(root.join("sub")).expect("folders");
    fs::create_dir(root.with_file_name("outside")).expect("a folder");
    for (name, text) in [
        ("policy.yaml", POLICY),
        ("broken.yaml", "paramount: policy/v1\npolicy: q: r\n"),
        ("nearly.yaml", "paramuont: policy/v1\npolicy: q\n"),
        ("course.yaml", COURSE),
        ("lesson.md", "# Lesson\n"),
        ("local.yaml", STANDARDS),
        ("paramount.yaml", CONFIG),
    ] {
        fs::write(root.join(name), text).expect("a file");
    }
    (folder, root)
}

/// Runs a command in the folder; gives its exit code and what it says of failures.
fn run(root: &Path, command: &str, arguments: &[&str]) -> (i32, String) {
    let mut run = Command::new(env!("CARGO_BIN_EXE_paramount"));
    run.current_dir(root).args([command, ".", "--root", "."]).args(arguments);
    let output = run.output().expect("it runs");
    (output.status.code().expect("an exit code"), String::from_utf8(output.stderr).expect("text"))
}

fn check(root: &Path, report: &str) -> (i32, String) {
    run(root, "check", &["--today", TODAY, "--fail-on", "never", "--report", report])
}

/// Every file below a folder with what is in it.
fn texts(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut files = crate::support::files_below(folder);
    files.sort();
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(&file).expect("text"))).collect()
}

#[test]
fn nothing_that_was_read_gives_way_to_a_report() {
    let (_folder, root) = folder();
    fs::hard_link(root.join("policy.yaml"), root.join("sub/hard.json")).expect("a link");
    symlink("../policy.yaml", root.join("sub/soft.json")).expect("a link");
    let absolute = root.join("policy.yaml").display().to_string();
    let before = texts(&root);
    for file in [
        "policy.yaml",
        "./policy.yaml",
        "sub/../policy.yaml",
        &absolute,
        "broken.yaml",
        "nearly.yaml",
        "course.yaml",
        "lesson.md",
        "local.yaml",
        "paramount.yaml",
        "sub/hard.json",
        "sub/soft.json",
    ] {
        let (code, said) = check(&root, &format!("json={file}"));
        assert!(code == 2 && said.contains("the report") && said.contains(file), "{file}: {code} {said}");
        assert!(texts(&root) == before, "{file} was written");
    }
    for command in ["due", "compare", "coverage", "summary"] {
        let (code, said) = run(&root, command, &["--report", "html=policy.yaml"]);
        assert!(code == 2 && said.contains("policy.yaml, which was read for it"), "{command}: {code} {said}");
    }
    let mut diff = Command::new(env!("CARGO_BIN_EXE_paramount"));
    diff.current_dir(&root).args(["diff", "policy.yaml", "policy.yaml", "--report", "html=course.yaml"]);
    let output = diff.output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("a document of paramount"));
    assert!(texts(&root) == before);
}

#[test]
fn a_report_takes_the_place_of_an_older_one() {
    let (_folder, root) = folder();
    for _ in 0..2 {
        for report in ["json=sub/report.json", "markdown=report.md", "html=../outside/report.html"] {
            let (code, said) = check(&root, report);
            assert_eq!((code, said.as_str()), (0, ""), "{report}");
        }
    }
    assert!(fs::read_to_string(root.join("sub/report.json")).expect("a report").contains("check-report/v1"));
    assert!(root.with_file_name("outside").join("report.html").is_file());
}

#[test]
fn a_link_takes_no_report_out_of_the_folder() {
    let (_folder, root) = folder();
    let outside = root.with_file_name("outside");
    symlink(&outside, root.join("reports")).expect("a link");
    symlink(root.join("sub"), root.join("inside")).expect("a link");
    symlink(outside.join("report.json"), root.join("report.json")).expect("a link");
    let absolute = format!("json={}", root.join("reports/x.json").display());
    for report in ["json=reports/x.json", "json=./sub/../reports/x.json", "json=report.json", &absolute] {
        let (code, said) = check(&root, report);
        assert!(code == 2 && said.contains("link"), "{report}: {code} {said}");
    }
    assert_eq!(fs::read_dir(&outside).expect("the folder").count(), 0);
    assert_eq!(check(&root, "json=inside/x.json").0, 0);
    assert!(root.join("sub/x.json").is_file());
    // The folder itself may be called by a link.
    symlink(&root, root.with_file_name("called")).expect("a link");
    let called = format!("json={}", root.with_file_name("called").join("y.json").display());
    assert_eq!(check(&root, &called).0, 0);
    assert!(root.join("y.json").is_file());
}

#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let (_folder, root) = folder();
    let made = Command::new("mkfifo").arg(root.join("pipe.yaml")).status().expect("mkfifo");
    assert!(made.success());
    for file in ["pipe.yaml", "/dev/null", "sub"] {
        let (code, said) = check(&root, &format!("json={file}"));
        assert!(code == 2 && said.contains("cannot be written: it is"), "{file}: {code} {said}");
    }
    for more in [&[][..], &["--force"]] {
        let mut new = Command::new(env!("CARGO_BIN_EXE_paramount"));
        new.current_dir(&root).args(["new", "policy", "pipe.yaml", "--no-ask"]).args(more);
        assert_eq!(new.output().expect("it ends").status.code(), Some(2));
    }
}

#[test]
fn of_two_reports_into_one_file_none_is_lost() {
    let (_folder, root) = folder();
    for other in ["html=a.json", "html=./a.json", "html=sub/../a.json"] {
        let arguments = ["--today", TODAY, "--fail-on", "never", "--report", "json=a.json", "--report", other];
        let (code, said) = run(&root, "check", &arguments);
        assert!(code == 2 && said.contains("two reports are to be written to"), "{other}: {code} {said}");
        let first = fs::read_to_string(root.join("a.json")).expect("the first report");
        assert!(first.starts_with('{'), "{other}");
    }
}

//! Does another program read our calendar? `ci/test.sh` installs Python's `icalendar` under `target/calendar`; where it is
//! missing, the test says that it was left out.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

use assert_cmd::Command;

use crate::support::root;

#[test]
fn an_independent_library_reads_the_calendar_of_the_five_policies() {
    let root = root();
    let python = root.join("target/calendar/bin/python");
    if !python.exists() {
        eprintln!("left out: Python's icalendar is not installed (ci/test.sh installs it)");
        return;
    }
    let calendar = Command::cargo_bin("paramount")
        .expect("the binary")
        .current_dir(&root)
        .args(["due", "policies", "--today", "2026-11-22", "--format", "ics"])
        .output()
        .expect("the command runs");
    let read = Command::new(python)
        .arg(root.join("tests/it/support/read_ics.py"))
        .write_stdin(calendar.stdout)
        .output()
        .expect("Python runs");
    let (out, errors) = (String::from_utf8_lossy(&read.stdout), String::from_utf8_lossy(&read.stderr));
    assert!(read.status.success(), "{out}{errors}");
    for event in ["2020-04-30 Hampshire", "2026-02-28 Islington", "2026-11-30 Isle of Wight"] {
        assert!(out.contains(event), "{event} is not among\n{out}");
    }
}

//! `paramount due` from outside: every format of one mixed set of documents, what the run answers, and that neither
//! time zone nor language changes a byte.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

mod dates;
pub(crate) mod documents;

use std::path::Path;

use assert_cmd::Command;

use documents::MIXED;

use crate::support::root;

const FORMATS: [&str; 6] = ["human", "json", "csv", "markdown", "html", "ics"];

fn mixed() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (path, text) in MIXED {
        let file = folder.path().join(path);
        std::fs::create_dir_all(file.parent().expect("a parent")).expect("a folder in it");
        std::fs::write(file, text).expect("a file in it");
    }
    folder
}

fn due(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
    command.env_clear().current_dir(folder).args(["due", ".", "--root", ".", "--today", "2026-11-22"]).args(arguments);
    command
}

/// What a run prints, whatever it answers.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = due(folder, arguments).output().expect("it runs");
    String::from_utf8(output.stdout).expect("it prints text")
}

macro_rules! snapshot {
    ($name:ident, $arguments:expr) => {
        #[test]
        fn $name() {
            let version = concat!("\"version\": \"", env!("CARGO_PKG_VERSION"), "\"");
            let text = printed(mixed().path(), &$arguments).replace(version, "\"version\": \"VERSION\"");
            // Line ends count in CSV and iCalendar, and a snapshot does not show them.
            insta::assert_snapshot!(text.replace("\r\n", "<CRLF>\n"));
        }
    };
}

snapshot!(human, ["--format", "human"]);
snapshot!(human_by_owner, ["--format", "human", "--by", "owner"]);
snapshot!(human_within_half_a_year, ["--within", "6 months"]);
snapshot!(json, ["--format", "json"]);
snapshot!(csv, ["--format", "csv"]);
snapshot!(markdown, ["--format", "markdown"]);
snapshot!(markdown_by_owner, ["--format", "markdown", "--by", "owner"]);
snapshot!(ics, ["--format", "ics"]);

#[test]
fn nothing_acts_on_a_console() {
    let folder = mixed();
    for format in FORMATS {
        let text = printed(folder.path(), &["--format", format]);
        let acts = |letter: char| (letter.is_control() && !"\r\n".contains(letter)) || letter == '\u{202e}';
        assert!(!text.contains(acts), "{format}");
        for mark in ["##vso[", "##[", "::error"] {
            assert!(!text.contains(mark), "{mark} in {format}");
        }
    }
}

#[test]
fn time_zone_and_language_change_nothing() {
    let folder = mixed();
    for format in FORMATS {
        let plain = printed(folder.path(), &["--format", format]);
        for (zone, language) in
            [("Pacific/Kiritimati", "tr_TR.UTF-8"), ("America/Los_Angeles", "de_DE.UTF-8"), ("Europe/London", "ar_EG")]
        {
            let mut elsewhere = due(folder.path(), &["--format", format]);
            elsewhere.env("TZ", zone).env("LC_ALL", language).env("LANG", language).env("LANGUAGE", language);
            let output = elsewhere.output().expect("it runs");
            assert_eq!(String::from_utf8_lossy(&output.stdout), plain, "{format} in {zone}, {language}");
        }
    }
}

#[test]
fn a_calendar_program_reads_the_calendar() {
    let text = printed(mixed().path(), &["--format", "ics"]);
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "lines end with CR and LF");
    assert!(text.split("\r\n").all(|line| line.len() <= 75), "lines fold at 75 octets");
    let unfolded = text.replace("\r\n ", "");
    let starting = |start: &str| unfolded.split("\r\n").filter(|line| line.starts_with(start)).count();
    let mut names: Vec<&str> = unfolded.split("\r\n").filter(|line| line.starts_with("UID:")).collect();
    names.dedup();
    assert_eq!(names.len(), starting("BEGIN:VEVENT"), "no name stands twice");
    for once in ["DTSTAMP:20261122T000000Z", "DTSTART;VALUE=DATE:", "SUMMARY:", "BEGIN:VALARM", "TRIGGER:-P"] {
        assert_eq!(starting(once), starting("BEGIN:VEVENT"), "{once}");
    }
    let table = printed(mixed().path(), &["--format", "csv"]);
    let undated = table.lines().filter(|line| line.starts_with("undated,")).count();
    assert_eq!(starting("BEGIN:VEVENT") + undated + 1, table.lines().count(), "an event a date");
}

#[test]
fn an_independent_library_reads_hostile_text() {
    // `ci/test.sh` installs it.
    let root = root();
    let python = root.join("target/calendar/bin/python");
    if !python.exists() {
        eprintln!("left out: Python's icalendar is not installed (ci/test.sh installs it)");
        return;
    }
    let mut reader = Command::new(python);
    reader.arg(root.join("tests/it/support/read_ics.py")).write_stdin(printed(mixed().path(), &["--format", "ics"]));
    let output = reader.env("PYTHONUTF8", "1").output().expect("it runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().count(), 9, "an event a date");
}

#[test]
fn the_json_is_what_its_schema_says() {
    let schema =
        Command::new(env!("CARGO_BIN_EXE_paramount")).args(["schema", "due-report"]).output().expect("it runs");
    let schema: serde_json::Value = serde_json::from_slice(&schema.stdout).expect("a schema");
    let report: serde_json::Value =
        serde_json::from_str(&printed(mixed().path(), &["--format", "json"])).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a usable schema");
    let faults: Vec<String> = validator.iter_errors(&report).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(report["paramount"], "due-report/v1");
}

#[test]
fn exit_codes() {
    let folder = mixed();
    let code = |arguments: &[&str]| due(folder.path(), arguments).output().expect("it runs").status.code();
    assert_eq!(code(&[]), Some(0), "overdue dates are what was asked for");
    assert_eq!(code(&["--within", "often"]), Some(2));
    assert_eq!(code(&["--within", "7 working days"]), Some(2));
    assert_eq!(code(&["no-such-file.yaml"]), Some(2));
    assert_eq!(code(&["--report", "ics=no-such-folder/due.ics"]), Some(2));
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(due(empty.path(), &[]).output().expect("it runs").status.code(), Some(3));
    assert_eq!(due(empty.path(), &["--format", "json"]).output().expect("it runs").status.code(), Some(3));
}

#[test]
fn reports_are_written_beside_what_is_printed() {
    let folder = mixed();
    let files: Vec<String> = FORMATS.iter().map(|format| format!("{format}=out.{format}")).collect();
    let arguments: Vec<&str> = files.iter().flat_map(|file| ["--report", file]).collect();
    let human = printed(folder.path(), &arguments);
    for format in FORMATS {
        let file = std::fs::read_to_string(folder.path().join(format!("out.{format}"))).expect("it is there");
        assert_eq!(file, printed(folder.path(), &["--format", format]), "{format}");
    }
    assert_eq!(human, printed(folder.path(), &["--format", "human"]));
}

//! The editor and the command line say the same: rule, words, severity, place and fingerprint.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use paramount::report::escape;
use serde_json::Value;

use super::editor::Editor;
use crate::support::{TODAY, check, root};

/// A finding as both sides have it: rule, severity, words, fingerprint, line and column, from 0 and in units of UTF-16.
type Told = (String, u64, String, String, u64, u64);

/// What `check` says of a folder, by path.
fn by_check(folder: &Path) -> BTreeMap<String, BTreeSet<Told>> {
    let mut all: BTreeMap<String, BTreeSet<Told>> = BTreeMap::new();
    for finding in check(folder, TODAY, &[]).report.findings {
        let place = &finding.place;
        let part = place.part.as_deref().map(|part| format!("{}: ", escape::line(part))).unwrap_or_default();
        let (message, help) = (escape::line(&finding.message), escape::line(&finding.help));
        let text = fs::read_to_string(folder.join(&finding.document.path)).unwrap_or_default();
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let line = text.split('\n').nth(place.line as usize - 1).unwrap_or_default();
        let is_text = !line.is_empty();
        let column = place.column as usize - 1;
        let units: usize = if is_text { line.chars().take(column).map(char::len_utf16).sum() } else { column };
        let severity = match finding.severity.word() {
            "error" => 1,
            "warning" => 2,
            _ => 3,
        };
        let told = (
            finding.rule,
            severity,
            format!("{part}{message}\nwhat to do: {help}"),
            finding.fingerprint,
            u64::from(place.line - 1),
            units as u64,
        );
        if finding.suppressed.is_none() {
            all.entry(finding.document.path.clone()).or_default().insert(told);
        }
    }
    all
}

/// What the server says of a folder, by path.
fn by_server(editor: &mut Editor) -> BTreeMap<String, BTreeSet<Told>> {
    let folder = format!("{}/", editor.address(""));
    let mut all = BTreeMap::new();
    for (address, diagnostics) in editor.all_diagnostics() {
        let path = address.strip_prefix(&folder).expect("a file of the folder").replace("%20", " ");
        let told: BTreeSet<Told> = diagnostics.iter().map(told).collect();
        assert_eq!(told.len(), diagnostics.len(), "{path}: each has its own fingerprint");
        if !told.is_empty() {
            all.insert(path, told);
        }
    }
    all
}

fn told(diagnostic: &Value) -> Told {
    let text = |pointer: &str| diagnostic.pointer(pointer).and_then(Value::as_str).expect("a text").to_owned();
    let number = |pointer: &str| diagnostic.pointer(pointer).and_then(Value::as_u64).expect("a number");
    (
        text("/code"),
        number("/severity"),
        text("/message"),
        text("/data/fingerprint"),
        number("/range/start/line"),
        number("/range/start/character"),
    )
}

pub(super) fn assert_same(editor: &mut Editor, name: &str) -> usize {
    let folder = editor.folder().to_path_buf();
    let (check, server) = (by_check(&folder), by_server(editor));
    let names = |all: &BTreeMap<String, BTreeSet<Told>>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&server), names(&check), "{name}");
    for (path, told) in &check {
        assert_eq!(&server[path], told, "{name}: {path}");
    }
    check.values().map(BTreeSet::len).sum()
}

#[test]
fn the_server_says_of_every_case_what_check_says() {
    let cases = fs::read_dir(root().join("tests/cases")).expect("the cases").flatten().map(|case| case.path());
    let more =
        ["tests/examples/course-repo", "tests/parity", "policies/partnerships"].map(|folder| root().join(folder));
    let mut found = 0;
    for folder in cases.filter(|case| case.is_dir()).chain(more) {
        let mut editor = Editor::over(&folder);
        found += assert_same(&mut editor, &folder.display().to_string());
    }
    assert!(found > 1000, "{found}");
}

/// What only an editor holds is judged as `check` judges it once it is saved, and what stands under it too.
#[test]
fn what_is_written_is_judged_as_if_it_were_saved() {
    let mut editor = Editor::over(&root().join("tests/examples/course-repo"));
    editor.settle();
    let paths: Vec<String> = {
        let mut all: Vec<_> = crate::support::files_below(editor.folder());
        all.sort();
        let shown =
            |path: &std::path::PathBuf| path.strip_prefix(editor.folder()).expect("below").display().to_string();
        all.iter().map(shown).filter(|path| path.ends_with(".yaml") || path.ends_with(".md")).collect()
    };
    assert!(paths.len() > 4, "{paths:?}");
    for path in &paths {
        let text = fs::read_to_string(editor.folder().join(path)).expect("a text");
        editor.open_as(path, &text);
        assert_eq!(editor.settle(), 0, "{path}: opening changes nothing");
        // Some lines go, one after the other, each put back when the next one goes.
        let lines: Vec<&str> = text.lines().collect();
        for gone in (1..lines.len()).step_by(lines.len().div_ceil(2)) {
            let written: String =
                lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| format!("{line}\n")).collect();
            editor.write(path, &written);
            editor.settle();
        }
        let last = lines[..lines.len() - 1].join("\n");
        editor.write(path, &last);
        editor.settle();
        fs::write(editor.folder().join(path), &last).expect("a file");
        assert_same(&mut editor, path);
    }
}

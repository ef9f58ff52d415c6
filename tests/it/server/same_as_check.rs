//! The editor and the command line say the same: rule, words, severity, place and fingerprint.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::Path;

use paramount::model::Kind;
use paramount::report::escape;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use serde_json::Value;

use super::editor::Editor;
use crate::support::pair::completed;
use crate::support::{TODAY, check, root};
use crate::{answers, any_input, change_laws};

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
        let text = || fs::read(folder.join(path)).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
        assert_eq!(&server[path], told, "{name}: {path}\n{}", text().unwrap_or_default());
    }
    check.values().map(BTreeSet::len).sum()
}

/// Whether an editor that is opened now is told the very same, down to the other places that findings name.
pub(super) fn assert_as_opened_now(editor: &mut Editor) {
    let folder = editor.folder().to_path_buf();
    let mut other = Editor::at(&folder, &["utf-16"]);
    let (here, there) = (editor.all_diagnostics(), other.all_diagnostics());
    for (address, told) in here.iter().filter(|(_, told)| !told.is_empty()) {
        assert_eq!(Some(told), there.get(address), "{address}");
    }
    let silent = |address: &&String| here.get(*address).is_none_or(Vec::is_empty);
    assert_eq!(there.iter().filter(|(_, told)| !told.is_empty()).map(|(address, _)| address).find(silent), None);
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
        assert_as_opened_now(&mut editor);
    }
}

/// Files of every kind at random that name one another: what they say, and what is written in their place.
struct Generated(TestRunner);

impl Generated {
    fn one<T: Debug>(&mut self, strategy: impl Strategy<Value = T>) -> T {
        strategy.new_tree(&mut self.0).expect("a value").current()
    }

    /// A text for the file of this number: of policies some share their names, and courses name them.
    fn text(&mut self, number: usize) -> String {
        let other = self.one(0..20_u8);
        match number % 4 {
            0 => {
                let text = self.one(change_laws::generated());
                let status =
                    self.one(select(vec!["", "status: draft\n", "supersedes: p1@2024\n", "status: withdrawn\n"]));
                completed(Kind::Policy, &format!("policy: p{other}\n{status}{text}"))
            }
            1 | 2 => {
                let taught_from = self.one(select(vec![
                    "",
                    "materials: [../0/3.md, ../1/19.md]\nevidence: {child-voice: [{where: ../0/3.md#a}]}\n",
                    "materials: [../2/11.md, gone.md]\n",
                ]));
                let edition = self.one(select(vec!["", "@2024", "@2023"]));
                let text = self.one(answers::course()).replace("course: example", &format!("course: c{number}"));
                format!("{text}policy: p{other}{edition}\n{taught_from}")
            }
            _ => String::from_utf8_lossy(&self.one(any_input::pieces())).into_owned(),
        }
    }
}

/// 200 files, judged in one session each time: as they lie there, and as somebody writes them anew, a few at a time.
#[test]
fn generated_files_are_judged_as_check_judges_them() {
    const FILES: usize = 200;
    let mut generated = Generated(TestRunner::default());
    let path = |number: usize| format!("{}/{number}.{}", number % 3, if number % 8 == 3 { "md" } else { "yaml" });
    let begun: Vec<(String, String)> = (0..FILES).map(|number| (path(number), generated.text(number))).collect();
    let files: Vec<(&str, &str)> = begun.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut editor = Editor::with(&files);
    assert!(assert_same(&mut editor, "as they lie there") > FILES);
    for number in 0..FILES {
        let text = generated.text(number);
        editor.open_as(&path(number), &text);
        fs::write(editor.folder().join(path(number)), &text).expect("a file");
        if number % 10 == 0 {
            editor.settle();
        }
    }
    assert_same(&mut editor, "as they were written");
    assert_as_opened_now(&mut editor);
    editor.assert_sound("200 files");
}

//! What can be done from an editor: the mends of `--fix`, what answers a silent standard, a waiver to decide on.

use std::fs;

use serde_json::{Value, json};

use super::editor::Editor;
use super::program::edited;
use crate::support::{check_with, copy_into, root};

/// What can be done in a file, from its first to its last line, about these findings or all.
fn actions(editor: &mut Editor, path: &str, diagnostics: &[Value], only: &str) -> Vec<Value> {
    let range = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9999, "character": 0}});
    let context = json!({"diagnostics": diagnostics, "only": [only]});
    let document = json!({"uri": editor.address(path)});
    let params = json!({"textDocument": document, "range": range, "context": context});
    editor.ask("textDocument/codeAction", params).as_array().expect("actions").clone()
}

fn edits<'a>(action: &'a Value, editor: &Editor, path: &str) -> &'a Value {
    &action["edit"]["changes"][editor.address(path)]
}

/// Every case of `--fix`, and of slips that it mends.
#[test]
fn mending_all_writes_what_fix_writes() {
    let cases = fs::read_dir(root().join("tests/cases")).expect("the cases").flatten().map(|case| case.path());
    let cases = cases.filter(|case| case.file_name().is_some_and(|name| name.to_string_lossy().starts_with("fix-")));
    let mut mended = 0;
    for case in cases {
        let fixed = tempfile::tempdir().expect("a folder");
        copy_into(&case, fixed.path());
        check_with(fixed.path(), "2026-11-22", &[], &["--fix"]);
        let mut editor = Editor::over(&case);
        for file in crate::support::files_below(&case) {
            let path = file.strip_prefix(&case).expect("below").display().to_string();
            if !path.ends_with(".yaml") {
                continue;
            }
            let text = fs::read_to_string(&file).expect("a text");
            let expected = fs::read_to_string(fixed.path().join(&path)).expect("a text");
            let all = actions(&mut editor, &path, &[], "source.fixAll");
            let written = all.first().map_or(text.clone(), |action| edited(&text, edits(action, &editor, &path)));
            assert_eq!(written, expected, "{}: {path}", case.display());
            mended += usize::from(expected != text);
        }
    }
    assert!(mended > 5, "{mended}");
}

/// What could be read only once something else was mended is mended with it.
#[test]
fn mending_all_leaves_nothing_for_another_time() {
    let text = "paramount: policy/v1\npolicy: kent\nedition: \"2024\"\ntitle: \u{201c}Learning and Development\u{201d}\n\
                status: published\ncommitments:\n  - standard: At least two trainers deliver each session\n    section: \"1\"\n    \
                strength: must\n    says: Trainers: two of them lead each session.\n";
    let fixed = tempfile::tempdir().expect("a folder");
    fs::write(fixed.path().join("a.yaml"), text).expect("a file");
    check_with(fixed.path(), "2026-11-22", &[], &["--fix"]);
    let expected = fs::read_to_string(fixed.path().join("a.yaml")).expect("a text");
    assert!(expected.contains("standard: two-trainers\n"), "{expected}");
    let mut editor = Editor::with(&[("a.yaml", text)]);
    let all = actions(&mut editor, "a.yaml", &[], "source.fixAll");
    assert_eq!(edited(text, edits(&all[0], &editor, "a.yaml")), expected);
}

const POLICY: &str = "paramount: policy/v1\npolicy: kent\nedition: \"2024\"\ntitle: Training policy\nstatus: published\n\
                      commitments:\n  - standard: induction\n    section: \"1\"\n    strength: must\n    says: >-\n      All \
                      staff have an induction.\n\n  - standard: complaints\n    section: \"2\"\n    strength: will\n    \
                      says: >-\n      Complaints go to the board.\n# The end.\n";

#[test]
fn what_answers_a_silent_standard_is_pasted_where_it_belongs() {
    let mut editor = Editor::with(&[("a.yaml", POLICY)]);
    let all = editor.diagnostics("a.yaml");
    for (rule, pasted) in [
        ("shared/two-trainers", "\n\n  - standard: two-trainers\n    section: \"[insert where it says so]\"\n"),
        ("shared/document-approval", "# The end.\napproval:\n"),
    ] {
        let silent: Vec<Value> = all.iter().filter(|one| one["code"] == rule).cloned().collect();
        assert_eq!(silent.len(), 1, "{rule}");
        let all = actions(&mut editor, "a.yaml", &silent, "quickfix");
        let paste = all.iter().find(|action| action["title"].as_str().is_some_and(|title| title.starts_with("paste")));
        let paste = paste.unwrap_or_else(|| panic!("{rule}: {all:?}"));
        let text = edited(POLICY, edits(paste, &editor, "a.yaml"));
        assert!(text.contains(pasted), "{text}");
        editor.open_as("a.yaml", &text);
        let left = editor.diagnostics("a.yaml");
        assert!(left.iter().any(|one| one["code"] == "document/placeholder"), "what is open is asked for: {left:?}");
        assert!(!left.iter().any(|one| one["code"].as_str().is_some_and(|rule| rule.starts_with("load/"))), "{left:?}");
        editor.close("a.yaml");
    }
}

#[test]
fn a_waiver_is_written_with_everything_open_that_somebody_decides() {
    let settings = "paramount: config/v1\nstandards: [shared]\n";
    let mut editor = Editor::with(&[("paramount.yaml", settings), ("policies/a.yaml", POLICY)]);
    let all = editor.diagnostics("policies/a.yaml");
    let missing: Vec<Value> = all.iter().filter(|one| one["code"] == "review/missing").cloned().collect();
    let all = actions(&mut editor, "policies/a.yaml", &missing, "quickfix");
    let waiver = all.iter().find(|action| action["title"] == "write a waiver for review/missing, to be decided on");
    let text = edited(settings, edits(waiver.expect("a waiver"), &editor, "paramount.yaml"));
    let head = "standards: [shared]\nwaivers:\n  - rule: review/missing\n    document: policies/a.yaml\n    reason:";
    assert!(text.contains(head), "{text}");
    editor.open_as("paramount.yaml", &text);
    let left = editor.diagnostics("paramount.yaml");
    assert!(left.iter().any(|one| one["code"] == "waiver/incomplete"), "{left:?}");
    assert!(editor.diagnostics("policies/a.yaml").iter().any(|one| one["code"] == "review/missing"));
}

/// What can be mended is mended, and what is waived is one thing.
#[test]
fn a_waiver_is_for_one_finding_and_for_none_that_is_mended() {
    let text =
        POLICY.replace("standard: complaints", "standard: complaint").replace("strength: must", "strength: shold");
    let mut editor = Editor::with(&[("paramount.yaml", "paramount: config/v1\n"), ("a.yaml", &text)]);
    let all = editor.diagnostics("a.yaml");
    let waivers = |editor: &mut Editor, rule: &str| -> Vec<String> {
        let about: Vec<Value> = all.iter().filter(|one| one["code"] == rule).cloned().collect();
        assert!(!about.is_empty(), "{rule} is not among {all:?}");
        let actions = actions(editor, "a.yaml", &about, "quickfix");
        let titles = actions.iter().filter_map(|action| action["title"].as_str());
        titles.filter(|title| title.starts_with("write a waiver")).map(str::to_owned).collect()
    };
    for rule in ["load/unknown-word", "commitment/unknown-standard"] {
        assert_eq!(waivers(&mut editor, rule), [] as [&str; 0]);
    }
    assert_eq!(waivers(&mut editor, "review/missing").len(), 1);
}

/// Where there are no settings they are made, in an editor that makes files.
#[test]
fn settings_are_made_for_a_waiver_where_the_editor_can() {
    let mut editor = Editor::with(&[("a.yaml", POLICY)]);
    let all = editor.diagnostics("a.yaml");
    let missing: Vec<Value> = all.iter().filter(|one| one["code"] == "review/missing").cloned().collect();
    let is_waiver = |action: &Value| action["title"].as_str().is_some_and(|title| title.starts_with("write a waiver"));
    assert!(actions(&mut editor, "a.yaml", &missing, "quickfix").iter().any(is_waiver));
    let made = actions(&mut editor, "a.yaml", &missing, "quickfix");
    let made = made.iter().find(|action| is_waiver(action)).expect("a waiver");
    let changes = made["edit"]["documentChanges"].as_array().expect("changes");
    assert_eq!(changes[0]["kind"], "create");
    let text = changes[1]["edits"][0]["newText"].as_str().expect("a text");
    assert!(
        text.starts_with("paramount: config/v1\nwaivers:\n  - rule: review/missing\n    document: a.yaml\n"),
        "{text}"
    );
}

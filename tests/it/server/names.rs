//! Names lead to what they mean, are found wherever they stand, and are changed everywhere or nowhere.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::editor::Editor;
use super::program::edited;

const POLICY: &str = "paramount: policy/v1\npolicy: kent\nedition: \"2024\"\ntitle: Training policy\nstatus: published\n\
                      commitments:\n  - standard: two-trainers\n    section: \"4.1\"\n    says: Two lead it.\n    action: later\n  \
                      - standard: snacks\n    section: \"4.1\"\n    says: There is fruit.\n  - standard: induction\n    section: \
                      \"5\"\n    says: >-\n      All staff\n      have one.\nactions:\n  - {id: later, says: It is sought.}\n";
const COURSE: &str = "paramount: course/v1\ncourse: neglect\ntitle: Neglect\npolicy: kent\nmaterials: [lesson.md]\n\
                      evidence:\n  snacks: [{says: Fruit., where: \"lesson.md#the-break\"}]\n";
const OWN: &str = "paramount: standards/v1\nstandards: ours\nedition: \"1\"\nlist:\n  - id: snacks\n    title: There is fruit\n    \
                   stated_by: [{policy: kent@2024}]\n    policy: {expects: may}\n";
const SETTINGS: &str = "paramount: config/v1\nstandards: [shared, ours.yaml]\n";

fn editor() -> Editor {
    Editor::with(&[
        ("kent.yaml", POLICY),
        ("courses/neglect.yaml", COURSE),
        ("courses/lesson.md", "# Neglect\n\nWords.\n\n## The break\n\nFruit.\n"),
        ("ours.yaml", OWN),
        ("paramount.yaml", SETTINGS),
    ])
}

fn text_of(path: &str) -> &'static str {
    match path {
        "kent.yaml" => POLICY,
        "courses/neglect.yaml" => COURSE,
        "ours.yaml" => OWN,
        _ => SETTINGS,
    }
}

fn at(editor: &Editor, path: &str, text: &str) -> Value {
    let whole = text_of(path);
    let before = &whole[..whole.find(text).unwrap_or_else(|| panic!("{text}")) + text.len() - 1];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let position = json!({"line": before.matches('\n').count(), "character": line.encode_utf16().count()});
    json!({"textDocument": {"uri": editor.address(path)}, "position": position, "context": {"includeDeclaration": true}})
}

/// A place as people write it: path and line.
fn shown(editor: &Editor, location: &Value) -> String {
    let path = location["uri"].as_str().unwrap_or_default().replace(&format!("{}/", editor.address("")), "");
    format!("{path}:{}", location["range"]["start"]["line"].as_u64().map_or(0, |line| line + 1))
}

#[test]
fn a_name_leads_to_what_it_means() {
    let mut editor = editor();
    for (path, text, place) in [
        ("courses/neglect.yaml", "policy: kent", "kent.yaml:2"),
        ("courses/neglect.yaml", "lesson.md#the-break", "courses/lesson.md:5"),
        ("courses/neglect.yaml", "[lesson.md", "courses/lesson.md:1"),
        ("kent.yaml", "standard: snacks", "ours.yaml:5"),
        ("kent.yaml", "action: later", "kent.yaml:20"),
    ] {
        let params = at(&editor, path, text);
        let location = editor.ask("textDocument/definition", params);
        assert_eq!(shown(&editor, &location), place, "{text}");
    }
    let params = at(&editor, "kent.yaml", "standard: two-trainers");
    assert_eq!(editor.ask("textDocument/definition", params), Value::Null, "shared standards are in no file here");
}

#[test]
fn a_name_is_found_wherever_it_stands() {
    let mut editor = editor();
    let mut references = |path: &str, text: &str| {
        let params = at(&editor, path, text);
        let all = editor.ask("textDocument/references", params);
        all.as_array().into_iter().flatten().map(|one| shown(&editor, one)).collect::<Vec<_>>()
    };
    let snacks = ["courses/neglect.yaml:7", "kent.yaml:11", "ours.yaml:5"];
    assert_eq!(references("ours.yaml", "id: snacks"), snacks);
    assert_eq!(references("courses/neglect.yaml", "  snacks"), snacks);
    let kent = ["courses/neglect.yaml:4", "kent.yaml:2", "ours.yaml:7"];
    assert_eq!(references("kent.yaml", "policy: kent"), kent);
}

#[test]
fn a_name_is_changed_everywhere_or_nowhere() {
    let mut editor = editor();
    let mut rename = |path: &str, text: &str, new: &str| {
        let mut params = at(&editor, path, text);
        params["newName"] = json!(new);
        let answer = editor.answer("textDocument/rename", params);
        let mut texts = BTreeMap::new();
        for (address, edits) in answer.pointer("/result/changes").and_then(Value::as_object).into_iter().flatten() {
            let path = address.replace(&format!("{}/", editor.address("")), "");
            texts.insert(path.clone(), edited(text_of(&path), edits));
        }
        texts
    };
    let renamed = rename("kent.yaml", "standard: snacks", "fruit");
    assert_eq!(renamed.len(), 3);
    assert!(renamed["courses/neglect.yaml"].contains("  fruit: [{says"), "{renamed:?}");
    assert!(renamed["ours.yaml"].contains("id: fruit\n"));
    let renamed = rename("courses/neglect.yaml", "policy: kent", "kent-and-medway");
    assert!(renamed["ours.yaml"].contains("kent-and-medway@2024"), "{renamed:?}");
    assert!(renamed["kent.yaml"].contains("policy: kent-and-medway\n"));
    assert_eq!(
        rename("kent.yaml", "action: later", "second-trainer")["kent.yaml"].matches("second-trainer").count(),
        2
    );
    for (text, new) in [
        ("standard: two-trainers", "three"),
        ("standard: snacks", "induction"),
        ("standard: snacks", "Not a name"),
        ("title: Training", "other"),
        ("policy: kent", ""),
    ] {
        assert_eq!(rename("kent.yaml", text, new), BTreeMap::new(), "{text}");
    }
}

/// What settings leave out is not changed from here, and would be left with the old name.
#[test]
fn a_name_that_stands_in_a_file_that_is_left_out_is_not_changed() {
    let old = "paramount: policy/v1\npolicy: kent\nedition: \"2020\"\ntitle: Training\n";
    let new = old.replace("2020", "2024");
    let settings = "paramount: config/v1\nexclude: [old.yaml]\n";
    let mut editor = Editor::with(&[("kent.yaml", &new), ("old.yaml", old), ("paramount.yaml", settings)]);
    let position = json!({"line": 1, "character": 9});
    let params =
        json!({"textDocument": {"uri": editor.address("kent.yaml")}, "position": position, "newName": "other"});
    let answer = editor.answer("textDocument/rename", params);
    assert!(answer["error"]["message"].as_str().is_some_and(|words| words.contains("leave out")), "{answer}");
}

#[test]
fn a_document_shows_its_entries_sections_and_folds() {
    let mut editor = editor();
    let params = json!({"textDocument": {"uri": editor.address("kent.yaml")}});
    let symbols = editor.ask("textDocument/documentSymbol", params.clone());
    let named = |symbols: &Value| -> Vec<String> {
        let all = symbols.as_array().into_iter().flatten();
        all.map(|symbol| symbol["name"].as_str().unwrap_or_default().to_owned()).collect()
    };
    let commitments = symbols.as_array().expect("symbols").iter().find(|symbol| symbol["name"] == "commitments");
    let sections = &commitments.expect("commitments")["children"];
    assert_eq!(named(sections), ["4.1", "5"]);
    assert_eq!(named(&sections[0]["children"]), ["two-trainers", "snacks"]);
    let folds = editor.ask("textDocument/foldingRange", params);
    let lines: Vec<(u64, u64)> = folds
        .as_array()
        .expect("folds")
        .iter()
        .map(|fold| (fold["startLine"].as_u64().expect("a line"), fold["endLine"].as_u64().expect("a line")))
        .collect();
    assert_eq!(lines, [(5, 17), (6, 9), (10, 12), (13, 17), (15, 17), (18, 19)]);
}

//! What is offered while somebody writes.

use serde_json::{Value, json};

use super::editor::Editor;
use super::program::edited;

const HEAD: &str = "paramount: policy/v1\npolicy: kent\nedition: \"2024\"\ntitle: Training policy\nstatus: published\n\
                    actions:\n  - {id: second-trainer, says: A second trainer is sought.}\n";

/// What is offered at the end of a text: names, each with the text that it makes.
fn offers(path: &str, text: &str) -> Vec<(String, String)> {
    let mut editor = Editor::with(&[("kent.yaml", HEAD), (path, text)]);
    editor.open(path);
    let line = text.rsplit('\n').next().unwrap_or_default();
    let position = json!({"line": text.matches('\n').count(), "character": line.encode_utf16().count()});
    let params = json!({"textDocument": {"uri": editor.address(path)}, "position": position});
    let items = editor.ask("textDocument/completion", params);
    let made = |item: &Value| {
        let name = item["label"].as_str().expect("a name").to_owned();
        (name, edited(text, &json!([item["textEdit"]])))
    };
    items.as_array().into_iter().flatten().map(made).collect()
}

#[test]
fn entries_words_and_ids_are_offered_where_they_belong() {
    let head = HEAD.replace("policy: kent", "policy: other");
    let commitment = format!("{head}commitments:\n  - standard: two-trainers\n    says: Two.\n    ");
    let course = "paramount: course/v1\ncourse: c\ntitle: C\n".to_owned();
    for (path, text, name, ending) in [
        ("a.yaml", format!("{head}comm"), "commitments", "\ncommitments:"),
        ("a.yaml", format!("{head}commitments:\n  - standard: two"), "two-trainers", "standard: two-trainers"),
        ("a.yaml", format!("{head}commitments:\n  - "), "standard", "  - standard: "),
        ("a.yaml", format!("{commitment}ans"), "answer", "\n    answer: "),
        ("a.yaml", format!("{commitment}answer: def"), "deferred", "answer: deferred"),
        ("a.yaml", format!("{commitment}strength: "), "should", "strength: should"),
        ("a.yaml", format!("{commitment}action: "), "second-trainer", "action: second-trainer"),
        ("a.yaml", format!("{commitment}details:\n      m"), "minimum", "\n      minimum: "),
        ("a.yaml", format!("{commitment}details: {{m"), "minimum", "details: {minimum: "),
        ("a.yaml", format!("{commitment}scope: {{agency: "), "multi", "agency: multi"),
        ("a.yaml", format!("{head}guidance:\n  - id: work"), "working-together", "id: working-together"),
        ("a.yaml", format!("{head}guidance:\n  - id: working-together\n    edition: 20"), "2023", "edition: 2023"),
        (
            "a.yaml",
            format!("{head}levels:\n  for_all:\n    - topics: [recognise-abuse, duty"),
            "duty-to-refer",
            "recognise-abuse, duty-to-refer",
        ),
        ("c.yaml", format!("{course}policy: k"), "kent@2024", "policy: kent@2024"),
        ("c.yaml", format!("{course}evidence:\n  ch"), "child-voice", "\n  child-voice:"),
        ("c.yaml", format!("{course}agency: "), "multi", "agency: multi"),
        ("paramount.yaml", "paramount: config/v1\n".to_owned(), "standards", "\nstandards:"),
    ] {
        let all = offers(path, &text);
        let found = all.iter().find(|(offered, _)| offered == name);
        let names: Vec<&String> = all.iter().map(|(name, _)| name).collect();
        let (_, made) = found.unwrap_or_else(|| panic!("{name} is not among {names:?} after\n{text}"));
        assert!(made.ends_with(ending), "{made}");
    }
}

#[test]
fn what_is_there_already_and_what_belongs_elsewhere_is_not_offered() {
    let all = offers("a.yaml", &format!("{HEAD}commitments:\n  - standard: two-trainers\n    s"));
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"section") && !names.contains(&"standard") && !names.contains(&"title"), "{names:?}");
    assert_eq!(offers("a.yaml", &format!("{HEAD}notes: >-\n  Some wor")), []);
}

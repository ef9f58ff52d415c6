//! What is said under the pointer.

use serde_json::{Value, json};

use super::editor::Editor;

const POLICY: &str = "paramount: policy/v1\npolicy: kent\nedition: \"2024\"\ntitle: Training policy\nstatus: published\n\
                      guidance:\n  - id: working-together\n    edition: \"2013\"\n    as_written: Working Together\n\
                      commitments:\n  - standard: two-trainers\n    section: \"1\"\n    strength: must\n    says: Two lead it.\n    \
                      details: {minimum: 2}\n    action: later\nactions:\n  - {id: later, says: A second trainer is sought.}\n";

/// What is said at the beginning of a text of a file.
fn hover(editor: &mut Editor, path: &str, text: &str, at: &str) -> String {
    let before = &text[..text.find(at).unwrap_or_else(|| panic!("{at}"))];
    let line = before.rsplit('\n').next().unwrap_or_default();
    let position = json!({"line": before.matches('\n').count(), "character": line.encode_utf16().count() + 1});
    let params = json!({"textDocument": {"uri": editor.address(path)}, "position": position});
    let hover = editor.ask("textDocument/hover", params);
    hover.pointer("/contents/value").and_then(Value::as_str).unwrap_or_default().to_owned()
}

#[test]
fn standards_entries_words_and_guidance_explain_themselves() {
    let mut editor = Editor::with(&[("a.yaml", POLICY)]);
    for (at, said) in [
        ("two-trainers", "# At least two trainers deliver each session"),
        ("two-trainers", "Who says so: "),
        ("strength:", "How strongly"),
        ("must", "must"),
        ("minimum", "good enough from"),
        ("working-together\n", "# Working Together to Safeguard Children"),
        ("later\n", "A second trainer is sought"),
        ("status:", "Where it stands between writing and retirement."),
    ] {
        let told = hover(&mut editor, "a.yaml", POLICY, at);
        assert!(told.contains(said), "{at}: {told}");
    }
}

#[test]
fn rules_explain_themselves_in_settings() {
    let settings = "paramount: config/v1\nrules: {guidance/superseded: note}\n";
    let mut editor = Editor::with(&[("paramount.yaml", settings), ("a.yaml", POLICY)]);
    let told = hover(&mut editor, "paramount.yaml", settings, "guidance/superseded");
    assert!(told.starts_with("# guidance/superseded"), "{told}");
}

/// Nothing that could lead to a child is ever repeated, and nothing that a document says is active.
#[test]
fn what_could_lead_to_a_child_is_never_repeated() {
    let text = POLICY.replace("Two lead it.", "\"NHS number 943 476 5919, born 4 May 2015; <script>![x](http://y)\"");
    let mut editor = Editor::with(&[("a.yaml", &text)]);
    let mut all = hover(&mut editor, "a.yaml", &text, "NHS number");
    for at in ["says:", "two-trainers", "minimum"] {
        all.push_str(&hover(&mut editor, "a.yaml", &text, at));
    }
    all.push_str(&format!("{:?}", editor.all_diagnostics()));
    assert!(all.contains("privacy/") && !all.contains("943 476 5919") && !all.contains("4 May 2015"), "{all}");
    assert!(!all.contains("<script>"), "{all}");
}

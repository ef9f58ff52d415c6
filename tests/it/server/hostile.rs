//! Whatever an editor sends, in whatever order: the server answers, stays up, stays in its folder, and knows in the end what a
//! server knows that is started then.

use std::fs;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::editor::Editor;
use super::same_as_check::{assert_as_opened_now, assert_same};
use crate::hostile::corpus;

const POLICY: &str = "paramount: policy/v1\npolicy: kent\nedition: \"2024\"\ntitle: Training \u{1f600} policy\nstatus: published\n\
                      commitments:\n  - standard: two-trainers\n    section: \"1\"\n    strength: must\n    says: Zwei \u{e9}.\n    \
                      details: {minimum: 2}\nversions:\n  - {version: \"1\", date: 2024-01-01, event: issued}\n";
const COURSE: &str =
    "paramount: course/v1\ncourse: c\ntitle: C\npolicy: kent\nmaterials: [lesson.md]\ntrainers: [{id: a, role: r}]\n";

/// What is asked of a place, wherever it is.
const QUESTIONS: [&str; 6] = ["hover", "completion", "definition", "references", "prepareRename", "codeLens"];

/// A change: from and to, as lines and columns, and the text that comes.
type Edit = ((u32, u32), (u32, u32), &'static str);

/// What comes in their place.
const PIECES: [&str; 24] = [
    "",
    "",
    "",
    "x",
    "\n",
    "\r\n",
    "  ",
    "- ",
    ": ",
    "{",
    "}",
    "\"",
    "\u{1f600}",
    "\u{e9}",
    "#",
    "|\n",
    "standard: ",
    "two-trainers",
    "minimum: 1",
    "title: T\n",
    "paramount: policy/v1\n",
    "2024-11-05",
    "\t",
    "&a *a \u{202e}",
];

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let place = || (0..16_u32, 0..40_u32);
    prop::collection::vec((place(), (0..3_u32, 0..6_u32), prop::sample::select(&PIECES[..])), 250).prop_map(|edits| {
        // Mostly a few letters, on a line or two; sometimes from behind to before.
        let near = |((line, column), (lines, columns), text): ((u32, u32), (u32, u32), &'static str)| {
            let end = (line + lines / 2, if lines > 1 { columns } else { column + columns });
            ((line, column), end, text)
        };
        edits.into_iter().map(near).collect()
    })
}

/// The same text as the server has it: lines end with LF, CRLF or CR, and a place in the middle of a letter is before it.
fn changed(text: &str, ((line, column), (end_line, end_column), new): Edit) -> String {
    let ends = [(line, column), (end_line, end_column)].map(|(line, column)| offset(text, line, column));
    let (start, end) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
    format!("{}{new}{}", &text[..start], &text[end..])
}

fn offset(text: &str, line: u32, column: u32) -> usize {
    let mut starts = vec![0];
    let bytes = text.as_bytes();
    for (at, byte) in bytes.iter().enumerate() {
        if *byte == b'\n' || *byte == b'\r' && bytes.get(at + 1) != Some(&b'\n') {
            starts.push(at + 1);
        }
    }
    let Some(&start) = starts.get(line as usize) else { return text.len() };
    let end =
        starts.get(line as usize + 1).map_or(text.len(), |next| text[..*next].trim_end_matches(['\n', '\r']).len());
    let mut at = start;
    let mut units = 0;
    for letter in text[start..end.max(start)].chars() {
        units += letter.len_utf16();
        if units > column as usize {
            break;
        }
        at += letter.len_utf8();
    }
    at
}

fn ask_everything(editor: &mut Editor, path: &str, (line, character): (u32, u32)) {
    let document = json!({"uri": editor.address(path)});
    let position = json!({"line": line, "character": character});
    for question in QUESTIONS {
        let params = json!({"textDocument": document, "position": position, "context": {"includeDeclaration": true}});
        editor.answer(&format!("textDocument/{question}"), params);
    }
    let range = json!({"start": position, "end": position});
    let params = json!({"textDocument": document, "range": range, "context": {"diagnostics": []}});
    editor.answer("textDocument/codeAction", params);
    for question in ["documentSymbol", "foldingRange"] {
        editor.answer(&format!("textDocument/{question}"), json!({"textDocument": document}));
    }
    let params = json!({"textDocument": document, "position": position, "newName": "other"});
    editor.answer("textDocument/rename", params);
}

proptest! {
    // 40 times 250 edits.
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn edits_at_random_end_where_a_fresh_run_begins(edits in edits(), is_course in any::<bool>()) {
        let path = if is_course { "c.yaml" } else { "kent.yaml" };
        let mut editor = Editor::with(&[("kent.yaml", POLICY), ("c.yaml", COURSE), ("lesson.md", "# Neglect\n")]);
        let mut text = if is_course { COURSE } else { POLICY }.to_owned();
        editor.open(path);
        editor.settle();
        for (number, edit) in edits.iter().enumerate() {
            let ((line, column), (end_line, end_column), new) = *edit;
            let range = json!({
                "start": {"line": line, "character": column},
                "end": {"line": end_line, "character": end_column},
            });
            editor.change(path, json!([{"range": range, "text": new}]));
            text = changed(&text, *edit);
            if number % 125 == 60 {
                ask_everything(&mut editor, path, (line, column));
            }
        }
        fs::write(editor.folder().join(path), &text).expect("a file");
        assert_same(&mut editor, &text);
        assert_as_opened_now(&mut editor);
        editor.assert_sound(&text);
    }
}

/// The worst that strangers bring, typed in two steps each.
#[test]
fn what_strangers_bring_is_typed() {
    let texts = corpus::written();
    assert!(texts.len() > 20, "{}", texts.len());
    for (name, text) in texts {
        let mut editor = Editor::with(&[("kent.yaml", POLICY)]);
        editor.open_as("typed.yaml", "");
        let letters: Vec<(usize, char)> = text.char_indices().collect();
        for step in 1..=2 {
            let end = letters.get(letters.len() * step / 2).map_or(text.len(), |(at, _)| *at);
            editor.write("typed.yaml", &text[..end]);
            let lines = u32::try_from(text[..end].matches('\n').count()).expect("few lines");
            ask_everything(&mut editor, "typed.yaml", (lines, 3));
        }
        editor.assert_sound(name);
        fs::write(editor.folder().join("typed.yaml"), &text).expect("a file");
        assert_same(&mut editor, name);
    }
}

/// Messages in any order, about anything, of any shape.
#[test]
fn no_message_takes_the_server_down() {
    let mut editor = Editor::with(&[("kent.yaml", POLICY)]);
    let address = editor.address("kent.yaml");
    let shapes = [
        Value::Null,
        json!([]),
        json!({}),
        json!("x"),
        json!({"textDocument": {"uri": address}}),
        json!({"textDocument": {"uri": "file:///etc/passwd"}, "position": {"line": 0, "character": 0}}),
        json!({"textDocument": {"uri": address}, "position": {"line": 4_294_967_295_u32, "character": 4_294_967_295_u32}}),
        json!({"textDocument": {"uri": address}, "position": {"line": -1, "character": 1.5}}),
        json!({"textDocument": {"uri": address, "version": 1}, "contentChanges": [{"range": 1, "text": 2}, {}]}),
        json!({"textDocument": {"uri": address, "version": 9}, "contentChanges": [{"text": "half: ["}]}),
        json!({"textDocument": {"uri": address, "languageId": "x", "version": -1, "text": "\u{0}\u{202e}"}}),
        json!({"event": {"added": [{"uri": "file:///no/such", "name": ""}], "removed": []}}),
        json!({"settings": {"paramount": {"base": "--output=x"}}}),
        json!({"settings": [1, 2]}),
    ];
    let told = [
        "textDocument/didChange",
        "textDocument/didClose",
        "textDocument/didOpen",
        "textDocument/didOpen",
        "textDocument/didSave",
        "workspace/didChangeWatchedFiles",
        "workspace/didChangeWorkspaceFolders",
        "workspace/didChangeConfiguration",
        "initialized",
        "$/cancelRequest",
        "",
    ];
    let asked = [
        "textDocument/hover",
        "textDocument/codeAction",
        "textDocument/codeLens",
        "textDocument/completion",
        "textDocument/definition",
        "textDocument/references",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/prepareRename",
        "textDocument/rename",
        "",
    ];
    for shape in &shapes {
        for method in told {
            editor.tell(method, shape.clone());
        }
        for method in asked {
            let answer = editor.answer(method, shape.clone());
            assert!(answer.get("result").is_some() || answer.get("error").is_some(), "{method}: {answer}");
        }
        editor.settle();
    }
    editor.assert_sound("messages");
    assert!(!editor.folder().join("x").exists());
}

#[test]
fn a_file_that_is_too_large_is_told_and_not_judged() {
    let mut editor = Editor::with(&[("kent.yaml", POLICY)]);
    editor.open("kent.yaml");
    editor.write("kent.yaml", &format!("{POLICY}notes: {}\n", "x".repeat(4 * 1024 * 1024)));
    let told = editor.diagnostics("kent.yaml");
    let rules: Vec<&str> = told.iter().filter_map(|one| one["code"].as_str()).collect();
    assert_eq!(rules, ["load/too-large"]);
    ask_everything(&mut editor, "kent.yaml", (3, 3));
}

/// Of a line as long as a document, no place is counted from its beginning.
#[test]
fn a_line_without_end_is_laid_out_soon() {
    let mut editor = Editor::with(&[("kent.yaml", POLICY)]);
    editor.open("kent.yaml");
    let items = format!("{{says: \"{}\"}},", "\u{e9}".repeat(80)).repeat(3_000);
    editor.write("kent.yaml", &format!("{POLICY}actions: [{items}]\n"));
    let document = json!({"uri": editor.address("kent.yaml")});
    let symbols = editor.ask("textDocument/documentSymbol", json!({"textDocument": document}));
    assert_eq!(symbols.as_array().and_then(|all| all.last()?["children"].as_array()).map(Vec::len), Some(3_000));
}

/// A link in the folder that leads out of it is not followed, opened or not.
#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_read() {
    let outside = tempfile::tempdir().expect("a folder");
    fs::write(outside.path().join("secret.yaml"), POLICY.replace("kent", "secret")).expect("a file");
    let mut editor = Editor::with(&[("kent.yaml", POLICY)]);
    let link = editor.folder().join("link.yaml");
    std::os::unix::fs::symlink(outside.path().join("secret.yaml"), &link).expect("a link");
    editor.open_as("link.yaml", "paramount: policy/v1\npolicy: secret\n");
    ask_everything(&mut editor, "link.yaml", (1, 1));
    let told = format!("{:?}", editor.all_diagnostics());
    assert!(!told.contains("secret"), "{told}");
}

//! How a conversation goes: its order, its changes, and its end.

use std::fs;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::editor::Editor;

const POLICY: &str =
    "paramount: policy/v1\npolicy: kent\nedition: \"2024\"\ntitle: Training policy\nstatus: published\n";

fn rules(diagnostics: &[Value]) -> Vec<&str> {
    diagnostics.iter().filter_map(|diagnostic| diagnostic["code"].as_str()).collect()
}

#[test]
fn nothing_comes_before_initialize_and_nothing_after_shutdown() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut editor = Editor::new(folder.path());
    let code = |answer: &Value| answer["error"]["code"].as_i64();
    assert_eq!(code(&editor.answer("textDocument/hover", json!({}))), Some(-32002));
    editor.tell("textDocument/didOpen", json!({"textDocument": 1}));
    assert_eq!(editor.settle(), 0);
    let offered = json!({"capabilities": {"general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]}}});
    assert_eq!(editor.ask("initialize", offered)["capabilities"]["positionEncoding"], "utf-8");
    assert_eq!(code(&editor.answer("initialize", json!({}))), Some(-32600));
    assert_eq!(code(&editor.answer("no/such", json!({}))), Some(-32601));
    assert_eq!(editor.ask("shutdown", Value::Null), Value::Null);
    assert_eq!(code(&editor.answer("textDocument/hover", json!({}))), Some(-32600));
    assert_eq!(editor.server().ended(), None);
    editor.tell("exit", Value::Null);
    assert_eq!(editor.server().ended(), Some(true));
}

#[test]
fn files_that_nobody_opened_are_judged_and_changes_on_disk_are_seen() {
    let mut editor =
        Editor::with(&[("a.yaml", POLICY), ("b.yaml", "paramount: course/v1\ncourse: c\ntitle: C\npolicy: kent\n")]);
    assert!(rules(&editor.diagnostics("a.yaml")).contains(&"shared/two-trainers"));
    assert!(!editor.diagnostics("b.yaml").is_empty());
    assert!(editor.told.iter().any(|told| told["method"] == "client/registerCapability"), "{:?}", editor.told);
    fs::write(editor.folder().join("a.yaml"), POLICY.replace("title", "titel")).expect("a file");
    assert!(!rules(&editor.diagnostics("a.yaml")).contains(&"load/unknown-key"), "nobody said so yet");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert!(rules(&editor.diagnostics("a.yaml")).contains(&"load/unknown-key"));
    fs::remove_file(editor.folder().join("a.yaml")).expect("a file");
    editor.tell("workspace/didChangeWatchedFiles", json!({"changes": []}));
    assert!(editor.diagnostics("a.yaml").is_empty(), "what is gone is taken back");
    assert!(rules(&editor.diagnostics("b.yaml")).contains(&"course/policy-unresolved"));
}

#[test]
fn letters_that_are_typed_are_judged_and_taken_back() {
    let mut editor = Editor::with(&[("a.yaml", POLICY)]);
    editor.open("a.yaml");
    let before = editor.diagnostics("a.yaml");
    let at = |line: u32, from: u32, to: u32, text: &str| json!([{"range": {"start": {"line": line, "character": from}, "end": {"line": line, "character": to}}, "text": text}]);
    editor.change("a.yaml", at(4, 8, 17, "publisht"));
    let wrong = editor.diagnostics("a.yaml");
    let wrong = wrong.iter().find(|diagnostic| diagnostic["code"] == "load/unknown-word").expect("a finding");
    assert_eq!(wrong["range"]["start"], json!({"line": 4, "character": 8}));
    editor.change("a.yaml", at(4, 8, 16, "published"));
    assert_eq!(editor.diagnostics("a.yaml"), before);
    // What was never saved goes with the window.
    editor.change("a.yaml", at(3, 0, 22, ""));
    assert_ne!(editor.diagnostics("a.yaml"), before);
    editor.close("a.yaml");
    assert_eq!(editor.diagnostics("a.yaml"), before);
}

#[test]
fn a_file_that_is_not_on_disk_yet_counts() {
    let mut editor = Editor::with(&[("b.yaml", "paramount: course/v1\ncourse: c\ntitle: C\npolicy: kent\n")]);
    assert!(rules(&editor.diagnostics("b.yaml")).contains(&"course/policy-unresolved"));
    editor.open_as("a.yaml", POLICY);
    assert!(!rules(&editor.diagnostics("b.yaml")).contains(&"course/policy-unresolved"));
    editor.close("a.yaml");
    assert!(rules(&editor.diagnostics("b.yaml")).contains(&"course/policy-unresolved"));
    assert!(editor.diagnostics("a.yaml").is_empty());
    // Nor need its folder be there.
    editor.open_as("new/folder/a.yaml", POLICY);
    assert!(rules(&editor.diagnostics("new/folder/a.yaml")).contains(&"shared/two-trainers"));
    assert!(!rules(&editor.diagnostics("b.yaml")).contains(&"course/policy-unresolved"));
}

#[test]
fn what_lies_outside_the_folder_is_left_alone() {
    let mut editor = Editor::with(&[("a.yaml", POLICY)]);
    editor.settle();
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::write(elsewhere.path().join("x.yaml"), "paramount: policy/v1\n").expect("a file");
    for address in [
        format!("file://{}/x.yaml", elsewhere.path().display()),
        editor.address("../x.yaml"),
        editor.address("%2e%2e/x.yaml"),
        "untitled:Untitled-1".to_owned(),
        "file:///".to_owned(),
    ] {
        let document = json!({"uri": address, "languageId": "yaml", "version": 1, "text": "paramount: policy/v1\n"});
        editor.tell("textDocument/didOpen", json!({"textDocument": document}));
        assert_eq!(editor.settle(), 0, "{address}");
        editor.tell("textDocument/didClose", json!({"textDocument": {"uri": address}}));
    }
}

/// Editors write brackets and other letters of addresses with a code, or as they are.
#[test]
fn a_file_is_one_file_however_its_address_is_written() {
    let mut editor = Editor::with(&[("odd/a (1).yaml", POLICY)]);
    let told = |editor: &mut Editor| -> Vec<String> {
        let all = editor.all_diagnostics().iter().filter(|(_, told)| !told.is_empty());
        all.map(|(address, _)| address.rsplit('/').next().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(told(&mut editor), ["a%20%281%29.yaml"]);
    editor.open("odd/a (1).yaml");
    assert_eq!(told(&mut editor), ["a (1).yaml"], "what it was told before is taken back");
    editor.close("odd/a (1).yaml");
    assert_eq!(told(&mut editor), ["a%20%281%29.yaml"]);
    editor.open("odd/a (1).yaml");
    fs::remove_file(editor.folder().join("odd/a (1).yaml")).expect("a file");
    editor.close("odd/a (1).yaml");
    assert_eq!(told(&mut editor), [] as [&str; 0]);
}

#[test]
fn a_change_without_a_version_is_made() {
    let mut editor = Editor::with(&[("a.yaml", POLICY)]);
    editor.open("a.yaml");
    let text = POLICY.replace("title", "titel");
    for document in
        [json!({"uri": editor.address("a.yaml"), "version": null}), json!({"uri": editor.address("a.yaml")})]
    {
        editor.write("a.yaml", POLICY);
        editor.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": [{"text": text}]}));
        assert!(rules(&editor.diagnostics("a.yaml")).contains(&"load/unknown-key"));
    }
}

#[test]
fn folders_come_and_go() {
    let mut editor = Editor::with(&[("one/a.yaml", POLICY)]);
    let (all, one) = (editor.address(""), editor.address("one"));
    assert!(!editor.diagnostics("one/a.yaml").is_empty());
    let event = json!({"added": [], "removed": [{"uri": all, "name": "all"}]});
    editor.tell("workspace/didChangeWorkspaceFolders", json!({"event": event}));
    assert!(editor.diagnostics("one/a.yaml").is_empty());
    let event = json!({"added": [{"uri": one, "name": "one"}], "removed": []});
    editor.tell("workspace/didChangeWorkspaceFolders", json!({"event": event}));
    assert!(!editor.diagnostics("one/a.yaml").is_empty());
}

/// The program itself, over standard input and output.
#[test]
fn the_program_speaks_the_protocol_and_ends_with_it() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.yaml"), POLICY).expect("a file");
    let address = format!("file://{}", fs::canonicalize(folder.path()).expect("a folder").display());
    let folders = json!([{"uri": address, "name": "folder"}]);
    let begin = json!({"id": 1, "method": "initialize", "params": {"capabilities": {}, "workspaceFolders": folders}});
    let talk = [
        begin,
        json!({"method": "initialized", "params": {}}),
        json!({"id": 2, "method": "shutdown"}),
        json!({"method": "exit"}),
    ];
    let framed = |message: &Value| format!("Content-Length: {}\r\n\r\n{message}", message.to_string().len());
    let (output, code) = run(&talk.iter().map(framed).collect::<String>());
    assert_eq!(code, Some(0), "{output}");
    assert!(output.contains("\"positionEncoding\":\"utf-16\"") && output.contains("\"id\":2"), "{output}");
    for lie in ["Content-Length: 99999999999999999999\r\n\r\n", "Content-Length: 50\r\n\r\n{}", "what?\r\n\r\n"] {
        let (output, code) = run(&format!("{}{lie}", framed(&talk[0])));
        assert_eq!(code, Some(2), "{lie}: {output}");
    }
}

fn run(input: &str) -> (String, Option<i32>) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_paramount"))
        .args(["server", "--stdio"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("an input");
    // It may have gone before it has read all.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let mut output = String::new();
    child.stdout.take().expect("an output").read_to_string(&mut output).expect("text");
    (output, child.wait().expect("an end").code())
}

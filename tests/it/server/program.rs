//! The program itself, driven over standard input and output as an editor drives it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::{Value, json};

use crate::support::TODAY;
use crate::support::messages::Messages;

/// A server that runs.
pub(super) struct Program {
    messages: Messages,
    folder: PathBuf,
    asked: i64,
    diagnostics: BTreeMap<String, Vec<Value>>,
}

impl Program {
    /// A server over a folder.
    pub(super) fn over(folder: &Path) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_paramount"));
        let messages = Messages::with(command.args(["server", "--stdio", "--today", TODAY]));
        let folder = folder.to_path_buf();
        let mut program = Self { messages, folder, asked: 0, diagnostics: BTreeMap::new() };
        let folders = json!([{"uri": program.address(""), "name": "folder"}]);
        program.ask("initialize", json!({"capabilities": {}, "workspaceFolders": folders}));
        program.tell("initialized", json!({}));
        program
    }

    pub(super) fn address(&self, path: &str) -> String {
        let folder = self.folder.display();
        if path.is_empty() { format!("file://{folder}") } else { format!("file://{folder}/{path}") }
    }

    /// Asks, and gives back the result.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        self.messages.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.receive();
            if message["id"] == json!(id) {
                return message.get("result").cloned().unwrap_or_else(|| panic!("{method}: {message}"));
            }
        }
    }

    pub(super) fn tell(&mut self, method: &str, params: Value) {
        self.messages.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// What the server says of a file once it has said something of it again.
    pub(super) fn next_diagnostics(&mut self, path: &str) -> Vec<Value> {
        let address = self.address(path);
        self.diagnostics.remove(&address);
        loop {
            if let Some(diagnostics) = self.diagnostics.get(&address) {
                return diagnostics.clone();
            }
            self.receive();
        }
    }

    /// Says goodbye, and gives back the exit code.
    pub(super) fn end(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.messages.ended()
    }

    fn receive(&mut self) -> Value {
        let message = self.messages.receive();
        if message["method"] == "textDocument/publishDiagnostics" {
            let address = message["params"]["uri"].as_str().expect("an address").to_owned();
            let diagnostics = message["params"]["diagnostics"].as_array().expect("a list").clone();
            self.diagnostics.insert(address, diagnostics);
        }
        message
    }
}

/// A text with edits of an editor made: columns count units of UTF-16.
pub(super) fn edited(text: &str, edits: &Value) -> String {
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .expect("edits")
        .iter()
        .map(|edit| {
            let at = |end: &str| offset(text, &edit["range"][end]);
            (at("start"), at("end"), edit["newText"].as_str().expect("a text"))
        })
        .collect();
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.0));
    let mut text = text.to_owned();
    for (start, end, new) in edits {
        text.replace_range(start..end, new);
    }
    text
}

fn offset(text: &str, position: &Value) -> usize {
    let number = |key: &str| usize::try_from(position[key].as_u64().expect("a number")).expect("a small number");
    let line: usize = text.split_inclusive('\n').take(number("line")).map(str::len).sum();
    let mut units = 0;
    let before = text[line..].chars().take_while(|letter| {
        units += letter.len_utf16();
        units <= number("character")
    });
    line + before.map(char::len_utf8).sum::<usize>()
}

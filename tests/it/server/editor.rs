//! An editor, as far as a server sees one: messages in and out, in this process.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use gen_lsp_types::json_rpc::Id;
use paramount::commands;
use paramount::server::wire::Incoming;
use paramount::server::{Options, Server};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::{TODAY, copy_into};

/// An editor with one folder open.
pub(super) struct Editor {
    server: Server,
    folder: PathBuf,
    /// Kept while the editor is there.
    _held: Option<TempDir>,
    /// What the server said of each file last.
    diagnostics: BTreeMap<String, Vec<Value>>,
    /// Everything else that the server sent of itself.
    pub(super) told: Vec<Value>,
    asked: i64,
    versions: BTreeMap<String, i32>,
}

impl Editor {
    /// An editor over a copy of a folder, in which no repository begins.
    pub(super) fn over(folder: &Path) -> Self {
        let held = tempfile::tempdir().expect("a folder");
        copy_into(folder, held.path());
        Self::held(held)
    }

    /// An editor over a folder with these files.
    pub(super) fn with(files: &[(&str, &str)]) -> Self {
        let held = tempfile::tempdir().expect("a folder");
        for (name, text) in files {
            let file = held.path().join(name);
            fs::create_dir_all(file.parent().expect("a folder")).expect("the folder can be made");
            fs::write(file, text).expect("the file can be written");
        }
        Self::held(held)
    }

    fn held(held: TempDir) -> Self {
        let mut editor = Self::at(&fs::canonicalize(held.path()).expect("a folder"), &["utf-16"]);
        editor._held = Some(held);
        editor
    }

    /// An editor over a folder that counts columns in one of these ways.
    pub(super) fn at(folder: &Path, encodings: &[&str]) -> Self {
        let mut editor = Self::new(folder);
        let capabilities = json!({
            "general": {"positionEncodings": encodings},
            "workspace": {
                "didChangeWatchedFiles": {"dynamicRegistration": true},
                "codeLens": {"refreshSupport": true},
                "workspaceEdit": {"documentChanges": true, "resourceOperations": ["create"]},
            },
        });
        let folders = json!([{"uri": editor.address(""), "name": "folder"}]);
        let begun = editor.ask("initialize", json!({"capabilities": capabilities, "workspaceFolders": folders}));
        assert!(begun.pointer("/capabilities/textDocumentSync").is_some(), "{begun}");
        editor.tell("initialized", json!({}));
        editor
    }

    /// An editor that has said nothing yet.
    pub(super) fn new(folder: &Path) -> Self {
        let options = Options {
            today: commands::today,
            as_at: Some(TODAY.parse().expect("a day")),
            policies: Vec::new(),
            base: "HEAD".to_owned(),
        };
        Self {
            server: Server::new(options),
            folder: folder.to_path_buf(),
            _held: None,
            diagnostics: BTreeMap::new(),
            told: Vec::new(),
            asked: 0,
            versions: BTreeMap::new(),
        }
    }

    pub(super) fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) fn server(&self) -> &Server {
        &self.server
    }

    /// The address of a file of the folder.
    pub(super) fn address(&self, path: &str) -> String {
        let folder = self.folder.display().to_string().replace(' ', "%20");
        if path.is_empty() { format!("file://{folder}") } else { format!("file://{folder}/{path}") }
    }

    /// Asks, and gives back the whole answer.
    pub(super) fn answer(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = Id::Number(self.asked);
        let sent = self.server.take(Incoming::Request { id, method: method.to_owned(), params });
        let mut answer = Value::Null;
        for message in sent {
            if message.get("id") == Some(&json!(self.asked)) { answer = message } else { self.hear(message) }
        }
        assert_ne!(answer.pointer("/error/code"), Some(&json!(-32603)), "{method}: {answer}");
        answer
    }

    /// Whether the server said that it failed itself, which no input may make it do.
    pub(super) fn assert_sound(&self, case: &str) {
        let is_fault = |told: &&Value| told.to_string().contains("internal error");
        assert_eq!(self.told.iter().find(is_fault), None, "{case}");
    }

    /// Asks, and gives back the result.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        answer.get("result").cloned().unwrap_or_else(|| panic!("{method}: {answer}"))
    }

    /// Tells the server something.
    pub(super) fn tell(&mut self, method: &str, params: Value) {
        let sent = self.server.take(Incoming::Notification { method: method.to_owned(), params });
        sent.into_iter().for_each(|message| self.hear(message));
    }

    /// Lets the server judge, and gives back what it says of a file.
    pub(super) fn diagnostics(&mut self, path: &str) -> Vec<Value> {
        self.settle();
        self.diagnostics.get(&self.address(path)).cloned().unwrap_or_default()
    }

    /// Lets the server judge, and gives back all that it says, by address.
    pub(super) fn all_diagnostics(&mut self) -> &BTreeMap<String, Vec<Value>> {
        self.settle();
        &self.diagnostics
    }

    /// Lets the server judge; gives back of how many files it had something to say.
    pub(super) fn settle(&mut self) -> usize {
        let sent = self.server.settle();
        let told = sent.iter().filter(|message| message["method"] == "textDocument/publishDiagnostics").count();
        sent.into_iter().for_each(|message| self.hear(message));
        told
    }

    fn hear(&mut self, message: Value) {
        if message["method"] != "textDocument/publishDiagnostics" {
            self.told.push(message);
            return;
        }
        let params = &message["params"];
        let address = params["uri"].as_str().expect("an address").to_owned();
        self.diagnostics.insert(address, params["diagnostics"].as_array().expect("a list").clone());
    }

    /// Opens a file as it lies on disk.
    pub(super) fn open(&mut self, path: &str) {
        let text = fs::read_to_string(self.folder.join(path)).expect("a text");
        self.open_as(path, &text);
    }

    /// Opens a file with a text.
    pub(super) fn open_as(&mut self, path: &str, text: &str) {
        let address = self.address(path);
        self.versions.insert(address.clone(), 1);
        let document = json!({"uri": address, "languageId": "yaml", "version": 1, "text": text});
        self.tell("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Puts a text in the place of the whole one.
    pub(super) fn write(&mut self, path: &str, text: &str) {
        self.change(path, json!([{"text": text}]));
    }

    /// Tells of changes.
    pub(super) fn change(&mut self, path: &str, changes: Value) {
        let address = self.address(path);
        let version = self.versions.entry(address.clone()).or_default();
        *version += 1;
        let document = json!({"uri": address, "version": version});
        self.tell("textDocument/didChange", json!({"textDocument": document, "contentChanges": changes}));
    }

    pub(super) fn close(&mut self, path: &str) {
        let params = json!({"textDocument": {"uri": self.address(path)}});
        self.tell("textDocument/didClose", params);
    }
}

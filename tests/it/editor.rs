//! Would an editor help? The language server that editors use for YAML is given our schema and asked what it would
//! complete. `ci/test.sh` installs it under `target/editor`; where it is missing, only the schema itself is looked at.

#![expect(clippy::print_stderr, reason = "a test says what it left out")]

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::support::messages::Messages;
use crate::support::root;

#[test]
fn the_schema_offers_commitments_answers_strengths_and_details() {
    let schema: Value = serde_json::from_str(&fs::read_to_string(schema_file()).expect("the schema")).expect("JSON");
    assert!(schema.pointer("/properties/commitments/description").is_some(), "a description to show with commitments");
    let commitment = schema.pointer("/$defs/Commitment").expect("commitments are described");
    for key in ["answer", "strength", "details", "says"] {
        assert!(commitment.pointer(&format!("/properties/{key}")).is_some(), "{key} is offered");
    }
    let conditions = commitment.get("allOf").and_then(Value::as_array).expect("a condition for each standard");
    let two_trainers = conditions
        .iter()
        .find(|condition| condition.pointer("/if/properties/standard/const") == Some(&json!("two-trainers")))
        .expect("two-trainers");
    assert!(two_trainers.pointer("/then/properties/details/properties/minimum").is_some());
}

#[test]
fn the_language_server_completes_a_policy() {
    let Some(mut server) = Server::start() else {
        eprintln!("left out: the YAML language server is not installed (ci/test.sh installs it)");
        return;
    };
    let head = "paramount: policy/v1\npolicy: example\nedition: \"2024\"\ntitle: Example\n";
    let within = "commitments:\n  - standard: two-trainers\n    says: Two.\n    ";
    let cases = [
        (head.to_owned(), "commitments"),
        (format!("{head}{within}answer: "), "deferred"),
        (format!("{head}{within}strength: "), "should"),
        (format!("{head}{within}details:\n      "), "minimum"),
        (format!("{head}commitments:\n  - standard: "), "lessons-from-reviews"),
    ];
    for (text, wanted) in cases {
        let labels = server.complete(&text);
        assert!(labels.iter().any(|label| label.contains(wanted)), "{wanted} is not among {labels:?} after\n{text}");
    }
}

fn schema_file() -> PathBuf {
    root().join("schemas/policy.schema.json")
}

/// The language server over standard input and output.
struct Server {
    messages: Messages,
    documents: usize,
    requests: usize,
}

impl Server {
    fn start() -> Option<Self> {
        let program = root().join("target/editor/node_modules/yaml-language-server/bin/yaml-language-server");
        if !program.exists() {
            return None;
        }
        let messages = Messages::with(Command::new("node").arg(program).arg("--stdio"));
        let mut server = Self { messages, documents: 0, requests: 0 };
        server.request("initialize", json!({"processId": null, "rootUri": null, "capabilities": {}}));
        server.notify("initialized", json!({}));
        Some(server)
    }

    /// What the server offers at the end of a text.
    fn complete(&mut self, text: &str) -> Vec<String> {
        self.documents += 1;
        let schema = format!("# yaml-language-server: $schema=file://{}\n", schema_file().display());
        let text = format!("{schema}{text}");
        let uri = format!("file:///example-{}.yaml", self.documents);
        let document = json!({"uri": uri, "languageId": "yaml", "version": 1, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
        let line = text.matches('\n').count();
        let character = text.rsplit('\n').next().unwrap_or_default().len();
        let position = json!({"line": line, "character": character});
        let answer =
            self.request("textDocument/completion", json!({"textDocument": {"uri": uri}, "position": position}));
        let items = answer.pointer("/result/items").or_else(|| answer.get("result")).and_then(Value::as_array).cloned();
        items.unwrap_or_default().iter().filter_map(|item| item["label"].as_str().map(str::to_owned)).collect()
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.requests += 1;
        let id = self.requests;
        self.messages.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        loop {
            let message = self.messages.receive();
            // The server asks for settings in between; it gets none.
            if message.get("method").is_some() && message.get("id").is_some() {
                let count = message.pointer("/params/items").and_then(Value::as_array).map_or(0, Vec::len);
                let nothing: Vec<Value> = vec![Value::Null; count];
                self.messages.send(&json!({"jsonrpc": "2.0", "id": message["id"], "result": nothing}));
            } else if message.get("id") == Some(&json!(id)) {
                return message;
            }
        }
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.messages.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }
}

//! The language server: what `check` finds, `explain` tells and `diff` says, beside the lines that somebody is writing. Messages
//! go in and out as plain data, so that an editor, a test and a page can drive it alike; it asks no question in its own way that
//! a command answers.

mod actions;
mod capabilities;
mod completion;
mod courses;
mod diagnostics;
mod edits;
mod folder;
mod hover;
mod lens;
mod names;
mod open;
mod outline;
mod past;
mod paste;
mod place;
mod position;
mod record;
mod rename;
mod reply;
mod requests;
mod typing;
mod uri;
mod waive;
pub mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use gen_lsp_types::json_rpc::Id;
use gen_lsp_types::{
    DidChangeTextDocumentParams, DidChangeWorkspaceFoldersParams, DidCloseTextDocumentParams,
    DidOpenTextDocumentParams, ErrorCodes, MessageType, PublishDiagnosticsParams,
};
use jiff::civil::Date as Day;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use capabilities::Client;
use folder::Folder;
use open::OpenText;
pub use position::Encoding;
use reply::{Refusal, answer, refused, response};
use wire::Incoming;

use crate::error::catch_panic;
use crate::report::escape;

/// What a server is started with.
#[derive(Clone, Debug)]
pub struct Options {
    /// The day as at which everything is judged; a server may run for longer than one.
    pub today: fn() -> Day,
    /// The day that was asked for in its place.
    pub as_at: Option<Day>,
    /// Folders with policies that courses name.
    pub policies: Vec<PathBuf>,
    /// The state that documents are compared with.
    pub base: String,
}

/// How far a conversation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    New,
    Running,
    ShutDown,
    Ended { properly: bool },
}

/// A conversation with an editor.
#[derive(Debug)]
pub struct Server {
    options: Options,
    client: Client,
    stage: Stage,
    folders: Vec<Folder>,
    /// The texts that the editor holds, by their addresses.
    open: BTreeMap<String, OpenText>,
    /// What could not be done and was told already.
    complained: BTreeSet<String>,
    /// How often the editor was asked for something.
    asked: usize,
    outbox: Vec<Value>,
}

impl Server {
    /// A server that nobody has spoken to yet.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            client: Client::default(),
            stage: Stage::New,
            folders: Vec::new(),
            open: BTreeMap::new(),
            complained: BTreeSet::new(),
            asked: 0,
            outbox: Vec::new(),
        }
    }

    /// Whether the conversation is over, and if so, whether it ended as agreed.
    pub fn ended(&self) -> Option<bool> {
        match self.stage {
            Stage::Ended { properly } => Some(properly),
            Stage::New | Stage::Running | Stage::ShutDown => None,
        }
    }

    /// Takes a message; gives back what the editor is to be sent.
    pub fn take(&mut self, message: Incoming) -> Vec<Value> {
        match message {
            Incoming::Request { id, method, params } => {
                let answered = catch_panic(&method, || self.answer(&method, params));
                let answered = answered.unwrap_or_else(|fault| {
                    self.distrust();
                    Err(Refusal(ErrorCodes::InternalError, fault.to_string()))
                });
                self.outbox.push(response(&id, answered));
            }
            Incoming::Notification { method, params } => {
                if catch_panic(&method, || self.hear(&method, params)).is_err() {
                    self.distrust();
                }
            }
            Incoming::Response => {}
            Incoming::Malformed => {
                let refusal = Refusal(ErrorCodes::ParseError, "this is no message".to_owned());
                self.outbox.push(response(&Id::Null, Err(refusal)));
            }
        }
        std::mem::take(&mut self.outbox)
    }

    /// Judges what was written since, and tells the editor. Done when no message waits, so that somebody who types fast does not
    /// wait for what they typed over.
    pub fn settle(&mut self) -> Vec<Value> {
        self.judge();
        std::mem::take(&mut self.outbox)
    }

    fn judge(&mut self) {
        if self.stage == Stage::Running && !self.folders.iter().all(Folder::is_settled) {
            let today = self.today();
            let encoding = self.client.encoding;
            let settle =
                || self.folders.iter_mut().flat_map(|folder| folder.settle(today, encoding)).collect::<Vec<_>>();
            match catch_panic("what is open", settle) {
                Ok(told) => self.publish(told),
                Err(fault) => self.complain(&fault.to_string()),
            }
            self.tell_failures();
        }
    }

    /// The day as at which everything is judged.
    fn today(&self) -> Day {
        self.options.as_at.unwrap_or_else(self.options.today)
    }

    fn answer(&mut self, method: &str, params: Value) -> Result<Value, Refusal> {
        match (method, self.stage) {
            ("initialize", Stage::New) => {
                self.client = Client::of(&params);
                self.configure(params.get("initializationOptions"));
                self.stage = Stage::Running;
                answer(&capabilities::answer(self.client.encoding))
            }
            (_, Stage::New) => Err(Refusal(ErrorCodes::ServerNotInitialized, "initialize comes first".to_owned())),
            ("initialize", _) => Err(refused("the server is running already")),
            ("shutdown", Stage::Running) => {
                self.stage = Stage::ShutDown;
                Ok(Value::Null)
            }
            (_, Stage::Running) => {
                // What is answered is about the text as it is now.
                self.judge();
                let found = self.look_up(method, params);
                self.tell_failures();
                found
            }
            (_, Stage::ShutDown | Stage::Ended { .. }) => Err(refused("the server was shut down")),
        }
    }

    fn hear(&mut self, method: &str, params: Value) {
        match (method, self.stage) {
            ("exit", stage) => self.stage = Stage::Ended { properly: stage == Stage::ShutDown },
            ("initialized", Stage::Running) => self.begin(),
            ("textDocument/didOpen", Stage::Running) => self.with(params, Self::opened),
            ("textDocument/didChange", Stage::Running) => self.with(with_version(params), Self::changed),
            ("textDocument/didClose", Stage::Running) => self.with(params, Self::closed),
            ("textDocument/didSave", Stage::Running) => self.distrust(),
            ("workspace/didChangeWatchedFiles", Stage::Running) => self.changed_on_disk(&params),
            ("workspace/didChangeConfiguration", Stage::Running) => self.configure(params.get("settings")),
            ("workspace/didChangeWorkspaceFolders", Stage::Running) => self.with(params, Self::folders_changed),
            _ => {}
        }
    }

    /// Does something with what came along, where that can be read.
    fn with<P: DeserializeOwned>(&mut self, params: Value, act: impl FnOnce(&mut Self, P)) {
        if let Ok(params) = serde_json::from_value(params) {
            act(self, params);
        }
    }

    /// Takes over the settings of an editor: its own, or those under the name of this tool.
    fn configure(&mut self, settings: Option<&Value>) {
        let own = settings.and_then(|settings| settings.get("paramount").or(Some(settings)));
        let base = own.and_then(|own| own.get("base")).and_then(Value::as_str).filter(|base| !base.is_empty());
        if let Some(base) = base.filter(|base| *base != self.options.base) {
            base.clone_into(&mut self.options.base);
            self.folders.iter_mut().for_each(Folder::forget_past);
        }
    }

    fn begin(&mut self) {
        if self.client.can_watch {
            self.request("client/registerCapability", &capabilities::watching());
        }
        for address in std::mem::take(&mut self.client.folders) {
            self.open_folder(&address);
        }
    }

    /// Files were written by somebody else. What git writes for itself changes no document, but may be a commit.
    fn changed_on_disk(&mut self, params: &Value) {
        let changes = params.get("changes").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let is_of_git = |change: &Value| change["uri"].as_str().is_some_and(|address| address.contains("/.git/"));
        if changes.iter().any(is_of_git) {
            self.folders.iter_mut().for_each(Folder::distrust_past);
            if self.client.can_refresh {
                self.request("workspace/codeLens/refresh", &Value::Null);
            }
        }
        if changes.is_empty() || !changes.iter().all(is_of_git) {
            self.distrust();
        }
    }

    fn open_folder(&mut self, address: &str) {
        let Some(file) = uri::file_of(address) else { return };
        match Folder::open(address, file, self.options.policies.clone()) {
            Ok(folder) => {
                // A repository may begin above what is open, where no pattern of the editor reaches.
                if self.client.can_watch_elsewhere {
                    self.request("client/registerCapability", &capabilities::watching_git(folder.root()));
                }
                self.folders.push(folder);
            }
            Err(fault) => self.complain(&fault.to_string()),
        }
    }

    fn opened(&mut self, params: DidOpenTextDocumentParams) {
        let document = params.text_document;
        let address = document.uri.0;
        if self.folders.is_empty() {
            // Where the editor has no folder open, that of the first document counts.
            self.open_folder(&uri::above(&address, 1));
        }
        self.open.insert(address.clone(), OpenText::new(document.text));
        self.write(&address);
    }

    fn changed(&mut self, params: DidChangeTextDocumentParams) {
        let address = params.text_document.text_document_identifier.uri.0;
        let Some(open) = self.open.get_mut(&address) else { return };
        for change in params.content_changes {
            open.change(change, self.client.encoding);
        }
        self.write(&address);
    }

    fn closed(&mut self, params: DidCloseTextDocumentParams) {
        let address = params.text_document.uri.0;
        if self.open.remove(&address).is_none() {
            return;
        }
        let Some(file) = uri::file_of(&address) else { return };
        for folder in &mut self.folders {
            if let Some(path) = folder.path_of(&file) {
                folder.release(&path);
            }
        }
    }

    fn folders_changed(&mut self, params: DidChangeWorkspaceFoldersParams) {
        for gone in params.event.removed {
            let went: Vec<Folder> = self.folders.extract_if(.., |folder| folder.is_at(&gone.uri.0)).collect();
            self.publish(went.iter().flat_map(Folder::taken_back).collect());
        }
        for added in params.event.added {
            self.open_folder(&added.uri.0);
        }
        let open: Vec<String> = self.open.keys().cloned().collect();
        open.iter().for_each(|address| self.write(address));
    }

    /// Brings a text that the editor holds to the folder that it lies in.
    fn write(&mut self, address: &str) {
        let (Some(open), Some(file)) = (self.open.get(address), uri::file_of(address)) else { return };
        for folder in &mut self.folders {
            if let Some(path) = folder.path_of(&file) {
                folder.hold(&path, address, open.text());
            }
        }
    }

    fn distrust(&mut self) {
        self.folders.iter_mut().for_each(Folder::distrust);
    }

    fn publish(&mut self, told: Vec<PublishDiagnosticsParams>) {
        for params in told {
            self.notify("textDocument/publishDiagnostics", &params);
        }
    }

    /// Tells what was asked for and could not be had, each of it once.
    fn tell_failures(&mut self) {
        let failures = self.folders.iter().flat_map(Folder::failures);
        let failures: Vec<String> = failures.map(|failure| format!("{failure}; {}", failure.help())).collect();
        failures.iter().for_each(|failure| self.complain(failure));
    }

    fn complain(&mut self, message: &str) {
        if self.complained.insert(message.to_owned()) {
            let message = escape::line(message);
            self.notify("window/showMessage", &json!({"type": MessageType::Warning, "message": message}));
        }
    }

    fn request(&mut self, method: &str, params: &Value) {
        self.asked += 1;
        let id = format!("paramount-{}", self.asked);
        self.outbox.push(json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
    }

    fn notify(&mut self, method: &str, params: &impl Serialize) {
        self.outbox.push(json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }
}

/// A change with the version that the protocol asks for and that nobody reads here; some editors have none.
fn with_version(mut params: Value) -> Value {
    if let Some(document) = params.pointer_mut("/textDocument").and_then(Value::as_object_mut) {
        let version = document.entry("version").or_insert(Value::Null);
        if version.is_null() {
            *version = Value::from(0);
        }
    }
    params
}

//! What an editor can do, as far as it matters, and what it is told that it can ask for.

use gen_lsp_types::{
    CodeActionKind, CodeActionOptions, CodeLensOptions, CompletionOptions, InitializeResult, PositionEncodingKind,
    RenameOptions, ServerCapabilities, ServerInfo, TextDocumentSyncKind, TextDocumentSyncOptions,
    WorkspaceFoldersServerCapabilities, WorkspaceOptions,
};
use serde_json::{Value, json};

use super::position::Encoding;

/// What an editor says of itself when it begins. Only what is needed is read, so that one entry that is no more than odd spoils
/// nothing.
#[derive(Debug, Default)]
pub(super) struct Client {
    /// What the columns of lines count.
    pub(super) encoding: Encoding,
    /// The addresses of the folders that it has open.
    pub(super) folders: Vec<String>,
    /// Whether an edit may make files.
    pub(super) can_create: bool,
    /// Whether it can be asked to watch files.
    pub(super) can_watch: bool,
    /// Whether it can watch files outside the folders that it has open.
    pub(super) can_watch_elsewhere: bool,
    /// Whether it can be told that what stands above lines is no longer right.
    pub(super) can_refresh: bool,
}

impl Client {
    /// Reads what an editor says.
    pub(super) fn of(params: &Value) -> Self {
        let offered = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        let offered: Vec<&str> = offered.into_iter().flatten().filter_map(Value::as_str).collect();
        let can = |what: &str| {
            let capability = params.pointer(&format!("/capabilities/workspace/{what}"));
            capability.and_then(Value::as_bool).unwrap_or_default()
        };
        let kinds =
            params.pointer("/capabilities/workspace/workspaceEdit/resourceOperations").and_then(Value::as_array);
        Self {
            encoding: Encoding::agreed(&offered),
            folders: folders(params),
            can_create: kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "create")),
            can_watch: can("didChangeWatchedFiles/dynamicRegistration"),
            can_watch_elsewhere: can("didChangeWatchedFiles/dynamicRegistration")
                && can("didChangeWatchedFiles/relativePatternSupport"),
            can_refresh: can("codeLens/refreshSupport"),
        }
    }
}

/// The folders that are open; an older editor has one.
fn folders(params: &Value) -> Vec<String> {
    let named = params.get("workspaceFolders").and_then(Value::as_array).filter(|folders| !folders.is_empty());
    match named {
        Some(folders) => folders.iter().filter_map(|folder| Some(folder.get("uri")?.as_str()?.to_owned())).collect(),
        None => params.get("rootUri").and_then(Value::as_str).map(str::to_owned).into_iter().collect(),
    }
}

/// What an editor is told in answer.
pub(super) fn answer(encoding: Encoding) -> InitializeResult {
    let sync = TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::Incremental),
        save: Some(true.into()),
        ..TextDocumentSyncOptions::default()
    };
    let folders = WorkspaceFoldersServerCapabilities { supported: Some(true), change_notifications: Some(true.into()) };
    let actions = CodeActionOptions {
        code_action_kinds: Some(vec![CodeActionKind::QuickFix, CodeActionKind::SourceFixAll]),
        ..CodeActionOptions::default()
    };
    let marks = [" ", ":", "-", "{", "[", ",", "\n"].map(str::to_owned);
    let completion = CompletionOptions { trigger_characters: Some(marks.into()), ..CompletionOptions::default() };
    let rename = RenameOptions { prepare_provider: Some(true), ..RenameOptions::default() };
    let capabilities = ServerCapabilities {
        position_encoding: Some(PositionEncodingKind::from(encoding.name())),
        text_document_sync: Some(sync.into()),
        completion_provider: Some(completion),
        definition_provider: Some(true.into()),
        document_symbol_provider: Some(true.into()),
        folding_range_provider: Some(true.into()),
        hover_provider: Some(true.into()),
        references_provider: Some(true.into()),
        rename_provider: Some(rename.into()),
        code_action_provider: Some(actions.into()),
        code_lens_provider: Some(CodeLensOptions::default()),
        workspace: Some(WorkspaceOptions { workspace_folders: Some(folders), ..WorkspaceOptions::default() }),
        ..ServerCapabilities::default()
    };
    let version = Some(env!("CARGO_PKG_VERSION").to_owned());
    InitializeResult {
        capabilities,
        server_info: Some(ServerInfo { name: env!("CARGO_PKG_NAME").to_owned(), version }),
    }
}

/// The files of git that say which commit is checked out.
const OF_GIT: &str = ".git/{HEAD,packed-refs,logs/HEAD,refs/**}";

/// What asks an editor to tell of documents and materials that somebody else writes, and of commits.
pub(super) fn watching() -> Value {
    let files = "**/*.{yaml,yml,md,markdown,txt,docx,pptx,odt,odp,pdf}".to_owned();
    let patterns = [files, format!("**/{OF_GIT}")].map(|pattern| json!({"globPattern": pattern}));
    registering("files", &json!(patterns))
}

/// What asks it to tell of commits in the repository that begins at an address.
pub(super) fn watching_git(root: &str) -> Value {
    registering(root, &json!([{"globPattern": {"baseUri": root, "pattern": OF_GIT}}]))
}

fn registering(id: &str, watchers: &Value) -> Value {
    let options = json!({"watchers": watchers});
    json!({"registrations": [{"id": id, "method": "workspace/didChangeWatchedFiles", "registerOptions": options}]})
}

//! What an editor asks about a document, handed to whoever knows.

use std::cell::Cell;

use gen_lsp_types::{
    CodeAction, CodeActionParams, CodeLens, CodeLensParams, CompletionItem, CompletionParams, DefinitionParams,
    DocumentSymbol, DocumentSymbolParams, ErrorCodes, FoldingRange, FoldingRangeParams, Hover, HoverParams, Location,
    LspErrorCodes, PrepareRenameParams, PrepareRenamePlaceholder, ReferenceParams, RenameParams,
    TextDocumentPositionParams, WorkspaceEdit,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::actions::{Asked, MOST_BYTES_READ};
use super::folder::Folder;
use super::open::OpenText;
use super::place::At;
use super::reply::{Refusal, answer};
use super::{Server, completion, hover, lens, names, outline, rename, uri};

impl Server {
    /// Answers what is asked about documents.
    pub(super) fn look_up(&mut self, method: &str, params: Value) -> Result<Value, Refusal> {
        match method {
            "textDocument/hover" => self.answering(params, Self::hover),
            "textDocument/codeAction" => self.answering(params, Self::actions),
            "textDocument/codeLens" => self.answering(params, Self::lenses),
            "textDocument/completion" => self.answering(params, Self::completion),
            "textDocument/definition" => self.answering(params, Self::definition),
            "textDocument/references" => self.answering(params, Self::references),
            "textDocument/documentSymbol" => self.answering(params, Self::symbols),
            "textDocument/foldingRange" => self.answering(params, Self::folds),
            "textDocument/prepareRename" => self.trying(params, Self::prepare_rename),
            "textDocument/rename" => self.trying(params, Self::rename),
            _ => Err(Refusal(ErrorCodes::MethodNotFound, "the server does not know this".to_owned())),
        }
    }

    /// Answers by what a function finds; what is asked in a way that cannot be read is refused.
    fn answering<P: DeserializeOwned, R: Serialize>(
        &mut self,
        params: Value,
        find: impl FnOnce(&mut Self, P) -> Option<R>,
    ) -> Result<Value, Refusal> {
        let params = serde_json::from_value(params);
        let params = params.map_err(|fault| Refusal(ErrorCodes::InvalidParams, fault.to_string()))?;
        answer(&find(self, params))
    }

    /// The same where there may be a reason not to.
    fn trying<P: DeserializeOwned, R: Serialize>(
        &mut self,
        params: Value,
        act: impl FnOnce(&mut Self, P) -> Option<Result<R, &'static str>>,
    ) -> Result<Value, Refusal> {
        let params = serde_json::from_value(params);
        let params = params.map_err(|fault| Refusal(ErrorCodes::InvalidParams, fault.to_string()))?;
        match act(self, params).transpose() {
            Ok(result) => answer(&result),
            Err(why) => Err(Refusal(i32::from(LspErrorCodes::RequestFailed).into(), why.to_owned())),
        }
    }

    /// What stands where an editor points, handed to whoever knows.
    fn pointed_at<R>(&self, asked: &TextDocumentPositionParams, find: impl FnOnce(&At<'_>) -> Option<R>) -> Option<R> {
        let (index, path) = self.find(&asked.text_document.uri.0)?;
        find(&At::new(self.folders.get(index)?, &path, asked.position, self.client.encoding)?)
    }

    /// The folder in which a document lies, and its path there.
    fn find(&self, address: &str) -> Option<(usize, String)> {
        let file = uri::file_of(address)?;
        let paths = self.folders.iter().enumerate();
        paths.filter_map(|(index, folder)| Some((index, folder.path_of(&file)?))).next()
    }

    fn hover(&mut self, params: HoverParams) -> Option<Hover> {
        let asked = params.text_document_position_params;
        let (index, path) = self.find(&asked.text_document.uri.0)?;
        let (today, encoding, base) = (self.today(), self.client.encoding, self.options.base.clone());
        let folder = self.folders.get_mut(index)?;
        let changed = folder.changed(&path, &base, today);
        hover::hover(&At::new(folder, &path, asked.position, encoding)?, changed.as_ref(), today)
    }

    fn completion(&mut self, params: CompletionParams) -> Option<Vec<CompletionItem>> {
        let asked = params.text_document_position_params;
        let (index, path) = self.find(&asked.text_document.uri.0)?;
        let folder = self.folders.get(index)?;
        let document = folder.session().workspace.at(&path)?;
        let open = self.open.get(&asked.text_document.uri.0).map(OpenText::source);
        let source = open.or(document.loaded.source.as_deref())?;
        let encoding = self.client.encoding;
        let offset = encoding.offset(source, asked.position);
        Some(completion::Asked { folder, document, source, offset, encoding }.offers())
    }

    fn definition(&mut self, params: DefinitionParams) -> Option<Location> {
        let today = self.today();
        self.pointed_at(&params.text_document_position_params, |at| names::definition(at, today))
    }

    fn references(&mut self, params: ReferenceParams) -> Option<Vec<Location>> {
        self.pointed_at(&params.text_document_position_params, names::references)
    }

    fn prepare_rename(
        &mut self,
        params: PrepareRenameParams,
    ) -> Option<Result<PrepareRenamePlaceholder, &'static str>> {
        let place = |(range, placeholder)| PrepareRenamePlaceholder { range, placeholder };
        self.pointed_at(&params.text_document_position_params, |at| Some(rename::prepare(at).map(place)))
    }

    fn rename(&mut self, params: RenameParams) -> Option<Result<WorkspaceEdit, &'static str>> {
        let new = params.new_name;
        self.pointed_at(&params.text_document_position_params, |at| Some(rename::rename(at, &new)))
    }

    fn symbols(&mut self, params: DocumentSymbolParams) -> Option<Vec<DocumentSymbol>> {
        let (index, path) = self.find(&params.text_document.uri.0)?;
        let document = self.folders.get(index)?.session().workspace.at(&path)?;
        Some(outline::symbols(document.loaded.arena.as_ref()?, self.client.encoding))
    }

    fn folds(&mut self, params: FoldingRangeParams) -> Option<Vec<FoldingRange>> {
        let (index, path) = self.find(&params.text_document.uri.0)?;
        let document = self.folders.get(index)?.session().workspace.at(&path)?;
        Some(outline::folds(document.loaded.arena.as_ref()?))
    }

    fn actions(&mut self, params: CodeActionParams) -> Option<Vec<CodeAction>> {
        let (index, path) = self.find(&params.text_document.uri.0)?;
        let (today, base) = (self.today(), self.options.base.clone());
        let changed = self.folders.get_mut(index)?.changed(&path, &base, today);
        let asked = Asked {
            folder: self.folders.get(index)?,
            path: &path,
            range: params.range,
            context: &params.context,
            encoding: self.client.encoding,
            today,
            can_create: self.client.can_create,
            room: Cell::new(MOST_BYTES_READ),
        };
        Some(asked.actions(changed.as_ref()))
    }

    fn lenses(&mut self, params: CodeLensParams) -> Option<Vec<CodeLens>> {
        let (index, path) = self.find(&params.text_document.uri.0)?;
        let (today, encoding, base) = (self.today(), self.client.encoding, self.options.base.clone());
        let folder: &mut Folder = self.folders.get_mut(index)?;
        let changed = folder.changed(&path, &base, today)?;
        let loaded = &folder.session().workspace.at(&path)?.loaded;
        let name = loaded.arena.as_ref().and_then(|arena| Some(arena.span(arena.find([loaded.kind?.word()])?)));
        Some(lens::lenses(&changed, &base, (loaded.source.as_deref()?, name), encoding))
    }
}

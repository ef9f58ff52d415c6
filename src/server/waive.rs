//! A waiver for a finding, in the settings that hold for its document, with everything open that somebody has to decide. While it
//! is open it does not count.

use gen_lsp_types::{
    CodeAction, CreateFile, OptionalVersionedTextDocumentIdentifier, Position, Range, TextDocumentEdit,
    TextDocumentIdentifier, TextEdit, Uri, WorkspaceEdit,
};

use super::actions::Asked;
use crate::explain::waiver;
use crate::finding::Finding;
use crate::fix::append;
use crate::paths::{folder_of, from_folder};
use crate::settings::FILE_NAME;
use crate::source::NodeId;
use crate::template;

/// What nobody decides to leave as it is: what cannot be read, what leads to a child, a slip in a name, a gap.
const NEVER: [&str; 4] = ["load/", "privacy/", "commitment/unknown-standard", "document/placeholder"];

/// What writes it; `None` where its findings are mended and not waived, or the settings cannot be written to.
pub(super) fn action(asked: &Asked<'_>, finding: &Finding) -> Option<CodeAction> {
    if NEVER.iter().any(|rule| finding.rule.starts_with(rule)) {
        return None;
    }
    let workspace = &asked.folder.session().workspace;
    let settings = workspace.at(asked.path)?.controls.settings.path.clone();
    let title = format!("write a waiver for {}, to be decided on", finding.rule);
    let edit = match settings {
        Some(file) => {
            let document = from_folder(folder_of(&file), asked.path);
            let item = item(finding, &document)?;
            let arena = workspace.at(&file)?.loaded.arena.as_ref()?;
            let fix = append(arena, NodeId::ROOT, "waivers", &[item], &title).ok()?;
            asked.making(&file, &[fix])?
        }
        None if asked.can_create => {
            let item = item(finding, asked.path)?;
            new_settings(asked, &item)
        }
        None => return None,
    };
    Some(asked.answering(finding, title, edit))
}

/// The waiver for what the finding is about, and for nothing else in the document.
fn item(finding: &Finding, document: &str) -> Option<Vec<String>> {
    let mut lines = waiver::item(&finding.rule, Some(document))?;
    if !finding.subject.is_empty() {
        let behind = lines.iter().position(|line| line.trim_start().starts_with("document:"))? + 1;
        lines.insert(behind, format!("  at: {}", template::value(&finding.subject)));
    }
    Some(lines)
}

/// Settings with nothing but the waiver, where there are none.
fn new_settings(asked: &Asked<'_>, item: &[String]) -> WorkspaceEdit {
    let uri = Uri(asked.folder.address_of(FILE_NAME));
    let lines: String = item.iter().map(|line| format!("  {line}\n")).collect();
    let start = Position::default();
    let edit =
        TextEdit { range: Range { start, end: start }, new_text: format!("paramount: config/v1\nwaivers:\n{lines}") };
    let text_document = OptionalVersionedTextDocumentIdentifier {
        version: None,
        text_document_identifier: TextDocumentIdentifier { uri: uri.clone() },
    };
    let create = CreateFile { uri, options: None, annotation_id: None };
    let write = TextDocumentEdit { text_document, edits: vec![edit.into()] };
    WorkspaceEdit { document_changes: Some(vec![create.into(), write.into()]), ..WorkspaceEdit::default() }
}

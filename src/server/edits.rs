//! Edits of documents as editors take them.

use std::collections::HashMap;

use gen_lsp_types::{Range, TextEdit, Uri, WorkspaceEdit};

use super::folder::Folder;
use super::position::Encoding;
use crate::finding::{Edit, Fix};
use crate::session::{MendedFile, reads_as_meant};
use crate::source::{Source, Span};

/// What makes these fixes in the document at a path; `None` where it would not read as they mean.
pub(super) fn making(folder: &Folder, path: &str, fixes: &[Fix], encoding: Encoding) -> Option<WorkspaceEdit> {
    let document = folder.session().workspace.at(path)?;
    let source = document.loaded.source.as_deref()?;
    let edit = |edit: &Edit| TextEdit { range: encoding.range(source, edit.span()), new_text: edit.text.clone() };
    let edits = fixes.iter().flat_map(|fix| &fix.edits).map(edit).collect();
    reads_as_meant(folder.session(), path, fixes).then(|| in_file(folder, path, edits))
}

/// What puts the mended lines of a document in the place of those that it has; no mend adds or takes away lines.
pub(super) fn mending(folder: &Folder, path: &str, file: &MendedFile, encoding: Encoding) -> WorkspaceEdit {
    let [before, after] = [&file.before.0, &file.after.0].map(|text| Source::new(path, text.clone()));
    let lines = (1..=before.line_count()).filter(|line| before.line(*line) != after.line(*line));
    let edit = |line: u32| {
        let start = before.line_start(line);
        let span = Span { start, end: start + Span::new(before.line(line).len(), 0).start };
        TextEdit { range: encoding.range(&before, span), new_text: after.line(line).to_owned() }
    };
    in_file(folder, path, lines.map(edit).collect())
}

/// Edits of one file.
pub(super) fn in_file(folder: &Folder, path: &str, edits: Vec<TextEdit>) -> WorkspaceEdit {
    let changes = HashMap::from([(Uri(folder.address_of(path)), edits)]);
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}

/// Whether two ranges share a line.
pub(super) fn share_a_line(one: Range, other: Range) -> bool {
    one.start.line <= other.end.line && other.start.line <= one.end.line
}

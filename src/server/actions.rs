//! What can be done about what stands on some lines: a mend, the commitment to paste, a waiver to decide on, the entry that
//! signs a weakening.

use std::cell::Cell;
use std::sync::Arc;

use gen_lsp_types::{CodeAction, CodeActionContext, CodeActionKind, Diagnostic, Range, WorkspaceEdit};
use jiff::civil::Date as Day;
use serde_json::Value;

use super::folder::Folder;
use super::past::Changed;
use super::position::Encoding;
use super::{diagnostics, edits, paste, record, waive};
use crate::check::check_some;
use crate::finding::{Finding, Fix};
use crate::load;
use crate::session::{MendedFile, mended, mended_text};
use crate::workspace::Document;

/// How often a document is mended at most; each time may bring to light what could not be read before.
const MOST_ROUNDS: usize = 10;

/// How many bytes of text are read for one question, to see that each offer reads as it means. Of a document of many MiB only
/// the first offers are made: sixty standards may be unanswered on one line of it.
pub(super) const MOST_BYTES_READ: usize = 32 * 1024 * 1024;

/// What an editor asks about.
pub(super) struct Asked<'f> {
    pub(super) folder: &'f Folder,
    pub(super) path: &'f str,
    pub(super) range: Range,
    pub(super) context: &'f CodeActionContext,
    pub(super) encoding: Encoding,
    /// The day as at which everything is judged.
    pub(super) today: Day,
    /// Whether the editor makes files that an edit needs.
    pub(super) can_create: bool,
    /// How many bytes may still be read for it.
    pub(super) room: Cell<usize>,
}

impl Asked<'_> {
    /// All that can be done.
    pub(super) fn actions(&self, changed: Option<&Changed>) -> Vec<CodeAction> {
        let mut actions = Vec::new();
        if self.wants(&CodeActionKind::QuickFix) {
            actions.extend(self.mends());
            actions.extend(self.suggestions());
            actions.extend(self.tidying());
            actions.extend(changed.into_iter().flat_map(|changed| record::actions(self, changed)));
            let findings: Vec<&Finding> = self.findings().collect();
            actions.extend(findings.iter().filter_map(|finding| paste::action(self, finding)));
            actions.extend(findings.iter().filter_map(|finding| waive::action(self, finding)));
        }
        if self.wants(&CodeActionKind::SourceFixAll) {
            actions.extend(self.mend_all());
        }
        actions
    }

    /// Whether the editor asks for this kind. It names a kind for all that begin as it does.
    fn wants(&self, kind: &CodeActionKind) -> bool {
        let kind = String::from(kind.clone());
        let holds = |asked: &CodeActionKind| {
            let asked = String::from(asked.clone());
            asked.is_empty() || kind == asked || kind.starts_with(&format!("{asked}."))
        };
        self.context.only.as_ref().is_none_or(|only| only.iter().any(holds))
    }

    /// The findings that the editor asks about: those that it names, else those on the lines.
    fn findings(&self) -> impl Iterator<Item = &Finding> {
        let named: Vec<&str> = self.context.diagnostics.iter().filter_map(fingerprint).collect();
        let counting = self.folder.judged().about(self.path).filter(|finding| finding.suppressed.is_none());
        let document = self.folder.session().workspace.at(self.path);
        let source = document.and_then(|document| document.loaded.source.as_deref());
        counting.filter(move |finding| {
            let is_on_the_lines = || edits::share_a_line(self.encoding.of_place(source, &finding.place), self.range);
            if named.is_empty() { is_on_the_lines() } else { named.contains(&finding.fingerprint.as_str()) }
        })
    }

    /// An action that answers a finding.
    pub(super) fn answering(&self, finding: &Finding, title: String, edit: WorkspaceEdit) -> CodeAction {
        let diagnostic = diagnostics::one(self.folder, finding, self.encoding);
        CodeAction { diagnostics: Some(vec![diagnostic]), ..quick_fix(title, edit) }
    }

    /// What makes these fixes in the document at a path; `None` where it would not read as they mean, or enough was read.
    pub(super) fn making(&self, path: &str, fixes: &[Fix]) -> Option<WorkspaceEdit> {
        let document = self.folder.session().workspace.at(path)?;
        // As it is, and with the fixes.
        let bytes = document.loaded.source.as_deref()?.len() * 2;
        self.room.set(self.room.get().checked_sub(bytes)?);
        edits::making(self.folder, path, fixes, self.encoding)
    }

    fn mends(&self) -> Vec<CodeAction> {
        let mend = |finding: &Finding| {
            let fix = finding.fix.clone()?;
            let title = fix.title.clone();
            let edit = self.making(self.path, &[*fix])?;
            Some(CodeAction { is_preferred: Some(true), ..self.answering(finding, title, edit) })
        };
        self.findings().filter_map(mend).collect()
    }

    /// What was probably meant, where a person has to say whether it was.
    fn suggestions(&self) -> Vec<CodeAction> {
        let suggest = |finding: &Finding| {
            let fix = finding.suggestion.clone()?;
            let title = fix.title.clone();
            let edit = self.making(self.path, &[*fix])?;
            Some(self.answering(finding, title, edit))
        };
        self.findings().filter_map(suggest).collect()
    }

    /// What is no fault and yet written otherwise than documents are.
    fn tidying(&self) -> Vec<CodeAction> {
        let Some(document) = self.folder.session().workspace.at(self.path) else { return Vec::new() };
        let Some(source) = document.loaded.source.as_deref() else { return Vec::new() };
        let is_here = |fix: &&Fix| edits::share_a_line(self.encoding.range(source, fix.span()), self.range);
        let action = |fix: &Fix| {
            let edit = self.making(self.path, std::slice::from_ref(fix))?;
            Some(quick_fix(fix.title.clone(), edit))
        };
        document.loaded.tidying.iter().filter(is_here).filter_map(action).collect()
    }

    fn mend_all(&self) -> Option<CodeAction> {
        let findings: Vec<Finding> = self.folder.judged().about(self.path).cloned().collect();
        let session = self.folder.session();
        let document = session.workspace.at(self.path)?;
        let mut file = mended(session, self.path, &findings)?;
        // What could not be read before may have mends of its own.
        for _ in 0..MOST_ROUNDS {
            let text = file.after.0.clone();
            let loaded = load::load(self.path, document.loaded.kind?, text.clone().into_bytes());
            let written = Document { loaded: Arc::new(loaded), ..document.clone() };
            let workspace = session.workspace.with_written(written.clone());
            let findings = check_some(&[&written], &workspace, self.today);
            let Some(more) = mended_text(&written, text, &findings) else { break };
            file = MendedFile { before: file.before, ..more };
        }
        let edit = edits::mending(self.folder, self.path, &file, self.encoding);
        let kind = Some(CodeActionKind::SourceFixAll);
        Some(CodeAction { kind, ..quick_fix("mend everything that has only one mend".to_owned(), edit) })
    }
}

/// An action that mends.
pub(super) fn quick_fix(title: String, edit: WorkspaceEdit) -> CodeAction {
    CodeAction { title, kind: Some(CodeActionKind::QuickFix), edit: Some(edit), ..CodeAction::default() }
}

fn fingerprint(diagnostic: &Diagnostic) -> Option<&str> {
    diagnostic.data.as_ref()?.get("fingerprint").and_then(Value::as_str)
}

//! What was found in a document, as an editor shows it: the words of `check`, its rule, severity and fingerprint.

use gen_lsp_types::{Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location, Position, Range, Uri};
use serde_json::json;

use super::folder::Folder;
use super::position::Encoding;
use crate::finding::{Finding, Related, Severity};
use crate::report::escape;
use crate::source::Source;

/// The name under which editors show what this tool finds.
const NAME: &str = "paramount";

/// What an editor is told of the document at a path. What a waiver covers does not count, here as elsewhere.
pub(super) fn of(folder: &Folder, path: &str, encoding: Encoding) -> Vec<Diagnostic> {
    let document = folder.session().workspace.at(path);
    let source = document.and_then(|document| document.loaded.source.as_deref());
    let text = if source.is_none() { folder.text_of(path) } else { None };
    let source = source.or(text.as_ref());
    let counting = folder.judged().about(path).filter(|finding| finding.suppressed.is_none());
    counting.map(|finding| diagnostic(finding, folder, source, encoding)).collect()
}

/// What an editor is told of one finding.
pub(super) fn one(folder: &Folder, finding: &Finding, encoding: Encoding) -> Diagnostic {
    let document = folder.session().workspace.at(&finding.document.path);
    diagnostic(finding, folder, document.and_then(|document| document.loaded.source.as_deref()), encoding)
}

fn diagnostic(finding: &Finding, folder: &Folder, source: Option<&Source>, encoding: Encoding) -> Diagnostic {
    let related = finding.related.iter().filter_map(|related| information(related, folder));
    let related: Vec<DiagnosticRelatedInformation> = related.collect();
    Diagnostic {
        range: encoding.of_place(source, &finding.place),
        severity: Some(severity(finding.severity)),
        code: Some(finding.rule.clone().into()),
        code_description: None,
        source: Some(NAME.to_owned()),
        message: words(finding).into(),
        tags: None,
        related_information: Some(related).filter(|related| !related.is_empty()),
        data: Some(json!({"fingerprint": finding.fingerprint})),
    }
}

/// What is wrong and what to do about it, with the part of an office file in which it stands.
fn words(finding: &Finding) -> String {
    let part = finding.place.part.as_deref().map(|part| format!("{}: ", escape::line(part))).unwrap_or_default();
    format!("{part}{}\nwhat to do: {}", escape::line(&finding.message), escape::line(&finding.help))
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
    }
}

/// Another place; `None` where it lies in no folder that the editor has.
fn information(related: &Related, folder: &Folder) -> Option<DiagnosticRelatedInformation> {
    folder.session().workspace.at(&related.path)?;
    let start = Position { line: related.line.saturating_sub(1), character: 0 };
    let location = Location { uri: Uri(folder.address_of(&related.path)), range: Range { start, end: start } };
    Some(DiagnosticRelatedInformation { location, message: escape::line(&related.message).into_owned() })
}

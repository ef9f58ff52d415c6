//! What commands that report have in common: what a run was about.

use crate::extract::Format;
use crate::finding::DocumentRef;
use crate::load::{Extent, Loaded};
use crate::materials;
use crate::report::{DocumentReport, DocumentStatus, Tool};

/// Why a material was not read though nothing is wrong with it.
const NEVER_OPENED: &str = "files of this kind are never opened, so nobody can tell what it shows";

fn is_never_opened(reference: &DocumentRef) -> bool {
    reference.kind.as_deref() == Some(materials::KIND) && !Format::of(&reference.path).is_read()
}

/// This tool, as reports name it.
pub(super) fn tool() -> Tool {
    Tool { name: env!("CARGO_PKG_NAME").to_owned(), version: env!("CARGO_PKG_VERSION").to_owned() }
}

/// A document, as reports list it.
pub(super) fn document_report(loaded: &Loaded) -> DocumentReport {
    let status = match loaded.extent {
        Extent::Whole => DocumentStatus::Checked,
        Extent::Partly => DocumentStatus::Partly,
        Extent::Nothing => DocumentStatus::NotRead,
    };
    let said = || loaded.findings.first().map(|finding| finding.message.clone());
    let why = match status {
        DocumentStatus::Checked => None,
        DocumentStatus::NotRead if is_never_opened(&loaded.reference) => Some(NEVER_OPENED.to_owned()),
        DocumentStatus::NotRead | DocumentStatus::Partly => said(),
    };
    DocumentReport {
        path: loaded.reference.path.clone(),
        kind: loaded.reference.kind.clone(),
        id: loaded.reference.id.clone(),
        sha256: loaded.sha256.clone(),
        status,
        why,
    }
}

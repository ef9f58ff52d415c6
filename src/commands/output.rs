//! What commands that report have in common: reports as files, and what a run was about.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::extract::Format;
use crate::finding::DocumentRef;
use crate::load::{Extent, Loaded};
use crate::materials;
use crate::report::{DocumentReport, DocumentStatus, Look, Tool};

/// Why a material was not read though nothing is wrong with it.
const NEVER_OPENED: &str = "files of this kind are never opened, so nobody can tell what it shows";

/// How a file is written to: without colours, and as wide as a page.
const FILE: Look = Look { color: false, width: 100 };

/// Writes the reports that were asked for as files; gives back what could not be written.
pub(super) fn write_files<F: Copy>(
    asked: &[(F, PathBuf)],
    write: impl Fn(F, Look, &mut dyn Write) -> io::Result<()>,
) -> Vec<Error> {
    asked.iter().filter_map(|(format, file)| write_file(file, |out| write(*format, FILE, out)).err()).collect()
}

/// Writes a report beside its name and moves it there, so that nobody ever reads half of one.
fn write_file(file: &Path, write: impl Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let cannot = |fault: io::Error| {
        Error::new(
            format!("the report {} cannot be written: {}", file.display(), fault.kind()),
            "check that its folder exists and may be written to",
        )
    };
    let mut bytes = Vec::new();
    write(&mut bytes).map_err(cannot)?;
    if file.exists() && !file.is_file() {
        // A device or pipe is written to as it is.
        return std::fs::OpenOptions::new()
            .write(true)
            .open(file)
            .and_then(|mut out| out.write_all(&bytes))
            .map_err(cannot);
    }
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let part = file.with_file_name(name);
    let written = std::fs::write(&part, &bytes).and_then(|()| std::fs::rename(&part, file));
    if written.is_err() {
        // What is left of it helps nobody; that it cannot be removed changes nothing about the failure.
        let _ = std::fs::remove_file(&part);
    }
    written.map_err(cannot)
}

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

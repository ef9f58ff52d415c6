//! A document that a file holds for the moment, wherever that lies, read as if it stood at its own place in the tree.

use std::path::Path;

use super::controls::ControlStore;
use crate::load::{self, Recognised};
use crate::standards::SetUsed;
use crate::tree::{ReadFault, Tree, read_file};
use crate::workspace::Document;

/// Such a document.
#[derive(Debug)]
pub struct Held {
    /// The document, with what holds at its place.
    pub document: Document,
    /// The sets of standards that hold there.
    pub standards: Vec<SetUsed>,
}

/// Reads `file` as what stands at `path` of the tree; `None` where it is no document of ours.
///
/// # Errors
/// Where the file cannot be read.
pub fn read_held(tree: &Tree, path: &str, file: &Path) -> Result<Option<Held>, ReadFault> {
    let bytes = read_file(file, load::MOST_BYTES)?;
    let loaded = match load::recognise(&bytes) {
        Recognised::Ours(kind) => load::load(path, kind, bytes),
        Recognised::Foreign => return Ok(None),
        other => load::not_recognised(path, &bytes, &other, true),
    };
    let mut controls = ControlStore::new(tree);
    let document = Document { controls: controls.for_path(path), ..Document::alone(loaded) };
    Ok(Some(Held { document, standards: controls.standards_used() }))
}

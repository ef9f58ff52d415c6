//! Files that settings name: standards, and catalogues of guidance.

use crate::finding::{Draft, Severity};
use crate::load::{self, Loaded};
use crate::model::Kind;
use crate::source::Span;
use crate::tree::Tree;

/// Reads a file that settings name as one of `kind`; what is wrong with it is among its findings.
pub fn read_named(tree: &Tree, path: &str, kind: Kind) -> Loaded {
    let unread = |message: String, help: String| {
        Loaded::unread(path, "load/unreadable", Severity::Error, Draft::new(None::<Span>, message, help))
    };
    let noun = if kind == Kind::Guidance { "catalogue of guidance" } else { "standards file" };
    let bytes = match tree.read(path, load::MOST_BYTES) {
        Ok(bytes) => bytes,
        Err(fault) => {
            return unread(
                format!("the settings name this {noun}, which {}", fault.in_words()),
                format!("correct the path under {kind} in paramount.yaml, or add the file"),
            );
        }
    };
    match load::recognise(&bytes) {
        load::Recognised::Ours(found) if found == kind => load::load(path, kind, bytes),
        _ => unread(
            format!("the settings name this file as a {noun}, and it does not begin as one does"),
            format!("make \"paramount: {kind}/v1\" its first entry"),
        ),
    }
}

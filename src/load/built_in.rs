//! Documents that are part of the program: tests judge them and work out their hashes, so that no run need do so.

use std::sync::Arc;

use super::{Loaded, yaml};
use crate::model::Kind;
use crate::source::Source;

/// The SHA-256 of each, as `sha256sum` writes it. A test compares them with the files.
const SUMS: &str = include_str!("../../policies/SHA256SUMS");

/// Reads a document that is part of the program.
pub fn built_in(path: &'static str, kind: Kind, text: &'static str) -> Loaded {
    let sha256 = built_in_sum(path).unwrap_or_default().to_owned();
    let mut loaded = Loaded { sha256, ..Loaded::empty(path, Some(kind)) };
    let source = Arc::new(Source::new(path, text.to_owned()));
    if let Some(arena) = yaml::tree(&source, &loaded.about()) {
        loaded.read_tree(kind, arena);
    }
    loaded.source = Some(source);
    loaded
}

/// The SHA-256 of a document that is part of the program.
pub fn built_in_sum(path: &str) -> Option<&'static str> {
    let sums = SUMS.lines().filter_map(|line| line.split_once("  "));
    sums.filter(|(_, name)| *name == path).map(|(sum, _)| sum).next()
}

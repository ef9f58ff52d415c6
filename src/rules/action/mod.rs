//! Promises that a document makes about the future: whether they were kept, and whether they have a date.
use super::Rule;

pub(super) static RULES: &[&Rule] = &[];

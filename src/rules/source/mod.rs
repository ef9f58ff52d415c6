//! The document that a policy records: whether it still is the one that was read, and still says what is quoted.
use super::Rule;

pub(super) static RULES: &[&Rule] = &[];

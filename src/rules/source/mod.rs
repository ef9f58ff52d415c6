//! The document that a policy records: whether it still is the one that was read, and still says what is quoted. That it
//! is missing or cannot be opened is said where it is read.

mod changed;
mod quote_missing;
mod touched;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[&changed::RULE, &quote_missing::RULE];

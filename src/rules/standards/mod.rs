//! Standards files: whether they can be used as their authors mean them.

mod example_fails;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[&example_fails::RULE];

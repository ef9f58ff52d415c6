//! The document's own clock: when it is reviewed, and whether what it says about that holds together.

mod overdue;
mod trigger_met;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[&overdue::RULE, &trigger_met::RULE];

//! The document's own clock: when it is reviewed, and whether what it says about that holds together.

mod ambiguous_cycle;
mod contradicts_itself;
mod cycle_mismatch;
mod cycle_too_long;
mod due_soon;
mod future;
mod missing;
mod overdue;
mod reviewed;
mod trigger_met;
mod version_gap;

use super::Rule;

pub(super) static RULES: &[&Rule] = &[
    &ambiguous_cycle::RULE,
    &contradicts_itself::RULE,
    &cycle_mismatch::RULE,
    &cycle_too_long::RULE,
    &due_soon::RULE,
    &future::RULE,
    &missing::RULE,
    &overdue::RULE,
    &trigger_met::RULE,
    &version_gap::RULE,
];

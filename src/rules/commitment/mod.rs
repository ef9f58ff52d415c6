//! Commitments: whether the names in them exist, and whether what they say holds together.

mod duty;
mod relies_on_deferred;
mod stated_twice;
mod strength_disagrees;
mod unknown_standard;

use super::Rule;

pub(super) static RULES: &[&Rule] =
    &[&stated_twice::RULE, &relies_on_deferred::RULE, &unknown_standard::RULE, &strength_disagrees::RULE];

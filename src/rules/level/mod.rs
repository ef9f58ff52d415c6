//! Levels of training: whether their topics and numbers exist, and whether every group of people reaches one.

pub(super) mod named;
mod outcome_uncovered;
mod under_review;
mod unknown_level;
mod unknown_topic;
mod unreachable_group;

use super::Rule;
use crate::model::policy::{Level, Levels};

pub(super) static RULES: &[&Rule] = &[
    &outcome_uncovered::RULE,
    &under_review::RULE,
    &unknown_level::RULE,
    &unknown_topic::RULE,
    &unreachable_group::RULE,
];

/// The numbers of the levels in their order; `None` where the list is empty or one of its numbers could not be read, so
/// that a number which is not among them proves nothing.
pub(super) fn numbers(levels: &Levels) -> Option<Vec<&str>> {
    let numbers: Option<Vec<&str>> =
        levels.list.iter().map(|level: &crate::model::Item<Level>| level.number.text()).collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

//! Levels of training: whether their topics and numbers exist, and whether every group of people reaches one.

pub(super) mod named;
mod outcome_uncovered;
mod reference;
mod under_review;
mod unknown_level;
mod unknown_topic;
mod unreachable_group;

use std::borrow::Cow;

use super::Rule;
use crate::model::Policy;
use crate::model::level_number::{self, Listed, Otherwise};
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

/// For each level of a list, what is to be written in place of its number, where that is something else. There is one for each only
/// where all numbers could be read.
pub(super) fn otherwise<'p>(policy: &'p Policy, levels: &'p Levels) -> Vec<Option<Otherwise<'p>>> {
    let listed = |level: &'p crate::model::Item<Level>| {
        Some(Listed { number: level.number.text()?, has_title: !level.title.is_absent() })
    };
    let listed: Vec<Listed<'p>> = levels.list.iter().filter_map(listed).collect();
    let named = reference::references(policy, levels).map(|reference| reference.number.as_str()).collect();
    level_number::otherwise(&listed, levels.noun(), &named)
}

/// The numbers of the levels as they are to be written.
pub(super) fn told<'p>(numbers: &[&'p str], others: &[Option<Otherwise<'p>>]) -> Vec<Cow<'p, str>> {
    let pairs = numbers.iter().zip(others);
    pairs.map(|(number, other)| other.as_ref().map_or(Cow::Borrowed(*number), Otherwise::number)).collect()
}

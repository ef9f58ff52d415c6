//! Where a policy names its levels, beside the list of them.

use crate::model::Policy;
use crate::model::located::{Leaf, OneOrMany};
use crate::model::policy::Levels;
use crate::source::NodeId;

/// A place where a policy names one of its levels.
pub(super) struct Reference<'p> {
    pub(super) at: NodeId,
    pub(super) number: &'p String,
    /// The number of the level that takes it in, where one does.
    pub(super) within: Option<&'p str>,
    /// The entry beside it that takes a text.
    pub(super) words: &'static str,
}

/// Every place where a policy names one of its levels.
pub(super) fn references<'p>(policy: &'p Policy, levels: &'p Levels) -> impl Iterator<Item = Reference<'p>> {
    let groups = levels.target_groups.iter().map(|group| &group.levels);
    let scopes = policy.commitments.iter().map(|commitment| &commitment.scope.levels);
    let charges = policy.charges.iter().map(|charge| &charge.levels);
    let included = levels.list.iter().flat_map(|level| {
        let within = level.number.text();
        numbers(&level.includes).map(move |(at, number)| Reference { at, number, within, words: "says" })
    });
    // `includes: none` is an answer, not a number.
    let included = included.filter(|reference| reference.number != "none");
    let with = |words: &'static str| {
        move |list: &'p OneOrMany<Leaf<String>>| {
            numbers(list).map(move |(at, number)| Reference { at, number, within: None, words })
        }
    };
    let of_texts = groups.chain(scopes).flat_map(with("says"));
    of_texts.chain(included).chain(charges.flat_map(with("for")))
}

fn numbers(list: &OneOrMany<Leaf<String>>) -> impl Iterator<Item = (NodeId, &String)> {
    list.iter().filter_map(Leaf::located)
}

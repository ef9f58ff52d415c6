//! Two policies: what the table of fields leaves to handlers of their own.

use std::collections::BTreeSet;

use super::outcomes::{Headings, topics_and_wording};
use super::walk::{About, Both, Special, Walk};
use super::{Pair, commitments, levels};
use crate::change::difference::Difference;
use crate::model::fields::Field;
use crate::model::{Kind, Policy};

/// All differences between two policies.
pub(in crate::change) fn differences(pair: &Pair<'_>) -> Vec<Difference> {
    let walk = Walk {
        kind: Kind::Policy,
        relation: pair.relation,
        same_edition: pair.same_edition,
        happened: events(pair.old.policy) != events(pair.new.policy),
        weighing: pair.weighing,
        actors: Some(&pair.actors),
        special: pair,
    };
    walk.differences(pair.old.arena, pair.new.arena)
}

/// What happened to a policy, and when.
fn events(policy: &Policy) -> BTreeSet<String> {
    policy.clock().events().map(|event| format!("{} {}", event.date, event.in_words())).collect()
}

impl Special for Pair<'_> {
    fn by_hand(&self, field: &'static Field, both: Both<'_>, about: &About) -> Vec<Difference> {
        match field.path {
            "commitments" => commitments::differences(self),
            "levels" => levels::differences(self),
            _ => {
                let (old, new) = (&self.old.policy.priorities, &self.new.policy.priorities);
                let headings = Headings::of(Kind::Policy, field.path, &about.heading);
                let compared = headings.map(|headings| {
                    topics_and_wording(self.language(), &headings, (old, both.0.at()), (new, both.1.at()))
                });
                compared.unwrap_or_default()
            }
        }
    }

    fn standard_of(&self, block: &str) -> Option<String> {
        self.answered_by(block)
    }
}

//! Two policies: what the table of fields leaves to handlers of their own.

use std::collections::BTreeSet;

use super::outcomes::{Headings, topics_and_wording};
use super::walk::{About, Both, Special, Walk};
use super::{Pair, commitments, levels};
use crate::change::difference::{Difference, Value};
use crate::model::duration::two_readings;
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
    let mut found = walk.differences(pair.old.arena, pair.new.arena);
    cycle_as_written(pair, &mut found);
    found
}

/// Says of a review cycle how it is written where that has two readings ("bi-annual"), instead of a second time that the
/// wording changed.
fn cycle_as_written(pair: &Pair<'_>, found: &mut Vec<Difference>) {
    let Some(cycle) = found.iter_mut().find(|difference| difference.field == "review.every") else { return };
    for (side, policy) in [(&mut cycle.old, pair.old.policy), (&mut cycle.new, pair.new.policy)] {
        let written = policy.review.given().and_then(|review| review.as_written.text());
        let doubtful = written.filter(|written| two_readings(written).is_some());
        if let (Value::Time(every), Some(written)) = (&side.value, doubtful) {
            side.words = Some(format!("{} (written as \u{201c}{written}\u{201d})", every.as_cycle()));
        }
    }
    found.retain(|difference| difference.field != "review.as_written");
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

    fn family(&self, name: &str, edition: Option<&str>) -> Option<String> {
        self.language().family(name, edition)
    }

    fn standard_of(&self, block: &str) -> Option<String> {
        self.answered_by(block)
    }
}

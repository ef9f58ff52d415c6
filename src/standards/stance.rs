//! What a policy asks of one course on one standard: the commitments whose scope covers the course.

use std::cmp::Ordering;

use super::Expectation;
use crate::finding::Severity;
use crate::load::Loaded;
use crate::model::amount::DetailValue;
use crate::model::policy::{Commitment, Scope};
use crate::model::words::{Answer, Strength, YesNo};
use crate::model::{Amount, Course, DetailKind, Item};
use crate::predicate::Asked;
use crate::source::NodeId;

/// What a policy asks of a course.
pub(super) struct Stance<'p> {
    /// How bad it can be at most that the course does otherwise; `None` where nothing is said of it.
    pub cap: Option<Severity>,
    /// Where the policy asks for it, with the sections; `None` where it is silent about courses like this.
    pub basis: Option<(NodeId, Option<String>)>,
    /// The commitment behind each detail that the policy gives.
    pub sources: Vec<(String, &'p Item<Commitment>)>,
    /// The details of the standard with the values that count.
    pub details: Vec<Asked>,
}

impl<'p> Stance<'p> {
    /// Where no policy is named, the standard stands alone.
    pub(super) fn without_policy(expectation: &Expectation) -> Self {
        let details = expectation.kinds.iter().map(|(name, kind)| asked(name, kind, None)).collect();
        Self { cap: Some(Severity::Error), basis: None, sources: Vec::new(), details }
    }

    /// What the policy in `document` asks by its `commitments` to the standard. The most specific scope that covers the course counts; on a tie the weaker word and the
    /// weaker value, because a course is not to be blamed for what its policy leaves open.
    pub(super) fn of(
        commitments: &[&'p Item<Commitment>],
        document: &Loaded,
        course: &Course,
        expectation: &Expectation,
    ) -> Self {
        let covering: Vec<(usize, &Item<Commitment>)> = commitments
            .iter()
            .filter_map(|commitment| Some((specificity(&commitment.scope, course)?, *commitment)))
            .collect();
        let most = covering.iter().map(|(specific, _)| *specific).max();
        let closest = covering.iter().filter(|(specific, _)| Some(*specific) == most);
        let weakest = closest.map(|(_, commitment)| (cap(commitment), *commitment)).min_by_key(|(cap, _)| *cap);
        let (cap, basis) = match weakest {
            Some((cap, commitment)) => (cap, Some((commitment.at, commitment.sections()))),
            None => match field_that_answers(document, expectation) {
                Some(at) => (Some(Severity::Error), Some((at, None))),
                None => (expectation.core.then_some(Severity::Warning), None),
            },
        };
        let mut stance = Self { cap, basis, sources: Vec::new(), details: Vec::new() };
        for (name, kind) in &expectation.kinds {
            let own = closest_value(&covering, name, kind);
            if let Some((_, commitment)) = &own {
                stance.sources.push((name.clone(), commitment));
            }
            stance.details.push(asked(name, kind, own.map(|(amount, _)| amount)));
        }
        stance
    }

    /// The details by the policy's own values, where it gives them.
    pub(super) fn by_policy_alone(&self) -> Vec<Asked> {
        let own = |asked: &Asked| Asked { amount: asked.own.clone().or_else(|| asked.amount.clone()), ..asked.clone() };
        self.details.iter().map(own).collect()
    }

    /// Whether the policy gives a value that the standard is stricter than.
    pub(super) fn is_below_floor(&self) -> bool {
        self.details.iter().any(|asked| asked.own.is_some() && asked.own != asked.amount)
    }
}

fn asked(name: &str, kind: &DetailKind, own: Option<Amount>) -> Asked {
    let amount = match (own.clone(), kind.floor.clone()) {
        (Some(own), Some(floor)) => Some(kind.better_of(own, floor)),
        (own, floor) => own.or(floor),
    };
    Asked { name: name.to_owned(), kind: kind.clone(), amount, own }
}

/// How many conditions of a scope the course meets; `None` where it does not meet one of them, or does not say.
fn specificity(scope: &Scope, course: &Course) -> Option<usize> {
    let mut met = 0;
    let mut meets = |asked: bool, holds: bool| {
        met += usize::from(asked);
        !asked || holds
    };
    let covers = meets(!scope.agency.is_absent(), course.agency.get().is_some_and(|it| scope.agency.get() == Some(it)))
        && meets(
            !scope.mode.is_empty(),
            course.mode.get().is_some_and(|mode| scope.mode.iter().any(|asked| asked.get() == Some(mode))),
        )
        && meets(
            !scope.levels.is_empty(),
            course.level.text().is_some_and(|level| scope.levels.iter().any(|asked| asked.text() == Some(level))),
        )
        && meets(
            !scope.commissioned.is_absent(),
            scope.commissioned.get().is_some_and(|asked| (*asked == YesNo::Yes) == course.commissioned.is_some()),
        );
    covers.then_some(met)
}

/// How bad it is to do otherwise than a commitment says.
fn cap(commitment: &Commitment) -> Option<Severity> {
    match commitment.answer() {
        Answer::Refuses => None,
        Answer::Partial | Answer::Deferred | Answer::Delegated => Some(Severity::Note),
        Answer::Commits => Some(match commitment.strength.get() {
            Some(Strength::Must | Strength::Will) => Severity::Error,
            // The word of the source is not recorded; to take it for a must would be a guess.
            Some(Strength::Should) | None => Severity::Warning,
            Some(Strength::May) => Severity::Note,
        }),
    }
}

/// The block of the policy that is its answer, where the standard is answered by one: levels.
fn field_that_answers(document: &Loaded, expectation: &Expectation) -> Option<NodeId> {
    let field = expectation.policy.as_ref()?.answered_by.as_ref()?;
    let arena = document.arena.as_ref()?;
    field.locate(arena).filter(|&node| arena.is_mapping(node))
}

/// The value of a detail in the most specific commitment that gives one; on a tie the weaker.
fn closest_value<'p>(
    covering: &[(usize, &'p Item<Commitment>)],
    name: &str,
    kind: &DetailKind,
) -> Option<(Amount, &'p Item<Commitment>)> {
    let mut closest: Option<(usize, Amount, &'p Item<Commitment>)> = None;
    for (specific, commitment) in covering {
        if commitment.answer() == Answer::Refuses {
            continue;
        }
        let Some(Ok(DetailValue::Known(amount))) = commitment.details.get(name).map(|written| kind.read(written))
        else {
            continue;
        };
        let replaces = closest.as_ref().is_none_or(|(known, value, _)| match specific.cmp(known) {
            Ordering::Greater => true,
            Ordering::Equal => kind.rank(&amount, value) == Some(Ordering::Less),
            Ordering::Less => false,
        });
        if replaces {
            closest = Some((*specific, amount, commitment));
        }
    }
    closest.map(|(_, amount, commitment)| (amount, commitment))
}

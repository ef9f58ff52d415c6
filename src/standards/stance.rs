//! What a policy asks of one course on one standard: the commitments whose scope covers the course.

use super::Expectation;
use crate::finding::Severity;
use crate::load::Loaded;
use crate::model::policy::Commitment;
use crate::model::position::{Count, Position};
use crate::model::scope::Training;
use crate::model::words::{Answer, Strength};
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

    /// What the policy in `document` asks of the course by its `commitments` to the standard.
    pub(super) fn of(
        commitments: &[&'p Item<Commitment>],
        document: &Loaded,
        course: &Course,
        expectation: &Expectation,
    ) -> Self {
        let readable =
            commitments.iter().filter_map(|commitment| Some((Training::of(&commitment.scope)?, *commitment)));
        let readable: Vec<(Training<'_>, &Item<Commitment>)> = readable.collect();
        let position = Position::in_cell(&readable, &course.cell(), &expectation.kinds, Count::AsAsked);
        let (cap, basis) = match &position {
            Some(position) => (cap(position.basis), Some((position.basis.at, position.basis.sections()))),
            None => match field_that_answers(document, expectation) {
                Some(at) => (Some(Severity::Error), Some((at, None))),
                None => (expectation.core.then_some(Severity::Warning), None),
            },
        };
        let given = position.map(|position| position.details).unwrap_or_default();
        let own =
            |name: &str| given.iter().find(|(known, ..)| known == name).and_then(|(.., amount, _)| amount.clone());
        let details = expectation.kinds.iter().map(|(name, kind)| asked(name, kind, own(name))).collect();
        let sources = given.iter().filter(|(.., amount, _)| amount.is_some());
        let sources = sources.map(|(name, .., from)| (name.clone(), *from)).collect();
        Self { cap, basis, sources, details }
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

/// The field of the policy that is its answer, where the standard is answered by one: levels, charges.
fn field_that_answers(document: &Loaded, expectation: &Expectation) -> Option<NodeId> {
    expectation.policy.as_ref()?.answer_in(document.arena.as_ref()?)
}

//! What a policy says of one course by one standard: the commitments whose scope covers the course, and how bad it is to
//! do otherwise.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Expectation;
use crate::finding::Severity;
use crate::load::Loaded;
use crate::model::policy::Commitment;
use crate::model::position::{Count, Position};
use crate::model::scope::{Cell, Space, Training, Value};
use crate::model::words::{Answer, Strength};
use crate::model::{Amount, Course, DetailKind, Item, Policy};
use crate::predicate::Asked;
use crate::source::NodeId;

/// What a policy says of a course.
pub(super) struct Stance<'p> {
    /// The upper bound on findings that the course does otherwise; `None` where nothing is said of it.
    pub max_severity: Option<Severity>,
    /// Where the policy speaks of courses like this; `None` where it is silent about them.
    pub basis: Option<Basis>,
    /// The details of the standard with the values that count.
    pub details: Vec<Asked>,
    /// The commitment behind each detail that the policy gives.
    pub sources: Vec<(String, &'p Item<Commitment>)>,
}

/// Where a policy speaks of courses.
#[derive(Clone, Debug)]
pub(super) struct Basis {
    /// The line.
    pub at: NodeId,
    /// Its sections.
    pub sections: Option<String>,
    /// How many conditions its scope states.
    conditions: usize,
    /// Whether it asks for something. An answer in part, one that is put off or left to others, and a "may" speak of the
    /// matter and ask a course for nothing.
    pub asks: bool,
}

type Placed<'p> = (Training<'p>, &'p Item<Commitment>);

impl<'p> Stance<'p> {
    /// Where no policy is named, the standard stands alone.
    pub(super) fn without_policy(expectation: &Expectation) -> Self {
        let details = expectation.kinds.iter().map(|(name, kind)| asked(name, kind, None, false)).collect();
        Self { max_severity: Some(Severity::Error), basis: None, details, sources: Vec::new() }
    }

    /// What the policy of a course, if one is named, says of it by a standard.
    pub(super) fn under(course: &Course, policy: Option<(&'p Policy, &'p Loaded)>, expectation: &Expectation) -> Self {
        let Some(policy) = policy else { return Self::without_policy(expectation) };
        let commitments: Vec<&Item<Commitment>> = policy.0.answers_to(&expectation.id).collect();
        Self::of(&commitments, policy, course, expectation)
    }

    /// What a policy says of the course by its `commitments` to the standard. A course that does not say of which kind it
    /// is may be of any, and no more is asked of it than of each kind that it may be.
    pub(super) fn of(
        commitments: &[&'p Item<Commitment>],
        policy: (&'p Policy, &'p Loaded),
        course: &Course,
        expectation: &Expectation,
    ) -> Self {
        let of_courses = commitments.iter().filter(|commitment| expectation.is_said_of_courses(commitment));
        let placed = of_courses.filter_map(|commitment| Some((Training::of(&commitment.scope)?, *commitment)));
        let placed: Vec<Placed<'p>> = placed.collect();
        let in_cell = |cell: &Cell<'_>| Self::in_cell(&placed, cell, policy.1, expectation);
        let stances = cells(course, &placed, policy.0).into_iter().map(|cell| in_cell(&cell));
        stances.reduce(Self::in_common).unwrap_or_else(|| in_cell(&course.cell()))
    }

    fn in_cell(commitments: &[Placed<'p>], cell: &Cell<'_>, document: &Loaded, expectation: &Expectation) -> Self {
        let Some(position) = Position::in_cell(commitments, cell, &expectation.kinds, Count::AsAsked) else {
            return Self::of_silence(document, expectation);
        };
        let commitment = position.basis;
        let asks = asks(commitment);
        let own = |name: &str| {
            position.details.iter().find(|(known, ..)| known == name).and_then(|(.., amount, _)| amount.clone())
        };
        let details = expectation.kinds.iter().map(|(name, kind)| asked(name, kind, own(name), asks)).collect();
        let sources = position.details.iter().filter(|(.., amount, _)| amount.is_some());
        Self {
            max_severity: max_severity(commitment, expectation),
            basis: Some(Basis {
                at: commitment.at,
                sections: commitment.sections(),
                conditions: Training::of(&commitment.scope).map_or(0, |training| training.conditions()),
                asks,
            }),
            details,
            sources: sources.map(|(name, .., from)| (name.clone(), *from)).collect(),
        }
    }

    /// Where a policy says nothing of courses like this, the standard speaks in its own name, if at all.
    fn of_silence(document: &Loaded, expectation: &Expectation) -> Self {
        let silent = Self { max_severity: max_severity_of_silence(expectation), ..Self::without_policy(expectation) };
        match field_that_answers(document, expectation) {
            // What the standard judges a course by is there, which is not yet a word about courses.
            Some(at) => {
                let basis = Basis { at, sections: None, conditions: 0, asks: false };
                Self { max_severity: Some(Severity::Warning), basis: Some(basis), ..silent }
            }
            None => silent,
        }
    }

    /// What two stances both ask. Of two that ask as much, the one that is about more training speaks.
    fn in_common(self, other: Self) -> Self {
        let conditions = |stance: &Self| stance.basis.as_ref().map(|basis| basis.conditions);
        let weight = |stance: &Self| (stance.max_severity, stance.asks(), conditions(stance));
        let (mut milder, harder) = if weight(&other) < weight(&self) { (other, self) } else { (self, other) };
        let asks = milder.asks();
        for (one, other) in milder.details.iter_mut().zip(harder.details) {
            let both = one.own.as_ref().zip(other.own.as_ref());
            let own = both.and_then(|(mine, theirs)| least(&one.kind, mine, theirs));
            if own.is_some() && own == other.own && own != one.own {
                milder.sources.retain(|(name, _)| *name != one.name);
                milder.sources.extend(harder.sources.iter().filter(|(name, _)| *name == one.name).cloned());
            }
            *one = asked(&one.name, &one.kind, own, asks);
        }
        milder
    }

    /// Whether the policy asks the course for something.
    pub(super) fn asks(&self) -> bool {
        self.basis.as_ref().is_some_and(|basis| basis.asks)
    }

    /// The details by the policy's own values alone.
    pub(super) fn by_policy_alone(&self) -> Vec<Asked> {
        self.details.iter().map(|asked| Asked { amount: asked.own.clone(), ..asked.clone() }).collect()
    }

    /// Whether the policy asks for less than the standard.
    pub(super) fn asks_for_less(&self) -> bool {
        self.asks() && self.details.iter().any(|asked| asked.own.is_some() && asked.own != asked.amount)
    }
}

/// The kinds of training that a course may be, as far as these commitments tell them apart.
fn cells<'c>(course: &'c Course, commitments: &'c [Placed<'_>], policy: &'c Policy) -> Vec<Cell<'c>> {
    let cell = course.cell();
    if !cell.contains(&Value::Other) {
        return vec![cell];
    }
    let levels: BTreeSet<String> = policy.level_numbers().map(str::to_owned).collect();
    let space = Space::of(commitments.iter().map(|(training, _)| training), &levels);
    space.map(|space| space.cells_of(&cell)).unwrap_or_default()
}

/// A detail with the value that a course is held to. What does not ask for anything holds no course to its number.
fn asked(name: &str, kind: &DetailKind, own: Option<Amount>, asks: bool) -> Asked {
    let amount = match (own.clone().filter(|_| asks), kind.floor.clone()) {
        (Some(own), Some(floor)) => Some(kind.better_of(own, floor)),
        (own, floor) => own.or(floor),
    };
    Asked { name: name.to_owned(), kind: kind.clone(), amount, own }
}

/// What two values of a detail both ask for; `None` where neither is less than the other.
fn least(kind: &DetailKind, one: &Amount, other: &Amount) -> Option<Amount> {
    match (one, other) {
        (Amount::Set(one), Amount::Set(other)) => Some(Amount::Set(one & other)),
        _ => match kind.rank(one, other)? {
            Ordering::Less | Ordering::Equal => Some(one.clone()),
            Ordering::Greater => Some(other.clone()),
        },
    }
}

/// Whether a commitment asks those that it is about for something.
fn asks(commitment: &Commitment) -> bool {
    commitment.answer() == Answer::Commits && commitment.strength.get() != Some(&Strength::May)
}

/// How bad it is to do otherwise than a commitment says.
fn max_severity(commitment: &Commitment, expectation: &Expectation) -> Option<Severity> {
    match commitment.answer() {
        Answer::Refuses => None,
        // What it lacks is not said at all, and what is said of the rest must not weigh less than silence.
        Answer::Partial => Some(weight_of_silence(expectation)),
        Answer::Deferred | Answer::Delegated => Some(Severity::Note),
        Answer::Commits => Some(match commitment.strength.get() {
            Some(Strength::Must | Strength::Will) => Severity::Error,
            // The word of the source is not recorded; to take it for a must would be a guess.
            Some(Strength::Should) | None => Severity::Warning,
            Some(Strength::May) => Severity::Note,
        }),
    }
}

/// How bad it is to do otherwise than a standard of which a policy says nothing.
fn max_severity_of_silence(expectation: &Expectation) -> Option<Severity> {
    (expectation.core || expectation.is_local()).then_some(Severity::Warning)
}

/// How bad it is to do otherwise than a standard of which a policy speaks and leaves open what is asked for.
pub(super) fn weight_of_silence(expectation: &Expectation) -> Severity {
    max_severity_of_silence(expectation).unwrap_or(Severity::Note)
}

/// The field of the policy that is its answer, where the standard is answered by one: levels, charges.
fn field_that_answers(document: &Loaded, expectation: &Expectation) -> Option<NodeId> {
    expectation.policy.as_ref()?.answer_in(document.arena.as_ref()?)
}

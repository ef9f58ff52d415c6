//! Whether two commitments speak of the same duty: the same training, and the same people who have to act.

use std::collections::BTreeSet;

use super::located::Leaf;
use super::policy::{Commitment, Scope};
use super::words::{Agency, Mode, YesNo};

/// The training that a commitment is about, in a form in which the order of words does not count.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Training<'p> {
    agency: Option<Agency>,
    modes: BTreeSet<Mode>,
    levels: BTreeSet<&'p str>,
    commissioned: Option<YesNo>,
}

impl<'p> Training<'p> {
    /// The training of a scope; `None` where a part of it is not known, so that nothing can be said of it.
    pub fn of(scope: &'p Scope) -> Option<Self> {
        let unclear = is_unclear(&scope.agency)
            || is_unclear(&scope.commissioned)
            || scope.mode.iter().any(is_unclear)
            || scope.levels.iter().any(is_unclear);
        (!unclear).then(|| Self {
            agency: scope.agency.get().copied(),
            modes: scope.mode.iter().filter_map(Leaf::get).copied().collect(),
            levels: scope.levels.iter().filter_map(Leaf::text).collect(),
            commissioned: scope.commissioned.get().copied(),
        })
    }

    /// Whether some training may belong to both. What a scope leaves out is all training.
    pub fn meets(&self, other: &Self) -> bool {
        may_agree(self.agency, other.agency)
            && may_agree(self.commissioned, other.commissioned)
            && (self.modes.is_empty() || other.modes.is_empty() || !self.modes.is_disjoint(&other.modes))
            && (self.levels.is_empty() || other.levels.is_empty() || !self.levels.is_disjoint(&other.levels))
    }
}

fn may_agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Whether a leaf holds something whose value is not known.
fn is_unclear<T>(leaf: &Leaf<T>) -> bool {
    leaf.get().is_none() && !leaf.is_absent()
}

/// The people who have to act. What agencies owe and what the partnership owes are different duties, though both answer
/// one standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearer {
    /// The document does not say.
    Unsaid,
    /// The partnership or one of its bodies.
    Partnership,
    /// Each agency.
    Agencies,
    /// The trainers.
    Trainers,
    /// The people who take part.
    Participants,
}

impl Bearer {
    /// Who has to act on a commitment.
    pub fn of(commitment: &Commitment) -> Self {
        match commitment.by.text() {
            None => Self::Unsaid,
            Some("agencies") => Self::Agencies,
            Some("trainers") => Self::Trainers,
            Some("participants") => Self::Participants,
            // A committee acts for the partnership.
            Some(_) => Self::Partnership,
        }
    }

    /// Whether both may be the same people.
    pub fn may_be(self, other: Self) -> bool {
        self == other || self == Self::Unsaid || other == Self::Unsaid
    }
}

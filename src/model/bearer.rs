//! The people who have to act on a commitment.

use super::policy::Commitment;

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

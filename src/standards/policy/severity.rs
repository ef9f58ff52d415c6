//! How bad an answer is, by how strongly the standard expects it: the columns of the answer table.

use super::Judge;
use crate::finding::Severity;
use crate::model::policy::Commitment;
use crate::model::position::Position;
use crate::model::words::{Answer, Strength};

/// How bad it is to fall short of what is expected so strongly.
pub(in crate::standards) fn severity_of(expects: Strength) -> Severity {
    match expects {
        Strength::Must | Strength::Will => Severity::Error,
        Strength::Should => Severity::Warning,
        Strength::May => Severity::Note,
    }
}

impl Judge<'_, '_> {
    /// A position that rests on the answer that weighs least, the strongest of equals: what a policy says besides makes
    /// nothing worse. What it puts off counts even so.
    pub(super) fn lightest<'p>(&self, position: Position<'p>) -> Position<'p> {
        let weighs_less = |one: &Commitment| self.weight(one) < self.weight(position.basis);
        let others =
            position.commitments.iter().filter(|one| position.answer() != Answer::Deferred && weighs_less(one));
        let basis = others.min_by_key(|one| self.weight(one)).copied().unwrap_or(position.basis);
        Position { basis, ..position }
    }

    /// How bad an answer is by itself.
    pub(super) fn weight(&self, commitment: &Commitment) -> Option<Severity> {
        let expects = self.expected.expects;
        match commitment.answer() {
            // A plain statement satisfies an expected must: it is how many policies word a duty.
            Answer::Commits if *commitment.strength.get()? < expects.min(Strength::Will) => self.weaker(),
            Answer::Delegated if commitment.to.text().is_none() => self.milder(),
            Answer::Commits | Answer::Delegated => None,
            Answer::Partial | Answer::Deferred => self.milder(),
            Answer::Refuses => match expects {
                Strength::Must | Strength::Will => Some(Severity::Error),
                Strength::Should => Some(Severity::Note),
                Strength::May => None,
            },
        }
    }

    /// The column "commits, weaker word or detail below the floor", which silence and broken promises share.
    pub(super) fn weaker(&self) -> Option<Severity> {
        Some(severity_of(self.expected.expects))
    }

    /// The column "partial; deferred and not yet due", which what is not recorded shares.
    pub(super) fn milder(&self) -> Option<Severity> {
        match self.expected.expects {
            Strength::Must | Strength::Will => Some(Severity::Warning),
            Strength::Should => Some(Severity::Note),
            Strength::May => None,
        }
    }

    /// How bad it is to name too few of a list.
    pub(super) fn of_a_list(&self) -> Option<Severity> {
        (self.expected.expects > Strength::May).then_some(Severity::Note)
    }
}

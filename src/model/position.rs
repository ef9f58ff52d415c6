//! What one policy says to one standard: all its commitments folded together.

use super::amount::{Amount, DetailKind, DetailValue};
use super::located::Item;
use super::policy::{Commitment, Policy};
use super::words::{Answer, Strength};

/// A policy's commitments to one standard, counted together: the strongest answer and the best details. A deferral
/// counts even beside a commitment: "commits, not yet in place".
#[derive(Debug)]
pub struct Position<'p> {
    /// The commitment that the position rests on: the deferral, else the strongest.
    pub basis: &'p Item<Commitment>,
    /// All commitments to the standard, in the order of the document.
    pub commitments: Vec<&'p Item<Commitment>>,
    /// The best value of each detail with the commitment that gives it; `None` where it is only mentioned.
    pub details: Vec<(String, DetailKind, Option<Amount>, &'p Item<Commitment>)>,
}

impl<'p> Position<'p> {
    /// The position of `policy` on the standard `id` with these details, or nothing where no commitment names it.
    pub fn of(policy: &'p Policy, id: &str, kinds: &[(String, DetailKind)]) -> Option<Self> {
        Self::among(
            policy.commitments.iter().filter(|commitment| commitment.standard.text() == Some(id)).collect(),
            kinds,
        )
    }

    /// What these commitments come to together, in the order of the document; nothing where there are none.
    pub fn among(commitments: Vec<&'p Item<Commitment>>, kinds: &[(String, DetailKind)]) -> Option<Self> {
        let deferral = commitments.iter().find(|commitment| commitment.answer() == Answer::Deferred);
        // `max_by_key` takes the last of equals; reversed, the first statement in the document counts.
        let strongest = commitments.iter().rev().max_by_key(|commitment| rank(commitment));
        let basis = *deferral.or(strongest)?;
        let details = kinds
            .iter()
            .filter_map(|(name, kind)| {
                let (amount, from) = best(&commitments, name, kind)?;
                Some((name.clone(), kind.clone(), amount, from))
            })
            .collect();
        Some(Self { basis, commitments, details })
    }

    /// The answer that counts.
    pub fn answer(&self) -> Answer {
        self.basis.answer()
    }

    /// How strongly it is worded; `None` where the source's word is not recorded, or the answer has none.
    pub fn strength(&self) -> Option<Strength> {
        self.basis.strength.get().copied()
    }
}

/// Answers that commit rank above those that don't; among equals the stronger word, and the wider scope.
fn rank(commitment: &Commitment) -> (u8, Option<Strength>, bool) {
    let answer = match commitment.answer() {
        Answer::Commits => 4,
        Answer::Partial => 3,
        Answer::Deferred => 2,
        Answer::Delegated => 1,
        Answer::Refuses => 0,
    };
    let scope = &commitment.scope;
    let everywhere = scope.agency.is_absent() && scope.mode.is_empty() && scope.levels.is_empty();
    (answer, commitment.strength.get().copied(), everywhere && scope.commissioned.is_absent())
}

fn best<'p>(
    commitments: &[&'p Item<Commitment>],
    name: &str,
    kind: &DetailKind,
) -> Option<(Option<Amount>, &'p Item<Commitment>)> {
    let mut found: Option<(Option<Amount>, &'p Item<Commitment>)> = None;
    for commitment in commitments {
        let value = match commitment.details.get(name).map(|written| kind.read(written)) {
            Some(Ok(DetailValue::Known(amount))) => Some(amount),
            Some(Ok(DetailValue::Unstated)) => None,
            // An unreadable value is a finding of its own; an absent one says nothing.
            Some(Err(_)) | None => continue,
        };
        found = Some(match (found, value) {
            (None, value) => (value, commitment),
            (Some((Some(one), from)), Some(other)) => {
                let better = kind.better_of(one.clone(), other);
                let from = if better == one { from } else { commitment };
                (Some(better), from)
            }
            (Some((None, _)), Some(other)) => (Some(other), commitment),
            (Some(known), None) => known,
        });
    }
    found
}

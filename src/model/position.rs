//! What one policy says to one standard: its commitments folded together.

use super::amount::{Amount, DetailKind, DetailValue};
use super::located::{Item, Leaf};
use super::policy::{Commitment, Policy};
use super::scope::{Cell, Training};
use super::words::{Answer, Strength};

/// A policy's commitments to one standard, folded together.
#[derive(Debug)]
pub struct Position<'p> {
    /// The commitment that the position rests on.
    pub basis: &'p Item<Commitment>,
    /// All commitments that count for the answer, in the order of the document.
    pub commitments: Vec<&'p Item<Commitment>>,
    /// The value of each detail with the commitment that gives it; `None` where it is only mentioned.
    pub details: Vec<(String, DetailKind, Option<Amount>, &'p Item<Commitment>)>,
}

/// How commitments count together. There is one meaning for training of one kind, in `check`, `diff` and the gate: the
/// commitment whose scope has most conditions counts, and a detail of which it does not speak comes from the next wider one
/// that does; one that it leaves open is open, whatever holds for other training. Lists add up, however wide their scopes
/// are. Two questions remain in which commitments stand side by side:
///
/// - *What does the document record?* A document may say one thing in several places, so that the strongest answer and the
///   best details count; a deferral counts even beside a commitment ("commits, not yet in place"). Held against a standard
///   as a whole ([`Position::of`]), all commitments stand side by side, whatever their scope: a policy that commits itself
///   for some training has answered. This is the only place where a narrower commitment does not replace a wider one.
/// - *What is asked of a course?* Among those equally close the weakest counts, because a course is not to be blamed for
///   what its policy leaves open. An answer in part asks for no less than silence would: beside another one it does not
///   count.
///
/// `diff` compares the answers to both questions, so that a second and weaker commitment of the same scope, which changes
/// nothing of the record and lets a course off, is a weakening all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// The strongest answer and the best details.
    AsRecorded,
    /// The weakest answer and the weakest details.
    AsAsked,
}

/// A commitment with the number of conditions that its scope states.
type Close<'p> = (usize, &'p Item<Commitment>);

impl<'p> Position<'p> {
    /// The position of `policy` on the standard `id` as a whole, or nothing where no commitment answers it.
    pub fn of(policy: &'p Policy, id: &str, kinds: &[(String, DetailKind)]) -> Option<Self> {
        let answers = policy.answers_to(id).map(|commitment| (0, commitment));
        Self::folded(&answers.collect::<Vec<_>>(), kinds, Count::AsRecorded)
    }

    /// What one commitment says by itself.
    pub fn alone(commitment: &'p Item<Commitment>, kinds: &[(String, DetailKind)]) -> Option<Self> {
        Self::folded(&[(0, commitment)], kinds, Count::AsRecorded)
    }

    /// What these commitments to one standard come to for training of one kind, or nothing where none covers it.
    pub fn in_cell(
        commitments: &[(Training<'p>, &'p Item<Commitment>)],
        cell: &Cell<'_>,
        kinds: &[(String, DetailKind)],
        count: Count,
    ) -> Option<Self> {
        let covering = commitments.iter().filter(|(training, _)| training.covers(cell));
        let covering: Vec<Close<'p>> =
            covering.map(|(training, commitment)| (training.conditions(), *commitment)).collect();
        Self::folded(&covering, kinds, count)
    }

    fn folded(covering: &[Close<'p>], kinds: &[(String, DetailKind)], count: Count) -> Option<Self> {
        let whole = covering.iter().filter(|(_, commitment)| commitment.answer() != Answer::Partial);
        let whole: Vec<Close<'p>> = whole.filter(|_| count == Count::AsAsked).copied().collect();
        let covering = if whole.is_empty() { covering } else { &whole };
        let commitments = closest(covering);
        let basis = match count {
            Count::AsRecorded => {
                let deferral = commitments.iter().find(|commitment| commitment.answer() == Answer::Deferred);
                // `max_by_key` takes the last of equals; reversed, the first statement in the document counts.
                deferral.or_else(|| {
                    commitments.iter().rev().max_by_key(|commitment| (rank(commitment), is_for_all(commitment)))
                })
            }
            Count::AsAsked => commitments.iter().min_by_key(|commitment| rank(commitment)),
        };
        let basis = *basis?;
        // What is declined has no amounts.
        let kinds = if basis.answer() == Answer::Refuses { &[] } else { kinds };
        let details = kinds.iter().filter_map(|(name, kind)| {
            let (amount, from) = detail(covering, name, kind, count)?;
            Some((name.clone(), kind.clone(), amount, from))
        });
        Some(Self { basis, details: details.collect(), commitments })
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

/// The commitments whose scope has most conditions, in their order.
fn closest<'p>(covering: &[Close<'p>]) -> Vec<&'p Item<Commitment>> {
    let most = covering.iter().map(|(conditions, _)| *conditions).max();
    covering.iter().filter(|(conditions, _)| Some(*conditions) == most).map(|(_, commitment)| *commitment).collect()
}

/// How much a commitment undertakes: answers that commit rank above those that don't, among equals the stronger word. A
/// word that is not recorded may be a should, and ranks just below it.
fn rank(commitment: &Commitment) -> (u8, Strength, bool) {
    let answer = match commitment.answer() {
        Answer::Commits => 4,
        Answer::Partial => 3,
        Answer::Deferred => 2,
        Answer::Delegated => 1,
        Answer::Refuses => 0,
    };
    let word = commitment.strength.get().copied();
    (answer, word.unwrap_or(Strength::Should), word.is_some())
}

fn is_for_all(commitment: &Commitment) -> bool {
    Training::of(&commitment.scope).is_some_and(|training| training.conditions() == 0)
}

fn is_unreadable(commitment: &Commitment, name: &str) -> bool {
    commitment.details.get(name).is_some_and(|written| written.iter().any(Leaf::is_bad))
}

/// The value of a detail in the closest commitment that speaks of it, and of a list in all of them; `None` for the value where it is only
/// mentioned. What is declined gives none, and a value that cannot be read is a finding of its own.
fn detail<'p>(
    covering: &[Close<'p>],
    name: &str,
    kind: &DetailKind,
    count: Count,
) -> Option<(Option<Amount>, &'p Item<Commitment>)> {
    let mut mentioned: Option<Close<'p>> = None;
    let mut closest: Option<(usize, Amount, &'p Item<Commitment>)> = None;
    for &(conditions, commitment) in covering.iter().filter(|(_, commitment)| commitment.answer() != Answer::Refuses) {
        let value = match commitment.details.get(name).map(|written| kind.read(written)) {
            Some(Ok(DetailValue::Known(amount))) => amount,
            // Several entries where one value belongs are a finding of their own, and no value that is left open.
            Some(Ok(DetailValue::Unstated)) if is_unreadable(commitment, name) => continue,
            Some(Ok(DetailValue::Unstated)) => {
                if mentioned.is_none_or(|(known, _)| known < conditions) {
                    mentioned = Some((conditions, commitment));
                }
                continue;
            }
            Some(Err(_)) | None => continue,
        };
        closest = Some(match closest {
            Some((known, one, from)) if known == conditions || matches!(one, Amount::Set(_)) => {
                let both = match count {
                    Count::AsRecorded => kind.better_of(one.clone(), value),
                    Count::AsAsked => kind.worse_of(one.clone(), value),
                };
                let from = if both == one { from } else { commitment };
                (conditions.max(known), both, from)
            }
            Some(known) if known.0 > conditions => known,
            _ => (conditions, value, commitment),
        });
    }
    let is_open = |(known, amount, _): &(usize, Amount, _)| {
        !matches!(amount, Amount::Set(_)) && mentioned.is_some_and(|(closer, _)| closer > *known)
    };
    match closest.filter(|known| !is_open(known)) {
        Some((_, amount, from)) => Some((Some(amount), from)),
        None => mentioned.map(|(_, commitment)| (None, commitment)),
    }
}

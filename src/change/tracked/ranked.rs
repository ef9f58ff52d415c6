//! What tracked changes do to a commitment that can be ranked, as a difference of two records would have it: so it is judged,
//! and so the record of a decision names it.

use std::collections::BTreeSet;

use crate::change::approval::{self, Entry, Signed};
use crate::change::diff;
use crate::change::difference::{Difference, Found, Value};
use crate::change::judge::judge;
use crate::change::{Approved, Kind, Relation, Verdict};
use crate::finding::About;
use crate::model::fields::Direction;
use crate::model::policy::Commitment;
use crate::model::position::Position;
use crate::model::scope::{Space, Training};
use crate::model::words::Strength;
use crate::model::{DetailKind, Item, Policy};
use crate::standards::Expectation;

/// A difference of a commitment with its verdict.
pub(super) struct Ranked {
    difference: Difference,
    pub(super) verdict: Verdict,
}

/// Whose commitments they are.
pub(super) struct Subject<'d> {
    pub(super) policy: &'d Policy,
    pub(super) expectations: &'d [Expectation],
}

impl Subject<'_> {
    /// That a commitment is no longer there.
    pub(super) fn taken_out(&self, commitment: &Item<Commitment>) -> Ranked {
        let (there, nothing) = (self.answer(commitment), nothing(commitment));
        self.ranked(commitment, ("commitments.answer", Direction::Answer), there, nothing)
    }

    /// That one is there which was not.
    pub(super) fn put_in(&self, commitment: &Item<Commitment>) -> Ranked {
        let (there, nothing) = (self.answer(commitment), nothing(commitment));
        self.ranked(commitment, ("commitments.answer", Direction::Answer), nothing, there)
    }

    /// That it is meant otherwise.
    pub(super) fn stronger_or_weaker(&self, commitment: &Item<Commitment>, (old, new): (Strength, Strength)) -> Ranked {
        let at = commitment.strength.at().unwrap_or(commitment.at);
        let [old, new] = [old, new].map(|strength| Found::new(Value::Strength(strength), at));
        self.ranked(commitment, ("commitments.strength", Direction::Word), old, new)
    }

    fn ranked(
        &self,
        commitment: &Item<Commitment>,
        (field, direction): (&'static str, Direction),
        old: Found,
        new: Found,
    ) -> Ranked {
        let mut difference = Difference::of(field, Kind::Duty, "", old, new);
        difference.standard = commitment.standard.text().or(commitment.id.text()).map(str::to_owned);
        difference.scope = self.scope(commitment).unwrap_or_default();
        let verdict = judge(&difference, direction, Relation::Lineage);
        Ranked { difference, verdict }
    }

    fn answer(&self, commitment: &Item<Commitment>) -> Found {
        let known = self.expectations.iter().find(|known| commitment.standard.text() == Some(&known.id));
        let kinds: &[(String, DetailKind)] = known.map_or(&[], |known| &known.kinds);
        let position = Position::alone(commitment, kinds);
        position.map_or_else(|| Found::new(Value::Answer(commitment.answer()), commitment.at), |own| diff::answer(&own))
    }

    /// The training for which it holds, in words; none where it holds for all.
    fn scope(&self, commitment: &Commitment) -> Option<String> {
        let training = Training::of(&commitment.scope)?;
        let levels: BTreeSet<String> = self.policy.level_numbers().map(str::to_owned).collect();
        let space = Space::of(std::iter::once(&training), &levels)?;
        let cells = space.cells().into_iter().filter(|cell| training.covers(cell)).collect();
        Some(space.in_words(&cells)).filter(|words| !words.is_empty())
    }
}

fn nothing(commitment: &Item<Commitment>) -> Found {
    Found::new(Value::Nothing, commitment.at)
}

/// Who decided on what is weaker, and the entries that would sign it.
#[derive(Default)]
pub(super) struct Decided {
    pub(super) approved: Option<Approved>,
    pub(super) sign: Vec<String>,
}

/// What was decided on a change; nothing where it is not weaker.
pub(super) fn decided(ranked: &[Ranked], verdict: Verdict, signed: &[Signed<'_>], about: &About<'_>) -> Decided {
    if !verdict.weakens() {
        return Decided::default();
    }
    let weaker: Vec<&Difference> =
        ranked.iter().filter(|ranked| ranked.verdict.weakens()).map(|ranked| &ranked.difference).collect();
    let approved: Option<Vec<Approved>> =
        weaker.iter().map(|difference| Some(approval::find(signed, difference)?.approved(about))).collect();
    let mut sign: Vec<String> =
        weaker.iter().map(|difference| Entry::of(difference, Verdict::Weakened).to_string()).collect();
    sign.dedup();
    Decided { approved: approved.and_then(|approved| approved.into_iter().next()), sign }
}

//! What tracked changes do to a commitment that can be ranked, as a difference of two records would have it: so it is judged,
//! and so the record of a decision names it.

use std::collections::BTreeSet;

use super::amounts;
use crate::change::approval::{self, Entry, Signed};
use crate::change::diff;
use crate::change::difference::{Difference, Found, Value};
use crate::change::judge::judge;
use crate::change::text::{Explained, Rewording};
use crate::change::{Approved, Kind, Relation, Verdict};
use crate::finding::About;
use crate::model::fields::Direction;
use crate::model::policy::Commitment;
use crate::model::position::Position;
use crate::model::scope::{Space, Training};
use crate::model::words::{Answer, Strength};
use crate::model::{Amount, DetailKind, Item, Policy};
use crate::standards::Expectation;

/// A difference of a commitment with its verdict.
pub(super) struct Ranked {
    pub(super) difference: Difference,
    pub(super) verdict: Verdict,
}

impl Ranked {
    fn of(difference: Difference, direction: Direction) -> Self {
        let verdict = judge(&difference, direction, Relation::Lineage);
        Self { difference, verdict }
    }

    /// Whether both sides of it are as strong: other words for one thing.
    pub(super) fn is_of_one_rank(&self) -> bool {
        self.difference.old.value == self.difference.new.value || self.verdict == Verdict::Neutral
    }
}

/// What ranked differences say of the words that changed.
pub(super) fn explained(ranked: &[Ranked]) -> Explained {
    let mut explained = Explained::default();
    for Ranked { difference, .. } in ranked {
        explained.strength |= difference.field == "commitments.strength";
        explained.denial |= difference.field == "commitments.answer";
        for found in [&difference.old, &difference.new] {
            match found.value {
                Value::Amount(_, Amount::Count(number)) => {
                    explained.numbers.insert(number);
                }
                Value::Amount(_, Amount::Duration(duration)) => {
                    explained.numbers.insert(duration.amount);
                    explained.time = true;
                }
                _ => {}
            }
        }
    }
    explained
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

    /// That what it commits itself to is denied, or no longer is.
    pub(super) fn turned(&self, commitment: &Item<Commitment>) -> Option<Ranked> {
        let (other, words) = match commitment.answer() {
            Answer::Commits => (Answer::Refuses, "declines it"),
            Answer::Refuses => (Answer::Commits, "commits"),
            _ => return None,
        };
        let new = Found::new(Value::Answer(other), commitment.at).in_words(words);
        Some(self.ranked(commitment, ("commitments.answer", Direction::Answer), self.answer(commitment), new))
    }

    /// What becomes of the amounts that are recorded of it.
    pub(super) fn amounts(&self, commitment: &Item<Commitment>, rewording: &Rewording) -> Vec<Ranked> {
        let changed = amounts::changed(commitment, self.kinds(commitment), rewording).into_iter();
        let ranked = changed.map(|amounts::Changed { name, kind, old, new }| {
            let at = diff::detail_place(commitment, name);
            let found = |amount: Amount| {
                let words = kind.in_words(&amount);
                Found::new(Value::Amount(Box::new(kind.clone()), amount), at).in_words(words)
            };
            let new = new.map_or_else(|| Found::new(Value::Nothing, at), found);
            let difference = Difference {
                name: Some(name.to_owned()),
                ..self.difference(commitment, "commitments.details", found(old), new)
            };
            Ranked::of(difference, Direction::Detail)
        });
        ranked.collect()
    }

    fn ranked(
        &self,
        commitment: &Item<Commitment>,
        (field, direction): (&'static str, Direction),
        old: Found,
        new: Found,
    ) -> Ranked {
        Ranked::of(self.difference(commitment, field, old, new), direction)
    }

    fn difference(&self, commitment: &Item<Commitment>, field: &'static str, old: Found, new: Found) -> Difference {
        let mut difference = Difference::of(field, Kind::Duty, "", old, new);
        difference.standard = commitment.standard.text().or(commitment.id.text()).map(str::to_owned);
        difference.scope = self.scope(commitment).unwrap_or_default();
        difference
    }

    fn answer(&self, commitment: &Item<Commitment>) -> Found {
        let position = Position::alone(commitment, self.kinds(commitment));
        position.map_or_else(|| Found::new(Value::Answer(commitment.answer()), commitment.at), |own| diff::answer(&own))
    }

    /// What amounts the standard of a commitment asks for.
    fn kinds(&self, commitment: &Commitment) -> &[(String, DetailKind)] {
        let known = self.expectations.iter().find(|known| commitment.standard.text() == Some(&known.id));
        known.map_or(&[], |known| &known.kinds)
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

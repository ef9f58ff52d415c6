//! The words of one statement in two states of a document.

use super::{Statement, is_same_field, is_whole, rests_on};
use crate::change::diff::bearers::Heading;
use crate::change::diff::{Pair, text as text_found};
use crate::change::difference::{Difference, Value};
use crate::change::text::{self, Explained};
use crate::model::Amount;
use crate::model::policy::Commitment;
use crate::model::words::Answer;

/// What differs in the wording. Where a ranked field changed too, the words belong to that change, unless one of them
/// weighs that the change does not explain.
pub(super) fn compare(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    (one, other): Statement<'_>,
    ranked: &[Difference],
    positions: &mut [Difference],
) -> Vec<Difference> {
    let mut found = Vec::new();
    for (field, old, new) in
        [("commitments.says", &one.says, &other.says), ("commitments.quote", &one.quote, &other.quote)]
    {
        let (Some(old_text), Some(new_text)) = (old.text(), new.text()) else {
            if old.text() != new.text() {
                found.push(heading.difference(field, text_found(old, one.at), text_found(new, other.at)));
            }
            continue;
        };
        let Some(mut rewording) = text::compare(old_text, new_text, pair.weighing) else { continue };
        if !ranked.is_empty() {
            explained(ranked, one, other).take_out(&mut rewording);
            // What is answered in another way is also said in other words.
            let is_explained = undertakes(one) != undertakes(other) || !rewording.matters();
            let mut carrying =
                positions.iter_mut().filter(|shown| is_explained && may_carry_words(shown, ranked, (one, other)));
            if let Some(shown) = carrying.next() {
                shown.marked = rewording.words;
                continue;
            }
        }
        let mut difference = heading.difference(field, text_found(old, one.at), text_found(new, other.at));
        difference.wording = Some(rewording);
        found.push(difference);
    }
    found
}

/// Whether somebody undertakes to do it, wholly or in part.
fn undertakes(commitment: &Commitment) -> bool {
    matches!(commitment.answer(), Answer::Commits | Answer::Partial)
}

/// Whether the words of a statement that changed can be shown with a difference of the position: it rests on this statement,
/// and on no other that changed in the same field.
fn may_carry_words(position: &Difference, ranked: &[Difference], (one, other): Statement<'_>) -> bool {
    let is_ranked = ranked.iter().any(|difference| is_same_field(difference, position));
    let is_of_this = rests_on(&position.old, one) || rests_on(&position.new, other);
    position.wording.is_none() && (is_whole(position) || (is_ranked && is_of_this))
}

/// What ranked changes say already: the number of a detail, the modal of a strength.
fn explained(ranked: &[Difference], one: &Commitment, other: &Commitment) -> Explained {
    let mut explained = Explained {
        strength: ranked.iter().any(|difference| difference.field == "commitments.strength")
            || !undertakes(one)
            || !undertakes(other),
        // Another person, or a stronger word, gives no other words a reason to go.
        wording: ranked.iter().any(|difference| !matches!(difference.field, "commitments.strength" | "commitments.by")),
        ..Explained::default()
    };
    for value in ranked.iter().flat_map(|difference| [&difference.old.value, &difference.new.value]) {
        match value {
            Value::Amount(_, Amount::Count(number)) => {
                explained.numbers.insert(*number);
            }
            Value::Amount(_, Amount::Duration(duration)) => {
                explained.numbers.insert(duration.amount);
                explained.time = true;
            }
            _ => {}
        }
    }
    explained
}

//! The single statements behind a position: their wording, and what changes in one of them while the others make up for
//! it. Only for two states of one document; two people word one duty in two ways.

mod fields;
mod partners;
mod wording;

use std::collections::BTreeSet;

use super::Pair;
use super::answer;
use super::bearers::{Commitments, Heading};
use crate::change::Kind;
use crate::change::difference::{Case, Difference, Entry, Found};
use crate::model::Item;
use crate::model::policy::Commitment;

use partners::Partners;

/// One statement in both states of a document.
type Statement<'d> = (&'d Item<Commitment>, &'d Item<Commitment>);

/// What differs between the statements of two documents about one thing, beside what their positions show.
pub(super) fn compare(
    pair: &Pair<'_>,
    heading: &Heading<'_>,
    old: &Commitments<'_>,
    new: &Commitments<'_>,
    positions: &mut [Difference],
) -> Vec<Difference> {
    if old.is_empty() || new.is_empty() {
        return Vec::new();
    }
    let is_one_of_several = old.len() > 1 || new.len() > 1;
    let partners = Partners::of(old, new);
    let mut found = Vec::new();
    for &statement in &partners.pairs {
        let ranked = fields::ranked(pair, heading, statement);
        found.extend(wording::compare(pair, heading, statement, &ranked, positions));
        found.extend(fields::plain(heading, statement));
        let unseen = ranked.into_iter().filter(|difference| !is_shown(difference, positions, statement));
        found.extend(unseen.map(|difference| beside_the_positions(difference, is_one_of_several)));
    }
    found.extend(without_partner(heading, (old, new), &partners, positions));
    found
}

/// A difference of a statement that no position shows.
fn beside_the_positions(mut difference: Difference, is_one_of_several: bool) -> Difference {
    if difference.field == "commitments.scope" {
        // What holds for which training is compared cell by cell; here it is only worded otherwise.
        difference.kind = Kind::Moved;
    } else if is_one_of_several {
        difference.case = Case::OneOfSeveral;
    }
    difference
}

/// Statements without a partner, as one change of the list. Those on which a position rests are told there.
fn without_partner(
    heading: &Heading<'_>,
    (old, new): (&Commitments<'_>, &Commitments<'_>),
    partners: &Partners<'_>,
    positions: &[Difference],
) -> Option<Difference> {
    // The same words that now stand for another part of the training are no other statement.
    let (old_says, new_says) = (all_said(old), all_said(new));
    let gone = partners.gone.iter().filter(|commitment| {
        !is_said(commitment, &new_says) && !positions.iter().any(|shown| rests_on(&shown.old, commitment))
    });
    let came = partners.came.iter().filter(|commitment| {
        !is_said(commitment, &old_says) && !positions.iter().any(|shown| rests_on(&shown.new, commitment))
    });
    let gone = gone.map(|commitment| Entry::gone(name(commitment), commitment.at));
    let entries: Vec<Entry> = gone.chain(came.map(|commitment| Entry::came(name(commitment), commitment.at))).collect();
    if entries.is_empty() {
        return None;
    }
    let places = (heading.old_absent.at, heading.new_absent.at);
    let mut difference = Difference::of_list("commitments", Kind::Duty, heading.about.clone(), entries, places);
    difference.standard.clone_from(&heading.standard);
    difference.case = Case::OneOfSeveral;
    Some(difference)
}

fn all_said<'d>(commitments: &Commitments<'d>) -> BTreeSet<&'d str> {
    commitments.iter().filter_map(|commitment| commitment.says.text()).collect()
}

fn is_said(commitment: &Commitment, said: &BTreeSet<&str>) -> bool {
    commitment.says.text().is_some_and(|says| said.contains(says))
}

/// A statement for people: its words, else its answer.
fn name(commitment: &Commitment) -> String {
    commitment.says.text().map_or_else(|| answer::answer_in_words(commitment), str::to_owned)
}

/// Whether a side of a difference is the answer, the word or an amount of this commitment.
fn rests_on(found: &Found, commitment: &Item<Commitment>) -> bool {
    answers(found, commitment)
        || Some(found.at) == commitment.strength.at()
        || commitment.details.iter().any(|(name, value)| answer::written_place(name, value) == Some(found.at))
}

/// Whether a side of a difference is the answer of this commitment.
fn answers(found: &Found, commitment: &Item<Commitment>) -> bool {
    found.at == commitment.at || Some(found.at) == commitment.answer.at()
}

/// Whether the positions show a difference of this field already. Where the answer of this very statement changed, what
/// belongs to it is told with it.
fn is_shown(difference: &Difference, positions: &[Difference], (one, other): Statement<'_>) -> bool {
    positions.iter().any(|shown| {
        let of_this = || answers(&shown.old, one) || answers(&shown.new, other);
        is_same_field(difference, shown) || (is_whole(shown) && of_this())
    })
}

fn is_same_field(one: &Difference, other: &Difference) -> bool {
    one.field == other.field && one.name == other.name
}

/// Whether a difference is about the answer as a whole.
fn is_whole(difference: &Difference) -> bool {
    matches!(difference.field, "commitments.answer" | "commitments.scope")
}

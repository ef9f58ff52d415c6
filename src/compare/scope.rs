//! What a policy says for each kind of training, where it does not say the same for all.

use std::collections::{BTreeMap, BTreeSet};

use super::cell::{self, ScopedAnswer};
use super::column::Subject;
use crate::model::DetailKind;
use crate::model::located::Item;
use crate::model::policy::{Commitment, Policy};
use crate::model::position::{Count, Position};
use crate::model::scope::{Cell as Kind, Space, Training};
use crate::source::NodeId;

/// The answers for each kind of training; none where all training is answered alike, or where nobody can tell what a
/// scope means.
pub(super) fn answers(
    subject: &Subject<'_>,
    policy: &Policy,
    commitments: &[&Item<Commitment>],
    kinds: &[(String, DetailKind)],
) -> Vec<ScopedAnswer> {
    let placed = commitments.iter().map(|commitment| Some((Training::of(&commitment.scope)?, *commitment)));
    let Some(placed) = placed.collect::<Option<Vec<_>>>() else { return Vec::new() };
    if placed.iter().all(|(training, _)| training.conditions() == 0) {
        return Vec::new();
    }
    let levels = policy.levels.given().into_iter().flat_map(|levels| &levels.list);
    let levels: BTreeSet<String> = levels.filter_map(|level| level.number.text().map(str::to_owned)).collect();
    let Some(space) = Space::of(placed.iter().map(|(training, _)| training), &levels) else { return Vec::new() };
    let mut alike: BTreeMap<Vec<NodeId>, BTreeSet<Kind<'_>>> = BTreeMap::new();
    for kind in space.cells() {
        let position = Position::in_cell(&placed, &kind, kinds, Count::AsRecorded);
        alike.entry(rests_on(position.as_ref())).or_default().insert(kind);
    }
    // One answer for everything that is asked about is no answer by scope.
    if alike.len() < 2 {
        return Vec::new();
    }
    let answer = |cells: &BTreeSet<Kind<'_>>| {
        let position = cells.first().and_then(|kind| Position::in_cell(&placed, kind, kinds, Count::AsRecorded));
        cell::for_training(subject, space.in_words(cells), position.as_ref())
    };
    let (nothing, something): (Vec<_>, Vec<_>) = alike.iter().partition(|(rests_on, _)| rests_on.is_empty());
    // What it says comes first, in the order of the document; then that for which it says nothing.
    something.into_iter().chain(nothing).map(|(_, cells)| answer(cells)).collect()
}

/// The commitments that an answer rests on, the main one first.
fn rests_on(position: Option<&Position<'_>>) -> Vec<NodeId> {
    let Some(position) = position else { return Vec::new() };
    let details = position.details.iter().map(|(.., from)| from.at);
    [position.basis.at]
        .into_iter()
        .chain(position.commitments.iter().map(|commitment| commitment.at))
        .chain(details)
        .collect()
}

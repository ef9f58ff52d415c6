//! What a policy says for each kind of training, where it does not say the same for all.

use std::collections::BTreeSet;

use super::cell::{CellAnswer, ScopedAnswer};
use super::policy;
use super::subject::Subject;
use crate::model::DetailKind;
use crate::model::located::Item;
use crate::model::policy::{Commitment, Policy};
use crate::model::position::{Count, Position};
use crate::model::scope::{Cell as Kind, Space, Training};

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
    let levels: BTreeSet<String> = policy.level_numbers().map(str::to_owned).collect();
    let Some(space) = Space::of(placed.iter().map(|(training, _)| training), &levels) else { return Vec::new() };
    let mut alike: Vec<(ScopedAnswer, BTreeSet<Kind<'_>>)> = Vec::new();
    for kind in space.cells() {
        let position = Position::in_cell(&placed, &kind, kinds, Count::AsRecorded);
        let answer = policy::for_training(subject, String::new(), position.as_ref(), kinds);
        match alike.iter_mut().find(|(known, _)| known.says_as_much_as(&answer)) {
            Some((known, cells)) => {
                cells.insert(kind);
                let more = answer.sections.into_iter().filter(|section| !known.sections.contains(section));
                let more: Vec<String> = more.collect();
                known.sections.extend(more);
            }
            None => alike.push((answer, BTreeSet::from([kind]))),
        }
    }
    // One answer for all training is no answer by scope.
    if alike.len() < 2 {
        return Vec::new();
    }
    let named = alike.into_iter().map(|(answer, cells)| ScopedAnswer { training: space.in_words(&cells), ..answer });
    let (something, nothing): (Vec<_>, Vec<_>) = named.partition(|answer| answer.answer != CellAnswer::Silent);
    something.into_iter().chain(nothing).collect()
}

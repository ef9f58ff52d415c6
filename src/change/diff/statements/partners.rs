//! Which statements of two documents are the same one.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Statement;
use crate::change::diff::align::{Entry, align};
use crate::change::diff::bearers::Commitments;
use crate::model::Item;
use crate::model::located::Leaf;
use crate::model::policy::Commitment;
use crate::model::scope::Training;

/// The statements of two documents about one thing, as far as possible two and two.
pub(super) struct Partners<'d> {
    /// Statements that both have.
    pub pairs: Vec<Statement<'d>>,
    /// Statements that only the old document has.
    pub gone: Vec<&'d Item<Commitment>>,
    /// Statements that only the new document has.
    pub came: Vec<&'d Item<Commitment>>,
}

impl<'d> Partners<'d> {
    /// Pairs statements by id and likeness, then in order among those of one place, and where one is left on each side,
    /// those two.
    pub(super) fn of(old: &Commitments<'d>, new: &Commitments<'d>) -> Self {
        let aligned = align(&entries(old), &entries(new));
        let mut pairs: Vec<Statement<'d>> = aligned.pairs.iter().map(|&(from, to, _)| (old[from], new[to])).collect();
        let mut came: BTreeSet<usize> = aligned.came.iter().copied().collect();
        let mut by_place: BTreeMap<Place<'_>, VecDeque<usize>> = BTreeMap::new();
        for &to in &aligned.came {
            by_place.entry(place(new[to])).or_default().push_back(to);
        }
        let mut gone = Vec::new();
        for from in aligned.gone.into_iter().map(|from| old[from]) {
            match by_place.get_mut(&place(from)).and_then(VecDeque::pop_front) {
                Some(to) => {
                    came.remove(&to);
                    pairs.push((from, new[to]));
                }
                None => gone.push(from),
            }
        }
        let came: Vec<&Item<Commitment>> = came.into_iter().map(|to| new[to]).collect();
        if let ([from], [to]) = (gone.as_slice(), came.as_slice()) {
            pairs.push((from, to));
            return Self { pairs, gone: Vec::new(), came: Vec::new() };
        }
        Self { pairs, gone, came }
    }
}

fn entries<'d>(commitments: &Commitments<'d>) -> Vec<Entry<'d>> {
    let entry = |commitment: &&'d Item<Commitment>| Entry {
        id: commitment.id.text(),
        says: commitment.says.text().unwrap_or_default(),
        whole: None,
    };
    commitments.iter().map(entry).collect()
}

/// The training and the sections by which two statements are taken for the same one.
type Place<'d> = (Option<Training<'d>>, Vec<&'d str>);

fn place(commitment: &Commitment) -> Place<'_> {
    (Training::of(&commitment.scope), commitment.section.iter().filter_map(Leaf::text).collect())
}

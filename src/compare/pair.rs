//! Where one policy asks less than another. What `diff` finds between the two is told, and nothing is judged a second time.

use rayon::prelude::*;
use schemars::JsonSchema;
use serde::Serialize;

use super::subject::Subject;
use crate::change::{self, Change, Relation, Verdict};
use crate::workspace::Workspace;

/// With more policies nobody reads them two and two.
const MOST_POLICIES: usize = 6;

/// A policy that asks less than another one in some points. In others it may ask more, which the opposite pair tells.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Pair {
    /// The number of the column that asks less, from 0.
    pub column: usize,
    /// The number of the column than which it asks less.
    pub than: usize,
    /// In what.
    pub points: Vec<Point>,
    /// How many further points there are for which there was no room.
    pub more: usize,
}

/// Something in which less is asked.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Point {
    /// What it is about, as a heading.
    pub about: String,
    /// The standard, or the document's own name for a commitment that no standard covers; null for what is neither.
    pub standard: Option<String>,
    /// The training for which less is asked; null for all.
    pub training: Option<String>,
    /// Whether it asks more in another respect of the same point.
    #[serde(rename = "also_more")]
    pub is_also_more: bool,
    /// What each of the two says, in a sentence.
    pub sentence: String,
}

/// Where policies ask less than others, in the order of the columns; `None` where there are too many to lay two and two.
pub(super) fn pairs(subjects: &[Subject<'_>], workspace: &Workspace) -> Option<Vec<Pair>> {
    let policies: Vec<(usize, &Subject<'_>)> =
        subjects.iter().enumerate().filter(|(_, subject)| subject.policy().is_some()).collect();
    if policies.len() > MOST_POLICIES {
        return None;
    }
    let two_and_two: Vec<_> = policies
        .iter()
        .enumerate()
        .flat_map(|(index, one)| policies.iter().skip(index + 1).map(move |other| (one, other)))
        .collect();
    let both_ways = two_and_two.into_par_iter().map(|(one, other)| between(*one, *other, workspace));
    let mut pairs: Vec<Pair> = both_ways.collect::<Vec<_>>().into_iter().flatten().collect();
    pairs.sort_by_key(|pair| (pair.column, pair.than));
    Some(pairs)
}

/// Where the one asks less than the other, and the other way round.
fn between(
    (first, one): (usize, &Subject<'_>),
    (second, other): (usize, &Subject<'_>),
    workspace: &Workspace,
) -> Vec<Pair> {
    let document = |subject: &Subject<'_>| {
        let path = &subject.loaded.reference.path;
        workspace.documents.iter().find(|document| document.loaded.reference.path == *path)
    };
    let Some((old, new)) = document(one).zip(document(other)) else { return Vec::new() };
    let comparison = change::compare(old, new);
    // Of two editions one is not less than the other; it is weaker, which is told of the newer one.
    if comparison.relation == Relation::Lineage {
        return Vec::new();
    }
    let pair = |column, than, verdict| Pair {
        column,
        than,
        points: comparison.changes.iter().filter(|change| is_less(change, verdict)).map(point).collect(),
        more: comparison.more,
    };
    let both = [pair(second, first, Verdict::Weakened), pair(first, second, Verdict::Strengthened)];
    both.into_iter().filter(|pair| !pair.points.is_empty()).collect()
}

fn is_less(change: &Change, verdict: Verdict) -> bool {
    change.verdict == verdict || change.verdict == Verdict::Mixed
}

fn point(change: &Change) -> Point {
    Point {
        about: change.about.clone(),
        standard: change.standard.clone(),
        training: (!change.scope.is_empty()).then(|| change.scope.clone()),
        is_also_more: change.verdict == Verdict::Mixed,
        sentence: change.sentence.clone(),
    }
}

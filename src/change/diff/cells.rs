//! Two policies on one thing, cell by cell of the training: what they record, and what they ask of a course.

use std::collections::BTreeSet;

use super::Pair;
use super::answer::{self, Raw};
use super::bearers::{Commitments, Heading};
use crate::change::difference::{Case, Difference, Found};
use crate::model::Item;
use crate::model::policy::Commitment;
use crate::model::position::{Count, Position};
use crate::model::scope::{Cell, Space, Training};

/// Commitments with the training that each is about.
type Placed<'d> = Vec<(Training<'d>, &'d Item<Commitment>)>;

/// The training that the commitments of two policies to one thing are about.
pub(super) struct Cells<'d, 'h> {
    heading: &'h Heading<'h>,
    space: Space<'d>,
}

/// A difference, and the training for which it holds.
struct Held<'d> {
    raw: Raw,
    cells: BTreeSet<Cell<'d>>,
}

/// What differs cell by cell, and for which training each side says something.
struct Differing<'d> {
    held: Vec<Held<'d>>,
    old: BTreeSet<Cell<'d>>,
    new: BTreeSet<Cell<'d>>,
}

/// What differs in the record, of which a comparison of what is asked says nothing again.
#[derive(Default)]
pub(super) struct Recorded<'d>(Vec<Held<'d>>);

impl<'d, 'h> Cells<'d, 'h> {
    /// The training of these commitments; `None` where a scope cannot be read, or there are too many.
    pub(super) fn of(
        pair: &Pair<'_>,
        heading: &'h Heading<'h>,
        commitments: impl Iterator<Item = &'d Item<Commitment>>,
    ) -> Option<Self> {
        let scopes: Option<BTreeSet<Training<'d>>> =
            commitments.map(|commitment| Training::of(&commitment.scope)).collect();
        Some(Self { heading, space: Space::of(scopes?.iter(), &pair.levels)? })
    }

    /// What differs between the records of some people's commitments.
    pub(super) fn recorded(
        &self,
        case: &Case,
        old: &Commitments<'d>,
        new: &Commitments<'d>,
        recorded: &mut Recorded<'d>,
    ) -> Vec<Difference> {
        let differing = self.differing(old, new, Count::AsRecorded);
        let found = differing.held.iter().map(|held| {
            let remains = self.remains(held, &differing);
            let field = if remains.is_some() { "commitments.scope" } else { held.raw.field };
            let case = remains.map_or_else(|| case.clone(), |remains| Case::Scope { remains });
            self.difference(field, held, case)
        });
        let found = found.collect();
        recorded.0.extend(differing.held);
        found
    }

    /// What is asked otherwise of a course, where the record does not show it: the weakest of several commitments changed,
    /// and the strongest did not.
    pub(super) fn asked(
        &self,
        old: &Commitments<'d>,
        new: &Commitments<'d>,
        recorded: &Recorded<'d>,
    ) -> Vec<Difference> {
        let mut held = self.differing(old, new, Count::AsAsked).held;
        for asked in &mut held {
            for shown in recorded.0.iter().filter(|shown| says_as_much(&shown.raw, &asked.raw)) {
                asked.cells.retain(|cell| !shown.cells.contains(cell));
            }
        }
        held.retain(|held| !held.cells.is_empty());
        held.iter().map(|held| self.difference(held.raw.field, held, Case::WeakestCounts)).collect()
    }

    fn differing(&self, old: &Commitments<'d>, new: &Commitments<'d>, count: Count) -> Differing<'d> {
        let (old, new) = (placed(old), placed(new));
        let heading = self.heading;
        let mut found = Differing { held: Vec::new(), old: BTreeSet::new(), new: BTreeSet::new() };
        for cell in self.space.cells() {
            let one = Position::in_cell(&old, &cell, heading.kinds, count);
            let other = Position::in_cell(&new, &cell, heading.kinds, count);
            found.old.extend(one.as_ref().map(|_| cell));
            found.new.extend(other.as_ref().map(|_| cell));
            let (one, other) = ((one.as_ref(), heading.old_absent), (other.as_ref(), heading.new_absent));
            for raw in answer::differences(one, other, heading.kinds) {
                match found.held.iter_mut().find(|held| is_same(&held.raw, &raw)) {
                    Some(held) => {
                        held.cells.insert(cell);
                    }
                    None => found.held.push(Held { raw, cells: BTreeSet::from([cell]) }),
                }
            }
        }
        found
    }

    /// The training for which a commitment goes on that one side has for less of it.
    fn remains(&self, held: &Held<'d>, differing: &Differing<'d>) -> Option<String> {
        let (old, new) = (held.raw.old.value.is_given(), held.raw.new.value.is_given());
        let less = if new { &differing.old } else { &differing.new };
        (held.raw.field == "commitments.answer" && old != new && !less.is_empty()).then(|| self.space.in_words(less))
    }

    fn difference(&self, field: &'static str, held: &Held<'d>, case: Case) -> Difference {
        let mut difference = self.heading.difference(field, held.raw.old.clone(), held.raw.new.clone());
        difference.name.clone_from(&held.raw.name);
        difference.scope = self.space.in_words(&held.cells);
        difference.case = case;
        difference
    }
}

fn placed<'d>(commitments: &Commitments<'d>) -> Placed<'d> {
    let placed = commitments.iter().filter_map(|commitment| Some((Training::of(&commitment.scope)?, *commitment)));
    placed.collect()
}

fn is_same(one: &Raw, other: &Raw) -> bool {
    let same = |one: &Found, other: &Found| one.words == other.words && one.at == other.at;
    says_as_much(one, other) && same(&one.old, &other.old) && same(&one.new, &other.new)
}

/// Whether two differences are about one field and go from one value to the other alike.
fn says_as_much(one: &Raw, other: &Raw) -> bool {
    let values = |raw: &'_ Raw| (raw.old.value.clone(), raw.new.value.clone());
    one.field == other.field && one.name == other.name && values(one) == values(other)
}

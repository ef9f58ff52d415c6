//! All training, cut along the scopes of some commitments into cells of which each belongs to a scope as a whole or not at
//! all. So one can tell what holds where, however the scopes of two documents overlap.

use std::collections::{BTreeMap, BTreeSet};

use super::{AXES, Cell, Training, Value};
use crate::model::words::{Agency, Mode, YesNo, listed};

/// How many cells training may be cut into. No policy comes near; beyond it nothing is compared cell by cell.
const MOST_CELLS: usize = 512;

/// All training, cut along some scopes.
#[derive(Debug)]
pub struct Space<'p> {
    /// The values of each axis, in order.
    axes: [Vec<Value<'p>>; AXES],
}

/// The values of each axis of which any may meet any.
type Block<'p> = [BTreeSet<Value<'p>>; AXES];

impl<'p> Space<'p> {
    /// The space of these scopes. `levels` are the levels that the documents have. `None` where there would be too many
    /// cells.
    pub fn of<'s>(scopes: impl Iterator<Item = &'s Training<'p>>, levels: &BTreeSet<String>) -> Option<Self>
    where
        'p: 's,
    {
        let mut all: [BTreeSet<&'p str>; AXES] = Default::default();
        for training in scopes {
            for (axis, values) in all.iter_mut().zip(&training.named) {
                axis.extend(values);
            }
        }
        let [agency, mode, level, commissioned] = all;
        let all_modes = mode.len() == Mode::WORDS.len();
        let all_levels = !levels.is_empty() && levels.iter().all(|known| level.contains(known.as_str()));
        let space = Self {
            axes: [
                one_of_two(&agency, [Agency::Multi.word(), Agency::Single.word()]),
                axis(mode, all_modes),
                axis(level, all_levels),
                one_of_two(&commissioned, [YesNo::No.word(), YesNo::Yes.word()]),
            ],
        };
        (space.size() <= MOST_CELLS).then_some(space)
    }

    /// All cells, in order.
    pub fn cells(&self) -> Vec<Cell<'p>> {
        let mut cells = vec![[Value::Other; AXES]];
        for (axis, values) in self.axes.iter().enumerate() {
            let with = |cell: Cell<'p>| values.iter().map(move |value| with_value(cell, axis, *value));
            cells = cells.into_iter().flat_map(with).collect();
        }
        cells
    }

    /// The cells that some training may be in: where it says nothing on an axis, it may have any value there.
    pub fn cells_of<'c>(&self, known: &Cell<'c>) -> Vec<Cell<'c>>
    where
        'p: 'c,
    {
        let mut cells = vec![*known];
        for (axis, values) in self.axes.iter().enumerate().filter(|(axis, _)| known[*axis] == Value::Other) {
            let with = |cell: Cell<'c>| values.iter().map(move |value| with_value(cell, axis, *value));
            cells = cells.into_iter().flat_map(with).collect();
        }
        cells
    }

    /// Some cells in words: "single-agency training", "e-learning at level 2"; empty where they are all training.
    pub fn in_words(&self, cells: &BTreeSet<Cell<'p>>) -> String {
        if cells.len() == self.size() {
            return String::new();
        }
        let words: Vec<String> = self.blocks(cells, 0).iter().map(|block| self.block_in_words(block)).collect();
        listed(&words, "and")
    }

    fn size(&self) -> usize {
        self.axes.iter().map(Vec::len).fold(1, usize::saturating_mul)
    }

    /// Cells as blocks, from an axis on.
    fn blocks(&self, cells: &BTreeSet<Cell<'p>>, axis: usize) -> Vec<Block<'p>> {
        let Some(values) = self.axes.get(axis) else { return vec![Block::default()] };
        let mut alike: BTreeMap<BTreeSet<Cell<'p>>, BTreeSet<Value<'p>>> = BTreeMap::new();
        for &value in values {
            let with_value_here = cells.iter().filter(|cell| cell.get(axis) == Some(&value));
            let rest: BTreeSet<Cell<'p>> = with_value_here.map(|cell| with_value(*cell, axis, Value::Other)).collect();
            if !rest.is_empty() {
                alike.entry(rest).or_default().insert(value);
            }
        }
        let mut found = Vec::new();
        for (rest, values) in alike {
            for mut block in self.blocks(&rest, axis + 1) {
                block[axis].clone_from(&values);
                found.push(block);
            }
        }
        found
    }

    fn block_in_words(&self, block: &Block<'p>) -> String {
        let mut chosen = self.axes.iter().zip(block).map(|(all, values)| (values.len() < all.len()).then_some(values));
        let mut next = || chosen.next().flatten();
        let agency = match next().and_then(BTreeSet::first) {
            Some(Value::Named(agency)) => format!("{agency}-agency "),
            Some(Value::Other) | None => String::new(),
        };
        let mut words = match next() {
            Some(modes) => {
                let modes = modes.iter().map(|mode| format!("{agency}{}", mode_in_words(*mode)));
                listed(&modes.collect::<Vec<_>>(), "and")
            }
            None => format!("{agency}training"),
        };
        words.push_str(&next().map(levels_in_words).unwrap_or_default());
        words.push_str(match next() {
            Some(bought) if bought.contains(&Value::Named(YesNo::Yes.word())) => " that is bought in",
            Some(_) => " that is not bought in",
            None => "",
        });
        words
    }
}

/// The values of an axis: those that are named, and what is left where they are not all.
fn axis(named: BTreeSet<&str>, are_all: bool) -> Vec<Value<'_>> {
    let rest = (named.is_empty() || !are_all).then_some(Value::Other);
    named.into_iter().map(Value::Named).chain(rest).collect()
}

/// An axis of two values: where a scope names one of them, the other one is there too.
fn one_of_two(named: &BTreeSet<&str>, both: [&'static str; 2]) -> Vec<Value<'static>> {
    if named.is_empty() { vec![Value::Other] } else { both.map(Value::Named).to_vec() }
}

fn with_value<'p>(mut cell: Cell<'p>, axis: usize, value: Value<'p>) -> Cell<'p> {
    cell[axis] = value;
    cell
}

fn mode_in_words(mode: Value<'_>) -> &str {
    match mode {
        Value::Named("face-to-face") => "face-to-face training",
        Value::Named("live-online") => "live online training",
        Value::Named("blended") => "blended training",
        Value::Named(other) => other,
        Value::Other => "training given in other ways",
    }
}

fn levels_in_words(levels: &BTreeSet<Value<'_>>) -> String {
    let named = levels.iter().filter_map(|level| match level {
        Value::Named(level) => Some(*level),
        Value::Other => None,
    });
    match (named.collect::<Vec<_>>().as_slice(), levels.contains(&Value::Other)) {
        ([], _) => " at other levels".to_owned(),
        ([level], false) => format!(" at level {level}"),
        (levels, false) => format!(" at levels {}", listed(levels, "and")),
        (levels, true) => format!(" at levels {} and at other levels", listed(levels, "and")),
    }
}

//! The training that some commitments are about, cut into parts of which each belongs to a scope as a whole or not at all.
//! So one can tell what holds where, however the scopes of two documents overlap.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::located::Leaf;
use crate::model::policy::Scope;
use crate::model::words::{Agency, Mode, YesNo, listed};

/// How many parts training may be cut into. No policy comes near; beyond it nothing is compared part by part.
const MOST_PARTS: usize = 512;

/// One property of training: its values in these scopes, and whether there are others beside them.
#[derive(Debug)]
struct Axis {
    values: Vec<String>,
}

/// All training, cut along the scopes of some commitments.
#[derive(Debug)]
pub(super) struct Space {
    axes: [Axis; 4],
}

/// A part of the training: the position of its value on each axis.
pub(super) type Part = [usize; 4];

/// Which values of each axis a scope covers.
#[derive(Debug)]
pub(super) struct Reach([Vec<bool>; 4]);

impl Reach {
    /// Whether the scope covers a part.
    pub(super) fn covers(&self, part: &Part) -> bool {
        self.0.iter().zip(part).all(|(covered, &value)| covered.get(value).copied().unwrap_or_default())
    }
}

/// What is not named by any scope.
const REST: &str = "";

impl Space {
    /// The space of these scopes. `levels` are the levels that the documents have. `None` where there would be too many
    /// parts, or a scope cannot be read.
    pub(super) fn of<'s>(scopes: impl Iterator<Item = &'s Scope>, levels: &BTreeSet<String>) -> Option<Self> {
        let mut named: [BTreeSet<String>; 4] = Default::default();
        for scope in scopes {
            for (axis, values) in named.iter_mut().zip(values_of(scope)?) {
                axis.extend(values);
            }
        }
        let [agency, mode, level, commissioned] = named;
        let axis = |named: BTreeSet<String>, whole: bool| {
            let rest = (named.is_empty() || !whole).then(|| REST.to_owned());
            Axis { values: named.into_iter().chain(rest).collect() }
        };
        // Where a scope names one of two, the other one is there too.
        let both = |named: BTreeSet<String>, words: [&str; 2]| {
            let named = if named.is_empty() { named } else { words.iter().map(|word| (*word).to_owned()).collect() };
            axis(named, true)
        };
        let all_modes = mode.len() == Mode::WORDS.len();
        let all_levels = !levels.is_empty() && levels.is_subset(&level);
        let space = Self {
            axes: [
                both(agency, [Agency::Single.word(), Agency::Multi.word()]),
                axis(mode, all_modes),
                axis(level, all_levels),
                both(commissioned, [YesNo::Yes.word(), YesNo::No.word()]),
            ],
        };
        (space.size() <= MOST_PARTS).then_some(space)
    }

    /// All parts, in order.
    pub(super) fn parts(&self) -> Vec<Part> {
        let mut parts = vec![[0; 4]];
        for (axis, Axis { values }) in self.axes.iter().enumerate() {
            parts = parts
                .into_iter()
                .flat_map(|part| {
                    (0..values.len()).map(move |value| {
                        let mut part = part;
                        part[axis] = value;
                        part
                    })
                })
                .collect();
        }
        parts
    }

    /// Which parts a scope covers.
    pub(super) fn reach(&self, scope: &Scope) -> Reach {
        let asked = values_of(scope).unwrap_or_default();
        let mut covered = asked.iter().zip(&self.axes).map(|(asked, axis)| {
            axis.values.iter().map(|value| asked.is_empty() || asked.contains(value)).collect::<Vec<bool>>()
        });
        Reach(std::array::from_fn(|_| covered.next().unwrap_or_default()))
    }

    /// Some parts in words: "single-agency training", "e-learning at level 2"; empty where they are all training.
    pub(super) fn in_words(&self, parts: &BTreeSet<Part>) -> String {
        if parts.len() == self.size() {
            return String::new();
        }
        let blocks = self.blocks(parts, 0);
        let words: Vec<String> = blocks.iter().map(|block| self.block_in_words(block)).collect();
        listed(&words, "and")
    }

    fn size(&self) -> usize {
        self.axes.iter().map(|axis| axis.values.len()).fold(1, usize::saturating_mul)
    }

    /// Parts as blocks: the values of each axis of which any may meet any.
    fn blocks(&self, parts: &BTreeSet<Part>, axis: usize) -> Vec<[BTreeSet<usize>; 4]> {
        if axis == self.axes.len() {
            return vec![Default::default()];
        }
        let mut alike: BTreeMap<BTreeSet<Part>, BTreeSet<usize>> = BTreeMap::new();
        for value in 0..self.axes[axis].values.len() {
            let with_value = parts.iter().filter(|part| part[axis] == value);
            let rest: BTreeSet<Part> = with_value
                .map(|part| {
                    let mut part = *part;
                    part[axis] = 0;
                    part
                })
                .collect();
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

    fn block_in_words(&self, block: &[BTreeSet<usize>; 4]) -> String {
        let chosen = |axis: usize| -> Option<Vec<&str>> {
            let all = &self.axes[axis].values;
            (block[axis].len() < all.len()).then(|| block[axis].iter().map(|&value| all[value].as_str()).collect())
        };
        let agency = chosen(0).and_then(|agency| agency.first().map(|agency| format!("{agency}-agency ")));
        let agency = agency.unwrap_or_default();
        let mut words = match chosen(1) {
            Some(modes) => {
                let modes: Vec<String> = modes.iter().map(|mode| format!("{agency}{}", mode_in_words(mode))).collect();
                listed(&modes, "and")
            }
            None => format!("{agency}training"),
        };
        if let Some(levels) = chosen(2) {
            let named: Vec<&str> = levels.iter().copied().filter(|level| *level != REST).collect();
            words.push_str(&match (named.as_slice(), levels.contains(&REST)) {
                ([], _) => " at other levels".to_owned(),
                ([level], false) => format!(" at level {level}"),
                (levels, false) => format!(" at levels {}", listed(levels, "and")),
                (levels, true) => format!(" at levels {} and at other levels", listed(levels, "and")),
            });
        }
        if let Some(commissioned) = chosen(3) {
            let bought = commissioned.contains(&YesNo::Yes.word());
            words.push_str(if bought { " that is bought in" } else { " that is not bought in" });
        }
        words
    }
}

fn mode_in_words(mode: &str) -> &str {
    match mode {
        "face-to-face" => "face-to-face training",
        "live-online" => "live online training",
        "blended" => "blended training",
        REST => "training given in other ways",
        other => other,
    }
}

/// What a scope names on each axis; nothing on an axis is all. `None` where a part of it cannot be read.
fn values_of(scope: &Scope) -> Option<[BTreeSet<String>; 4]> {
    fn one<T: Copy>(leaf: &Leaf<T>, word: impl Fn(T) -> &'static str) -> Option<BTreeSet<String>> {
        if leaf.is_absent() {
            return Some(BTreeSet::new());
        }
        leaf.get().map(|value| BTreeSet::from([word(*value).to_owned()]))
    }
    let modes: Option<BTreeSet<String>> =
        scope.mode.iter().map(|mode| mode.get().map(|mode| mode.word().to_owned())).collect();
    let levels: Option<BTreeSet<String>> = scope.levels.iter().map(|level| level.text().map(str::to_owned)).collect();
    Some([one(&scope.agency, Agency::word)?, modes?, levels?, one(&scope.commissioned, YesNo::word)?])
}

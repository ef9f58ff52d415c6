//! The training that commitments are about: one algebra for what a policy records, what a course is asked, and what
//! differs between two policies.
//!
//! Training has four axes: agency, mode, level, and whether it is bought in. A scope names values on some of them, and is
//! about all training that has one of the named values on each. A [`Cell`] has one value on each axis; a course is in one.

mod space;

use std::collections::BTreeSet;

pub use space::Space;

use super::course::Course;
use super::located::{Leaf, OneOrMany};
use super::policy::Scope;
use super::words::{Agency, YesNo, listed};

/// How many axes training has.
const AXES: usize = 4;

/// The axis of levels.
const LEVEL: usize = 2;

/// What some training is on one axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value<'p> {
    /// A value that a scope can name.
    Named(&'p str),
    /// A value that no scope names, or one that is not stated.
    Other,
}

/// Training of one kind: its agency, its mode, its level, and whether it is bought in.
pub type Cell<'p> = [Value<'p>; AXES];

/// The training of a scope: what it names on each axis, in any order; nothing named is all.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Training<'p> {
    named: [BTreeSet<&'p str>; AXES],
}

impl<'p> Training<'p> {
    /// The training of a scope; `None` where a part of it is not known, so that nothing can be said of it.
    pub fn of(scope: &'p Scope) -> Option<Self> {
        let modes: Option<BTreeSet<&str>> = scope.mode.iter().map(|mode| mode.get().map(|mode| mode.word())).collect();
        let levels: Option<BTreeSet<&str>> = scope.levels.iter().map(Leaf::text).collect();
        let agency = named(&scope.agency, Agency::word)?;
        let commissioned = named(&scope.commissioned, YesNo::word)?;
        Some(Self { named: [agency, modes?, levels?, commissioned] })
    }

    /// How many conditions the scope states. Of two scopes that cover a course, the one with more of them is closer to it.
    pub fn conditions(&self) -> usize {
        self.named.iter().filter(|named| !named.is_empty()).count()
    }

    /// Whether training of this kind belongs to it.
    pub fn covers(&self, cell: &Cell<'_>) -> bool {
        self.named.iter().zip(cell).all(|(named, value)| match value {
            Value::Named(value) => named.is_empty() || named.contains(value),
            Value::Other => named.is_empty(),
        })
    }

    /// Whether some training belongs to both and neither is closer to it: they name values of the same axes, and share one
    /// of each.
    pub fn is_as_close(&self, other: &Self) -> bool {
        let pairs = self.named.iter().zip(&other.named);
        pairs.into_iter().all(|(one, other)| one.is_empty() == other.is_empty()) && self.meets(other)
    }

    /// The values that both name where they do not name the same ones: "level 2", "levels 2 and 3"; `None` where they are one.
    pub fn in_both(&self, other: &Self) -> Option<String> {
        let pairs = self.named.iter().zip(&other.named).enumerate();
        let shared = pairs.filter(|(_, (one, other))| one != other).map(|(axis, (one, other))| {
            let values: Vec<&str> = one.intersection(other).copied().collect();
            let noun = match (axis, values.len()) {
                (LEVEL, 1) => "level ",
                (LEVEL, _) => "levels ",
                _ => "",
            };
            format!("{noun}{}", listed(&values, "and"))
        });
        let shared: Vec<String> = shared.collect();
        (!shared.is_empty()).then(|| shared.join(", "))
    }

    /// Whether some training may belong to both.
    pub fn meets(&self, other: &Self) -> bool {
        self.named
            .iter()
            .zip(&other.named)
            .all(|(one, other)| one.is_empty() || other.is_empty() || !one.is_disjoint(other))
    }
}

/// What a leaf names on its axis; `None` where that is not known.
fn named<T: Copy>(leaf: &Leaf<T>, word: fn(T) -> &'static str) -> Option<BTreeSet<&'static str>> {
    if leaf.is_absent() {
        return Some(BTreeSet::new());
    }
    leaf.get().map(|value| BTreeSet::from([word(*value)]))
}

impl Course {
    /// The kind of training that the course is. What it does not say is covered by no scope that asks for it.
    pub fn cell(&self) -> Cell<'_> {
        let bought = if self.commissioned.is_some() { YesNo::Yes } else { YesNo::No };
        [
            self.agency.get().map_or(Value::Other, |agency| Value::Named(agency.word())),
            self.mode.get().map_or(Value::Other, |mode| Value::Named(mode.word())),
            self.level.text().map_or(Value::Other, Value::Named),
            Value::Named(bought.word()),
        ]
    }
}

impl Scope {
    /// The scope as it is written: "agency: multi; levels: 2, 3", or "all training".
    pub fn as_written(&self) -> String {
        self.written().unwrap_or_else(|| "all training".to_owned())
    }

    /// The scope behind what holds for it alone: " for level 4", " (agency: multi; levels: 2, 3)"; empty for all training.
    pub fn for_some(&self) -> String {
        let levels: Vec<&str> = self.levels.iter().filter_map(Leaf::text).collect();
        let is_by_level = self.agency.is_absent() && self.mode.iter().next().is_none() && self.commissioned.is_absent();
        match (is_by_level, levels.as_slice(), self.written()) {
            (_, _, None) => String::new(),
            (true, [level], _) => format!(" for level {level}"),
            (true, levels, _) => format!(" for levels {}", listed(levels, "and")),
            (false, _, Some(written)) => format!(" ({written})"),
        }
    }

    /// The scope as it is written; `None` where it is about all training.
    pub fn written(&self) -> Option<String> {
        let one = |word: Option<&'static str>| word.unwrap_or_default().to_owned();
        let parts = [
            ("agency", one(self.agency.get().map(|agency| agency.word()))),
            ("mode", joined(&self.mode, |mode| Some(mode.get()?.word()))),
            ("levels", joined(&self.levels, Leaf::text)),
            ("commissioned", one(self.commissioned.get().map(|word| word.word()))),
        ];
        let given = parts.iter().filter(|(_, value)| !value.is_empty()).map(|(name, value)| format!("{name}: {value}"));
        let given: Vec<String> = given.collect();
        (!given.is_empty()).then(|| given.join("; "))
    }
}

fn joined<T>(list: &OneOrMany<Leaf<T>>, word: impl Fn(&Leaf<T>) -> Option<&str>) -> String {
    list.iter().filter_map(word).collect::<Vec<_>>().join(", ")
}

//! What each level of training reaches: its own outcomes, what it includes and what is for everybody. Points of a list are
//! never counted, because one document makes two of what another says in one.

use std::collections::{BTreeMap, BTreeSet};

use super::located::{Item, Leaf};
use super::policy::{Level, Levels, Statement};
use crate::source::NodeId;

/// The most levels whose topics are followed through what they include.
pub const MOST_LEVELS: usize = 64;

/// The levels of a document with their topics.
#[derive(Debug)]
pub struct Scheme<'d> {
    /// The levels as written.
    pub levels: Vec<&'d Item<Level>>,
    /// The topics of each level's own outcomes, with the outcome.
    pub own: Vec<BTreeMap<&'d str, NodeId>>,
    /// What everybody learns.
    pub for_all: BTreeMap<&'d str, NodeId>,
    /// The levels that each one includes, directly or through others.
    pub includes: Vec<BTreeSet<usize>>,
}

impl<'d> Scheme<'d> {
    /// The levels of a document.
    pub fn of(levels: &'d Levels) -> Self {
        let list: Vec<&Item<Level>> = levels.list.iter().collect();
        let direct: Vec<BTreeSet<usize>> = list.iter().map(|level| included(level, &list)).collect();
        Self {
            own: list.iter().map(|level| topics(&level.outcomes)).collect(),
            for_all: topics(&levels.for_all),
            includes: (0..list.len()).map(|level| reached_from(level, &direct)).collect(),
            levels: list,
        }
    }

    /// Whether a level reaches a topic.
    pub fn reaches(&self, level: usize, topic: &str) -> bool {
        self.for_all.contains_key(topic)
            || self.own[level].contains_key(topic)
            || self.includes[level].iter().any(|&included| self.own[included].contains_key(topic))
    }

    /// All that a level reaches.
    pub fn reach(&self, level: usize) -> BTreeSet<&'d str> {
        let included = self.includes[level].iter().flat_map(|&included| self.own[included].keys());
        self.own[level].keys().chain(included).chain(self.for_all.keys()).copied().collect()
    }

    /// The numbers of the levels that reach a topic.
    pub fn reaching(&self, topic: &str) -> Vec<String> {
        let reaching = (0..self.levels.len()).filter(|&level| self.reaches(level, topic));
        reaching.filter_map(|level| self.levels[level].number.text().map(str::to_owned)).collect()
    }
}

/// The topics of some statements, each with the first that names it.
pub fn topics(statements: &[Item<Statement>]) -> BTreeMap<&str, NodeId> {
    let mut found = BTreeMap::new();
    for statement in statements {
        for topic in statement.topics.iter().filter_map(Leaf::text) {
            found.entry(topic).or_insert(statement.at);
        }
    }
    found
}

fn included(level: &Level, list: &[&Item<Level>]) -> BTreeSet<usize> {
    let named: BTreeSet<&str> = level.includes.iter().filter_map(Leaf::text).collect();
    let is_named = |index: &usize| list[*index].number.text().is_some_and(|number| named.contains(number));
    (0..list.len()).filter(is_named).collect()
}

fn reached_from(level: usize, direct: &[BTreeSet<usize>]) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<usize> = direct[level].iter().copied().collect();
    while let Some(next) = open.pop() {
        // A level that includes itself, in a circle, adds nothing.
        if next != level && reached.insert(next) {
            open.extend(&direct[next]);
        }
    }
    reached
}

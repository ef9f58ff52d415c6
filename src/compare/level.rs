//! Levels of training aligned by topic: what each level teaches itself, and what it reaches through those that it includes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::subject::Subject;
use super::{as_word, shortened, texts};
use crate::model::Field;
use crate::model::located::Item;
use crate::model::policy::{self, Level, Policy};
use crate::model::scheme::{MOST_LEVELS, Scheme, topics};
use crate::model::words::words;

words! {
    /// What is known of the levels of a policy.
    LevelsState {
        /// They hold.
        Given = "given",
        /// They are being rewritten.
        UnderReview = "under-review",
        /// The document has none.
        Nothing = "none",
        /// Nobody has recorded whether it has any.
        NotRecorded = "not-recorded",
        /// They cannot be read, or there are too many to follow.
        Unreadable = "unreadable",
        /// A course teaches at one level of its policy.
        Course = "course",
    }
}

/// The levels of all documents.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Levels {
    /// The scheme of each column, in their order.
    pub schemes: Vec<SchemeHead>,
    /// The topics that any document teaches, in the order of the set.
    pub topics: Vec<TopicRow>,
}

/// The levels of one document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SchemeHead {
    /// What is known of them.
    #[serde(serialize_with = "as_word")]
    pub state: LevelsState,
    /// What it calls one of them: level, group, stage.
    pub noun: String,
    /// The levels, lowest first.
    pub levels: Vec<LevelHead>,
    /// The sections that say so.
    pub sections: Vec<String>,
}

/// One level.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct LevelHead {
    /// Its number or letter.
    pub number: String,
    /// Its name.
    pub title: Option<String>,
    /// Who takes part.
    pub audience: Option<String>,
    /// The levels that it includes; null where the document does not say.
    pub includes: Option<Vec<String>>,
    /// How it is delivered: "multi-agency face-to-face".
    pub delivery: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
}

/// A topic, and who teaches it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TopicRow {
    /// The topic.
    pub topic: String,
    /// What it is about.
    pub title: String,
    /// The group that it belongs to.
    pub theme: Option<String>,
    /// One cell for each column, in their order.
    pub cells: Vec<TopicCell>,
}

/// The levels at which a document teaches a topic.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct TopicCell {
    /// Those whose own outcomes name it.
    pub own: Vec<String>,
    /// Those that reach it through a level that they include.
    pub included: Vec<String>,
    /// Whether everybody learns it, at whatever level.
    pub for_all: bool,
}

impl TopicCell {
    /// Whether no level teaches it.
    pub fn is_empty(&self) -> bool {
        self.own.is_empty() && self.included.is_empty() && !self.for_all
    }
}

/// The levels of documents, aligned by topic.
pub(super) fn levels(subjects: &[Subject<'_>]) -> Levels {
    let taught: Vec<BTreeMap<&str, TopicCell>> = subjects.iter().map(taught).collect();
    let used: BTreeSet<&str> = taught.iter().flat_map(|cells| cells.keys().copied()).collect();
    let row = |topic: &str, title: Option<&str>, theme: Option<&str>| TopicRow {
        topic: shortened(topic),
        title: shortened(title.unwrap_or(topic)),
        theme: theme.map(shortened),
        cells: taught.iter().map(|cells| cells.get(topic).cloned().unwrap_or_default()).collect(),
    };
    let mut rows = Vec::new();
    let (mut told, mut seen) = (BTreeSet::new(), BTreeSet::new());
    for vocabulary in subjects.iter().map(|subject| &subject.controls.vocabulary) {
        if !seen.insert(Arc::as_ptr(vocabulary)) {
            continue;
        }
        for (topic, theme) in vocabulary.in_order().filter(|(topic, _)| used.contains(topic)) {
            if told.insert(topic) {
                rows.push(row(topic, vocabulary.title(topic), theme));
            }
        }
    }
    // What no set has stands at the end under its own name.
    rows.extend(used.iter().filter(|topic| !told.contains(*topic)).map(|topic| row(topic, None, None)));
    Levels { schemes: subjects.iter().map(scheme_head).collect(), topics: rows }
}

fn taught<'w>(subject: &Subject<'w>) -> BTreeMap<&'w str, TopicCell> {
    if let Some(policy) = subject.policy() {
        return taught_by_levels(policy);
    }
    let Some(course) = subject.course() else { return BTreeMap::new() };
    let level = course.level.text().map(shortened).into_iter();
    let named = topics(&course.outcomes).into_keys();
    named
        .map(|topic| {
            (topic, TopicCell { own: level.clone().collect(), for_all: level.len() == 0, ..TopicCell::default() })
        })
        .collect()
}

fn taught_by_levels(policy: &Policy) -> BTreeMap<&str, TopicCell> {
    let mut taught: BTreeMap<&str, TopicCell> = BTreeMap::new();
    let Some(levels) = levels_in_force(policy) else { return taught };
    let scheme = Scheme::of(levels);
    for topic in scheme.for_all.keys().copied() {
        taught.entry(topic).or_default().for_all = true;
    }
    for (index, level) in scheme.levels.iter().enumerate() {
        let Some(number) = level.number.text().map(shortened) else { continue };
        for topic in scheme.reach(index) {
            let cell = taught.entry(topic).or_default();
            if scheme.own[index].contains_key(topic) {
                cell.own.push(number.clone());
            } else if scheme.includes[index].iter().any(|&included| scheme.own[included].contains_key(topic)) {
                cell.included.push(number.clone());
            }
        }
    }
    taught
}

/// The levels of a policy, where they hold and are few enough to be followed through what they include.
pub(super) fn levels_in_force(policy: &Policy) -> Option<&Item<policy::Levels>> {
    policy.levels.given().filter(|levels| levels.are_in_force() && levels.list.len() <= MOST_LEVELS)
}

/// What is known of the levels of a document.
pub(super) fn state(subject: &Subject<'_>) -> LevelsState {
    let Some(policy) = subject.policy() else { return LevelsState::Course };
    match &policy.levels {
        _ if subject.loaded.unread.contains("levels") => LevelsState::Unreadable,
        Field::Absent => LevelsState::NotRecorded,
        Field::Nothing(_) => LevelsState::Nothing,
        Field::Bad => LevelsState::Unreadable,
        Field::Given(levels) if !levels.are_in_force() => LevelsState::UnderReview,
        Field::Given(levels) if levels.list.len() > MOST_LEVELS => LevelsState::Unreadable,
        Field::Given(_) => LevelsState::Given,
    }
}

fn scheme_head(subject: &Subject<'_>) -> SchemeHead {
    let levels = subject.policy().and_then(|policy| policy.levels.given());
    let shown = subject.policy().and_then(levels_in_force);
    SchemeHead {
        state: state(subject),
        noun: levels.map_or("level", |levels| levels.noun()).to_owned(),
        levels: shown.into_iter().flat_map(|levels| &levels.list).map(|level| level_head(subject, level)).collect(),
        sections: levels.map(|levels| texts(&levels.section)).unwrap_or_default(),
    }
}

fn level_head(subject: &Subject<'_>, level: &Item<Level>) -> LevelHead {
    let includes = texts(&level.includes);
    LevelHead {
        number: level.number.text().map(shortened).unwrap_or_default(),
        title: level.title.text().map(shortened),
        audience: level.audience.text().map(shortened),
        includes: match includes.as_slice() {
            [] => None,
            [only] if only == "none" => Some(Vec::new()),
            _ => Some(includes),
        },
        delivery: delivery(level),
        line: subject.line(level.at),
    }
}

/// The ways in which a level is taught.
pub(super) fn delivery(level: &Level) -> Vec<String> {
    let way = |way: &Item<policy::Delivery>| {
        let agency = way.agency.get().map(|agency| format!("{agency}-agency"));
        let mode = way.mode.get().map(ToString::to_string);
        agency.into_iter().chain(mode).collect::<Vec<_>>().join(" ")
    };
    level.delivery.iter().map(way).filter(|way| !way.is_empty()).collect()
}

//! Which outcomes of a policy's levels are taught by which courses: plain data, for a rule and for people.

use std::collections::{HashMap, HashSet};

use super::Document;
use crate::model::course::CourseStatus;
use crate::model::policy::{Level, Statement};
use crate::model::{Item, Leaf, Policy};

/// How many courses are named with an outcome or a level. A programme with more of them lacks nothing there.
pub const MOST_COURSES: usize = 20;

/// A level of a policy, and what is taught of it.
#[derive(Debug)]
pub struct LevelCoverage<'w> {
    /// The level; `None` for what everybody is to learn, at whatever level.
    pub level: Option<&'w Item<Level>>,
    /// Courses that are held at it, at most `MOST_COURSES`.
    pub courses: Vec<&'w Document>,
    /// Its outcomes, as far as they name topics.
    pub outcomes: Vec<OutcomeCoverage<'w>>,
    /// How many of its outcomes name no topics.
    pub without_topics: usize,
}

/// An outcome, and the courses that teach it.
#[derive(Debug)]
pub struct OutcomeCoverage<'w> {
    /// The outcome.
    pub outcome: &'w Item<Statement>,
    /// Courses of its level that teach one of its topics, at most `MOST_COURSES`.
    pub taught_by: Vec<&'w Document>,
    /// Those of its topics that none of them teaches.
    pub untaught: Vec<&'w str>,
}

/// What `courses` teach of each level of a policy, in the policy's order, and before them of what is for everybody. Only
/// courses that are held count; one that names no level may be meant for any.
pub fn coverage<'w>(policy: &'w Policy, courses: &[&'w Document]) -> Vec<LevelCoverage<'w>> {
    let Some(levels) = policy.levels.given().filter(|levels| levels.are_in_force()) else { return Vec::new() };
    let held = Held::of(courses);
    let for_all = (!levels.for_all.is_empty())
        .then(|| LevelCoverage { courses: Vec::new(), ..LevelCoverage::of(None, &levels.for_all, &[&held.all]) });
    let each = levels.list.iter().map(|level| {
        let own = level.number.text().and_then(|number| held.by_level.get(number));
        let here: Vec<&Taught<'_>> = own.into_iter().chain([&held.at_any]).collect();
        LevelCoverage::of(Some(level), &level.outcomes, &here)
    });
    for_all.into_iter().chain(each).collect()
}

impl<'w> LevelCoverage<'w> {
    fn of(level: Option<&'w Item<Level>>, list: &'w [Item<Statement>], here: &[&Taught<'w>]) -> Self {
        let outcomes = outcomes(list, here);
        let without_topics = list.len() - outcomes.len();
        Self { level, courses: first(here.iter().map(|taught| &taught.courses)), outcomes, without_topics }
    }
}

/// The courses that are held, all of them and by the level that they name.
#[derive(Default)]
struct Held<'w> {
    all: Taught<'w>,
    by_level: HashMap<&'w str, Taught<'w>>,
    at_any: Taught<'w>,
}

/// Courses, and what they teach.
#[derive(Default)]
struct Taught<'w> {
    courses: Vec<&'w Document>,
    by_topic: HashMap<&'w str, Vec<&'w Document>>,
}

impl<'w> Held<'w> {
    fn of(courses: &[&'w Document]) -> Self {
        let mut held = Self::default();
        for &document in courses {
            let Some(course) = document.course() else { continue };
            if course.status.get().is_some_and(|status| *status != CourseStatus::Current) {
                continue;
            }
            let at_level = match course.level.text() {
                Some(level) => held.by_level.entry(level).or_default(),
                None => &mut held.at_any,
            };
            let named: HashSet<&str> = course.outcomes.iter().flat_map(|outcome| topics(outcome)).collect();
            for taught in [at_level, &mut held.all] {
                taught.courses.push(document);
                for &topic in &named {
                    taught.by_topic.entry(topic).or_default().push(document);
                }
            }
        }
        held
    }
}

fn outcomes<'w>(list: &'w [Item<Statement>], here: &[&Taught<'w>]) -> Vec<OutcomeCoverage<'w>> {
    let teaching = |topic: &str| here.iter().filter_map(move |taught| taught.by_topic.get(topic)).collect::<Vec<_>>();
    let outcomes = list.iter().filter(|outcome| topics(outcome).next().is_some());
    let of_outcome = |outcome: &'w Item<Statement>| OutcomeCoverage {
        outcome,
        taught_by: first(topics(outcome).flat_map(teaching)),
        untaught: topics(outcome).filter(|topic| teaching(topic).is_empty()).collect(),
    };
    outcomes.map(of_outcome).collect()
}

/// The first documents of several lists, each once, in the order of their paths.
fn first<'a, 'w: 'a>(lists: impl Iterator<Item = &'a Vec<&'w Document>>) -> Vec<&'w Document> {
    let mut seen: HashSet<&str> = HashSet::new();
    let mut found: Vec<&Document> = Vec::new();
    // As many of each list as are kept at all: more of one would take none from another.
    let some = lists.flat_map(|list| list.iter().copied().take(MOST_COURSES));
    for document in some {
        if found.len() == MOST_COURSES {
            break;
        }
        if seen.insert(&document.loaded.reference.path) {
            found.push(document);
        }
    }
    found.sort_by(|one, other| one.loaded.reference.path.cmp(&other.loaded.reference.path));
    found
}

fn topics(statement: &Statement) -> impl Iterator<Item = &str> {
    statement.topics.iter().filter_map(Leaf::text)
}

//! Which outcomes of a policy's levels are taught by which courses: plain data, for a rule and for people.

use std::collections::BTreeSet;

use super::Document;
use crate::model::course::CourseStatus;
use crate::model::policy::{Level, LevelsStatus, Statement};
use crate::model::{Course, Item, Leaf, Policy};

/// A level of a policy, and what is taught of it.
#[derive(Debug)]
pub struct LevelCoverage<'w> {
    /// The level.
    pub level: &'w Item<Level>,
    /// The courses that are held at it.
    pub courses: Vec<&'w Document>,
    /// Its outcomes, as far as they name topics.
    pub outcomes: Vec<OutcomeCoverage<'w>>,
}

/// An outcome, and the courses that teach it.
#[derive(Debug)]
pub struct OutcomeCoverage<'w> {
    /// The outcome.
    pub outcome: &'w Item<Statement>,
    /// The courses of its level that teach one of its topics.
    pub taught_by: Vec<&'w Document>,
}

/// What `courses` teach of each level of a policy. Only courses that are held count; one that names no level may be
/// meant for any. Levels under review have no outcomes to teach.
pub fn coverage<'w>(policy: &'w Policy, courses: &[&'w Document]) -> Vec<LevelCoverage<'w>> {
    let Some(levels) = policy.levels.given().filter(|levels| levels.status.get() != Some(&LevelsStatus::UnderReview))
    else {
        return Vec::new();
    };
    let held: Vec<(&Document, &Course, BTreeSet<&str>)> = courses
        .iter()
        .filter_map(|document| Some((*document, document.course()?)))
        .filter(|(_, course)| course.status.get().is_none_or(|status| *status == CourseStatus::Current))
        .map(|(document, course)| {
            (document, course, course.outcomes.iter().flat_map(|outcome| topics(outcome)).collect())
        })
        .collect();
    levels
        .list
        .iter()
        .map(|level| {
            let at_level = |course: &Course| course.level.text().is_none_or(|named| level.number.text() == Some(named));
            let here: Vec<_> = held.iter().filter(|(_, course, _)| at_level(course)).collect();
            let taught_by = |outcome: &Statement| {
                let teaching = here.iter().filter(|(_, _, taught)| topics(outcome).any(|topic| taught.contains(topic)));
                teaching.map(|(document, ..)| *document).collect()
            };
            let outcomes = level.outcomes.iter().filter(|outcome| topics(outcome).next().is_some());
            LevelCoverage {
                level,
                courses: here.iter().map(|(document, ..)| *document).collect(),
                outcomes: outcomes.map(|outcome| OutcomeCoverage { outcome, taught_by: taught_by(outcome) }).collect(),
            }
        })
        .collect()
}

fn topics(statement: &Statement) -> impl Iterator<Item = &str> {
    statement.topics.iter().filter_map(Leaf::text)
}

//! What a course gives by a standard: the parts of it that the standard's sentences are about, without a view on whether
//! they are enough.

use std::collections::BTreeSet;

use jiff::civil::Date as Day;

use super::Expectation;
use super::course::applies;
use super::stance::Stance;
use crate::load::Loaded;
use crate::model::{Course, Policy};
use crate::predicate::{Asked, Operator, Resolution, Shown, Subject, View};
use crate::source::NodeId;

/// What a course gives by a standard.
#[derive(Debug)]
pub struct Given {
    /// What the policy asks in numbers, or the standard where no policy is named.
    pub asked: Vec<Asked>,
    /// The parts of the course that are asked for, by their names, each with the place where it stands.
    pub parts: Vec<(String, Option<NodeId>)>,
}

/// What `course` gives by a standard; `None` where nothing is asked of it.
pub fn given<'p>(
    course: &Course,
    document: &Loaded,
    policy: Option<(&'p Policy, &'p Loaded)>,
    expectation: &Expectation,
    today: Day,
) -> Option<Given> {
    let expected = expectation.course.as_ref()?;
    let arena = document.arena.as_ref()?;
    let stance = Stance::under(course, policy, expectation);
    stance.max_severity?;
    let view = View {
        arena,
        today,
        standard: &expectation.id,
        policy: policy.and_then(|(_, loaded)| loaded.arena.as_ref()),
        details: &stance.details,
        evidence: &|_, _| Resolution::CannotTell,
    };
    if !applies(expected, &view) {
        return None;
    }
    let mut named = BTreeSet::new();
    let mut parts = Vec::new();
    for sentence in &expected.check {
        let Subject::Field(field) = &sentence.subject else { continue };
        let (name, at) = match &sentence.operator {
            Operator::Evidence(Shown::Standard(id)) => {
                (format!("evidence for {id}"), field.locate(arena).and_then(|block| arena.get(block, id)))
            }
            _ => (field.path(), field.locate(arena)),
        };
        if named.insert(name.clone()) {
            parts.push((name, at));
        }
    }
    Some(Given { asked: stance.details, parts })
}

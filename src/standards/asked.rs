//! What a policy asks of one of its courses by a standard, for rules that know more about the matter than a sentence.

use super::Expectation;
use super::stance::Stance;
use crate::finding::{Findings, Related};
use crate::load::Loaded;
use crate::model::policy::{Commitment, spoken_name};
use crate::model::{Course, Item, Policy};
use crate::predicate::Asked;

/// A duty of a course, as its policy words it.
#[derive(Debug)]
pub struct AskedOfCourse {
    /// The policy, for a sentence: "Wenford 2025".
    pub policy: String,
    /// Its sections, where it has any: "section 2".
    pub sections: Option<String>,
    /// The line of the policy.
    pub place: Related,
    /// The details of the standard, with the values that count for the course.
    pub details: Vec<Asked>,
}

/// What `policy` asks of `course` by a standard; `None` where it is silent, refuses or leaves it to others.
pub fn asked_of_course(
    course: &Course,
    (policy, loaded): (&Policy, &Loaded),
    expectation: &Expectation,
) -> Option<AskedOfCourse> {
    let answers = policy.answers().filter(|(standard, _)| *standard == expectation.id);
    let commitments: Vec<&Item<Commitment>> = answers.map(|(_, commitment)| commitment).collect();
    let stance = Stance::of(&commitments, loaded, course, expectation);
    let (at, sections) = stance.basis.filter(|_| stance.cap.is_some())?;
    let policy = spoken_name(loaded.reference.id.as_deref()?);
    let part = sections.as_ref().map(|sections| format!(", {sections}")).unwrap_or_default();
    let place = Findings::about(loaded.about()).place_of(at, format!("{policy} asks for it here{part}"));
    Some(AskedOfCourse { policy, sections, place, details: stance.details })
}

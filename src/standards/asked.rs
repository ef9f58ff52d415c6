//! What a policy asks of one of its courses by a standard, for rules that know more about the matter than a sentence.

use super::Expectation;
use super::stance::{Basis, Stance};
use crate::finding::{Findings, Related};
use crate::load::Loaded;
use crate::model::policy::{section_suffix, spoken_name};
use crate::model::{Amount, Course, Policy};
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

/// What `policy` asks of `course` by a standard; `None` where it asks a course for nothing.
pub fn asked_of_course(
    course: &Course,
    (policy, loaded): (&Policy, &Loaded),
    expectation: &Expectation,
) -> Option<AskedOfCourse> {
    let stance = Stance::under(course, Some((policy, loaded)), expectation);
    let Basis { at, sections, .. } = stance.basis.filter(|basis| basis.asks)?;
    let policy = spoken_name(loaded.reference.id.as_deref()?);
    let said = format!("{policy} asks for it here{}", section_suffix(sections.as_ref()));
    let place = Findings::about(loaded.about()).place_of(at, said);
    Some(AskedOfCourse { policy, sections, place, details: stance.details })
}

/// The amount of one detail of a standard that a course is judged by.
#[derive(Debug)]
pub struct AmountAsked {
    /// The stricter of what the policy gives and the standard's floor.
    pub amount: Amount,
    /// What the policy gives, where it gives it.
    pub own: Option<Amount>,
    /// Who asks for it.
    pub by: Asker,
}

/// Who asks something of a course.
#[derive(Debug)]
pub enum Asker {
    /// Its policy: "Wenford 2025, section 2", with the line.
    Policy(String, Related),
    /// The standard alone.
    Standard {
        /// "the shared standard annual-review"
        name: String,
        /// The same with the policies that state it.
        says: String,
    },
}

impl Asker {
    /// Who it is, for a sentence.
    pub fn name(&self) -> &str {
        match self {
            Self::Policy(name, _) | Self::Standard { name, .. } => name,
        }
    }
}

/// The amount of a detail that a course is judged by, under its policy or under none; `None` where the standard does not
/// judge it, or nobody gives an amount.
pub fn amount_asked(
    course: &Course,
    policy: Option<(&Policy, &Loaded)>,
    expectation: &Expectation,
    detail: &str,
) -> Option<AmountAsked> {
    expectation.course.as_ref()?;
    let stance = Stance::under(course, policy, expectation);
    stance.max_severity?;
    let asked = stance.details.into_iter().find(|asked| asked.name == detail)?;
    let amount = asked.amount?;
    // Only the policy's own value is spoken of as the policy's.
    let is_its_own = asked.own.as_ref() == Some(&amount);
    let by_policy = policy.filter(|_| is_its_own).and_then(|policy| asked_of_course(course, policy, expectation));
    let by = match by_policy {
        Some(asked) => Asker::Policy(format!("{}{}", asked.policy, section_suffix(asked.sections)), asked.place),
        None => Asker::Standard {
            name: format!("the {} standard {}", expectation.set, expectation.id),
            says: expectation.says(),
        },
    };
    Some(AmountAsked { amount, own: asked.own, by })
}

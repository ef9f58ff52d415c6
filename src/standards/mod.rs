//! The standards engine: standards as used, and the judgement of policies and courses by them.

mod asked;
mod course;
mod details;
mod editions;
mod examples;
mod expectation;
mod expectations;
mod given;
mod library;
mod policy;
mod reserved;
mod stance;
mod standing;
mod tighten;
mod vocabulary;
mod weighing;

pub use crate::predicate::Resolution;
pub use asked::{AmountAsked, AskedOfCourse, Asker, amount_asked, asked_of_course};
pub use course::{AskedOf, check_course};
pub use details::check_details;
pub use editions::{SHARED, is_from_or_after, shared, shared_edition, shared_editions};
pub use examples::{ExampleFault, check_examples};
pub use expectation::{CourseExpectation, Expectation, PolicyExpectation, sentence_faults};
pub use expectations::{Expectations, MOST_STANDARDS, SetInUse};
pub use given::{Given, given};
pub use library::{Library, SetUsed};
pub use policy::check_policy;
pub use reserved::{FAMILIES, may_be_used, reserved_name};
pub use standing::{Standing, standing};
pub use tighten::asks_for_less;
pub use vocabulary::Vocabulary;
pub use weighing::{Role, Weighing, Weight, in_letters, is_number, stem};

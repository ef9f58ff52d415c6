//! The standards engine: standards as used, and the judgement of a policy by them.

mod expectation;
mod library;
mod policy;
mod vocabulary;

pub use expectation::{Expectation, PolicyExpectation};
pub use library::{Library, SetUsed, shared};
pub use policy::check_policy;
pub use vocabulary::Vocabulary;

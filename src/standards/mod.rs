//! The standards engine: standards as used, and the judgement of a policy by them.

mod details;
mod expectation;
mod library;
mod policy;
mod vocabulary;

pub use details::check_details;
pub use expectation::{Expectation, PolicyExpectation, asks_for_less};
pub use library::{Library, SetUsed, shared};
pub use policy::check_policy;
pub use vocabulary::Vocabulary;

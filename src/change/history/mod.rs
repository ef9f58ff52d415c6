//! Findings that were there before, told from new ones by what they are about (`finding::identity`), never by lines: those
//! of an earlier report, and those of the state before a change.

mod baseline;
mod known;
mod subtract;

pub use baseline::Baseline;
pub use known::Known;
pub use subtract::{Difference, subtract};

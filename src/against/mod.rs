//! What a run is held against: an earlier report, or the base of a change. Findings that were there before are told from
//! new ones by what they are about (`finding::identity`), never by lines.

mod baseline;
mod known;

pub use baseline::Baseline;
pub use known::Known;

//! What a run is held against: an earlier report, or the base of a change. Findings that were there before are told from
//! new ones by what they are about (`finding::identity`), never by lines; and what a change takes away from being found
//! is found all the same.

mod baseline;
mod compared;
mod exempting;
mod known;
mod loosened;
mod standards;
mod subtract;
mod under_base;

pub use baseline::Baseline;
pub use compared::{Compared, TakenAway, twin};
pub use exempting::{changed, conditions, exempting, said};
pub use known::Known;
pub use loosened::{Loosened, What, is_below, loosened};
pub use subtract::{Difference, subtract};
pub use under_base::{UnderBase, is_control};

//! What a change takes away from being found: what it makes settings, standards and documents ask less for, and the findings
//! that go with it.

mod compared;
mod exempting;
mod loosened;
mod standards;
mod under_base;

pub use compared::{Compared, TakenAway};
pub use exempting::{changed, conditions, exempting, said};
pub use loosened::{Loosened, What, is_below, loosened};
pub use under_base::{UnderBase, is_control};

//! What a change takes away from being found: what it makes settings, standards and documents ask less for, and the findings
//! that go with it.

mod compared;
mod exempting;
mod loosened;
mod unseen;

pub use compared::{Compared, TakenAway, as_it_counts, controls_differ, is_control};
pub use exempting::{
    changed, changes_conditions, changes_remit, conditions, exempting, newly_exempting, of_remit, said,
};
pub use loosened::{Loosened, What, loosened};
pub use unseen::{Label, Relabelled, out_of_sight, relabelled};

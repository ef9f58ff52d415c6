//! What the text of a course material cites and gives away: editions of guidance, names that were replaced, and what could
//! lead to a child. It is looked at once, while the text is in memory; what is kept is bounded and has nothing private
//! in it. Whether an edition is out of date depends on the day, and is for the rules to say.

mod edition;
mod entries;
mod privacy;
mod provision;
mod quotation;
mod reading;
mod sentence;
mod sighting;
mod usage;

pub use entries::{NameSeen, names_in};
pub use provision::sections_named;
pub use sighting::{Seen, Sighting, Where, look};
pub use usage::Usage;

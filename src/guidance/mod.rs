//! What is known of national guidance, as it is used: which edition holds on a day, what a citation means, which names
//! were replaced. The rows are data (`policies/guidance.yaml`, built in, and files that settings name); what they mean for
//! a document is for the rules to say.

mod catalogue;
mod family;
mod folded;
mod library;
mod moment;
mod names;
mod phrases;

pub use catalogue::{Catalogue, Term, TermMatch};
pub use family::{Edition, Family, Found, TitleMatch, edition_in_words};
pub use folded::Folded;
pub use library::{GuidanceUsed, Library, LocalGuidance, shared};
pub use moment::{Moment, Succession};
pub use phrases::{Form, Hit, Phrase, Phrases, Row, Script, is_abbreviation, is_title};

//! What is known of national guidance, as it is used: which edition holds on a day, what a citation means, which names
//! were replaced. The rows are data (`policies/guidance.yaml`, built in, and files that settings name); what they mean for
//! a document is for the rules to say.

mod catalogue;
mod certainty;
mod edition;
mod family;
mod folded;
mod library;
mod meant;
mod moment;
mod names;
mod part;
mod phrases;

pub use catalogue::{Catalogue, Term, TermMatch};
pub use certainty::Certainty;
pub use edition::{Edition, edition_in_words};
pub use family::{Family, Found, TitleMatch};
pub use folded::Folded;
pub use library::{GuidanceUsed, Library, LocalGuidance, shared};
pub use meant::Meant;
pub use moment::{Moment, Succession};
pub use part::Part;
pub use phrases::{Form, Hit, Phrase, Phrases, Row, Script, is_abbreviation, is_title};

#[cfg(test)]
mod testing {
    use std::sync::Arc;

    use super::Catalogue;
    use crate::load;
    use crate::model::Kind;

    /// The built-in catalogue with local rows.
    pub(super) fn with(rows: &str) -> Catalogue {
        let text = format!("paramount: guidance/v1\nguidance: local\nas_at: 2026-11-22\n{rows}");
        let loaded = load::load("own.yaml", Kind::Guidance, text.into_bytes());
        assert!(loaded.findings.is_empty(), "{:?}", loaded.findings);
        super::library::together(&[Arc::new(loaded)])
    }
}

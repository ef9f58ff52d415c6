//! The typed documents. Leaves know their places; nothing here knows YAML, rules or reports.

pub mod amount;
pub mod bearer;
pub mod by_words;
pub mod clock;
pub mod config;
pub mod course;
pub mod date;
pub(crate) mod describe;
pub mod duration;
mod edition;
pub mod fields;
pub mod guidance;
pub(crate) mod level_number;
pub mod located;
pub mod money;
mod near;
pub(crate) mod open;
pub(crate) mod paste;
mod period;
pub mod placeholder;
pub mod policy;
pub mod position;
pub mod promise;
pub mod remit;
pub mod schema;
pub mod scheme;
pub mod scope;
pub(crate) mod several_levels;
pub mod signature;
pub mod standards;
pub(crate) mod start;
pub mod words;

pub use amount::{Amount, DetailKind};
pub use config::Config;
pub use course::Course;
pub use date::Date;
pub use duration::Duration;
pub use edition::edition_order;
pub use guidance::Guidance;
pub use located::{Field, Item, Leaf, List, OneOrMany};
pub use policy::Policy;
pub use promise::Promise;
pub use remit::Remit;
pub use standards::{Standard, Standards};
pub use words::Kind;

/// A document as its kind reads it.
#[derive(Debug)]
pub enum Model {
    /// What a partnership has committed itself to.
    Policy(Box<Policy>),
    /// Shared or local standards.
    Standards(Box<Standards>),
    /// A catalogue of guidance.
    Guidance(Box<Guidance>),
    /// Settings.
    Config(Box<Config>),
    /// A course.
    Course(Box<Course>),
}

impl Model {
    /// The kind of the document.
    pub fn kind(&self) -> Kind {
        match self {
            Self::Policy(_) => Kind::Policy,
            Self::Standards(_) => Kind::Standards,
            Self::Guidance(_) => Kind::Guidance,
            Self::Config(_) => Kind::Config,
            Self::Course(_) => Kind::Course,
        }
    }

    /// What the document is called across files: `norfolk@2024` for a policy, `shared@2026-11` for standards.
    pub fn id(&self) -> Option<String> {
        let with_edition = |id: &Leaf<String>, edition: &Leaf<String>| {
            let id = id.text()?;
            Some(edition.text().map_or_else(|| id.to_owned(), |edition| format!("{id}@{edition}")))
        };
        match self {
            Self::Policy(policy) => with_edition(&policy.policy, &policy.edition),
            Self::Standards(standards) => with_edition(&standards.standards, &standards.edition),
            Self::Guidance(guidance) => guidance.guidance.text().map(str::to_owned),
            Self::Course(course) => course.course.text().map(str::to_owned),
            Self::Config(_) => None,
        }
    }
}

//! `standards/v1`: what is expected of policies and courses, as data with its source.

mod sides;
mod standard;
mod vocabulary;

use schemars::JsonSchema;
use serde::Deserialize;

pub use sides::{CourseSide, Example, Fragment, PolicySide, Sentence};
pub use standard::{Binds, Detail, GuidanceAsks, Standard, StatedBy, Theme};
pub use vocabulary::{Topic, Weighing};

use super::located::{Item, Leaf, List, OneOrMany, Text};
use super::policy::Slug;
use super::words::{Jurisdiction, Subject, words};

/// A set of standards: shared by all partnerships, or one partnership's own.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["paramount", "standards", "edition", "list"]))]
pub struct Standards {
    /// The format of this file; always the first key.
    #[schemars(with = "StandardsFormat")]
    pub paramount: Leaf<String>,
    /// The short name of the set.
    #[schemars(with = "Slug")]
    pub standards: Leaf<String>,
    /// The edition of the set: a year and month; the day too where a month has a second one.
    #[schemars(with = "Text")]
    pub edition: Leaf<String>,
    /// For which documents it is meant; left out, for all. A document that it is not for is not judged by it.
    #[serde(rename = "for")]
    pub applies_to: AppliesTo,
    /// What this edition changed against the one before it.
    pub changes: List<Item<EditionChange>>,
    /// The standards.
    pub list: List<Item<Standard>>,
    /// The vocabulary of learning outcomes.
    pub topics: List<Item<Topic>>,
    /// Words whose change is never a mere rewording.
    pub weighing: Weighing,
    /// Free text, read by nobody.
    #[schemars(with = "Text")]
    pub notes: Leaf<String>,
}

/// The first key of a standards file.
#[derive(JsonSchema)]
pub struct StandardsFormat(
    #[schemars(extend("const" = "standards/v1"))]
    #[expect(dead_code, reason = "a shape for the schema, never made")]
    String,
);

/// The documents that a set of standards is for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct AppliesTo {
    /// The countries and islands; left out, all.
    pub jurisdiction: OneOrMany<Leaf<Jurisdiction>>,
    /// Whose safeguarding the documents are about; left out, anybody's.
    pub subject: OneOrMany<Leaf<Subject>>,
}

words! {
    /// What an edition did to a standard.
    Effect {
        /// It is new.
        Added = "added",
        /// It is there no more.
        Withdrawn = "withdrawn",
        /// It asks more.
        Strengthened = "strengthened",
        /// It asks less.
        Weakened = "weakened",
        /// It asks more in one way and less in another.
        Mixed = "mixed",
        /// It says the same in other words, or nobody can say which way is stronger.
        Reworded = "reworded",
        /// Only the record changed: who states it, where a number comes from.
        Recorded = "recorded",
    }
}

/// A change that an edition made.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["effect", "says"]))]
pub struct EditionChange {
    /// The standards that it concerns.
    #[schemars(with = "OneOrMany<Slug>")]
    pub standard: OneOrMany<Leaf<String>>,
    /// The topics of learning outcomes that it concerns.
    #[schemars(with = "OneOrMany<Slug>")]
    pub topic: OneOrMany<Leaf<String>>,
    /// What became of them.
    pub effect: Leaf<Effect>,
    /// What changed, and why.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
}

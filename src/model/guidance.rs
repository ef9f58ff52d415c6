//! `guidance/v1`: a catalogue of national guidance, its editions and the names that were replaced.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::Date;
use super::located::{Item, Leaf, List, OneOrMany, Text};
use super::policy::Slug;
use super::words::{Jurisdiction, YesNo, words};

/// What is known of national guidance on a given day.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["paramount", "guidance", "as_at"]))]
pub struct Guidance {
    /// The format of this file; always the first key.
    #[schemars(with = "GuidanceFormat")]
    pub paramount: Leaf<String>,
    /// The short name of the catalogue.
    #[schemars(with = "Slug")]
    pub guidance: Leaf<String>,
    /// The day up to which the catalogue knows.
    pub as_at: Leaf<Date>,
    /// The countries and islands whose guidance this is; left out, all. Documents of others are not judged by it.
    pub jurisdiction: OneOrMany<Leaf<Jurisdiction>>,
    /// Documents that appear in editions.
    pub families: List<Item<Family>>,
    /// Names of bodies and processes that were replaced.
    pub terms: List<Item<Replaced>>,
    /// Free text, read by nobody.
    #[schemars(with = "Text")]
    pub notes: Leaf<String>,
}

/// The first key of a guidance catalogue.
#[derive(JsonSchema)]
pub struct GuidanceFormat(
    #[schemars(extend("const" = "guidance/v1"))]
    #[expect(dead_code, reason = "a shape for the schema, never made")]
    String,
);

words! {
    /// How sure the catalogue is.
    Confidence {
        /// From memory, or expected.
        Low = "low",
        /// One source, or a date known only roughly.
        Medium = "medium",
        /// Read in a good source.
        High = "high",
    }
}

/// A document that appears in editions.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id", "title"]))]
pub struct Family {
    /// Short name by which citations refer to it.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// The title of the newest edition.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// What it is: statutory guidance, Act, advice.
    #[schemars(with = "Text")]
    pub kind: Leaf<String>,
    /// Where it holds, if not in all of the countries and islands of the catalogue, or in others too.
    pub jurisdiction: OneOrMany<Leaf<Jurisdiction>>,
    /// Short names that do no harm.
    #[schemars(with = "OneOrMany<Text>")]
    pub short: OneOrMany<Leaf<String>>,
    /// Titles that people write wrongly.
    #[schemars(with = "OneOrMany<Text>")]
    pub wrong_titles: OneOrMany<Leaf<String>>,
    /// The editions, oldest first.
    pub editions: List<Item<Edition>>,
    /// Editions that never existed.
    pub never: List<Item<Never>>,
    /// Remarks.
    #[schemars(with = "Text")]
    pub note: Leaf<String>,
}

/// One edition of a document.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["edition"]))]
pub struct Edition {
    /// What people call it, often a year.
    #[schemars(with = "Text")]
    pub edition: Leaf<String>,
    /// In force from; left out where only the day of publication is known.
    pub from: Leaf<Date>,
    /// Published on; of an Act, passed on.
    pub published: Leaf<Date>,
    /// Replaced on, which is the first day of the next, or withdrawn on.
    pub until: Leaf<Date>,
    /// The title, where this edition's differs.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// How sure the catalogue is of this row.
    pub confidence: Leaf<Confidence>,
    /// Where it was read.
    #[schemars(with = "Text")]
    pub source: Leaf<String>,
    /// Whether somebody has seen it in a good source. What is not verified never makes more than a note.
    pub verified: Leaf<YesNo>,
    /// Other ways in which people cite it.
    #[schemars(with = "OneOrMany<Text>")]
    pub also_cited_as: OneOrMany<Leaf<String>>,
    /// Sections of an Act, by the day on which they come into force. What is not listed is not judged.
    pub parts: List<Item<Part>>,
    /// Remarks.
    #[schemars(with = "Text")]
    pub note: Leaf<String>,
}

/// Sections of an Act that come into force together.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["sections"]))]
pub struct Part {
    /// Their numbers: "4", "58 to 61".
    #[schemars(with = "OneOrMany<Text>")]
    pub sections: OneOrMany<Leaf<String>>,
    /// In force from; left out while no day is known.
    pub from: Leaf<Date>,
    /// Where it was read.
    #[schemars(with = "Text")]
    pub source: Leaf<String>,
    /// Remarks.
    #[schemars(with = "Text")]
    pub note: Leaf<String>,
}

/// An edition that people cite and that never existed.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["edition"]))]
pub struct Never {
    /// What people write.
    #[schemars(with = "Text")]
    pub edition: Leaf<String>,
    /// The edition that they mean, where that is known.
    #[schemars(with = "Text")]
    pub meant: Leaf<String>,
    /// Remarks.
    #[schemars(with = "Text")]
    pub note: Leaf<String>,
}

/// A name that was replaced.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id", "term"]))]
pub struct Replaced {
    /// Short name of the row.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// The old name.
    #[schemars(with = "Text")]
    pub term: Leaf<String>,
    /// Plurals and abbreviations of it.
    #[schemars(with = "OneOrMany<Text>")]
    pub also: OneOrMany<Leaf<String>>,
    /// What its abbreviation stands for elsewhere. In a text, the abbreviation then counts only where its own name is
    /// written out too, and not where one of these is.
    #[schemars(with = "OneOrMany<Text>")]
    pub other_meanings: OneOrMany<Leaf<String>>,
    /// What it names: body, process, term, role.
    #[schemars(with = "Text")]
    pub kind: Leaf<String>,
    /// What to write now; `none` where nothing took its place.
    #[schemars(with = "Text")]
    pub now: Leaf<String>,
    /// Since when the new name holds.
    pub from: Leaf<Date>,
    /// `yes` where that is the last day for a change that came earlier in many areas.
    pub at_latest: Leaf<YesNo>,
    /// `yes` for the name of what does not exist yet: a text that speaks of it as if it did is told. With `from`, it exists
    /// from that day.
    pub to_come: Leaf<YesNo>,
    /// Guidance in force that has the old name itself: who names it in the same sentence quotes it.
    #[schemars(with = "OneOrMany<Slug>")]
    pub quoted_in: OneOrMany<Leaf<String>>,
    /// Whether localities decide for themselves, so that the old name is never more than a note.
    pub local: Leaf<YesNo>,
    /// `no` for a name that is accepted beside the new one.
    pub flag: Leaf<YesNo>,
    /// How sure the catalogue is of this row.
    pub confidence: Leaf<Confidence>,
    /// Whether somebody has seen it in a good source.
    pub verified: Leaf<YesNo>,
    /// Where it was read.
    #[schemars(with = "Text")]
    pub source: Leaf<String>,
    /// Remarks.
    #[schemars(with = "Text")]
    pub note: Leaf<String>,
}

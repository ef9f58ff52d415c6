//! Bodies, guidance and terms that a document names.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Slug;
use crate::model::located::{Leaf, OneOrMany, Text};
use crate::model::words::Citation;

/// A board, partnership, committee or group.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id", "name"]))]
pub struct Body {
    /// Short name by which other entries refer to it.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// The name as written.
    #[schemars(with = "Text")]
    pub name: Leaf<String>,
    /// The abbreviation as written.
    #[schemars(with = "Text")]
    pub short: Leaf<String>,
    /// Other names that the same document uses for it.
    #[schemars(with = "OneOrMany<Text>")]
    pub also_called: OneOrMany<Leaf<String>>,
}

/// One family and edition of guidance that the document cites.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id"]))]
pub struct Cited {
    /// The guidance: its short name in the catalogue (working-together), a usual short form (kcsie) or its title.
    #[schemars(with = "Text")]
    pub id: Leaf<String>,
    /// The edition cited; `unstated` where the document gives none.
    #[schemars(with = "Text")]
    pub edition: Leaf<String>,
    /// In what role it is cited.
    #[serde(rename = "as")]
    pub role: Leaf<Citation>,
    /// The title as the document has it, where it is wrong or unusual.
    #[schemars(with = "Text")]
    pub as_written: Leaf<String>,
    /// Where it is cited.
    #[schemars(with = "OneOrMany<Text>")]
    pub sections: OneOrMany<Leaf<String>>,
}

impl Cited {
    /// The edition cited, also where it stands behind the title and not by itself: "Working Together 2018 (updated 2020)".
    pub fn edition_named(&self) -> Option<&str> {
        let behind_title = || self.id.text().filter(|_| self.edition.is_absent()).and_then(|id| first_year(id));
        self.edition.text().or_else(behind_title)
    }
}

/// The first year that a title has in it, also where it is glued to an abbreviation, as in "WT2023"; what comes behind it
/// is said of that edition. "WT23" is itself what people call an edition.
fn first_year(title: &str) -> Option<&str> {
    let mut years = title.split(|letter: char| !letter.is_alphanumeric()).filter_map(|word| {
        let year = word.trim_start_matches(char::is_alphabetic);
        let is_year = year.bytes().all(|byte| byte.is_ascii_digit());
        match year.len() {
            4 if is_year => Some(year),
            2 if is_year && word == title.trim() && word.len() > 3 => Some(word),
            _ => None,
        }
    });
    years.next()
}

/// A replaced name that the document uses.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["term"]))]
pub struct Term {
    /// The name as written.
    #[schemars(with = "Text")]
    pub term: Leaf<String>,
    /// Whether the document speaks of today or of the past.
    #[serde(rename = "as")]
    pub role: Leaf<Citation>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

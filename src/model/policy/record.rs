//! The document itself and the record of it: where it comes from, who recorded it, its versions, its approval, its review.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::date::Date;
use crate::model::duration::Duration;
use crate::model::located::{Item, Leaf, List, OneOrMany, Text};
use crate::model::words::{Event, Trigger};

/// The document that a file records.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Origin {
    /// Its title.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// When it was published, as precisely as it says.
    pub published: Leaf<Date>,
    /// The date on its cover, where that is another one than the date of publication.
    pub cover_date: Leaf<Date>,
    /// The text of the document beside this file; quotes are looked up in it.
    #[schemars(with = "Text")]
    pub file: Leaf<String>,
    /// Where it was found; a list where several pages make it up. Never fetched.
    #[schemars(with = "OneOrMany<Text>")]
    pub url: OneOrMany<Leaf<String>>,
    /// Fingerprint (SHA-256, hexadecimal) of `file`, so that a changed source is noticed.
    #[schemars(with = "Text")]
    pub sha256: Leaf<String>,
}

/// The time for which a document is meant.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Period {
    /// Its first day, month or year.
    pub from: Leaf<Date>,
    /// Its last day, month or year. Once it is over the document is out of date, unless a review, an approval or another
    /// version is recorded since.
    pub to: Leaf<Date>,
    /// How long it lasts, where the document gives no end: 3 years for a three-year strategy. It counts from `from`; where
    /// that is not given either, from the day on which the document began to hold.
    #[serde(rename = "for")]
    pub length: Leaf<Duration>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// Whether the file is faithful to its source: who read it, when, and what they looked for.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Recorded {
    /// The role of whoever wrote the file.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// When.
    pub date: Leaf<Date>,
    /// The role of whoever compared the file with its source a second time.
    #[schemars(with = "Text")]
    pub checked_by: Leaf<String>,
    /// When.
    pub checked: Leaf<Date>,
    /// The standards that the reader looked for: shared@2026-11. What is newer is "not recorded" rather than silent.
    #[schemars(with = "OneOrMany<Text>")]
    pub read_against: OneOrMany<Leaf<String>>,
}

/// One event in the life of the document.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Version {
    /// The version's number as written.
    #[schemars(with = "Text")]
    pub version: Leaf<String>,
    /// When it happened.
    pub date: Leaf<Date>,
    /// What happened.
    pub event: Leaf<Event>,
    /// Changes that were decided on, so that a weakened duty is on record.
    pub changes: List<Item<Change>>,
}

/// A change to a commitment that somebody decided on.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Change {
    /// The standard concerned, or the local id of a commitment.
    #[schemars(with = "Text")]
    pub standard: Leaf<String>,
    /// What changed, as it is called in this file: strength, minimum, review.triggers, status.
    #[schemars(with = "Text")]
    pub field: Leaf<String>,
    /// Where it stands, for what stands here more than once: Level 2, the name of an action or of a group.
    #[schemars(with = "Text")]
    #[serde(rename = "at")]
    pub place: Leaf<String>,
    /// The training for which it changed, in words; left out for all.
    #[schemars(with = "Text")]
    pub scope: Leaf<String>,
    /// What it did to the commitment: weakened, strengthened.
    #[schemars(with = "Text")]
    pub effect: Leaf<String>,
    /// What held before.
    #[schemars(with = "Text")]
    pub from: Leaf<String>,
    /// What holds now.
    #[schemars(with = "Text")]
    pub to: Leaf<String>,
    /// Why.
    #[schemars(with = "Text")]
    pub reason: Leaf<String>,
    /// Who decided.
    #[schemars(with = "Text")]
    pub approved_by: Leaf<String>,
    /// When.
    pub date: Leaf<Date>,
}

/// Who approved the document, and when.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Approval {
    /// The body; `unstated` where the document says only that it was approved.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// When.
    pub date: Leaf<Date>,
    /// Until when the approval holds, where it ends; courses are often approved for some years.
    pub until: Leaf<Date>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// Other bodies that agreed to it before that one did, where it went through several: a working group, then the
    /// executive.
    pub earlier: List<Item<EarlierApproval>>,
}

/// A body that agreed to the document on its way to the one that approved it.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["by"]))]
pub struct EarlierApproval {
    /// The body.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// When.
    pub date: Leaf<Date>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// The document's own clock.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Review {
    /// How often the document is reviewed.
    pub every: Leaf<Duration>,
    /// The cycle in the document's own word, where that is not plain: bi-annual, as required.
    #[schemars(with = "Text")]
    pub as_written: Leaf<String>,
    /// When it was last reviewed.
    pub last: Leaf<Date>,
    /// When the next review is due, as stated.
    pub next_due: Leaf<Date>,
    /// Why the next review comes earlier than the cycle has it, where it does.
    #[schemars(with = "Text")]
    pub reason: Leaf<String>,
    /// Who reviews it: the id of a body, or a role.
    #[schemars(with = "Text")]
    pub by: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// What makes it be reviewed early.
    pub triggers: List<Leaf<Trigger>>,
    /// What other places of the same document say about its review.
    pub also_stated: List<Item<AlsoStated>>,
}

/// A second statement about the document's review.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct AlsoStated {
    /// Another date.
    pub next_due: Leaf<Date>,
    /// Another cycle, or the same one where it stands in another place than the date.
    pub every: Leaf<Duration>,
    /// The cycle in the document's own word.
    #[schemars(with = "Text")]
    pub as_written: Leaf<String>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

impl AlsoStated {
    /// The document's own words, where these are of the review of a part of it: "October 2026 for section 4". Where in the
    /// document they stand, "section 4 says", is another thing.
    pub fn of_a_part(&self) -> Option<&str> {
        const PARTS: [&str; 10] =
            ["section", "sections", "part", "parts", "chapter", "chapters", "appendix", "annex", "charges", "fees"];
        const OF: [&str; 4] = ["for", "of", "to", "on"];
        let text = self.as_written.text()?;
        let lower = text.to_lowercase();
        let words: Vec<&str> =
            lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_part = |at: usize| words.get(at).is_some_and(|word| PARTS.contains(word));
        let is_of = |at: usize| is_part(at + 1) || words.get(at + 1) == Some(&"the") && is_part(at + 2);
        let is_told = (0..words.len()).any(|at| OF.contains(&words[at]) && is_of(at));
        let is_in_brackets = PARTS.iter().any(|part| lower.contains(&format!("({part} ")));
        // "Sections 4 and 7 in October 2026", and not "section 4 says".
        let begins = is_part(0) && !words.iter().any(|word| ["say", "says", "states", "has", "gives"].contains(word));
        (is_told || is_in_brackets || begins).then_some(text)
    }
}

/// Who answers for a document.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Lead {
    /// A role, not a name: people leave.
    #[schemars(with = "Text")]
    pub role: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// The page that names the role, or several.
    #[schemars(with = "OneOrMany<Text>")]
    pub page: OneOrMany<Leaf<String>>,
}

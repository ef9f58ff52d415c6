//! Levels of training: who needs which, what each teaches and includes, how it is delivered.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Slug;
use crate::model::located::{Item, Leaf, List, OneOrMany, Text};
use crate::model::words::{Agency, Mode, words};

/// Levels or groups of training.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Levels {
    /// Whether the levels hold now; left out, they do.
    pub status: Leaf<LevelsStatus>,
    /// The word that the document uses: level, group, stage.
    #[schemars(with = "Text")]
    pub scheme: Leaf<String>,
    /// Where the document says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// The promise that will bring the levels, where they are under review.
    #[schemars(with = "Text")]
    pub action: Leaf<String>,
    /// What everybody learns.
    pub for_all: List<Item<Statement>>,
    /// Groups of people, and the levels that they need.
    pub target_groups: List<Item<TargetGroup>>,
    /// The levels, lowest first.
    pub list: List<Item<Level>>,
}

impl Levels {
    /// Whether nothing says that they are being rewritten: such levels have no outcomes to teach.
    pub fn are_in_force(&self) -> bool {
        self.status.get() != Some(&LevelsStatus::UnderReview)
    }

    /// What is missing where no level says what people learn, or one is recorded as leaving it open, and nothing is said for all.
    pub fn lacks(&self) -> Option<&'static str> {
        let says_nothing =
            |outcome: &Item<Statement>| outcome.says.is_unstated() && outcome.topics.iter().next().is_none();
        let all_say_nothing = |outcomes: &List<Item<Statement>>| outcomes.iter().all(says_nothing);
        let leaves_open =
            |level: &&Item<Level>| level.outcomes.iter().next().is_some() && all_say_nothing(&level.outcomes);
        if !self.are_in_force() || !all_say_nothing(&self.for_all) || self.list.iter().next().is_none() {
            return None;
        }
        match () {
            () if self.list.iter().all(|level| all_say_nothing(&level.outcomes)) => {
                Some("what people learn at each of them")
            }
            () if self.list.iter().any(|level| leaves_open(&level)) => Some("what people learn at some of them"),
            () => None,
        }
    }

    /// What the policy calls one of its levels: "level", "group", "stage".
    pub fn noun(&self) -> &str {
        let word = self.scheme.text().unwrap_or("level");
        // A scheme that is more than a word, "competency framework 2019", would not fit into a sentence.
        if word.chars().all(|letter| letter.is_ascii_lowercase()) { word } else { "level" }
    }
}

words! {
    /// Whether a scheme of levels is in force.
    LevelsStatus {
        /// The levels hold.
        InForce = "in-force",
        /// The document says that they are being rewritten, and gives none.
        UnderReview = "under-review",
    }
}

/// A group of people and the levels they need.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct TargetGroup {
    /// Who they are.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// The numbers of their levels.
    #[schemars(with = "OneOrMany<Text>")]
    pub levels: OneOrMany<Leaf<String>>,
}

/// One level of training.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["number"]))]
pub struct Level {
    /// Its number, letter or name.
    #[schemars(with = "Text")]
    pub number: Leaf<String>,
    /// Its name, where it has one.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// Who takes part.
    #[schemars(with = "Text")]
    pub audience: Leaf<String>,
    /// The lower levels that it includes; `none` where the document says that it includes none.
    #[schemars(with = "OneOrMany<Text>")]
    pub includes: OneOrMany<Leaf<String>>,
    /// How it is delivered.
    pub delivery: List<Item<Delivery>>,
    /// What people learn, one entry per point of the source.
    pub outcomes: List<Item<Statement>>,
}

/// A way in which a level is delivered.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Delivery {
    /// Single-agency or multi-agency.
    pub agency: Leaf<Agency>,
    /// How.
    pub mode: Leaf<Mode>,
}

/// A sentence with its topics: a learning outcome, a priority.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Statement {
    /// The topics of the standards file that it is about.
    #[schemars(with = "List<Slug>")]
    pub topics: List<Leaf<String>>,
    /// What it says, in the recorder's own words.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// Where.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

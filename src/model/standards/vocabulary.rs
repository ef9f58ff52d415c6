//! The words that a set brings: topics of learning outcomes, and words whose change is never a mere rewording.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::model::located::{Leaf, List, Text};
use crate::model::policy::Slug;
use crate::model::words::YesNo;

/// A topic of learning outcomes.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id"]))]
pub struct Topic {
    /// Short name by which outcomes refer to it.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// What it is about.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// The group it belongs to; topics of the theme `subject` are for courses only.
    #[schemars(with = "Text")]
    pub theme: Leaf<String>,
}

/// Words whose change is never a mere rewording.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Weighing {
    /// Whether numbers weigh.
    pub numbers: Leaf<YesNo>,
    /// not, never, without
    #[schemars(with = "List<Text>")]
    pub negations: List<Leaf<String>>,
    /// must, should, may
    #[schemars(with = "List<Text>")]
    pub modals: List<Leaf<String>>,
    /// all, every, most
    #[schemars(with = "List<Text>")]
    pub quantifiers: List<Leaf<String>>,
    /// Units of time, and how often: week, year, termly
    #[schemars(with = "List<Text>")]
    pub units: List<Leaf<String>>,
    /// When it holds and what counts too: before, if, or sooner, included
    #[schemars(with = "List<Text>")]
    pub conditions: List<Leaf<String>>,
    /// Groups of people: volunteers, foster carers
    #[schemars(with = "List<Text>")]
    pub groups: List<Leaf<String>>,
    /// Words that say nothing by themselves, and may come and go: of, the, is
    #[schemars(with = "List<Text>")]
    pub particles: List<Leaf<String>>,
}

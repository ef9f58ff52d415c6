//! One standard: what it asks, who says so, and the amounts in it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::sides::{CourseSide, PolicySide};
use crate::model::amount::{Better, DetailKind, DetailType};
use crate::model::located::{Entries, Item, Leaf, List, OneOrMany, Text};
use crate::model::policy::{Slug, spoken_name};
use crate::model::words::{YesNo, words};

words! {
    /// The parts of the field under which standards are grouped.
    Theme {
        /// Who answers, who plans, who reviews.
        Governance = "governance",
        /// What is taught.
        Content = "content",
        /// Who teaches, where and how.
        Delivery = "delivery",
        /// Whether it works.
        Evaluation = "evaluation",
        /// Places, money, certificates.
        Administration = "administration",
    }
}

words! {
    /// Whose duty a standard is.
    Binds {
        /// Each agency.
        Agencies = "agencies",
        /// The partnership.
        Partnership = "partnership",
        /// The people who run a course.
        Course = "course",
    }
}

/// One standard.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["id", "title"]))]
pub struct Standard {
    /// Short name by which commitments refer to it.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// What it asks, in one sentence.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// The part of the field.
    pub theme: Leaf<Theme>,
    /// Whether it is one of the core standards, about which silence is never passed over.
    pub core: Leaf<YesNo>,
    /// The older list from which it descends: piat-2003.
    #[schemars(with = "Text")]
    pub adapted_from: Leaf<String>,
    /// The edition of this set that brought it.
    #[schemars(with = "Text")]
    pub since: Leaf<String>,
    /// Whose duty it is.
    pub binds: Leaf<Binds>,
    /// Why it matters to a child.
    #[schemars(with = "Text")]
    pub why: Leaf<String>,
    /// Which policies ask for it, and where.
    pub stated_by: List<Item<StatedBy>>,
    /// Statutory guidance that asks for it, or for something that stands behind it.
    pub authority: List<Item<GuidanceAsks>>,
    /// The amounts and positions in it.
    pub details: Entries<Item<Detail>>,
    /// What is expected of a policy.
    pub policy: PolicySide,
    /// What is expected of a course.
    pub course: CourseSide,
}

impl Standard {
    /// The title for the middle of a sentence and for tables.
    pub fn title(&self) -> &str {
        self.title.text().unwrap_or_else(|| self.id.text().unwrap_or("this standard"))
    }

    /// Whether silence on it is never passed over.
    pub fn is_core(&self) -> bool {
        self.core.is_yes()
    }

    /// The readable details with their kinds.
    pub fn detail_kinds(&self) -> Vec<(String, DetailKind)> {
        self.details
            .iter()
            .filter_map(|(name, detail)| Some((name.text()?.to_owned(), DetailKind::of(detail)?)))
            .collect()
    }
}

/// A policy that asks for a standard.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct StatedBy {
    /// The policy with its edition: southampton@2014.
    #[schemars(with = "Text")]
    pub policy: Leaf<String>,
    /// Where it says so.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
}

/// What guidance asks that stands behind a standard.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["guidance", "edition", "says"]))]
pub struct GuidanceAsks {
    /// The family, as the catalogue of guidance has it: working-together.
    #[schemars(with = "Slug")]
    pub guidance: Leaf<String>,
    /// The edition that asks.
    #[schemars(with = "Text")]
    pub edition: Leaf<String>,
    /// Where it asks.
    #[schemars(with = "OneOrMany<Text>")]
    pub section: OneOrMany<Leaf<String>>,
    /// What it is: statutory guidance.
    #[schemars(with = "Text")]
    pub kind: Leaf<String>,
    /// What it asks, completing "Working Together 2026 asks ...".
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
}

impl GuidanceAsks {
    /// What it asks, as a sentence: "Working Together 2026 (statutory guidance) asks ..."; `None` where something lacks.
    pub fn sentence(&self) -> Option<String> {
        let name = spoken_name(&format!("{}@{}", self.guidance.text()?, self.edition.text()?));
        let kind = self.kind.text().map(|kind| format!(" ({kind})")).unwrap_or_default();
        Some(format!("{name}{kind} asks {}", self.says.text()?.trim_end()))
    }
}

/// An amount or position that a commitment to the standard can have.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["type"]))]
pub struct Detail {
    /// What it says, completing "NAME is ...": how often people come back to refresh their training.
    #[schemars(with = "Text")]
    pub about: Leaf<String>,
    /// What kind of value it takes.
    #[serde(rename = "type")]
    pub kind: Leaf<DetailType>,
    /// What is counted.
    #[schemars(with = "Text")]
    pub unit: Leaf<String>,
    /// Whether a commitment to the standard has to give it: its answer is this number. What the source leaves open is
    /// `unstated`.
    pub asked: Leaf<YesNo>,
    /// The value below which it is not good enough; for a set, how many options at least.
    #[schemars(with = "Text")]
    pub floor: Leaf<String>,
    /// Who gives that value: policies with their editions (southampton@2014), or an Act. A value that nobody gives is no
    /// floor.
    #[schemars(with = "OneOrMany<Text>")]
    pub source: OneOrMany<Leaf<String>>,
    /// Which way it gets better.
    pub better: Leaf<Better>,
    /// The options: of a choice from worst to best, of a set in any order.
    #[schemars(with = "List<Slug>")]
    pub options: List<Leaf<String>>,
    /// What the options mean, where their words alone do not say it.
    #[schemars(with = "Text")]
    pub meaning: Leaf<String>,
}

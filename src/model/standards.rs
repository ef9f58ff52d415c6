//! `standards/v1`: what is expected of policies and courses, as data with its source.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};

use super::amount::{Better, DetailKind, DetailType};
use super::describe::schema;
use super::located::{Entries, Item, Leaf, List, OneOrMany, Text};
use super::policy::{Slug, spoken_name};
use super::words::{Jurisdiction, Strength, Subject, YesNo, words};
use crate::source::NodeId;

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
        self.core.get() == Some(&YesNo::Yes)
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
}

/// What a standard expects of a policy.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct PolicySide {
    /// How strongly.
    pub expects: Leaf<Strength>,
    /// What a policy fails to do when it is silent, completing "This policy ...".
    #[schemars(with = "Text")]
    pub silent: Leaf<String>,
    /// What to write, starting with a verb.
    #[schemars(with = "Text")]
    pub help: Leaf<String>,
    /// The field of the policy that answers, where no commitment does: review, lead, approval, levels, charges.
    #[schemars(with = "Text")]
    pub answered_by: Leaf<String>,
    /// What must hold of that field.
    pub check: List<Item<Sentence>>,
}

/// What a standard expects of a course.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct CourseSide {
    /// How strongly.
    pub expects: Leaf<Strength>,
    /// Only where all of these hold.
    pub when: List<Item<Sentence>>,
    /// Except where one of these holds.
    pub unless: List<Item<Sentence>>,
    /// What must hold.
    pub check: List<Item<Sentence>>,
    /// What to do, starting with a verb.
    #[schemars(with = "Text")]
    pub help: Leaf<String>,
    /// Courses that pass and courses that fail, judged as at the first day of the edition.
    pub examples: List<Item<Example>>,
}

/// A part of a course with what the standard says of it; everything else about the course is as plain as it can be.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Example {
    /// A course of which the standard has nothing to say.
    #[schemars(with = "Fragment")]
    pub passes: Option<Fragment>,
    /// A course to which the standard objects.
    #[schemars(with = "Fragment")]
    pub fails: Option<Fragment>,
    /// The place of the objection: /trainers; left out, any place will do.
    #[schemars(with = "Text")]
    pub at: Leaf<String>,
    /// The policy under which the course stands; left out, it stands under none.
    #[schemars(with = "Fragment")]
    pub policy: Option<Fragment>,
}

/// A part of a document, kept as it stands and read once it is completed.
#[derive(Clone, Copy, Debug)]
pub struct Fragment {
    /// Where it stands.
    pub at: NodeId,
}

impl<'de> Deserialize<'de> for Fragment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Item::<IgnoredAny>::deserialize(deserializer).map(|item| Self { at: item.at })
    }
}

schema!(Fragment, {"type": "object"});

/// One sentence about a field: exactly one predicate holds its verb.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["field"]))]
pub struct Sentence {
    /// The field judged: review.every, trainers. Of a course also a field of its policy, policy.levels.list, or what the
    /// policy says about a detail of the standard, $method.
    #[schemars(with = "Text")]
    pub field: Leaf<String>,
    /// Of a list, only the items of which all of this holds count.
    #[serde(rename = "where")]
    pub among: OneOrMany<Item<Sentence>>,
    /// Whether something is written there.
    pub present: Leaf<YesNo>,
    /// The value it must have.
    #[schemars(with = "Text")]
    pub is: Leaf<String>,
    /// The values it may have.
    #[schemars(with = "OneOrMany<Text>")]
    pub one_of: OneOrMany<Leaf<String>>,
    /// An item that the list must have.
    #[schemars(with = "Text")]
    pub includes: Leaf<String>,
    /// How many items, how long or how much at least; `$name` is a detail.
    #[schemars(with = "Text")]
    pub at_least: Leaf<String>,
    /// How many items, how long or how much at most.
    #[schemars(with = "Text")]
    pub at_most: Leaf<String>,
    /// How long ago the date may lie.
    #[schemars(with = "Text")]
    pub within: Leaf<String>,
    /// What must hold of every item of the list.
    pub each: OneOrMany<Item<Sentence>>,
    /// What the policy says, and the course has to say too: a field of the policy, or a detail of its commitment,
    /// $notice.
    #[schemars(with = "Text")]
    pub agrees_with: Leaf<String>,
    /// The standard under whose name the materials show it; of a list whose items have a place, yes.
    #[schemars(with = "Text")]
    pub evidence: Leaf<String>,
    /// What is said where it does not hold, completing "This policy ..." or "This course ..."; $found is what was found,
    /// and the name of a detail with a dollar is what was asked for.
    #[schemars(with = "Text")]
    pub otherwise: Leaf<String>,
}

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

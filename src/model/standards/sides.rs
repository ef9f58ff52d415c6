//! What a standard expects of policies and of courses, in sentences about their fields, with examples.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny};

use crate::model::describe::schema;
use crate::model::located::{Item, Leaf, List, OneOrMany, Text};
use crate::model::words::{Strength, YesNo};
use crate::source::NodeId;

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
    /// Words and phrases in which policies say it, parted by commas: "given time, release". They tell which standard a
    /// sentence of a document may answer, where a record is begun from one; nothing is judged by them.
    #[schemars(with = "Text")]
    pub said_as: Leaf<String>,
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

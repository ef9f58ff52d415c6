//! `course/v1`: what a course promises, and where its materials show it.

use schemars::JsonSchema;
use serde::Deserialize;

use super::date::Date;
use super::duration::Duration;
use super::located::{Entries, Item, Leaf, List, OneOrMany, Read, Text, UNSTATED, Unreadable};
use super::money::Money;
use super::policy::{Approval, Cited, Lead, Review, Slug, Statement};
use super::words::{Agency, Mode, YesNo, words};

/// A course: who teaches what to whom, under which policy, and the evidence for it in its materials.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["paramount", "course", "title"]))]
pub struct Course {
    /// The format of this file; always the first key.
    #[schemars(with = "CourseFormat")]
    pub paramount: Leaf<String>,
    /// The course's short name.
    #[schemars(with = "Slug")]
    pub course: Leaf<String>,
    /// Its title as participants read it.
    #[schemars(with = "Text")]
    pub title: Leaf<String>,
    /// The policy that it stands under: the edition in force (norfolk), or one edition (norfolk@2024).
    #[schemars(with = "Text")]
    pub policy: Leaf<String>,
    /// For one agency's own staff, or for people of several together.
    pub agency: Leaf<Agency>,
    /// How it reaches its participants.
    pub mode: Leaf<Mode>,
    /// What kind of event it is.
    pub form: Leaf<Form>,
    /// Whether it is being written, held or withdrawn; left out, it is held.
    pub status: Leaf<CourseStatus>,
    /// The level of the policy that it teaches.
    #[schemars(with = "Text")]
    pub level: Leaf<String>,
    /// Who answers for it; a role, never a person's name.
    #[schemars(with = "Lead")]
    pub lead: Option<Item<Lead>>,
    /// Who takes part.
    #[schemars(with = "OneOrMany<Text>")]
    pub audience: OneOrMany<Leaf<String>>,
    /// The agencies that send participants.
    #[schemars(with = "OneOrMany<Text>")]
    pub agencies: OneOrMany<Leaf<String>>,
    /// Courses that participants have taken before.
    #[schemars(with = "OneOrMany<Text>")]
    pub prerequisites: OneOrMany<Leaf<String>>,
    /// What it is for.
    #[schemars(with = "OneOrMany<Text>")]
    pub aims: OneOrMany<Leaf<String>>,
    /// What participants learn.
    pub outcomes: List<Item<Statement>>,
    /// Who teaches a session; roles and qualifications, no names.
    pub trainers: List<Item<Trainer>>,
    /// The course's own clock.
    #[schemars(with = "Review")]
    pub review: Option<Item<Review>>,
    /// Guidance that the course teaches or rests on.
    pub guidance: List<Item<Cited>>,
    /// Reviews whose lessons it teaches.
    pub lessons: List<Item<Lesson>>,
    /// Where the materials show that a standard is met, by the standard's id.
    pub evidence: Entries<List<Item<Evidence>>>,
    /// How it is evaluated, and when.
    pub evaluation: List<Item<Evaluation>>,
    /// Who approved the course, and when.
    #[schemars(with = "Approval")]
    pub approval: Option<Item<Approval>>,
    /// The agreement under which it is bought in; left out where it is the partnership's own.
    #[schemars(with = "Commissioned")]
    pub commissioned: Option<Item<Commissioned>>,
    /// What participants get, and for how long it counts.
    #[schemars(with = "Certificate")]
    pub certificate: Option<Item<Certificate>>,
    /// What a place costs.
    pub charges: List<Item<CourseCharge>>,
    /// What holds when a place is cancelled.
    #[schemars(with = "Cancellation")]
    pub cancellation: Option<Item<Cancellation>>,
    /// The files that are taught from, relative to this file.
    #[schemars(with = "OneOrMany<Text>")]
    pub materials: OneOrMany<Leaf<String>>,
    /// Free text, read by nobody.
    #[schemars(with = "Text")]
    pub notes: Leaf<String>,
}

impl Course {
    /// Whether nobody is taught by it any more.
    pub fn is_withdrawn(&self) -> bool {
        self.status.get() == Some(&CourseStatus::Withdrawn)
    }

    /// Whether it is still being written, and less is asked of it.
    pub fn is_draft(&self) -> bool {
        self.status.get() == Some(&CourseStatus::Draft)
    }
}

/// The first key of a course.
#[derive(JsonSchema)]
pub struct CourseFormat(
    #[schemars(extend("const" = "course/v1"))]
    #[expect(dead_code, reason = "a shape for the schema, never made")]
    String,
);

words! {
    /// The kinds of event.
    Form {
        /// A course.
        Course = "course",
        /// A shorter course for people who have taken it before.
        Refresher = "refresher",
        /// A short event that tells of one thing.
        Briefing = "briefing",
        /// A large event.
        Conference = "conference",
    }
}

words! {
    /// Whether a course is held.
    CourseStatus {
        /// Being written.
        Draft = "draft",
        /// Held.
        Current = "current",
        /// No longer held.
        Withdrawn = "withdrawn",
    }
}

/// Somebody who teaches a session.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Trainer {
    /// A short name by which the course tells its trainers apart; not a person's name.
    #[schemars(with = "Slug")]
    pub id: Leaf<String>,
    /// Their role at work.
    #[schemars(with = "Text")]
    pub role: Leaf<String>,
    /// How they are qualified to train: train-the-trainer, equivalent, experience.
    #[schemars(with = "Text")]
    pub qualified: Leaf<String>,
    /// Since when.
    pub qualified_on: Leaf<Date>,
    /// Whether they have worked in safeguarding.
    pub safeguarding_background: Leaf<YesNo>,
    /// When they last practised.
    pub last_practice: Leaf<Date>,
}

/// A review whose lesson a course teaches.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields, extend("required" = ["review"]))]
pub struct Lesson {
    /// The review as it is published; never a child's name.
    #[schemars(with = "Text")]
    pub review: Leaf<String>,
    /// When it was published.
    pub published: Leaf<Date>,
    /// Whether it is a local or a national review.
    pub scope: Leaf<ReviewScope>,
    /// The place in the materials: slides.pptx#slide=12.
    #[serde(rename = "where")]
    #[schemars(with = "Text")]
    pub place: Leaf<String>,
    /// What is taught from it.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
}

words! {
    /// How far a review reaches.
    ReviewScope {
        /// Of this partnership.
        Local = "local",
        /// Of another partnership.
        Regional = "regional",
        /// Of the whole country.
        National = "national",
    }
}

/// A place in the materials that shows something.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Evidence {
    /// What it shows.
    #[schemars(with = "Text")]
    pub says: Leaf<String>,
    /// The place: lesson.md#what-children-told-us, handout.docx#heading=Title, slides.pptx#slide=3.
    #[serde(rename = "where")]
    #[schemars(with = "Text")]
    pub place: Leaf<String>,
}

/// One step of a course's evaluation.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Evaluation {
    /// When: `before`, `end`, or how long after the course: 3 months.
    #[schemars(with = "Moment")]
    pub after: Leaf<String>,
    /// How: form, manager follow-up, observation.
    #[schemars(with = "Text")]
    pub method: Leaf<String>,
}

/// Name of the format under which schemas carry when a course is evaluated.
pub const MOMENT_FORMAT: &str = "paramount-moment";

/// When a course is evaluated: before it, at its end, or how long after it.
#[derive(JsonSchema)]
#[schemars(inline, extend("format" = MOMENT_FORMAT))]
pub struct Moment(#[expect(dead_code, reason = "a shape for the schema, never made")] String);

impl Moment {
    /// Whether a text says when.
    ///
    /// # Errors
    /// Where it does not, with what to write.
    pub fn read(text: &str) -> Result<(), Unreadable> {
        if matches!(text, "before" | "end" | UNSTATED) {
            return Ok(());
        }
        Duration::read(text)
            .map(drop)
            .map_err(|fault| Unreadable::new(fault.message, format!("{}; or before, or end", fault.help)))
    }
}

/// The agreement under which a course is bought in.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Commissioned {
    /// Who provides it: an organisation.
    #[schemars(with = "Text")]
    pub provider: Leaf<String>,
    /// Until when the agreement runs.
    pub until: Leaf<Date>,
    /// What the agreement says, by the terms of the standard commissioning.
    #[schemars(with = "OneOrMany<Text>")]
    pub terms: OneOrMany<Leaf<String>>,
}

/// What participants get.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Certificate {
    /// For how long it counts.
    pub valid_for: Leaf<Duration>,
    /// What it takes to get it.
    #[schemars(with = "OneOrMany<Text>")]
    pub requires: OneOrMany<Leaf<String>>,
}

/// What a place costs.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct CourseCharge {
    /// The id of the policy's charge.
    #[schemars(with = "Slug")]
    pub charge: Leaf<String>,
    /// The amount: "50.00".
    #[schemars(with = "Money")]
    pub amount: Leaf<String>,
}

/// What holds when a place is cancelled.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(deny_unknown_fields)]
pub struct Cancellation {
    /// How long before the course.
    pub notice: Leaf<Duration>,
    /// What a late cancellation costs: "40.00".
    #[schemars(with = "Money")]
    pub fee: Leaf<String>,
    /// Whether somebody else may come instead.
    pub substitute: Leaf<YesNo>,
}

//! What is said of a repository of courses: plain data, written as it is into `coverage-report/v1`.

use std::sync::Arc;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

/// Who teaches what.
#[derive(Clone, Debug)]
pub struct Programme {
    /// The day as at which it holds: it decides which edition of a policy is in force.
    pub today: Day,
    /// The policies under which courses stand, by their ids.
    pub policies: Vec<TaughtPolicy>,
    /// Courses that count for no outcome.
    pub not_counted: Vec<NotCounted>,
    /// Policies of the run, in force, under which no course stands.
    pub without_courses: Vec<String>,
}

/// A policy, and what is taught of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Policy")]
pub struct TaughtPolicy {
    /// norfolk@2024
    pub id: String,
    /// Its file, relative to the root, with `/`.
    pub path: String,
    /// What it calls its levels: level, group, stage.
    pub scheme: String,
    /// Whether settings say that all of its courses are here (programme: complete).
    #[serde(rename = "complete")]
    pub is_whole: bool,
    /// The courses that are held under it.
    pub courses: Vec<Arc<CourseRef>>,
    /// The totals.
    pub summary: Summary,
    /// Its levels, and before them what is for everybody.
    pub levels: Vec<TaughtLevel>,
}

/// The totals of a policy.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// Outcomes that name topics.
    pub outcomes: usize,
    /// Those of which courses here teach every topic.
    pub taught: usize,
    /// Those of which they teach some topics and not all.
    pub in_part: usize,
    /// Outcomes that name no topics.
    pub without_topics: usize,
}

impl Summary {
    /// Those of a policy with these levels.
    pub(super) fn of(levels: &[TaughtLevel]) -> Self {
        let outcomes = || levels.iter().flat_map(|level| &level.outcomes);
        let (mut taught, mut in_part) = (0, 0);
        for outcome in outcomes() {
            match outcome.extent() {
                Extent::Whole => taught += 1,
                Extent::InPart => in_part += 1,
                Extent::Nothing => {}
            }
        }
        Self {
            outcomes: outcomes().count(),
            taught,
            in_part,
            without_topics: levels.iter().map(|level| level.without_topics).sum(),
        }
    }
}

/// A level, and what is taught of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Level")]
pub struct TaughtLevel {
    /// Its number; null for what is for everybody.
    pub number: Option<String>,
    /// Its title, else who takes part.
    pub title: Option<String>,
    /// Courses that are held at it, by their ids, else their files; at most 20.
    #[serde(serialize_with = "as_names")]
    #[schemars(with = "Vec<String>")]
    pub courses: Vec<Arc<CourseRef>>,
    /// Its outcomes, as far as they name topics.
    pub outcomes: Vec<TaughtOutcome>,
    /// How many of its outcomes name no topics.
    pub without_topics: usize,
}

/// An outcome, and who teaches it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "Outcome")]
pub struct TaughtOutcome {
    /// What it says.
    pub says: String,
    /// The sections that say so, as written.
    pub sections: Vec<String>,
    /// The line of the policy's file, 1-based.
    pub line: u32,
    /// What it is about.
    pub topics: Vec<String>,
    /// Those of its topics that nobody here teaches.
    pub untaught: Vec<String>,
    /// Courses that teach any of it, by their ids, else their files; at most 20. Empty where nobody here does.
    #[serde(serialize_with = "as_names")]
    #[schemars(with = "Vec<String>")]
    pub taught_by: Vec<Arc<CourseRef>>,
}

/// How much of an outcome is taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// All of its topics.
    Whole,
    /// Some of them.
    InPart,
    /// None.
    Nothing,
}

impl TaughtOutcome {
    /// How much of it courses here teach between them.
    pub fn extent(&self) -> Extent {
        match (self.taught_by.is_empty(), self.untaught.is_empty()) {
            (true, _) => Extent::Nothing,
            (false, true) => Extent::Whole,
            (false, false) => Extent::InPart,
        }
    }
}

/// A course.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Course")]
pub struct CourseRef {
    /// Its name in other documents.
    pub id: Option<String>,
    /// What participants read.
    pub title: String,
    /// Its file, relative to the root, with `/`.
    pub path: String,
}

impl CourseRef {
    /// Its id, else its file.
    pub fn name(&self) -> &str {
        self.id.as_deref().unwrap_or(&self.path)
    }
}

/// A course that counts for no outcome.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NotCounted {
    /// The course.
    pub course: CourseRef,
    /// draft, withdrawn, no-policy, policy-not-found, no-levels, no-such-level or no-outcome.
    #[serde(serialize_with = "as_word")]
    #[schemars(with = "String")]
    pub why: WhyNotCounted,
}

/// Why a course counts for no outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyNotCounted {
    /// It is being written.
    Draft,
    /// It is no longer held.
    Withdrawn,
    /// It names no policy.
    NoPolicy,
    /// The policy that it names is not there or not in force.
    PolicyNotFound(String),
    /// This policy has no list of levels.
    NoLevels(String),
    /// This policy has no such level.
    NoSuchLevel(String, String),
    /// It teaches no outcome of its level of this policy.
    NoOutcome(String),
}

/// Writes courses by their names, since a course may be named many times.
fn as_names<S: Serializer>(courses: &[Arc<CourseRef>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(courses.iter().map(|course| course.name()))
}

/// Writes why a course counts for nothing as one word; the names that go with it are for sentences.
fn as_word<S: Serializer>(why: &WhyNotCounted, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(match why {
        WhyNotCounted::Draft => "draft",
        WhyNotCounted::Withdrawn => "withdrawn",
        WhyNotCounted::NoPolicy => "no-policy",
        WhyNotCounted::PolicyNotFound(_) => "policy-not-found",
        WhyNotCounted::NoLevels(_) => "no-levels",
        WhyNotCounted::NoSuchLevel(..) => "no-such-level",
        WhyNotCounted::NoOutcome(_) => "no-outcome",
    })
}

//! `coverage-report/v1`: who teaches what, as data. Texts are borrowed, since a course may be named many times.

use std::io::{self, Write};
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use super::COVERAGE_REPORT;
use crate::coverage::{self, CourseRef, WhyNotCounted};
use crate::report::{DocumentReport, Tool, json};

pub(super) fn write(report: &super::CoverageReport, out: &mut dyn Write) -> io::Result<()> {
    json::write_value(&CoverageReport::of(report), out)
}

/// Which outcomes of policies are taught by which courses.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageReport<'r> {
    /// The format: `coverage-report/v1`.
    pub paramount: &'r str,
    /// Who made the report.
    pub tool: &'r Tool,
    /// The day as at which editions are in force, ISO 8601.
    pub today: String,
    /// The policies and courses that were looked at.
    pub documents: &'r [DocumentReport],
    /// The policies under which courses stand.
    pub policies: Vec<Policy<'r>>,
    /// Courses that count for no outcome.
    pub not_counted: Vec<NotCounted<'r>>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    pub failures: &'r [String],
}

/// A policy, and what is taught of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Policy<'r> {
    /// norfolk@2024
    pub id: &'r str,
    /// Its file, relative to the root, with `/`.
    pub path: &'r str,
    /// What it calls its levels: level, group, stage.
    pub scheme: &'r str,
    /// Whether settings say that all of its courses are here (programme: complete).
    pub complete: bool,
    /// The courses that are held under it.
    pub courses: Vec<Course<'r>>,
    /// The totals.
    pub summary: Summary,
    /// Its levels, and before them what is for everybody.
    pub levels: Vec<Level<'r>>,
}

/// The totals of a policy.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Summary {
    /// Outcomes that name topics.
    pub outcomes: usize,
    /// Those that a course here teaches, at least in part.
    pub taught: usize,
    /// Outcomes that name no topics.
    pub without_topics: usize,
}

/// A level, and what is taught of it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Level<'r> {
    /// Its number; null for what is for everybody.
    pub number: Option<&'r str>,
    /// Its title, else who takes part.
    pub title: Option<&'r str>,
    /// Courses that are held at it, by their ids, else their files; at most 20.
    pub courses: Vec<&'r str>,
    /// Its outcomes, as far as they name topics.
    pub outcomes: Vec<Outcome<'r>>,
    /// How many of its outcomes name no topics.
    pub without_topics: usize,
}

/// An outcome, and who teaches it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Outcome<'r> {
    /// What it says.
    pub says: &'r str,
    /// The sections that say so, as written.
    pub sections: &'r [String],
    /// The line of the policy's file, 1-based.
    pub line: u32,
    /// What it is about.
    pub topics: &'r [String],
    /// Those of its topics that nobody here teaches.
    pub untaught: &'r [String],
    /// Courses that teach any of it, by their ids, else their files; at most 20. Empty where nobody here does.
    pub taught_by: Vec<&'r str>,
}

/// A course.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Course<'r> {
    /// Its name in other documents.
    pub id: Option<&'r str>,
    /// What participants read.
    pub title: &'r str,
    /// Its file, relative to the root, with `/`.
    pub path: &'r str,
}

/// A course that counts for no outcome.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NotCounted<'r> {
    /// The course.
    pub course: Course<'r>,
    /// draft, withdrawn, no-policy, policy-not-found, no-levels, no-such-level or no-outcome.
    pub why: &'r str,
}

impl<'r> CoverageReport<'r> {
    fn of(report: &'r super::CoverageReport) -> Self {
        let programme = &report.programme;
        let not_counted = programme.not_counted.iter();
        Self {
            paramount: COVERAGE_REPORT,
            tool: &report.tool,
            today: programme.today.to_string(),
            documents: &report.documents,
            policies: programme.policies.iter().map(Policy::of).collect(),
            not_counted: not_counted
                .map(|it| NotCounted { course: Course::of(&it.course), why: why(&it.why) })
                .collect(),
            failures: &report.failures,
        }
    }
}

impl<'r> Policy<'r> {
    fn of(policy: &'r coverage::TaughtPolicy) -> Self {
        let outcomes = || policy.levels.iter().flat_map(|level| &level.outcomes);
        Self {
            id: &policy.id,
            path: &policy.path,
            scheme: &policy.scheme,
            complete: policy.is_whole,
            courses: policy.courses.iter().map(|course| Course::of(course)).collect(),
            summary: Summary {
                outcomes: outcomes().count(),
                taught: outcomes().filter(|outcome| !outcome.taught_by.is_empty()).count(),
                without_topics: policy.levels.iter().map(|level| level.without_topics).sum(),
            },
            levels: policy.levels.iter().map(Level::of).collect(),
        }
    }
}

impl<'r> Level<'r> {
    fn of(level: &'r coverage::TaughtLevel) -> Self {
        let outcome = |outcome: &'r coverage::TaughtOutcome| Outcome {
            says: &outcome.says,
            sections: &outcome.sections,
            line: outcome.line,
            topics: &outcome.topics,
            untaught: &outcome.untaught,
            taught_by: names(&outcome.taught_by),
        };
        Self {
            number: level.number.as_deref(),
            title: level.title.as_deref(),
            courses: names(&level.courses),
            outcomes: level.outcomes.iter().map(outcome).collect(),
            without_topics: level.without_topics,
        }
    }
}

impl<'r> Course<'r> {
    fn of(course: &'r CourseRef) -> Self {
        Self { id: course.id.as_deref(), title: &course.title, path: &course.path }
    }
}

fn names(courses: &[Arc<CourseRef>]) -> Vec<&str> {
    courses.iter().map(|course| course.id.as_deref().unwrap_or(&course.path)).collect()
}

fn why(why: &WhyNotCounted) -> &'static str {
    match why {
        WhyNotCounted::Draft => "draft",
        WhyNotCounted::Withdrawn => "withdrawn",
        WhyNotCounted::NoPolicy => "no-policy",
        WhyNotCounted::PolicyNotFound(_) => "policy-not-found",
        WhyNotCounted::NoLevels(_) => "no-levels",
        WhyNotCounted::NoSuchLevel(..) => "no-such-level",
        WhyNotCounted::NoOutcome(_) => "no-outcome",
    }
}

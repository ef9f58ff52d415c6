//! A report in, bytes out. Formats know findings and places; they do not know how anything was checked, and they write
//! where they are told.

mod byte_budget;
mod capital;
mod ci;
mod circumstances;
pub mod compare;
pub mod coverage;
mod csv;
pub mod deliver;
pub mod diff;
pub mod due;
pub mod escape;
mod excerpt;
mod facts;
mod format;
mod html;
mod human;
mod json;
mod json_lines;
mod known;
mod left_alone;
mod markdown;
mod mended;
mod patch;
mod scanning;
pub mod settings;
pub mod summary;
mod table;
mod totals;
mod unread;
mod urgent;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use format::Format;
pub use human::Look;
pub use json::write_value as write_json;
pub use patch::{Lines, Patch};
pub use scanning::{RuleReport, Scanning};

use crate::change::Comparison;
use crate::finding::{Finding, Severity, State};
use crate::guidance::GuidanceUsed;
use crate::standards::SetUsed;

/// The name under which JSON reports of findings go.
pub const CHECK_REPORT: &str = "check-report/v1";

/// A schema: its name, what it describes, and how it is made.
pub type Schema = (&'static str, &'static str, fn() -> Value);

/// The schemas of the reports that are written as JSON.
pub const SCHEMAS: &[Schema] = &[
    ("check-report", "The JSON that check prints", || schemars::schema_for!(Report).to_value()),
    ("summary-report", "The JSON that summary prints", || schemars::schema_for!(summary::JsonReport).to_value()),
    ("due-report", "The JSON that due prints", || schemars::schema_for!(due::JsonReport).to_value()),
    ("coverage-report", "The JSON that coverage prints", || schemars::schema_for!(coverage::JsonReport).to_value()),
    ("compare-report", "The JSON that compare prints", || schemars::schema_for!(compare::JsonReport).to_value()),
    ("diff-report", "The JSON that diff prints", || schemars::schema_for!(diff::JsonReport).to_value()),
    ("tracked-report", "The JSON that diff --tracked prints", || {
        schemars::schema_for!(diff::tracked::TrackedReport).to_value()
    }),
];

/// The findings of a run with what they rest on.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Report {
    /// The format: `check-report/v1`.
    pub paramount: String,
    /// Who made the report.
    pub tool: Tool,
    /// The day as at which everything was judged, ISO 8601.
    pub today: String,
    /// The revision that this run was compared with; null where it was compared with none.
    pub base: Option<Base>,
    /// The earlier report that this run was held against; left out where there was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<BaselineUsed>,
    /// The standards that were used.
    pub standards: Vec<SetUsed>,
    /// The guidance that was known; null where nothing was judged.
    pub guidance: Option<GuidanceUsed>,
    /// The documents that were judged.
    pub documents: Vec<DocumentReport>,
    /// The files that were met and not judged; left out where there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_alone: Vec<LeftAlone>,
    /// The totals.
    pub summary: Summary,
    /// What was found.
    pub findings: Vec<Finding>,
    /// What the base had and this run has no more.
    pub fixed: Vec<Finding>,
    /// What changed against the base: policies and sets of standards, two and two.
    pub changes: Vec<Comparison>,
    /// What was asked for and could not be done; the report is incomplete where there is any.
    #[serde(default)]
    pub failures: Vec<String>,
    /// The documents that were mended before they were judged; left out where nobody asked for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mended: Option<Vec<MendedDocument>>,
    /// What would be mended, where that was asked for in place of the findings.
    #[serde(skip)]
    #[schemars(skip)]
    pub patches: Option<Vec<Patch>>,
    /// Whether people are shown what does not count, too.
    #[serde(skip)]
    #[schemars(skip)]
    pub lists_suppressed: bool,
    /// Whether people are shown every note and every line that a finding is about.
    #[serde(skip)]
    #[schemars(skip)]
    pub shows_all: bool,
    /// The command that shows the changes of which people are only told how many there are.
    #[serde(skip)]
    #[schemars(skip)]
    pub shown_by: Option<String>,
    /// What code scanning is told beside the findings; empty where no report is written for it.
    #[serde(skip)]
    #[schemars(skip)]
    pub scanning: Scanning,
}

/// A document that was mended, or could have been.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MendedDocument {
    /// Relative to the root, with `/`.
    pub path: String,
    /// What was done.
    pub made: Vec<MendedLine>,
    /// What was not done, as the document would have read worse; left out where there is nothing of the kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<MendedLine>,
}

/// A mend of a document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct MendedLine {
    /// Its line.
    pub line: u32,
    /// What was done: "write the date as 2024-11-05".
    pub title: String,
}

/// Who made a report.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Tool {
    /// paramount
    pub name: String,
    /// Its version.
    pub version: String,
}

/// The revision that a run was compared with.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct Base {
    /// As it was named.
    pub rev: String,
    /// The commit that it is.
    pub commit: String,
    /// Which commit that is; left out where it is the one that was named.
    #[serde(default, skip_serializing_if = "BaseTaken::is_named")]
    pub taken: BaseTaken,
    /// What could not be compared with it, in sentences; left out where there is nothing of the kind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gaps: Vec<String>,
}

/// Which commit stands for a revision that a run was compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum BaseTaken {
    /// The one that it names.
    #[default]
    Named,
    /// The one at which what was checked left it.
    WhereParted,
    /// None, as the repository has no commit yet: everything is new. The hash is git's name for an empty folder.
    NothingYet,
}

impl BaseTaken {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
    fn is_named(&self) -> bool {
        *self == Self::Named
    }
}

/// The earlier report that a run was held against.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct BaselineUsed {
    /// The name of its file.
    pub file: String,
    /// The day as at which it judged.
    pub today: String,
}

/// A document that was looked at.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
pub struct DocumentReport {
    /// Relative to the root, with `/`.
    pub path: String,
    /// Its kind, where it could be recognised.
    pub kind: Option<String>,
    /// What it is called in other documents.
    pub id: Option<String>,
    /// SHA-256 of its bytes; empty where they could not be read.
    pub sha256: String,
    /// How far it was judged.
    pub status: DocumentStatus,
    /// Why not wholly, where it was not.
    pub why: Option<String>,
    /// What in a material is not looked into; left out where there is nothing of the kind.
    #[serde(default, skip_serializing_if = "NotLookedInto::is_nothing")]
    pub not_looked_into: NotLookedInto,
}

/// A file that was met and not judged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftAlone {
    /// Relative to the root, with `/`.
    pub path: String,
    /// Why.
    pub why: WhyLeftAlone,
}

/// Why a file was left alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WhyLeftAlone {
    /// It is YAML of somebody else: its first entry is not `paramount`.
    NotOurs,
    /// The settings leave it out, under `exclude`.
    Excluded,
}

/// What in a material is not looked into: words may stand there unseen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct NotLookedInto {
    /// Pictures.
    pub pictures: usize,
    /// Films and sounds.
    pub films: usize,
    /// Documents inside the document.
    pub documents: usize,
}

impl NotLookedInto {
    fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

impl std::ops::AddAssign for NotLookedInto {
    fn add_assign(&mut self, other: Self) {
        self.pictures += other.pictures;
        self.films += other.films;
        self.documents += other.documents;
    }
}

/// How far a document was judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum DocumentStatus {
    /// Wholly.
    Checked,
    /// Its readable parts.
    Partly,
    /// Not at all.
    NotRead,
}

/// The totals of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Documents.
    pub documents: usize,
    /// Errors that count.
    pub error: usize,
    /// Warnings that count.
    pub warning: usize,
    /// Notes that count.
    pub note: usize,
    /// Findings that count and that the base or the baseline did not have.
    pub new: usize,
    /// Findings that the base or the baseline had too; left out where there are none.
    #[serde(default, skip_serializing_if = "is_none_left")]
    pub unchanged: usize,
    /// Findings that only the base or the baseline had.
    pub fixed: usize,
    /// Findings that do not count.
    pub suppressed: SuppressedCount,
    /// Places in course materials that nobody can look up.
    #[serde(default)]
    pub cannot_tell: CannotTell,
}

/// Findings that do not count, by reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SuppressedCount {
    /// By a waiver.
    pub waiver: usize,
    /// By a baseline.
    pub baseline: usize,
}

/// Places in course materials that nobody can look up, by reason: they are taken on trust.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CannotTell {
    /// Web addresses, which are never fetched.
    pub web: usize,
    /// In files of a kind that is never opened: PDF and others.
    pub unopened: usize,
    /// In files that could not be read whole.
    pub unread: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_none_left(count: &usize) -> bool {
    *count == 0
}

impl Report {
    /// What would be mended, in the place of the findings.
    pub const PATCH: &'static Format<Self> =
        &Format::with_look("diff", "For people: what would be mended", patch::write);

    /// The name of the format for code scanning.
    pub const SCANNING: &'static str = "sarif";

    /// Whether a finding counts: for the totals, for the exit code, and as something to read. What is suppressed does
    /// not, nor, in a run that was compared with a base, what was there before.
    pub fn counts(&self, finding: &Finding) -> bool {
        let was_there = self.base.is_some() && finding.state == Some(State::Unchanged);
        finding.suppressed.is_none() && !was_there
    }

    /// The standards that were used: "shared@2026-11".
    fn sets(&self) -> Vec<String> {
        self.standards.iter().map(|set| format!("{}@{}", set.id, set.edition)).collect()
    }

    /// Whether the run was held against an earlier state.
    pub fn is_compared(&self) -> bool {
        self.base.is_some() || self.baseline.is_some()
    }

    /// Counts the documents and findings.
    pub fn count(&mut self) {
        let many = |matches: &dyn Fn(&Finding) -> bool| self.findings.iter().filter(|finding| matches(finding)).count();
        let counted = |severity| many(&|finding| finding.severity == severity && self.counts(finding));
        let suppressed = |by: &str| many(&|finding| finding.suppressed.as_ref().is_some_and(|reason| reason.by == by));
        self.summary = Summary {
            documents: self.documents.len(),
            error: counted(Severity::Error),
            warning: counted(Severity::Warning),
            note: counted(Severity::Note),
            new: many(&|finding| finding.state == Some(State::New) && self.counts(finding)),
            unchanged: many(&|finding| finding.state == Some(State::Unchanged)),
            fixed: self.fixed.len(),
            suppressed: SuppressedCount { waiver: suppressed("waiver"), baseline: suppressed("baseline") },
            cannot_tell: self.summary.cannot_tell,
        };
    }
}

impl deliver::Report for Report {
    const FORMATS: &'static [Format<Self>] = &[
        Format::human(human::write),
        Format::new("json", "For programs: check-report/v1", json::write),
        Format::new(
            "json-lines",
            "For programs that read line by line: a finding a line, then the rest of the report",
            json_lines::write,
        ),
        Format::new(Self::SCANNING, "For code scanning: SARIF 2.1.0", ci::sarif::write),
        Format::new("junit", "For Jenkins and others that read JUnit's XML", ci::junit::write),
        Format::new(
            "github",
            "For the log of GitHub Actions: the worst findings beside their lines",
            ci::github::write,
        ),
        Format::new("gitlab", "For GitLab: a Code Quality report", ci::gitlab::write),
        Format::new(
            "azure",
            "For the log of Azure Pipelines: the worst findings as issues of the run",
            ci::azure::write,
        ),
        Format::new("rdjson", "For reviewdog, which comments on the lines of a change", ci::rdjson::write),
        Format::markdown(markdown::write),
        Format::html(html::check::write),
        Format::new("csv", "For a spreadsheet: a line a finding", csv::write),
    ];

    fn failures(&mut self) -> &mut Vec<String> {
        &mut self.failures
    }

    fn is_shown_without_documents(&self) -> bool {
        !self.findings.is_empty() || !self.failures.is_empty()
    }
}

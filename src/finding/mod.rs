//! A finding: plain data about one place in one document. Knows nothing of how it was found or will be printed.

mod authority;
mod collector;
mod draft;
mod fix;
mod identity;
mod place;
mod quiet;
mod renamed;

use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use authority::{Authority, AuthorityKind};
pub use collector::{About, Findings, MOST_PER_RULE, MOST_QUOTED, shortened};
pub use draft::{Draft, Spot};
pub use fix::{Edit, Fix, applied};
pub use identity::{sort, sort_and_fingerprint};
pub use place::{Excerpt, Kept, Place, Related};
pub use quiet::drop_repeated;
pub use renamed::{RENAMED, Renamed};

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// The tool cannot tell, or it is information.
    Note,
    /// Breaks a should, contradicts itself, is out of date.
    Warning,
    /// Breaks a must, or cannot be read.
    Error,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The document that a finding is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct DocumentRef {
    /// Relative to the root, with `/`.
    pub path: String,
    /// policy, course, standards, guidance, config or material; null where the file could not be recognised.
    pub kind: Option<String>,
    /// What the document is called in other documents: `norfolk@2024`.
    pub id: Option<String>,
}

impl DocumentRef {
    /// What the document is called in a repository whose files move: its kind and id, else its path.
    pub fn name(&self) -> (&str, &str) {
        match (&self.kind, &self.id) {
            (Some(kind), Some(id)) => (kind, id),
            _ => ("", &self.path),
        }
    }
}

/// What is wrong, where, and what to do about it.
// A run may have hundreds of thousands, so what few of them have is boxed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The rule or standard: `review/overdue`, `shared/two-trainers`.
    pub rule: String,
    /// How bad it is, after settings.
    pub severity: Severity,
    /// Compared with a base: new or unchanged; null where nothing was compared.
    pub state: Option<State>,
    /// The document.
    pub document: Arc<DocumentRef>,
    /// The place in it.
    pub place: Place,
    /// The key path with list items named by what identifies them, never by position.
    pub subject: String,
    /// What was found there; never a date that passes, an age or a message.
    pub value: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Why it matters, which is one text for all findings of a rule.
    pub why: Arc<str>,
    /// Who says so.
    pub authority: Authority,
    /// The finding's identity across runs.
    pub fingerprint: String,
    /// Why it does not count, where it does not.
    pub suppressed: Option<Box<Suppressed>>,
    /// Other places that belong to it.
    pub related: Vec<Related>,
    /// How many more findings of the rule the document has than are listed; the last one listed says so.
    #[serde(default, skip_serializing_if = "is_none_left")]
    pub more: usize,
    /// How the document would be written so that this is no more found; left out where that takes a person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<Box<Fix>>,
    /// What was probably meant, for somebody to choose; `None` where nobody can guess, or there is a fix.
    #[serde(skip)]
    #[schemars(skip)]
    pub suggestion: Option<Box<Fix>>,
    /// The last day of a promise that was not kept.
    #[serde(skip)]
    #[schemars(skip)]
    pub promised: Option<Day>,
    /// The lines to show.
    #[serde(skip)]
    #[schemars(skip)]
    pub excerpt: Excerpt,
    /// A few words under the marked text.
    #[serde(skip)]
    #[schemars(skip)]
    pub label: String,
    /// The date behind it.
    #[serde(skip)]
    #[schemars(skip)]
    pub clock: Option<Clock>,
    /// The block it belongs to.
    #[serde(skip)]
    #[schemars(skip)]
    pub group: Option<Group>,
    /// What it says as a line of its block, where that is not its message.
    #[serde(skip)]
    #[schemars(skip)]
    pub line: Option<String>,
    /// Whether it is about something that a standard only says may be so.
    #[serde(skip)]
    #[schemars(skip)]
    pub is_optional: bool,
    /// The block of the document that a standard judged; `None` for a rule's finding.
    #[serde(skip)]
    #[schemars(skip)]
    pub block: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that serde calls")]
fn is_none_left(more: &usize) -> bool {
    *more == 0
}

impl Finding {
    /// Whether a rule of this tool found it, and no standard.
    pub fn is_of_rule(&self) -> bool {
        self.authority.kind != AuthorityKind::SharedStandard && self.block.is_none()
    }

    /// The last day on which what it is about was or is in time: of a review, or of a promise.
    pub fn last_day(&self) -> Option<Day> {
        self.clock.map(|clock| clock.last_day).or(self.promised)
    }

    /// Whether what it is about has been overdue for longer than this.
    pub fn is_overdue_by(&self, span: Span, today: Day) -> bool {
        self.last_day().and_then(|last_day| last_day.checked_add(span).ok()).is_some_and(|end| end < today)
    }
}

/// How a finding compares with the base of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// The change brought it.
    New,
    /// It was there before.
    Unchanged,
}

impl State {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Unchanged => "unchanged",
        }
    }
}

/// A decision not to count a finding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Suppressed {
    /// waiver or baseline.
    pub by: String,
    /// Why.
    pub reason: Option<String>,
    /// Who decided.
    pub approved_by: Option<String>,
    /// Until when.
    pub until: Option<String>,
}

/// The date of a document's review behind a finding, for telling what is most urgent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clock {
    /// The last day on which it is in time.
    pub last_day: Day,
    /// Today.
    pub today: Day,
}

/// What several findings are about together. A report may tell them as one fact, in one block.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// A promise, in the words that head its block, and what waits for it.
    Promise(String),
    /// How often a document is reviewed: in which words, and whether that is often enough.
    ReviewCycle,
    /// Guidance that was replaced.
    Outdated,
    /// Names that were replaced.
    OldNames,
    /// A standard on which a policy is silent.
    Silent,
    /// A standard that nobody has looked for in a policy.
    NotRecorded,
    /// A standard that a policy names in a commitment without a text.
    OnlyTicked,
    /// A standard that is answered by an entry of the policy, which nobody has written.
    NoEntry,
    /// A commitment in a weaker word than expected.
    WeakerWord,
    /// A commitment that is only partly there.
    Partial,
    /// A commitment that names a standard and records nothing of what the document says.
    NoText,
    /// A commitment without the place at which it stands.
    NoSection,
    /// A standard for which a course has nothing written at all.
    NothingWritten,
    /// Faults of the source text, by kind, of so many in all.
    SourceFaults(usize),
}

impl Group {
    /// Whether it is about what a record says of standards, each of them a line of a list.
    pub fn is_of_standards(&self) -> bool {
        match self {
            Self::Silent
            | Self::NotRecorded
            | Self::OnlyTicked
            | Self::NoEntry
            | Self::WeakerWord
            | Self::Partial
            | Self::NoText
            | Self::NoSection
            | Self::NothingWritten => true,
            Self::Promise(_) | Self::ReviewCycle | Self::Outdated | Self::OldNames | Self::SourceFaults(_) => false,
        }
    }
}

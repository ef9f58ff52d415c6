//! What a calendar consists of: plain data.

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::Owner;
use crate::model::words::{Trigger, words};
use crate::model::{Date, Duration};

words! {
    /// How urgent an entry is, most urgent first so that entries sort.
    Status {
        /// Its last day has passed.
        Overdue = "overdue",
        /// Its last day is today or at most the settings' `due_within` away.
        DueSoon = "due-soon",
        /// Its last day is further away.
        Later = "later",
        /// It has no date.
        Undated = "undated",
    }
}

words! {
    /// What has to be done.
    Kind {
        /// A policy is to be reviewed.
        PolicyReview = "policy-review",
        /// The period ends that a policy covers.
        PeriodEnd = "period-end",
        /// A course is to be reviewed.
        CourseReview = "course-review",
        /// A draft waits for its approval.
        Approval = "approval",
        /// An approval ends, and somebody has to ask for the next one.
        ApprovalEnd = "approval-end",
        /// Something promised is to be done.
        Action = "action",
        /// The agreement ends under which a course is bought in.
        Agreement = "agreement",
        /// Guidance that a document rests on will be replaced.
        GuidanceChange = "guidance-change",
    }
}

/// One thing that somebody has to do, by a date or without one.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Stays the same from run to run: it comes from the document's id, the kind and the subject, and from no date.
    pub uid: String,
    /// How urgent it is.
    pub status: Status,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What people call the document: a policy by its area, a course by its title; by its id where two documents share
    /// that.
    pub name: String,
    /// The partnership of a course's policy, where the course's owners are known; `None` where the name says it.
    pub partnership: Option<String>,
    /// Where it stands.
    pub document: DocumentPlace,
    /// The line at which the entry of the document begins that it stands in: of a date of an action, the action.
    pub begins: u32,
    /// What has to be done, in a few words: "strategy review", "TQA framework".
    pub what: String,
    /// What is promised, in full.
    pub says: Option<String>,
    /// By when, with the precision that the document gives.
    pub date: Option<Date>,
    /// Whose business it is.
    pub owner: Owner,
    /// The sections that say so, as written.
    pub sections: Vec<String>,
    /// How the date was worked out, where the document does not state it.
    pub worked_out: Option<WorkedOut>,
    /// What other places of the same document say.
    pub also_stated: Vec<AlsoStated>,
    /// The commitments that wait for it, by their standards.
    pub waiting: Vec<String>,
    /// How the guidance began that has changed, as surely as it is known: "published on 18 March 2026".
    pub began: Option<String>,
    /// Whether it is guidance for whose change the document promises a review, which has not been held since.
    pub review_promised: bool,
    /// Why there is no date, where there is none.
    pub undated: Option<Undated>,
}

impl Entry {
    /// The last day on which it is in time.
    pub fn last_day(&self) -> Option<Day> {
        self.date.map(Date::last_day)
    }
}

/// A document and a line in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(rename = "Document")]
pub struct DocumentPlace {
    /// Relative to the root, with `/`.
    pub path: String,
    /// What it is called in other documents.
    pub id: Option<String>,
    /// The line, 1-based.
    pub line: u32,
}

/// The arithmetic behind a date that no document states.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WorkedOut {
    /// What the last event was.
    pub event: &'static str,
    /// When it was.
    #[schemars(with = "String")]
    pub last: Date,
    /// The stated cycle.
    #[schemars(with = "String")]
    pub every: Duration,
    /// Who asks for the cycle: the policy with its sections, or the standard; null where the document itself states it.
    #[serde(default)]
    pub by: Option<String>,
}

/// A second statement about the same review.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AlsoStated {
    /// Another date.
    #[schemars(with = "Option<String>")]
    pub date: Option<Date>,
    /// Another cycle.
    #[schemars(with = "Option<String>")]
    pub every: Option<Duration>,
    /// Another cycle, in the document's own words.
    pub as_written: Option<String>,
    /// Where it says so.
    pub sections: Vec<String>,
}

/// Why an entry has no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undated {
    /// Nobody has recorded whether the document says anything.
    NotRecorded,
    /// The document gives no date.
    NotStated,
    /// What is written cannot be read.
    Unreadable,
    /// The document's own words are no date: "as required".
    AsWritten(String),
    /// There is a cycle, and no event from which to count.
    NoStart(Duration),
    /// The cycle and the last event are too coarse to give a date.
    TooCoarse(Duration, Date),
    /// Only when something happens.
    OnTrigger(Vec<Trigger>),
    /// A draft whose approval nobody has recorded.
    Awaiting,
    /// A draft for which a body is named that approves it, and no day.
    AwaitingDay,
}

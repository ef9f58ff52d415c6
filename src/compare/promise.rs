//! What a document promises for later, and where that stands.

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::Serialize;

use super::subject::Subject;
use super::{as_word, shortened, texts};
use crate::model::policy::Policy;
use crate::model::words::words;
use crate::model::{Date, Promise};

/// Something that a document promises for later.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PromiseMade {
    /// The name of the action.
    pub action: String,
    /// What is promised.
    pub says: Option<String>,
    /// By when, as precisely as the document says.
    #[schemars(with = "Option<String>")]
    pub due: Option<Date>,
    /// Where it stands today.
    #[serde(serialize_with = "as_word")]
    pub outlook: Outlook,
    /// The sections, as written.
    pub sections: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
}

words! {
    /// Where a promise stands.
    Outlook {
        /// It is recorded as done.
        Kept = "kept",
        /// Its date is ahead.
        Ahead = "ahead",
        /// Its date has passed, and nothing says that it was done.
        Past = "past",
        /// It has no date.
        Undated = "undated",
        /// Its date cannot be read.
        Unreadable = "unreadable",
    }
}

/// The promise that an action is.
pub(super) fn promise(subject: &Subject<'_>, policy: &Policy, id: &str, today: Day) -> Option<PromiseMade> {
    let action = policy.action(id)?;
    let outlook = match Promise::of(action, today) {
        Promise::Kept => Outlook::Kept,
        Promise::Ahead(_) => Outlook::Ahead,
        Promise::Overdue(_) => Outlook::Past,
        Promise::Undated => Outlook::Undated,
        Promise::Unreadable => Outlook::Unreadable,
    };
    Some(PromiseMade {
        action: shortened(id),
        says: action.says.text().map(shortened),
        due: action.due.get().copied(),
        outlook,
        sections: texts(&action.section),
        line: subject.line(action.at),
    })
}

//! What became of something that a document promised.

use jiff::civil::Date as Day;

use super::date::Date;
use super::open::leaves_open;
use super::policy::Action;

/// Where a promise stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Promise {
    /// It is recorded as done, with or without the day.
    Kept,
    /// Its date is still ahead.
    Ahead(Date),
    /// Its date has passed, and nothing says that it was done.
    Overdue(Date),
    /// Nothing says by when.
    Undated,
    /// A date in it could not be read, which is a finding already.
    Unreadable,
}

impl Promise {
    /// Where an action stands on the day `today`.
    pub fn of(action: &Action, today: Day) -> Self {
        if action.done.is_bad() || action.due.is_bad() {
            return Self::Unreadable;
        }
        if !action.done.is_absent() {
            return Self::Kept;
        }
        match action.due.get() {
            None => Self::Undated,
            Some(due) if due.days_left(today) < 0 => Self::Overdue(*due),
            Some(due) => Self::Ahead(*due),
        }
    }

    /// What is promised and how it stands, above a list of what waits for it; `None` where nothing needs to wait.
    pub fn heading(action: &Action, today: Day) -> Option<String> {
        let says = action.says.text().or(action.id.text())?;
        let standing = match Self::of(action, today) {
            Self::Overdue(due) => format!("promised for {} and not recorded as done", due.in_words()),
            Self::Ahead(due) => format!("promised for {}", due.in_words()),
            Self::Undated if leaves_open(says) => "left open without a date".to_owned(),
            Self::Undated => "promised without a date".to_owned(),
            Self::Kept | Self::Unreadable => return None,
        };
        Some(format!("{standing}: {}", Self::in_short(says)))
    }

    /// What is promised, which stands in the first sentence; what follows explains it.
    pub fn in_short(says: &str) -> &str {
        says.split_once(". ").map_or(says, |(first, _)| first).trim_end_matches('.')
    }
}

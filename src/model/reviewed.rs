//! The review clock that policies and courses share: what starts it, and when the next review is due.

use super::date::Date;
use super::duration::Duration;
use super::located::Item;
use super::policy::{Approval, Review, Version};
use crate::source::NodeId;

/// What a document says about its own review, whatever kind of document it is.
#[derive(Clone, Copy, Debug)]
pub struct Reviewed<'m> {
    /// What the document is called in a sentence: policy, strategy, course.
    pub noun: &'static str,
    /// Its review.
    pub review: Option<&'m Item<Review>>,
    /// Its approval.
    pub approval: Option<&'m Item<Approval>>,
    /// The events of its history; a course keeps none.
    pub versions: &'m [Item<Version>],
    /// Where a review that was held is recorded, completing "record it ...".
    pub record: &'static str,
}

impl Reviewed<'_> {
    /// The last event of the document that starts its review clock anew: its last review, its approval or a version
    /// in its history.
    pub fn last_event(&self) -> Option<(NodeId, Date)> {
        let review = self.review.and_then(|review| review.last.located());
        let approval = self.approval.and_then(|approval| approval.date.located());
        let versions = self.versions.iter().filter_map(|version| version.date.located());
        review
            .into_iter()
            .chain(approval)
            .chain(versions)
            .max_by_key(|(_, date)| date.last_day())
            .map(|(at, date)| (at, *date))
    }

    /// When the next review is due: as stated, else worked out from the last event and the stated cycle.
    pub fn next_due(&self) -> Option<Due> {
        let review = self.review?;
        if let Some((at, date)) = review.next_due.located() {
            return Some(Due { at, date: *date, worked_out: None });
        }
        // A date that is there but unreadable is one finding already; nothing is worked out in its place.
        if review.next_due.is_bad() {
            return None;
        }
        let (at, every) = review.every.located()?;
        let (_, last) = self.last_event()?;
        let date = last.plus(*every)?;
        Some(Due { at, date, worked_out: Some(WorkedOut { last, every: *every }) })
    }
}

/// When a review is due.
#[derive(Clone, Copy, Debug)]
pub struct Due {
    /// The place that says so.
    pub at: NodeId,
    /// The date.
    pub date: Date,
    /// How the date was worked out, where the document does not state it.
    pub worked_out: Option<WorkedOut>,
}

/// The arithmetic behind a date that no document states.
#[derive(Clone, Copy, Debug)]
pub struct WorkedOut {
    /// The last event.
    pub last: Date,
    /// The stated cycle.
    pub every: Duration,
}

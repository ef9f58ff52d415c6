//! How often a course is to be reviewed by what is asked of it, and when that makes its next review due. The calendar and
//! the rules ask here, so that a cycle of the course's own hides nothing that the standard judges.

use jiff::civil::Date as Day;

use super::{Document, PolicyFor, Workspace};
use crate::model::clock::Happened;
use crate::model::words::Event;
use crate::model::{Amount, Course, Date, Duration};
use crate::standards::{self, Asker};

/// The standard by which courses are reviewed.
pub const STANDARD_OF_REVIEWS: &str = "annual-review";

/// A cycle that is asked of a course.
#[derive(Debug)]
pub struct ReviewAsked {
    /// The cycle: the stricter of what its policy and the standard ask.
    pub every: Duration,
    /// The cycle that its policy asks for, where that gives one.
    pub by_policy: Option<Duration>,
    /// Who asks for it.
    pub by: Asker,
    /// What it counts from; `None` where nothing is recorded, or what is cannot be read.
    pub since: Option<Happened>,
}

impl ReviewAsked {
    /// When it makes the next review due.
    pub fn due(&self) -> Option<Date> {
        self.since?.date.plus(self.every)
    }
}

impl Workspace {
    /// The cycle of reviews that is asked of a course; `None` where nobody asks for one, or the document is no course.
    pub fn review_asked(&self, document: &Document, today: Day) -> Option<ReviewAsked> {
        let course = document.course()?;
        let policy = match self.policy_for(document, today) {
            PolicyFor::Resolved(found) => Some((found.policy, found.loaded)),
            PolicyFor::Unnamed | PolicyFor::Unresolved(_) => None,
        };
        let expectations = self.judging(document, today);
        let expectation = expectations.iter().find(|expectation| expectation.id == STANDARD_OF_REVIEWS)?;
        let asked = standards::amount_asked(course, policy, expectation, "every")?;
        let Amount::Duration(every) = asked.amount else { return None };
        let by_policy = match asked.own {
            Some(Amount::Duration(own)) => Some(own),
            _ => None,
        };
        Some(ReviewAsked { every, by_policy, by: asked.by, since: counted_from(course) })
    }
}

/// What the cycle that is asked counts from: the last review, which the standard judges; without one, the approval.
fn counted_from(course: &Course) -> Option<Happened> {
    let clock = course.clock();
    if clock.has_bad_event() {
        return None;
    }
    let last = clock.review.and_then(|review| review.last.located());
    let reviewed = last.map(|(at, date)| Happened { at, date: *date, event: Some(Event::Reviewed) });
    reviewed.or_else(|| clock.cycle_start())
}

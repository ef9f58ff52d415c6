//! How often the policy of a course asks for its review, for courses that name no cycle of their own.

use jiff::civil::Date as Day;

use super::{Document, PolicyFor, Workspace};
use crate::model::{Amount, Duration};
use crate::standards;

/// The standard by which a policy asks that its courses are reviewed.
pub const STANDARD_OF_REVIEWS: &str = "annual-review";

/// A cycle that the policy of a course gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewAsked {
    /// The cycle.
    pub every: Duration,
    /// The policy and its sections: "Wenford 2025, section 2".
    pub by: String,
}

impl Workspace {
    /// The cycle in which the policy of a course asks for its review, where it gives one.
    pub fn review_asked(&self, document: &Document, today: Day) -> Option<ReviewAsked> {
        let course = document.course()?;
        let PolicyFor::Resolved(found) = self.policy_for(document, today) else { return None };
        let expectation =
            document.controls.expectations.iter().find(|expectation| expectation.id == STANDARD_OF_REVIEWS)?;
        let asked = standards::asked_of_course(course, (found.policy, found.loaded), expectation)?;
        let own = asked.details.iter().find(|detail| detail.name == "every")?.own.clone()?;
        let Amount::Duration(every) = own else { return None };
        let part = asked.sections.map(|sections| format!(", {sections}")).unwrap_or_default();
        Some(ReviewAsked { every, by: format!("{}{part}", asked.policy) })
    }
}

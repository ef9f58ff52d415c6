//! What the rules of this family judge: a policy or a course that somebody still works to, with its clock, and how it
//! is spoken of.

use crate::finding::{Authority, Draft, Finding, Severity};
use crate::model::clock::{Clock, Due, Happened};
use crate::model::located::{Leaf, OneOrMany};
use crate::model::policy::sections;
use crate::model::{Course, Date};
use crate::rules::Context;
use crate::source::NodeId;
use crate::standards;
use crate::workspace::PolicyFor;

/// A document that is reviewed.
pub(super) struct Reviewed<'d> {
    /// What it says of its dates.
    pub(super) clock: Clock<'d>,
    /// What it is called in a sentence: "strategy", "course".
    pub(super) noun: &'static str,
    /// The course, where it is one.
    course: Option<&'d Course>,
    pub(super) ctx: &'d Context<'d>,
}

impl<'d> Reviewed<'d> {
    /// The document that is judged, unless nobody works to it any more: one that is withdrawn, or a policy that another
    /// document of the run has replaced, needs no more reviews, and old editions stay in the folder for the record.
    pub(super) fn of(ctx: &'d Context<'d>) -> Option<Self> {
        if ctx.state().is_past() {
            return None;
        }
        if let Some(policy) = ctx.document.policy() {
            return Some(Self { clock: policy.clock(), noun: policy.noun(), course: None, ctx });
        }
        let course = ctx.document.course()?;
        Some(Self { clock: course.clock(), noun: "course", course: Some(course), ctx })
    }

    /// When the next review is due. It is not worked out where the review has an entry that nobody knows, which may be the date.
    pub(super) fn next_due(&self) -> Option<Due<'d>> {
        let is_of_review =
            |finding: &Finding| finding.rule == "load/unknown-key" && finding.place.pointer.starts_with("/review/");
        let is_unsure = || self.ctx.document.loaded.findings.iter().any(is_of_review);
        self.clock.next_due().filter(|due| due.worked_out.is_none() || !is_unsure())
    }

    /// Whether it is a course, which has no actions.
    pub(super) fn is_course(&self) -> bool {
        self.course.is_some()
    }

    /// A finding about it. Of a course that is still being written less is asked.
    pub(super) fn draft(&self, at: NodeId, message: impl Into<String>, help: impl Into<String>) -> Draft {
        let draft = Draft::new(at, message, help);
        if self.course.is_some_and(Course::is_draft) { draft.severity(Severity::Note) } else { draft }
    }

    /// What is written down once a review is held, completing "hold the review, then ...".
    pub(super) fn record(&self) -> &'static str {
        match self.course {
            None => "record it under versions with event: reviewed",
            Some(_) => "write the day under review as last",
        }
    }

    /// Where a slip in the document's own words is put right.
    pub(super) fn where_words_change(&self) -> &'static str {
        if self.course.is_some() { "here" } else { "in the next edition" }
    }

    /// The document as the one who says so, with the place and, where there is more to say, the rest of the sentence.
    pub(super) fn itself(&self, section: &OneOrMany<Leaf<String>>, rest: &str) -> Authority {
        let place = match sections(section).as_deref() {
            Some("the cover") => ", on its cover".to_owned(),
            Some(place) => format!(", {place}"),
            None => String::new(),
        };
        Authority::own_policy(format!("the {} itself{place}{rest}", self.noun))
    }

    /// How the date of a review is known: what is added to the sentence about it, and what the document says for it.
    pub(super) fn reckoned(&self, due: &Due<'_>) -> (&'static str, String) {
        let Some(worked_out) = due.worked_out else { return ("", self.other_dates(due.date)) };
        let (when, every) = (worked_out.last.when(), worked_out.every.as_cycle());
        let what = match (self.course, self.clock.cycle_start()) {
            (Some(_), Some(event)) => format!("it was {} {when}", event.in_words()),
            (None, Some(event)) if self.was_amended_since(event) => {
                format!("it was {} {when}, no review is recorded since", event.in_words())
            }
            (None, Some(event)) if self.clock.begins_period(event) => format!("the period that it covers began {when}"),
            _ => format!("its last event was {when}"),
        };
        (", worked out and not stated", format!(": {what}, and it is to be reviewed {every}"))
    }

    /// Whether its text was changed after an event, by somebody who did not look at all of it.
    fn was_amended_since(&self, event: Happened) -> bool {
        self.clock.last_event().is_some_and(|last| last.date.last_day() > event.date.last_day())
    }

    /// What the policy of a course asks by a standard, where it asks at all.
    pub(super) fn asked_by_policy(&self, standard: &str) -> Option<standards::AskedOfCourse> {
        let PolicyFor::Resolved(found) = self.ctx.workspace.policy_for(self.ctx.document, self.ctx.today) else {
            return None;
        };
        let expectation = self.ctx.judging().iter().find(|expectation| expectation.id == standard)?;
        standards::asked_of_course(self.course?, (found.policy, found.loaded), expectation)
    }

    /// Where else the document gives another date for its review: " (section 3.5 says August 2026)".
    fn other_dates(&self, date: Date) -> String {
        const MOST_NAMED: usize = 5;
        let Some(review) = self.clock.review else { return String::new() };
        let others: Vec<String> = review
            .dates()
            .filter(|stated| !crate::model::clock::overlap(stated.value, date))
            .take(MOST_NAMED)
            .map(|stated| {
                let place = sections(stated.section).unwrap_or_else(|| "another place".to_owned());
                format!("{place} says {}", stated.value.in_words())
            })
            .collect();
        if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) }
    }
}

//! The dates of a course: its review, its approval and when that ends, the end of the agreement under which it is bought
//! in, and the guidance that it teaches. For how long certificates count is a length of time, and their days are nobody's here.

use super::owner::Owners;
use super::page::{Page, why_no_date};
use super::policy::called;
use super::{AlsoStated, Ask, Entry, Kind, Undated, WorkedOut, shortened};
use crate::model::Course;
use crate::workspace::{Document, PolicyFor, Workspace};

/// All entries of a course; their status is still to be judged. The groups of its policy review the course.
pub(super) fn entries(course: &Course, document: &Document, workspace: &Workspace, ask: &Ask) -> Vec<Entry> {
    let policy = match workspace.policy_for(document, ask.today) {
        PolicyFor::Resolved(found) => Some(found.policy),
        _ => None,
    };
    let page = Page {
        document,
        name: course.title.text().or(course.course.text()).map(str::to_owned),
        partnership: policy.and_then(called),
        workspace,
        clock: course.clock(),
        owners: Owners::of_course(course, policy),
    };
    let unread = document.loaded.unread.contains("review");
    let written = match &course.review {
        Some(review) => Ok(review.at),
        None => Err((None, if unread { Undated::Unreadable } else { Undated::NotRecorded })),
    };
    let review = page.review(Kind::CourseReview, "course review".to_owned(), written);
    let review = by_what_is_asked(review, &page, ask);
    let mut entries = vec![review];
    if document.is_draft() {
        entries.extend(page.approval(course.status.at(), ask));
    }
    entries.extend(page.approval_end());
    entries.extend(agreement(course, &page));
    entries.extend(page.guidance_changes(ask));
    entries
}

/// The review of a course by the cycle that its policy or the standard asks for, where that makes it due before the date
/// that the course gives itself: a longer cycle of its own puts nothing off. What it says itself is told beside it.
fn by_what_is_asked(review: Entry, page: &Page<'_>, ask: &Ask) -> Entry {
    if review.undated == Some(Undated::Unreadable) {
        return review;
    }
    let asked = page.workspace.review_asked(page.document, ask.today);
    let Some(asked) = asked else { return review };
    let Some((since, date)) = asked.since.zip(asked.due()) else { return review };
    if review.date.is_some_and(|own| own.last_day() <= date.last_day()) {
        return review;
    }
    let stated = page.clock.review;
    let own = AlsoStated {
        date: review.date.filter(|_| review.worked_out.is_none()),
        every: stated.and_then(|review| review.every.get().copied()),
        as_written: None,
        sections: review.sections,
    };
    let says_so = own.date.is_some() || own.every.is_some();
    let also_stated = says_so.then_some(own).into_iter().chain(review.also_stated).collect();
    let by = Some(shortened(asked.by.name()));
    let worked_out = WorkedOut { event: page.event(since), last: since.date, every: asked.every, by };
    let sections = Vec::new();
    Entry { date: Some(date), worked_out: Some(worked_out), undated: None, also_stated, sections, ..review }
}

/// The end of the agreement: after it nobody holds the course unless somebody renews it.
fn agreement(course: &Course, page: &Page<'_>) -> Option<Entry> {
    let until = &course.commissioned.as_ref()?.until;
    let date = until.get().copied();
    let provider = course.commissioned.as_ref()?.provider.text();
    let what = provider.map_or_else(|| "agreement".to_owned(), |name| format!("agreement with {}", shortened(name)));
    Some(Entry {
        date,
        owner: page.owners.lead(),
        undated: date.is_none().then(|| why_no_date(until)),
        ..page.entry(Kind::Agreement, "agreement", until.at().or(Some(course.commissioned.as_ref()?.at)), what)
    })
}

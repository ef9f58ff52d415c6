//! The dates of a course: its review, the approval of a draft, the end of the agreement under which it is bought in, and
//! the guidance that it teaches. For how long certificates count is a length of time, and their days are nobody's here.

use super::owner::Owners;
use super::page::Page;
use super::{Ask, Entry, Kind, Undated, WorkedOut, shortened};
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
        name: course.title.text().or(course.course.text()),
        partnership: policy.and_then(|policy| policy.area.text().or(policy.policy.text())),
        clock: course.clock(),
        guidance: &course.guidance,
        owners: Owners::of_course(course, policy),
    };
    let unread = document.loaded.unread.contains("review");
    let written = match &course.review {
        Some(review) => Ok(review.at),
        None => Err((None, if unread { Undated::Unreadable } else { Undated::NotRecorded })),
    };
    let mut review = page.review(Kind::CourseReview, "course review".to_owned(), written);
    if matches!(review.undated, Some(Undated::NotStated | Undated::NotRecorded)) {
        review = by_the_policy(review, &page, workspace, ask);
    }
    let mut entries = vec![review];
    if document.is_draft() {
        entries.extend(page.approval(course.status.at(), ask));
    }
    entries.extend(agreement(course, &page));
    entries.extend(page.guidance_to_come(ask));
    entries
}

/// The review of a course that names no cycle, worked out by the one that its policy asks for.
fn by_the_policy(review: Entry, page: &Page<'_>, workspace: &Workspace, ask: &Ask) -> Entry {
    let last = page.clock.cycle_start().filter(|_| !page.clock.has_bad_event());
    let asked = workspace.review_asked(page.document, ask.today);
    let (Some(last), Some(asked)) = (last, asked) else { return review };
    let Some(date) = last.date.plus(asked.every) else { return review };
    let by = Some(shortened(&asked.by));
    let worked_out = WorkedOut { event: page.last_event(), last: last.date, every: asked.every, by };
    Entry { date: Some(date), worked_out: Some(worked_out), undated: None, ..review }
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
        undated: date.is_none().then(|| if until.is_bad() { Undated::Unreadable } else { Undated::NotStated }),
        ..page.entry(Kind::Agreement, "agreement", until.at().or(Some(course.commissioned.as_ref()?.at)), what)
    })
}

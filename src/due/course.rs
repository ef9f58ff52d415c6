//! The dates of a course: its review, the approval of a draft, the end of the agreement under which it is bought in, and
//! the guidance that it teaches. For how long certificates count is a length of time, and their days are nobody's here.

use super::owner::Owners;
use super::page::Page;
use super::{Ask, Entry, Kind, Undated, shortened};
use crate::model::{Course, Policy};
use crate::workspace::Document;

/// All entries of a course; their status is still to be judged. `policy` is the one under which it stands: its groups
/// review the course.
pub(super) fn entries(course: &Course, policy: Option<&Policy>, document: &Document, ask: &Ask<'_>) -> Vec<Entry> {
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
    let mut entries = vec![page.review(Kind::CourseReview, "course review".to_owned(), written)];
    if course.is_draft() {
        entries.extend(page.approval(course.status.at(), ask));
    }
    entries.extend(agreement(course, &page));
    entries.extend(ask.guidance.iter().filter_map(|change| page.guidance(change, ask)));
    entries
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

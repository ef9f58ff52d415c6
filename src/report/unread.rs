//! What a report says about documents that could not be read whole, where it is about something in them.

use std::borrow::Cow;

use super::{DocumentReport, DocumentStatus};

/// A sentence for each: "a.yaml could only partly be read, so dates may be missing; paramount check says why."
pub(super) fn remarks(documents: &[DocumentReport], missing: &str, safe: fn(&str) -> Cow<'_, str>) -> Vec<String> {
    let unread = documents.iter().filter(|document| document.status != DocumentStatus::Checked);
    let remark = |document: &DocumentReport| {
        let extent = if document.status == DocumentStatus::Partly { "only partly" } else { "not" };
        let path = safe(&document.path);
        format!("{path} could {extent} be read, so {missing} may be missing; paramount check says why.")
    };
    unread.map(remark).collect()
}

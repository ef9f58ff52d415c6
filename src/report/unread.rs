//! What a report says about documents that could not be read whole, where it is about something in them.

use std::borrow::Cow;

use super::{DocumentReport, DocumentStatus};

/// A sentence for each: "a.yaml could only partly be read, so dates may be missing; paramount check says why."
pub(super) fn remarks(documents: &[DocumentReport], missing: &str, safe: fn(&str) -> Cow<'_, str>) -> Vec<String> {
    let told = told(documents, missing, safe);
    told.map(|unread| format!("{unread}; paramount check says why.")).collect()
}

/// The same for readers who type no commands.
pub(super) fn remarks_on_page(documents: &[DocumentReport], missing: &str) -> Vec<String> {
    told(documents, missing, |text| text.into()).map(|unread| format!("{unread}.")).collect()
}

fn told(documents: &[DocumentReport], missing: &str, safe: fn(&str) -> Cow<'_, str>) -> impl Iterator<Item = String> {
    let unread = documents.iter().filter(|document| document.status != DocumentStatus::Checked);
    unread.map(move |document| {
        let extent = if document.status == DocumentStatus::Partly { "only partly" } else { "not" };
        format!("{} could {extent} be read, so {missing} may be missing", safe(&document.path))
    })
}

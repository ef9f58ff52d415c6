//! What came to be known with a change. That a name was not known before it is no fault of the document after it: whoever
//! adds a standard, a detail or a row of guidance adds what names it in one go.

use std::collections::HashMap;

use jiff::civil::Date as Day;

use super::check_document;
use crate::error::catch_panic;
use crate::finding::{Finding, Severity};
use crate::workspace::Workspace;

/// Takes out of findings under what held before a change those that only say that a name was not known then, or by whom a
/// document was not judged, where what holds now does not say so. Settings have no say: what they let pass is found.
pub(super) fn take_out_known(findings: &mut Vec<Finding>, head: &Workspace, today: Day) {
    let mut found: HashMap<String, Option<Vec<Finding>>> = HashMap::new();
    findings.retain(|finding| {
        let path = &finding.document.path;
        let Some(document) = head.at(path).filter(|_| is_about_a_name(finding)) else { return true };
        let now = || catch_panic(path, || check_document(document, head, today)).ok();
        let now = found.entry(path.clone()).or_insert_with(now);
        now.as_ref().is_none_or(|now| now.iter().any(|known| is_the_same(known, finding)))
    });
}

/// Whether a finding says no more than that sets and catalogues do not know a name, or are not for the document.
fn is_about_a_name(finding: &Finding) -> bool {
    match finding.rule.as_str() {
        "commitment/unknown-standard"
        | "level/unknown-topic"
        | "guidance/not-in-catalogue"
        | "document/outside-scope" => true,
        // An edition that never was is a fault; one that the catalogue does not know is only newer than it.
        "guidance/no-such-edition" => finding.severity == Severity::Note,
        // The details of a commitment are read by its standard.
        "load/unknown-key" => finding.subject.contains("/details/"),
        _ => false,
    }
}

/// Whether two findings about one document say one thing. By whom it is not judged is said in one sentence, wherever.
fn is_the_same(one: &Finding, other: &Finding) -> bool {
    let is_of_remit = one.rule == "document/outside-scope";
    one.rule == other.rule && !is_of_remit && one.subject == other.subject && one.value == other.value
}

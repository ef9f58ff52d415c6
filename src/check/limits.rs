//! What is said where there is more than is judged or listed: too many standards in use, too many findings in a document.

use std::cmp::Reverse;

use crate::finding::{Draft, Finding, Findings, Severity};
use crate::load::Loaded;
use crate::model::Model;
use crate::source::Span;
use crate::standards::MOST_STANDARDS;
use crate::workspace::Document;

/// How many findings of one document are listed. Each standard in use may have one of its own, so that a limit for each
/// rule alone would not bound them.
const MOST_FINDINGS: usize = 1_000;

/// The findings about a document; of very many the worst, and one that says how many more there are. It is a finding by
/// itself, so that whoever waives what is listed has not waived what is not.
pub(super) fn worst(mut found: Vec<Finding>, loaded: &Loaded) -> Vec<Finding> {
    if found.len() <= MOST_FINDINGS {
        return found;
    }
    found.sort_by_key(|finding| Reverse(finding.severity));
    let unlisted = found.split_off(MOST_FINDINGS);
    let severity = unlisted.iter().map(|finding| finding.severity).max().unwrap_or(Severity::Error);
    let more = unlisted.iter().map(|finding| finding.more + 1).sum();
    let mut findings = Findings::about(loaded.about());
    findings.under("load/too-large", severity).add(
        Draft::new(
            None::<Span>,
            format!("more is wrong with this document than is listed: {more} further findings stand in no list"),
            "mend what is listed, the worst of it first, and check again",
        )
        .value("findings"),
    );
    found.extend(findings.into_list().into_iter().map(|finding| Finding { more, ..finding }));
    found
}

/// That a settings file names more standards than count.
pub(super) fn standards_left_out(document: &Document) -> Vec<Finding> {
    let Some(Model::Config(config)) = &document.loaded.model else { return Vec::new() };
    let left_out = document.controls.expectations.left_out;
    if left_out == 0 || config.standards.is_empty() {
        return Vec::new();
    }
    let at = document.loaded.arena.as_ref().and_then(|arena| arena.find(["standards"]));
    let mut findings = Findings::about(document.loaded.about());
    findings.under("load/too-large", Severity::Error).add(
        Draft::new(
            at,
            format!(
                "the sets that are named here have {} standards together, and only the first {MOST_STANDARDS} of them count",
                MOST_STANDARDS + left_out
            ),
            "name fewer sets, or take out of them what nobody is judged by",
        )
        .value("standards"),
    );
    findings.into_list()
}

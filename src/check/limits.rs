//! What is said where there is more than is judged or listed: too many standards in use, too many findings in a document
//! or in all documents together.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::fill_in;
use crate::finding::{About, Draft, Finding, Findings, Severity, sort, sort_and_fingerprint};
use crate::load::Loaded;
use crate::model::Model;
use crate::source::Span;
use crate::standards::MOST_STANDARDS;
use crate::workspace::{Document, Workspace};

/// How many findings of one document are listed. Each standard in use may have one of its own, so that a limit for each
/// rule alone would not bound them.
const MOST_FINDINGS: usize = 1_000;

/// How many findings of a run are listed. Whatever the format, a report of so many can still be opened.
pub const MOST_LISTED: usize = 25_000;

/// The findings of a run; of more than `most` the worst of those that count, and one that says how many more there are. It
/// stands in the document in which the whole run is spoken of.
pub fn listed(
    findings: Vec<Finding>,
    workspace: &Workspace,
    most: usize,
    counts: impl Fn(&Finding) -> bool,
) -> Vec<Finding> {
    let Some(home) = workspace.home().filter(|_| findings.len() > most) else { return findings };
    let mut order: Vec<usize> = (0..findings.len()).collect();
    order.sort_by_key(|&index| findings.get(index).map(|finding| Reverse((counts(finding), finding.severity))));
    let unlisted: BTreeSet<usize> = order.split_off(most).into_iter().collect();
    let (mut list, mut rest) = (Vec::with_capacity(most + 1), Vec::with_capacity(unlisted.len()));
    for (index, finding) in findings.into_iter().enumerate() {
        if unlisted.contains(&index) { rest.push(finding) } else { list.push(finding) }
    }
    // What does not count makes nothing fail, listed or not.
    let severity = rest.iter().filter(|finding| counts(finding)).map(|finding| finding.severity).max();
    list.extend(left_out(&rest, severity.unwrap_or(Severity::Note), home));
    sort(&mut list);
    list
}

/// The finding about what is not listed.
fn left_out(unlisted: &[Finding], severity: Severity, home: &Document) -> Vec<Finding> {
    let more = unlisted.iter().map(|finding| finding.more + 1).sum();
    let about = About { document: Arc::clone(&home.loaded.reference), source: None, arena: None };
    let mut findings = Findings::about(about);
    findings.under("load/too-large", severity).add(
        Draft::new(
            None::<Span>,
            format!(
                "more is wrong with the documents of this run than is listed: {more} further findings stand in no list and \
                 in no total"
            ),
            "mend what is listed, the worst of it first, or check one folder at a time",
        )
        .value("run"),
    );
    let mut findings = findings.into_list();
    sort_and_fingerprint(&mut findings);
    for finding in &mut findings {
        fill_in(finding);
        finding.more = more;
        finding.state = unlisted.iter().filter_map(|finding| finding.state).min();
    }
    findings
}

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

//! What needs somebody first: what is longest overdue, then what breaks a must, then what will be due.

use std::collections::BTreeMap;

use jiff::civil::Date as Day;

use super::Report;
use super::facts::{Fact, facts};
use crate::finding::{Finding, Group, Severity};

/// How urgent a fact is, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    /// An error about a day that has passed.
    Overdue(Day),
    /// An error.
    Error,
    /// A warning about a day that has passed.
    Late(Day),
    /// A warning about a day that is near.
    Soon(Day),
    /// Anything else.
    None,
}

/// A document with what there is to say of it.
#[derive(Debug)]
pub(super) struct Document<'f> {
    pub(super) path: &'f str,
    /// What it is called in other documents.
    pub(super) id: Option<&'f str>,
    pub(super) facts: Vec<Fact<'f>>,
    /// How many findings it has, listed or not: errors, warnings, notes.
    pub(super) counts: [usize; 3],
    /// How many of them are standards that nobody has looked for in it.
    pub(super) not_recorded: usize,
    /// How many of the notes are not listed.
    pub(super) unlisted: usize,
    urgency: Vec<Urgency>,
}

impl<'f> Document<'f> {
    /// What it goes by: its id, else its path.
    pub(super) fn name(&self) -> &'f str {
        self.id.unwrap_or(self.path)
    }

    fn new(path: &'f str, findings: Vec<&'f Finding>, all: bool, today: Option<Day>) -> Self {
        let id = findings.iter().find_map(|finding| finding.document.id.as_deref());
        let many = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let counts = [Severity::Error, Severity::Warning, Severity::Note].map(many);
        let not_recorded = findings.iter().filter(|finding| finding.group == Some(Group::NotRecorded)).count();
        let (listed, unlisted): (Vec<_>, Vec<_>) = findings.iter().partition(|finding| all || is_listed(finding));
        let facts = facts(listed, all);
        let urgency = facts.iter().map(|fact| urgency(fact, today)).collect();
        Self { path, id, facts, counts, not_recorded, unlisted: unlisted.len(), urgency }
    }
}

/// Whether a finding is listed where not everything is: what a standard only says may be so can wait, unless a promise
/// is about it.
fn is_listed(finding: &Finding) -> bool {
    let is_promised = matches!(finding.group, Some(Group::Promise(_)));
    !finding.is_optional || finding.severity > Severity::Note || is_promised
}

/// The documents that there is something to say of, the most urgent first; with `all`, every note of theirs is listed.
pub(super) fn documents(report: &Report, all: bool) -> Vec<Document<'_>> {
    documents_of(report.findings.iter().filter(|finding| report.counts(finding)), &report.today, all)
}

/// The documents of some findings, in the same order.
pub(super) fn documents_of<'f>(
    findings: impl Iterator<Item = &'f Finding>,
    today: &str,
    all: bool,
) -> Vec<Document<'f>> {
    let today: Option<Day> = today.parse().ok();
    let mut by_path: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_path.entry(&finding.document.path).or_default().push(finding);
    }
    let documents = by_path.into_iter().map(|(path, findings)| Document::new(path, findings, all, today));
    let mut documents: Vec<Document<'_>> = documents.collect();
    documents.sort_by_key(|document| {
        let worst = document.counts.iter().position(|many| *many > 0);
        (document.urgency.iter().min().copied().unwrap_or(Urgency::None), worst, document.path)
    });
    documents
}

/// What is urgent in all of the documents, the most urgent first.
pub(super) fn most_urgent<'d, 'f>(documents: &'d [Document<'f>]) -> Vec<(&'d Document<'f>, &'d Fact<'f>)> {
    let urgent = by_urgency(documents).into_iter().filter(|(urgency, ..)| *urgency != Urgency::None);
    urgent.map(|(_, document, fact)| (document, fact)).collect()
}

/// What there is to say of all the documents, the most urgent first; what is not urgent comes last.
pub(super) fn by_urgency<'d, 'f>(documents: &'d [Document<'f>]) -> Vec<(Urgency, &'d Document<'f>, &'d Fact<'f>)> {
    let facts = documents.iter().flat_map(|document| {
        document.facts.iter().zip(&document.urgency).map(move |(fact, urgency)| (*urgency, document, fact))
    });
    let mut facts: Vec<_> = facts.collect();
    facts.sort_by_key(|(urgency, document, _)| (*urgency, document.path));
    facts
}

fn urgency(fact: &Fact<'_>, today: Option<Day>) -> Urgency {
    match (fact.severity(), fact.last_day()) {
        (Severity::Note, _) => Urgency::None,
        (Severity::Error, Some(day)) if Some(day) < today => Urgency::Overdue(day),
        (Severity::Error, _) => Urgency::Error,
        (_, Some(day)) if Some(day) < today => Urgency::Late(day),
        (_, Some(day)) => Urgency::Soon(day),
        _ => Urgency::None,
    }
}

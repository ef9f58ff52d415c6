//! What was found and what is due in one order, each thing once: a review that is overdue is both a finding and a date.

use std::collections::{BTreeMap, BTreeSet};

use super::SummaryReport;
use crate::due::{Entry, Kind, Status};
use crate::finding::{Finding, Severity};
use crate::report::facts::{About, Fact, promised_at};
use crate::report::urgent::{Document, Urgency, by_urgency};

/// One thing that needs somebody: a fact about a document, dates in the calendar, or both.
#[derive(Debug)]
pub(super) struct Ranked<'r> {
    pub(super) path: &'r str,
    /// `None` where it is no more than a date.
    pub(super) fact: Option<&'r Fact<'r>>,
    /// Facts of the same rule about the same document: a list of them would crowd out what else there is.
    pub(super) alike: Vec<&'r Fact<'r>>,
    /// What is found about it first; what is only worth knowing may be about a date too.
    pub(super) finding: Option<&'r Finding>,
    /// The dates that it is about, the most urgent first.
    pub(super) entries: Vec<&'r Entry>,
    urgency: Urgency,
}

/// Everything that needs somebody, the most urgent first: errors and warnings, and dates that have passed or are near.
pub(super) fn ranked<'r>(report: &'r SummaryReport, documents: &'r [Document<'r>]) -> Vec<Ranked<'r>> {
    let mut dates = Dates::of(report);
    let mut ranked = found(documents, &mut dates);
    ranked.extend(only_due(report, documents, &mut dates));
    ranked.sort_by_key(|ranked| (ranked.urgency, ranked.path));
    ranked
}

/// The dates of the calendar by document, and which of them are told already.
struct Dates<'r> {
    by_path: BTreeMap<&'r str, Vec<&'r Entry>>,
    told: BTreeSet<&'r str>,
}

impl<'r> Dates<'r> {
    fn of(report: &'r SummaryReport) -> Self {
        let mut dates = Self { by_path: BTreeMap::new(), told: BTreeSet::new() };
        for entry in &report.calendar.entries {
            dates.by_path.entry(&entry.document.path).or_default().push(entry);
        }
        // What a waiver lets off is somebody's decision, and so is the date that it is about.
        for finding in report.check.findings.iter().filter(|finding| !report.check.counts(finding)) {
            dates.take(&finding.document.path, &[finding]);
        }
        dates
    }

    /// The dates that findings are about and that are not told yet; from now on they are.
    fn take(&mut self, path: &str, findings: &[&Finding]) -> Vec<&'r Entry> {
        let all = self.by_path.get(path).into_iter().flatten().copied();
        let about = all.filter(|entry| findings.iter().any(|finding| is_about(finding, entry)));
        about.filter(|entry| self.told.insert(&entry.uid)).collect()
    }
}

/// What was found, with the dates that it is about.
fn found<'r>(documents: &'r [Document<'r>], dates: &mut Dates<'r>) -> Vec<Ranked<'r>> {
    let mut ranked: Vec<Ranked<'r>> = Vec::new();
    let mut first_of_rule = BTreeMap::new();
    for (urgency, document, fact) in by_urgency(documents) {
        if fact.severity() == Severity::Note {
            continue;
        }
        let entries = dates.take(document.path, &fact.findings);
        if let Some(rule) = fact.rule().filter(|_| entries.is_empty() && fact.about == About::Itself) {
            let first = *first_of_rule.entry((document.path, rule, urgency)).or_insert(ranked.len());
            if let Some(known) = ranked.get_mut(first) {
                known.alike.push(fact);
                continue;
            }
        }
        let urgency = entries.iter().map(|entry| urgency_of(entry)).fold(urgency, Urgency::min);
        let (fact, finding) = (Some(fact), fact.first());
        ranked.push(Ranked { path: document.path, fact, alike: Vec::new(), finding, entries, urgency });
    }
    ranked
}

/// Dates that have passed or are near and of which nothing was found but what is worth knowing.
fn only_due<'r>(report: &'r SummaryReport, documents: &'r [Document<'r>], dates: &mut Dates<'r>) -> Vec<Ranked<'r>> {
    let by_path: BTreeMap<&str, &Document<'_>> = documents.iter().map(|document| (document.path, document)).collect();
    let pressing = report.calendar.entries.iter().filter(|entry| urgency_of(entry) != Urgency::None);
    let untold = pressing.filter(|entry| dates.told.insert(&entry.uid));
    let alone = untold.map(|entry| {
        let path = entry.document.path.as_str();
        let facts = by_path.get(path).into_iter().flat_map(|document| &document.facts);
        let finding = facts.flat_map(|fact| &fact.findings).find(|finding| is_about(finding, entry)).copied();
        let (entries, urgency) = (vec![entry], urgency_of(entry));
        Ranked { path, fact: None, alike: Vec::new(), finding, entries, urgency }
    });
    alone.collect()
}

/// How urgent a date is by itself.
fn urgency_of(entry: &Entry) -> Urgency {
    match (entry.status, entry.last_day()) {
        (Status::Overdue, Some(day)) => Urgency::Late(day),
        (Status::DueSoon, Some(day)) => Urgency::Soon(day),
        _ => Urgency::None,
    }
}

/// Whether something that was found in a document and a date of the same document are one thing.
fn is_about(finding: &Finding, entry: &Entry) -> bool {
    let line = entry.document.line;
    match entry.kind {
        Kind::PolicyReview | Kind::CourseReview => is_about_review(finding, entry) || finding.rule == "review/missing",
        Kind::PeriodEnd => is_about_review(finding, entry),
        Kind::Approval => finding.rule == "document/draft-out-of-date",
        Kind::Action => {
            let is_of_promises = matches!(finding.rule.as_str(), "action/past-due" | "action/undated");
            is_of_promises && finding.place.line == line || promised_at(finding) == Some(entry.begins)
        }
        Kind::GuidanceChange => entry.review_promised && finding.rule == "review/trigger-met",
        // No rule judges these.
        Kind::ApprovalEnd | Kind::Agreement => false,
    }
}

/// A review that was held and whose date was left standing has no day of its own, and one finding may speak for a review and
/// for the period that the document covers: then the lines say that they are one.
fn is_about_review(finding: &Finding, entry: &Entry) -> bool {
    let is_same_day = || finding.clock.is_some_and(|clock| Some(clock.last_day) == entry.last_day());
    let lines = || finding.related.iter().map(|related| related.line).chain([finding.place.line]);
    matches!(finding.rule.as_str(), "review/overdue" | "review/due-soon")
        && (is_same_day() || lines().any(|line| line == entry.document.line))
}

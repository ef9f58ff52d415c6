//! The page of a check that was held against an earlier state, in the order of a pull request's summary: what is weaker
//! first, then what is new, then what is better; the rest is folded.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::check::{Parts, in_a_line, not_counted, urgent, where_to_look};
use crate::finding::{Finding, Severity, State};
use crate::model::words::counted;
use crate::report::Report;
use crate::report::diff::html::{section, what_to_do};
use crate::report::diff::placed::{Placed, placed};
use crate::report::diff::sections::Section;
use crate::report::diff::sides;
use crate::report::urgent::documents_of;

/// The parts of the page.
pub(super) fn parts(report: &Report) -> Parts {
    let placed = placed(&report.changes);
    let mut parts = Parts::default();
    let weaker = changes(&placed, Section::comes_first);
    let is_weaker = weaker.keys().any(|section| *section < Section::Unclear);
    let name = if is_weaker { "Weaker, or for a person to read" } else { "For a person to read" };
    parts.add("weaker", counted_in(name, &weaker), drawn(&weaker));
    findings(report, &mut parts);
    let others = changes(&placed, |section| !section.comes_first() && !section.is_folded());
    parts.add("other-changes", counted_in("Other changes", &others), drawn(&others));
    let fixed = report.fixed.iter().collect();
    parts.add("fixed", format!("Fixed ({})", report.fixed.len()), lines(fixed));
    parts.add("rest", "The rest", rest(report, &placed));
    parts.add("not-counted", "Not counted", not_counted(report, |finding| finding.state != Some(State::Unchanged)));
    parts
}

/// What is to be acted on: what is new, then what a baseline does not hide.
fn findings(report: &Report, parts: &mut Parts) {
    let to_act_on = |is_new: bool| {
        let findings = report.findings.iter().filter(|finding| report.counts(finding));
        let findings = findings.filter(|finding| finding.severity > Severity::Note);
        let findings = findings.filter(move |finding| (finding.state != Some(State::Unchanged)) == is_new);
        documents_of(findings, &report.today, report.shows_all)
    };
    let (new, still) = (to_act_on(true), to_act_on(false));
    parts.add("urgent", "Most urgent of what is new", urgent(&new));
    parts.add("documents", "New findings by document", where_to_look("new", &new));
    parts.add_documents("new", "New: ", &new);
    parts.add("still", "Still counting", where_to_look("still", &still));
    parts.add_documents("still", "Still counting: ", &still);
}

/// The changes of some sections, those of one document together.
type Changes<'p> = BTreeMap<Section, Vec<&'p Placed<'p>>>;

fn changes<'p>(placed: &'p [Placed<'p>], wanted: impl Fn(Section) -> bool) -> Changes<'p> {
    let mut by_section = Changes::new();
    for place in placed.iter().filter(|place| wanted(place.section)) {
        by_section.entry(place.section).or_default().push(place);
    }
    by_section
}

/// "Other changes (3)".
fn counted_in(name: &str, changes: &Changes<'_>) -> String {
    format!("{name} ({})", changes.values().map(Vec::len).sum::<usize>())
}

fn drawn(changes: &Changes<'_>) -> Option<Markup> {
    (!changes.is_empty()).then(|| {
        html! {
            (sides::legend())
            @for (kind, changes) in changes {
                @for of_one in changes.chunk_by(|one, other| std::ptr::eq(one.comparison, other.comparison)) {
                    @if let Some(first) = of_one.first() {
                        (section(*kind, &format!(": {}", first.comparison.new.name), of_one))
                        @if kind.weakens() { (what_to_do(first.comparison)) }
                    }
                }
            }
        }
    })
}

/// What nobody has to act on, behind lines that open.
fn rest(report: &Report, placed: &[Placed<'_>]) -> Option<Markup> {
    let counting = || report.findings.iter().filter(|finding| report.counts(finding));
    let notes: Vec<&Finding> = counting().filter(|finding| finding.severity == Severity::Note).collect();
    let before = report.findings.iter().filter(|finding| finding.state == Some(State::Unchanged));
    let before: Vec<&Finding> = before.filter(|finding| !report.counts(finding)).collect();
    let records = changes(placed, Section::is_folded);
    let is_empty = notes.is_empty() && before.is_empty() && records.is_empty();
    (!is_empty).then(|| {
        html! {
            (folded("worth knowing", notes))
            @for (kind, changes) in &records {
                @for of_one in changes.chunk_by(|one, other| std::ptr::eq(one.comparison, other.comparison)) {
                    @if let Some(first) = of_one.first() {
                        (section(*kind, &format!(": {}", first.comparison.new.name), of_one))
                    }
                }
            }
            (folded("there before and unchanged", before))
        }
    })
}

fn folded(what: &str, findings: Vec<&Finding>) -> Markup {
    let summary = format!("{} {what}", counted(findings.len(), "finding"));
    html! { @if let Some(lines) = lines(findings) { details.folded { summary { (summary) } (lines) } } }
}

fn lines(findings: Vec<&Finding>) -> Option<Markup> {
    (!findings.is_empty()).then(|| html! { ul { @for finding in findings { li { (in_a_line(finding)) } } } })
}

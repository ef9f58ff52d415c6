//! One fact as a block: what is wrong, where, the lines themselves, why it matters, who says so, what to do.

use maud::{Markup, html};

use super::Mark;
use crate::finding::{Finding, Group, Severity};
use crate::model::words::counted;
use crate::report::capital::capitalised;
use crate::report::excerpt;
use crate::report::facts::{Fact, place};

/// Where a fact stands in the page: by its worst finding, whose fingerprint stays the same from run to run.
pub(super) fn address(fact: &Fact<'_>) -> String {
    format!("fact-{}", fact.first().map(|finding| finding.fingerprint.as_str()).unwrap_or_default())
}

/// "1 error, 9 warnings": those that there are.
pub(super) fn counts([errors, warnings, notes]: [usize; 3]) -> String {
    let counts = [(errors, Severity::Error), (warnings, Severity::Warning), (notes, Severity::Note)];
    let counts = counts.iter().filter(|(many, _)| *many > 0);
    counts.map(|(many, severity)| counted(*many, severity.word())).collect::<Vec<_>>().join(", ")
}

/// The block.
pub(super) fn draw(fact: &Fact<'_>) -> Markup {
    let mark = Mark::Severity(fact.severity());
    html! {
        article class={ "fact " (mark.tone()) } id=(address(fact)) {
            @if fact.is_list() {
                (heading(fact.severity(), &fact.heading()))
                @if let Some(line) = fact.promised_at() { p.place { "promised in line " (line) } }
                @if let Some(rule) = fact.rule() { p.place { (rule) } }
                ul { @for finding in &fact.findings { li { (item(fact, finding)) } } }
                (reasons(&[("Why", fact.why()), ("Who says so", fact.authority()), ("What to do", fact.help())]))
            } @else {
                @for finding in &fact.findings {
                    (heading(finding.severity, &finding.message))
                    p.place { (place(finding)) @if !finding.label.is_empty() { ", " (finding.label) } " \u{b7} " (finding.rule) }
                    (lines(finding))
                }
                (in_full(&fact.findings))
            }
        }
    }
}

fn heading(severity: Severity, text: &str) -> Markup {
    let mark = Mark::Severity(severity);
    html! {
        h3 { span class={ "word " (mark.tone()) } { (mark.draw()) " " (severity.word()) } " " (capitalised(text)) }
    }
}

/// A line of a list, which opens to its own lines and reasons.
fn item(fact: &Fact<'_>, finding: &Finding) -> Markup {
    // A count of faults says little without what is counted.
    let is_a_count = matches!(finding.group, Some(Group::SourceFaults(_)));
    let words = finding.line.as_ref().filter(|_| !is_a_count).unwrap_or(&finding.message);
    let is_milder = finding.severity < fact.severity();
    html! {
        details {
            summary {
                @if fact.has_lines() { span.place { (place(finding)) } " " }
                @if let Some(name) = fact.name_of(finding) { strong { (name) } ": " }
                span.says { (words) }
                @if is_milder { " " span.place { "(" (finding.severity.word()) ")" } }
            }
            @if fact.has_lines() { (lines(finding)) }
            (in_full(&[finding]))
        }
    }
}

/// Why findings of one fact matter, who says so and what to do, each said once.
fn in_full(findings: &[&Finding]) -> Markup {
    let Some(first) = findings.first() else { return html! {} };
    let mut said = vec![("Why", &*first.why), ("Who says so", first.authority.says.as_str())];
    for finding in findings {
        if !said.contains(&("What to do", &finding.help)) {
            said.push(("What to do", &finding.help));
        }
    }
    let said: Vec<(&str, Option<&str>)> = said.into_iter().map(|(name, text)| (name, Some(text))).collect();
    html! {
        (reasons(&said))
        @for related in findings.iter().flat_map(|finding| &finding.related) {
            p.place { "See also " (related.path) ", line " (related.line) ": " (related.message) }
        }
    }
}

/// Texts with their names; nothing for those that are not there.
fn reasons(said: &[(&str, Option<&str>)]) -> Markup {
    let said: Vec<(&str, &str)> =
        said.iter().filter_map(|(name, text)| Some((*name, (*text).filter(|text| !text.is_empty())?))).collect();
    html! {
        @if !said.is_empty() {
            dl { @for (name, text) in said { dt { (name) } dd { (capitalised(text)) } } }
        }
    }
}

/// The lines that a finding is about, with their numbers and a mark on the words.
fn lines(finding: &Finding) -> Markup {
    let lines = excerpt::marked(finding);
    html! {
        @if !lines.is_empty() {
            pre {
                @for line in lines {
                    @if let Some(number) = line.number { span.line { (number) "  " } }
                    (line.before)
                    @if !line.marked.is_empty() { mark { (line.marked) } }
                    (line.after) "\n"
                }
            }
        }
    }
}

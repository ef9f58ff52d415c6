//! Findings as a page: how many, what is most urgent, where to look, then each document with what there is to say of it.

use std::io::{self, Write};

use maud::{Markup, html};

use super::{Mark, Page, Row, Table, Tile, as_written, fact, path};
use crate::finding::{Finding, Severity};
use crate::model::words::counted;
use crate::report::capital::capitalised;
use crate::report::diff::sections::sections;
use crate::report::facts::place;
use crate::report::human::decision;
use crate::report::urgent::{Document, documents, most_urgent};
use crate::report::{Report, totals};

/// How many facts are named above the documents.
const MOST_URGENT: usize = 10;

/// Writes `check` as a page.
pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let documents = documents(report, report.shows_all);
    let first = present(vec![
        ("changed", "What changed", changed(report)),
        ("urgent", "Most urgent", urgent(&documents)),
        ("documents", "Documents", where_to_look(&documents)),
    ]);
    let last = present(vec![("fixed", "Fixed", fixed(report)), ("not-counted", "Not counted", not_counted(report))]);
    let unlisted: usize = documents.iter().map(|document| document.unlisted).sum();
    let body = html! {
        (Tile::draw_all(&tiles(report)))
        @for part in &first { (section(part)) }
        @for (number, document) in (1..).zip(&documents) { (draw(document, number)) }
        @if documents.is_empty() { p { "Nothing was found." } }
        @for part in &last { (section(part)) }
    };
    let mut remarks = totals::remarks(report);
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {failure}")));
    if unlisted > 0 {
        let notes = counted(unlisted, "note");
        remarks.push(format!("{notes} on what a standard only says may be so."));
    }
    let lead = [vec![format!("{}.", totals::sentence(report, as_written))], totals::compared(report, as_written)];
    let page = Page {
        title: "Findings",
        lead: &lead.concat().join(" "),
        contents: first.iter().chain(&last).map(|(id, name, _)| (*id, (*name).to_owned())).collect(),
        body,
        remarks,
        tool: &report.tool,
        today: &report.today,
        standards: &report.standards,
        guidance: report.guidance.as_ref(),
    };
    page.write(report, out)
}

/// A part of the page: its address, its name, and what it holds.
type Part = (&'static str, &'static str, Markup);

/// The parts that there is something to say in.
fn present(parts: Vec<(&'static str, &'static str, Option<Markup>)>) -> Vec<Part> {
    parts.into_iter().filter_map(|(id, name, markup)| Some((id, name, markup?))).collect()
}

fn section((id, name, markup): &Part) -> Markup {
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (name) }
            (markup)
        }
    }
}

fn tiles(report: &Report) -> [Tile; 3] {
    let summary = report.summary;
    let counts = [
        (Severity::Error, summary.error, "errors"),
        (Severity::Warning, summary.warning, "warnings"),
        (Severity::Note, summary.note, "notes"),
    ];
    counts.map(|(severity, number, words)| Tile { mark: Mark::Severity(severity), number, words })
}

/// What a change did to policies, in a sentence each; what is about places and records alone is counted.
fn changed(report: &Report) -> Option<Markup> {
    let changes: Vec<_> = report.changes.iter().filter(|comparison| !comparison.is_silent()).collect();
    (!changes.is_empty()).then(|| {
        html! {
            @for comparison in changes {
                @for (section, changes) in sections(comparison) {
                    h3 {
                        (capitalised(section.heading(comparison.relation))) ": " (comparison.new.name) " (" (changes.len()) ")"
                    }
                    @if !section.is_folded() {
                        ul { @for change in changes { li { strong { (change.about) } ": " (change.sentence) } } }
                    }
                }
            }
        }
    })
}

fn urgent(documents: &[Document<'_>]) -> Option<Markup> {
    let urgent = most_urgent(documents);
    let more = urgent.len().saturating_sub(MOST_URGENT);
    (!urgent.is_empty()).then(|| {
        html! {
            ol.urgent {
                @for (document, fact) in urgent.iter().take(MOST_URGENT) {
                    li {
                        (Mark::Severity(fact.severity()).draw()) " "
                        (fact.severity().word()) ", " strong { (document.name()) } ": "
                        a href={ "#" (fact::address(fact)) } { (capitalised(&fact.heading())) }
                    }
                }
            }
            @if more > 0 { p.detail { "and " (more) " more, below" } }
        }
    })
}

fn where_to_look(documents: &[Document<'_>]) -> Option<Markup> {
    let row = |(number, document): (usize, &Document<'_>)| {
        let [errors, warnings, notes] = document.counts;
        let name = html! { a href={ "#document-" (number) } { (document.name()) } };
        let file = if document.id.is_some() {
            path(document.path)
        } else {
            html! {}
        };
        Row { id: None, cells: vec![name, html! { (errors) }, html! { (warnings) }, html! { (notes) }, file] }
    };
    let table = Table {
        class: "counts",
        caption: "What there is to say of each, the most urgent first",
        columns: &["Document", "Errors", "Warnings", "Notes", "File"],
        rows: (1..).zip(documents).map(row).collect(),
    };
    (documents.len() > 1).then(|| table.draw())
}

/// A document: its name, its file, and its facts, the most urgent first.
fn draw(document: &Document<'_>, number: usize) -> Markup {
    html! {
        section {
            h2 id={ "document-" (number) } { (document.name()) }
            p.detail {
                (path(document.path)) ": " (fact::counts(document.counts))
                @if document.unlisted > 0 { " (" (counted(document.unlisted, "note")) " not listed here)" }
            }
            @for fact in &document.facts { (fact::draw(fact)) }
        }
    }
}

/// What the run has no more.
fn fixed(report: &Report) -> Option<Markup> {
    (!report.fixed.is_empty()).then(|| html! { ul { @for finding in &report.fixed { li { (in_a_line(finding)) } } } })
}

/// Findings that do not count, with who answers for leaving each.
fn not_counted(report: &Report) -> Option<Markup> {
    let findings = report.findings.iter().filter_map(|finding| Some((finding, finding.suppressed.as_ref()?)));
    let findings: Vec<_> = findings.collect();
    (!findings.is_empty()).then(|| {
        html! {
            ul {
                @for (finding, suppressed) in findings {
                    li { (in_a_line(finding)) p.detail { (decision(suppressed)) } }
                }
            }
        }
    })
}

fn in_a_line(finding: &Finding) -> Markup {
    let name = finding.document.id.as_deref().unwrap_or(&finding.document.path);
    html! {
        strong { (name) } ", " (place(finding)) ": " (capitalised(&finding.message)) " "
        span.place { (finding.rule) }
    }
}

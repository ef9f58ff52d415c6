//! Findings as a page: how many, what is most urgent, where to look, then each document with what there is to say of it.

use std::io::{self, Write};

use maud::{Markup, html};

use super::{Mark, Page, Row, Table, Tile, as_written, compared, fact, path};
use crate::finding::{Finding, Severity};
use crate::model::words::counted;
use crate::report::capital::capitalised;
use crate::report::diff;
use crate::report::diff::placed::placed;
use crate::report::facts::place;
use crate::report::human::decision;
use crate::report::urgent::{Document, documents, most_urgent};
use crate::report::{Report, totals};

/// How many facts are named above the documents.
const MOST_URGENT: usize = 10;

/// Writes `check` as a page.
pub(in crate::report) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let parts = if report.is_compared() { compared::parts(report) } else { parts(report) };
    let body = html! {
        (Tile::draw_all(&tiles(report)))
        @for part in &parts.drawn { (part) }
        @if report.summary.error + report.summary.warning + report.summary.note == 0 { p { "Nothing was found." } }
    };
    let mut remarks = totals::remarks(report, as_written);
    remarks.extend(report.failures.iter().map(|failure| format!("Incomplete: {failure}")));
    match parts.unlisted {
        0 => {}
        1 => remarks.push("1 note on what a standard only says may be so is not listed.".to_owned()),
        many => remarks.push(format!("{many} notes on what a standard only says may be so are not listed.")),
    }
    let lead = [totals::compared(report, as_written), vec![format!("{}.", totals::sentence(report, as_written))]];
    let page = Page {
        title: if report.is_compared() { "What the change does" } else { "Findings" },
        lead: &lead.concat().join(" "),
        contents: parts.contents.iter().map(|(id, name)| (id.as_str(), name.clone())).collect(),
        body,
        remarks,
        tool: &report.tool,
        today: &report.today,
        standards: &report.standards,
        guidance: report.guidance.as_ref(),
    };
    page.write(report, out)
}

/// The parts of a page, in the order in which they are read.
#[derive(Default)]
pub(super) struct Parts {
    /// Those that the reader is led to, by address.
    contents: Vec<(String, String)>,
    drawn: Vec<Markup>,
    /// How many notes are not listed.
    unlisted: usize,
}

impl Parts {
    /// A part with a heading, where there is something to say in it.
    pub(super) fn add(&mut self, id: &str, name: impl Into<String>, markup: Option<Markup>) {
        let Some(markup) = markup else { return };
        let name = name.into();
        self.drawn.push(html! { section aria-labelledby=(id) { h2 id=(id) { (name) } (markup) } });
        self.contents.push((id.to_owned(), name));
    }

    /// Documents with what there is to say of each. `kind` tells those of one part from those of another.
    pub(super) fn add_documents(&mut self, kind: &str, before: &str, documents: &[Document<'_>]) {
        self.unlisted += documents.iter().map(|document| document.unlisted).sum::<usize>();
        // Several are led to by a table of them.
        if let [document] = documents {
            self.contents.push((format!("{kind}-1"), format!("{before}{}", document.name())));
        }
        let addressed = (1..).zip(documents).map(|(number, document)| (format!("{kind}-{number}"), document));
        self.drawn.extend(addressed.map(|(address, document)| draw(document, &address, before)));
    }
}

/// Those of a run that was held against nothing.
fn parts(report: &Report) -> Parts {
    let documents = documents(report, report.shows_all);
    let mut parts = Parts::default();
    parts.add("urgent", "Most urgent", urgent(&documents));
    parts.add("documents", "Documents", where_to_look("document", &documents));
    parts.add_documents("document", "", &documents);
    parts.add("not-counted", "Not counted", not_counted(report, |_| true));
    parts
}

/// What is weaker and what a person has to read, then the findings that count.
fn tiles(report: &Report) -> Vec<Tile> {
    let placed = placed(&report.changes);
    let mut tiles = diff::html::tiles(placed.iter().filter(|place| place.section.comes_first()));
    tiles.extend(findings(report));
    tiles
}

fn findings(report: &Report) -> [Tile; 3] {
    let summary = report.summary;
    let counts = [
        (Severity::Error, summary.error, ["error", "errors"]),
        (Severity::Warning, summary.warning, ["warning", "warnings"]),
        (Severity::Note, summary.note, ["note", "notes"]),
    ];
    counts.map(|(severity, number, words)| Tile::counting(Mark::Severity(severity), number, words))
}

pub(super) fn urgent(documents: &[Document<'_>]) -> Option<Markup> {
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

/// What there is of each document, where there are several; `kind` is how their addresses begin.
pub(super) fn where_to_look(kind: &str, documents: &[Document<'_>]) -> Option<Markup> {
    let row = |(number, document): (usize, &Document<'_>)| {
        let [errors, warnings, notes] = document.counts;
        let name = html! { a href={ "#" (kind) "-" (number) } { (document.name()) } };
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
fn draw(document: &Document<'_>, address: &str, before: &str) -> Markup {
    html! {
        section {
            h2 id=(address) { (before) (document.name()) }
            p.detail {
                (path(document.path)) ": " (fact::counts(document.counts))
                @if document.unlisted > 0 { " (" (counted(document.unlisted, "note")) " of them not listed)" }
            }
            @for fact in &document.facts { (fact::draw(fact)) }
        }
    }
}

/// Findings that do not count, with who answers for leaving each.
pub(super) fn not_counted(report: &Report, is_listed: fn(&Finding) -> bool) -> Option<Markup> {
    let findings = report.findings.iter().filter(|finding| is_listed(finding));
    let findings = findings.filter_map(|finding| Some((finding, finding.suppressed.as_ref()?)));
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

/// A finding in a line.
pub(super) fn in_a_line(finding: &Finding) -> Markup {
    let name = finding.document.id.as_deref().unwrap_or(&finding.document.path);
    html! {
        strong { (name) } ", " (place(finding)) ": " (capitalised(&finding.message)) " "
        span.place { (finding.rule) }
    }
}

//! The first screen of a long report: what is most urgent, where to look, and how many of each.

use std::io::{self, Write};

use super::page::Page;
use crate::model::words::counted;
use crate::report::capital::capitalised;
use crate::report::escape;
use crate::report::table::{cut, cut_at_word, padded, width};
use crate::report::urgent::{Document, most_urgent};

/// How many lines a report may have without it: two screens are soon looked through.
pub(super) const MOST_LINES: usize = 48;

/// How many facts, and how many documents, are named. With their headings they fill a screen of 24 lines.
const MOST_URGENT: usize = 10;
const MOST_DOCUMENTS: usize = 7;

/// The columns that a name may take.
const WIDEST: usize = 28;

/// Writes what is most urgent, and a line for each document.
pub(super) fn write(page: &Page, documents: &[Document<'_>], out: &mut dyn Write) -> io::Result<()> {
    let named = documents.iter().map(Document::name);
    let widest = named.map(width).max().unwrap_or_default().min(WIDEST);
    let name = |document: &Document<'_>| padded(&cut(&escape::line(document.name()), widest), widest);
    let urgent = most_urgent(documents);
    if !urgent.is_empty() {
        writeln!(out, "{}", page.bold("MOST URGENT"))?;
    }
    for (document, fact) in urgent.iter().take(MOST_URGENT) {
        let place = match fact.first() {
            Some(finding) if fact.has_lines() => format!("line {}", finding.place.line),
            _ => String::new(),
        };
        let before = format!("  {}  {}  {place:<9}  ", name(document), page.severity(fact.severity()));
        let room = page.width().saturating_sub(widest + 24);
        let text = capitalised(&escape::line(&fact.heading()));
        writeln!(out, "{before}{}", cut_at_word(&text, room))?;
    }
    let more = urgent.len().saturating_sub(MOST_URGENT);
    if more > 0 {
        writeln!(out, "  and {more} more, below")?;
    }
    if documents.len() > 1 {
        writeln!(out, "{}", page.bold("WHERE"))?;
        let shown = documents.get(..MOST_DOCUMENTS).unwrap_or(documents);
        let cells = shown.iter().map(|document| columns(document.counts));
        let widths = cells.fold([0; 3], |widest, cells| {
            let mut cells = cells.iter().map(|cell| width(cell));
            widest.map(|widest| widest.max(cells.next().unwrap_or_default()))
        });
        for document in shown {
            let cells =
                columns(document.counts).into_iter().zip(widths).map(|(cell, width)| format!("  {cell:>width$}"));
            let before = format!("  {}{}", name(document), cells.collect::<String>());
            let path = if document.id.is_some() { escape::line(document.path) } else { "".into() };
            let path = cut(&path, page.width().saturating_sub(width(&before) + 2));
            writeln!(out, "{}", format!("{before}  {path}").trim_end())?;
        }
        let rest = documents.get(MOST_DOCUMENTS..).unwrap_or_default();
        if !rest.is_empty() {
            let counts = rest.iter().fold([0; 3], |sum, document| add(sum, document.counts));
            writeln!(out, "  and {}: {}", counted(rest.len(), "more document"), words(counts))?;
        }
    }
    writeln!(out)
}

fn add(one: [usize; 3], other: [usize; 3]) -> [usize; 3] {
    [one[0] + other[0], one[1] + other[1], one[2] + other[2]]
}

/// Errors, warnings and notes, each for a column; nothing where there are none.
fn columns(counts: [usize; 3]) -> [String; 3] {
    let [errors, warnings, notes] = counts;
    [(errors, "error"), (warnings, "warning"), (notes, "note")]
        .map(|(many, noun)| if many == 0 { String::new() } else { counted(many, noun) })
}

/// "1 error, 9 warnings": those that there are.
pub(super) fn words(counts: [usize; 3]) -> String {
    let cells = columns(counts).into_iter().filter(|cell| !cell.is_empty());
    cells.collect::<Vec<_>>().join(", ")
}

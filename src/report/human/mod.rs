//! The report for a terminal: what is wrong, where, why it matters, who says so, what to do; most urgent first.

mod against;
mod block;
mod head;
mod page;
mod summary;
mod suppressed;

use std::io::{self, Write};

use super::diff::human::{Page as Changes, Records};
use super::diff::sections::sections;
use super::totals::not_recorded;
use super::urgent::{self, Document};
use super::{Report, escape};
use crate::model::words::counted;
use page::Page;
pub(super) use suppressed::{decision, not_counted};

/// How the terminal is written to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// Whether colours are used.
    pub color: bool,
    /// The width in columns.
    pub width: usize,
}

impl Look {
    /// Text in a style, given as the number of a terminal's escape code; without colours, the text as it is.
    pub(super) fn styled(self, text: &str, style: &str) -> String {
        if self.color { format!("\u{1b}[{style}m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// Writes what a report says below its lists, a paragraph each, apart from what stands above.
    pub(super) fn write_remarks(self, remarks: &[String], out: &mut dyn Write) -> io::Result<()> {
        if !remarks.is_empty() {
            writeln!(out)?;
        }
        for remark in remarks {
            writeln!(out, "{}", textwrap::fill(remark, self.width))?;
        }
        Ok(())
    }
}

/// Writes the report: of a long one first what is most urgent and where; then what a change did to policies, then the
/// documents, the most urgent first.
pub(super) fn write(report: &Report, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut page = Page::new(look, report.shows_all);
    let documents = urgent::documents(report, report.shows_all);
    let mut body = Vec::new();
    let mut changes: Vec<_> = report.changes.iter().filter(|comparison| !comparison.is_silent()).collect();
    // What got weaker comes first, in whichever document it did.
    changes.sort_by_key(|comparison| sections(comparison).into_keys().min());
    let records = Records::Counted(report.shown_by.as_deref());
    for comparison in changes {
        let file = format!("  {}\n", escape::console(&comparison.new.document.path));
        Changes::new(comparison, look).write(&file, records, &mut body)?;
    }
    for document in &documents {
        write_document(&mut page, document, &mut body)?;
    }
    if report.lists_suppressed {
        suppressed::write(&page, report, &mut body)?;
    }
    let is_long = body.iter().filter(|byte| **byte == b'\n').count() > head::MOST_LINES;
    if is_long {
        summary::begin(&page, report, out)?;
        head::write(&page, &documents, out)?;
    }
    out.write_all(&body)?;
    let unlisted = documents.iter().map(|document| document.unlisted).sum();
    summary::write(&page, report, summary::Above { is_long, unlisted }, out)
}

/// One document: its name, how much there is to say of it, and what.
fn write_document(page: &mut Page, document: &Document<'_>, out: &mut dyn Write) -> io::Result<()> {
    page.begin_document();
    let path = escape::console(document.path);
    match document.id {
        Some(id) => writeln!(out, "{}   {path}", page.bold(&escape::console(id)))?,
        None => writeln!(out, "{}", page.bold(&path))?,
    }
    let totals = format!("{}{}", head::words(document.counts), not_recorded(document.not_recorded));
    match document.unlisted {
        0 if document.facts.len() == 1 => {}
        0 => writeln!(out, "{totals}")?,
        unlisted => writeln!(out, "{totals} ({} only with --all)", counted(unlisted, "note"))?,
    }
    writeln!(out)?;
    for fact in &document.facts {
        if fact.is_list() {
            block::write(fact, page, out)?;
            writeln!(out)?;
        } else {
            page.findings(&fact.findings, out)?;
        }
    }
    Ok(())
}

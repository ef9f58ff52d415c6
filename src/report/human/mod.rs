//! The report for a terminal: what is wrong, where, why it matters, who says so, what to do; most urgent first.

mod against;
mod block;
mod page;
mod summary;
mod suppressed;

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::diff::human::Page as Changes;
use super::{Report, escape, urgent};
use crate::finding::Finding;
use page::Page;

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

/// Writes the report.
pub(super) fn write(report: &Report, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let page = Page::new(look);
    let mut by_document: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in report.findings.iter().filter(|finding| report.counts(finding)) {
        by_document.entry(&finding.document.path).or_default().push(finding);
    }
    let urgent = urgent::most_urgent(report);
    let rank = |path: &str| urgent.iter().position(|(finding, _)| finding.document.path == path).unwrap_or(usize::MAX);
    let mut documents: Vec<_> = by_document.into_iter().collect();
    documents.sort_by_key(|(path, findings)| {
        let worst = findings.iter().map(|finding| finding.severity).max();
        (rank(path), std::cmp::Reverse(worst), *path)
    });
    for (path, findings) in documents {
        document(&page, path, findings, out)?;
    }
    if report.lists_suppressed {
        suppressed::write(&page, report, out)?;
    }
    for comparison in report.changes.iter().filter(|comparison| !comparison.is_silent()) {
        let file = format!("  {}\n", escape::console(&comparison.new.document.path));
        Changes::new(comparison, look).write(&file, Some("paramount diff --base"), out)?;
    }
    summary::write(&page, report, &urgent, out)
}

/// One document: findings that need their own words each, then those that are one fact, a line each.
fn document(page: &Page, path: &str, mut findings: Vec<&Finding>, out: &mut dyn Write) -> io::Result<()> {
    let id = findings.iter().find_map(|finding| finding.document.id.as_deref());
    let path = escape::console(path);
    match id {
        Some(id) => writeln!(out, "{}   {path}\n", page.bold(&escape::console(id)))?,
        None => writeln!(out, "{}\n", page.bold(&path))?,
    }
    findings.sort_by_key(|finding| {
        let clock = finding.clock.map_or((1, None), |clock| (0, Some(clock.last_day)));
        (std::cmp::Reverse(finding.severity), clock, finding.group, finding.place.clone(), finding.rule.clone())
    });
    let mut before = None;
    let mut shown = findings.iter().copied().peekable();
    while let Some(finding) = shown.next() {
        let Some(block) = block::Block::of(finding) else {
            page.finding(finding, before.replace(finding), out)?;
            continue;
        };
        let alike = |other: &&Finding| other.severity == finding.severity && block::Block::of(other) == Some(block);
        let mut members = vec![finding];
        while let Some(next) = shown.next_if(alike) {
            members.push(next);
        }
        block.write(page, &members, out)?;
    }
    Ok(())
}

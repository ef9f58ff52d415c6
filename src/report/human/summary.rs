//! The last lines: how many, as at when, against what, and what comes first.

use std::io::{self, Write};

use super::page::Page;
use super::{against, suppressed};
use crate::model::words::counted;
use crate::report::circumstances::as_at;
use crate::report::{Report, escape, known, mended, totals};

/// What stands above the last lines.
#[derive(Clone, Copy, Debug)]
pub(super) struct Above {
    /// Whether the report is so long that it began with its totals.
    pub(super) is_long: bool,
    /// How many notes are not listed.
    pub(super) unlisted: usize,
}

/// Writes the totals, with what they rest on and how they compare.
pub(super) fn begin(page: &Page, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", page.bold(&page.filled(&totals::sentence(report, escape::console), "", "")))?;
    for sentence in totals::compared(report, escape::console) {
        writeln!(out, "{}", page.filled(&sentence, "", ""))?;
    }
    Ok(())
}

/// Writes the summary. Below a report that began with its totals they are repeated in short, for whoever sees the end.
pub(super) fn write(page: &Page, report: &Report, above: Above, out: &mut dyn Write) -> io::Result<()> {
    if above.is_long {
        let short = format!("{}, {}", totals::counts(report), as_at(&report.today, &report.standards, escape::console));
        writeln!(out, "{}", page.bold(&page.filled(&short, "", "")))?;
    } else {
        begin(page, report, out)?;
    }
    if let Some(sentence) = mended::sentence(report) {
        writeln!(out, "{}", page.filled(&sentence, "", ""))?;
    }
    for file in mended::by_file(report, escape::console) {
        writeln!(out, "{}", page.filled(&file, "  ", "    "))?;
    }
    if let Some(used) = &report.guidance {
        let text = escape::console(&known::in_words(used, &report.today)).into_owned();
        writeln!(out, "{}", page.filled(&text, "", ""))?;
    }
    against::write_fixed(page, report, out)?;
    if let Some(counted) = suppressed::counted(report.summary.suppressed) {
        writeln!(out, "{counted}")?;
    }
    for remark in totals::remarks(report, escape::console) {
        writeln!(out, "{}", page.filled(&remark, "", ""))?;
    }
    for failure in &report.failures {
        writeln!(out, "Incomplete: {}", escape::console(failure))?;
    }
    if !report.findings.is_empty() {
        writeln!(out, "paramount explain NAME tells more about any line.")?;
    }
    if above.unlisted > 0 {
        let notes = counted(above.unlisted, "more note");
        let text = format!("{notes} on what a standard only says may be so: --all lists them.");
        writeln!(out, "{}", page.filled(&text, "", ""))?;
    }
    Ok(())
}

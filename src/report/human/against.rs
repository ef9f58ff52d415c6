//! What a run has no more, of what it was held against.

use std::io::{self, Write};

use super::page::Page;
use crate::report::{Report, escape};

/// How many fixed findings are listed.
const MOST_FIXED: usize = 20;

/// Writes what the run has no more.
pub(super) fn write_fixed(page: &Page, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    if !report.fixed.is_empty() {
        writeln!(out, "{}", page.bold("FIXED"))?;
    }
    for finding in report.fixed.iter().take(MOST_FIXED) {
        let name = finding.document.id.as_deref().unwrap_or(&finding.document.path);
        let text = escape::console(&format!("{name}: {} ({})", finding.message, finding.rule)).into_owned();
        writeln!(out, "{}", page.filled(&text, "  ", "    "))?;
    }
    let more = report.fixed.len().saturating_sub(MOST_FIXED);
    if more > 0 {
        writeln!(out, "  and {more} more")?;
    }
    Ok(())
}

//! What a run is held against, and how it differs: the last lines but the counts.

use std::io::{self, Write};

use super::page::Page;
use crate::finding::State;
use crate::model::Date;
use crate::model::located::Read;
use crate::report::diff::sections::tally;
use crate::report::{Report, escape};

/// How many fixed findings are listed.
const MOST_FIXED: usize = 20;

/// Writes how the run compares, where it was held against anything.
pub(super) fn write_sentence(page: &Page, report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let Some(with) = with(report) else { return Ok(()) };
    let summary = report.summary;
    let before = match summary.unchanged {
        0 => "nothing was there before".to_owned(),
        1 => "1 was there before and is unchanged".to_owned(),
        many => format!("{many} were there before and are unchanged"),
    };
    let new = match summary.new {
        0 => "nothing is new".to_owned(),
        1 => "1 finding is new".to_owned(),
        many => format!("{many} findings are new"),
    };
    let fixed = match summary.fixed {
        0 => "nothing is fixed".to_owned(),
        1 => "1 is fixed".to_owned(),
        many => format!("{many} are fixed"),
    };
    let changed: String = tally(&report.changes).iter().map(|part| format!("{part}, ")).collect();
    writeln!(out, "{}", page.filled(&format!("Compared with {with}: {changed}{new}, {fixed}, {before}."), "", ""))?;
    let still = report.findings.iter().filter(|finding| finding.state == Some(State::Unchanged));
    let still = still.filter(|finding| report.counts(finding)).count();
    if still > 0 {
        let counts = if still == 1 { "1 of them counts" } else { &format!("{still} of them count") };
        let text = format!(
            "{counts} all the same: a baseline hides no must of a core standard, and nothing that is overdue by more \
             than a year."
        );
        writeln!(out, "{}", page.filled(&text, "", ""))?;
    }
    Ok(())
}

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

/// What the run was held against, as it goes on after "Compared with".
fn with(report: &Report) -> Option<String> {
    let base = report.base.as_ref().map(|base| {
        let commit: String = base.commit.chars().take(10).collect();
        format!("{} (commit {})", escape::console(&base.rev), escape::console(&commit))
    });
    let baseline = report.baseline.as_ref().map(|used| {
        let day = Date::read(&used.today).map_or_else(|_| used.today.clone(), Date::in_words);
        format!("the report {} of {}", escape::console(&used.file), escape::console(&day))
    });
    let both: Vec<String> = base.into_iter().chain(baseline).collect();
    (!both.is_empty()).then(|| both.join(" and "))
}

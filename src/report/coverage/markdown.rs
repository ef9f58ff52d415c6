//! Who teaches what as tables for a web page.

use std::io::{self, Write};

use super::{CoverageReport, words};
use crate::model::Date;
use crate::model::policy::spoken_name;
use crate::report::escape;

pub(super) fn write(report: &CoverageReport, out: &mut dyn Write) -> io::Result<()> {
    let today = Date::day(report.programme.today).in_words();
    writeln!(out, "**Who teaches what, as at {today}**\n")?;
    for policy in &report.programme.policies {
        let name = spoken_name(&policy.id);
        writeln!(out, "### {}\n\n{}\n", escape::markdown(&name), words::total(policy))?;
        writeln!(out, "| Level | Outcome | Taught by | Where |")?;
        writeln!(out, "|---|---|---|---|")?;
        for level in &policy.levels {
            let heading = words::heading(policy, level, escape::markdown);
            for outcome in &level.outcomes {
                let taught_by = words::taught_by(outcome, escape::markdown);
                let taught_by = if outcome.taught_by.is_empty() { format!("**{taught_by}**") } else { taught_by };
                let place = format!("{}:{}", policy.path, outcome.line);
                let (says, place) = (escape::markdown(&outcome.says), escape::markdown(&place));
                writeln!(out, "| {heading} | {says} | {taught_by} | {place} |")?;
            }
            if let Some(remark) = words::remark(policy, level) {
                writeln!(out, "| {heading} | {remark} | | |")?;
            }
        }
        writeln!(out)?;
    }
    for remark in words::remarks(report, escape::markdown) {
        writeln!(out, "{remark}\n")?;
    }
    Ok(())
}

//! Tracked changes for a pull request or a page: what is weaker first.

use std::io::{self, Write};

use super::{TrackedReport, words};
use crate::change::{Relation, TrackedChange};
use crate::report::byte_budget::ByteBudget;
use crate::report::capital::capitalised;
use crate::report::diff::words::marked;
use crate::report::escape;

pub(super) fn write(report: &TrackedReport, out: &mut dyn Write) -> io::Result<()> {
    let (heading, circumstances) =
        (words::heading(report, escape::markdown), words::circumstances(report, escape::markdown));
    writeln!(out, "**{}.** {heading}, {circumstances}.\n", capitalised(&words::totals(report)))?;
    if let Some(faults) = words::faults(report, escape::markdown) {
        writeln!(out, "{faults}\n")?;
    }
    let mut budget = ByteBudget::new();
    for (section, changes) in report.sections() {
        writeln!(out, "### {} ({})\n", capitalised(section.heading(Relation::Lineage)), changes.len())?;
        budget.write_list(changes.into_iter().map(|change| entry(change, report)), out)?;
        if let Some(help) = words::what_to_do(report).filter(|_| section.weakens()) {
            writeln!(out, "*To go on:* {help}.\n")?;
        }
    }
    for remark in
        words::unrecorded(report, escape::markdown).into_iter().chain(words::remarks(report, escape::markdown))
    {
        writeln!(out, "{remark}\n")?;
    }
    Ok(())
}

fn entry(change: &TrackedChange, report: &TrackedReport) -> String {
    let (about, sentence) = (words::about(change, escape::markdown), escape::markdown(&change.sentence));
    let mut text = format!("- **{about}**: {sentence}\n");
    let marked = if change.withheld { words::WITHHELD.to_owned() } else { marked(&change.words, escape::markdown) };
    let signed = words::signed(change, report, escape::markdown).map(|signed| capitalised(&signed));
    let to_sign = words::to_sign(change, report).iter().map(|entry| escape::markdown(entry).into_owned());
    let places = capitalised(&words::places(change, escape::markdown));
    let lines = std::iter::once(marked).chain(signed).chain(to_sign).chain([places]);
    for line in lines.filter(|line| !line.is_empty()) {
        text.push_str(&format!("  - {line}\n"));
    }
    text
}

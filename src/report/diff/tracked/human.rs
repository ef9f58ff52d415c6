//! Tracked changes for a terminal: what is weaker first.

use std::io::{self, Write};

use super::{TrackedReport, words};
use crate::change::{Relation, TrackedChange};
use crate::report::capital::capitalised;
use crate::report::diff::human::colored;
use crate::report::diff::words::marked;
use crate::report::table::hanging;
use crate::report::{Look, escape};

/// What steps back behind what is said.
const DIM: &str = "2";

pub(super) fn write(report: &TrackedReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", look.styled(&words::heading(report, escape::line), "1"))?;
    writeln!(out, "  record  {}\n", escape::line(&report.record.path))?;
    if let Some(faults) = words::faults(report, escape::line) {
        writeln!(out, "{}\n", textwrap::fill(&faults, look.width))?;
    }
    let mut help = words::what_to_do(report);
    for (section, changes) in report.sections() {
        if let Some(help) = help.take_if(|_| !section.weakens()) {
            write_help(help, look, out)?;
        }
        let heading = format!("{} ({})", section.heading(Relation::Lineage).to_uppercase(), changes.len());
        writeln!(out, "{}", look.styled(&heading, section.style()))?;
        for change in changes {
            write_change(change, report, look, out)?;
        }
    }
    if let Some(help) = help {
        write_help(help, look, out)?;
    }
    if let Some(unrecorded) = words::unrecorded(report, escape::line) {
        writeln!(out, "{}\n", textwrap::fill(&unrecorded, look.width))?;
    }
    let totals = format!("{}: {}", words::circumstances(report, escape::line), words::totals(report));
    for line in textwrap::wrap(&totals, look.width) {
        writeln!(out, "{}", look.styled(&line, "1"))?;
    }
    for remark in words::remarks(report, escape::line) {
        writeln!(out, "{}", textwrap::fill(&remark, look.width))?;
    }
    Ok(())
}

fn write_help(help: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let options = textwrap::Options::new(look.width).subsequent_indent("               ");
    writeln!(out, "{}\n", textwrap::fill(&format!("  what to do   {help}"), options))
}

/// One change: what it is about, and below it what there is to say about it.
fn write_change(change: &TrackedChange, report: &TrackedReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", hanging(&words::about(change, escape::line), look.width, 2))?;
    let indented = |text: &str| -> Vec<String> { hanging(text, look.width, 4).lines().map(str::to_owned).collect() };
    let mut lines = indented(&escape::line(&change.sentence));
    if change.withheld {
        lines.extend(indented(words::WITHHELD));
    } else if !change.words.is_empty() {
        lines.extend(colored(indented(&marked(&change.words, escape::line)), look));
    }
    if let Some(signed) = words::signed(change, report, escape::line) {
        let style = if change.approved.is_some() { "32" } else { "31" };
        lines.extend(indented(&capitalised(&format!("{signed}."))).iter().map(|line| look.styled(line, style)));
    }
    for entry in words::to_sign(change, report) {
        lines.extend(indented(&escape::line(entry)));
    }
    lines.extend(indented(&words::places(change, escape::line)).iter().map(|line| look.styled(line, DIM)));
    writeln!(out, "{}\n", lines.join("\n"))
}

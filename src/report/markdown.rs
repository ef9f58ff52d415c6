//! Findings for a pull request: what got weaker first, then what is new, then what got better; what was there before is
//! folded away.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::byte_budget::ByteBudget;
use super::capital::capitalised;
use super::ci::Annotations;
use super::circumstances::{as_at, revision};
use super::diff::markdown::entry;
use super::diff::sections::{Section, counts, sections, tally};
use super::facts::{Fact, facts, place};
use super::left_alone::left_alone;
use super::{Report, escape};
use crate::change::{Change, Comparison};
use crate::finding::{Finding, Severity, State};
use crate::model::words::counted;

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut budget = ByteBudget::new();
    let first = format!("**{}.** {}.\n\n", capitalised(&headline(report).join(", ")), circumstances(report));
    budget.write(&first, out)?;
    for failure in &report.failures {
        budget.write(&format!("**Incomplete:** {}\n\n", escape::markdown(failure)), out)?;
    }
    changes(report, Section::comes_first, &mut budget, out)?;
    let counting = || report.findings.iter().filter(|finding| report.counts(finding));
    let is_new = |finding: &&Finding| finding.state != Some(State::Unchanged);
    let (new, still) = if report.is_compared() { ("New findings", "Still counting") } else { ("Findings", "") };
    let to_act_on = |finding: &&Finding| finding.severity > Severity::Note;
    findings(new, counting().filter(is_new).filter(to_act_on), &mut budget, out)?;
    findings(still, counting().filter(|finding| !is_new(finding)).filter(to_act_on), &mut budget, out)?;
    changes(report, |section| !section.comes_first() && !section.is_folded(), &mut budget, out)?;
    if !report.fixed.is_empty() {
        writeln!(out, "### Fixed ({})\n", report.fixed.len())?;
        budget.write_list(report.fixed.iter().map(line), out)?;
    }
    if let Some(remark) = Annotations::remark(report) {
        budget.write(&format!("{remark}\n\n"), out)?;
    }
    folded("worth knowing", counting().filter(|finding| finding.severity == Severity::Note), &mut budget, out)?;
    let before = report.findings.iter().filter(|finding| finding.state == Some(State::Unchanged));
    kept_records(report, out)?;
    if let Some(remark) = left_alone(&report.left_alone, escape::markdown) {
        budget.write(&format!("{remark}\n\n"), out)?;
    }
    folded("there before and unchanged", before.filter(|finding| !report.counts(finding)), &mut budget, out)?;
    let waived =
        report.findings.iter().filter(|finding| finding.suppressed.as_ref().is_some_and(|by| by.by == "waiver"));
    folded("not counted, by a waiver", waived.filter(is_new), &mut budget, out)
}

/// How many changes are about places and records alone.
fn kept_records(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let folded = counts(&report.changes).into_iter().filter(|(section, _)| section.is_folded());
    let many = folded.map(|(_, many)| many).sum::<usize>();
    if many == 0 {
        return Ok(());
    }
    let (are, them) = if many == 1 { ("is", "it") } else { ("are", "them") };
    let count = counted(many, "change");
    let shown_by = report.shown_by.as_deref().map(|command| format!("; `{}` shows {them}", escape::line(command)));
    writeln!(out, "{count} of places and records {are} not listed{}.\n", shown_by.unwrap_or_default())
}

/// "1 weakened", "2 new errors", "nothing fixed".
fn headline(report: &Report) -> Vec<String> {
    let summary = report.summary;
    if report.documents.is_empty() && report.findings.is_empty() && report.fixed.is_empty() {
        return vec!["nothing was checked: no document was found".to_owned()];
    }
    let mut parts = tally(&report.changes);
    let changed = parts.len();
    let new = if report.is_compared() { "new " } else { "" };
    for (many, noun) in [(summary.error, "error"), (summary.warning, "warning"), (summary.note, "note")] {
        match many {
            0 => {}
            many => parts.push(counted(many, &format!("{new}{noun}"))),
        }
    }
    if parts.len() == changed {
        parts.push(if report.is_compared() { "nothing new".to_owned() } else { "nothing found".to_owned() });
    }
    if report.is_compared() {
        let fixed = summary.fixed;
        parts.push(if fixed == 0 { "nothing fixed".to_owned() } else { format!("{fixed} fixed") });
    }
    parts
}

/// "Judged as at 22 November 2026 against shared@2026-11, compared with main (0123456789)".
fn circumstances(report: &Report) -> String {
    let base = report.base.as_ref().map(|base| revision(base, escape::markdown));
    let baseline = report.baseline.as_ref().map(|used| format!("the report {}", escape::markdown(&used.file)));
    let with: Vec<String> = base.into_iter().chain(baseline).collect();
    let with = if with.is_empty() { String::new() } else { format!(", compared with {}", with.join(" and ")) };
    format!("Judged {}{with}", as_at(&report.today, &report.standards, escape::markdown))
}

/// The changes of some sections, under a heading for each section and document.
fn changes(
    report: &Report,
    wanted: impl Fn(Section) -> bool,
    budget: &mut ByteBudget,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut by_section: BTreeMap<Section, Vec<(&Comparison, Vec<&Change>)>> = BTreeMap::new();
    for comparison in &report.changes {
        for (section, changes) in sections(comparison).into_iter().filter(|(section, _)| wanted(*section)) {
            by_section.entry(section).or_default().push((comparison, changes));
        }
    }
    let documents = by_section.into_iter().flat_map(|(section, documents)| {
        documents.into_iter().map(move |(comparison, changes)| {
            let heading = capitalised(section.heading(comparison.relation));
            let name = escape::markdown(&comparison.new.name);
            let heading = format!("### {heading}: {name} ({})\n\n", changes.len());
            (heading, changes.iter().map(|change| entry(change, comparison)).collect())
        })
    });
    budget.write_lists(documents, out)
}

/// Findings by document, in full; those of one fact stand together. Nothing where there are none.
fn findings<'f>(
    heading: &str,
    findings: impl Iterator<Item = &'f Finding>,
    budget: &mut ByteBudget,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut by_document: BTreeMap<&str, Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        by_document.entry(&finding.document.path).or_default().push(finding);
    }
    let many: usize = by_document.values().map(Vec::len).sum();
    if many > 0 {
        writeln!(out, "### {heading} ({many})\n")?;
    }
    let documents = by_document.into_iter().map(|(path, findings)| {
        let id = findings.iter().find_map(|finding| finding.document.id.as_deref());
        let id = id.map(|id| format!(" ({})", escape::markdown(id))).unwrap_or_default();
        let heading = format!("**{}**{id}\n\n", escape::markdown(path));
        (heading, facts(findings, false).iter().flat_map(items).collect())
    });
    budget.write_lists(documents, out)
}

/// The findings of a fact, each as an item of a list: below a heading where they share one, else in full.
fn items(fact: &Fact<'_>) -> Vec<String> {
    if !fact.is_list() {
        return fact.findings.iter().map(|finding| full(finding)).collect();
    }
    let item = |finding: &&Finding| {
        let words = finding.line.as_ref().unwrap_or(&finding.message);
        let place = format!("{}, {}", place(finding), finding.rule);
        format!("  - {}, {}: {}\n", finding.severity.word(), escape::markdown(&place), escape::markdown(words))
    };
    let mut items: Vec<String> = fact.findings.iter().map(item).collect();
    let heading = escape::markdown(&capitalised(&fact.heading())).into_owned();
    if let Some(first) = items.first_mut() {
        first.insert_str(0, &format!("- **{}** {heading}\n", fact.severity().word()));
    }
    if let (Some(last), Some(help)) = (items.last_mut(), fact.help()) {
        last.push_str(&format!("  - *To go on:* {help}\n"));
    }
    items
}

/// A finding as an item of a list: what is wrong, where, who says so, what to do.
fn full(finding: &Finding) -> String {
    let mut text = format!("- **{}** {}\n", finding.severity.word(), escape::markdown(&capitalised(&finding.message)));
    let place = format!("{}, {}", place(finding), finding.rule);
    text.push_str(&format!("  - {}\n", escape::markdown(&place)));
    for (name, said) in [("Who says so", &finding.authority.says), ("To go on", &finding.help)] {
        if !said.is_empty() {
            text.push_str(&format!("  - *{name}:* {}\n", escape::markdown(said)));
        }
    }
    text
}

/// A finding in a line.
fn line(finding: &Finding) -> String {
    let place = match &finding.place.part {
        Some(part) => format!("{}, {part}", finding.document.path),
        None => format!("{}:{}", finding.document.path, finding.place.line),
    };
    let (place, message, rule) =
        (escape::markdown(&place), escape::markdown(&finding.message), escape::markdown(&finding.rule));
    format!("- {place}: {message} ({rule})\n")
}

/// Findings that nobody has to act on, behind a line that opens.
fn folded<'f>(
    what: &str,
    findings: impl Iterator<Item = &'f Finding>,
    budget: &mut ByteBudget,
    out: &mut dyn Write,
) -> io::Result<()> {
    let findings: Vec<&Finding> = findings.collect();
    let counted = match findings.len() {
        0 => return Ok(()),
        many => counted(many, "finding"),
    };
    writeln!(out, "<details><summary>{counted} {what}</summary>\n")?;
    budget.write_list(findings.into_iter().map(line), out)?;
    writeln!(out, "</details>\n")
}

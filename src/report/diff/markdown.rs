//! Changes for a pull request or a page: what is weaker first; wording and records folded away.

use std::io::{self, Write};

use super::sections::{Section, sections};
use super::{DiffReport, Pair, words};
use crate::change::{Change, Comparison, Effect};
use crate::report::byte_budget::ByteBudget;
use crate::report::capital::capitalised;
use crate::report::escape;

pub(super) fn write(report: &DiffReport, out: &mut dyn Write) -> io::Result<()> {
    let circumstances = words::circumstances(report, escape::markdown);
    match words::nothing_differs(report, escape::markdown) {
        Some(sentence) => writeln!(out, "{sentence} Compared {circumstances}.\n")?,
        None => writeln!(out, "**{}.** {}.\n", capitalised(&words::totals(report)), capitalised(&circumstances))?,
    }
    let mut budget = ByteBudget::new();
    for (documents, heading) in [(&report.removed, "Gone"), (&report.added, "New")] {
        if !documents.is_empty() {
            writeln!(out, "### {heading} ({})\n", documents.len())?;
            let lines = documents.iter().map(|document| format!("- {}\n", words::lone(document, escape::markdown)));
            budget.write_list(lines, out)?;
        }
    }
    for pair in report.pairs.iter().filter(|pair| !pair.comparison.is_silent()) {
        write_pair(pair, &mut budget, out)?;
    }
    if let Some((heading, courses)) = words::courses(report, escape::markdown) {
        writeln!(out, "### {}\n", capitalised(&heading))?;
        let courses = courses.into_iter().map(|words::Course { name, effects }| {
            let effects: String = effects.iter().map(|effect| format!("  - {}\n", capitalised(effect))).collect();
            format!("- {name}\n{effects}")
        });
        budget.write_list(courses, out)?;
    }
    for remark in words::remarks(report, escape::markdown) {
        writeln!(out, "{remark}\n")?;
    }
    Ok(())
}

fn write_pair(pair: &Pair, budget: &mut ByteBudget, out: &mut dyn Write) -> io::Result<()> {
    let comparison = &pair.comparison;
    let [old, new] = words::files(pair, escape::markdown);
    writeln!(out, "## {}\n", words::heading(comparison, escape::markdown))?;
    let [one, other] = words::labels(comparison, escape::markdown).map(|label| capitalised(&label));
    writeln!(out, "{one}: {old}. {other}: {new}.\n")?;
    if let Some(shared) = words::in_both(comparison, escape::markdown) {
        writeln!(out, "{shared}\n")?;
    }
    let (folded, open): (Vec<_>, Vec<_>) =
        sections(comparison).into_iter().partition(|(section, _)| section.is_folded());
    for (section, changes) in open {
        writeln!(out, "### {}\n", heading(section, comparison, changes.len()))?;
        budget.write_list(changes.iter().map(|change| entry(change, comparison)), out)?;
        let help = words::what_to_do(comparison).filter(|_| section.weakens());
        if let Some(help) = help {
            writeln!(out, "*To go on:* {help}.\n")?;
        }
    }
    if folded.is_empty() {
        return Ok(());
    }
    let headings: Vec<String> =
        folded.iter().map(|(section, changes)| heading(*section, comparison, changes.len())).collect();
    writeln!(out, "<details><summary>{}</summary>\n", headings.join(", "))?;
    for (section, changes) in folded {
        writeln!(out, "### {}\n", heading(section, comparison, changes.len()))?;
        budget.write_list(changes.iter().map(|change| entry(change, comparison)), out)?;
    }
    writeln!(out, "</details>\n")
}

fn heading(section: Section, comparison: &Comparison, changes: usize) -> String {
    let whose = words::whose(section, comparison, escape::markdown);
    format!("{} ({changes})", capitalised(&format!("{whose}{}", section.heading(comparison.relation))))
}

/// What is different for a course: "new error: names one trainer (shared/two-trainers, line 9)".
pub fn effect(effect: &Effect) -> String {
    words::effect(effect, escape::markdown)
}

/// One change as an item of a list.
pub fn entry(change: &Change, comparison: &Comparison) -> String {
    let relation = comparison.relation;
    let scope = if change.scope.is_empty() { String::new() } else { format!(" ({})", escape::markdown(&change.scope)) };
    let mut text =
        format!("- **{}**{scope}: {}\n", escape::markdown(&change.about), escape::markdown(&change.sentence));
    for items in words::items(&change.items, relation, escape::markdown) {
        text.push_str(&format!("  - {}\n", capitalised(&items)));
    }
    let marked = words::marked(&change.words, escape::markdown);
    let mut below: Vec<String> = if marked.is_empty() { Vec::new() } else { vec![marked] };
    for (label, side) in words::labels(comparison, escape::markdown).iter().zip([&change.old, &change.new]) {
        below.extend(words::side(change, side, &capitalised(label), relation, escape::markdown));
    }
    if let Some(signed) = words::signed(change, comparison, escape::markdown) {
        below.push(format!("*{}*", capitalised(&signed)));
    }
    below.extend(words::to_sign(change, comparison).iter().map(|entry| escape::markdown(entry).into_owned()));
    for line in below {
        text.push_str(&format!("  - {line}\n"));
    }
    text
}

//! Findings that are one fact together, a line each: a wall of equal paragraphs is read by nobody.

use std::io::{self, Write};

use super::page::{Page, place, with_tail};
use crate::finding::{Finding, Group};
use crate::report::escape;
use crate::report::facts::{About, Fact};
use crate::report::table::{padded, width};

/// What stands before a line of a block, and before its next lines.
const INDENT: &str = "    ";
const HANGING: &str = "      ";

/// Writes a fact as a heading, its lines and what to do about all of them.
pub(super) fn write(fact: &Fact<'_>, page: &mut Page, out: &mut dyn Write) -> io::Result<()> {
    let promise = fact.promised_at().map(|line| format!("line {line}"));
    let place = promise.or_else(|| fact.rule().map(str::to_owned));
    page.headline(fact.severity(), &fact.heading(), &place.unwrap_or_default(), out)?;
    match fact.about {
        About::Notes => notes(page, &fact.findings, out)?,
        About::Group(Group::Silent | Group::NotRecorded) => lines_once(page, fact, out)?,
        About::Group(_) | About::Itself => lines(page, fact, out)?,
    }
    page.once("why", fact.why().unwrap_or_default(), out)?;
    let authority = fact.authority().into_iter().chain(fact.told_by_commands()).collect::<Vec<_>>().join("; ");
    page.once("who says so", &authority, out)?;
    let help = fact.help().unwrap_or_default();
    if fact.is_about_a_promise() {
        page.line("what to do", help, out)?;
    } else {
        page.once("what to do", help, out)?;
    }
    Ok(())
}

/// Lines that would be the same in every document, each once a run; where they were said before, their names are enough.
fn lines_once(page: &mut Page, fact: &Fact<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (new, said): (Vec<&Finding>, Vec<&Finding>) =
        fact.findings.iter().partition(|finding| page.is_new(words(page, finding)));
    lines(page, &Fact { about: fact.about, findings: new }, out)?;
    let names: Vec<String> = said
        .iter()
        .filter_map(|finding| fact.name_of(finding))
        .map(|name| escape::console(name).into_owned())
        .collect();
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "{}", page.filled(&format!("as said above: {}", names.join(", ")), INDENT, HANGING))
}

fn lines(page: &Page, fact: &Fact<'_>, out: &mut dyn Write) -> io::Result<()> {
    let place = |finding: &Finding| if fact.has_lines() { place(finding) } else { String::new() };
    let widest = fact.findings.iter().map(|finding| width(&place(finding))).max().unwrap_or_default();
    let (before, indent) = match widest {
        0 => (INDENT.to_owned(), HANGING.to_owned()),
        _ => (format!("{INDENT}{{}}  "), format!("{INDENT}{}  ", " ".repeat(widest))),
    };
    for finding in &fact.findings {
        let before = before.replace("{}", &padded(&place(finding), widest));
        let words = escape::console(words(page, finding));
        let name = fact.name_of(finding).map(escape::console).unwrap_or_default();
        let parts = [name.as_ref(), &words].into_iter().filter(|part| !part.is_empty());
        // Of what waits for one promise some may matter more; of other lists the heading says how many.
        let is_milder = fact.is_about_a_promise() && finding.severity < fact.severity();
        let tail = if is_milder { format!("({})", finding.severity.word()) } else { String::new() };
        let text = with_tail(&parts.collect::<Vec<_>>().join(": "), &tail);
        let text = page.tail_dimmed(&page.filled(&text, &before, &indent), &tail);
        writeln!(out, "{}", if name.is_empty() { text } else { text.replacen(name.as_ref(), &page.bold(&name), 1) })?;
    }
    Ok(())
}

/// Notes with what to do about each; what is done about several in the same way is said below the last of them. Faults of
/// the source text are one line.
fn notes(page: &mut Page, findings: &[&Finding], out: &mut dyn Write) -> io::Result<()> {
    let (faults, mut findings): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|finding| matches!(finding.group, Some(Group::SourceFaults(_))));
    findings.sort_by_key(|finding| (&finding.rule, &finding.help, &finding.place));
    let all = findings.iter().chain(faults.first());
    let places = all.map(|finding| width(&place(finding))).max().unwrap_or_default();
    let indent = " ".repeat(INDENT.len() + places + 2);
    let before = |finding: &Finding| format!("{INDENT}{}  ", padded(&place(finding), places));
    let mut shown = findings.iter().peekable();
    while let Some(finding) = shown.next() {
        let is_last = shown.peek().is_none_or(|next| (&next.rule, &next.help) != (&finding.rule, &finding.help));
        let mut text = escape::console(words(page, finding)).into_owned();
        // A line that was written for the list says itself what to do.
        if is_last && finding.line.is_none() && page.is_new(&finding.help) {
            text.push_str(&format!(" \u{2192} {}", escape::console(&finding.help)));
        }
        let rule = if is_last { escape::console(&finding.rule) } else { "".into() };
        let filled = page.filled(&with_tail(&text, &rule), &before(finding), &indent);
        writeln!(out, "{}", page.tail_dimmed(&filled, &rule))?;
    }
    let Some(first) = faults.first() else { return Ok(()) };
    let Some(Group::SourceFaults(total)) = first.group else { return Ok(()) };
    let kinds: Vec<&str> = faults.iter().map(|finding| words(page, finding)).collect();
    let faults = if total == 1 { "fault" } else { "faults" };
    let text = format!("{total} {faults} recorded in the source text: {}", kinds.join(", "));
    writeln!(out, "{}", page.filled(&escape::console(&text), &before(first), &indent))
}

/// What a finding says as a line of a block.
fn words<'f>(page: &Page, finding: &'f Finding) -> &'f str {
    finding.line.as_ref().filter(|_| !page.all).unwrap_or(&finding.message)
}

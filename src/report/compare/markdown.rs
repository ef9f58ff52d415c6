//! Policies side by side as tables for a pull request or a web page.

use std::io::{self, Write};

use super::{CompareReport, cells, documents, topic, words};
use crate::compare::{Cell, GuidanceRow, Table};
use crate::model::words::{spoken, with_capital};
use crate::report::escape;

/// With more columns a table runs off the page.
const MOST_COLUMNS: usize = 6;

pub(super) fn write(report: &CompareReport, out: &mut dyn Write) -> io::Result<()> {
    let table = &report.table;
    writeln!(out, "**{}**\n", escape::markdown(&words::heading(report)))?;
    if let Some(asked) = &table.topic {
        topic::write_markdown(table, asked, out)?;
    } else if !table.columns.is_empty() {
        tables(table, out)?;
        timeline(table, out)?;
        lists(table, out)?;
    }
    for remark in words::remarks(report, escape::markdown) {
        writeln!(out, "{remark}\n")?;
    }
    Ok(())
}

fn tables(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let answers = table.rows.iter().map(|row| {
        let core = if row.is_core { " (core)" } else { "" };
        let theme = with_capital(row.theme.map_or("other", |theme| theme.word()));
        let title = format!("{theme}: {}{core}", escape::markdown(&row.title));
        (title, row.cells.iter().map(cell).collect())
    });
    grid(table, "Standard", &answers.collect::<Vec<_>>(), out)?;
    list("", &cells::legend(table), out)?;
    let details = table.details.iter().map(|detail| {
        let name = format!("{}: {}", with_capital(&spoken(&detail.standard)), spoken(&detail.name));
        let value = |value: &Option<_>| value.as_ref().map(|it| cells::value(it, escape::markdown)).unwrap_or_default();
        (escape::markdown(&name).into_owned(), detail.values.iter().map(|it| starred(&value(it))).collect())
    });
    heading("In numbers", !table.details.is_empty(), out)?;
    grid(table, "Detail", &details.collect::<Vec<_>>(), out)?;
    list("Positions that differ on purpose", &words::opposites(table, escape::markdown), out)?;
    let topics = table.levels.topics.iter().map(|row| {
        let cells = row.cells.iter().zip(&table.levels.schemes);
        let cells = cells.map(|(cell, scheme)| cells::taught(cell, scheme.state, escape::markdown));
        (escape::markdown(&row.title).into_owned(), cells.collect())
    });
    heading("Levels by topic", !table.levels.topics.is_empty(), out)?;
    grid(table, "Topic", &topics.collect::<Vec<_>>(), out)?;
    let known: Vec<&GuidanceRow> = table.guidance.iter().filter(|row| row.is_known).collect();
    let cited = known.iter().map(|row| {
        let cells = row.cells.iter().map(|list| documents::citations(list, escape::markdown));
        (documents::family(row, escape::markdown), cells.collect())
    });
    heading("Guidance cited", !known.is_empty(), out)?;
    grid(table, "Guidance", &cited.collect::<Vec<_>>(), out)
}

/// A star of our own, which Markdown must not read as emphasis.
fn starred(value: &str) -> String {
    value.strip_suffix(cells::STRONGEST).map_or_else(|| value.to_owned(), |value| format!("**{value}** (strongest)"))
}

/// The answer, the numbers and the section of a cell.
fn cell(cell: &Cell) -> String {
    let answer = cells::short(cell);
    let details = cell.details.iter().map(|detail| {
        let name = escape::markdown(&spoken(&detail.name)).into_owned();
        format!("{name}: {}", starred(&cells::value(detail, escape::markdown)))
    });
    let sections = words::sections(&cell.sections(), escape::markdown);
    let parts: Vec<String> = [answer].into_iter().chain(details).chain(sections).collect();
    parts.join("; ")
}

/// A row of a table: its label and its cells.
type Labelled = (String, Vec<String>);

/// Tables of a few columns each.
fn grid(table: &Table, label: &str, rows: &[Labelled], out: &mut dyn Write) -> io::Result<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let heads: Vec<String> = table.columns.iter().map(|column| documents::column(column, escape::markdown)).collect();
    for first in (0..heads.len()).step_by(MOST_COLUMNS) {
        let shown = first..heads.len().min(first + MOST_COLUMNS);
        writeln!(out, "| {label} | {} |", heads.get(shown.clone()).unwrap_or_default().join(" | "))?;
        writeln!(out, "|---|{}", "---|".repeat(shown.len()))?;
        for (name, cells) in rows {
            writeln!(out, "| {name} | {} |", cells.get(shown.clone()).unwrap_or_default().join(" | "))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

fn timeline(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "### Reviews\n\n| Document | Approved | Last event | Review due |\n|---|---|---|---|")?;
    for (column, dates) in table.columns.iter().zip(&table.timeline) {
        let name = documents::column(column, escape::markdown);
        let approved = documents::approved(dates, escape::markdown);
        let review = documents::review(dates, table.today, escape::markdown);
        writeln!(out, "| {name} | {approved} | {} | {review} |", documents::last_event(dates))?;
    }
    writeln!(out)
}

/// What is told of documents one by one.
fn lists(table: &Table, out: &mut dyn Write) -> io::Result<()> {
    let safe = escape::markdown;
    let own = words::by_column(table, &table.own, |own| own.column, |own| documents::own(own, safe), safe);
    let faults =
        words::by_column(table, &table.faults, |fault| fault.column, |fault| documents::fault(fault, safe), safe);
    let unknown =
        words::by_column(table, &table.cannot_tell, |it| it.column, |it| documents::cannot_tell(it, safe), safe);
    let joined = |groups: Vec<(String, Vec<String>)>| {
        groups.into_iter().map(|(name, said)| format!("**{name}**: {}", said.join("; "))).collect::<Vec<_>>()
    };
    list("Commitments of their own, which no standard covers and which are compared with nobody's", &joined(own), out)?;
    list("Faults of the source texts", &joined(faults), out)?;
    list("What this page cannot tell", &joined(unknown), out)
}

fn heading(title: &str, is_there: bool, out: &mut dyn Write) -> io::Result<()> {
    if is_there { writeln!(out, "### {title}\n") } else { Ok(()) }
}

fn list(title: &str, said: &[String], out: &mut dyn Write) -> io::Result<()> {
    heading(title, !said.is_empty() && !title.is_empty(), out)?;
    for text in said {
        writeln!(out, "- {text}")?;
    }
    if said.is_empty() { Ok(()) } else { writeln!(out) }
}

//! Policies side by side for a terminal: the answers, then what is measured, level by level, when each is due, what each
//! cites, and what nobody can tell.

use std::io::{self, Write};

use super::grid::{self, Line};
use super::{CompareReport, cells, documents, topic, words};
use crate::compare::{GuidanceRow, Table};
use crate::model::words::{spoken, with_capital};
use crate::report::table::{hanging, row};
use crate::report::{Look, escape};

pub(super) fn write(report: &CompareReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let table = &report.table;
    writeln!(out, "{}", look.styled(&textwrap::fill(&words::heading(report), look.width), "1"))?;
    if let Some(asked) = &table.topic {
        topic::write_human(table, asked, look, out)?;
    } else if !table.columns.is_empty() {
        let heads: Vec<String> = table.columns.iter().map(|column| documents::column(column, escape::line)).collect();
        grid::write(&heads, &answers(table), look, out)?;
        paragraphs("", &cells::legend(table), look, out)?;
        by_training(table, look, out)?;
        numbers(table, &heads, look, out)?;
        paragraphs("Positions that differ on purpose", &words::opposites(table, escape::line), look, out)?;
        levels(table, &heads, look, out)?;
        timeline(table, look, out)?;
        guidance(table, &heads, look, out)?;
        lists(table, look, out)?;
    }
    look.write_remarks(&words::remarks(report, escape::line), out)
}

fn answers(table: &Table) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut theme = None;
    for row in &table.rows {
        if theme.replace(row.theme) != Some(row.theme) {
            let name = row.theme.map_or("other", |theme| theme.word());
            lines.push(Line::Heading(with_capital(name)));
        }
        let core = if row.is_core { " (core)" } else { "" };
        let cells = row.cells.iter().map(|cell| escape::line(&cells::short(cell)).into_owned());
        lines.push(Line::Cells(format!("{}{core}", escape::line(&row.title)), cells.collect()));
    }
    lines
}

/// What is not the same for all training.
fn by_training(table: &Table, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let mut said = Vec::new();
    for row in &table.rows {
        for (at, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.scopes.is_empty()) {
            let scopes = cells::by_training(cell, escape::line);
            let name = words::name_of(table, at, escape::line);
            said.push(format!("{}, {name}: {}", escape::line(&spoken(&row.standard)), scopes.join("; ")));
        }
    }
    paragraphs(&format!("Not the same for all training ({})", cells::BY_TRAINING), &said, look, out)
}

fn numbers(table: &Table, heads: &[String], look: Look, out: &mut dyn Write) -> io::Result<()> {
    if table.details.is_empty() {
        return Ok(());
    }
    section("In numbers", look, out)?;
    let mut lines = Vec::new();
    let mut standard = None;
    for detail in &table.details {
        if standard.replace(&detail.standard) != Some(&detail.standard) {
            lines.push(Line::Heading(escape::line(&with_capital(&spoken(&detail.standard))).into_owned()));
        }
        let value =
            |value: &Option<_>| value.as_ref().map_or_else(|| "-".to_owned(), |it| cells::value(it, escape::line));
        let name = escape::line(&spoken(&detail.name)).into_owned();
        lines.push(Line::Cells(name, detail.values.iter().map(value).collect()));
    }
    grid::write(heads, &lines, look, out)?;
    let legend = format!(
        "{}: none is stronger, among values that can all be put in order. A position has no stronger side.",
        cells::STRONGEST
    );
    paragraphs("", &[legend], look, out)
}

fn levels(table: &Table, heads: &[String], look: Look, out: &mut dyn Write) -> io::Result<()> {
    if table.levels.topics.is_empty() {
        return Ok(());
    }
    section("Levels by topic", look, out)?;
    let mut lines = Vec::new();
    let mut theme = None;
    for row in &table.levels.topics {
        if theme.replace(&row.theme) != Some(&row.theme) {
            let name = row.theme.as_deref().map_or_else(|| "Other".to_owned(), |theme| with_capital(&spoken(theme)));
            lines.push(Line::Heading(escape::line(&name).into_owned()));
        }
        let cells = row.cells.iter().zip(&table.levels.schemes);
        let cells = cells.map(|(cell, scheme)| cells::taught(cell, scheme.state, escape::line));
        lines.push(Line::Cells(escape::line(&row.title).into_owned(), cells.collect()));
    }
    grid::write(heads, &lines, look, out)?;
    let legend = "Numbers are the levels whose own outcomes name the topic; in brackets those that reach it through a level that they include.";
    paragraphs("", &[legend.to_owned()], look, out)
}

fn timeline(table: &Table, look: Look, out: &mut dyn Write) -> io::Result<()> {
    section("Reviews", look, out)?;
    let heads = ["Approved", "Last event", "Review due"].map(str::to_owned);
    let lines = table.columns.iter().zip(&table.timeline).map(|(column, dates)| {
        let cells = [
            documents::approved(dates, escape::line),
            documents::last_event(dates),
            documents::review(dates, table.today, escape::line),
        ];
        Line::Cells(documents::column(column, escape::line), cells.to_vec())
    });
    grid::write(&heads, &lines.collect::<Vec<_>>(), look, out)
}

fn guidance(table: &Table, heads: &[String], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let (known, local): (Vec<_>, Vec<_>) = table.guidance.iter().partition(|row| row.is_known);
    if known.is_empty() {
        return Ok(());
    }
    section("Guidance cited", look, out)?;
    let cited = |list: &Vec<_>| if list.is_empty() { "-".to_owned() } else { documents::citations(list, escape::line) };
    let line =
        |row: &&GuidanceRow| Line::Cells(documents::family(row, escape::line), row.cells.iter().map(cited).collect());
    grid::write(heads, &known.iter().map(line).collect::<Vec<_>>(), look, out)?;
    let count = local.len();
    let more = (count > 0)
        .then(|| format!("And {count} that no catalogue knows, most of them local; --format json lists them."));
    paragraphs("", &more.into_iter().collect::<Vec<_>>(), look, out)
}

/// What is told of documents one by one.
fn lists(table: &Table, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let own =
        words::by_column(table, &table.own, |own| own.column, |own| documents::own(own, escape::line), escape::line);
    let faults =
        words::by_column(table, &table.faults, |it| it.column, |it| documents::fault(it, escape::line), escape::line);
    let unknown = words::by_column(
        table,
        &table.cannot_tell,
        |it| it.column,
        |it| documents::cannot_tell(it, escape::line),
        escape::line,
    );
    let own: Vec<String> = own.into_iter().map(|(name, said)| format!("{name}: {}", said.join("; "))).collect();
    paragraphs(
        "Commitments of their own, which no standard covers and which are compared with nobody's",
        &own,
        look,
        out,
    )?;
    named("Faults of the source texts", &faults, look, out)?;
    named("What this page cannot tell", &unknown, look, out)
}

fn section(title: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{}", look.styled(&textwrap::fill(title, look.width), "1"))
}

/// Paragraphs under a title; nothing where there are none.
fn paragraphs(title: &str, said: &[String], look: Look, out: &mut dyn Write) -> io::Result<()> {
    if said.is_empty() {
        return Ok(());
    }
    if title.is_empty() {
        writeln!(out)?;
    } else {
        section(title, look, out)?;
    }
    for text in said {
        writeln!(out, "{}", hanging(text, look.width, 2))?;
    }
    Ok(())
}

/// Lists under the names of documents.
fn named(title: &str, groups: &[(String, Vec<String>)], look: Look, out: &mut dyn Write) -> io::Result<()> {
    if groups.is_empty() {
        return Ok(());
    }
    section(title, look, out)?;
    for (name, said) in groups {
        for line in row(&[(name, look.width.saturating_sub(2))]) {
            writeln!(out, "  {line}")?;
        }
        for text in said {
            writeln!(out, "{}", hanging(text, look.width, 4))?;
        }
    }
    Ok(())
}

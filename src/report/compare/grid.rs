//! A table for a terminal: as many columns side by side as there is room for, the others in further blocks below. No word
//! is cut unless it is longer than the terminal is wide.

use std::io::{self, Write};
use std::ops::Range;

use crate::report::Look;
use crate::report::table::{row, width};

/// Columns narrower than this are hard to read.
const NARROWEST: usize = 12;

/// Wider columns leave room for too few.
const WIDEST: usize = 26;

/// How far the table stands from the edge.
const INDENT: usize = 2;

/// A line of a table.
pub(super) enum Line {
    /// What the lines below it are about.
    Heading(String),
    /// A label, and a cell for each column.
    Cells(String, Vec<String>),
}

/// Writes a table with these heads.
pub(super) fn write(heads: &[String], lines: &[Line], look: Look, out: &mut dyn Write) -> io::Result<()> {
    let room = look.width.saturating_sub(INDENT);
    let labels =
        || lines.iter().filter_map(|line| if let Line::Cells(label, _) = line { Some(label.as_str()) } else { None });
    let label = fitting(labels(), NARROWEST, (room * 2 / 5).min(44)).min(room / 2);
    let left = room.saturating_sub(label + 2);
    let cells = lines.iter().filter_map(|line| if let Line::Cells(_, cells) = line { Some(cells) } else { None });
    let cells = || cells.clone().flatten().chain(heads).map(String::as_str);
    let least = longest_word(cells()).max(NARROWEST).min(left);
    let many = ((left + 2) / (least + 2)).clamp(1, heads.len().max(1));
    // What room is left over is shared out.
    let cell = fitting(cells(), NARROWEST, WIDEST).min(((left + 2) / many).saturating_sub(2)).max(least);
    for first in (0..heads.len()).step_by(many) {
        let shown = first..heads.len().min(first + many);
        write_block(heads, lines, &shown, (label, cell), look, out)?;
    }
    Ok(())
}

fn write_block(
    heads: &[String],
    lines: &[Line],
    shown: &Range<usize>,
    (label, cell): (usize, usize),
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = |cells: &[String], first: &str| {
        let cells = cells.get(shown.clone()).unwrap_or_default();
        let cells = cells.iter().map(|text| (text.as_str(), cell));
        row(&[(first, label)].into_iter().chain(cells).collect::<Vec<_>>())
    };
    let indent = " ".repeat(INDENT);
    writeln!(out)?;
    for line in columns(heads, "") {
        writeln!(out, "{}", look.styled(format!("{indent}{line}").trim_end(), "1"))?;
    }
    for line in lines {
        match line {
            Line::Heading(text) => {
                for line in row(&[(text, look.width.saturating_sub(INDENT))]) {
                    writeln!(out, "{}", look.styled(&format!("{indent}{line}"), "1;36"))?;
                }
            }
            Line::Cells(first, cells) => {
                for line in columns(cells, first) {
                    writeln!(out, "{}", format!("{indent}{line}").trim_end())?;
                }
            }
        }
    }
    Ok(())
}

/// A width in which these texts fit: at least their longest word, and no more than all of the longest.
fn fitting<'t>(texts: impl Iterator<Item = &'t str> + Clone, least: usize, most: usize) -> usize {
    let whole = texts.clone().map(width).max().unwrap_or_default();
    whole.clamp(least, most.max(least)).max(longest_word(texts))
}

fn longest_word<'t>(texts: impl Iterator<Item = &'t str>) -> usize {
    texts.flat_map(str::split_whitespace).map(width).max().unwrap_or_default()
}

//! The summary for a terminal.

use std::io::{self, Write};

use super::card::{Card, Cards, rests_on};
use super::matter::State;
use super::{SummaryReport, counts};
use crate::model::words::spoken;
use crate::report::table::{padded, width};
use crate::report::{Look, escape};

/// What stands before what is said of a thing.
const INDENT: usize = 4;

pub(super) fn write(report: &SummaryReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let cards = Cards::of(report);
    writeln!(out, "{}", look.styled(&textwrap::fill(&cards.lead, look.width), "1"))?;
    for (number, card) in (1..).zip(&cards.cards) {
        writeln!(out)?;
        write_card(number, card, look, out)?;
    }
    if let Some(more) = &cards.more {
        let more = format!("{more}. paramount check lists what was found, paramount due the dates.");
        writeln!(out, "\n{}", textwrap::fill(&more, look.width))?;
    }
    writeln!(out, "\n{}", look.styled("IN NUMBERS", "1"))?;
    for (name, text) in counts(report) {
        write_line(name, &text, look, out)?;
    }
    let mut remarks = cards.remarks(report, escape::line);
    remarks.push(rests_on(report, escape::line));
    look.write_remarks(&remarks, out)
}

fn write_card(number: usize, card: &Card, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let style = match card.state {
        State::Overdue | State::Error => "1;31",
        State::DueSoon | State::Warning => "1;33",
    };
    let state = spoken(card.state.word());
    let title = escape::line(&card.title);
    let title =
        if title.ends_with(&state) { format!("{number}.  {title}") } else { format!("{number}.  {title} ({state})") };
    let options = textwrap::Options::new(look.width).subsequent_indent("    ");
    for line in textwrap::wrap(&title, options) {
        writeln!(out, "{}", look.styled(&line, style))?;
    }
    if let Some(says) = &card.says {
        let options = textwrap::Options::new(look.width).initial_indent("    ").subsequent_indent("    ");
        writeln!(out, "{}", textwrap::fill(&escape::line(says), options))?;
    }
    for (name, text) in &card.lines {
        write_line(&name.to_lowercase(), text, look, out)?;
    }
    Ok(())
}

/// A name and what is said under it.
fn write_line(name: &str, text: &str, look: Look, out: &mut dyn Write) -> io::Result<()> {
    const NAMES: usize = 13;
    let before = format!("{}{}", " ".repeat(INDENT), padded(name, NAMES));
    let after = " ".repeat(width(&before));
    let options = textwrap::Options::new(look.width).initial_indent(&after).subsequent_indent(&after);
    let text = textwrap::fill(&escape::line(text), options);
    let text = text.get(after.len()..).unwrap_or_default();
    writeln!(out, "{}{text}", look.styled(&before, "2"))
}

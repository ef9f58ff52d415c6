//! The summary for a web page: an issue, a pull request, a wiki.

use std::io::{self, Write};

use super::card::{Cards, rests_on};
use super::{SummaryReport, counts};
use crate::model::words::{spoken, with_capital};
use crate::report::escape;

pub(super) fn write(report: &SummaryReport, out: &mut dyn Write) -> io::Result<()> {
    let cards = Cards::of(report);
    writeln!(out, "**{}**\n", cards.lead)?;
    for (number, card) in (1..).zip(&cards.cards) {
        let state = spoken(card.state.word());
        let state = if card.title.ends_with(&state) { String::new() } else { format!(" ({state})") };
        writeln!(out, "{number}. **{}**{state}", escape::markdown(&card.title))?;
        if let Some(says) = &card.says {
            writeln!(out, "   - {}", escape::markdown(says))?;
        }
        for (name, text) in &card.lines {
            writeln!(out, "   - *{name}:* {}", escape::markdown(text))?;
        }
        writeln!(out)?;
    }
    if let Some(more) = &cards.more {
        writeln!(out, "{more}. `paramount check` lists what was found, `paramount due` the dates.\n")?;
    }
    for (name, text) in counts(report) {
        writeln!(out, "- *{}:* {text}", with_capital(name))?;
    }
    writeln!(out)?;
    for remark in cards.remarks(report, escape::markdown) {
        writeln!(out, "{remark}\n")?;
    }
    writeln!(out, "{}", rests_on(report, escape::markdown))
}

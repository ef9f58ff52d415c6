//! A page about the format or a command, and the list of these pages.

use std::io::{self, Write};

use serde_json::json;

use super::page::plain;
use crate::commands::Console;
use crate::explain::ExplainFormat;
use crate::help::{self, Topic};
use crate::report;

/// Prints one.
pub(super) fn print(topic: &Topic, format: ExplainFormat, console: &mut Console<'_>) -> io::Result<()> {
    let out = &mut console.out;
    match format {
        ExplainFormat::Human => {
            writeln!(out, "{}   {}\n\n{}", topic.name, topic.summary(), plain(topic.text(), console.look))
        }
        ExplainFormat::Markdown => writeln!(out, "{}", topic.page.trim_end()),
        ExplainFormat::Json => report::write_json(&to_json(topic), out),
    }
}

/// A topic as data.
pub(super) fn to_json(topic: &Topic) -> serde_json::Value {
    json!({"topic": topic.name, "summary": topic.summary(), "also": topic.also, "page": topic.page})
}

/// Lists all of them under their headings.
pub(super) fn list(out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "TOPICS: how documents are written, and how commands are used")?;
    let width = help::topics().map(|topic| topic.name.len()).max().unwrap_or_default();
    for (heading, topics) in help::TOPICS {
        writeln!(out, "\n  {heading}")?;
        for topic in *topics {
            writeln!(out, "    {:width$}  {}", topic.name, topic.summary())?;
        }
    }
    Ok(())
}

//! The calendar as a table for a web page: an issue, a pull request, a wiki.

use std::io::{self, Write};

use super::{DueReport, GroupBy, words};
use crate::due::Entry;
use crate::model::Date;
use crate::report::escape;

pub(super) fn write(report: &DueReport, out: &mut dyn Write) -> io::Result<()> {
    let by = report.by;
    let calendar = &report.calendar;
    let today = Date::day(calendar.today).in_words();
    writeln!(out, "**Review calendar as at {today}:** {}\n", words::totals(calendar))?;
    match by {
        GroupBy::Urgency => table(report, &calendar.entries.iter().collect::<Vec<_>>(), out)?,
        GroupBy::Owner => {
            for group in words::groups(calendar, by) {
                writeln!(out, "### {}\n", group.heading.text(escape::markdown))?;
                table(report, &group.entries, out)?;
            }
        }
    }
    for remark in words::remarks(report, escape::markdown) {
        writeln!(out, "{remark}\n")?;
    }
    Ok(())
}

fn table(report: &DueReport, entries: &[&Entry], out: &mut dyn Write) -> io::Result<()> {
    if entries.is_empty() {
        return Ok(());
    }
    writeln!(out, "| Status | Document | What | Date | How far | Who | Notes | Where |")?;
    writeln!(out, "|---|---|---|---|---|---|---|---|")?;
    for entry in entries {
        let place = format!("{}:{}", entry.document.path, entry.document.line);
        let cells = [
            words::status(entry.status).to_owned(),
            escape::markdown(&entry.name).into_owned(),
            escape::markdown(&entry.what).into_owned(),
            words::date(entry),
            words::distance(entry, report.calendar.today),
            entry.owner.name().map_or_else(|| words::NOBODY.to_owned(), |name| escape::markdown(name).into_owned()),
            notes(entry),
            escape::markdown(&place).into_owned(),
        ];
        writeln!(out, "| {} |", cells.join(" | "))?;
    }
    writeln!(out)
}

fn notes(entry: &Entry) -> String {
    let says = entry.says.as_deref().map(|says| escape::markdown(says).into_owned());
    let notes = words::why_undated(entry, escape::markdown).into_iter().chain(words::details(entry, escape::markdown));
    notes.chain(says).collect::<Vec<_>>().join("; ")
}

//! The calendar for a terminal: a picture of the years, then what has to be done, most urgent first.

use std::io::{self, Write};

use super::{DueReport, GroupBy, timeline, words};
use crate::due::{Entry, Status};
use crate::model::Date;
use crate::report::table::{self, row, width};
use crate::report::{Look, escape};

/// Below this an owner's name would be broken into too many lines, and stands under the entry instead.
const NARROWEST_OWNER: usize = 18;

pub(super) fn write(report: &DueReport, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let by = report.by;
    let calendar = &report.calendar;
    let today = Date::day(calendar.today).in_words();
    let heading = format!("as at {today}: {}", words::totals(calendar));
    writeln!(out, "{}", look.styled(&heading, "1"))?;
    let picture = timeline::lines(calendar, look);
    if !picture.is_empty() {
        writeln!(out)?;
    }
    for line in picture {
        writeln!(out, "{line}")?;
    }
    let page = Page { report, look, by, columns: Columns::of(&calendar.entries, look.width, by) };
    for group in words::groups(calendar, by) {
        let status = group.entries.first().map_or(Status::Undated, |entry| entry.status);
        let style = if by == GroupBy::Owner { "1" } else { heading_style(status) };
        writeln!(out, "\n{}", look.styled(&group.heading.text(escape::line), style))?;
        for entry in group.entries {
            page.entry(entry, out)?;
        }
    }
    look.write_remarks(&words::remarks(report, escape::line), out)
}

fn heading_style(status: Status) -> &'static str {
    match status {
        Status::Overdue => "1;31",
        Status::DueSoon => "1;33",
        Status::Later => "1",
        Status::Undated => "1;36",
    }
}

/// The widths of the columns. `owner` is `None` where there is no room beside the rest.
struct Columns {
    name: usize,
    what: usize,
    date: usize,
    distance: usize,
    owner: Option<usize>,
}

impl Columns {
    fn of(entries: &[Entry], room: usize, by: GroupBy) -> Self {
        let widest = |text: &dyn Fn(&Entry) -> usize, least: usize, most: usize| {
            entries.iter().map(text).max().unwrap_or_default().clamp(least, most)
        };
        let name = widest(&|entry| width(&escape::line(&entry.name)), 4, room / 6);
        // "10 years 10 months" and "30 Apr 2020"; an entry without a date says why in their place.
        let (date, distance) = (11, 18);
        let fixed = name + date + distance + 2 * 4;
        let what = widest(&|entry| width(&escape::line(&entry.what)), 8, 26).min(room.saturating_sub(fixed)).max(8);
        let left = room.saturating_sub(fixed + what + 2);
        let owner = match by {
            GroupBy::Owner => (left >= 8).then_some(8),
            GroupBy::Urgency => (left >= NARROWEST_OWNER).then_some(left.min(48)),
        };
        Self { name, what, date, distance, owner }
    }

    /// From the second column to the end of the fourth.
    fn middle(&self) -> usize {
        self.what + self.date + self.distance + 2 * 2
    }
}

struct Page<'r> {
    report: &'r DueReport,
    look: Look,
    by: GroupBy,
    columns: Columns,
}

impl Page<'_> {
    fn entry(&self, entry: &Entry, out: &mut dyn Write) -> io::Result<()> {
        let columns = &self.columns;
        let last = match self.by {
            GroupBy::Urgency => {
                entry.owner.name().map_or_else(|| words::NOBODY.to_owned(), |name| escape::line(name).into_owned())
            }
            GroupBy::Owner => words::status(entry.status).to_owned(),
        };
        let mut details = words::details(entry, escape::line);
        if columns.owner.is_none() {
            details.insert(0, last.clone());
        }
        let details = details.join("; ");
        let (name, what) = (escape::line(&entry.name), escape::line(&entry.what));
        let mut middle = self.middle(entry, &what);
        let head = middle.len();
        if !details.is_empty() {
            middle.extend(row(&[(&details, columns.middle())]));
        }
        let names = row(&[(&name, columns.name)]);
        let owners = columns.owner.map(|room| row(&[(&last, room)])).unwrap_or_default();
        for index in 0..middle.len().max(names.len()).max(owners.len()) {
            let name = table::padded(line_of(&names, index), columns.name);
            let text = line_of(&middle, index);
            let gap = " ".repeat(columns.middle().saturating_sub(width(text)));
            // What explains an entry steps back behind it.
            let shown = if index < head || text.is_empty() { text.to_owned() } else { self.look.styled(text, "2") };
            let line = format!("  {name}  {shown}{gap}  {}", line_of(&owners, index));
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }

    fn middle(&self, entry: &Entry, what: &str) -> Vec<String> {
        let columns = &self.columns;
        if let Some(reason) = words::why_undated(entry, escape::line) {
            return row(&[(what, columns.what), (&reason, columns.date + columns.distance + 2)]);
        }
        let today = self.report.calendar.today;
        let distance = words::distance(entry, today);
        row(&[(what, columns.what), (&words::date(entry), columns.date), (&distance, columns.distance)])
    }
}

fn line_of(lines: &[String], index: usize) -> &str {
    lines.get(index).map_or("", String::as_str)
}

//! The calendar for calendars: iCalendar, RFC 5545. One all-day event a date, on its last day, with an alarm; what has no
//! date has no event.
//!
//! Written by hand, because it takes fewer lines than making a library deterministic: the usual one gives alarms a
//! random name and the time of day, and folds some lines at 76 octets.

use std::io::{self, Write};

use jiff::civil::Date as Day;

use super::words;
use crate::due::{Calendar, Entry};
use crate::report::escape;

/// How many days before the last day an alarm comes: time for a group that meets every month to meet once more.
const ALARM_DAYS: u32 = 42;

/// How long a line may be, in octets, without its line end (RFC 5545, section 3.1).
const MOST_OCTETS: usize = 75;

pub(super) fn write(calendar: &Calendar, out: &mut dyn Write) -> io::Result<()> {
    let mut lines = Lines { out };
    lines.add("BEGIN:VCALENDAR")?;
    lines.add("VERSION:2.0")?;
    lines.add("PRODID:-//paramount//review calendar//EN")?;
    lines.add("CALSCALE:GREGORIAN")?;
    lines.add("X-WR-CALNAME:Review calendar")?;
    for entry in &calendar.entries {
        if let Some(last_day) = entry.last_day() {
            event(entry, last_day, calendar.today, &mut lines)?;
        }
    }
    lines.add("END:VCALENDAR")
}

fn event(entry: &Entry, last_day: Day, today: Day, lines: &mut Lines<'_>) -> io::Result<()> {
    // A name that ends in a colon must not make a runner's mark of the one behind it.
    let summary = text(&escape::line(&format!("{}: {}", entry.name, entry.what)));
    let document = entry.document.id.as_deref().unwrap_or(&entry.document.path);
    lines.add("BEGIN:VEVENT")?;
    lines.add(&format!("UID:{}@paramount", entry.uid))?;
    // The day of the run and not the time: the same documents on the same day give the same bytes.
    lines.add(&format!("DTSTAMP:{}T000000Z", basic(today)))?;
    lines.add(&format!("DTSTART;VALUE=DATE:{}", basic(last_day)))?;
    lines.add(&format!("SUMMARY:{summary}"))?;
    lines.add(&format!("DESCRIPTION:{}", text(&description(entry, last_day))))?;
    lines.add(&format!("CATEGORIES:{},{}", text(entry.kind.word()), text(&escape::line(document))))?;
    // A deadline takes no time out of anybody's day.
    lines.add("TRANSP:TRANSPARENT")?;
    lines.add("BEGIN:VALARM")?;
    lines.add("ACTION:DISPLAY")?;
    lines.add(&format!("DESCRIPTION:{summary}"))?;
    lines.add(&format!("TRIGGER:-P{ALARM_DAYS}D"))?;
    lines.add("END:VALARM")?;
    lines.add("END:VEVENT")
}

/// What does not change from day to day: no "8 days left" in an event that people look at next week.
fn description(entry: &Entry, last_day: Day) -> String {
    let safe: words::Safe = escape::line;
    let owner = entry.owner.name().map_or(words::NOBODY.into(), safe);
    let mut lines =
        vec![format!("Last day: {}", crate::model::Date::day(last_day).in_words()), format!("Who: {owner}")];
    lines.extend(entry.says.as_deref().map(|says| safe(says).into_owned()));
    lines.extend(words::details(entry, safe));
    lines.push(format!("{}:{}", safe(&entry.document.path), entry.document.line));
    lines.join("\n")
}

/// A value of type TEXT (RFC 5545, section 3.3.11).
fn text(value: &str) -> String {
    value.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,").replace('\n', "\\n")
}

/// A day without hyphens: 20261130.
fn basic(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

struct Lines<'o> {
    out: &'o mut dyn Write,
}

impl Lines<'_> {
    /// Writes a line, folded where it is too long, never inside a character.
    fn add(&mut self, line: &str) -> io::Result<()> {
        let mut rest = line;
        let mut room = MOST_OCTETS;
        while rest.len() > room {
            let end = (0..=room).rev().find(|&end| rest.is_char_boundary(end)).unwrap_or(room);
            let (first, others) = rest.split_at(end);
            write!(self.out, "{first}\r\n ")?;
            rest = others;
            // The space that continues a line is one of its octets.
            room = MOST_OCTETS - 1;
        }
        write!(self.out, "{rest}\r\n")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn lines_fold_at_75_octets_and_unfold(line in "[a-z \u{e9}\u{20ac}\u{1f600}]{0,300}") {
            let mut bytes = Vec::new();
            Lines { out: &mut bytes }.add(&line).expect("memory takes it");
            let folded = String::from_utf8(bytes).expect("no character is cut in two");
            prop_assert!(folded.split("\r\n").all(|line| line.len() <= MOST_OCTETS));
            prop_assert_eq!(folded.replace("\r\n ", ""), format!("{line}\r\n"));
        }
    }
}

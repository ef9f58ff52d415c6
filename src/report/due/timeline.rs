//! The calendar as a picture: a line a document along an axis of years, drawn with plain characters.

use jiff::civil::Date as Day;

use crate::due::{Calendar, Entry, Status};
use crate::model::date::days_between;
use crate::report::{Look, escape, table};

/// How many documents the picture shows; the list below it has them all.
const MOST_LINES: usize = 15;

/// How far the axis reaches back and ahead, in years. What lies beyond stands at its ends.
const YEARS_BACK: i16 = 12;
const YEARS_AHEAD: i16 = 6;

/// With fewer columns a year would be too small to see.
const FEWEST_COLUMNS: usize = 36;

/// The lines of the picture; none where there is no date to draw or no room.
pub(super) fn lines(calendar: &Calendar, look: Look) -> Vec<String> {
    let documents = by_document(calendar);
    let shown = || documents.iter().take(MOST_LINES);
    let names = shown().filter_map(|entries| entries.first()).map(|entry| table::width(&escape::line(&entry.name)));
    let label = names.max().unwrap_or_default().min(look.width / 4);
    let columns = look.width.saturating_sub(label + 4);
    let days: Vec<Day> = calendar.entries.iter().filter_map(Entry::last_day).collect();
    if days.is_empty() || columns < FEWEST_COLUMNS {
        return Vec::new();
    }
    let axis = Axis::new(&days, calendar.today, columns);
    let indent = " ".repeat(label + 4);
    let mut lines = vec![format!("{indent}{}", axis.years()).trim_end().to_owned()];
    for entries in shown() {
        let Some(first) = entries.first() else { continue };
        let name = table::padded(&table::cut(&escape::line(&first.name), label), label);
        let drawn = axis.draw(entries, look);
        lines.push(format!("  {name}  {drawn}").trim_end().to_owned());
    }
    if documents.len() > MOST_LINES {
        lines.push(format!("  and {} more, below", documents.len() - MOST_LINES));
    }
    lines.push(look.styled(&format!("{indent}x overdue   o to come   | today   ? no date"), "2"));
    lines
}

/// The entries of each document together, the most urgent document first.
fn by_document(calendar: &Calendar) -> Vec<Vec<&Entry>> {
    let mut documents: Vec<Vec<&Entry>> = Vec::new();
    let mut index = std::collections::HashMap::new();
    for entry in &calendar.entries {
        let at = *index.entry(&entry.document.path).or_insert(documents.len());
        match documents.get_mut(at) {
            Some(entries) => entries.push(entry),
            None => documents.push(vec![entry]),
        }
    }
    documents
}

/// Years to columns.
struct Axis {
    first: Day,
    days: i32,
    columns: usize,
    today: usize,
}

impl Axis {
    fn new(days: &[Day], today: Day, columns: usize) -> Self {
        let bounds = |year: i16| year.clamp(today.year() - YEARS_BACK, today.year() + YEARS_AHEAD).clamp(1, 9999);
        let years = || days.iter().map(|day| day.year()).chain([today.year()]);
        let first_year = bounds(years().min().unwrap_or(today.year()));
        // A year of what is to come is always in sight, though there may be nothing in it.
        let last_year = bounds(years().max().unwrap_or(today.year()).max(today.year() + 1));
        let first = Day::new(first_year, 1, 1).unwrap_or(today);
        let last = Day::new(last_year, 12, 31).unwrap_or(today);
        let mut axis = Self { first, days: days_between(first, last).max(1), columns, today: 0 };
        axis.today = axis.column(today);
        axis
    }

    fn column(&self, day: Day) -> usize {
        let days = usize::try_from(days_between(self.first, day).clamp(0, self.days)).unwrap_or_default();
        let whole = usize::try_from(self.days).unwrap_or(1).max(1);
        days * (self.columns - 1) / whole
    }

    /// Every year, or every second, fifth or later one, at the place where it begins.
    fn years(&self) -> String {
        const WIDTH: usize = 6;
        let count = usize::try_from(self.days / 365).unwrap_or_default().max(1);
        let fits = |step: &usize| count.div_ceil(*step) * WIDTH <= self.columns;
        let step = [1, 2, 5, 10].into_iter().find(fits).unwrap_or(20);
        let mut line = String::new();
        for year in (self.first.year()..).take(count + 1).step_by(step) {
            let column = Day::new(year, 1, 1).map_or(self.columns, |day| self.column(day));
            if column + 4 <= self.columns && column >= line.len() {
                line.push_str(&" ".repeat(column - line.len()));
                line.push_str(&format!("{year:04} "));
            }
        }
        line
    }

    /// A document's line: what is overdue with how long it has been so, today, what is to come.
    fn draw(&self, entries: &[&Entry], look: Look) -> String {
        let mut cells = vec![' '; self.columns];
        let mut put = |column: usize, mark: char| {
            if let Some(cell) = cells.get_mut(column) {
                *cell = mark;
            }
        };
        let overdue =
            || entries.iter().filter(|entry| entry.status == Status::Overdue).filter_map(|entry| entry.last_day());
        if let Some(earliest) = overdue().min() {
            (self.column(earliest)..self.today).for_each(|column| put(column, '-'));
        }
        let undated = entries.iter().all(|entry| entry.status == Status::Undated);
        put(self.today, if undated { '?' } else { '|' });
        for entry in entries {
            match (entry.status, entry.last_day()) {
                (Status::Overdue, Some(day)) => put(self.column(day), 'x'),
                (Status::DueSoon | Status::Later, Some(day)) => {
                    let column = self.column(day);
                    // Today's own column says that today is there; the next one is near enough.
                    put(if column == self.today { column + 1 } else { column }, 'o');
                }
                _ => {}
            }
        }
        let styled = |(is_late, run): (bool, String)| if is_late { look.styled(&run, "31") } else { run };
        runs(&cells).into_iter().map(styled).collect()
    }
}

/// Neighbouring cells of one colour.
fn runs(cells: &[char]) -> Vec<(bool, String)> {
    let late = |cell: &char| matches!(cell, '-' | 'x');
    cells.chunk_by(|one, other| late(one) == late(other)).map(|run| (late(&run[0]), run.iter().collect())).collect()
}

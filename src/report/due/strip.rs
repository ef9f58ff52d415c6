//! The year ahead as a strip: a row for everybody who has to act, a column a month, with what is overdue before it, and what
//! is further away or has no date after it.

use jiff::civil::Date as Day;
use jiff::{Span, ToSpan};
use maud::{Markup, html};

use super::GroupBy;
use super::html::{address, mark};
use super::words::{self, Group, Heading};
use crate::due::{Calendar, Entry, Status};
use crate::report::capital::capitalised;
use crate::report::html::{Mark, hidden};

/// How many months the strip shows.
const MONTHS: i16 = 12;

/// A column of the strip.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Overdue,
    Month(Day),
    Later,
    Undated,
}

/// The strip with what its pictures mean; `None` where there is nothing to show.
pub(super) fn draw(calendar: &Calendar) -> Option<Markup> {
    let groups = words::groups(calendar, GroupBy::Owner);
    let columns = columns(calendar.today);
    (!groups.is_empty()).then(|| {
        html! {
            (legend())
            table.strip role="table" {
                caption { "Each mark is a date, and leads to what is to be done" }
                thead role="rowgroup" {
                    tr role="row" {
                        th.who scope="col" role="columnheader" { "Who" }
                        @for column in &columns { (column.heading(calendar.today)) }
                    }
                }
                tbody role="rowgroup" {
                    @for group in &groups { (row(group, &columns)) }
                }
            }
        }
    })
}

/// What is overdue, the months from this one on, and what cannot be shown in them.
fn columns(today: Day) -> Vec<Column> {
    let month = |number: i16| today.first_of_month().checked_add(Span::new().months(number)).ok();
    let months = (0..MONTHS).filter_map(month).map(Column::Month);
    [Column::Overdue].into_iter().chain(months).chain([Column::Later, Column::Undated]).collect()
}

impl Column {
    /// The column that an entry stands in.
    fn of(entry: &Entry, today: Day) -> Self {
        match (entry.status, entry.last_day()) {
            (Status::Overdue, _) => Self::Overdue,
            (Status::Undated, _) | (_, None) => Self::Undated,
            (_, Some(day)) => {
                let end = today.first_of_month().checked_add(i32::from(MONTHS).months());
                if end.is_ok_and(|end| day >= end) { Self::Later } else { Self::Month(day.first_of_month()) }
            }
        }
    }

    /// Its name: "Overdue", "Nov 2026".
    fn name(self) -> String {
        match self {
            Self::Overdue => "Overdue".to_owned(),
            Self::Month(day) => day.strftime("%b %Y").to_string(),
            Self::Later => "Later".to_owned(),
            Self::Undated => "No date".to_owned(),
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Month(_) => "month",
            Self::Later => "later",
            Self::Undated => "undated",
        }
    }

    /// Its head. The year is shown where one begins, and read out everywhere.
    fn heading(self, today: Day) -> Markup {
        let Self::Month(day) = self else {
            return html! { th class=(self.class()) scope="col" role="columnheader" { (self.name()) } };
        };
        let is_now = day == today.first_of_month();
        let year = if is_now || day.month() == 1 { "year" } else { "hidden" };
        html! {
            th class={ (self.class()) @if is_now { " now" } } scope="col" role="columnheader" {
                (day.strftime("%b").to_string()) " " span class=(year) { (day.year()) }
                @if is_now { (hidden(", this month")) }
            }
        }
    }

    /// Whether a date says more than its column.
    fn shows_dates(self) -> bool {
        matches!(self, Self::Overdue | Self::Later)
    }
}

fn row(group: &Group<'_>, columns: &[Column]) -> Markup {
    let today = columns.iter().find_map(|column| if let Column::Month(day) = column { Some(*day) } else { None });
    let placed: Vec<(Column, &Entry)> =
        group.entries.iter().map(|entry| (Column::of(entry, today.unwrap_or_default()), *entry)).collect();
    html! {
        tr role="row" {
            th.who scope="row" role="rowheader" {
                @match group.heading {
                    Heading::Owner { name, of } => { (name) " " span.of { (of) } }
                    Heading::Urgency(name) => { (name) }
                    Heading::Nobody => { (capitalised(words::NOBODY)) }
                }
            }
            @for column in columns {
                td class=(column.class()) role="cell" data-label=(column.name()) {
                    @for (_, entry) in placed.iter().filter(|(place, _)| place == column) { (link(entry, *column)) }
                }
            }
        }
    }
}

/// A mark that leads to its entry. What a picture says is there in words, too.
fn link(entry: &Entry, column: Column) -> Markup {
    let worked_out = if entry.worked_out.is_some() { ", worked out" } else { "" };
    let date = words::date(entry);
    let comma = if date.is_empty() { "" } else { ", " };
    html! {
        a href={ "#" (address(entry)) } {
            (mark(entry))
            (hidden(&format!("{}: {}{comma}", entry.name, entry.what)))
            @if column.shows_dates() { span.date { (date) } } @else { (hidden(&date)) }
            (hidden(&format!(", {}{worked_out}", words::status(entry.status))))
        }
    }
}

fn legend() -> Markup {
    let statuses = [Status::Overdue, Status::DueSoon, Status::Later, Status::Undated];
    html! {
        ul.legend {
            @for status in statuses {
                li { (Mark::Status(status).draw()) " " (words::status(status)) }
            }
            li { (Mark::Status(Status::Overdue).draw_hatched()) " striped: worked out, not stated" }
        }
    }
}

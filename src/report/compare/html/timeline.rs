//! When each document was approved, what last happened to it, and when its review is due: on a line of years, and in a table
//! that says the same.

use jiff::civil::{Date as Day, date};
use maud::{Markup, html};

use super::name;
use crate::compare::{Column, Table, TimelineRow};
use crate::due::{Entry, Status};
use crate::report::capital::capitalised;
use crate::report::compare::documents;
use crate::report::due::words as due;
use crate::report::html::{Mark, Row, Table as Plain, as_written, path};

/// How many years are named at most below the line.
const MOST_LABELS: usize = 7;

pub(super) fn draw(table: &Table) -> Option<Markup> {
    (!table.columns.is_empty()).then(|| {
        html! {
            (picture(table))
            (in_words(table))
        }
    })
}

/// The line of years, from the first day that is shown to the last.
struct Axis {
    first: Day,
    last: Day,
    today: Day,
}

impl Axis {
    /// Whole years around all that is shown.
    fn of(table: &Table) -> Self {
        let days = table.timeline.iter().flat_map(days).chain([table.today]);
        let (first, last) = days.fold((table.today, table.today), |(first, last), day| (first.min(day), last.max(day)));
        // A year that the calendar does not have ends where the calendar does.
        let next = last.year().checked_add(1).filter(|year| *year <= Day::MAX.year());
        Self {
            first: date(first.year(), 1, 1),
            last: next.map_or(Day::MAX, |year| date(year, 1, 1)),
            today: table.today,
        }
    }

    /// Where a day stands on the line, in percent.
    fn place(&self, day: Day) -> String {
        let days = |until: Day| f64::from(crate::model::date::days_between(self.first, until));
        format!("{:.2}%", 100.0 * days(day) / days(self.last).max(1.0))
    }

    /// The first day of each year.
    fn years(&self) -> impl Iterator<Item = Day> + '_ {
        (self.first.year()..self.last.year()).map(|year| date(year, 1, 1))
    }

    /// The years that are named.
    fn named_years(&self) -> impl Iterator<Item = Day> + '_ {
        let years = usize::try_from(self.last.year() - self.first.year()).unwrap_or(1);
        self.years().step_by(years.div_ceil(MOST_LABELS).max(1))
    }
}

/// The days of a document that are shown.
fn days(row: &TimelineRow) -> Vec<Day> {
    let happened = [&row.approved, &row.last_event].into_iter().flatten().filter_map(|happened| happened.date);
    let review = row.review.as_ref().and_then(Entry::last_day);
    happened.map(|date| date.first_day()).chain(review).collect()
}

fn picture(table: &Table) -> Markup {
    let axis = Axis::of(table);
    html! {
        figure.timeline {
            div aria-hidden="true" {
                div.line {
                    span {}
                    svg width="100%" height="34" focusable="false" {
                        @for year in axis.named_years() {
                            text x=(axis.place(year)) y="30" { (year.year()) }
                        }
                        text.today x=(axis.place(axis.today)) y="12" text-anchor="end" { "today" }
                    }
                }
                @for (at, (column, dates)) in table.columns.iter().zip(&table.timeline).enumerate() {
                    div.line data-at=(at) { span { (name(column)) } (line(&axis, dates)) }
                }
            }
            figcaption { (legend()) }
        }
    }
}

/// What happened to one document, and what is to happen.
fn line(axis: &Axis, dates: &TimelineRow) -> Markup {
    let day = |happened: &Option<crate::compare::Happening>| Some(happened.as_ref()?.date?.first_day());
    let approved = day(&dates.approved);
    let other = day(&dates.last_event).filter(|last| Some(*last) != approved);
    html! {
        svg width="100%" height="28" focusable="false" {
            @for year in axis.years() { line.year x1=(axis.place(year)) x2=(axis.place(year)) y1="0" y2="28" {} }
            line.today x1=(axis.place(axis.today)) x2=(axis.place(axis.today)) y1="0" y2="28" {}
            @if let Some(day) = approved { circle.event cx=(axis.place(day)) cy="14" r="5.5" {} }
            @if let Some(day) = other { circle.event.other cx=(axis.place(day)) cy="14" r="4.5" {} }
            @if let Some(entry) = &dates.review { (review(axis, entry)) }
        }
    }
}

/// The mark of a review, and the time for which it has been overdue. What was worked out is hatched.
fn review(axis: &Axis, entry: &Entry) -> Markup {
    let Some(day) = entry.last_day() else { return html! {} };
    let dashes = entry.worked_out.is_some().then_some("3 3");
    html! {
        @if entry.status == Status::Overdue {
            line.overdue x1=(axis.place(day)) x2=(axis.place(axis.today)) y1="14" y2="14" stroke-dasharray=[dashes] {}
        }
        svg x=(axis.place(day)) overflow="visible" {
            g class=(Mark::Status(entry.status).tone()) transform="translate(-8 6)" {
                (Mark::Status(entry.status).shape(entry.worked_out.is_some()))
            }
        }
    }
}

fn legend() -> Markup {
    let reviews = [Status::Overdue, Status::DueSoon, Status::Later];
    html! {
        ul.legend {
            li { svg.mark.event viewBox="0 0 16 16" aria-hidden="true" { circle cx="8" cy="8" r="5.5" {} } " approved" }
            li { svg.mark.event.other viewBox="0 0 16 16" aria-hidden="true" { circle cx="8" cy="8" r="4.5" {} } " last event" }
            @for status in reviews { li { (Mark::Status(status).draw()) " review " (due::status(status)) } }
            li { (Mark::Status(Status::Overdue).draw_hatched()) " striped: worked out, not stated" }
        }
    }
}

fn in_words(table: &Table) -> Markup {
    let rows = table.columns.iter().zip(&table.timeline);
    let rows = rows.map(|(column, dates)| Row { id: None, cells: cells(table, column, dates) });
    let documents: Vec<usize> = (0..table.columns.len()).collect();
    Plain {
        class: "reviews",
        caption: "The same in words",
        columns: &["Document", "Approved", "Last event", "Review", "Whose business it is"],
        rows: rows.collect(),
    }
    .draw_about(&documents)
}

fn cells(table: &Table, column: &Column, dates: &TimelineRow) -> Vec<Markup> {
    let owner = dates.review.as_ref().and_then(|entry| entry.owner.name());
    vec![
        html! { (name(column)) p.path { (path(&column.path)) } },
        html! { (capitalised(&documents::approved(dates, as_written))) },
        html! { (capitalised(&documents::last_event(dates))) },
        html! {
            @match &dates.review {
                None => "None is kept any more",
                Some(entry) => { (state(entry, table.today)) }
            }
            @for entry in dates.period_end.iter().chain(&dates.awaiting) {
                p.detail { (capitalised(&entry.what)) ": " (state(entry, table.today)) }
            }
        },
        html! { (owner.unwrap_or(due::NOBODY)) },
    ]
}

/// "Overdue since 30 Apr 2020, by 6 years 6 months", with how that is known.
fn state(entry: &Entry, today: Day) -> Markup {
    let mark = Mark::Status(entry.status);
    let (date, distance) = (due::date(entry), due::distance(entry, today));
    let details = due::details(entry, as_written);
    html! {
        @if entry.worked_out.is_some() { (mark.draw_hatched()) } @else { (mark.draw()) }
        " "
        @match (due::why_undated(entry, as_written), entry.status) {
            (Some(why), _) => { strong { "No date" } ": " (why) }
            (None, Status::Overdue) => { strong { "Overdue since " (date) } ", by " (distance) }
            (None, Status::DueSoon) => { strong { "Due soon: " (date) } ", " (distance) }
            (None, _) => { strong { "Due " (date) } ", " (distance) }
        }
        @if !details.is_empty() { span.detail.block { (capitalised(&details.join("; "))) } }
    }
}

//! The end of the period that a document covers: as stated, else by its length.

use jiff::civil::Date as Day;

use super::clock::{Clock, Due, Happened, WorkedOut};
use super::words::Event;

impl<'d> Clock<'d> {
    /// When the period ends that the document covers. Nothing where it goes on by what is recorded since and has come by
    /// `today`: a review, an approval, or a version that is more than an amendment.
    pub fn period_end(self, today: Day) -> Option<Due<'d>> {
        let due = self.end_as_written()?;
        let is_since = |event: &Happened| event.date.first_day() > due.date.last_day();
        let has_come = |event: &Happened| event.date.first_day() <= today && event.event != Some(Event::Amended);
        (!self.events().any(|event| is_since(&event) && has_come(&event))).then_some(due)
    }

    /// When the period was to end, whatever happened since.
    pub fn end_as_written(self) -> Option<Due<'d>> {
        self.end_as_stated().or_else(|| self.end_by_length())
    }

    fn end_as_stated(self) -> Option<Due<'d>> {
        let period = self.period?;
        let (at, date) = period.to.located()?;
        Some(Due { at, date: *date, section: &period.section, worked_out: None })
    }

    /// The end by the length that is stated. A date that is there but unreadable is a finding already, and nothing else is
    /// put in its place.
    fn end_by_length(self) -> Option<Due<'d>> {
        let period = self.period.filter(|period| !period.to.is_bad() && !period.from.is_bad())?;
        let (at, every) = period.length.located()?;
        let stated = period.from.get().copied();
        let begun = || self.beginning(|_| true).filter(|_| !self.has_bad_event()).map(|event| event.date);
        let last = stated.or_else(begun)?;
        let worked_out = Some(WorkedOut { last, every: *every });
        Some(Due { at, date: last.plus(*every)?, section: &period.section, worked_out })
    }
}

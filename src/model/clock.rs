//! The review clock of a policy or a course: what happened to it and when, what it says about its next review, and the
//! date that follows. Arithmetic on what is written, with no view on whether it is late.

use super::course::Course;
use super::date::{Date, Precision};
use super::duration::{Duration, Unit};
use super::located::{Item, Leaf, OneOrMany};
use super::policy::{AlsoStated, Approval, Period, Policy, Review, Version};
use super::words::Event;
use crate::source::NodeId;

/// Something that happened to a document on a date.
#[derive(Clone, Copy, Debug)]
pub struct Happened {
    /// Where the date stands.
    pub at: NodeId,
    /// The date.
    pub date: Date,
    /// What happened; a version that does not say so counts as amended. `None` is its publication, or the beginning of the
    /// period that it covers.
    pub event: Option<Event>,
}

impl Happened {
    /// What happened, completing "the policy was ...".
    pub fn in_words(self) -> &'static str {
        match self.event {
            Some(Event::Issued) => "issued",
            Some(Event::Ratified) => "approved",
            Some(Event::Amended) => "amended",
            Some(Event::Reviewed) => "reviewed",
            None => "published",
        }
    }

    /// Whether somebody looked at the whole document; an amendment is less than that.
    pub fn is_review(self) -> bool {
        matches!(self.event, Some(Event::Ratified | Event::Reviewed))
    }
}

/// One of the things that a document says about its own review.
#[derive(Clone, Copy, Debug)]
pub struct Stated<'p, T> {
    /// Where it stands in the file.
    pub at: NodeId,
    /// What it says.
    pub value: T,
    /// Where the document says it.
    pub section: &'p OneOrMany<Leaf<String>>,
}

/// When a review is due.
#[derive(Clone, Copy, Debug)]
pub struct Due<'p> {
    /// The place that says so.
    pub at: NodeId,
    /// The date.
    pub date: Date,
    /// Where the document says so.
    pub section: &'p OneOrMany<Leaf<String>>,
    /// How the date was worked out, where the document does not state it.
    pub worked_out: Option<WorkedOut>,
}

/// The arithmetic behind a date that no document states.
#[derive(Clone, Copy, Debug)]
pub struct WorkedOut {
    /// What the cycle counts from.
    pub last: Date,
    /// The stated cycle.
    pub every: Duration,
}

impl Review {
    /// The dates that the document gives for its next review, the main one first.
    pub fn dates(&self) -> impl Iterator<Item = Stated<'_, Date>> {
        let also = self.of_the_whole().map(|other| (&other.next_due, &other.section));
        std::iter::once((&self.next_due, &self.section))
            .chain(also)
            .filter_map(|(leaf, section)| leaf.located().map(|(at, date)| Stated { at, value: *date, section }))
    }

    /// What other places of the document say of this review, and not of that of a part of it.
    fn of_the_whole(&self) -> impl Iterator<Item = &Item<AlsoStated>> {
        self.also_stated.iter().filter(|other| other.of_a_part().is_none())
    }

    /// The cycles that the document gives, the main one first.
    pub fn cycles(&self) -> impl Iterator<Item = Stated<'_, Duration>> {
        let also = self.of_the_whole().map(|other| (&other.every, &other.section));
        std::iter::once((&self.every, self.section_of_cycle()))
            .chain(also)
            .filter_map(|(leaf, section)| leaf.located().map(|(at, every)| Stated { at, value: *every, section }))
    }

    /// Where the document gives its main cycle. The cover often has the date alone and a section the cycle, which
    /// `also_stated` then repeats with the section that it stands in.
    fn section_of_cycle(&self) -> &OneOrMany<Leaf<String>> {
        let same = |other: &&Item<AlsoStated>| self.every.get().is_some() && other.every.get() == self.every.get();
        self.also_stated.iter().find(same).map_or(&self.section, |other| &other.section)
    }

    /// The document's own words for its cycle, the main ones first.
    pub fn wordings(&self) -> impl Iterator<Item = Stated<'_, &str>> {
        let also = self.also_stated.iter().map(|other| (&other.as_written, &other.section));
        std::iter::once((&self.as_written, &self.section))
            .chain(also)
            .filter_map(|(leaf, section)| leaf.located().map(|(at, text)| Stated { at, value: text.as_str(), section }))
    }
}

/// What a document says of its own dates, wherever in it that stands.
#[derive(Clone, Copy, Debug)]
pub struct Clock<'d> {
    /// Its review, where it describes one.
    pub review: Option<&'d Item<Review>>,
    /// Its approval, where one is recorded.
    pub approval: Option<&'d Item<Approval>>,
    /// The period that it covers, where it names one.
    pub period: Option<&'d Item<Period>>,
    versions: &'d [Item<Version>],
    published: Option<&'d Leaf<Date>>,
}

impl Policy {
    /// The clock of this policy.
    pub fn clock(&self) -> Clock<'_> {
        Clock {
            review: self.review.given(),
            approval: self.approval.given(),
            period: self.period.as_ref(),
            versions: &self.versions,
            published: Some(&self.source.published),
        }
    }

    /// The date on which the document says something last happened to it.
    pub fn own_date(&self) -> Option<Date> {
        self.clock().own_date()
    }
}

impl Course {
    /// The clock of this course. A course has no list of versions.
    pub fn clock(&self) -> Clock<'_> {
        let (review, approval) = (self.review.as_ref(), self.approval.as_ref());
        Clock { review, approval, period: None, versions: &[], published: None }
    }
}

impl<'d> Clock<'d> {
    /// What happened to the document, as far as its dates can be read: its last review, its approval and the versions
    /// in its history.
    pub fn events(self) -> impl Iterator<Item = Happened> + use<'d> {
        let review = self.review.and_then(|review| happened(&review.last, Some(Event::Reviewed)));
        let approval = self.approval.and_then(|approval| happened(&approval.date, Some(Event::Ratified)));
        review.into_iter().chain(approval).chain(self.history())
    }

    /// The versions in its history, as far as their dates can be read.
    fn history(self) -> impl Iterator<Item = Happened> + use<'d> {
        let event = |version: &Version| version.event.get().copied().unwrap_or(Event::Amended);
        self.versions.iter().filter_map(move |version| happened(&version.date, Some(event(version))))
    }

    /// Whether the date of an event is written but cannot be read. It may be the last one, so nothing is worked out
    /// from the others.
    pub fn has_bad_event(self) -> bool {
        self.review.is_some_and(|review| review.last.is_bad())
            || self.approval.is_some_and(|approval| approval.date.is_bad())
            || self.versions.iter().any(|version| version.date.is_bad())
            || self.last_event().is_none()
                && (self.published.is_some_and(Leaf::is_bad) || self.period.is_some_and(|period| period.from.is_bad()))
    }

    /// The last thing that happened to the document, be it an amendment: how old its text is.
    pub fn last_event(self) -> Option<Happened> {
        self.events().max_by_key(|event| event.date.last_day())
    }

    fn publication(self) -> Option<Happened> {
        happened(self.published?, None)
    }

    fn start_of_period(self) -> Option<Happened> {
        happened(&self.period?.from, None)
    }

    /// Whether this is no event but the day on which the period that it covers begins.
    pub fn begins_period(self, event: Happened) -> bool {
        self.start_of_period().is_some_and(|start| start.at == event.at)
    }

    /// What made the document hold: the latest of its approvals; without one, the first version in its history or its
    /// publication, whichever was earlier. A review leaves it as it was, so it begins nothing. Where there is neither an
    /// approval nor a version, the period that it covers begins it, whenever it was published.
    ///
    /// Only dates that are `known` to have come count.
    pub fn beginning(self, known: impl Fn(Date) -> bool) -> Option<Happened> {
        let counts = |event: &Happened| known(event.date);
        let approvals = self.events().filter(|event| event.event == Some(Event::Ratified)).filter(counts);
        if let Some(approval) = approvals.max_by_key(|event| event.date.last_day()) {
            return Some(approval);
        }
        let versions = || self.history().filter(|event| event.event != Some(Event::Reviewed)).filter(counts);
        match self.start_of_period().filter(|_| versions().next().is_none()) {
            Some(start) => Some(start).filter(counts),
            None => versions().chain(self.publication().filter(counts)).min_by_key(|event| event.date.first_day()),
        }
    }

    /// What the cycle of reviews counts from: the last review or approval, else the last time that it was issued, else what
    /// made the document hold. An amendment is no review, and does not put the next one off.
    pub fn cycle_start(self) -> Option<Happened> {
        let last =
            |counts: fn(&Happened) -> bool| self.events().filter(counts).max_by_key(|event| event.date.last_day());
        last(|event| event.is_review())
            .or_else(|| last(|event| event.event == Some(Event::Issued)))
            .or_else(|| self.beginning(|_| true))
    }

    /// The version whose date stands there.
    pub fn version_at(self, at: NodeId) -> Option<&'d Version> {
        self.versions.iter().find(|version| version.date.at() == Some(at)).map(|version| &**version)
    }

    /// The date on which the document says something last happened to it: its last event, else the beginning of the period
    /// that it covers, else its publication.
    pub fn own_date(self) -> Option<Date> {
        self.last_event().or(self.start_of_period()).or(self.publication()).map(|event| event.date)
    }

    /// When the next review is due: as stated, else worked out from the last review and the stated cycle.
    pub fn next_due(self) -> Option<Due<'d>> {
        let review = self.review?;
        // A date that is there but unreadable is one finding already; nothing else is put in its place.
        if review.next_due.is_bad() {
            return None;
        }
        if let Some(Stated { at, value: date, section }) = review.dates().next() {
            return Some(Due { at, date, section, worked_out: None });
        }
        if review.every.is_bad() || self.has_bad_event() {
            return None;
        }
        let Stated { at, value: every, section } = review.cycles().next()?;
        let last = self.cycle_start()?.date;
        let date = last.plus(every)?;
        Some(Due { at, date, section, worked_out: Some(WorkedOut { last, every }) })
    }
}

fn happened(leaf: &Leaf<Date>, event: Option<Event>) -> Option<Happened> {
    leaf.located().map(|(at, date)| Happened { at, date: *date, event })
}

/// Whether two dates lie more than a month apart, whichever days of their periods are meant.
pub fn over_a_month_apart(one: Date, other: Date) -> bool {
    let (earlier, later) = if one.last_day() <= other.last_day() { (one, other) } else { (other, one) };
    let month = Duration { amount: 1, unit: Unit::Months };
    Date::day(earlier.last_day()).plus(month).is_some_and(|end| end.last_day() < later.first_day())
}

/// Whether some day belongs to both dates.
pub fn overlap(one: Date, other: Date) -> bool {
    one.first_day() <= other.last_day() && other.first_day() <= one.last_day()
}

/// How long lies between two dates, no more precisely than both give it: "20 months", "2 years".
pub fn apart_in_words(earlier: Date, later: Date) -> String {
    let (from, to) = (earlier.first_day(), later.first_day());
    let years = i32::from(to.year()) - i32::from(from.year());
    if earlier.precision() == Precision::Year || later.precision() == Precision::Year {
        return super::words::counted(years, "year");
    }
    let begun = i32::from(to.day() < from.day());
    let months = years * 12 + i32::from(to.month()) - i32::from(from.month()) - begun;
    if months < 2 { super::date::span_in_words(from, to) } else { format!("{months} months") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::located::Read;

    fn date(text: &str) -> Date {
        Date::read(text).expect(text)
    }

    #[test]
    fn a_month_apart_is_counted_between_the_nearest_days() {
        let apart = |one: &str, other: &str| over_a_month_apart(date(one), date(other));
        assert!(!apart("2026-11", "2026-12") && !apart("2026-11", "2026") && !apart("2026-11-05", "2026-12-05"));
        assert!(apart("2026-11", "2027-01") && apart("2027-01", "2026-11") && apart("2026-11-05", "2026-12-06"));
    }

    #[test]
    fn distances_are_told_in_months() {
        assert_eq!(apart_in_words(date("2015-08"), date("2017-04")), "20 months");
        assert_eq!(apart_in_words(date("2017-04-30"), date("2019-04-29")), "23 months");
        assert_eq!(apart_in_words(date("2015"), date("2017-04")), "2 years");
        assert_eq!(apart_in_words(date("2019-04-01"), date("2019-05-06")), "1 month");
    }
}

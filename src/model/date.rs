//! Dates with the precision that a source gives. A date means the whole period it names.

use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date as Day;
use serde::{Serialize, Serializer};

use super::describe::schema;
pub use super::near::Round;
pub use crate::source::MONTHS;

use super::duration::{Duration, Unit};
use super::located::{Read, Unreadable};
use super::near::{self, Beside};
use super::words::counted;

/// Name of the format under which schemas carry dates.
pub const DATE_FORMAT: &str = "paramount-date";

/// A day, a month or a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    first: Day,
    precision: Precision,
}

/// How much of a date is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Precision {
    /// `2024`
    Year,
    /// `2024-11`
    Month,
    /// `2024-11-05`
    Day,
}

impl Precision {
    /// The word for it: year, month or day.
    pub fn word(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Month => "month",
            Self::Day => "day",
        }
    }
}

impl Date {
    /// A single day.
    pub fn day(day: Day) -> Self {
        Self { first: day, precision: Precision::Day }
    }

    /// The first day of the period.
    pub fn first_day(self) -> Day {
        self.first
    }

    /// The last day of the period.
    pub fn last_day(self) -> Day {
        match self.precision {
            Precision::Year => self.first.last_of_year(),
            Precision::Month => self.first.last_of_month(),
            Precision::Day => self.first,
        }
    }

    /// How much is given.
    pub fn precision(self) -> Precision {
        self.precision
    }

    /// The last day of a stretch of time that begins today; `None` where it leaves the calendar.
    pub fn horizon(today: Day, stretch: Duration) -> Option<Day> {
        Self::day(today).plus(stretch).map(Self::last_day)
    }

    /// This date and a duration, keeping the coarser precision. Months are added by the calendar and clamp to the
    /// end of a shorter month: 31 January and one month is 28 (or 29) February. Working days count as nothing known,
    /// because bank holidays differ: `None`. So does a result outside the calendar (years 1 to 9999).
    pub fn plus(self, duration: Duration) -> Option<Self> {
        let amount = i64::from(duration.amount);
        // Checked: a count such as 4,000,000,000 years is longer than any span that the calendar knows.
        let span = match duration.unit {
            Unit::Years => jiff::Span::new().try_years(amount).ok()?,
            Unit::Months => jiff::Span::new().try_months(amount).ok()?,
            Unit::Weeks => jiff::Span::new().try_weeks(amount).ok()?,
            Unit::Days => jiff::Span::new().try_days(amount).ok()?,
            Unit::WorkingDays => return None,
        };
        let moved = self.first.checked_add(span).ok().filter(|day| day.year() >= 1)?;
        let precision = match (duration.unit, self.precision) {
            // "2024" and 18 months is some time in 2025 or 2026: a year cannot say it.
            (Unit::Months, Precision::Year) if !duration.amount.is_multiple_of(12) => return None,
            (Unit::Weeks | Unit::Days, Precision::Year | Precision::Month) => return None,
            (_, precision) => precision,
        };
        Some(Self { precision, ..Self::starting(moved, precision) })
    }

    /// Days from `today` to the last day of this period; negative once it has passed.
    pub fn days_left(self, today: Day) -> i32 {
        days_between(today, self.last_day())
    }

    /// The date in words: "1 November 2024", "November 2024", "2024".
    pub fn in_words(self) -> String {
        let month = MONTHS[self.first.month() as usize - 1];
        match self.precision {
            Precision::Year => format!("{:04}", self.first.year()),
            Precision::Month => format!("{month} {:04}", self.first.year()),
            Precision::Day => format!("{} {month} {:04}", self.first.day(), self.first.year()),
        }
    }

    /// The date as the time of something: "on 1 November 2024", "in November 2024".
    pub fn when(self) -> String {
        let preposition = if self.precision == Precision::Day { "on" } else { "in" };
        format!("{preposition} {}", self.in_words())
    }

    fn starting(day: Day, precision: Precision) -> Self {
        let first = match precision {
            Precision::Year => day.first_of_year(),
            Precision::Month => day.first_of_month(),
            Precision::Day => day,
        };
        Self { first, precision }
    }

    /// The date that a text is, without saying what is wrong with one that is none.
    pub fn parse(text: &str) -> Option<Self> {
        let iso: Vec<&str> = text.split('-').take(4).collect();
        let two_digits = |part: &str| part.len() == 2;
        let read = match iso.as_slice() {
            [year] => Self::from_parts(year, None, None),
            [year, month] if two_digits(month) => Self::from_parts(year, Some(month), None),
            [year, month, day] if two_digits(month) && two_digits(day) => {
                Self::from_parts(year, Some(month), Some(day))
            }
            _ => None,
        };
        read.or_else(|| in_english(text))
    }

    /// The date that a text means to whoever reads it, in whatever form it is written.
    ///
    /// # Errors
    /// Where it means none, or could mean two: "01/11/2024", "2011-12".
    pub fn meant(text: &str) -> Result<Self, Unreadable> {
        if let Some(month) = Self::parse(text).filter(|_| is_financial_year(text)) {
            let ends = month.first.year() + 1;
            return Err(Unreadable::new(
                format!("\"{text}\" can be read as {} or as the year that ends in {ends}", month.in_words()),
                format!("write {}, or {} {ends} for the March in which that year ends", month.in_words(), MONTHS[2]),
            ));
        }
        Self::parse(text).or_else(|| only_reading(text)).ok_or_else(|| explain(text, Beside::Nothing))
    }

    fn from_parts(year: &str, month: Option<&str>, day: Option<&str>) -> Option<Self> {
        let year_number = (year.len() == 4).then(|| digits(year)).flatten()?;
        let month_number = month.map_or(Some(1), digits)?;
        let day_number = day.map_or(Some(1), digits)?;
        let first = Day::new(
            i16::try_from(year_number).ok().filter(|&year| year >= 1)?,
            i8::try_from(month_number).ok()?,
            i8::try_from(day_number).ok()?,
        );
        let precision = match (month, day) {
            (None, _) => Precision::Year,
            (_, None) => Precision::Month,
            _ => Precision::Day,
        };
        first.ok().map(|first| Self { first, precision })
    }
}

/// Days from one day to another; negative when `to` is earlier.
pub fn days_between(from: Day, to: Day) -> i32 {
    // Both lie in years 1 to 9999, so the difference always fits.
    from.until((jiff::Unit::Day, to)).map_or(0, |span| span.get_days())
}

/// How long something is overdue or away, in the two largest units: "6 years 6 months", "8 months", "12 days".
pub fn span_in_words(from: Day, to: Day) -> String {
    let (earlier, later) = if from <= to { (from, to) } else { (to, from) };
    let Ok(span) = earlier.until((jiff::Unit::Year, later)) else { return String::new() };
    let count = |number: i64, unit: &str| match number {
        0 => None,
        _ => Some(counted(number, unit)),
    };
    let years = count(span.get_years().into(), "year");
    let months = count(span.get_months().into(), "month");
    let parts: Vec<_> = [years, months].into_iter().flatten().collect();
    if !parts.is_empty() {
        return parts.join(" ");
    }
    count(span.get_days().into(), "day").unwrap_or_else(|| "0 days".to_owned())
}

/// The day before, where the calendar has one.
pub fn day_before(day: Day) -> Day {
    day.checked_sub(1.day()).unwrap_or(day)
}

fn digits(text: &str) -> Option<u32> {
    (!text.is_empty() && text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// The number of an English month, in full or by its first three letters.
pub(crate) fn month_number(name: &str) -> Option<u32> {
    let index = MONTHS.iter().position(|month| {
        month.eq_ignore_ascii_case(name)
            || (name.len() == 3 && month.get(..3).is_some_and(|short| short.eq_ignore_ascii_case(name)))
    })?;
    u32::try_from(index + 1).ok()
}

impl Read for Date {
    fn read(text: &str) -> Result<Self, Unreadable> {
        Self::read_beside(text, Beside::Nothing)
    }
}

impl Date {
    /// Reads a date.
    ///
    /// # Errors
    /// Where it is none, with the entry beside it that takes what else the text says.
    pub fn read_beside(text: &str, beside: Beside) -> Result<Self, Unreadable> {
        Self::parse(text).ok_or_else(|| explain(text, beside))
    }
}

/// "November 2024", "1 November 2024", "1st November 2024".
fn in_english(text: &str) -> Option<Date> {
    // A year ends it, which most texts do not end with, and then its words need not be told apart.
    if !text.trim_end().ends_with(|last: char| last.is_ascii_digit()) {
        return None;
    }
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let (day, month, year) = match words.as_slice() {
        [month, year] => (None, month, year),
        [day, month, year] => (Some(near::without_ordinal(day)), month, year),
        _ => return None,
    };
    let month = month_number(month)?.to_string();
    Date::from_parts(year, Some(&month), day)
}

/// The readings of a date in numbers that ends with its year: "01/11/2024" as in Britain, then as in America.
fn readings_in_numbers(text: &str) -> [Option<Date>; 2] {
    let parts: Vec<_> = text.split(['/', '.', '-']).collect();
    let [first, second, year] = parts.as_slice() else { return [None, None] };
    [(second, first), (first, second)].map(|(month, day)| Date::from_parts(year, Some(month), Some(day)))
}

/// The one date that a text means which is not written as dates are here.
fn only_reading(text: &str) -> Option<Date> {
    match readings_in_numbers(text) {
        [Some(british), Some(american)] if british != american => None,
        [british, american] => british.or(american).or_else(|| near::date(text).filter(|_| !is_financial_year(text))),
    }
}

/// Whether a text is a date in words, which is read as if it were written in figures.
pub fn is_in_words(text: &str) -> bool {
    /// "30 September 2026"; spaces may be wider than plain ones.
    const LONGEST: usize = 24;
    text.len() <= LONGEST && text.contains(|letter: char| letter.is_ascii_alphabetic()) && in_english(text).is_some()
}

/// The date of figures alone, of which day and month cannot have changed places: "2026/09/14", "25/12/2026", "09/2026".
fn in_figures(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['/', '.', '-']).collect();
    let is_figures = parts.iter().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    let is_date = match parts.as_slice() {
        [_, _, _] => true,
        // "2024-1" may have lost a figure.
        [one, other] => one.len() + other.len() == "2024-11".len() - 1,
        _ => false,
    };
    (is_figures && is_date).then(|| only_reading(text)).flatten()
}

/// The date that a text can only mean, though it is not written as documents write dates: "5th Nov. 2024". Never one of
/// figures alone in which day and month may have changed places, nor one that may be a financial year.
pub fn meant_by(text: &str) -> Option<Date> {
    /// Longer than any date.
    const LONGEST: usize = 40;
    if text.len() > LONGEST {
        return None;
    }
    let dashed = text.replace(['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2212}'], "-");
    let plain = dashed.split_whitespace().collect::<Vec<_>>().join(" ");
    // "2011–12" is a year that begins in one and ends in the next as often as a month.
    let follows = |year: &str, end: &str| Some((year.parse::<u32>().ok()? + 1) % 100 == end.parse::<u32>().ok()?);
    let two_years = plain.split_once(['-', '.', '/']).filter(|(year, _)| year.len() == 4);
    if two_years.and_then(|(year, end)| follows(year, end)) == Some(true) {
        return None;
    }
    Date::parse(&plain).or_else(|| near::written_out(&plain)).or_else(|| in_figures(&plain))
}

/// The first and the last month that a part of a year may mean: "Spring 2027".
pub fn part_of_a_year(text: &str) -> Option<(Date, Date)> {
    near::months_of(text)
}

/// Says what is wrong with a text that is no date; a date with slashes gets both of its readings.
fn explain(text: &str, beside: Beside) -> Unreadable {
    let formats = || {
        format!(
            "write the date as 2024-11-05, 2024-11 or 2024; or unstated, where the source gives none{}",
            beside.own_words()
        )
    };
    if let [Some(british), Some(american)] = readings_in_numbers(text)
        && british != american
    {
        return Unreadable::new(
            format!("\"{text}\" can be read as {} or as {}", british.in_words(), american.in_words()),
            format!("write {british} or {american}"),
        );
    }
    if let Some(fault) = near::unstated_with_more(text).or_else(|| near::no_date(text, beside)) {
        return fault;
    }
    if let Some(date) = only_reading(text) {
        return Unreadable::new(
            format!("\"{text}\" is not written as a date here"),
            format!("write {date} ({})", date.in_words()),
        );
    }
    let lower = text.trim().to_lowercase();
    if ["not ", "never", "none", "no "].iter().any(|no| lower.starts_with(no)) && beside == Beside::Review {
        let help = "take this line out; where the source says so in words, these go into as_written";
        return Unreadable::new(format!("\"{text}\" says that there is no date"), help);
    }
    Unreadable::new(format!("\"{text}\" is not a date"), formats())
}

/// Whether a text may mean a financial or school year: 2011-12, 2014/15.
pub fn is_financial_year(text: &str) -> bool {
    // Nearly every other text is told by its length.
    if text.len() != "2011-12".len() {
        return false;
    }
    let Some((first, second)) = text.split_once(['-', '/']) else { return false };
    let (Some(first), Some(next)) = (digits(first).filter(|_| first.len() == 4), digits(second)) else { return false };
    (first + 1) % 100 == next
}

impl fmt::Display for Date {
    /// ISO 8601 with the precision given.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.first.year())?;
        if self.precision >= Precision::Month {
            write!(formatter, "-{:02}", self.first.month())?;
        }
        if self.precision == Precision::Day {
            write!(formatter, "-{:02}", self.first.day())?;
        }
        Ok(())
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

schema!(Date, {
    "type": ["string", "integer"],
    "format": DATE_FORMAT,
    "description": "A day (2024-11-05), a month (2024-11) or a year (2024), as precise as the source; or unstated.",
    "examples": ["2024-11-05", "2024-11", "2024", "unstated"],
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(text: &str) -> Date {
        Date::read(text).expect(text)
    }

    #[test]
    fn a_date_means_its_whole_period() {
        assert_eq!(date("2024-02").last_day().to_string(), "2024-02-29");
        assert_eq!(date("2024").last_day().to_string(), "2024-12-31");
        assert_eq!(date("1 November 2024"), date("2024-11-01"));
        assert_eq!(date("November 2024"), date("2024-11"));
    }

    #[test]
    fn adding_clamps_and_keeps_the_coarser_precision() {
        let plus = |from: &str, by: &str| date(from).plus(Duration::read(by).expect(by)).map(|date| date.to_string());
        assert_eq!(plus("2024-01-31", "1 month").as_deref(), Some("2024-02-29"));
        assert_eq!(plus("2024-02-29", "1 year").as_deref(), Some("2025-02-28"));
        assert_eq!(plus("2019-04", "1 year").as_deref(), Some("2020-04"));
        assert_eq!(plus("2024", "18 months"), None);
        assert_eq!(plus("2024", "24 months").as_deref(), Some("2026"));
        assert_eq!(plus("2024-11", "6 weeks"), None);
        assert_eq!(plus("9999", "1 year"), None);
        assert_eq!(plus("2024", "4000000000 years"), None);
        assert_eq!(plus("2024-01-05", "7 working days"), None);
    }

    #[test]
    fn slashes_are_refused_with_both_readings() {
        let fault = Date::read("01/11/2024").expect_err("ambiguous");
        assert!(fault.message.contains("1 November 2024") && fault.message.contains("11 January 2024"));
        assert_eq!(Date::read("25/11/2024").expect_err("no ISO").help, "write 2024-11-25 (25 November 2024)");
        for text in ["", "2024-13", "2024-1", "2023-02-29", "0000", "24", "next year", "2024-11-05-1"] {
            assert!(Date::read(text).is_err(), "{text}");
        }
    }

    #[test]
    fn financial_years_are_told_from_months() {
        assert!(is_financial_year("2011-12") && is_financial_year("2014/15") && is_financial_year("1999-00"));
        assert!(!is_financial_year("2024-11") && !is_financial_year("2024-12-01"));
    }

    fn any_date() -> impl Strategy<Value = Date> {
        (1i16..=9990, 1i8..=12, 1i8..=28, 0usize..3).prop_map(|(year, month, day, precision)| {
            let precision = [Precision::Year, Precision::Month, Precision::Day][precision];
            Date::starting(Day::new(year, month, day).expect("a day that every month has"), precision)
        })
    }

    proptest! {
        #[test]
        fn text_round_trips(date in any_date()) {
            prop_assert_eq!(Date::read(&date.to_string()), Ok(date));
            prop_assert_eq!(Date::read(&date.in_words()), Ok(date));
        }

        #[test]
        fn adding_never_goes_back_and_never_sharpens(date in any_date(), amount in 0u32..40, unit in 0usize..4) {
            let unit = [Unit::Years, Unit::Months, Unit::Weeks, Unit::Days][unit];
            if let Some(later) = date.plus(Duration { amount, unit }) {
                prop_assert!(later.first_day() >= date.first_day());
                prop_assert!(later.precision() <= date.precision());
            }
        }

        #[test]
        fn days_left_counts_down(date in any_date(), ahead in 0i32..4000) {
            if let Ok(today) = date.last_day().checked_sub(ahead.days()) {
                prop_assert_eq!(date.days_left(today), ahead);
            }
        }

        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = Date::read(&text);
        }
    }
}

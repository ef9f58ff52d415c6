//! A written value held against an amount.

use std::cmp::Ordering;

use jiff::civil::Date as Day;

use super::{Field, FieldType};
use crate::model::located::Read;
use crate::model::money::read_money;
use crate::model::words::{YesNo, listed};
use crate::model::{Amount, Date, DetailKind, Duration};

/// What a value is held against.
#[derive(Clone, Copy, Debug)]
pub(super) enum Measure<'m> {
    /// As the standards file writes it.
    Literal(&'m str),
    /// The value of a detail.
    Amount(&'m DetailKind, &'m Amount),
}

impl Measure<'_> {
    /// The measure for a sentence: "2 trainers", "3 years".
    pub(super) fn in_words(self) -> String {
        match self {
            Self::Literal(text) => text.to_owned(),
            Self::Amount(kind, amount) => kind.in_words(amount),
        }
    }

    /// What could stand in place of a text that is no amount at all.
    pub(super) fn options(self) -> String {
        match self {
            Self::Amount(kind, _) if !kind.options.is_empty() => listed(&kind.options, "or"),
            _ => format!("an amount such as {}", self.in_words()),
        }
    }

    /// As a number of items; `None` for everything that is no number.
    pub(super) fn count(self) -> Option<Count> {
        match self {
            Self::Literal(text) => text.parse().ok().map(Count::Number),
            Self::Amount(_, Amount::Count(number)) => usize::try_from(*number).ok().map(Count::Number),
            Self::Amount(_, Amount::All) => Some(Count::All),
            Self::Amount(..) => None,
        }
    }

    fn duration(self) -> Option<Duration> {
        match self {
            Self::Literal(text) => Duration::read(text).ok(),
            Self::Amount(_, Amount::Duration(duration)) => Some(*duration),
            Self::Amount(..) => None,
        }
    }
}

/// A number of items.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Count {
    Number(usize),
    All,
}

/// How a value compares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Compared {
    Ordered(Ordering),
    /// Free text that is no amount at all.
    NoAmount,
    /// It could not be read, which is a finding already, or cannot be ranked.
    CannotTell,
}

/// A value of a field with one value, held against a measure.
pub(super) fn compare(field: &Field, text: &str, measure: Measure<'_>) -> Compared {
    let ordered = |order: Option<Ordering>| order.map_or(Compared::CannotTell, Compared::Ordered);
    match field.kind {
        FieldType::Duration => {
            let lengths = Duration::read(text).ok().zip(measure.duration());
            ordered(lengths.and_then(|(length, bound)| length.compare(bound)))
        }
        FieldType::Date => match measure {
            Measure::Literal(bound) => ordered(dates(text, bound)),
            Measure::Amount(..) => Compared::CannotTell,
        },
        _ => free_text(text, measure),
    }
}

/// Whether a text names a unit of time.
fn speaks_of_time(text: &str) -> bool {
    const UNITS: [&str; 5] = ["day", "week", "month", "year", "term"];
    let lower = text.to_lowercase();
    lower.split(|letter: char| !letter.is_alphabetic()).any(|word| UNITS.contains(&word.trim_end_matches('s')))
}

fn dates(text: &str, bound: &str) -> Option<Ordering> {
    let (date, bound) = (Date::parse(text)?, Date::parse(bound)?);
    // Periods that overlap cannot be ranked.
    if date.last_day() < bound.first_day() {
        Some(Ordering::Less)
    } else if date.first_day() > bound.last_day() {
        Some(Ordering::Greater)
    } else {
        None
    }
}

fn free_text(text: &str, measure: Measure<'_>) -> Compared {
    let (found, wanted) = match measure {
        Measure::Literal(bound) => match bound.parse::<u32>() {
            Ok(number) => (text.parse().ok().map(Amount::Count), Amount::Count(number)),
            Err(_) => match Duration::read(bound) {
                // "3-6 months" is a length of time that cannot be read, "end" is none.
                Ok(_) if Duration::read(text).is_err() && speaks_of_time(text) => return Compared::CannotTell,
                Ok(length) => (Duration::read(text).ok().map(Amount::Duration), Amount::Duration(length)),
                Err(_) => return Compared::CannotTell,
            },
        },
        Measure::Amount(kind, amount) => (read_like(kind, text), amount.clone()),
    };
    let Some(found) = found else { return Compared::NoAmount };
    let order = match (&found, &wanted) {
        (Amount::Count(one), Amount::Count(other)) => Some(one.cmp(other)),
        (Amount::Money(one), Amount::Money(other)) => Some(one.cmp(other)),
        (Amount::Choice(one), Amount::Choice(other)) => Some(one.cmp(other)),
        (Amount::Duration(one), Amount::Duration(other)) => one.compare(*other),
        _ => None,
    };
    order.map_or(Compared::CannotTell, Compared::Ordered)
}

/// A text as a value of a detail's own kind.
pub(super) fn read_like(kind: &DetailKind, text: &str) -> Option<Amount> {
    use crate::model::amount::DetailType;
    match kind.kind {
        DetailType::Choice => kind.options.iter().position(|option| option == text).map(Amount::Choice),
        DetailType::Money => read_money(text).ok().map(Amount::Money),
        // The floor of a set is a number, and so is nothing that a text could be.
        DetailType::Set => None,
        DetailType::Count | DetailType::Duration | DetailType::YesNo => kind.read_floor(text).ok(),
    }
}

/// Whether a date lies no longer ago than a duration; `None` where that cannot be said. Only where every day of the
/// period that it names lies longer ago does it not.
pub(super) fn is_within(text: &str, measure: Measure<'_>, today: Day) -> Option<bool> {
    let date = Date::parse(text)?;
    let length = measure.duration()?;
    let end = date.plus(length).or_else(|| Date::day(date.last_day()).plus(length))?;
    Some(end.days_left(today) >= 0)
}

/// Whether two written values say the same; `None` where that cannot be said.
pub(super) fn is_same(field: &Field, one: &str, other: &str) -> Option<bool> {
    match field.kind {
        FieldType::Duration => Duration::read(one).ok()?.is_same(Duration::read(other).ok()?),
        FieldType::YesNo => Some(YesNo::read(one).ok()? == YesNo::read(other).ok()?),
        FieldType::Date => {
            let (one, other) = (Date::parse(one)?, Date::parse(other)?);
            let apart = one.last_day() < other.first_day() || other.last_day() < one.first_day();
            if one == other { Some(true) } else { apart.then_some(false) }
        }
        _ => match (read_money(one), read_money(other)) {
            (Ok(one), Ok(other)) => Some(one == other),
            _ => Some(plain(one) == plain(other)),
        },
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// Whether a written value is the value of a detail; `None` where that cannot be said.
pub(super) fn is_amount(text: &str, kind: &DetailKind, amount: &Amount) -> Option<bool> {
    match (read_like(kind, text)?, amount) {
        (Amount::Duration(one), Amount::Duration(other)) => one.is_same(*other),
        (one, other) => Some(one == *other),
    }
}

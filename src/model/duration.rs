//! Lengths of time as policies state them: "1 year", "6 weeks", "7 working days".

use std::cmp::Ordering;
use std::fmt;

use serde::{Serialize, Serializer};

use super::describe::schema;
use super::located::{Read, Unreadable};
use super::near::{self, Beside};

/// Name of the format under which schemas carry durations.
pub const DURATION_FORMAT: &str = "paramount-duration";

/// A whole number of one unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub amount: u32,
    /// Of what.
    pub unit: Unit,
}

/// The units of a [`Duration`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Calendar years: 12 months.
    Years,
    /// Calendar months: 28 to 31 days.
    Months,
    /// 7 days.
    Weeks,
    /// Calendar days.
    Days,
    /// Days on which an office works; how many calendar days that is depends on bank holidays.
    WorkingDays,
}

impl Unit {
    const ALL: [(Self, &'static str, char); 4] = [
        (Self::Years, "year", 'Y'),
        (Self::Months, "month", 'M'),
        (Self::Weeks, "week", 'W'),
        (Self::Days, "day", 'D'),
    ];

    fn noun(self) -> &'static str {
        Self::ALL.iter().find(|(unit, ..)| *unit == self).map_or("working day", |(_, noun, _)| noun)
    }
}

impl Duration {
    /// The length of time that a text is, without saying what is wrong with one that is none.
    pub fn parse(text: &str) -> Option<Self> {
        iso(text).or_else(|| in_english(text))
    }

    /// The length of time that a text means to whoever reads it, in whatever form it is written: "annually", "every 2 years".
    ///
    /// # Errors
    /// Where it means none, or could mean two: "bi-annual".
    pub fn meant(text: &str) -> Result<Self, Unreadable> {
        Self::in_any_form(text).ok_or_else(|| explain(text, Beside::Nothing))
    }

    /// The same, without saying why a text means none, which takes longer than reading it.
    fn in_any_form(text: &str) -> Option<Self> {
        let read =
            Self::parse(text).or_else(|| plain_word(text).and_then(Self::parse)).or_else(|| near::duration(text));
        read.filter(|duration| !duration.is_never() && two_readings(text).is_none())
    }

    /// The length of time that words say exactly: "every two years". How far apart two times in a year are, nobody knows.
    pub fn said_exactly(text: &str) -> Option<Self> {
        /// Longer than any length of time.
        const LONGEST: usize = 40;
        /// With these, a text may as well say how often in a year, when in it, or which one.
        const UNCLEAR: [&str; 4] = ["twice", "times", "in", "second"];
        if text.len() > LONGEST {
            return None;
        }
        let lower = text.to_lowercase();
        let cycle = lower.strip_prefix("every second ").unwrap_or(&lower);
        let is_unclear = cycle.split(|letter: char| !letter.is_alphanumeric()).any(|word| UNCLEAR.contains(&word));
        if is_unclear { None } else { Self::in_any_form(text) }
    }

    /// The fewest and the most calendar days that this can be; `None` for working days.
    fn days(self) -> Option<(u64, u64)> {
        let amount = u64::from(self.amount);
        match self.unit {
            Unit::Years => Some((amount * 365, amount * 366)),
            Unit::Months => Some((amount * 28, amount * 31)),
            Unit::Weeks => Some((amount * 7, amount * 7)),
            Unit::Days => Some((amount, amount)),
            Unit::WorkingDays => None,
        }
    }

    fn months(self) -> Option<u64> {
        match self.unit {
            Unit::Years => Some(u64::from(self.amount) * 12),
            Unit::Months => Some(u64::from(self.amount)),
            _ => None,
        }
    }
}

impl Duration {
    /// Which is longer. `None` where it cannot be said: working days against anything else, or a month against 30
    /// days. Not an `Ord`: "1 year" and "12 months" are as long as each other and yet written differently.
    pub fn compare(self, other: Self) -> Option<Ordering> {
        if let (Some(mine), Some(theirs)) = (self.months(), other.months()) {
            return Some(mine.cmp(&theirs));
        }
        if self.unit == Unit::WorkingDays && other.unit == Unit::WorkingDays {
            return Some(self.amount.cmp(&other.amount));
        }
        let ((least, most), (their_least, their_most)) = (self.days()?, other.days()?);
        if most < their_least {
            Some(Ordering::Less)
        } else if least > their_most {
            Some(Ordering::Greater)
        } else {
            // Overlapping ranges can't be ranked, unless both are the same exact number of days.
            (least == most && (least, most) == (their_least, their_most)).then_some(Ordering::Equal)
        }
    }
}

impl Duration {
    /// Whether two lengths of time are the same; `None` where it cannot be said. Seven working days span a weekend,
    /// so that they are never seven days; five may be.
    pub fn is_same(self, other: Self) -> Option<bool> {
        if self == other {
            return Some(true);
        }
        let (working, calendar) = match (self.unit, other.unit) {
            (Unit::WorkingDays, Unit::WorkingDays) => return Some(false),
            (Unit::WorkingDays, _) => (self, other),
            (_, Unit::WorkingDays) => (other, self),
            _ => return self.compare(other).map(Ordering::is_eq),
        };
        let amount = u64::from(working.amount);
        let weekends = amount.saturating_sub(1) / 5;
        let (_, most) = calendar.days()?;
        (most < amount + 2 * weekends).then_some(false)
    }
}

impl Duration {
    /// Whether it says of a cycle that it never ends; "0 days" may be how far ahead to look.
    fn is_never(self) -> bool {
        self.amount == 0 && !matches!(self.unit, Unit::Days | Unit::WorkingDays)
    }
}

impl Read for Duration {
    fn read(text: &str) -> Result<Self, Unreadable> {
        Self::read_beside(text, Beside::Nothing)
    }
}

impl Duration {
    /// Reads a length of time.
    ///
    /// # Errors
    /// Where it is none, with the entry beside it that takes the source's own words.
    pub fn read_beside(text: &str, beside: Beside) -> Result<Self, Unreadable> {
        Self::parse(text).filter(|duration| !duration.is_never()).ok_or_else(|| explain(text, beside))
    }
}

fn iso(text: &str) -> Option<Duration> {
    let rest = text.strip_prefix('P')?;
    let letter = rest.chars().last()?;
    let (unit, ..) = Unit::ALL.into_iter().find(|(_, _, mark)| *mark == letter)?;
    whole(rest.strip_suffix(letter)?).map(|amount| Duration { amount, unit })
}

fn in_english(text: &str) -> Option<Duration> {
    let words: Vec<&str> = text.split_whitespace().take(4).collect();
    let (amount, unit) = match words.as_slice() {
        [amount, unit] => (amount, (*unit).to_owned()),
        [amount, first, second] => (amount, format!("{first} {second}")),
        _ => return None,
    };
    let amount = whole(amount)?;
    let singular = unit.strip_suffix('s').unwrap_or(&unit);
    let unit = match singular {
        "working day" => Unit::WorkingDays,
        noun => Unit::ALL.into_iter().find(|(_, name, _)| *name == noun)?.0,
    };
    Some(Duration { amount, unit })
}

fn whole(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Words that mean "twice in each" to some readers and "every second" to others.
const AMBIGUOUS: [(&str, &str, &str); 6] = [
    ("biannual", "6 months", "2 years"),
    ("biannually", "6 months", "2 years"),
    ("biennial", "2 years", "2 years"),
    ("bimonthly", "2 weeks", "2 months"),
    ("biweekly", "3 days", "2 weeks"),
    ("biyearly", "6 months", "2 years"),
];

/// Words that have one meaning, and how to write it.
const PLAIN: [(&str, &str); 5] = [
    ("annual", "1 year"),
    ("annually", "1 year"),
    ("yearly", "1 year"),
    ("monthly", "1 month"),
    ("quarterly", "3 months"),
];

/// How a word with one meaning is written: "1 year" for "Annually".
pub(super) fn plain_word(text: &str) -> Option<&'static str> {
    let lower = text.trim().to_lowercase();
    PLAIN.iter().find(|(word, _)| *word == lower).map(|(_, meaning)| *meaning)
}

/// The two readings of a cycle such as "bi-annual", in any spelling ("bi- annual", "Biannually"), where the text has
/// one that people read in two ways.
pub fn two_readings(text: &str) -> Option<(&'static str, &'static str)> {
    let squeezed: String = text.chars().filter(|letter| letter.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let found = AMBIGUOUS.iter().filter(|(_, first, second)| first != second);
    found.into_iter().find(|(word, ..)| squeezed.contains(word)).map(|&(_, first, second)| (first, second))
}

fn explain(text: &str, beside: Beside) -> Unreadable {
    /// Nobody says in more bytes how long something is, and each of the readers below goes through all of them.
    const LONGEST: usize = 2_000;
    if text.len() > LONGEST {
        return no_length(text, beside);
    }
    if let Some((first, second)) = two_readings(text) {
        return Unreadable::new(
            format!("\"{text}\" can mean every {first} or every {second}"),
            format!("write {first} or {second}, whichever the dates support{}", beside.own_words()),
        );
    }
    if Duration::parse(text).is_some_and(Duration::is_never) {
        return Unreadable::new(
            format!("\"{text}\" is no time at all"),
            "write how long it is, or unstated where the source does not say",
        );
    }
    if let Some(meaning) = plain_word(text) {
        return Unreadable::new(
            format!("\"{text}\" is not written as a length of time here"),
            format!("write {meaning}"),
        );
    }
    if let Some(duration) = near::duration(text) {
        return Unreadable::new(
            format!("\"{text}\" is not written as a length of time here"),
            format!("write {duration}"),
        );
    }
    if text.trim().eq_ignore_ascii_case("quarter") {
        let message = format!("\"{text}\" is not written as a length of time here");
        return Unreadable::new(message, "write 3 months if every quarter is meant");
    }
    near::unstated_with_more(text)
        .or_else(|| near::no_duration(text, beside))
        .or_else(|| none_at_all(text, beside))
        .unwrap_or_else(|| no_length(text, beside))
}

fn no_length(text: &str, beside: Beside) -> Unreadable {
    Unreadable::new(
        format!("\"{text}\" is not a length of time"),
        format!(
            "write a number and a unit: 1 year, 18 months, 6 weeks, 7 working days; where the source gives none, {}",
            beside.unstated()
        ),
    )
}

/// "none", where a source says that there is no such length of time: that is an answer, and not what it leaves open.
fn none_at_all(text: &str, beside: Beside) -> Option<Unreadable> {
    let is_none = ["none", "no", "not set"].iter().any(|none| text.eq_ignore_ascii_case(none));
    if is_none && beside == Beside::Detail {
        let help = "where the source says that there is none, or it stands in another entry, take the line out, and say that under says; \
                    unstated only where it speaks of this and leaves it open";
        return Some(Unreadable::new(format!("\"{text}\" is not a length of time"), help));
    }
    (is_none && beside == Beside::Says).then(|| {
        Unreadable::new(
            format!("\"{text}\" is not a length of time"),
            "where the source says that there is none, write answer: refuses for the commitment, or answer: delegated with to: \
             where it leaves this to others, and take this line and strength out; where another entry says how long, take the \
             line out; where it says nothing of how long, write unstated",
        )
    })
}

impl fmt::Display for Duration {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.amount == 1 { "" } else { "s" };
        write!(formatter, "{} {}{plural}", self.amount, self.unit.noun())
    }
}

impl Duration {
    /// As a cycle: "every year", "every 18 months".
    pub fn as_cycle(self) -> String {
        if self.amount == 1 { format!("every {}", self.unit.noun()) } else { format!("every {self}") }
    }
}

impl Serialize for Duration {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

schema!(Duration, {
    "type": "string",
    "format": DURATION_FORMAT,
    "description": "A length of time: 1 year, 18 months, 6 weeks, 7 working days; or unstated.",
    "examples": ["1 year", "2 years", "18 months", "6 weeks", "7 working days", "unstated"],
});

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn duration(text: &str) -> Duration {
        Duration::read(text).expect(text)
    }

    #[test]
    fn lengths_compare_only_where_they_can() {
        let order = |one: &str, other: &str| duration(one).compare(duration(other));
        assert_eq!(order("1 year", "12 months"), Some(Ordering::Equal));
        assert_eq!(order("P1Y", "18 months"), Some(Ordering::Less));
        assert_eq!(order("1 month", "30 days"), None);
        assert_eq!(order("1 month", "6 weeks"), Some(Ordering::Less));
        assert_eq!(order("7 working days", "7 days"), None);
        assert_eq!(order("7 working days", "10 working days"), Some(Ordering::Less));
        assert_eq!(order("2 weeks", "14 days"), Some(Ordering::Equal));
    }

    #[test]
    fn bi_annual_is_never_guessed() {
        for text in ["bi-annual", "Bi- annual", "biannually", "bi annual basis"] {
            assert!(
                Duration::read(text).expect_err(text).message.contains("every 6 months or every 2 years"),
                "{text}"
            );
        }
        assert_eq!(two_readings("biennial"), None);
        assert_eq!(Duration::read("annually").expect_err("a word").help, "write 1 year");
    }

    fn any_duration() -> impl Strategy<Value = Duration> {
        (1u32..10_000, 0usize..5).prop_map(|(amount, unit)| Duration {
            amount,
            unit: [Unit::Years, Unit::Months, Unit::Weeks, Unit::Days, Unit::WorkingDays][unit],
        })
    }

    proptest! {
        #[test]
        fn text_round_trips(duration in any_duration()) {
            prop_assert_eq!(Duration::read(&duration.to_string()), Ok(duration));
        }

        #[test]
        fn order_is_a_partial_order(one in any_duration(), two in any_duration(), three in any_duration()) {
            let shorter = |one: Duration, two| one.compare(two) == Some(Ordering::Less);
            prop_assert_eq!(one.compare(two), two.compare(one).map(Ordering::reverse));
            if shorter(one, two) && shorter(two, three) {
                prop_assert!(shorter(one, three));
            }
        }

        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = Duration::read(&text);
        }
    }
}

//! Dates in other spellings than the one that documents have.

mod cycle;
mod other_signs;
mod season;
mod several;

pub use self::cycle::Round;
use self::other_signs::in_other_signs;
pub(in crate::model) use self::season::months_of;
use self::season::{part_of_a_year, two_years};
use self::several::several;
use super::{Beside, is_number, with_hyphens};
use crate::model::date::{Date, MONTHS, Precision, day_before, month_number};
use crate::model::located::Unreadable;
use crate::model::words::nearest;

/// The date that a text such as "1st November 2026", "Sept 2026", "2026/11" or "2026-11-01T00:00:00" means, where it
/// means only one.
pub(in crate::model) fn date(text: &str) -> Option<Date> {
    // A time of day does not matter to any date here.
    if let Some((day, time)) = text.split_once(['T', ' '])
        && day.len() == "2026-11-01".len()
        && time.contains(':')
    {
        return Date::parse(day);
    }
    with_months(&with_hyphens(text), named_month)
}

/// The date of a text that names its month in letters and says nothing beside the date: "the 5th of November 2024".
pub(in crate::model) fn written_out(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let mut words = lower.split([' ', ',', '-', '/', '.']).filter(|word| !word.is_empty());
    let is_of_date =
        |word: &str| matches!(word, "the" | "of") || is_number(without_ordinal(word)) || named_month(word).is_some();
    let names_month = lower.split(|letter: char| !letter.is_alphabetic()).any(|word| named_month(word).is_some());
    if names_month && words.all(is_of_date) { date(text) } else { None }
}

/// Why a text such as "Autumn 2026", "05/11/24" or "2026-02-30" is no date, where more can be said than that.
pub(in crate::model) fn no_date(text: &str, beside: Beside) -> Option<Unreadable> {
    in_special_hyphens(text)
        .or_else(|| how_often(text, beside))
        .or_else(|| counted_from(text, beside))
        .or_else(|| with_short_year(text))
        .or_else(|| counted_by_a_spreadsheet(text))
        .or_else(|| several(text, beside))
        .or_else(|| two_years(text))
        .or_else(|| part_of_a_year(text, beside))
        .or_else(|| misspelt(text))
        .or_else(|| before(text, beside))
        .or_else(|| with_remark(text, beside))
        .or_else(|| without_year(text))
        .or_else(|| not_in_the_calendar(text))
        .or_else(|| length_of_time(text, beside))
        .or_else(|| in_other_signs(text))
        .or_else(|| behind_words(text, beside))
        .or_else(|| among_words(text, beside))
}

/// A date behind words that say what happened then: "in force from 1 April 2025".
fn behind_words(text: &str, beside: Beside) -> Option<Unreadable> {
    const WORDS: [&str; 16] = [
        "in force from ",
        "comes into force on ",
        "came into force on ",
        "effective from ",
        "effective ",
        "with effect from ",
        "from ",
        "since ",
        "approved on ",
        "approved ",
        "agreed on ",
        "ratified on ",
        "issued on ",
        "published on ",
        "as of ",
        "on ",
    ];
    let lower = text.trim().to_lowercase();
    let day = WORDS.iter().find_map(|words| lower.strip_prefix(words))?;
    let date = Date::parse(day).or_else(|| date(day))?;
    // From when it holds is not when it was approved.
    if beside == Beside::Approval && ["force", "effect"].iter().any(|word| lower.contains(word)) {
        return Some(Unreadable::new(
            format!("\"{text}\" says from when it holds, not when it was approved"),
            format!(
                "write the day of the approval, or unstated; from when it holds goes under period: {{from: {date}}}"
            ),
        ));
    }
    Some(Unreadable::new(
        format!("\"{text}\" says more than a date"),
        format!("write {date} ({}) if that is meant{}", date.in_words(), beside.own_words()),
    ))
}

/// How often something is, in place of when: "annually", "each April".
fn how_often(text: &str, beside: Beside) -> Option<Unreadable> {
    let round = Round::in_place_of_date(text)?;
    let help = match (beside, round.every) {
        (Beside::Review, every) => {
            let every = every.map_or_else(String::new, |every| format!(", as every: {every}"));
            format!(
                "write the date that it comes to next, or unstated; how often stands under every{every}, and the source's own words under \
                 as_written"
            )
        }
        _ => format!("write one date; where the source gives none, {}", beside.unstated()),
    };
    Some(Unreadable::new(format!("\"{text}\" says how often, and not when"), help))
}

/// The one month with its year among other words, "no later than May 2027", or the two that a text leaves open, "May/June 2027".
fn among_words(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|letter: char| !letter.is_alphanumeric())
        .map(without_ordinal)
        .filter(|word| !word.is_empty())
        .collect();
    let months: Vec<u32> = words.iter().filter(|word| word.len() > 2).filter_map(|word| named_month(word)).collect();
    let numbers: Vec<&str> = words.into_iter().filter(|word| is_number(word)).collect();
    let [year] = numbers.as_slice() else { return None };
    let month = |month: u32| Date::parse(&format!("{year}-{month:02}"));
    let message = format!("\"{text}\" is not written as a date here");
    match months.as_slice() {
        [only] => {
            let help = format!("{} if that is meant{}", write(month(*only)?), beside.own_words());
            Some(Unreadable::new(message, help))
        }
        [first, last] if first < last => {
            let (first, last) = (month(*first)?, month(*last)?);
            let help = format!(
                "write the month that the document means, {first} or {last}; where it does not say, the last that may be meant: {last}"
            );
            Some(Unreadable::new(message, help))
        }
        _ => None,
    }
}

/// What a date is to be written as, with the same in words.
pub(in crate::model) fn write(date: Date) -> String {
    let (written, words) = (date.to_string(), date.in_words());
    if written == words { format!("write {written}") } else { format!("write {written} ({words})") }
}

/// Words beside a date that do not change which one it is.
const FILLERS: [&str; 23] = [
    "the",
    "of",
    "by",
    "due",
    "in",
    "on",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Words that say less or more than a date, of which the date alone can be written: "end of March 2027".
const ABOUT: [&str; 18] = [
    "end",
    "beginning",
    "start",
    "early",
    "mid",
    "late",
    "before",
    "until",
    "about",
    "around",
    "approx",
    "circa",
    "from",
    "since",
    "week",
    "commencing",
    "w",
    "c",
];

fn words(lower: &str) -> Vec<&str> {
    let words = lower.split([' ', ',', '-', '/', '.']).filter(|word| !word.is_empty() && !FILLERS.contains(word));
    words.map(without_ordinal).collect()
}

/// The date, with months that `month` knows.
fn with_months(text: &str, month: impl Fn(&str) -> Option<u32>) -> Option<Date> {
    from_words(&words(&text.to_lowercase()), month)
}

fn from_words(words: &[&str], month: impl Fn(&str) -> Option<u32>) -> Option<Date> {
    let year = |word: &str| word.len() == 4 && is_number(word);
    let short = |word: &str| word.len() <= 2 && is_number(word);
    let iso = match words {
        [only] if only.len() == 8 && is_number(only) => format!("{}-{}-{}", &only[..4], &only[4..6], &only[6..]),
        [y, m, d] if year(y) && short(m) && short(d) => format!("{y}-{m:0>2}-{d:0>2}"),
        [y, m] | [m, y] if year(y) && short(m) => format!("{y}-{m:0>2}"),
        [m, y] | [y, m] if year(y) => format!("{y}-{:02}", month(m)?),
        [m, d, y] | [d, m, y] if year(y) && short(d) => format!("{y}-{:02}-{d:0>2}", month(m)?),
        _ => return None,
    };
    Date::parse(&iso)
}

/// A date that only has other dashes than the hyphen in it.
fn in_special_hyphens(text: &str) -> Option<Unreadable> {
    let plain = with_hyphens(text);
    let date = Date::parse(&plain).filter(|_| plain != text)?;
    let what = if text.contains(['\u{2010}', '\u{2011}']) { "a hyphen that does not break" } else { "a long dash" };
    Some(Unreadable::new(format!("in \"{text}\" stands {what} in place of a plain hyphen"), write(date)))
}

/// A date whose year has two figures: "05/11/24", "25.11.24", "Nov 24", "Mar '19".
fn with_short_year(text: &str) -> Option<Unreadable> {
    let lower = text.to_lowercase();
    let words = words(&lower);
    let year = |word: &str| {
        let figures = word.trim_start_matches(['\'', '\u{2019}']);
        (figures.len() == 2 && is_number(figures)).then(|| format!("20{figures}"))
    };
    match words.as_slice() {
        [day, month, short] if is_number(day) && is_number(month) => {
            let year = year(short)?;
            let date = |month: &str, day: &str| Date::parse(&format!("{year}-{month:0>2}-{day:0>2}"));
            match (date(month, day), date(day, month)) {
                (Some(british), Some(american)) if british != american => Some(two_readings(text, british, american)),
                (Some(date), _) | (_, Some(date)) => Some(unusual(text, date)),
                _ => None,
            }
        }
        [day, month, short] if is_number(day) => {
            let (year, month) = (year(short)?, named_month(month)?);
            Some(unusual(text, Date::parse(&format!("{year}-{month:02}-{day:0>2}"))?))
        }
        [month, short] if is_number(month) && is_number(short) && text.contains('/') => {
            month_and_year(text, month, short)
        }
        [month, short] => {
            let (year, number) = (year(short)?, named_month(month)?);
            let date = Date::parse(&format!("{year}-{number:02}"))?;
            if !is_number(short) || Date::parse(&format!("2024-{number:02}-{short}")).is_none() {
                return Some(unusual(text, date));
            }
            let day = short.trim_start_matches('0');
            let month = MONTHS.get(number as usize - 1)?;
            Some(Unreadable::new(
                format!("\"{text}\" can be read as {} or as {day} {month} of some year", date.in_words()),
                format!(
                    "write {date} for {}; or the day with its year, as 2024-{number:02}-{short:0>2}",
                    date.in_words()
                ),
            ))
        }
        _ => None,
    }
}

/// "09/27", as forms have a month; where the second may be a month as well, it may be a day without its year.
fn month_and_year(text: &str, month: &str, short: &str) -> Option<Unreadable> {
    let (first, second): (u32, u32) = (month.parse().ok()?, short.parse().ok()?);
    let date = Date::parse(&format!("20{short}-{month:0>2}")).filter(|_| short.len() == 2)?;
    // "11/12" is a school year as often.
    if second == first + 1 {
        return None;
    }
    if second > 12 {
        return Some(unusual(text, date));
    }
    let name = MONTHS.get(second as usize - 1)?;
    Some(Unreadable::new(
        format!("\"{text}\" can be read as {} or as {first} {name} of some year", date.in_words()),
        format!("write {date} for {}; or the day with its year, as 2024-{second:02}-{first:02}", date.in_words()),
    ))
}

/// A number of days since the end of 1899, as spreadsheets keep dates: 45601. Only for days from 1982 to 2064, as other
/// numbers are rarely dates.
fn counted_by_a_spreadsheet(text: &str) -> Option<Unreadable> {
    let days: i64 = text.parse().ok().filter(|days| (30_000..60_000).contains(days))?;
    let start = jiff::civil::date(1899, 12, 30);
    let date = Date::day(start.checked_add(jiff::Span::new().try_days(days).ok()?).ok()?);
    let message = format!("\"{text}\" is how a spreadsheet counts days; it means {}", date.in_words());
    Some(Unreadable::new(message, format!("write {date}; copy dates from cells that show them as text")))
}

/// A date whose month is nearly one.
fn misspelt(text: &str) -> Option<Unreadable> {
    let near = |word: &str| nearest(word, &MONTHS).filter(|_| word.len() > 3).and_then(month_number);
    with_months(text, near).map(|date| unusual(text, date))
}

/// A date with words that are lost where it alone is written: "November 2027 (see cover)", "by the end of 2027".
fn with_remark(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = text.to_lowercase();
    let lower = lower.split("//").next().unwrap_or_default();
    let in_brackets = lower.trim_end().strip_suffix(')').and_then(|text| text.rsplit_once('('));
    // "2027 (May)" is a month.
    let is_of_date = |remark: &str| named_month(remark.trim()).is_some();
    let in_brackets = in_brackets.filter(|(date, remark)| !date.is_empty() && !is_of_date(remark));
    let (bare, remark) = in_brackets.unwrap_or((lower, ""));
    let bare = &bare.replace(['(', ')'], " ");
    let words: Vec<&str> = words(bare).into_iter().filter(|word| !ABOUT.contains(word)).collect();
    let date = match words.as_slice() {
        [year] => Date::parse(year),
        words => from_words(words, named_month),
    };
    let date = date.filter(|_| self::date(text).is_none())?;
    let rest = beside.rest(remark.trim());
    Some(Unreadable::new(format!("\"{text}\" is not written as a date here"), format!("{}{rest}", write(date))))
}

/// The last month before another one, or before a year, by which something is to be done: "before September 2027".
fn before(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = text.trim().to_lowercase();
    let bare = ["before ", "prior to ", "ahead of "].iter().find_map(|word| lower.strip_prefix(word))?;
    let bare = bare.trim_start_matches("the start of ").trim_start_matches("the beginning of ");
    let date = Date::parse(bare).or_else(|| date(bare))?;
    let day = Date::day(day_before(date.first_day()));
    let (last, what) = match date.precision() {
        Precision::Day => (day, "day"),
        _ => (Date::parse(day.to_string().get(.."2027-08".len())?)?, "month"),
    };
    let help = format!("{}, the last {what} before it{}", write(last), beside.own_words());
    Some(Unreadable::new(format!("\"{text}\" is not written as a date here"), help))
}

/// A day of a month in no year: "1 Sept.", "September 1st".
fn without_year(text: &str) -> Option<Unreadable> {
    let lower = text.to_lowercase();
    let words = words(&lower);
    if let ["by" | "in", month] | [month] = words.as_slice()
        && let Some(number) = named_month(month).filter(|_| month.len() > 2)
    {
        let example = Date::parse(&format!("2024-{number:02}"))?;
        return Some(Unreadable::new(
            format!("\"{text}\" is a month without its year"),
            format!("write the month with the year that the document means, as {example} for {}", example.in_words()),
        ));
    }
    let (day, month) = match words.as_slice() {
        [day, month] | [month, day] if day.len() <= 2 && is_number(day) => (day, named_month(month)?),
        _ => return None,
    };
    // In a leap year every day is there that some year has.
    let example = Date::parse(&format!("2024-{month:02}-{day:0>2}"))?;
    Some(Unreadable::new(
        format!("\"{text}\" is a day without its year"),
        format!("write the day with its year, as {example} for {}", example.in_words()),
    ))
}

fn not_in_the_calendar(text: &str) -> Option<Unreadable> {
    if date(text).is_some() {
        return None;
    }
    let lower = text.to_lowercase();
    let words = words(&lower);
    let is_day = |word: &str| word.len() <= 2 && is_number(word);
    let is_year = |word: &str| word.len() == 4 && is_number(word);
    let is_month = |word: &str| is_day(word) || named_month(word).is_some();
    let (year, month, day) = match words.as_slice() {
        [year, month, day] | [day, month, year] | [month, day, year]
            if is_year(year) && is_day(day) && is_month(month) =>
        {
            (year, month, day)
        }
        _ => return None,
    };
    let is_day_of = |month: &str, day: &str| Date::parse(&format!("{year}-{month:0>2}-{day:0>2}")).is_some();
    if is_day_of(month, day) || is_day_of(day, month) {
        return None;
    }
    // Of figures nobody knows which is the month, unless one cannot be.
    let days = days_of(year, month).or_else(|| days_of(year, day)).map(|days| format!(": {days}")).unwrap_or_default();
    Some(Unreadable::new(
        format!("there is no day {text} in the calendar{days}"),
        "correct the day or the month, as year-month-day",
    ))
}

/// How many days a month has: "April has 30 days", "February 2026 has 28 days".
fn days_of(year: &str, month: &str) -> Option<String> {
    let number = named_month(month).or_else(|| month.parse().ok())?;
    let first = Date::parse(&format!("{year}-{number:02}-01"))?.first_day();
    let name = MONTHS.get(number as usize - 1)?;
    let year = if number == 2 { format!(" {year}") } else { String::new() };
    Some(format!("{name}{year} has {} days", first.days_in_month()))
}

/// A length of time before or after a date that is named: "six months before September 2027".
fn counted_from(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = text.to_lowercase();
    let (length, from) = [" before ", " after ", " prior to ", " from ", " ahead of ", " following "]
        .iter()
        .find_map(|between| lower.split_once(between))?;
    let names_date =
        || from.split(|letter: char| !letter.is_alphanumeric()).any(|word| word.len() == 4 && is_number(word));
    let length: Vec<&str> = length.split_whitespace().collect();
    let has_length = || length.windows(2).any(|pair| super::duration(&pair.join(" ")).is_some());
    (has_length() && names_date()).then(|| {
        let help = format!("write the date that it comes to{}", beside.own_words());
        Unreadable::new(format!("\"{text}\" is counted from a date"), help)
    })
}

/// A time that is counted from something else: "12 months after approval".
fn length_of_time(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = text.trim().to_lowercase();
    let counted = ["within the next ", "within ", "in the next "].iter().find_map(|begins| lower.strip_prefix(begins));
    let mut words = counted.unwrap_or(text).split_whitespace();
    let first = format!("{} {}", words.next()?, words.next()?);
    super::duration(&first.to_lowercase()).map(|length| {
        let rest = match beside {
            Beside::Review => format!("; if that is how often it comes round, it stands under every as well: {length}"),
            _ => beside.own_words(),
        };
        Unreadable::new(format!("\"{text}\" is not a date"), format!("write the date that it comes to{rest}"))
    })
}

fn two_readings(text: &str, one: Date, other: Date) -> Unreadable {
    Unreadable::new(
        format!("\"{text}\" can be read as {} or as {}", one.in_words(), other.in_words()),
        format!("write {one} or {other}"),
    )
}

fn unusual(text: &str, date: Date) -> Unreadable {
    Unreadable::new(format!("\"{text}\" is not written as a date here"), write(date))
}

/// "1st" is "1".
pub(in crate::model) fn without_ordinal(word: &str) -> &str {
    let bare = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
    bare.filter(|bare| is_number(bare)).unwrap_or(word)
}

fn named_month(word: &str) -> Option<u32> {
    month_number(if word == "sept" { "september" } else { word })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn dates_are_understood_and_never_guessed() {
        let meant = |text: &str| date(text).map(|date| date.to_string());
        for (text, iso) in [
            ("1st November 2026", "2026-11-01"),
            ("November 1, 2026", "2026-11-01"),
            ("Tuesday 5 November 2024", "2024-11-05"),
            ("Sept 2026", "2026-09"),
            ("2024-1-5", "2024-01-05"),
            ("20241105", "2024-11-05"),
            ("2026/11", "2026-11"),
            ("11/2026", "2026-11"),
            ("2026\u{2013}11", "2026-11"),
            ("2026-11-01T00:00:00", "2026-11-01"),
        ] {
            assert_eq!(meant(text).as_deref(), Some(iso), "{text}");
        }
        for text in [
            "next year",
            "1/11/24",
            "13/2026",
            "2026-02-30",
            "",
            "-",
            "2026 2027",
            "Nov 24",
            "45601",
            "20241399",
            "end of March 2027",
        ] {
            assert_eq!(meant(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_named() {
        let said = |text: &str| {
            no_date(text, Beside::Review).map(|fault| format!("{}: {}", fault.message, fault.help)).unwrap_or_default()
        };
        for (text, words) in [
            ("Autumn 2026", "from 2026-09 to 2026-12; where it does not say, the last that may be meant: 2026-12"),
            ("Spring term 2026", "2026-04 (April 2026)"),
            ("Winter 2026", "2027-02 (February 2027)"),
            ("Q4 2025", "2026-03 (March 2026)"),
            ("Q1 2027/28", "from 2027-04 to 2027-06"),
            ("Q4 2027/28", "from 2028-01 to 2028-03"),
            ("autumn", "2024-12 for autumn 2024"),
            ("in the summer term", "2024-07 for summer 2024"),
            ("last quarter of 2026", "the last that may be meant"),
            ("2026-02-30", "calendar: February 2026 has 28 days"),
            ("31 September 2024", "calendar: September has 30 days"),
            ("31/04/2025", "calendar: April has 30 days"),
            ("04/31/2025", "calendar: April has 30 days"),
            ("13/14/2025", "in the calendar: correct"),
            ("31st Sept 2024", "calendar"),
            ("1 Sept.", "without its year"),
            ("September 1st", "2024-09-01"),
            ("29 Feb", "2024-02-29"),
            ("09/27", "write 2027-09"),
            ("09/05", "September 2005 or as 9 May"),
            ("week commencing 7 September 2026", "write 2026-09-07"),
            ("05/11/24", "5 November 2024 or as 11 May 2024"),
            ("25/11/24", "write 2024-11-25"),
            ("Nov 24", "November 2024 or as 24 November"),
            ("Nov 45", "write 2045-11"),
            ("45601", "5 November 2024"),
            ("2027-11 and 2028-05", "two dates"),
            ("1st November 2025 (ratified 3 December 2025)", "two dates"),
            ("2025-11-01, amended 2026-02-03", "two dates"),
            ("November 2027 to January 2028", "two dates"),
            ("1 November and 3 December 2025", "two dates"),
            ("2027-11 (2 years)", "write 2027-11"),
            ("2027-11 // check", "write 2027-11"),
            ("w/c 1 November 2027", "write 2027-11-01"),
            ("the first of November 2027", "write 2027-11-01"),
            ("(2027-11)", "write 2027-11"),
            ("2026-20-11", "write 2026-11-20"),
            ("FY 2027-28", "2028-03"),
            ("5 Novmber 2024", "write 2024-11-05"),
            ("end of March 2027", "write 2027-03"),
            ("before September 2027", "write 2027-08"),
            ("no later than May 2027", "write 2027-05 (May 2027) if that is meant"),
            ("first week of May 2027", "write 2027-05"),
            ("May/June 2027", "2027-05 or 2027-06"),
            ("2027 (May)", "write 2027-05"),
            ("annually", "every: 1 year"),
            ("prior to January 2027", "write 2026-12"),
            ("before 1 May 2027", "write 2027-04-30"),
            ("November 2027 (see cover)", "write 2027-11"),
            ("by the end of 2027", "write 2027"),
            ("12 months after approval", "12 months"),
        ] {
            assert!(said(text).contains(words), "{text}: {}", said(text));
        }
        for text in ["soon", "", "3.10", "11/12", "31 Sept", "1st Sept 2026", "1 Sept. 2026", "Mon 1 Sep 2025"] {
            assert_eq!(said(text), "", "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = (date(&text), no_date(&text, Beside::Says));
        }
    }
}

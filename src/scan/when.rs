//! Years, months and days as words of a text.

use super::sentence::gap;
use crate::guidance::Folded;
use crate::model::date::month_number;

/// The year that a word is.
pub(super) fn year(word: &str) -> Option<i16> {
    let digits = word.strip_suffix(['a', 'b', 'c', 'd']).unwrap_or(word);
    let year: i16 = Some(digits).filter(|digits| digits.len() == 4)?.parse().ok()?;
    (1950..2050).contains(&year).then_some(year)
}

/// The number of the month that a word is.
pub(super) fn month(word: &str) -> Option<u32> {
    month_number(if word == "sept" { "sep" } else { word })
}

/// Whether a word is the last one of the name of a law: a year behind it is part of that.
pub(super) fn is_law(word: &str) -> bool {
    ["act", "acts", "regulations", "order", "bill"].contains(&word)
}

/// Whether the year at a word is told with month and day: "15th July 2014", "July 15, 2014", "8/12/2015".
pub(super) fn is_of_a_day(text: &str, folded: &Folded, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| folded.word_at(at));
    let is_day = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit()) && year(word).is_none();
    let slashes = || [at - 1, at].iter().all(|next| gap(text, folded, *next) == "/");
    let before_month = is_day(word(2)) || ["st", "nd", "rd", "th"].contains(&word(2));
    (month(word(1)).is_some() && before_month)
        || (month(word(2)).is_some() && is_day(word(1)))
        || (is_day(word(2)) && is_day(word(1)) && slashes())
}

/// The year and month of a day in digits that begins with a word: "3.4.14", "03/04/2014".
pub(super) fn day_in_digits(text: &str, folded: &Folded, at: usize) -> Option<(i16, u32)> {
    let mark = gap(text, folded, at + 1);
    if ![".", "/", "-"].contains(&mark) || gap(text, folded, at + 2) != mark {
        return None;
    }
    let number = |at: usize| folded.word_at(at).parse::<i16>().ok().filter(|number| (1..2050).contains(number));
    let (day, month, year) = (number(at)?, number(at + 1)?, number(at + 2)?);
    // "19.1.2" is the number of a paragraph.
    if folded.word_at(at + 2).len() < 2 {
        return None;
    }
    let year = if year < 100 { 2000 + year } else { year };
    (day <= 31 && month <= 12).then_some((year, u32::try_from(month).ok()?))
}

/// The year of "17/12/24 -", "8 January 2025:", "2004:": whether an entry of a timeline begins with a word.
pub(super) fn entry_of_time(text: &str, folded: &Folded, at: usize) -> Option<i16> {
    let is_day = |at: usize| folded.word_at(at).trim_end_matches(char::is_alphabetic).parse::<u8>().is_ok();
    let (year, end) = day_in_digits(text, folded, at).map(|(year, _)| (year, at + 3)).or_else(|| {
        let named = at + usize::from(is_day(at) && month(folded.word_at(at + 1)).is_some());
        let last = named + usize::from(month(folded.word_at(named)).is_some());
        Some((year(folded.word_at(last))?, last + 1))
    })?;
    let mark = gap(text, folded, end);
    let is_apart = mark.contains([':', '\u{2013}', '\u{2014}', '|', '\t']) || mark.contains(" - ");
    (is_apart && end < folded.len()).then_some(year)
}

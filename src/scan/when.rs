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

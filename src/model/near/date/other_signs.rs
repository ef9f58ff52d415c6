//! Dates in other signs than people write them in as a rule.

use super::{date, unusual};
use crate::model::date::Date;
use crate::model::located::Unreadable;

/// A date between brackets, with a time of day behind it, with commas in place of other signs, with its day in letters, or with
/// day and month in the other order: "(2027-11)", "20/11/2026 14:35", "1,11,2027", "the first of November 2027", "2026-20-11".
pub(super) fn in_other_signs(text: &str) -> Option<Unreadable> {
    let lower = text.trim().trim_matches(['(', ')', '[', ']']).to_lowercase();
    let without_time: Vec<&str> = lower.split_whitespace().filter(|word| !word.contains(':')).collect();
    let days = without_time.iter().map(|word| match ORDINALS.iter().position(|ordinal| ordinal == word) {
        Some(index) => (index + 1).to_string(),
        None => (*word).to_owned(),
    });
    let mut written = days.collect::<Vec<_>>().join(" ");
    if written.bytes().all(|letter| letter.is_ascii_digit() || letter == b',') {
        written = written.replace(',', "/");
    }
    if written == text.to_lowercase() {
        let [year, day, month] = written.split('-').collect::<Vec<_>>()[..] else { return None };
        let date = Date::parse(&format!("{year}-{month}-{day}"))?;
        return Some(unusual(text, date));
    }
    match Date::meant(&written) {
        Ok(date) => Some(unusual(text, date)),
        // "1,11,2027" has two readings, as it has with strokes.
        Err(fault) if fault.message.contains(" can be read as ") => {
            Some(Unreadable::new(fault.message.replacen(&written, text, 1), fault.help))
        }
        Err(_) => date(&written).or_else(|| Date::parse(&written)).map(|date| unusual(text, date)),
    }
}

/// The days that people write in letters.
const ORDINALS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

//! The dates in a text, however they are written, and the text around them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::{Date, MONTHS};
use crate::model::located::Unreadable;

/// How dates are written: a day, a month and a year in words; figures with strokes; a part of a year; a year alone. What can be
/// read in two ways is found too, so that somebody is told.
pub(super) static DATE: LazyLock<String> = LazyLock::new(|| {
    let months = MONTHS.map(|month| format!("{month}|{}", &month[..3])).join("|");
    let month = format!(r"(?:Sept|{months})\b\.?");
    let day = r"\d{1,2}\s?(?:st|nd|rd|th)?";
    let part = r"(?:(?:early|mid|late)[ -])?(?:spring|summer|autumn|winter)(?:\s+term)?(?:\s+of)?|Q[1-4]";
    format!(
        r"((?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:the\s+)?{day}(?:\s+of|\s+day\s+of)?\s+{month},?\s+\d{{4}}|{month}\s+{day},\s*\d{{4}}|{month},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{1,2}}/\d{{4}}|(?:{part})\s+\d{{4}}|\b(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?)\b"
    )
});

static ANY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(&format!(r"(?i)\b{}", *DATE)).ok());

static IN_FIGURES: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"\b(\d{1,2})[/.-](\d{1,2})[/.-]((?:\d\d){1,2})\b").ok());

/// "6 Sep 27".
static SHORT_YEAR: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^(\d{1,2})(?:st|nd|rd|th)?[\s-]([A-Za-z]{3,9})\.?[\s-](\d\d)$").ok());

/// Whether a document writes the day before the month in dates such as 05/06/2026: another of its dates, as 24/09/2026, can be
/// read in no other way.
pub(super) fn has_day_first<'t>(texts: impl Iterator<Item = &'t str>) -> bool {
    let Some(pattern) = IN_FIGURES.as_ref() else { return false };
    let dates = texts.filter(|text| text.contains(['/', '.', '-'])).flat_map(|text| pattern.captures_iter(text));
    let parts = dates.filter_map(|date| Some((date[1].parse::<u8>().ok()?, date[2].parse::<u8>().ok()?)));
    // Bodies in England write the day first, unless a date of theirs says otherwise.
    !parts.into_iter().any(|(_, second)| second > 12)
}

/// The date that a text means, in a document that writes the day first or may not.
///
/// # Errors
/// Where it means none, or could mean two.
pub(super) fn meant(text: &str, day_first: bool) -> Result<Date, Unreadable> {
    let read = Date::meant(text);
    if let Some(year) = SHORT_YEAR.as_ref().and_then(|pattern| pattern.captures(text.trim())).filter(|_| read.is_err())
    {
        return Date::meant(&format!("{} {} 20{}", &year[1], &year[2], &year[3]));
    }
    let parts = IN_FIGURES.as_ref().and_then(|pattern| pattern.captures(text.trim()));
    match parts.filter(|parts| read.is_err() && day_first && parts[0].len() == text.trim().len()) {
        Some(parts) => {
            let century = if parts[3].len() == 2 { "20" } else { "" };
            Date::meant(&format!("{century}{}-{:0>2}-{:0>2}", &parts[3], &parts[2], &parts[1]))
        }
        None => read,
    }
}

/// Where the dates of a text stand.
pub(super) fn dates(text: &str) -> Vec<Range<usize>> {
    ANY.as_ref().map(|any| any.find_iter(text).map(|found| found.range()).collect()).unwrap_or_default()
}

/// A text without a date in it, nor the words and marks that only join the two: "Executive Group, at its meeting of" is
/// "Executive Group".
pub(super) fn around(text: &str, date: &Range<usize>) -> String {
    const JOINTS: [&str; 11] = [
        " at its meeting",
        " at their meeting",
        " at the meeting",
        " at a meeting",
        " meeting",
        " held",
        " dated",
        " date",
        " on",
        " in",
        " of",
    ];
    let is_mark = |mark: char| mark.is_whitespace() || ",;:(/-\u{2013}\u{2014}".contains(mark);
    let mut before = text[..date.start].trim_end_matches(is_mark);
    while let Some(joint) = JOINTS.iter().find(|joint| ends_with(before, joint)) {
        before = before[..before.len() - joint.len()].trim_end_matches(is_mark);
    }
    let whole_joint = JOINTS.iter().any(|joint| before.eq_ignore_ascii_case(joint.trim_start()));
    let before = if whole_joint { "" } else { before };
    let behind = text[date.end..].trim_start_matches(|mark: char| is_mark(mark) || mark == ')' || mark == '.').trim();
    [before, behind].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn ends_with(text: &str, end: &str) -> bool {
    let at = text.len().checked_sub(end.len());
    at.and_then(|at| text.get(at..)).is_some_and(|last| last.eq_ignore_ascii_case(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_found_as_offices_write_them() {
        for text in [
            "3rd of March 2026",
            "Tuesday 9 December 2025",
            "14 July 2026",
            "Sept 2026",
            "June 2027",
            "07/11/2025",
            "2026-03-01",
            "spring 2028",
            "Q2 2027",
            "March 12, 2026",
            "2025/26",
            "2028",
        ] {
            let found: Vec<&str> = dates(text).into_iter().map(|date| &text[date]).collect();
            assert_eq!(found, [text]);
        }
        assert!(dates("20 people may come in May, room 204 of it").is_empty());
    }

    #[test]
    fn one_date_tells_which_part_of_the_others_is_the_day() {
        assert!(has_day_first(["24/09/2026 and 05/06/2026"].into_iter()));
        assert!(has_day_first(["05/06/2026"].into_iter()));
        assert!(!has_day_first(["24/09/2026", "05/23/2026"].into_iter()));
        assert_eq!(meant("05/06/2026", true).map(|date| date.to_string()).ok().as_deref(), Some("2026-06-05"));
        assert_eq!(meant("5/6/26", true).map(|date| date.to_string()).ok().as_deref(), Some("2026-06-05"));
        assert_eq!(meant("6 Sep 27", true).map(|date| date.to_string()).ok().as_deref(), Some("2027-09-06"));
        assert!(meant("05/06/2026", false).is_err());
    }

    #[test]
    fn what_is_dated_stands_around_the_date() {
        for (text, expected) in [
            ("Partnership Executive, 07/11/2025", "Partnership Executive"),
            ("Executive Group at its meeting of 3 March 2026", "Executive Group"),
            ("the Church Council at its meeting held on Tuesday 13 January 2026", "the Church Council"),
            ("12 March 2026 (Executive Group)", "Executive Group)"),
            ("annually, next by 31 March 2027", "annually, next by"),
            ("on 3 March 2026", ""),
        ] {
            let date = dates(text).pop().expect("a date");
            assert_eq!(around(text, &date), expected);
        }
    }
}

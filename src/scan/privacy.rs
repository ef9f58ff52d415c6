//! What could lead to a child: full dates of birth, NHS numbers and case numbers. Only strong patterns count, and what was
//! found is never repeated, only where it stands.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// What could lead to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PrivateKind {
    /// A full date of birth.
    BirthDate,
    /// An NHS number whose check digit is right.
    NhsNumber,
    /// The number of a case or a person in a case system.
    CaseNumber,
}

/// How far before a date "born" may stand, in bytes.
const BIRTH_REACH: usize = 60;

/// How far before ten digits "NHS number" may stand, in bytes.
const NHS_REACH: usize = 40;

/// Nobody who is born earlier is in a course but as an author.
const EARLIEST_BIRTH: u32 = 1940;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    const MONTH: &str = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}";
    pattern(&format!(
        r"(?i)\b(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?{MONTH}\.?,? (?P<y1>\d{{4}})|{MONTH} (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<y2>\d{{4}})|(?P<d3>\d{{1,2}}) ?[./-] ?(?P<m3>\d{{1,2}}) ?[./-] ?(?P<y3>\d{{4}}|\d{{2}})|(?P<y4>\d{{4}})-(?P<m4>\d{{2}})-(?P<d4>\d{{2}}))\b"
    ))
});

static BIRTH: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b(?:born|birth ?date|date of birth|d\.? ?o\.? ?b)\b"));

/// Between "born" and a date: somebody is not born on or after a day, and another number or "and" leads elsewhere.
static NOT_ITS_DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:after|before|between|since|from|and|until|or)\b|\d{4}|;|[.?!] "));

/// Sentences about people who are known for what they wrote.
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:psychologist|psychiatrist|psychoanalyst|author|theorist|researcher|professor|philosopher|poet|campaigner|politician|founder)\b",
    )
});

static TEN_DIGITS: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(\d{3})([ -]?)(\d{3})([ -]?)(\d{4})\b"));

static NHS: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\bNHS (?:number|num|no|id|#)"));

static CASE: LazyLock<Regex> = LazyLock::new(|| {
    const SYSTEMS: &str =
        "mosaic|lcs|liquid ?logic|care ?first|framework-?i|azeus|eclipse|capita one|protocol|rio|systmone|emis";
    const NUMBER: &str = r"(?:no|num|number|ref|reference|id)\b\.?";
    pattern(&format!(
        r"(?i)\b(?:(?:case|referral|crime|client|file|child) {NUMBER}(?: {NUMBER})?|(?:{SYSTEMS})(?: case| client| person)? {NUMBER}(?: {NUMBER})?) ?(?:is |was )?[:=#-]? ?(?:(?:{SYSTEMS}) )?(?P<value>[a-z0-9][a-z0-9/-]{{3,30}}[a-z0-9])\b"
    ))
});

/// A judgment has a case number that everybody may know.
static JUDGMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:EWHC|EWCA|EWFC|UKSC|UKHL)\b|(?i)\bjudge?ments?\b"));

static SCHOOL_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d{2}(?:[/-]\d{2,4})?$"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("an expression that a test compiles")
}

/// Whether a place, as it is written behind `#`, would lead to a person. In a slug the spaces of a heading are hyphens.
pub fn leads_to_a_person(place: &str) -> bool {
    [place, &place.replace(['-', '='], " ")].iter().any(|text| !private(text).is_empty())
}

/// What could lead to a person in a text, in its order: which bytes, and what they are.
pub(super) fn private(text: &str) -> Vec<(Range<usize>, PrivateKind)> {
    let mut found = birth_dates(text);
    found.extend(nhs_numbers(text));
    found.extend(case_numbers(text));
    found.sort_by_key(|(range, kind)| (range.start, *kind));
    found
}

/// The text with letters and digits of private ranges made unreadable; as long as before, letter by letter.
pub(super) fn masked<'t>(text: &'t str, ranges: impl IntoIterator<Item = Range<usize>>) -> Cow<'t, str> {
    let mut masked = String::new();
    let mut done = 0;
    for range in ranges {
        let start = range.start.clamp(done, text.len());
        let end = range.end.clamp(start, text.len());
        let (Some(before), Some(inside)) = (text.get(done..start), text.get(start..end)) else { continue };
        masked.push_str(before);
        masked.extend(inside.chars().map(|letter| if letter.is_alphanumeric() { 'x' } else { letter }));
        done = end;
    }
    if done == 0 {
        return Cow::Borrowed(text);
    }
    masked.push_str(text.get(done..).unwrap_or_default());
    Cow::Owned(masked)
}

fn birth_dates(text: &str) -> Vec<(Range<usize>, PrivateKind)> {
    // Most passages have no such word, and then no date needs to be looked for.
    if !BIRTH.is_match(text) {
        return Vec::new();
    }
    let dates = DATE.captures_iter(text).filter(is_a_day).filter_map(|date| date.get(0));
    dates
        .filter(|date| {
            let before = tail(&text[..date.start()], BIRTH_REACH);
            let Some(word) = BIRTH.find_iter(before).last() else { return false };
            !NOT_ITS_DATE.is_match(before[word.end()..].trim_start_matches(['.', ' ']))
                && !AUTHOR.is_match(tail(&text[..date.start()], 200))
        })
        .map(|date| (date.range(), PrivateKind::BirthDate))
        .collect()
}

/// Whether a date exists, and somebody in a course can be born on it.
fn is_a_day(date: &regex::Captures<'_>) -> bool {
    let number = |names: &[&str]| names.iter().find_map(|name| date.name(name)?.as_str().parse::<u32>().ok());
    let (day, month) = (number(&["d1", "d2", "d3", "d4"]), number(&["m3", "m4"]));
    let year = number(&["y1", "y2", "y3", "y4"]).map(|year| if year < 100 { 2000 } else { year });
    day.is_some_and(|day| (1..=31).contains(&day))
        && month.is_none_or(|month| (1..=12).contains(&month))
        && year.is_some_and(|year| (EARLIEST_BIRTH..2100).contains(&year))
}

fn nhs_numbers(text: &str) -> Vec<(Range<usize>, PrivateKind)> {
    TEN_DIGITS
        .captures_iter(text)
        .filter_map(|number| {
            let whole = number.get(0)?;
            let (one, two) = (number.get(2)?.as_str(), number.get(4)?.as_str());
            let digits: Vec<u32> = whole.as_str().chars().filter_map(|digit| digit.to_digit(10)).collect();
            let named = NHS.is_match(tail(&text[..whole.start()], NHS_REACH));
            // As NHS numbers are printed, and in the ranges that are given out; telephone numbers begin with 0 or +.
            let as_printed =
                one == two && !one.is_empty() && digits.first().is_some_and(|first| [4, 6, 7].contains(first));
            let alone = !text[..whole.start()].ends_with(['+', '/', '.', '-', ','])
                && !text[whole.end()..].starts_with(['-', '/']);
            // Numbers that begin with 999 are for trying things out and belong to nobody.
            let is_test = digits.starts_with(&[9, 9, 9]);
            ((named || (as_printed && alone)) && one == two && !is_test && is_checked(&digits))
                .then_some((whole.range(), PrivateKind::NhsNumber))
        })
        .collect()
}

/// The check digit of an NHS number: the weighted sum of the others, modulus 11.
fn is_checked(digits: &[u32]) -> bool {
    let (Some((check, others)), 10) = (digits.split_last(), digits.len()) else { return false };
    let sum: u32 = others.iter().zip((2..=10).rev()).map(|(digit, weight)| digit * weight).sum();
    (11 - sum % 11) % 11 == *check
}

fn case_numbers(text: &str) -> Vec<(Range<usize>, PrivateKind)> {
    CASE.captures_iter(text)
        .filter_map(|found| found.name("value"))
        .filter(|value| {
            let digits = value.as_str().bytes().filter(u8::is_ascii_digit).count();
            digits >= 4 && !SCHOOL_YEAR.is_match(value.as_str()) && !is_of_a_court(text, value.range())
        })
        .map(|value| (value.range(), PrivateKind::CaseNumber))
        .collect()
}

fn is_of_a_court(text: &str, value: Range<usize>) -> bool {
    JUDGMENT.is_match(tail(&text[..value.start], 100)) || JUDGMENT.is_match(head(&text[value.end..], 60))
}

/// The last bytes of a text, cut between letters.
fn tail(text: &str, bytes: usize) -> &str {
    let mut start = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    &text[start..]
}

/// The first bytes of a text, cut between letters.
fn head(text: &str, bytes: usize) -> &str {
    let mut end = bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_digits_are_checked() {
        let digits = |text: &str| text.bytes().map(|byte| u32::from(byte - b'0')).collect::<Vec<_>>();
        assert!(is_checked(&digits("9434765919")) && is_checked(&digits("4857773457")));
        assert!(!is_checked(&digits("9434765918")) && !is_checked(&digits("943476591")));
        // A sum that leaves 0 has the check digit 0, and one that leaves 1 would need a digit of 10.
        assert!(is_checked(&digits("4000000020")));
        assert!((0..10).all(|check| !is_checked(&digits(&format!("400000008{check}")))));
    }

    #[test]
    fn a_place_may_lead_to_a_person_as_a_heading_or_as_a_slug() {
        for place in ["heading=Kyle, born 12 May 2014", "kyle-born-12-may-2014", "case-no-abc123456"] {
            assert!(leads_to_a_person(place), "{place}");
        }
        for place in ["what-children-told-us", "slide=12", "the-2014-review"] {
            assert!(!leads_to_a_person(place), "{place}");
        }
    }

    #[test]
    fn what_is_found_is_masked_letter_by_letter() {
        let text = "Kyl\u{e9}, born 14 March 2011, case no: ABC123456.";
        let found = private(text);
        let masked = masked(text, found.iter().map(|(range, _)| range.clone()));
        assert_eq!(masked, "Kyl\u{e9}, born xx xxxxx xxxx, case no: xxxxxxxxx.");
        assert_eq!(masked.chars().count(), text.chars().count());
    }

    #[test]
    fn the_expressions_compile_and_take_hostile_text() {
        for piece in ["born 1/", "NHS number 1 ", "case no case no ", "1-1-1-", "\u{e9}1 May "] {
            let text = piece.repeat(50_000);
            assert!(private(&text).len() < 50_000);
        }
    }
}

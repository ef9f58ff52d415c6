//! Numbers of cases, and of persons in case systems, behind the words for them or below such a label.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{birth_date, glance, head, pattern, tail};

/// How many digits such a number has at the least: cases in a text are counted too.
const FEWEST_DIGITS: usize = 4;

const SYSTEMS: &str =
    "mosaic|lcs|liquid ?logic|care ?first|framework-?i|azeus|eclipse|capita one|protocol|rio|systmone|emis";
const NUMBER: &str = r"(?:no|num|number|ref|reference|id)(?:\b|_)\.?";

/// The words for such a number. Keys of YAML are written with `_`, links and names of files with `-` too.
fn words() -> String {
    format!(
        r"(?:\b|_)(?:(?:case|referral|crime|client|file|child)[ _-]{NUMBER}(?:[ -]{NUMBER})?|(?:{SYSTEMS})(?:[ _-](?:case|client|person))?[ _-]{NUMBER}(?:[ -]{NUMBER})?)"
    )
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i){} ?(?:is |was )?[:=#-]? ?(?:(?:{SYSTEMS}) )?(?P<value>[a-z0-9][a-z0-9/-]{{3,30}}[a-z0-9])\b",
        words()
    ))
});

static LABELLED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!("(?i){}", words())));

/// "case CSC-2021-00417": the letters of a service, a year and a number. A court's begin with "CO".
static REFERENCE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b[Cc]ase:? (?P<value>[A-Z]{2,6}[ /-]?\d{2,4}[/-]\d{3,8})\b"));

/// "case 2024/00317": a year or a team and a number, without the letters of a service.
static BARE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?i)\b(?:case|referral|child|file):? #?(?P<value>\d{1,4}[/-]\d{3,8})\b"));

/// A judgment has a case number that everybody may know.
static JUDGMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\b(?:EWHC|EWCA|EWFC|UKSC|UKHL)\b|(?i)\bjudge?ments?\b"));

static SCHOOL_YEAR: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:19|20)\d{2}(?:[/-]\d{2,4})?$"));

/// Where a text names this field, the end of the name.
pub(super) fn label_end(text: &str) -> Option<usize> {
    let names = glance::case_words(text).then(|| LABELLED.find_iter(text)).into_iter().flatten();
    names.last().map(|name| name.end())
}

/// Whether a text speaks of a court's judgment.
pub(super) fn is_about_a_judgment(text: &str) -> bool {
    JUDGMENT.is_match(text)
}

/// Whether a text has what may be such a number, though too little says so for a fault.
pub(super) fn may_be_one_in(text: &str) -> bool {
    let found = BARE.captures_iter(text).filter_map(|found| found.name("value"));
    found.map(|value| value.range()).any(|at| is_number(text, &at))
}

/// Whether a long text is worth a closer look.
pub(super) fn may_stand_in(text: &str) -> bool {
    (glance::case_words(text) && LABELLED.is_match(text)) || (glance::case_letters(text) && REFERENCE.is_match(text))
}

/// The case numbers in a text; below a label of that name, the words need not be repeated.
pub(super) fn find(text: &str, is_labelled: bool) -> Vec<Range<usize>> {
    let named = glance::case_words(text).then(|| NAMED.captures_iter(text)).into_iter().flatten();
    let referred = glance::case_letters(text).then(|| REFERENCE.captures_iter(text)).into_iter().flatten();
    let mut found: Vec<Range<usize>> = named
        .chain(referred)
        .filter_map(|found| found.name("value"))
        .map(|value| value.range())
        .filter(|at| is_number(text, at))
        .collect();
    if found.is_empty() && is_labelled {
        found.extend(whole_value(text));
    }
    found
}

/// Whether what stands behind the words is a number of this kind.
fn is_number(text: &str, at: &Range<usize>) -> bool {
    let value = &text[at.clone()];
    has_digits(value) && !SCHOOL_YEAR.is_match(value) && !value.starts_with("CO/") && !is_of_a_court(text, at)
}

fn has_digits(value: &str) -> bool {
    value.bytes().filter(u8::is_ascii_digit).count() >= FEWEST_DIGITS
}

/// A text that is nothing but such a number: signs with digits in them, and short words in capitals.
fn whole_value(text: &str) -> Option<Range<usize>> {
    /// How long it may be, in bytes.
    const LONGEST: usize = 32;
    let value = text.trim();
    let is_sign = |word: &str| {
        word.bytes().any(|byte| byte.is_ascii_digit()) || word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let is_value = value.len() <= LONGEST
        && has_digits(value)
        && value.split([' ', '/', '-']).all(is_sign)
        && !SCHOOL_YEAR.is_match(value)
        && !birth_date::has_date(value);
    let start = text.len() - text.trim_start().len();
    is_value.then_some(start..start + value.len())
}

fn is_of_a_court(text: &str, value: &Range<usize>) -> bool {
    JUDGMENT.is_match(tail(&text[..value.start], 100)) || JUDGMENT.is_match(head(&text[value.end..], 60))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_stands_there_that_is_not_seen_at_a_glance(
            text in r"(case|Case|ca\u{17f}e|CHILD|referral|mosaic|Capita One|care first|framework-i|systmone|RIO|person|no|NUM|number|not|ref|reference|id|AB|ABC|12|2021|[ _:.\-/]|\u{e9}|\u{212a}){0,8}"
        ) {
            prop_assert!(!LABELLED.is_match(&text) || glance::case_words(&text));
            prop_assert!(!NAMED.is_match(&text) || glance::case_words(&text));
            prop_assert!(!REFERENCE.is_match(&text) || glance::case_letters(&text));
        }
    }
}

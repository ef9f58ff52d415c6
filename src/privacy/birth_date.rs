//! Full dates of birth: a day, a month and a year behind "born", "DOB" or "date of birth", or below such a label.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{glance, pattern, tail};

/// How far before a date "born" may stand, in bytes.
const REACH: usize = 60;

/// How long a text below a label may be of which a date in it is the value, in bytes.
const LONGEST_VALUE: usize = 60;

/// Nobody who is born earlier is in a course but as an author.
const EARLIEST: u32 = 1940;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    const MONTH: &str = "(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}";
    pattern(&format!(
        r"(?i){EDGE}(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?[ /_-](?:of[ _-])?{MONTH}\.?,?[ /_-](?P<y1>\d{{4}})|(?P<d5>\d{{1,2}})[/_-]{MONTH}[/_-](?P<y5>\d{{2}})|{MONTH}[ _-](?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?[ _-](?P<y2>\d{{4}})|(?P<d3>\d{{1,2}}) ?[./_-] ?(?P<m3>\d{{1,2}}) ?[./_-] ?(?P<y3>\d{{4}}|\d{{2}})|(?P<y4>\d{{4}})[./_-](?P<m4>\d{{1,2}})[./_-](?P<d4>\d{{1,2}})){EDGE}"
    ))
});

/// Where a word begins or ends. Keys of YAML and names of files are written with `_`.
const EDGE: &str = r"(?:\b|_)";

/// The full stop behind "d.o.b." belongs to it.
const LABEL: &str = r"(?:\b|_)(?:birth[ _-]?date|date[ _-]of[ _-]birth|d\.? ?o\.? ?b(?:\.|\b|_))";

static NAMED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i){LABEL}|{EDGE}born{EDGE}")));

static LABELLED: LazyLock<Regex> = LazyLock::new(|| pattern(&format!(r"(?i){LABEL}|^born(?: on)?\b")));

/// Between "born" and a date: somebody is not born on or after a day, and another number, another event or "and" leads
/// elsewhere.
static NOT_ITS_DATE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:after|before|between|since|from|and|until|or|polic(?:y|ies)|version|form|meeting|placement|death|died|due|next|(?:leaflet|poster|handout|booklet|newsletter) (?:of|from)|(?:review|updat|issu|revis|publish|admi[ts]|refer|plac|join|start|regist|requir|check|complet|expir|approv)[a-z]*)\b|\d{4}|;|[.?!] ",
    )
});

/// Sentences about people who are known for what they wrote.
static AUTHOR: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:psychologist|psychiatrist|psychoanalyst|author|theorist|researcher|professor|philosopher|poet|campaigner|politician|founder)\b",
    )
});

/// What is born without being anybody.
static NOBODY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)\b(?:stars?|ideas?|legend|project|charity|programme|partnership|organisation|campaign|policy|service|board|movement|initiative|scheme|trust|network|plan|course|company)\b(?: [a-z]+){0,4} (?:was|is|were|are)(?: [a-z]+)? $",
    )
});

/// Whether a text is the name of this field, as far as the end of the name.
pub(super) fn label_end(text: &str) -> Option<usize> {
    let names = glance::birth(text).then(|| LABELLED.find_iter(text)).into_iter().flatten();
    names.last().map(|name| name.end())
}

/// Whether a date stands in a text.
pub(super) fn has_date(text: &str) -> bool {
    DATE.is_match(text)
}

/// Whether a long text is worth a closer look.
pub(super) fn may_stand_in(text: &str) -> bool {
    is_spoken_of(text) || glance::bracketed_b(text)
}

/// Whether a word for it stands in a text.
fn is_spoken_of(text: &str) -> bool {
    glance::birth(text) && NAMED.is_match(text)
}

/// The dates of birth in a text; below a label of that name, the words need not be repeated.
pub(super) fn find(text: &str, is_labelled: bool) -> Vec<Range<usize>> {
    // Most passages have no such word, and then no date needs to be looked for.
    let is_value = is_labelled && text.len() <= LONGEST_VALUE;
    if !is_value && !is_spoken_of(text) && !glance::bracketed_b(text) {
        return Vec::new();
    }
    let dates = DATE.captures_iter(text).filter(is_a_day).filter_map(|date| date.get(0));
    dates
        .map(|date| date.range())
        .filter(|date| {
            let before = &text[..date.start];
            is_named(before) || (is_value && !NOT_ITS_DATE.is_match(before))
        })
        .collect()
}

/// Whether what stands before a date says that it is somebody's date of birth.
fn is_named(before: &str) -> bool {
    let near = tail(before, REACH);
    // As in a family tree: "Kyle (b. 14/03/2011)".
    if near.trim_end().trim_end_matches('.').ends_with("(b") {
        return true;
    }
    let Some(word) = NAMED.find_iter(near).last() else { return false };
    let between = near[word.end()..].trim_start();
    let leads_to_it = match between.strip_prefix('.') {
        Some(rest) => rest.trim().is_empty(),
        None => !NOT_ITS_DATE.is_match(between),
    };
    let is_nobodys = word.as_str().eq_ignore_ascii_case("born") && NOBODY.is_match(&near[..word.start()]);
    leads_to_it && !is_nobodys && !AUTHOR.is_match(tail(before, 200))
}

/// Whether a date exists, and somebody in a course can be born on it.
fn is_a_day(date: &regex::Captures<'_>) -> bool {
    let number = |names: &[&str]| names.iter().find_map(|name| date.name(name)?.as_str().parse::<u32>().ok());
    let (day, month) = (number(&["d1", "d2", "d3", "d4", "d5"]), number(&["m3", "m4"]));
    let year = number(&["y1", "y2", "y3", "y4", "y5"]).map(|year| if year < 100 { 2000 } else { year });
    day.is_some_and(|day| (1..=31).contains(&day))
        && month.is_none_or(|month| (1..=12).contains(&month))
        && year.is_some_and(|year| (EARLIEST..2100).contains(&year))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_stands_there_that_is_not_seen_at_a_glance(
            text in r"(birth|Born|date|of|[dD]|[oO]|[bB]|dob|[ _.\-]|x|\u{e9}){0,9}"
        ) {
            prop_assert!(!NAMED.is_match(&text) || glance::birth(&text));
        }
    }
}

//! Sentences that say who approved the document and when: "The Executive Committee signed off this strategy on 9 July 2026",
//! "Agreed by the Training Sub-group on 12 March 2026".

use std::sync::LazyLock;

use regex::{Captures, Regex};

use super::control::{date, role};
use super::fact::{Facts, Trust};
use super::spoken::{DATE, DOCUMENT, pattern};

const DECIDED: &str = r"(?:formally\s+)?(approved|ratified|agreed|adopted|endorsed|signed\s+off)";

const WHEN: &str = r"\s*(?::|,|\bon\b|\bin\b|\bat\s+(?:its|their|the)\s+meeting\s+(?:on|of|in)\b)\s*";

/// "It was approved by the board on ...".
static PASSIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:{DOCUMENT}|it)\s+(?:was|has been|is)\s+{DECIDED}\s+by\s+(?P<by>.{{3,120}}?){WHEN}(?P<on>{date})",
        date = *DATE
    ))
});

/// "Agreed by the board on ...", which leaves out what was agreed; one that goes on says the next step.
static SHORT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"(?i)(?:^|\band\s+){DECIDED}\s+by\s+(?P<by>[^.;]{{3,120}}?){WHEN}(?P<on>{date})", date = *DATE))
});

/// "The board approved this strategy on ...".
static ACTIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?P<by>[^,;:]{{3,90}}?)\s+(?:(?:has|have)\s+)?{DECIDED}\s+(?:{DOCUMENT}|it){WHEN}(?P<on>{date})",
        date = *DATE
    ))
});

/// Takes in who approved the document, and when, where a sentence says so. Of several steps in one sentence the last one counts
/// that is called an approval, or else the last one.
pub(super) fn speaks(sentence: &str, from: &str, facts: &mut Facts) -> bool {
    let steps: Vec<Captures<'_>> = [&SHORT, &PASSIVE, &ACTIVE]
        .into_iter()
        .filter_map(|pattern| pattern.as_ref())
        .map(|pattern| pattern.captures_iter(sentence).collect::<Vec<_>>())
        // "Plans are made and agreed by ...": what goes on has to have begun.
        .find(|found| found.first().is_some_and(|first| !first[0].to_lowercase().starts_with("and")))
        .unwrap_or_default();
    let is_approval = |step: &&Captures<'_>| {
        step.get(1).is_some_and(|word| ["approved", "ratified"].contains(&word.as_str().to_lowercase().as_str()))
    };
    let Some(step) = steps.iter().rev().find(is_approval).or(steps.last()) else { return false };
    let (Some(by), Some(on)) = (step.name("by"), step.name("on")) else { return false };
    let by = by.as_str().trim();
    let by = by.get(..4).filter(|the| the.eq_ignore_ascii_case("the ")).map_or(by, |the| &by[the.len()..]);
    role("approval.by", by, Trust::Sentence, from, facts);
    date("approval.date", on.as_str(), Trust::Sentence, from, facts);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str) -> Option<(String, String)> {
        let mut facts = Facts::default();
        speaks(sentence, "here", &mut facts);
        let value = |path: &str| facts.value(path).map(|fact| fact.value.trim_matches('"').to_owned());
        value("approval.by").zip(value("approval.date"))
    }

    #[test]
    fn who_approved_and_when_is_told_in_many_ways() {
        for (sentence, by, on) in [
            ("Agreed by the Training Sub-group on 12 March 2026.", "Training Sub-group", "2026-03-12"),
            ("Ratified by the Penrose Assurance Board: 21/03/2026", "Penrose Assurance Board", "2026-03-21"),
            ("This policy was approved by the Executive Group in May 2026.", "Executive Group", "2026-05"),
            (
                "The Executive Committee signed off this strategy at its meeting of 9 July 2026.",
                "Executive Committee",
                "2026-07-09",
            ),
            (
                "Endorsed by partners on 4 February 2025 and ratified by the Lead Safeguarding Partners on 18 February 2025",
                "Lead Safeguarding Partners",
                "2025-02-18",
            ),
        ] {
            assert_eq!(read(sentence), Some((by.to_owned(), on.to_owned())), "{sentence}");
        }
        for sentence in [
            "Courses are agreed by the Training Group each year.",
            "Courses are planned and agreed by the Training Group on 12 March 2027.",
            "A plan must be approved by the Training Group by 12 March 2027.",
            "The Executive Committee approved the annual report on 9 July 2026.",
        ] {
            assert_eq!(read(sentence), None, "{sentence}");
        }
    }
}

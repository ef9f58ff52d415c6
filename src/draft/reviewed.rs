//! Sentences that say when the document is reviewed and by whom, in the words of a policy or in looser ones: "We look at it again
//! every two years", "a full review takes place every three years; the next one is due by July 2029".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::{Date, MONTHS};

use super::control::{cycle, date, role};
use super::fact::{Facts, Trust};
use super::spoken::{DATE, DOCUMENT, captured, pattern};

const AGAIN: &str = r"(?:reviewed|updated\s+and\s+reviewed|refreshed|revisited|looked\s+at\s+again)";

/// "This policy will be reviewed ...": what follows says how often, when, or by whom.
static REVIEWED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b{DOCUMENT}\b[^.]{{0,40}}?\b{AGAIN}\b(.*)")));

/// "We look at it again ...", which is said of nothing else.
static LOOKED_AT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:look\s+at\s+(?:it|{DOCUMENT})\s+again|come\s+back\s+to\s+(?:it|{DOCUMENT})|(?:reviews?|revisits?|refresh(?:es)?)\s+{DOCUMENT})\b(.*)"
    ))
});

/// The same without a name, where the text speaks of the document: "It will be refreshed annually", "A full review takes place
/// every three years".
static SPOKEN_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:it\s+(?:is|will\s+be|is\s+to\s+be)\s+{AGAIN}|an?\s+(?:(?:full|formal|thorough)\s+)?review\s+(?:takes|will\s+take)\s+place|we\s+(?:will\s+)?(?:review|revisit|refresh)\s+it)\b(.*)"
    ))
});

static CYCLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)^[^.;]{0,60}?\b(annually|yearly|bi-?\s?annually|biennially|every\s+(?:\w+\s+)?(?:year|month|two years|three years)s?|(?:on\s+an?\s+)?(annual|yearly|bi-?\s?annual|biennial|three-yearly|two-yearly)\s+basis)",
    )
});

static BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"\bby\s+(?:the\s+)?((?:[A-Z][\w'\u{2019}&-]*|of|and|for|the)(?:\s+(?:[A-Z][\w'\u{2019}&-]*|of|and|for|the|&))*)",
    )
});

/// "The Training Group reviews this policy ...".
static REVIEWER: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"^(?:The\s+)?([A-Z][^,.;:]{{2,60}}?)\s+(?:will\s+)?(?i:reviews?|revisits?)\s+(?i:{DOCUMENT})\b"))
});

/// "... reviewed in June 2028", with nothing but a word between.
static ON: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^(?:again\s+|next\s+|fully\s+)?(?:in|on|by|before)\s+{date}", date = *DATE))
});

static NEXT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:next\s+(?:\w+\s+)?(?:review|look)|review\s+is\s+due|due\s+for\s+review|next\s+be\s+reviewed|next\s+due|will\s+(?:carry\s+out|hold|undertake)\s+an?\s+(?:[\w-]+\s+){{0,2}}review)\b[^.]{{0,40}}?\b(?:in|on|by|due|is)\s+{date}",
        date = *DATE
    ))
});

/// "... the next one is due by July 2029", behind a sentence on reviews.
static NEXT_ONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^the\s+next\s+(?:one\s+)?(?:is|takes\s+place)\b[^.]{{0,20}}?\b(?:in|on|by|due)\s+{date}",
        date = *DATE
    ))
});

/// Whether a sentence says when the document is looked at again, in words that are said of nothing else.
pub(super) fn is_told_by(sentence: &str, is_spoken_of: bool) -> bool {
    captured(&LOOKED_AT, sentence, 1).is_some() || is_spoken_of && captured(&SPOKEN_OF, sentence, 1).is_some()
}

/// Takes in what a sentence says of reviews, and whether it says anything. `is_spoken_of` is whether the text before it speaks of
/// the document, so that "it" means that.
pub(super) fn speaks(sentence: &str, is_spoken_of: bool, from: &str, facts: &mut Facts) -> bool {
    let named = captured(&REVIEWED, sentence, 1).or_else(|| captured(&LOOKED_AT, sentence, 1));
    let rest = named.or_else(|| captured(&SPOKEN_OF, sentence, 1).filter(|_| is_spoken_of));
    let next = captured(&NEXT, sentence, 1).or_else(|| captured(&NEXT_ONE, sentence, 1).filter(|_| is_spoken_of));
    if let Some(next) = next {
        date("review.next_due", next, Trust::Sentence, from, facts);
    }
    let Some(rest) = rest else { return next.is_some() };
    if let Some(found) = captured(&CYCLE, rest, 1) {
        let plain = found.trim().to_lowercase();
        let word = plain.trim_start_matches("on an ").trim_start_matches("on a ").trim_end_matches(" basis");
        cycle(&word.replace("bi- ", "bi-").replace("bi ", "bi-"), Trust::Sentence, from, facts);
    }
    if let Some(on) = captured(&ON, rest, 1) {
        date("review.next_due", on, Trust::Sentence, from, facts);
    }
    if let Some(by) = captured(&REVIEWER, sentence, 1).filter(|by| !["We", "It", "They"].contains(by)) {
        role("review.by", by, Trust::Sentence, from, facts);
    }
    if let Some(by) = captured(&BY, rest, 1) {
        let by = by.trim_end_matches(" and").trim_end_matches(" the").trim_end_matches(" for").trim_end_matches(" of");
        // "by March 2026" names nobody.
        if Date::meant(by).is_err() && !MONTHS.iter().any(|month| by.starts_with(month)) {
            role("review.by", by, Trust::Sentence, from, facts);
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sentence: &str, is_spoken_of: bool) -> [Option<String>; 3] {
        let mut facts = Facts::default();
        speaks(sentence, is_spoken_of, "here", &mut facts);
        ["review.every", "review.next_due", "review.by"]
            .map(|path| facts.value(path).map(|fact| fact.value.trim_matches('"').to_owned()))
    }

    #[test]
    fn reviews_are_told_in_loose_words_too() {
        for (sentence, every, next) in [
            (
                "We look at it again every two years; the next look is due in March 2028.",
                Some("2 years"),
                Some("2028-03"),
            ),
            ("The plan will be reviewed in June 2028.", None, Some("2028-06")),
            ("We will come back to this strategy every year.", Some("1 year"), None),
            ("It will be refreshed annually.", Some("1 year"), None),
            ("A full review takes place every three years;", Some("3 years"), None),
            ("the next one is due by July 2029.", None, Some("2029-07")),
            ("The Training Group reviews this policy every two years.", Some("2 years"), None),
            ("The Group will carry out a mid-term review in September 2026.", None, Some("2026-09")),
        ] {
            let [found, due, _] = read(sentence, true);
            assert_eq!((found.as_deref(), due.as_deref()), (every, next), "{sentence}");
        }
        // Of what "it" is, nobody knows where the text does not speak of the document.
        for sentence in [
            "It will be reviewed every year.",
            "A full review takes place every three years.",
            "The next one is due by July 2029.",
        ] {
            assert_eq!(read(sentence, false), [None, None, None], "{sentence}");
        }
        assert_eq!(read("Courses are reviewed every year by the Training Group.", true), [None, None, None]);
    }
}

//! Sentences that say when the document is reviewed and by whom, in the words of a policy or in looser ones: "We look at it again
//! every two years", "a full review takes place every three years; the next one is due by July 2029".

use std::sync::LazyLock;

use regex::Regex;

use crate::model::date::{Date, MONTHS};
use crate::model::duration::{Duration, two_readings};

use super::body_name::BODY;
use super::dated::{DATE, dates};
use super::fact::{Facts, Trust};
use super::spoken::{DOCUMENT, captured, names_it, pattern};
use super::text::is_capital;
use super::value::{body, cycle, date, role};

const AGAIN: &str = r"(?:reviewed|updated\s+and\s+reviewed|refreshed|revisited|looked\s+at\s+again)";

/// "This policy will be reviewed ...": what follows says how often, when, or by whom.
static REVIEWED: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i)\b{DOCUMENT}\b([^.]{{0,40}}?)\b{AGAIN}\b(.*)")));

/// "... was last", between the document and the word for its review.
static PAST: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?i)\b(?:last|was|were|has\s+been|most\s+recently)\s*(?:\w+\s*)?$"));

/// "We look at it again ...", which is said of nothing else.
static LOOKED_AT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:(?:look\s+at|consider|return\s+to)\s+(?:it|{DOCUMENT})\s+(?:again|afresh|anew)|come\s+back\s+to\s+(?:it|{DOCUMENT})|(?:reviews?|revisits?|refresh(?:es)?)\s+{DOCUMENT})\b(.*)"
    ))
});

/// The same without a name, where the text speaks of the document: "It will be refreshed annually", "A full review takes place
/// every three years".
static SPOKEN_OF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:it\s+(?:is|will\s+(?:also\s+)?be|is\s+to\s+be|must\s+be|should\s+be|shall\s+be)\s+(?:[^.;]{{3,60}}?\s+and\s+(?:will\s+be\s+|is\s+)?)?(?:fully\s+|formally\s+)?{AGAIN}|an?\s+(?:(?:full|formal|thorough|mid-point|mid-term|interim)\s+)?review\s+(?:takes\s+place|will\s+take\s+place|will\s+be\s+held|is\s+planned)|(?:we|[^.,;:]{{3,60}}?)\s+(?:will\s+|shall\s+|must\s+|should\s+)?(?:next\s+)?(?:review|revisit|refresh)(?:s|es)?\s+it)\b(.*)"
    ))
});

static CYCLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(
        r"(?i)^(?:(annual|biennial|triennial)\b|[^.;]{0,60}?\b((?:two|three|four|five)[-\s]yearly|annually|yearly|bi-?\s?annually|biennially|every\s+(?:\w+\s+)?(?:year|month|two years|three years)s?|(?:on\s+an?\s+)?(annual|yearly|bi-?\s?annual|biennial|three-yearly|two-yearly)\s+basis))",
    )
});

/// "every July", "each autumn term": once a year, at that time of it.
static YEARLY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^[^.;]{{0,40}}?\b(?:(?:every|each)\s+(?:{months}|spring|summer|autumn|winter|(?:(?:school|academic|financial|calendar)\s+)?year)\b|(?:once|one\s+time)\s+(?:a|each|every)\s+year\b)",
        months = MONTHS.join("|")
    ))
});

/// "The trustees look at it once a year": what follows says how often.
static LOOKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:looks?\s+at|go(?:es)?\s+through|revisits?)\s+(?:it|{DOCUMENT})((?:\s+at\s+least)?\s+(?:once|every|each|annually|yearly)\b.*)"
    ))
});

/// "It was last reviewed ...", where the text speaks of the document.
static WAS_REVIEWED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(r"(?i)^it\s+(?:was|has\s+been)\s+(?:last\s+|most\s+recently\s+|fully\s+)?{AGAIN}\b(.*)"))
});

/// "The last review took place in March 2025".
static LAST: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^(?:the|its|our)\s+(?:last|latest|most\s+recent|previous)\s+(?:full\s+|formal\s+)?review\s+(?:of\s+(?:it|{DOCUMENT})\s+)?(?:took\s+place|was(?:\s+(?:held|completed|carried\s+out|done))?|happened|ended)\s+(?:in|on)\s+{date}",
        date = *DATE
    ))
});

/// "The trustees last reviewed it in May 2026".
static LAST_DONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:last|most\s+recently)\s+(?:reviewed|looked\s+at|revisited)\s+(?:it|{DOCUMENT})\s+(?:in|on)\s+{date}",
        date = *DATE
    ))
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
    pattern(&format!(
        r"(?i)^(?:(?:again|next|fully|formally|in\s+full)\s+)*(?:by\s+(?:the\s+|our\s+|its\s+)?(?:[\w'\u{{2019}}&-]+\s+){{1,7}}?)?(?:in|on|by|before|no\s+later\s+than)\s+(?:the\s+end\s+of\s+)?{date}",
        date = *DATE
    ))
});

/// "... reviewed every two years, and next in March 2028".
static AND_NEXT: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i)\bnext\s+(?:in|on|by)\s+(?:the\s+end\s+of\s+)?{date}", date = *DATE)));

static NEXT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(?:next\s+(?:\w+\s+)?(?:review|look)|(?:its|our|full|formal|policy|strategy|mid-term)\s+review\s+is\s+due|^review\s+is\s+due|due\s+(?:for|to\s+be)\s+review(?:ed)?|next\s+be\s+reviewed|reviewed\s+(?:again|next)|next\s+due|will\s+(?:carry\s+out|hold|undertake)\s+an?\s+(?:[\w-]+\s+){{0,2}}review)\b([^.]{{0,40}}?)\b(?:in|on|by|due|is|for)\s+{date}",
        date = *DATE
    ))
});

/// "... will be led by the Training Group", where the next review is told of.
static HELD_BY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i:\b(?:led|undertaken|carried\s+out|conducted|overseen|done)\s+by\s+(?:(?:the|our|its)\s+)?)({BODY})"
    ))
});

/// "It is kept under review by the Joint Learning Board".
static KEPT_BY: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(&format!(r"(?i:\bkept\s+under\s+review\s+by\s+(?:(?:the|our|its)\s+)?)({BODY})")));

/// "... the next one is due by July 2029", behind a sentence on reviews.
static NEXT_ONE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)^the\s+next\s+(?:one\s+)?(?:is|takes\s+place)\b[^.]{{0,20}}?\b(?:in|on|by|due)\s+{date}",
        date = *DATE
    ))
});

/// Whether a sentence says when the document is looked at again, in words that are said of nothing else.
pub(super) fn is_told_by(sentence: &str, is_spoken_of: bool) -> bool {
    captured(&LOOKED_AT, sentence, 1).is_some()
        || is_spoken_of && captured(&WAS_REVIEWED, sentence, 1).is_some()
        || next_in(sentence, is_spoken_of).is_some()
        || is_spoken_of && captured(&SPOKEN_OF, sentence, 1).is_some()
}

/// How often something is looked at again, in the words of a text: "annually, next by 31 March 2027" has "annually".
pub(super) fn cycle_in(text: &str) -> Option<String> {
    const MOST_WORDS: usize = 3;
    let is_word = two_readings(text).is_some() && text.split_whitespace().count() <= MOST_WORDS;
    if is_word || Duration::meant(text.trim_end_matches('.')).is_ok() {
        return Some(text.trim_end_matches('.').to_owned());
    }
    // "A review in May 2029 (annual refresh each May)" is two things.
    let is_of_another = ["refresh", "light"].iter().any(|word| text.to_lowercase().contains(word));
    if !is_of_another && YEARLY.as_ref().is_some_and(|yearly| yearly.is_match(text)) {
        return Some("annually".to_owned());
    }
    let plain =
        captured(&CYCLE, text, 1).filter(|_| !is_of_another).or_else(|| captured(&CYCLE, text, 2))?.to_lowercase();
    let word = plain.trim_start_matches("on an ").trim_start_matches("on a ").trim_end_matches(" basis");
    Some(word.replace("bi- ", "bi-").replace("bi ", "bi-"))
}

/// When the next review is, where a sentence says so of the document and of nothing else.
fn next_in(sentence: &str, is_spoken_of: bool) -> Option<&str> {
    let Some(found) = NEXT.as_ref().and_then(|pattern| pattern.captures(sentence)) else {
        return captured(&NEXT_ONE, sentence, 1).filter(|_| is_spoken_of);
    };
    // "The next review of the training needs analysis is due in ...".
    let is_of_another = found.get(1).is_some_and(|between| between.as_str().contains(" of ")) && !names_it(sentence);
    found.get(2).map(|date| date.as_str()).filter(|_| !is_of_another)
}

/// Takes in what a sentence says of reviews, and whether it says anything. `is_spoken_of` is whether the text before it speaks of
/// the document, so that "it" means that.
pub(super) fn speaks(sentence: &str, is_spoken_of: bool, from: &str, facts: &mut Facts) -> bool {
    let mut clauses = clauses(sentence).into_iter();
    let first = clauses.next().is_some_and(|clause| in_clause(&clause, is_spoken_of, from, facts));
    // What goes on with "it" or without a subject speaks of what the first clause does.
    let is_of_it = first || is_spoken_of || names_it(sentence);
    clauses.fold(first, |said, clause| in_clause(&clause, is_of_it, from, facts) || said)
}

/// The clauses of a sentence that go on with "and it" or "and will be", each with its subject.
fn clauses(sentence: &str) -> Vec<String> {
    let Some(joint) = JOINT.as_ref() else { return vec![sentence.to_owned()] };
    let mut starts: Vec<(usize, usize)> = vec![(0, 0)];
    starts
        .extend(joint.captures_iter(sentence).filter_map(|found| Some((found.get(0)?.start(), found.get(1)?.start()))));
    let ends = starts.iter().skip(1).map(|(end, _)| *end).chain([sentence.len()]).collect::<Vec<_>>();
    let clause = |(at, ((_, start), end)): (usize, (&(usize, usize), usize))| {
        let clause = &sentence[*start..end];
        let has_subject = at == 0 || clause.get(..3).is_some_and(|it| it.eq_ignore_ascii_case("it "));
        if has_subject { clause.to_owned() } else { format!("it {clause}") }
    };
    starts.iter().zip(ends).enumerate().map(clause).collect()
}

/// Where a sentence goes on with "it", or with another verb of the same subject.
static JOINT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)[,;]?\s+(?:and|but)\s+(it\s|(?:was|is\s+to\s+be|will\s+(?:next\s+|then\s+)?be)\s+(?:\w+\s+)?{AGAIN}\b)"
    ))
});

/// Takes in what a clause says of reviews.
fn in_clause(sentence: &str, is_spoken_of: bool, from: &str, facts: &mut Facts) -> bool {
    let last = captured(&LAST, sentence, 1).or_else(|| captured(&LAST_DONE, sentence, 1));
    if let Some(on) = last.filter(|_| is_spoken_of || names_it(sentence)) {
        date("review.last", on, Trust::Sentence, from, facts);
        return true;
    }
    if let Some(rest) = captured(&WAS_REVIEWED, sentence, 1).filter(|_| is_spoken_of) {
        // "In 2017 and 2021" tells of its history.
        if let Some(on) = captured(&ON, rest, 1).filter(|_| dates(rest).len() == 1) {
            date("review.last", on, Trust::Sentence, from, facts);
        }
        return true;
    }
    let looked = || captured(&LOOKS, sentence, 1).filter(|_| is_spoken_of || names_it(sentence));
    let named = captured(&REVIEWED, sentence, 2).or_else(|| captured(&LOOKED_AT, sentence, 1)).or_else(looked);
    let rest = named.or_else(|| captured(&SPOKEN_OF, sentence, 1).filter(|_| is_spoken_of));
    let next = next_in(sentence, is_spoken_of);
    if let Some(next) = next {
        date("review.next_due", next, Trust::Sentence, from, facts);
        if let Some(by) = captured(&HELD_BY, sentence, 1) {
            body("review.by", by, Trust::Sentence, from, facts);
        }
    }
    let kept = captured(&KEPT_BY, sentence, 1).filter(|_| is_spoken_of || names_it(sentence));
    if let Some(by) = kept {
        body("review.by", by, Trust::Sentence, from, facts);
    }
    let Some(rest) = rest else { return next.is_some() || kept.is_some() };
    let between = captured(&REVIEWED, sentence, 1).unwrap_or_default();
    if PAST.as_ref().is_some_and(|past| past.is_match(between)) {
        if let Some(on) = captured(&ON, rest, 1) {
            date("review.last", on, Trust::Sentence, from, facts);
        }
        return true;
    }
    // "..., and the group checks every year that it is right" is said of something else.
    let own = rest.split(", and ").next().unwrap_or(rest);
    if let Some(every) = cycle_in(own) {
        cycle(&every, Trust::Sentence, from, facts);
    }
    if let Some(on) = captured(&ON, rest, 1).or_else(|| captured(&AND_NEXT, rest, 1)) {
        date("review.next_due", on, Trust::Sentence, from, facts);
    }
    if let Some(by) = captured(&REVIEWER, sentence, 1).filter(|by| {
        !["We", "It", "They"]
            .iter()
            .any(|word| *by == *word || by.strip_prefix(word).is_some_and(|rest| rest.starts_with(' ')))
    }) {
        role("review.by", by, Trust::Sentence, from, facts);
    }
    if let Some(by) = captured(&BY, rest, 1) {
        let by = by.trim_end_matches(" and").trim_end_matches(" the").trim_end_matches(" for").trim_end_matches(" of");
        // "By the director" is no name, "by March 2026" names nobody, and neither does the next line of a list: "Annually".
        if is_capital(by)
            && Date::meant(by).is_err()
            && Duration::meant(by).is_err()
            && !MONTHS.iter().any(|month| by.starts_with(month))
        {
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
            (
                "It was last reviewed in February 2026, when little was changed, and it will be reviewed again by the end of February 2027.",
                None,
                Some("2027-02"),
            ),
            ("The plan will be reviewed in full by the Management Board in January 2028.", None, Some("2028-01")),
            ("The Circuit Meeting will go through it once a year, in June.", Some("1 year"), None),
            ("It will be reviewed every two years, and next in March 2028.", Some("2 years"), Some("2028-03")),
            ("The trustees look at it once a year.", Some("1 year"), None),
            ("This policy is reviewed each autumn by the Training Group.", Some("1 year"), None),
            ("The Training Group reviews this policy every two years.", Some("2 years"), None),
            ("The Group will carry out a mid-term review in September 2026.", None, Some("2026-09")),
            ("It will be reviewed every two years from that date.", Some("2 years"), None),
            ("This policy was last reviewed in February 2023.", None, None),
            ("The policy is reviewed on a two-yearly cycle.", Some("2 years"), None),
            ("The next review is planned for September 2027.", None, Some("2027-09")),
            ("A mid-point review will be held in June 2027.", None, Some("2027-06")),
            (
                "It will be owned by the Workforce Lead and reviewed by the Workforce Group every year.",
                Some("1 year"),
                None,
            ),
            ("This policy was reviewed in March 2026 and will be reviewed again in March 2028.", None, Some("2028-03")),
            ("The next review will take place in spring 2028 and is led by the Training Group.", None, None),
            ("The next review of the needs analysis is due in March 2027.", None, None),
            ("The practice review is due in June 2027.", None, None),
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

//! Sentences that do not commit to something: they leave it to somebody, put it off to a day, or refuse it.

use std::sync::LazyLock;

use regex::Regex;

/// What such a sentence answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Otherwise {
    /// Somebody else decides, as the sentence words it.
    Delegated(String),
    /// It is promised for later, by the number of the promise.
    Deferred(usize),
    /// It is not done.
    Refused,
}

static LEFT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?:(?:is|are)\s+for\s+(?P<a>[^,;.]{3,60}?)\s+to\s+(?:decide|determine|set|agree)|(?:be|is|are)\s+(?:left\s+to|determined\s+by|decided\s+by|at\s+the\s+discretion\s+of|a\s+matter\s+for)\s+(?P<b>(?:each|every|the\s+individual|individual|their|its)\b[^,;.]{2,60}))",
    )
    .ok()
});

static REFUSED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:does|do|will|shall)\s+not\s+(?:undertake|offer|provide|accept\s+responsibility|take\s+responsibility|quality\s+assure)\b").ok()
});

static PUT_OFF: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:will|shall|is\s+to|are\s+to|must)\s+be\s+(?:developed|agreed|produced|published|introduced|completed|drawn\s+up|written|set\s+up|launched|put\s+in\s+place|in\s+place)\b").ok()
});

/// Whether a promise with a date is of something that is not there yet, and not of what is done by then each time.
pub(super) fn is_put_off(sentence: &str) -> bool {
    PUT_OFF.as_ref().is_some_and(|pattern| pattern.is_match(sentence))
}

/// What a sentence answers that does not commit; nothing where it does.
pub(super) fn of(sentence: &str) -> Option<Otherwise> {
    if let Some(found) = LEFT.as_ref().and_then(|left| left.captures(sentence)) {
        let whom = found.name("a").or_else(|| found.name("b"))?;
        return Some(Otherwise::Delegated(whom.as_str().trim().to_owned()));
    }
    REFUSED.as_ref().is_some_and(|refused| refused.is_match(sentence)).then_some(Otherwise::Refused)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_left_to_somebody_or_refused_commits_to_nothing() {
        let to = |whom: &str| Some(Otherwise::Delegated(whom.to_owned()));
        assert_eq!(of("How it is checked is for each agency to decide."), to("each agency"));
        assert_eq!(of("The frequency shall be determined by each agency."), to("each agency"));
        assert_eq!(of("The board does not undertake to check it."), Some(Otherwise::Refused));
        for sentence in [
            "Needs are determined by an analysis of training.",
            "The board will decide each year.",
            "Training is for staff to attend.",
            "Places do not cost anything.",
        ] {
            assert_eq!(of(sentence), None, "{sentence}");
        }
    }
}

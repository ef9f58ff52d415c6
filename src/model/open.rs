//! What a text leaves open: "not yet decided", "is still under discussion". Nobody promised anything by that.

/// What becomes of a matter that is open until then.
const DECIDED: [&str; 12] = [
    "decided",
    "agreed",
    "discussed",
    "discussion",
    "determined",
    "considered",
    "consideration",
    "confirmed",
    "consulted",
    "consultation",
    "explored",
    "settled",
];

/// Work that goes on, which is a promise in a sentence, and by itself says no more than that nothing is there yet.
const WORKED_ON: [&str; 6] = ["review", "reviewed", "developed", "development", "approved", "finalised"];

/// Whether a short text says that a matter is open: "not yet decided", "still being discussed", "to be agreed".
pub(crate) fn is_undecided(text: &str) -> bool {
    const OPEN: [&str; 11] = [
        "not yet ",
        "still ",
        "to be ",
        "yet to be ",
        "being ",
        "under ",
        "currently ",
        "has yet ",
        "have yet ",
        "has not ",
        "have not ",
    ];
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let last = lower.rsplit([' ', '-']).next().unwrap_or_default();
    let lower = lower.find("not yet ").or_else(|| lower.find("still to be ")).map_or(lower.as_str(), |at| &lower[at..]);
    let is_last = DECIDED.contains(&last) || WORKED_ON.contains(&last);
    is_last && OPEN.iter().any(|open| lower.starts_with(open)) || lower.starts_with("no decision")
}

/// Whether a sentence leaves a matter open: "How it is measured has not been settled", "is still under discussion".
pub(crate) fn leaves_open(sentence: &str) -> bool {
    /// "has not yet been settled"
    const MOST_BETWEEN: usize = 3;
    let lower = sentence.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_open = |before: &[&str]| match before {
        [.., "to", "be"] | [.., "not" | "being" | "under"] => true,
        _ => {
            before.contains(&"still") || before.contains(&"not") && before.contains(&"been") || before.contains(&"yet")
        }
    };
    let mut places = words.iter().enumerate().filter(|(_, word)| DECIDED.contains(word)).map(|(at, _)| at);
    places.any(|at| is_open(&words[at.saturating_sub(MOST_BETWEEN)..at]))
}

/// The words of a text that leave people free: "wherever possible".
pub(crate) fn leaves_free(says: &str) -> Option<&'static str> {
    const WORDS: [&str; 8] = [
        "where possible",
        "wherever possible",
        "where practicable",
        "wherever practicable",
        "where feasible",
        "where practical",
        "if possible",
        "when possible",
    ];
    let lower = says.to_lowercase();
    WORDS.into_iter().find(|words| lower.contains(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_open_is_told_from_what_is_promised() {
        for text in [
            "How Level 1 is evaluated has not been settled.",
            "The charge is still under discussion with the board",
            "Whether it goes on has not yet been agreed",
            "The format is to be decided",
            "Online delivery is being considered",
        ] {
            assert!(leaves_open(text), "{text}");
        }
        for text in [
            "The board will agree dates",
            "Dates will be agreed by the board",
            "The levels are under review",
            "Discuss the plan with agencies",
            "",
        ] {
            assert!(!leaves_open(text), "{text}");
        }
    }
}

//! What a text leaves open: "not yet decided", "is still under discussion". Nobody promised anything by that.

/// What becomes of a matter that is open until then.
const DECIDED: [&str; 15] = [
    "finalised",
    "resolved",
    "arranged",
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
    let lower = lower.trim_start_matches("is ").trim_start_matches("are ").to_owned();
    let lower = lower.find("not yet ").or_else(|| lower.find("still to be ")).map_or(lower.as_str(), |at| &lower[at..]);
    let is_last = DECIDED.contains(&last) || WORKED_ON.contains(&last);
    is_last && OPEN.iter().any(|open| lower.starts_with(open)) || lower.starts_with("no decision")
}

/// What somebody has yet to do: "has yet to agree".
const DECIDE: [&str; 12] = [
    "agree",
    "arrange",
    "confirm",
    "consider",
    "decide",
    "determine",
    "discuss",
    "finalise",
    "resolve",
    "set",
    "settle",
    "work",
];

/// Whether a sentence leaves a matter open: "How it is measured has not been settled", "is still under discussion".
pub(crate) fn leaves_open(sentence: &str) -> bool {
    /// "has not yet been settled"
    const MOST_BETWEEN: usize = 3;
    let lower = sentence.to_lowercase();
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_open = |at: usize| {
        let (before, behind) = (&words[at.saturating_sub(MOST_BETWEEN)..at], &words[at + 1..]);
        match words[at] {
            // "A place is not confirmed until it is approved" is a condition.
            _ if matches!((before, behind), ([.., "is" | "are", "not"], ["until" | "unless", ..])) => false,
            "consider" if matches!(behind, ["whether" | "how", ..]) => before.ends_with(&["will"]),
            word if DECIDED.contains(&word) => {
                is_undone(before) && !is_repeated(behind) || is_for_later(before, behind)
            }
            // "No target has yet been set"; "has still set no target" is told of something else.
            "set" if before.ends_with(&["been"]) => before.contains(&"yet") || before.contains(&"not"),
            "set" if before.ends_with(&["be"]) => before.contains(&"yet") || is_for_later(before, behind),
            word if DECIDE.contains(&word) => matches!(before, [.., "yet" | "still", "to"]),
            "worked" => before.ends_with(&["still", "being"]) && behind.first() == Some(&"out"),
            // What is only being developed goes on; what still is has nothing yet to show.
            "developed" | "drafted" | "prepared" => before.ends_with(&["still", "being"]),
            "version" | "edition" => {
                is_of_a_later_one(before) && words[..at].windows(2).any(|pair| pair == ["will", "be"])
            }
            "considering" | "exploring" => is_asking_itself(before),
            "decision" => is_of_decision(behind),
            _ => false,
        }
    };
    (0..words.len()).any(is_open)
}

fn is_undone(before: &[&str]) -> bool {
    match before {
        [.., "to", "be"] | [.., "not" | "being" | "under"] => true,
        _ => {
            before.contains(&"still") || before.contains(&"not") && before.contains(&"been") || before.contains(&"yet")
        }
    }
}

/// "Are to be agreed before each course" is a duty that comes again.
fn is_repeated(behind: &[&str]) -> bool {
    behind.iter().any(|word| ["each", "every", "annually", "yearly"].contains(word))
}

/// "Will be set when the package has been bought", "will be decided later".
fn is_for_later(before: &[&str], behind: &[&str]) -> bool {
    let is_late = behind.windows(2).any(|words| words == ["later", "in"]) || behind.last() == Some(&"later");
    before.ends_with(&["will", "be"])
        && (is_late || matches!(behind, ["when" | "once" | "after" | "later", ..] | ["in", "due", "course", ..]))
        && !is_repeated(behind)
}

/// "Will be set out in a later version": this one does not say it.
fn is_of_a_later_one(before: &[&str]) -> bool {
    matches!(before, [.., "in", "a" | "the", "later" | "future" | "next"])
}

/// "The Partnership is considering a course", and not "anyone who is considering it".
fn is_asking_itself(before: &[&str]) -> bool {
    matches!(before, [.., who, "is" | "are"] if *who != "who") || matches!(before, [.., "still"])
}

/// "A decision on charging schools will be made in the new year": whoever makes each such decision is named behind "by".
fn is_of_decision(behind: &[&str]) -> bool {
    let is_ahead = behind.windows(3).any(|words| matches!(words, ["will", "be", "made" | "taken"]));
    matches!(behind.first(), Some(&("on" | "about" | "whether"))) && is_ahead && !behind.contains(&"by")
}

/// The words of a text that leave people free: "wherever possible".
pub(crate) fn leaves_free(says: &str) -> Option<&'static str> {
    const WORDS: [&str; 12] = [
        "where possible",
        "wherever possible",
        "where practicable",
        "wherever practicable",
        "where feasible",
        "where practical",
        "if possible",
        "when possible",
        "as far as possible",
        "as far as is possible",
        "as far as practicable",
        "as far as is practicable",
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
            "Arrangements for training in the evening are under consideration.",
            "The length of the refresher will be set when the new package has been bought.",
            "The Sub-Group has yet to agree how parents will be involved",
            "No target has yet been set for Level 3.",
            "Its length is yet to be finalised",
            "How it is measured is still being worked out.",
            "The Partnership is considering a course on exploitation;",
            "The Partnership will consider whether foster carers need a separate course.",
            "A decision on charging schools will be made in the new financial year.",
            "A way of measuring the effect of training is still being developed.",
            "Arrangements for foster carers will be agreed with the fostering service later in the year.",
            "The arrangements for training taxi drivers will be set out in a later version.",
        ] {
            assert!(leaves_open(text), "{text}");
        }
        for text in [
            "The board will agree dates",
            "Dates will be agreed by the board",
            "The levels are under review",
            "Discuss the plan with agencies",
            "Outcomes are to be agreed with the commissioner before each course.",
            "Dates will be set when the programme is published each year.",
            "Anyone who is considering a complaint should write to the manager.",
            "A decision on refunds will be made by the manager.",
            "Courses are developed with partners.",
            "New courses are being developed with partners.",
            "What has changed is told in the next edition.",
            "A place is not confirmed until the line manager has approved it.",
            "Agencies have set targets, and should still set their own.",
            "",
        ] {
            assert!(!leaves_open(text), "{text}");
        }
    }
}

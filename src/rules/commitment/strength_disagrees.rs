//! Flags a commitment whose text uses one strength word and whose record another.
//!
//! Only plain cases are flagged: every strength word of the text is of one kind, and one of them is the verb of a main
//! clause. Reported speech, quotes and the past are left alone, because the word in them is not the commitment's own.

use crate::finding::{Draft, Findings, Severity};
use crate::model::Policy;
use crate::model::words::{Answer, Strength};
use crate::rules::{Check, Context, Rule};

use super::own_words;

pub(super) static RULE: Rule = Rule {
    id: "commitment/strength-disagrees",
    summary: "the text says should and the record says must, or the like",
    severity: Severity::Note,
    since: "0.1.0",
    doc: include_str!("strength_disagrees.md"),
    checks: &[Check::Policy(check)],
};

fn check(policy: &Policy, _: &Context<'_>, findings: &mut Findings<'_>) {
    for commitment in &policy.commitments {
        if !matches!(commitment.answer(), Answer::Commits | Answer::Partial) {
            continue;
        }
        let (Some((at, recorded)), Some(says)) = (commitment.strength.located(), commitment.says.text()) else {
            continue;
        };
        let Some((said, word)) = strength_of(says, *recorded).filter(|(said, _)| said != recorded) else { continue };
        findings.add(
            Draft::new(
                at,
                format!("the text says \"{word}\", and the strength recorded is {recorded}"),
                format!("look the source's own word up; if it is {said}, write strength: {said}, else reword says"),
            )
            .value(format!("{recorded}, said: {said}"))
            .authority(own_words(policy, commitment)),
        );
    }
}

/// Words that carry a strength, with what they stand for. The first four kinds are the verbs that a commitment is made
/// with; the others only show that a text is not plain.
const MUST: [&str; 1] = ["must"];
const SHOULD: [&str; 1] = ["should"];
const MAY: [&str; 2] = ["may", "can"];
const WILL: [&str; 1] = ["will"];
const OTHER_MUST: [&str; 14] = [
    "required",
    "requires",
    "requirement",
    "requirements",
    "mandatory",
    "compulsory",
    "duty",
    "duties",
    "responsible",
    "responsibility",
    "obliged",
    "accountable",
    "shall",
    "statutory",
];
const OTHER_SHOULD: [&str; 12] = [
    "expected",
    "expects",
    "expectation",
    "aims",
    "aim",
    "aimed",
    "recommended",
    "encouraged",
    "intended",
    "seeks",
    "seek",
    "ought",
];
const OTHER_MAY: [&str; 6] = ["possible", "optional", "voluntary", "considered", "allowed", "permitted"];

/// Words after which a verb is no longer that of the main clause.
const SUBORDINATING: [&str; 30] = [
    "that", "which", "who", "whom", "whose", "what", "where", "wherever", "when", "whenever", "whether", "if", "how",
    "why", "because", "since", "until", "unless", "while", "although", "though", "as", "so", "than", "after", "before",
    "once", "whoever", "whatever", "lest",
];

/// Words that put a text into the past, into doubt or into somebody else's mouth.
const UNCLEAR: [&str; 13] = [
    "would",
    "could",
    "might",
    "cannot",
    "formerly",
    "previously",
    "earlier",
    "longer",
    "used",
    "had",
    "was",
    "were",
    "according",
];

/// The one strength that a text speaks with, and the word for it; `None` where the text is not plain.
fn strength_of(text: &str, recorded: Strength) -> Option<(Strength, &str)> {
    if text.contains(['"', '\u{201c}', '\u{201d}', '\u{2018}', '\u{ab}']) || text.contains(" '") {
        return None;
    }
    let mut found: Option<(Strength, &str)> = None;
    let mut said = None;
    let mut every_sentence_says_so = true;
    for sentence in sentences(text) {
        let words: Vec<&str> = sentence.split(|letter: char| !letter.is_alphanumeric() && letter != '\'').collect();
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let mut in_main_clause = true;
        let mut says_so = false;
        for (index, &word) in words.iter().enumerate() {
            let next = words.get(index + 1).copied().unwrap_or_default();
            if UNCLEAR.contains(&word) || is_unclear_pair(word, next) {
                return None;
            }
            in_main_clause &= !SUBORDINATING.contains(&word.to_ascii_lowercase().as_str());
            let Some((strength, is_verb)) = strength_word(word, next) else { continue };
            if found.is_some_and(|(known, _)| known != strength) {
                return None;
            }
            found = Some((strength, word));
            if is_verb && in_main_clause {
                says_so = true;
                said = said.or(Some((strength, word)));
            }
        }
        every_sentence_says_so &= says_so;
    }
    let (strength, word) = said?;
    // A sentence without such a word is a plain statement, and of several sentences the weakest counts. What is
    // possible, or will be, is often told by the way.
    let needs_every_sentence =
        matches!(strength, Strength::Will | Strength::May) || (strength, recorded) == (Strength::Must, Strength::Will);
    (every_sentence_says_so || !needs_every_sentence).then_some((strength, word))
}

/// "may not" forbids or doubts; "should have" looks back.
fn is_unclear_pair(word: &str, next: &str) -> bool {
    (MAY.contains(&word) && next == "not")
        || (SHOULD.contains(&word) && next == "have")
        || (word == "no" && next == "longer")
}

/// What a word stands for, and whether it is a verb that commits. Months and names begin with a capital letter.
fn strength_word(word: &str, next: &str) -> Option<(Strength, bool)> {
    let verbs = [
        (&MUST[..], Strength::Must),
        (&SHOULD[..], Strength::Should),
        (&MAY[..], Strength::May),
        (&WILL[..], Strength::Will),
    ];
    let others =
        [(&OTHER_MUST[..], Strength::Must), (&OTHER_SHOULD[..], Strength::Should), (&OTHER_MAY[..], Strength::May)];
    let of = |lists: &[(&[&str], Strength)]| {
        lists.iter().find(|(list, _)| list.contains(&word)).map(|(_, strength)| *strength)
    };
    if let Some(strength) = of(&verbs) {
        return Some((strength, true));
    }
    let commits = matches!((word, next), ("required" | "expected", "to"));
    of(&others).map(|strength| (strength, commits))
}

/// The sentences of a text: they end with a full stop, and with a colon or semicolon.
fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(". ")
        .flat_map(|part| part.split([';', ':']))
        .filter(|part| part.chars().any(char::is_alphabetic))
}

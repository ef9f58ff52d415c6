//! Plain statements: what is done, by whom or to what, without a word such as "must".

use super::duty::{is_subordinate, is_waived};
use super::text::Word;

/// Whether a sentence plainly states that something is done about training. `names_standard` is asked where it has no word of
/// training.
pub(super) fn is_statement(sentence: &str, words: &[Word], names_standard: impl Fn() -> bool) -> bool {
    // "..." is a sentence that people remember: it says nothing but that.
    let has_ended = sentence.trim_end_matches(['.', ' ']).ends_with(['\u{201d}', '"']);
    let is_of_a_quotation = sentence.starts_with(['\u{201c}', '"']) && !has_ended;
    let is_told = is_of_a_quotation || is_of_a_speaker(words) || is_asked(sentence, words);
    let is_of_training = || words.iter().any(|word| TRAINING.contains(&word.text.as_str())) || names_standard();
    !is_told && states(sentence, words) && is_of_training()
}

/// Whether a sentence says what somebody feels or has seen, as the foreword of a document does: "I am proud", "Welcome to".
fn is_of_a_speaker(words: &[Word]) -> bool {
    const SPEAKS: [&str; 6] = ["i", "my", "me", "i'm", "i've", "us"];
    words.first().is_some_and(|word| word.text == "welcome")
        || words.iter().any(|word| SPEAKS.contains(&word.text.as_str()))
}

/// Whether a sentence asks something, or asks the reader to get in touch: neither says what is done.
fn is_asked(sentence: &str, words: &[Word]) -> bool {
    const IN_TOUCH: [&str; 7] = ["call", "ring", "phone", "email", "visit", "note", "click"];
    let is_plea = words.first().is_some_and(|word| word.text == "please");
    sentence.trim_end().ends_with('?')
        || is_plea && words.get(1).is_some_and(|word| IN_TOUCH.contains(&word.text.as_str()))
}

/// Words that a plain statement of training has one of.
const TRAINING: [&str; 44] = [
    "training",
    "learning",
    "course",
    "courses",
    "trainer",
    "trainers",
    "delegates",
    "participants",
    "attendees",
    "competence",
    "competencies",
    "induction",
    "workforce",
    "safeguarding",
    "evaluation",
    "programme",
    "programmes",
    "materials",
    "partnership",
    "board",
    "agencies",
    "agency",
    "group",
    "subgroup",
    "sub-group",
    "strategy",
    "policy",
    "reviews",
    "review",
    "audit",
    "audits",
    "needs",
    "places",
    "place",
    "charge",
    "charges",
    "fee",
    "certificates",
    "certificate",
    "practitioners",
    "staff",
    "employers",
    "organisations",
    "content",
];

/// What a sentence has in it that only tells of the past, or of somebody else's text.
const TOLD: [&str; 14] = [
    "was",
    "were",
    "had",
    "did",
    "stated",
    "research",
    "states",
    "recommends",
    "according",
    "would",
    "could",
    "see",
    "contact",
    "http",
];

/// Whether a sentence only tells of the past.
pub(super) fn is_past(words: &[Word]) -> bool {
    words.iter().any(|word| ["was", "were", "had", "did"].contains(&word.text.as_str()))
}

/// Whether a sentence says that something is done.
pub(super) fn states(sentence: &str, words: &[Word]) -> bool {
    const FEWEST: usize = 5;
    let is = |list: &[&str]| words.iter().any(|word| list.contains(&word.text.as_str()));
    let has_verb = (1..words.len()).any(|at| {
        is_verb(&words[at].text) && !is_thing(words, at) && !is_told(words, at) && !is_subordinate(sentence, words, at)
    });
    // "Employers need not pay", "some may not get a place".
    let is_pair = |pair: &[Word]| ["need", "may", "can"].contains(&pair[0].text.as_str()) && pair[1].text == "not";
    let is_waived = words.windows(2).any(is_pair) || (0..words.len()).any(|at| is_waived(words, at));
    words.len() >= FEWEST && !is(&TOLD) && has_verb && !is_waived
}

/// Whether what looks like a verb is a thing: "published this plan", "following two reviews", "reviews have shown".
fn is_thing(words: &[Word], at: usize) -> bool {
    const BEFORE: [&str; 11] = ["this", "the", "our", "a", "an", "its", "their", "two", "three", "several", "many"];
    const BEHIND: [&str; 9] = ["have", "has", "is", "are", "will", "must", "should", "may", "can"];
    let next = words.get(at + 1).map_or("", |next| next.text.as_str());
    let is_own = BEHIND.contains(&words[at].text.as_str());
    BEFORE.contains(&words[at - 1].text.as_str()) || !is_own && BEHIND.contains(&next)
}

/// Whether a verb tells what people have done, and nothing that they do: "have trained", "has won".
fn is_told(words: &[Word], at: usize) -> bool {
    const IRREGULAR: [&str; 17] = [
        "been", "shown", "won", "become", "grown", "made", "taught", "told", "seen", "given", "led", "had", "found",
        "come", "gone", "brought", "set",
    ];
    let next = words.get(at + 1).map_or("", |next| next.text.as_str());
    matches!(words[at].text.as_str(), "has" | "have") && (next.ends_with("ed") || IRREGULAR.contains(&next))
}

/// Whether a word is a verb with which something is plainly stated.
pub(super) fn is_verb(word: &str) -> bool {
    matches!(word, "is" | "are" | "has" | "have" | "includes" | "include")
        || VERBS.contains(&word)
        || word.strip_suffix('s').is_some_and(|plural| VERBS.contains(&plural))
        || word.strip_suffix("es").is_some_and(|plural| VERBS.contains(&plural))
}

/// Verbs of plain statements, as they are in the plural.
const VERBS: [&str; 94] = [
    "sit",
    "revise",
    "update",
    "put",
    "stay",
    "cost",
    "sample",
    "check",
    "revisit",
    "circulate",
    "issue",
    "invite",
    "observe",
    "gather",
    "collect",
    "track",
    "send",
    "tell",
    "go",
    "shadow",
    "draw",
    "decide",
    "hold",
    "record",
    "respond",
    "plan",
    "teach",
    "train",
    "run",
    "pay",
    "ask",
    "answer",
    "rest",
    "ensure",
    "provide",
    "deliver",
    "commission",
    "monitor",
    "evaluate",
    "review",
    "produce",
    "report",
    "support",
    "promote",
    "publish",
    "offer",
    "develop",
    "identify",
    "contribute",
    "work",
    "set",
    "use",
    "seek",
    "recognise",
    "value",
    "respect",
    "encourage",
    "reflect",
    "meet",
    "lead",
    "coordinate",
    "agree",
    "approve",
    "arrange",
    "maintain",
    "keep",
    "share",
    "manage",
    "oversee",
    "disseminate",
    "undertake",
    "receive",
    "complete",
    "attend",
    "take",
    "give",
    "make",
    "bring",
    "discharge",
    "link",
    "cover",
    "supply",
    "consider",
    "adopt",
    "foster",
    "champion",
    "expose",
    "underpin",
    "regard",
    "determine",
    "describe",
    "seeks",
    "apply",
    "help",
];

//! Words as they are compared: without endings, and by what the standards call them.

use crate::model::words::LEVELS;

use super::details::number;
use super::plain::is_verb;
use super::text::{Word, is_capital, words};

/// A word without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stem {
    pub(super) text: String,
    /// Whether it tells something of its own.
    pub(super) tells: bool,
    /// Of how many words the name is that it belongs to: "Learning and Development Manager". None where it belongs to no name.
    pub(super) name: usize,
    pub(super) place: Place,
}

/// Where in its sentence a word stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Before the verb: what is spoken of.
    Subject,
    Main,
    /// In a clause that only says when, of whom or for what else: "... whenever national guidance changes".
    Beside,
}

impl Place {
    /// How much a word tells there.
    pub(super) fn told(self) -> f64 {
        match self {
            Self::Subject => 1.25,
            Self::Main => 1.0,
            Self::Beside => 0.5,
        }
    }
}

/// Where each word of a sentence stands. What has no verb is no sentence.
fn places(words: &[Word]) -> Vec<Place> {
    const MODALS: [&str; 6] = ["must", "shall", "should", "will", "may", "can"];
    // "Two years' experience with children" is asked of whoever has it.
    const BESIDE: [&str; 11] =
        ["whenever", "when", "after", "before", "which", "who", "unless", "later", "although", "whether", "experience"];
    let is_verb = |word: &Word| MODALS.contains(&word.text.as_str()) || is_verb(&word.text);
    let verb = words.iter().skip(1).position(is_verb).map(|at| at + 1);
    let Some(verb) = verb else { return vec![Place::Main; words.len()] };
    // "Where a review is published, ..." has its verb in a clause of its own.
    let is_led = BESIDE.contains(&words[0].text.as_str());
    let beside = words.iter().skip(verb).position(|word| BESIDE.contains(&word.text.as_str())).map(|at| verb + at);
    let place = |at: usize| match beside {
        _ if is_led => Place::Main,
        Some(beside) if at > beside => Place::Beside,
        _ if at < verb => Place::Subject,
        _ => Place::Main,
    };
    (0..words.len()).map(place).collect()
}

/// The words of a text in their order, each without its ending.
pub(super) fn stems(text: &str) -> Vec<Stem> {
    let mut found = Vec::new();
    let words = words(text);
    let names = names(text, &words);
    let places = places(&words);
    for (at, word) in words.iter().enumerate() {
        let whole = same(&word.text).unwrap_or(&word.text);
        let is_told = !names_level(&words, at) && !is_no_certificate(&words, at) && !is_target(&words, at);
        // "Two-day" counts days, and nothing that stands behind it.
        let is_count = whole.split_once('-').is_some_and(|(first, _)| first == "half" || number(first).is_some());
        for part in whole.split(|letter| letter == '-' && !is_count).filter(|part| !part.is_empty()) {
            let text = stem(part);
            // "Step-free" costs something all the same.
            let is_end = part == "free" && whole != part;
            let tells = text.len() > 2 && is_told && !is_end && !COMMON.contains(&part);
            found.push(Stem { text, tells, name: names[at], place: places[at] });
        }
    }
    found
}

/// "Level 2", "Group B": which one is meant, and nothing of what levels there are.
fn names_level(words: &[Word], at: usize) -> bool {
    let is_number = |word: &Word| word.text.len() == 1 || word.text.starts_with(|letter: char| letter.is_ascii_digit());
    LEVELS.contains(&words[at].text.as_str()) && words.get(at + 1).is_some_and(is_number)
}

/// "The Partnership aims for 90% of participants": no aims of a course.
fn is_target(words: &[Word], at: usize) -> bool {
    let next = words.get(at + 1).map_or("", |next| next.text.as_str());
    matches!(words[at].text.as_str(), "aim" | "aims") && ["for", "to", "at", "that"].contains(&next)
}

/// "DBS certificate", "first aid certificate": no certificate of a course here.
fn is_no_certificate(words: &[Word], at: usize) -> bool {
    const OTHERS: [&str; 7] = ["dbs", "disclosure", "barring", "bureau", "aid", "birth", "medical"];
    let before = at.checked_sub(1).map(|before| words[before].text.as_str());
    words[at].text.starts_with("certificate") && before.is_some_and(|before| OTHERS.contains(&before))
}

/// For each word, of how many words the name is that it belongs to: words with capital letters, and small ones between them. A text
/// that has no others is a heading, and names nobody.
fn names(text: &str, words: &[Word]) -> Vec<usize> {
    const BETWEEN: [&str; 7] = ["of", "and", "for", "the", "to", "in", "on"];
    let is_large = |word: &Word| is_capital(&text[word.start..word.end]);
    let is_number = |word: &Word| word.text.starts_with(|letter: char| letter.is_ascii_digit());
    let mut found = vec![0; words.len()];
    if words.iter().all(|word| is_large(word) || is_number(word) || BETWEEN.contains(&word.text.as_str())) {
        return found;
    }
    let mut at = 0;
    while at < words.len() {
        if !is_large(&words[at]) {
            at += 1;
            continue;
        }
        let (mut end, mut large) = (at + 1, 1);
        for (next, word) in words.iter().enumerate().skip(at + 1) {
            let is_apart = text[words[next - 1].end..word.start].contains(['.', ',', ';', ':', '(', ')']);
            let goes_on = is_large(word) || is_number(word);
            if is_apart || !goes_on && !BETWEEN.contains(&word.text.as_str()) {
                break;
            }
            if goes_on {
                large += 1;
                end = next + 1;
            }
        }
        if large > 1 {
            found[at..end].fill(large);
        }
        at = end;
    }
    found
}

/// A word without its ending, by simple signs: "evaluated", "evaluation" and "evaluates" are one.
pub(super) fn stem(word: &str) -> String {
    const LONGEST: usize = 6;
    let word = word.trim_end_matches("'s").trim_matches('\'');
    let same = same(word).unwrap_or(word);
    let singular = match same.strip_suffix("ies") {
        Some(begin) => format!("{begin}y"),
        None if same.len() > 3 && !same.ends_with("ss") => same.trim_end_matches('s').to_owned(),
        None => same.to_owned(),
    };
    let plain = ["ing", "ed"].iter().find_map(|ending| singular.strip_suffix(ending).filter(|begin| begin.len() >= 4));
    let plain = plain.unwrap_or(&singular);
    plain.strip_suffix('e').unwrap_or(plain).chars().take(LONGEST).collect()
}

/// What the standards call a word by.
fn same(word: &str) -> Option<&'static str> {
    SAME.iter().find(|(_, others)| others.contains(&word)).map(|(one, _)| *one)
}

/// Words that offices use for what the standards call by one.
const SAME: [(&str, &[&str]); 23] = [
    // Whoever is confident keeps nothing secret, and to attend is no figure of attendance.
    ("hushed", &["confidential", "confidentiality", "confidentially"]),
    ("turnout", &["attendance"]),
    ("agency", &["organisation", "organisations", "employer", "employers"]),
    ("child", &["children", "children's", "childrens", "young"]),
    ("participant", &["delegate", "delegates", "attendee", "attendees", "learner", "learners"]),
    (
        "charge",
        &[
            "cost",
            "costs",
            "fee",
            "fees",
            "funding",
            "funded",
            "funds",
            "pay",
            "pays",
            "payable",
            "financial",
            "budget",
        ],
    ),
    ("yearly", &["annual", "annually", "year", "year's"]),
    ("interval", &["every", "frequency"]),
    ("train", &["training", "learning", "learn"]),
    ("inform", &["information"]),
    (
        "interagency",
        &[
            "multiagency",
            "multi-agency",
            "inter-agency",
            "multi-disciplinary",
            "collaboration",
            "collaborative",
            "collaboratively",
        ],
    ),
    ("trainer", &["facilitator", "facilitators", "tutor", "tutors"]),
    ("suit", &["appropriate", "relevant", "commensurate", "suitable", "proportionate"]),
    (
        "show",
        &["account", "accountable", "scrutinise", "scrutinised", "scrutiny", "demonstrate", "assure", "assurance"],
    ),
    ("voice", &["wishes", "feelings", "views", "heard", "listen", "listening"]),
    ("family", &["parents", "carers", "families", "parent", "carer", "fathers"]),
    ("evidence", &["research"]),
    ("discriminatory", &["diversity", "equality", "discrimination", "inclusive", "racist", "oppressive"]),
    ("lesson", &["lessons", "learnt"]),
    ("release", &["released", "releasing"]),
    ("report", &["reports", "reported", "reporting"]),
    ("reach", &["access", "accessible", "accessibility"]),
    ("book", &["booking", "bookings", "allocated", "allocation", "shortlisting"]),
];

/// Words that every standard and every policy is full of.
const COMMON: [&str; 94] = [
    "the", "and", "for", "that", "are", "this", "with", "from", "which", "who", "not", "does", "say", "says", "how",
    "what", "will", "must", "should", "may", "can", "has", "have", "its", "their", "they", "all", "any", "each", "one",
    "two", "is", "be", "been", "being", "on", "in", "of", "to", "a", "an", "as", "at", "by", "or", "it", "them",
    "there", "where", "when", "whose", "whom", "than", "then", "so", "such", "also", "other", "others", "more", "most",
    "own", "ask", "asks", "asked", "give", "gives", "given", "name", "names", "made", "make", "makes", "do", "done",
    "our", "we", "into", "through", "about", "these", "those", "see", "people", "least", "come", "comes", "first",
    "time", "times", "possible", "wherever", "fewer", "less",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_taken_off() {
        assert_eq!(stem("evaluated"), stem("evaluation"));
        assert_eq!(stem("agencies"), stem("organisations"));
        assert_eq!(stem("children's"), stem("child"));
        assert_eq!(stem("reaching"), stem("reaches"));
        assert_ne!(stem("trainers"), stem("training"));
    }
}

//! Words as they are compared: without endings, and by what the standards call them.

use super::text::words;

/// A word without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stem {
    pub(super) text: String,
    /// Whether it tells something of its own.
    pub(super) tells: bool,
}

/// The words of a text in their order, each without its ending.
pub(super) fn stems(text: &str) -> Vec<Stem> {
    let mut found = Vec::new();
    for word in words(text) {
        let whole = same(&word.text).unwrap_or(&word.text);
        for part in whole.split('-').filter(|part| !part.is_empty()) {
            let text = stem(part);
            let tells = text.len() > 2 && !COMMON.contains(&part);
            found.push(Stem { text, tells });
        }
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
const SAME: [(&str, &[&str]); 21] = [
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
const COMMON: [&str; 92] = [
    "the", "and", "for", "that", "are", "this", "with", "from", "which", "who", "not", "does", "say", "says", "how",
    "what", "will", "must", "should", "may", "can", "has", "have", "its", "their", "they", "all", "any", "each", "one",
    "two", "is", "be", "been", "being", "on", "in", "of", "to", "a", "an", "as", "at", "by", "or", "it", "them",
    "there", "where", "when", "whose", "whom", "than", "then", "so", "such", "also", "other", "others", "more", "most",
    "own", "ask", "asks", "asked", "give", "gives", "given", "name", "names", "made", "make", "makes", "do", "done",
    "our", "we", "into", "through", "about", "these", "those", "see", "people", "least", "come", "comes", "first",
    "time", "times", "possible", "wherever",
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

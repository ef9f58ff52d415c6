//! Whether changed words of a document give somebody away whose name few bear: a name, initials with an age, a school beside a
//! child. Names are told from other words with capitals by the document itself, which has those in small letters too, or
//! as a part of what an organisation is called.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::super::pattern;
use super::words::OF_TITLES;
use super::{is_capital, is_initial, is_name, is_of_roles};
use crate::numerals::below_twenty;

/// The oldest that somebody is who is told by an age.
const OLDEST: u8 = 19;

/// Whom a name behind the word is surely of.
const BEFORE_A_NAME: [&str; 14] = [
    "child", "boy", "girl", "baby", "pupil", "son", "daughter", "mother", "father", "brother", "sister", "called",
    "named", "sibling",
];

/// What is only of somebody: "Jaydn's mother".
const OF_A_NAME: [&str; 18] = [
    "mother",
    "father",
    "mum",
    "dad",
    "parents",
    "parent",
    "grandmother",
    "grandfather",
    "aunt",
    "uncle",
    "sister",
    "brother",
    "family",
    "carer",
    "teacher",
    "case",
    "death",
    "birth",
];

/// Words that say that one person is meant, and not children.
const OF_ONE_CHILD: [&str; 19] = [
    "boy",
    "girl",
    "pupil",
    "baby",
    "toddler",
    "teenager",
    "son",
    "daughter",
    "mum",
    "mother",
    "dad",
    "father",
    "brother",
    "sister",
    "sibling",
    "grandmother",
    "grandfather",
    "schoolboy",
    "schoolgirl",
];

/// Words before those of one person that mean all of them.
const OF_ALL: [&str; 6] = ["each", "every", "any", "no", "per", "all"];

/// Words of which one says that a case is told.
const OF_A_DEATH: [&str; 5] = ["died", "killed", "murdered", "suicide", "drowned"];

/// Words of which one with a day says so, too.
const OF_A_CASE: [&str; 5] = ["death", "incident", "injury", "harm", "abuse"];

/// Two letters that are no name: posts, units and what documents are called by.
const OF_TWO_LETTERS: [&str; 20] = [
    "AI", "CE", "CP", "EU", "GP", "HR", "ID", "IT", "LA", "MP", "OK", "PC", "PE", "QA", "SW", "TV", "UK", "UN", "US",
    "WT",
];

/// A day with its year.
static DAY: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} \d{4}\b"));

/// Numbers of people and telephones whatever is wrong with them, a postcode, a name in a network.
static TRACES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"\d{6,}|\b\d{3}[ -]\d{3}[ -]\d{4}\b|\b[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b|(?:^|\s)@[A-Za-z]\w{2,}")
});

/// Words with which the name of a school ends.
const SCHOOLS: [&str; 8] = ["school", "primary", "academy", "college", "nursery", "infants", "juniors", "preschool"];

/// How the words begin with which the name of an organisation ends, or goes on behind that of a place.
const OF_ORGANISATIONS: [&str; 26] = [
    "academ",
    "associat",
    "authorit",
    "board",
    "borough",
    "centre",
    "charit",
    "church",
    "city",
    "communit",
    "constabular",
    "council",
    "county",
    "district",
    "federation",
    "fire",
    "foundation",
    "hospital",
    "nhs",
    "partnership",
    "police",
    "safeguarding",
    "school",
    "trust",
    "universit",
    "youth",
];

/// The words of a document that name nobody in it.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    /// In small letters.
    words: BTreeSet<String>,
    /// As they stand where the document stays as it is.
    staying: BTreeSet<String>,
}

/// A word of a text with the marks around it.
struct Word<'t> {
    core: &'t str,
    before: &'t str,
    after: &'t str,
}

impl Vocabulary {
    /// Adds a text. What it has in small letters is no name; nor are the places in the names of organisations, where the text
    /// stays as it is.
    pub(crate) fn add(&mut self, text: &str, stays: bool) {
        let words = words(text);
        for (at, word) in words.iter().enumerate() {
            if word.core.starts_with(char::is_lowercase) || stays && is_of_an_organisation(&words[at..]) {
                self.words.extend(word.core.to_lowercase().split('-').map(str::to_owned));
            }
            if stays {
                self.staying.insert(word.core.to_owned());
            }
        }
    }

    /// Whether words that come or go give somebody away. Of what comes into a sentence, or goes out of it, a name alone does,
    /// where the document has no such word elsewhere.
    pub(crate) fn is_given_away_by(&self, changed: &str, begins_a_sentence: bool) -> bool {
        let words = words(changed);
        let is_first = |at: usize| match at.checked_sub(1) {
            None => begins_a_sentence,
            Some(before) => words[before].after.ends_with(['.', '!', '?', ':']),
        };
        let is_name_alone = |at: usize| {
            let core = words[at].core;
            let is_pair_of_letters = core.len() == 2 && is_capital(core) && !OF_TWO_LETTERS.contains(&core);
            let is_name =
                is_name(core) && self.is_unknown(core) && !is_first(at) && !is_of_an_organisation(&words[at..]);
            (is_pair_of_letters || is_name) && !self.staying.contains(core)
        };
        speaks_of_somebody(changed) || (0..words.len()).any(is_name_alone)
    }

    /// Whether a text gives somebody away.
    pub(crate) fn has_somebody(&self, text: &str) -> bool {
        let words = words(text);
        let has_school =
            words.windows(2).any(|pair| is_school(&pair[1]) && is_name(pair[0].core) && joins(&pair[0], &pair[1]));
        let is_of_a_child = (0..words.len()).any(|at| {
            OF_ONE_CHILD.contains(&words[at].core.to_lowercase().as_str())
                || words[at].core.contains("-year-old")
                || age_behind(&words[at..])
        });
        has_school && is_of_a_child || (0..words.len()).any(|at| self.is_somebody(&words, at))
    }

    /// Whether somebody's name begins at a word.
    fn is_somebody(&self, words: &[Word<'_>], at: usize) -> bool {
        let word = &words[at];
        let is_unknown = self.is_unknown(word.core);
        if (is_unknown || are_initials(word)) && age_behind(&words[at..]) {
            return true;
        }
        if !is_unknown {
            return false;
        }
        let before = at.checked_sub(1).map(|before| words[before].core.to_lowercase());
        let is_called = before.is_some_and(|before| BEFORE_A_NAME.contains(&before.as_str()));
        let next =
            if words.get(at + 1).is_some_and(|next| is_initial(next.core) || is_capital(next.core)) { 2 } else { 1 };
        let is_pair = words.get(at + next).is_some_and(|second| {
            joins(word, &words[at + 1]) && second.before.is_empty() && self.is_unknown(second.core)
        });
        let is_behind_initial = at > 0 && is_initial(&format!("{}.", words[at - 1].core)) && words[at - 1].after == ".";
        let owns = ["'s", "\u{2019}s"].contains(&word.after)
            && words.get(at + 1).is_some_and(|next| OF_A_NAME.contains(&next.core.to_lowercase().as_str()));
        is_called || is_behind_initial || owns || is_pair && !is_of_an_organisation(&words[at + next..])
    }

    /// Whether a word with a capital may be a name, as far as the document tells.
    fn is_unknown(&self, word: &str) -> bool {
        let is_written_as_one = is_name(word) || word.len() > 3 && word.chars().all(char::is_uppercase);
        let lower = word.to_lowercase();
        let is_known = |part: &str| self.words.contains(part) || OF_TITLES.contains(&part);
        is_written_as_one && word.chars().count() > 1 && !is_of_roles(word) && !lower.split('-').any(is_known)
    }
}

/// Whether a text speaks of one child or somebody's family, by a word for that, an age, a school year, a death, or by what leads
/// to somebody: a number, a postcode.
pub(crate) fn speaks_of_somebody(text: &str) -> bool {
    let words = words(text);
    let lower: Vec<String> = words.iter().map(|word| word.core.to_lowercase()).collect();
    let is_one = |at: usize| {
        let of_all = at.checked_sub(1).is_some_and(|before| OF_ALL.contains(&lower[before].as_str()));
        let next = words.get(at + 1).map(|next| next.core);
        let is_own_name =
            |next: &str| is_name(next) && !is_of_roles(next) && !OF_TITLES.contains(&next.to_lowercase().as_str());
        let is_known_by = next.is_some_and(|next| is_capital(next) || is_own_name(next) || next == "known");
        let is_of_letter = lower[at] == "family" && next.is_some_and(is_capital);
        OF_ONE_CHILD.contains(&lower[at].as_str()) && !of_all || lower[at] == "child" && is_known_by || is_of_letter
    };
    let has = |known: &[&str]| lower.iter().any(|word| known.contains(&word.as_str()));
    let is_of_a_case = has(&OF_A_DEATH) || has(&OF_A_CASE) && DAY.is_match(text);
    let is_letter = |at: usize| words[at].core.len() == 1 && is_capital(words[at].core);
    let are_letters = |at: usize| is_letter(at) && joins(&words[at], &words[at + 1]) && is_letter(at + 1);
    let has_letters = (1..words.len()).any(|at| are_letters(at - 1));
    TRACES.is_match(text)
        || is_of_a_case
        || has_letters
        || (0..words.len()).any(|at| is_one(at) || is_of_an_age(&words, &lower, at))
}

/// Whether an age or a school year of one child stands at a word: "aged nine", "9 yrs old", "nine-year-old", "Yr 4", "Y4".
fn is_of_an_age(words: &[Word<'_>], lower: &[String], at: usize) -> bool {
    let is_age = |word: &String| {
        word.parse::<u8>().is_ok_and(|age| age <= OLDEST) || below_twenty(word).is_some_and(|age| age > 0)
    };
    let next = |by: usize| lower.get(at + by);
    let of_many = at.checked_sub(1).is_none_or(|before| {
        lower[before].ends_with('s') || ["children", "people", "anyone", "everyone"].contains(&lower[before].as_str())
    });
    let core = words[at].core;
    let is_school_year = core.strip_prefix('Y').is_some_and(|year| year.parse::<u8>().is_ok_and(|year| year <= 13));
    match lower[at].as_str() {
        "aged" => !of_many && next(1).is_some_and(is_age),
        "yr" => core.starts_with('Y') && next(1).is_some_and(|year| year.parse::<u8>().is_ok_and(|year| year <= 13)),
        word if word.ends_with("-year-old") => true,
        _ if is_age(&lower[at]) => {
            let is_unit = next(1).is_some_and(|unit| ["yrs", "yr", "years", "year"].contains(&unit.as_str()));
            is_unit && next(2).is_some_and(|old| old == "old")
        }
        _ => is_school_year,
    }
}

/// Whether a word with a capital belongs to the name of an organisation: one of the words for those follows, with nothing but
/// such words between.
fn is_of_an_organisation(words: &[Word<'_>]) -> bool {
    let [first, rest @ ..] = words else { return false };
    let mut last = first;
    for word in rest {
        if !joins(last, word) || !is_name(word.core) {
            return false;
        }
        let lower = word.core.to_lowercase();
        if is_school(word) || OF_ORGANISATIONS.iter().any(|beginning| lower.starts_with(beginning)) {
            return true;
        }
        last = word;
    }
    false
}

fn is_school(word: &Word<'_>) -> bool {
    SCHOOLS.contains(&word.core.to_lowercase().as_str())
}

/// Whether nothing parts two words that follow on each other.
fn joins(word: &Word<'_>, next: &Word<'_>) -> bool {
    word.after.is_empty() && next.before.is_empty()
}

/// "KB", "K", "K.B.": letters that stand for a name where an age is behind them.
fn are_initials(word: &Word<'_>) -> bool {
    word.core.len() <= 3 && word.core.bytes().all(|letter| letter.is_ascii_uppercase())
        || is_initial(&format!("{}.", word.core))
}

/// Whether the age of a child stands behind a word: "(14)", ", 14,", "aged 14", "is 14 years old".
fn age_behind(words: &[Word<'_>]) -> bool {
    let age = |word: &Word<'_>| word.core.parse::<u8>().is_ok_and(|age| age <= OLDEST);
    match words {
        [_, aged, number, ..] if ["aged", "age"].contains(&aged.core) => age(number),
        [_, number, years, ..] if years.core.starts_with("year") && age(number) => true,
        [name, number, rest @ ..] if age(number) => {
            let is_bracketed = number.before == "(" && number.after.starts_with(')');
            let ends = rest.is_empty() || number.after.starts_with([',', ')', ';', '.']);
            is_bracketed || name.after == "," && ends
        }
        _ => false,
    }
}

/// The words of a text. An apostrophe and an s behind one are marks.
fn words(text: &str) -> Vec<Word<'_>> {
    let word = |token: &'_ str| -> Option<(usize, usize)> {
        let start = token.find(char::is_alphanumeric)?;
        let end = token.rfind(char::is_alphanumeric)?;
        let end = end + token[end..].chars().next().map_or(0, char::len_utf8);
        let core = &token[start..end];
        let own = ["'s", "\u{2019}s"].iter().find_map(|ending| core.strip_suffix(ending)).unwrap_or(core);
        Some((start, start + own.len()))
    };
    let found = text.split_whitespace().filter_map(|token| {
        let (start, end) = word(token)?;
        Some(Word { core: &token[start..end], before: &token[..start], after: &token[end..] })
    });
    found.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_come_or_go_give_somebody_away_by_little() {
        let mut vocabulary = Vocabulary::default();
        vocabulary.add("The Northmoor board asks for two trainers, and keeps records.", true);
        for text in [
            "since Tobin's mother complained",
            "Since child T (Saltmere) died on 14/03/2016,",
            "as a child died on 14/03/2016",
            "since the incident of 14.3.16",
            "since the death on 14 March 2016",
            "after the death of K B",
            "as in Family W",
            "at TH7 4QX",
            "for a girl aged nine",
            "for a nine-year-old in Wexcombe",
            "who is 9 yrs old",
            "of the Year 4 pupil",
            "at Y4",
            "because Ottilie",
            "the Marchwood family",
            "the child known as Teddy",
            "as Tobias told us",
            "as KB asked",
            "LCS 8841273",
            "@tobin_b",
            "ring 900417",
            "NHS number 485 777 3456",
        ] {
            assert!(vocabulary.is_given_away_by(text, false), "{text}");
        }
        for text in [
            "unless the Northmoor board agrees",
            "for each pupil and every child",
            "by 1 April 2026",
            "as each child death review says",
            "for children aged 14 or over",
            "of the Executive Group and the Designated Safeguarding Lead",
            "at \u{a3}120,000 a year, for 250 places",
            "HR and the GP",
            "of Child Sexual Exploitation and the Child Death Overview Panel",
        ] {
            assert!(!vocabulary.is_given_away_by(text, false), "{text}");
        }
    }

    #[test]
    fn somebody_is_told_from_other_words_with_capitals() {
        let document = [
            "Tower Hamlets Safeguarding Children Partnership",
            "Every session must be led by two trainers, as keeping children safe asks.",
            "The graded care profile is used.",
        ];
        let mut vocabulary = Vocabulary::default();
        document.into_iter().for_each(|text| vocabulary.add(text, true));
        for text in [
            ", currently Jaydn Okafor (Ashfield Primary)",
            "as KB (14) asked",
            "as K.B., aged 14, asked",
            "for Jaydn, 14, and others",
            "unless they look after Zofia, 6.",
            "as M. Okonkwo-Bell asked",
            "to Nnamdi\u{2019}s grandmother",
            "as the mother of the child Jaydn asked",
            "Social Worker Oluwaseun Bakare leads it",
            "Oluwaseun Bakare, Social Worker, or Jaydn Okafor Team Manager",
            "after Jaydn T. Okafor\u{2019}s review",
            "a pupil of Ashfield Primary",
            "a 14-year-old at Oakfield School",
        ] {
            assert!(vocabulary.has_somebody(text), "{text}");
        }
        for text in [
            "as Working Together 2023 asks",
            "by 1 April 2026, as Keeping Children Safe in Education asks",
            "Tower Hamlets sends two people",
            "Ofsted\u{2019}s framework and Wealdshire\u{2019}s review",
            "Ashford Borough Council and Wealdshire Primary Care Trust",
            "the Graded Care Profile and Signs of Safety",
            "each school in Ashfield, and Oakfield School",
            "Level 2 (14) and the LADO",
            "The DSL, the SCP and Ofsted",
            "Children aged 14 and over, and Young People (14 to 25)",
            "Staff (14 places) pay \u{a3}95.",
        ] {
            assert!(!vocabulary.has_somebody(text), "{text}");
        }
    }
}

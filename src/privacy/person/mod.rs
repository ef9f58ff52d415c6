//! Whether a text names a person, where a role belongs or in a sentence. Asked with care: a role or a group is named far more
//! often.

mod given_away;
mod words;

pub(crate) use given_away::{Vocabulary, speaks_of_somebody};

use words::{GIVEN, OF_ROLES, TITLES};

/// Whether a text names a person: by how people are addressed, by initials, or by two names none of which is a word of
/// roles and groups.
pub(crate) fn names_person(text: &str) -> bool {
    /// Longer texts are sentences.
    const MOST_BYTES: usize = 140;
    if text.len() > MOST_BYTES {
        return false;
    }
    // "Jane Smith, Learning Officer", "Training Manager \u{2013} Jane Smith".
    let parts: Vec<Vec<&str>> = text
        .split(BETWEEN)
        .flat_map(|part| part.split(" - "))
        .flat_map(|part| part.split(" with "))
        .map(words_of)
        .collect();
    let is_role = |words: &Vec<&str>| words.iter().copied().any(is_of_roles);
    let is_person = |at: usize, words: &Vec<&str>| {
        // Behind a role stands where it is as often as who has it: "Learning Lead (Tower Hamlets)".
        let is_behind_role = parts[..at].iter().any(is_role);
        are_of_person(words) && (!is_behind_role || has_given_name(words))
    };
    let names_one = parts.len() > 1
        && parts.iter().any(is_role)
        && parts.iter().enumerate().any(|(at, words)| is_person(at, words));
    names_one || are_of_person(&words_of(text)) || is_surname_first(text) || are_initials(text.trim())
}

/// Whether a person is named in a sentence, by how people are addressed, by an age behind a name, or by a name that many are
/// given with another one behind it. Of other pairs of words with capitals nobody knows.
pub(super) fn is_named_in(text: &str) -> bool {
    let words = words_of(text);
    words.windows(4).any(is_of_an_age)
        || words.windows(2).any(|pair| {
            // A word with a small letter is no name, and who misses a session is not addressed.
            if !pair[0].starts_with(char::is_uppercase) {
                return false;
            }
            // Behind a name stands a mark, and an address may be shortened.
            let second = pair[1].trim_matches(|letter: char| !letter.is_alphanumeric());
            let is_pair = is_name(pair[0]) && is_name(second) && !is_of_roles(second);
            is_pair && GIVEN.contains(&pair[0].to_lowercase().as_str())
                || is_addressed(pair)
                || is_addressed(&[pair[0], second])
        })
}

/// "Kayleigh Brown, aged 14".
fn is_of_an_age(words: &[&str]) -> bool {
    let [first, second, aged, age] = words else { return false };
    let is_of_person = |word: &&str| is_name(word) && !is_of_roles(word);
    let is_number = age.starts_with(|letter: char| letter.is_ascii_digit());
    *aged == "aged" && is_number && [first, second].into_iter().all(is_of_person)
}

/// "Smith, J".
fn is_surname_first(text: &str) -> bool {
    text.split_once(", ").is_some_and(|(name, initial)| {
        is_name(name) && !is_of_roles(name) && (is_capital(initial) || is_initial(initial))
    })
}

/// "JS", "J.S.": two letters, unless they stand for a post or a team, or several with a full stop behind each.
fn are_initials(text: &str) -> bool {
    const OF_POSTS: [&str; 24] = [
        "CE", "CI", "CP", "DC", "DH", "DI", "DO", "DS", "GP", "HR", "HT", "HV", "IT", "LA", "LD", "MD", "OD", "PA",
        "PC", "PM", "PO", "QA", "SW", "TM",
    ];
    let is_two = text.len() == 2 && is_capital(text) && !OF_POSTS.contains(&text);
    is_two || is_initial(text) && text.matches('.').count() > 1
}

/// What stands between a person and a role.
const BETWEEN: [char; 8] = [',', '(', ')', '\u{2013}', '\u{2014}', '/', ';', ':'];

/// Whether words begin with a name that many people are given, or with a form of address.
fn has_given_name(words: &[&str]) -> bool {
    words.first().is_some_and(|first| {
        let first = first.trim_end_matches('.').to_lowercase();
        GIVEN.contains(&first.as_str()) || TITLES.contains(&first.as_str()) || is_initial(words[0])
    })
}

fn words_of(text: &str) -> Vec<&str> {
    text.split([' ', '\u{a0}', ',']).filter(|word| !word.is_empty()).collect()
}

fn are_of_person(words: &[&str]) -> bool {
    match words {
        _ if words.windows(2).any(is_addressed) => true,
        [initial, name] | [initial, _, name] if is_initial(initial) || is_bare_initial(initial) => {
            is_name(name) && !is_of_roles(name)
        }
        [first, second] => is_name(first) && is_name(second) && !is_of_roles(first) && !is_of_roles(second),
        _ => false,
    }
}

/// "Mrs Smith", "Dr J", "Cllr A.".
fn is_addressed(pair: &[&str]) -> bool {
    let [title, name] = pair else { return false };
    TITLES.contains(&title.trim_end_matches('.').to_lowercase().as_str())
        && (is_name(name) || is_initial(name) || is_capital(name))
}

/// "J" or "JP", which stands for a name behind a form of address alone.
fn is_capital(word: &str) -> bool {
    word.len() <= 2 && word.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// "J." or "J.P."; without a full stop a letter may be an article.
fn is_initial(word: &str) -> bool {
    word.len() <= 4
        && word.ends_with('.')
        && word
            .trim_end_matches('.')
            .split('.')
            .all(|letter| letter.len() == 1 && letter.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// "J" before a name; "A" is an article.
fn is_bare_initial(word: &str) -> bool {
    word.len() == 1 && is_capital(word) && !matches!(word, "A" | "I")
}

/// A word with a capital letter and small ones: "Smith", "O'Brien", "Smith-Jones".
fn is_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase)
        && word.chars().any(char::is_lowercase)
        && letters.all(|letter| letter.is_alphabetic() || matches!(letter, '\'' | '\u{2019}' | '-'))
}

fn is_of_roles(word: &str) -> bool {
    let lower = word.to_lowercase();
    let joined = lower.replace('-', "");
    let mut parts = lower.split('-').chain([joined.as_str()]).map(|part| part.trim_start_matches('('));
    parts.any(|part| OF_ROLES.iter().any(|beginning| part.starts_with(beginning)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_told_from_roles() {
        for text in [
            "Mrs J. Smith",
            "Sarah Jones",
            "Dr Sarah Jones, Designated Doctor",
            "J. Smith",
            "Aoife O\u{2019}Brien",
            "Cllr Khan",
            "Mrs J Smith",
            "Jane Smith, Learning & Development Officer",
            "Jane Smith (Learning Lead)",
            "Training Manager \u{2013} Jane Smith",
            "Training Manager: Mrs Smith",
            "Learning Lead (Sarah Jones)",
            "JS",
            "J.S.",
            "J Smith",
            "Smith, J",
        ] {
            assert!(names_person(text), "{text}");
        }
        for text in [
            "Designated Safeguarding Lead",
            "Workforce Officer",
            "Training Manager",
            "Executive Group",
            "Named Doctor",
            "A Trainer",
            "trainer",
            "HR Manager",
            "",
            "Training and Professional Development Sub-group",
            "second reader, paramount maintainers",
            "Social Worker",
            "Practice Educator",
            "Independent Scrutineer",
            "Virtual College",
            "Training Co-ordinator",
            "Event Co-Ordinator",
            "Named Doctor, Southampton Children's Hospital",
            "Learning Lead (Tower Hamlets)",
            "Learning Lead \u{2013} Tower Hamlets",
            "Norfolk Constabulary",
            "Anytown Ambulance",
            "Weald Church",
            "HR",
            "DSL",
            "Board, A",
            "A Person",
        ] {
            assert!(!names_person(text), "{text}");
        }
        // The name of a body of which no word is known is asked about too.
        assert!(names_person("Norfolk Mencap"));
    }
}

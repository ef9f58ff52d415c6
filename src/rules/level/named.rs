//! The levels that a text names, by the numbers of a policy's own list.

use crate::model::words::LEVELS;
use crate::numerals;
use crate::words_at::{is_in_word, words_at};

/// The levels that a text names in words or as several, "levels 1 and 2", "all lower levels"; `None` where it is not plain.
/// Where a level says so of those that it takes in, `within` is its own number.
pub(in crate::rules) fn several<'n>(text: &str, numbers: &[&'n str], within: Option<&str>) -> Option<Vec<&'n str>> {
    const LOWER: [&str; 6] = ["lower", "below", "previous", "preceding", "earlier", "before"];
    let text = text.to_lowercase();
    let words: Vec<&str> =
        text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let own = numbers.iter().position(|number| within == Some(*number));
    if let Some(beyond) = from_one_on(&text, &words, numbers) {
        return Some(beyond.into_iter().filter(|number| within != Some(*number)).collect());
    }
    let takes_lower = words.iter().any(|word| LOWER.contains(word)) || words.contains(&"all") && own.is_some();
    if takes_lower {
        return own.map(|own| numbers[..own].to_vec());
    }
    if words.contains(&"all") {
        return Some(numbers.to_vec());
    }
    let is_same = |number: &str, word: &str| {
        let number = number.to_lowercase();
        number == word || numerals::read(&number).is_some_and(|number| numerals::read(word) == Some(number))
    };
    let named = |word: &&str| numbers.iter().copied().find(|number| is_same(number, word));
    let says_little = |word: &&str| LEVELS.contains(word) || ["and", "or", "to"].contains(word);
    if words.iter().any(|word| named(word).is_none() && !says_little(word)) {
        return None;
    }
    let found: Vec<&str> = words.iter().filter_map(named).collect();
    let is_range = words.contains(&"to") || text.contains(['-', '\u{2013}']);
    let between = match found.as_slice() {
        [first, last] if is_range => {
            let place = |wanted: &str| numbers.iter().position(|number| *number == wanted);
            numbers.get(place(first)?..=place(last)?)?.to_vec()
        }
        _ => found,
    };
    let others: Vec<&str> = between.into_iter().filter(|number| within != Some(*number)).collect();
    (!others.is_empty()).then_some(others)
}

/// The levels that a text says from one of them on: "level 3 and above", "levels 2+", "up to level 2".
fn from_one_on<'n>(text: &str, words: &[&str], numbers: &[&'n str]) -> Option<Vec<&'n str>> {
    const HIGHER: [&str; 6] = ["above", "higher", "upwards", "onwards", "over", "beyond"];
    const LOWER: [&str; 3] = ["below", "lower", "under"];
    const BESIDE: [&str; 5] = ["and", "or", "to", "up", "the"];
    let mut named = words.iter().filter_map(|word| numbers.iter().position(|number| number.to_lowercase() == **word));
    let (at, None) = (named.next()?, named.next()) else { return None };
    let is_known = |word: &&str| {
        numbers[at].to_lowercase() == **word
            || [HIGHER.as_slice(), &LOWER, &BESIDE, &LEVELS].iter().any(|known| known.contains(word))
    };
    if !words.iter().all(is_known) {
        return None;
    }
    let first = *words.first()?;
    let says = |list: &[&str]| words.iter().any(|word| list.contains(word));
    let found = match () {
        () if HIGHER.contains(&first) => &numbers[at + 1..],
        () if LOWER.contains(&first) => &numbers[..at],
        () if says(&HIGHER) || text.contains('+') => &numbers[at..],
        () if says(&LOWER) || text.starts_with("up to ") => &numbers[..=at],
        () => return None,
    };
    // "Level 3 and above": what has a name in place of a number is no higher one.
    let is_figure = |number: &str| number.starts_with(|first: char| first.is_ascii_digit());
    let alike: Vec<&str> = found.iter().copied().filter(|number| is_figure(number) == is_figure(numbers[at])).collect();
    (!alike.is_empty()).then_some(alike)
}

/// The levels that a text names in one place and no other, with the words that do: "Level 3 and above".
/// `noun` is the policy's own word for a level.
pub(in crate::rules) fn mentioned<'t, 'n>(
    text: &'t str,
    numbers: &[&'n str],
    noun: &str,
) -> Option<(&'t str, Vec<&'n str>)> {
    /// What may follow the number of a level and still belong to it.
    const GOES_ON: [&str; 9] = ["and", "or", "to", "above", "upwards", "up", "higher", "onwards", "-"];
    let is_number = |word: &str| numbers.iter().any(|number| number.eq_ignore_ascii_case(word));
    let is_noun = |word: &str| {
        let word = word.strip_suffix('s').unwrap_or(word);
        word.eq_ignore_ascii_case(noun)
    };
    let is_level = |word: &str| is_noun(word) || LEVELS.iter().any(|level| level.eq_ignore_ascii_case(word));
    // Most texts name no level, and are not laid out in words.
    if !text.split(|letter: char| !is_in_word(letter)).any(is_level) {
        return None;
    }
    let words: Vec<(usize, &str)> = words_at(text, is_in_word).collect();
    let mut places =
        (0..words.len()).filter(|&at| is_level(words[at].1) && at + 1 < words.len() && is_number(words[at + 1].1));
    let first = places.next()?;
    let again: Vec<usize> = places.collect();
    // "Group B and C a form": what begins the next words is no group A.
    let is_article = |at: usize| at > first + 1 && words[at].1 == "a";
    let follow = (first + 1..words.len())
        .take_while(|&at| {
            let goes_on = is_number(words[at].1) || GOES_ON.contains(&words[at].1) || again.contains(&at);
            !is_article(at) && goes_on
        })
        .count();
    // "Tier 2 and Tier 3" is one place; what is named further on is another one.
    if again.iter().any(|&at| at > first + follow || !["and", "or"].contains(&words[at - 1].1)) {
        return None;
    }
    // "Level 1 and the rest": what only joins on does not belong to it.
    let joins = |word: &str| ["and", "or", "to", "-", "up"].contains(&word);
    let last = (first + 1..=first + follow).rev().find(|&at| !joins(words[at].1))?;
    // "Level 2 and Level 4", of which the list has one: what the text says of the other is not known.
    let names_another = |at: usize| {
        words.get(at).is_some_and(|(_, word)| is_level(word))
            && words.get(at + 1).is_some_and(|(_, word)| word.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if words.get(last + 1).is_some_and(|(_, word)| joins(word)) && names_another(last + 2) {
        return None;
    }
    let (start, end) = (words[first].0, words[last].0 + words[last].1.len());
    let said = &text[start..end];
    let plain: Vec<&str> = said.split(' ').map(|word| if is_noun(word) { "level" } else { word }).collect();
    Some((said, several(&plain.join(" "), numbers, None)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_in_words_are_understood() {
        let numbers = ["1", "2", "3"];
        for (text, within, meant) in [
            ("all lower levels", Some("3"), vec!["1", "2"]),
            ("levels 1 and 2", Some("3"), vec!["1", "2"]),
            ("all", Some("2"), vec!["1"]),
            ("Level 1", Some("2"), vec!["1"]),
            ("1-3", None, vec!["1", "2", "3"]),
            ("all levels", None, vec!["1", "2", "3"]),
            ("all levels below", Some("1"), vec![]),
            ("Level 2 and above", None, vec!["2", "3"]),
            ("levels 2+", None, vec!["2", "3"]),
            ("up to level 2", None, vec!["1", "2"]),
            ("Level 2 and below", None, vec!["1", "2"]),
        ] {
            assert_eq!(several(text, &numbers, within), Some(meant), "{text}");
        }
        for text in ["7", "levels 1 and 7", "advanced", "", "Level 2 and above except volunteers"] {
            assert_eq!(several(text, &numbers, None), None, "{text}");
        }
    }

    #[test]
    fn the_own_word_for_a_level_is_one() {
        let found = mentioned("Modules 2 and 3 are led by two.", &["1", "2", "3"], "module");
        assert_eq!(found, Some(("Modules 2 and 3", vec!["2", "3"])));
    }

    #[test]
    fn the_one_place_where_a_sentence_names_levels_is_found() {
        let numbers = ["1", "2", "3"];
        for (text, words, levels) in [
            ("Each course at Level 2 and above has two trainers.", "Level 2 and above", vec!["2", "3"]),
            ("Level 1 must be completed first.", "Level 1", vec!["1"]),
            ("For levels 1 to 2, every year.", "levels 1 to 2", vec!["1", "2"]),
            ("Every course at Level 2 or Level 3 has two.", "Level 2 or Level 3", vec!["2", "3"]),
        ] {
            assert_eq!(mentioned(text, &numbers, "level"), Some((words, levels)), "{text}");
        }
        for text in [
            "Levels differ.",
            "Level 1 comes before Level 2.",
            "The group 7 meets.",
            "All of level 4",
            "Level 2 and Level 4 differ.",
        ] {
            assert_eq!(mentioned(text, &numbers, "level"), None, "{text}");
        }
    }
}

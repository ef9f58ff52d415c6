//! The levels that a text names, by the numbers of a policy's own list.

use crate::model::several_levels::several;
use crate::model::words::LEVELS;
use crate::words_at::{is_in_word, words_at};

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

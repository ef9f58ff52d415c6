//! Short names found by the words that people call them by: "Refresher training" is `refresher`.

use std::cmp::Reverse;

/// How many names are offered for one text; of more, none is near.
const MOST_NEAR: usize = 2;

/// How many names a word may stand in and still say which is meant.
const MOST_WITH_WORD: usize = 3;

/// The names that share the most telling words with a text, each given with its title. A word of the name tells more than one
/// of the title, and a word of many names tells nothing.
pub fn nearest_by_words<'n>(text: &str, known: &[(&'n str, &'n str)]) -> Vec<&'n str> {
    /// Of a text that is longer, nobody knows which words count.
    const MOST_WORDS: usize = 8;
    let written = words_of(text);
    if written.len() > MOST_WORDS {
        return Vec::new();
    }
    let known: Vec<(&str, [Vec<String>; 2])> =
        known.iter().map(|(id, title)| (*id, [words_of(id), words_of(title)])).collect();
    let has = |words: &[Vec<String>; 2], word: &str| words.iter().flatten().any(|other| is_same_word(word, other));
    let tells = |word: &&String| known.iter().filter(|(_, words)| has(words, word)).count() <= MOST_WITH_WORD;
    let telling: Vec<&String> = written.iter().filter(tells).collect();
    let score = |words: &[Vec<String>; 2]| telling.iter().map(|word| weight(word, words)).sum::<u32>();
    // Of two names with the word, the one that says less beside it is nearer.
    let scored = known.iter().map(|(id, words)| ((score(words), Reverse(words[0].len())), *id));
    let scored: Vec<_> = scored.filter(|((score, _), _)| *score > 0).collect();
    let best = scored.iter().map(|(score, _)| *score).max();
    let near: Vec<&str> = scored.into_iter().filter(|(score, _)| Some(*score) == best).map(|(_, id)| id).collect();
    if near.len() > MOST_NEAR { Vec::new() } else { near }
}

/// How much a word says for a name with its title.
fn weight(word: &str, [name, title]: &[Vec<String>; 2]) -> u32 {
    const IN_NAME: u32 = 3;
    const IN_TITLE: u32 = 2;
    let stands_in = |words: &[String]| words.iter().any(|other| is_same_word(word, other));
    if stands_in(name) {
        IN_NAME
    } else if stands_in(title) {
        IN_TITLE
    } else {
        0
    }
}

fn words_of(text: &str) -> Vec<String> {
    /// What says nothing by itself, and what everything here is about.
    const SAY_NOTHING: [&str; 14] =
        ["a", "an", "and", "at", "for", "in", "is", "of", "on", "the", "to", "training", "safeguarding", "child"];
    let words = text.split(|letter: char| !letter.is_alphanumeric()).map(str::to_lowercase);
    words.filter(|word| !word.is_empty() && !SAY_NOTHING.contains(&word.as_str())).collect()
}

/// Whether two words are one but for their endings: "cancellations" and "cancellation", "recognising" and "recognise".
fn is_same_word(one: &str, other: &str) -> bool {
    const LEAST: usize = 5;
    let alike = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let longer = one.chars().count().max(other.chars().count());
    one == other || alike >= LEAST && alike * 3 >= longer * 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_by_their_words() {
        let known = [
            ("refresher", "Training is refreshed at a stated interval"),
            ("cancellation", "Cancellation terms are complete"),
            ("attendance", "Attendance is monitored"),
            ("thresholds", "Thresholds and levels of need"),
            ("recognise-abuse", "Signs of abuse and neglect"),
            ("abuse-definitions", "What abuse, neglect and significant harm mean"),
        ];
        for (text, near) in [
            ("Refresher training", vec!["refresher"]),
            ("Cancellations and no shows", vec!["cancellation"]),
            ("Cancellations and non-attendance", vec!["cancellation", "attendance"]),
            ("threshold document", vec!["thresholds"]),
            ("recognising signs", vec!["recognise-abuse"]),
            ("neglect", vec!["recognise-abuse", "abuse-definitions"]),
            ("training", vec![]),
            ("library", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(nearest_by_words(text, &known), near, "{text}");
        }
    }
}

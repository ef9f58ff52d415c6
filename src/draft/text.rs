//! Small questions about words, asked in several places of a draft.

use crate::words_at::words_at;

/// The words of a text in small letters, each with where it begins and ends.
pub(super) fn words(text: &str) -> Vec<Word> {
    let is_inside = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '\u{2019}' | '-');
    let word = |(start, word): (usize, &str)| Word {
        text: word.to_lowercase().replace('\u{2019}', "'"),
        start,
        end: start + word.len(),
    };
    words_at(text, is_inside).map(word).collect()
}

/// A word in small letters and the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A text in small letters with single spaces, without marks at its ends.
pub(super) fn folded(text: &str) -> String {
    words(text).iter().map(|word| word.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// The first letters of a text, cut between words.
pub(super) fn beginning(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{} ...", whole.trim_end_matches([',', ';', ':']))
}

/// Whether a word begins with a capital letter.
pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

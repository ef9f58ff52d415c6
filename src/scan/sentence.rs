//! A passage in sentences: where one ends, by simple signs and in one walk.

use std::ops::Range;

use crate::guidance::Folded;

/// A sentence without an end, as in a list that nobody punctuated, is cut here: what is said about its beginning does not
/// hold for its end, and judging it costs the same wherever a name stands in it.
const LONGEST: usize = 120;

/// The sentences of a text, as ranges of its words.
pub(super) fn sentences(text: &str, folded: &Folded) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for index in 0..folded.len() {
        let next = index + 1;
        if next == folded.len() || next - start >= LONGEST || ends_after(text, folded, index) {
            found.push(start..next);
            start = next;
        }
    }
    found
}

/// What stands between a word and the next.
pub(super) fn gap<'t>(text: &'t str, folded: &Folded, next: usize) -> &'t str {
    let Some(before) = next.checked_sub(1) else { return text.get(..folded.range(0..1).start).unwrap_or_default() };
    let start = folded.range(before..next).end;
    let end = if next < folded.len() { folded.range(next..next + 1).start } else { text.len() };
    text.get(start..end).unwrap_or_default()
}

/// Whether a word begins with a capital as it is written.
pub(super) fn is_capital(text: &str, folded: &Folded, word: usize) -> bool {
    text.get(folded.range(word..word + 1)).and_then(|word| word.chars().next()).is_some_and(char::is_uppercase)
}

fn ends_after(text: &str, folded: &Folded, word: usize) -> bool {
    let gap = gap(text, folded, word + 1);
    let Some(mark) = gap.find(['.', '!', '?', '\u{2026}']) else { return false };
    if !gap[mark..].contains(' ') {
        return false;
    }
    let next = text.get(folded.range(word + 1..word + 2)).and_then(|next| next.chars().next());
    let begins = next.is_some_and(|letter| letter.is_uppercase() || letter.is_ascii_digit())
        || gap[mark..].contains(['"', '\u{201c}', '\u{2018}']);
    begins && !(gap[mark..].starts_with('.') && is_shortening(folded.word_at(word)))
}

/// Words that end with a full stop inside a sentence. A single letter is somebody's initial, or part of "e.g.".
fn is_shortening(word: &str) -> bool {
    const KNOWN: &[&str] = &[
        "al", "no", "nos", "pp", "para", "paras", "ch", "vol", "ed", "eds", "dr", "mr", "mrs", "ms", "st", "vs", "jan",
        "feb", "sept", "oct", "nov", "dec",
    ];
    word.chars().count() == 1 || KNOWN.contains(&word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        let folded = Folded::of(text);
        sentences(text, &folded).into_iter().map(|words| &text[folded.range(words)]).collect()
    }

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        assert_eq!(
            split("Ring first. Then write! \"Why?\" Nobody knew"),
            ["Ring first", "Then write", "Why", "Nobody knew"]
        );
        assert_eq!(
            split("See p. 103, e.g. Working Together (2018). Ask"),
            ["See p. 103, e.g. Working Together (2018", "Ask"]
        );
        assert_eq!(split("Brandon, M. et al. (2020) Complexity"), ["Brandon, M. et al. (2020) Complexity"]);
        assert_eq!(split(""), Vec::<&str>::new());
    }

    #[test]
    fn a_text_without_an_end_is_cut() {
        let text = "word ".repeat(500);
        assert_eq!(sentences(&text, &Folded::of(&text)).len(), 5);
    }
}

//! The sentences of a paragraph.

use std::ops::Range;

/// Words that end with a full stop inside a sentence.
const SHORTENED: [&str; 34] = [
    "e.g", "i.e", "etc", "no", "nos", "para", "paras", "p", "pp", "pg", "dr", "mr", "mrs", "ms", "st", "vs", "cf",
    "ref", "refs", "rev", "ver", "min", "jan", "feb", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
    "approx",
];

/// Where the sentences of a text stand in it, without the spaces around them; a semicolon ends one too.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut add = |end: usize| {
        let whole = &text[start..end];
        let inner = whole.trim();
        if !inner.is_empty() {
            let from = start + (whole.len() - whole.trim_start().len());
            found.push(from..from + inner.len());
        }
        start = end;
    };
    for (at, mark) in text.char_indices() {
        if ends(text, at, mark) {
            add(at + mark.len_utf8());
        }
    }
    add(text.len());
    found
}

fn ends(text: &str, at: usize, mark: char) -> bool {
    let rest = &text[at + mark.len_utf8()..];
    match mark {
        '!' | '?' | '.' => {
            let behind = rest.trim_start_matches(['"', '\'', '\u{2019}', '\u{201d}', ')']);
            let Some(next) = behind.trim_start().chars().next() else { return false };
            let parts = behind.starts_with(char::is_whitespace) && !next.is_lowercase();
            parts && behind.len() == rest.len() && !(mark == '.' && is_shortened(&text[..at]))
        }
        ';' => rest.starts_with(' '),
        _ => false,
    }
}

fn is_shortened(before: &str) -> bool {
    let word = before.rsplit(|letter: char| letter.is_whitespace() || letter == '(').next().unwrap_or_default();
    let word = word.to_lowercase();
    SHORTENED.contains(&word.as_str()) || (word.chars().count() == 1 && word.chars().all(char::is_alphabetic))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_ends_them() {
        let text = "Staff must attend, e.g. Level 2. Agencies release them; trainers help.  (See p. 3.) Done";
        let found: Vec<&str> = sentences(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(
            found,
            ["Staff must attend, e.g. Level 2.", "Agencies release them;", "trainers help.", "(See p. 3.) Done"]
        );
        assert!(sentences("  ").is_empty());
    }
}

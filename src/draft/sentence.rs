//! The sentences of a paragraph.

/// Words that end with a full stop inside a sentence.
const SHORTENED: [&str; 18] = [
    "e.g", "i.e", "etc", "no", "nos", "para", "paras", "p", "pp", "pg", "dr", "mr", "mrs", "ms", "st", "vs", "cf",
    "approx",
];

/// The sentences of a text as they stand in it; a semicolon and a line of its own end one too.
pub(super) fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in text.char_indices() {
        let end = at + mark.len_utf8();
        if ends(text, at, mark) {
            found.push(&text[start..end]);
            start = end;
        }
    }
    found.push(&text[start..]);
    let trimmed = found.into_iter().map(str::trim);
    trimmed.filter(|sentence| sentence.chars().any(char::is_alphabetic)).collect()
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
        assert_eq!(
            sentences("Staff must attend, e.g. Level 2. Agencies release them; trainers help. (See p. 3.) Done"),
            ["Staff must attend, e.g. Level 2.", "Agencies release them;", "trainers help.", "(See p. 3.) Done"]
        );
        assert_eq!(sentences("  "), Vec::<&str>::new());
    }
}

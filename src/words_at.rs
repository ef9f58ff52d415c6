//! The words of a text and where they stand, for whoever says which letters a word is made of.

/// The words of a text, each with the offset in bytes at which it begins. `is_part` says which letters belong to a word.
pub fn words_at(text: &str, is_part: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(&is_part)?;
        let end = text[start..].find(|letter| !is_part(letter)).map_or(text.len(), |length| start + length);
        at = end;
        Some((start, &text[start..end]))
    })
}

/// Whether a letter belongs to a word, or is a hyphen in one.
pub fn is_in_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn words_are_told_with_where_they_begin() {
        let found: Vec<_> = words_at("  \u{a3}20, half-termly.", is_in_word).collect();
        assert_eq!(found, [(4, "20"), (8, "half-termly")]);
    }

    proptest! {
        #[test]
        fn words_are_what_is_left_where_the_text_is_parted(text in "\\PC{0,30}") {
            let parted = text.split(|letter| !is_in_word(letter)).filter(|word| !word.is_empty());
            prop_assert!(words_at(&text, is_in_word).map(|(_, word)| word).eq(parted));
            for (at, word) in words_at(&text, is_in_word) {
                prop_assert!(text[at..].starts_with(word));
            }
        }
    }
}

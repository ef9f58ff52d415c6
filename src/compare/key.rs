//! Short names without spaces: for addresses within a page, and for scripts.

use std::collections::BTreeSet;

/// The longest part of a name that is kept, in letters.
const MOST_LETTERS: usize = 80;

/// A text as a short name: lower-case letters and digits, with one hyphen between its words.
pub(super) fn slug(text: &str) -> String {
    let plain: String = text
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() { letter.to_ascii_lowercase() } else { '-' })
        .collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    let slug: String = parts.join("-").chars().take(MOST_LETTERS).collect();
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "document".to_owned() } else { slug.to_owned() }
}

/// The names with a number behind each that is taken already.
pub(super) fn told_apart(names: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut apart = Vec::new();
    for name in names {
        let free = (1_usize..).map(|number| if number == 1 { name.clone() } else { format!("{name}-{number}") });
        apart.extend(free.into_iter().find(|name| taken.insert(name.clone())));
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_apart() {
        assert_eq!(slug("  Isle of Wight@2024 "), "isle-of-wight-2024");
        assert_eq!(slug("\u{65e5}\u{672c}"), "document");
        assert!(!slug(&"a ".repeat(100)).ends_with('-'));
        let names = ["a", "a", "a-2", "b"].map(str::to_owned);
        assert_eq!(told_apart(names), ["a", "a-2", "a-2-2", "b"]);
    }
}

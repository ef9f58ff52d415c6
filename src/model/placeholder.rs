//! Values that only keep the place of one.

/// Whether a value only keeps the place of one: TBC, [insert], vacant.
pub fn is_placeholder(text: &str) -> bool {
    const WORDS: [&str; 11] = [
        "tbc",
        "tbd",
        "tba",
        "todo",
        "xxx",
        "???",
        "vacant",
        "to be confirmed",
        "to be decided",
        "to be added",
        "insert",
    ];
    /// The longest of them, in bytes.
    const LONGEST: usize = 15;
    let plain = text.trim().trim_end_matches('.');
    if plain.len() > LONGEST && !plain.starts_with(['[', '<', '{']) {
        return false;
    }
    let plain = plain.to_lowercase();
    let inner = plain.strip_prefix(['[', '<', '{']).and_then(|rest| rest.strip_suffix([']', '>', '}']));
    let bracketed = inner.is_some_and(|inner| {
        let inner = inner.trim();
        ["insert", "add ", "enter", "name of", "your ", "date"].iter().any(|start| inner.starts_with(start))
            || WORDS.contains(&inner)
    });
    WORDS.contains(&plain.as_str()) || bracketed
}

/// Whether a text says anything: it has a letter or a figure, and does not only keep the place of what has to be written.
pub fn says_something(text: &str) -> bool {
    text.contains(char::is_alphanumeric) && !is_placeholder(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_whole_values() {
        for text in ["TBC", "tbc.", "[insert date]", "<name of lead>", "vacant", "To be confirmed"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["The vacancy is filled", "dates to be confirmed by the chair", "[2024]", "insertion", ""] {
            assert!(!is_placeholder(text), "{text}");
        }
    }

    #[test]
    fn marks_and_what_nobody_sees_say_nothing() {
        for text in ["", " ", "-", "...", "?", "\u{200b}", "\u{ad}", "\u{2800}", "TBC"] {
            assert!(!says_something(text), "{text:?}");
        }
        for text in ["Executive Group", "7", "\u{7406}\u{4e8b}"] {
            assert!(says_something(text), "{text}");
        }
    }
}

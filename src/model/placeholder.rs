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
    let plain = text.trim().trim_end_matches('.').to_lowercase();
    let inner = plain.strip_prefix(['[', '<', '{']).and_then(|rest| rest.strip_suffix([']', '>', '}']));
    let bracketed = inner.is_some_and(|inner| {
        let inner = inner.trim();
        ["insert", "add ", "enter", "name of", "your ", "date"].iter().any(|start| inner.starts_with(start))
            || WORDS.contains(&inner)
    });
    WORDS.contains(&plain.as_str()) || bracketed
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
}

//! Whether what stands under a signature, or under the reason for a decision, can be one.

use super::located::UNSTATED;
use super::placeholder::{has_open_word, says_something};

/// Whether a text can say why something was decided. That there is no reason is an answer elsewhere; it decides nothing.
pub fn gives_reason(text: &str) -> bool {
    const NOTHING: [&str; 6] = ["none", "nobody", "no one", "no-one", "nil", UNSTATED];
    says_something(text) && !NOTHING.contains(&plain(text).as_str())
}

/// Whether a text can say who decided: one that puts it off, denies it, or asks, signs nothing.
pub fn signs(text: &str) -> bool {
    const NOBODY: [&str; 5] = ["no", "null", "draft", "unsigned", "signature"];
    const OPEN: [&str; 10] =
        ["not ", "none ", "nobody ", "pending", "awaiting", "to be ", "to follow", "under review", "see ", "vacant"];
    let words = plain(text);
    let is_bracketed = words.starts_with(['[', '(', '<', '{', '$']) && words.ends_with([']', ')', '>', '}']);
    let is_asked = words.ends_with('?') || words.chars().filter(|letter| letter.is_alphabetic()).count() < 2;
    let is_nobody = NOBODY.contains(&words.as_str()) || OPEN.iter().any(|open| words.starts_with(open));
    gives_reason(text) && !(is_nobody || has_open_word(text) || is_bracketed || is_asked)
}

fn plain(text: &str) -> String {
    text.trim().trim_matches(['"', '\'', '\u{201c}', '\u{201d}']).trim_end_matches('.').to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_signs_nothing() {
        for text in [
            "None",
            "nobody.",
            " No one ",
            "nil",
            "N/A",
            "unstated",
            "TBC",
            "-",
            "",
            "T.B.C.",
            "T B C",
            "Chair (TBC)",
            "not approved",
            "not yet",
            "None yet",
            "[chair]",
            "(none)",
            "Chair?",
            "awaiting approval by the full Executive Board",
            "to be named",
            "2025-01-01",
            "draft",
            "see minutes",
            "x",
        ] {
            assert!(!signs(text), "{text}");
        }
        for text in ["Executive Group", "no one group: the board and the council", "DSL"] {
            assert!(signs(text), "{text}");
        }
    }
}

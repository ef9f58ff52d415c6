//! Whether what stands under a signature, or under the reason for a decision, can be one.

use super::located::UNSTATED;
use super::placeholder::says_something;

/// Whether a text can say who decided, or why. That there is nobody is an answer elsewhere; it signs nothing.
pub fn signs(text: &str) -> bool {
    const NOBODY: [&str; 8] = ["none", "nobody", "no one", "no-one", "nil", "n/a", "not applicable", UNSTATED];
    let words = text.trim().trim_end_matches('.').to_lowercase();
    says_something(text) && !NOBODY.contains(&words.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_signs_nothing() {
        for text in ["None", "nobody.", " No one ", "nil", "N/A", "unstated", "TBC", "-", ""] {
            assert!(!signs(text), "{text}");
        }
        for text in ["Executive Group", "no one group: the board and the council", "The need has gone"] {
            assert!(signs(text), "{text}");
        }
    }
}

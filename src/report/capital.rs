//! How a sentence begins.

use crate::model::words::with_capital;

/// "Weakened" for "weakened". A name of an entry or a rule stays as it is written.
pub(super) fn capitalised(text: &str) -> String {
    let first_word = text.split(' ').next().unwrap_or_default().trim_end_matches([',', ':']);
    if first_word.chars().all(char::is_alphabetic) { with_capital(text) } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stay_as_they_are_written() {
        assert_eq!(capitalised("this course names one trainer"), "This course names one trainer");
        assert_eq!(capitalised("weakened: it"), "Weakened: it");
        for name in ["document/unchecked counts for less", "slides.pptx has no slide 12", "3 findings", ""] {
            assert_eq!(capitalised(name), name);
        }
    }
}

//! Yes and no in other words than the two that documents have.

use super::Beside;
use crate::model::located::Unreadable;

/// Words for yes, and words for no, as forms have them.
const WORDS: [(&str, &[&str]); 2] = [
    (
        "yes",
        &[
            "yes",
            "y",
            "true",
            "x",
            "\u{2713}",
            "\u{2714}",
            "\u{2611}",
            "ok",
            "allowed",
            "permitted",
            "accepted",
            "always",
        ],
    ),
    ("no", &["no", "n", "false", "\u{2717}", "\u{2718}", "\u{2610}", "none", "never", "not", "nil"]),
];

/// Why a text such as "Yes" or "yes, if told the day before" is neither of the two words, where more can be said than that.
pub(in crate::model) fn yes_or_no(text: &str) -> Option<Unreadable> {
    let lower = text.trim().to_lowercase();
    if ["y/n", "yes/no", "yes / no", "y / n", "yes or no"].contains(&lower.as_str()) {
        let message = format!("both words stand here: \"{text}\"");
        return Some(Unreadable::new(message, "write the one that holds; unstated, where the source does not say"));
    }
    if ["not allowed", "not permitted", "not accepted", "not possible"].contains(&lower.trim_end_matches('.')) {
        let message = format!("\"{text}\" is not written as one of the two words here, yes and no");
        return Some(Unreadable::new(message, "write no"));
    }
    let first =
        lower.split(|letter: char| letter.is_whitespace() || ",;:.-\u{2013}\u{2014}(".contains(letter)).next()?;
    let (word, _) = WORDS.iter().find(|(_, words)| words.contains(&first))?;
    let rest = text.trim().get(first.len()..)?;
    let rest = rest.trim_matches(|letter: char| !letter.is_alphanumeric());
    if rest.is_empty() {
        let message = format!("\"{text}\" is not written as one of the two words here, yes and no");
        return Some(Unreadable::new(message, format!("write {word}")));
    }
    // "Not always" and "no later than Friday" say more than no.
    let is_answer = ["yes", "no"].contains(&first) && !rest.starts_with("later") && !rest.starts_with("longer");
    let message = format!("\"{text}\" says more than yes or no");
    is_answer.then(|| Unreadable::new(message, format!("write {word}{}", Beside::Says.rest(rest))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood() {
        let help = |text: &str| yes_or_no(text).map(|fault| fault.help);
        for (text, words) in [
            ("Yes", "write yes"),
            ("N", "write no"),
            ("\u{2713}", "write yes"),
            ("Yes.", "write yes"),
            ("not allowed", "write no"),
            ("Y/N", "write the one that holds; unstated, where the source does not say"),
            ("yes, if told the day before", "write yes; what else it says (\"if told the day before\") goes into says"),
            ("No \u{2013} places are lost", "write no; what else it says (\"places are lost\") goes into says"),
        ] {
            assert_eq!(help(text).as_deref(), Some(words), "{text}");
        }
        for text in ["", "by agreement", "no later than Friday", "not always", "yesterday"] {
            assert_eq!(help(text), None, "{text}");
        }
    }
}

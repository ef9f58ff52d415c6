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

/// Words that say how firmly something is meant, and not whether it is so.
const HOW_FIRMLY: [&str; 20] = [
    "hope",
    "hopes",
    "aim",
    "aims",
    "seek",
    "seeks",
    "try",
    "tries",
    "intend",
    "intends",
    "plan",
    "plans",
    "planned",
    "should",
    "normally",
    "usually",
    "encouraged",
    "ideally",
    "possible",
    "practicable",
];

/// Why a text such as "Yes", "yes, if told the day before" or "we hope to" is neither of the two words.
pub(in crate::model) fn yes_or_no(text: &str, beside: Beside) -> Unreadable {
    let lower = text.trim().to_lowercase();
    if ["y/n", "yes/no", "yes / no", "y / n", "yes or no"].contains(&lower.as_str()) {
        let message = format!("both words stand here: \"{text}\"");
        return Unreadable::new(
            message,
            format!("write the one that holds; where the source does not say, {}", beside.unstated()),
        );
    }
    let not_one = || format!("\"{text}\" is not written as one of the two words here, yes and no");
    if ["not allowed", "not permitted", "not accepted", "not possible"].contains(&lower.trim_end_matches('.')) {
        return Unreadable::new(not_one(), "write no");
    }
    let is_end = |letter: char| letter.is_whitespace() || ",;:.-\u{2013}\u{2014}(".contains(letter);
    let first = lower.split(is_end).next().unwrap_or_default();
    let rest = text.trim().get(first.len()..).unwrap_or_default();
    let rest = rest.trim_matches(|letter: char| !letter.is_alphanumeric());
    let found = WORDS.iter().find(|(_, words)| words.contains(&first)).map(|(word, _)| word);
    if let Some(word) = found.filter(|_| rest.is_empty()) {
        return Unreadable::new(not_one(), format!("write {word}"));
    }
    // "No charge if a substitute attends" denies the charge and not what is asked; "not always" says more than no.
    let is_apart = first == "yes"
        || lower.get(first.len()..).is_some_and(|rest| !rest.trim_start().starts_with(char::is_alphabetic));
    if let Some(word) = found.filter(|_| ["yes", "no"].contains(&first) && is_apart) {
        let message = format!("\"{text}\" says more than yes or no");
        let other = if *word == "yes" { "no" } else { "yes" };
        return Unreadable::new(
            message,
            format!("write {word} if \"{rest}\" leaves it at that, {other} if it takes it back{}", beside.own_words()),
        );
    }
    let denies = ["no", "not", "none", "never"].contains(&first);
    if lower.split(|letter: char| !letter.is_alphabetic()).any(|word| HOW_FIRMLY.contains(&word)) {
        return Unreadable::new(
            format!("\"{text}\" says how firmly it is meant, and yes or no belongs here"),
            format!(
                "write yes where the strength of this entry (should for an aim, may for a hope or where possible) is that of this too; \
                 where it is a weaker one, it may have an entry of its own with that strength; else {}",
                beside.unstated()
            ),
        );
    }
    Unreadable::new(
        format!("\"{text}\" is neither yes nor no"),
        format!(
            "write yes where the source says so, no where it says that it is not so{}; where it says neither, {}",
            if denies { " (\"no\" may deny another thing than this asks about)" } else { "" },
            beside.unstated()
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_are_understood() {
        let help = |text: &str| yes_or_no(text, Beside::Detail).help;
        for (text, words) in [
            ("Yes", "write yes"),
            ("N", "write no"),
            ("\u{2713}", "write yes"),
            ("Yes.", "write yes"),
            ("not allowed", "write no"),
            ("Y/N", "write the one that holds; where the source does not say, take the line out"),
            ("no later than Friday", "write yes where the source says so"),
            ("not always", "write yes where the source says so"),
            ("yesterday", "write yes where the source says so"),
            ("we hope to", "write yes where the strength of this entry"),
            ("Where possible", "write yes where the strength of this entry"),
            (
                "yes, if told the day before",
                "write yes if \"if told the day before\" leaves it at that, no if it takes it back",
            ),
            ("No \u{2013} places are lost", "write no if \"places are lost\" leaves it at that"),
            ("no charge if a substitute attends", "write yes where the source says so"),
            ("no more than half from one agency", "write yes where the source says so"),
        ] {
            assert!(help(text).starts_with(words), "{text}: {}", help(text));
        }
    }
}

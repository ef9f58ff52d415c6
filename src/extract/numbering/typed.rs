//! Numbers that somebody typed before a text: "3.2.1 Agencies ...", "4 (a) ...", "Section 5: ...".

use crate::source::MONTHS;

/// A number that stands in the letters of a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TypedNumber<'t> {
    /// As it is written: `3.2.1`, `4 (a)`, `Section 5`.
    pub number: &'t str,
    /// What follows it.
    pub rest: &'t str,
}

/// Words that stand before the number of a part.
const NOUNS: [&str; 8] = ["section", "part", "chapter", "appendix", "annex", "schedule", "standard", "article"];

/// The number with which a text begins, where it surely is one: "2024 was a good year" begins with none.
pub fn typed_number(text: &str) -> Option<TypedNumber<'_>> {
    let text = text.trim_start();
    let at = named(text).or_else(|| bracketed(text)).or_else(|| dotted(text))?;
    let (number, rest) = text.split_at_checked(at)?;
    let rest = rest.trim_start_matches(|mark: char| mark.is_whitespace() || ".:\u{2013}\u{2014}-".contains(mark));
    let number = number.trim_end();
    (!rest.is_empty()).then_some(TypedNumber { number, rest })
}

/// "Section 5:", "Appendix A \u{2013}", "Part II.": the length with its noun.
fn named(text: &str) -> Option<usize> {
    let (noun, rest) = text.split_once(' ')?;
    NOUNS.iter().find(|known| noun.eq_ignore_ascii_case(known))?;
    let length = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.').unwrap_or(rest.len());
    let label = rest[..length].trim_end_matches('.');
    let is_label =
        !label.is_empty() && (label.split('.').all(is_short_number) || is_single_letter(label) || is_roman(label));
    let behind = &rest[label.len()..];
    let ends = behind.starts_with([':', '.', '\u{2013}', '\u{2014}'])
        || behind.trim_start().starts_with(['-', '\u{2013}', '\u{2014}']);
    (is_label && ends).then(|| noun.len() + 1 + label.len())
}

/// "(a)", "(iv)", "(12)", "a)", "iv)", "12)": the length with its brackets.
fn bracketed(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('(').unwrap_or(text);
    let close = inner.find(')').filter(|close| (1..=5).contains(close))?;
    let label = &inner[..close];
    let is_label = is_short_number(label) || is_single_letter(label) || is_lower_roman(label);
    let length = text.len() - inner.len() + close + 1;
    (is_label && text[length..].starts_with(char::is_whitespace)).then_some(length)
}

/// "3", "3.", "3.2.1", "4 (a)", "a.", "A1.2": the length with a full stop at its end.
fn dotted(text: &str) -> Option<usize> {
    let end = text.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '.')?;
    let label = &text[..end];
    let plain = label.trim_end_matches('.');
    let rest = &text[end..];
    if !rest.starts_with(|mark: char| mark.is_whitespace() || mark == '(') {
        return None;
    }
    let parts: Vec<&str> = plain.split('.').collect();
    let is_number = match parts.as_slice() {
        // "A1 Each parish must name an officer" is numbered so; "C1 Foundations" is the name of a course.
        [only] if only.len() > 1 && only.starts_with(|letter: char| letter.is_ascii_uppercase()) => {
            const SHORTEST_SENTENCE: usize = 40;
            is_short_number(&only[1..]) && (rest.len() > SHORTEST_SENTENCE || label.ends_with('.'))
        }
        [only] => is_short_number(only) || ((is_single_letter(only) || is_lower_roman(only)) && label.ends_with('.')),
        [first, others @ ..] => {
            let first = first.strip_prefix(|letter: char| letter.is_ascii_uppercase()).unwrap_or(first);
            (first.is_empty() || is_short_number(first)) && others.iter().all(|part| is_short_number(part))
        }
        [] => false,
    };
    if !is_number {
        return None;
    }
    // "4 (a)".
    let length = match rest.trim_start().starts_with('(').then(|| bracketed(rest.trim_start())).flatten() {
        Some(inner) if is_short_number(plain) || parts.len() > 1 => {
            end + (rest.len() - rest.trim_start().len()) + inner
        }
        _ => end,
    };
    let behind = text[length..].trim_start();
    let first = behind.chars().next()?;
    let begins = first.is_uppercase() || "\"'\u{201c}\u{2018}".contains(first);
    // "3 trainers", "1.5 hours" and "10 May 2024" are told from "3 Trainers" and "3. trainers" by what follows.
    let is_named =
        |month: &str| behind.strip_prefix(month).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let is_date = MONTHS.iter().any(|month| is_named(month) || is_named(&month[..3])) || is_named("Sept");
    (begins && !is_date || label.ends_with('.') || length > end).then_some(length)
}

fn is_short_number(text: &str) -> bool {
    (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_single_letter(text: &str) -> bool {
    text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_lower_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| b"ivx".contains(&byte))
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| b"IVX".contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<(&str, &str)> {
        typed_number(text).map(|typed| (typed.number, typed.rest))
    }

    #[test]
    fn numbers_are_told_from_amounts_and_dates() {
        for (text, number, rest) in [
            ("3.2.1 All agencies", "3.2.1", "All agencies"),
            ("3.2. All agencies", "3.2.", "All agencies"),
            ("1. Introduction", "1.", "Introduction"),
            ("1 Introduction", "1", "Introduction"),
            ("4 (a) Each agency", "4 (a)", "Each agency"),
            ("(iv) each agency", "(iv)", "each agency"),
            ("d) Cancellation", "d)", "Cancellation"),
            ("a. each agency", "a.", "each agency"),
            ("12) Trainers", "12)", "Trainers"),
            ("Section 5: Review", "Section 5", "Review"),
            ("Appendix A \u{2013} Levels", "Appendix A", "Levels"),
            ("Part II. Money", "Part II", "Money"),
            ("A1.2 Scope", "A1.2", "Scope"),
            ("A1. Scope", "A1.", "Scope"),
            (
                "A1 Each parish must name an officer for safeguarding.",
                "A1",
                "Each parish must name an officer for safeguarding.",
            ),
        ] {
            assert_eq!(split(text), Some((number, rest)), "{text}");
        }
        for text in [
            "2024 was a year",
            "3 trainers lead it",
            "1.5 hours are enough",
            "10 May 2024",
            "12 November 2024",
            "A trainer leads it",
            "Section 11 of the Children Act",
            "e.g. this",
            "C1 Foundations",
            "(see page 3) and",
            "01.10.2024 Date",
            "3.2.1",
            "",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }
}

//! Numbers and amounts of money in other spellings than the one that documents have.

use super::{is_number, number, with_hyphens, without_limit};
use crate::model::located::Unreadable;

/// Why a text such as "two", "2 trainers", "2-3" or "50%" is no whole number, where more can be said than that.
pub(in crate::model) fn count(text: &str) -> Option<Unreadable> {
    let lower = with_hyphens(text).to_lowercase();
    if lower.contains(['%']) || lower.contains("per cent") || lower.contains("percent") {
        return Some(Unreadable::new(
            format!("\"{text}\" is per cent, and a whole number belongs here"),
            "write how many there are, or unstated, and say the share under says",
        ));
    }
    let bare = without_limit(&lower).unwrap_or(&lower);
    let spaced = bare.replace('-', " to ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    match words.as_slice() {
        [least, "to" | "or", most] | [least, "to" | "or", most, _] => {
            let (least, most) = (number(least)?, number(most)?);
            Some(Unreadable::new(
                format!("\"{text}\" is a range, and one number belongs here"),
                format!(
                    "write {least} where at least so many are asked for, {most} where at most; say the rest under says"
                ),
            ))
        }
        [only] | [only, _] => {
            let number = number(only)?;
            let message = format!("\"{text}\" is not a whole number in figures alone");
            Some(Unreadable::new(message, format!("write {number}")))
        }
        _ => None,
    }
}

/// Why a text such as "\u{a3}50 + VAT" is no amount of money, where more can be said than that.
pub(in crate::model) fn money(text: &str) -> Option<Unreadable> {
    let lower = text.trim().to_lowercase();
    if ["free", "free of charge", "no charge", "nil", "none"].contains(&lower.as_str()) {
        return Some(Unreadable::new(format!("\"{text}\" is not an amount of money"), "write \"0.00\""));
    }
    let is_part = |letter: char| letter.is_ascii_digit() || letter == '.' || letter == ',';
    let mut amounts = lower.split(|letter| !is_part(letter)).filter_map(|part| {
        let part = part.trim_matches([',', '.']);
        Some((part, pounds(part)?))
    });
    let (written, amount) = amounts.next()?;
    if amounts.next().is_some() {
        return Some(Unreadable::new(
            format!("several amounts stand where one belongs: \"{text}\""),
            "write the one that holds, as \"50.00\"; where each is for other people, write an entry for each",
        ));
    }
    let rest = lower.replacen(written, "", 1);
    let rest = rest.trim_matches(|letter: char| letter.is_whitespace() || "\u{a3}gbp-".contains(letter));
    let help = if rest.is_empty() { String::new() } else { format!("; what else it says (\"{rest}\") goes into says") };
    Some(Unreadable::new(format!("\"{text}\" is not an amount of money alone"), format!("write \"{amount}\"{help}")))
}

/// Pounds and pence of "50", "50.5", "1,200.00".
fn pounds(part: &str) -> Option<String> {
    let plain = part.replace(',', "");
    let (pounds, pence) = plain.split_once('.').unwrap_or((&plain, ""));
    (is_number(pounds) && pounds.len() <= 7 && pence.len() <= 2 && (pence.is_empty() || is_number(pence)))
        .then(|| format!("{pounds}.{pence:0<2}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_and_amounts_are_understood() {
        let help = |fault: Option<Unreadable>| fault.map(|fault| fault.help).unwrap_or_default();
        for (text, words) in [
            ("two", "write 2"),
            ("2 trainers", "write 2"),
            ("At least two", "write 2"),
            ("2\u{2013}3", "write 2 where"),
        ] {
            assert!(help(count(text)).starts_with(words), "{text}");
        }
        assert!(count("50%").is_some_and(|fault| fault.message.contains("per cent")));
        for text in ["", "some", "a few of them", "-"] {
            assert_eq!(count(text), None, "{text}");
        }
        for (text, words) in [
            ("\u{a3}50 + VAT", "write \"50.00\"; what else it says (\"+ vat\")"),
            ("\u{a3}50", "write \"50.00\""),
            ("\u{a3}1,200.5 per person", "write \"1200.50\""),
            ("free", "write \"0.00\""),
        ] {
            assert!(help(money(text)).starts_with(words), "{text}: {}", help(money(text)));
        }
        assert!(money("\u{a3}40 or \u{a3}60").is_some_and(|fault| fault.message.contains("several amounts")));
        assert_eq!(money("full cost"), None);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = (count(&text), money(&text));
        }
    }
}

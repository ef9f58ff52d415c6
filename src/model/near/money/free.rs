//! What is said where nothing is paid, by anybody or by some.

use super::is_limit;
use crate::model::located::Unreadable;
use crate::model::near::Beside;

/// Words that say that nobody pays.
const FREE: [&str; 12] = [
    "free",
    "free of charge",
    "free place",
    "no charge",
    "no cost",
    "at no cost",
    "no fee",
    "not charged",
    "nil",
    "\u{a3}nil",
    "complimentary",
    "foc",
];

/// Words that say so in the place of an amount only.
const NOTHING: [&str; 3] = ["none", "nothing", "zero"];

/// What may follow on the word that something is free.
const IS_SAID_OF: [&str; 12] =
    ["to ", "for ", "at ", "of ", "until ", "till ", "from ", "in ", "during ", "while ", "where ", "if "];

/// Whether a text says that nothing is paid: "Free", "no charge".
pub fn is_free(text: &str) -> bool {
    FREE.contains(&text.trim().trim_end_matches('.').to_lowercase().as_str())
}

/// Whether a word among others, in small letters, says so.
pub(super) fn is_free_word(word: &str) -> bool {
    FREE.contains(&word) || word == "waived"
}

/// What follows in small letters on words that begin with saying so: "to schools".
pub(super) fn behind_free(lower: &str) -> Option<&str> {
    ["free of charge ", "free ", "no charge "].iter().find_map(|free| lower.strip_prefix(free))
}

/// Why words for nothing are no amount of money: "Free", "nil", "waived", "free until 31 March 2027".
pub(super) fn nothing_paid(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    // What is waived for some is asked of the others.
    if lower == "waived" {
        let help = match beside {
            Beside::Charge => {
                "write \"0.00\" where nobody pays it any more; where it may be waived for some, write the amount that is \
                 asked, and say the rest under for"
            }
            _ => {
                "write the fee that is asked where nobody waives it, and under says that it may be waived; where the fee \
                 stands in another entry, take this line out; \"0.00\" where nobody pays any more"
            }
        };
        return Some(Unreadable::new(format!("\"{text}\" is no amount of money"), help));
    }
    let message = format!("\"{text}\" is not an amount of money");
    if lower.starts_with("included") || lower.starts_with("part of the ") {
        let rest = beside.rest(lower);
        return Some(Unreadable::new(
            message,
            format!("write \"0.00\" where nothing more is paid for it{rest}; else unstated"),
        ));
    }
    if is_free(lower) || NOTHING.contains(&lower) {
        return Some(Unreadable::new(message, "write \"0.00\""));
    }
    // Whom it is free for, or when. Another price beside that is another charge.
    let is_price = |rest: &str| rest.split_once('\u{a3}').is_some_and(|(before, _)| !is_limit(before));
    let rest = behind_free(lower).filter(|rest| !is_price(rest))?;
    let of = rest.trim_start_matches("for ").trim_start_matches("to ");
    IS_SAID_OF
        .iter()
        .any(|word| rest.starts_with(word))
        .then(|| Unreadable::new(message, format!("write \"0.00\"{}", beside.rest(of))))
}

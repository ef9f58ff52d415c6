//! Amounts in words or cut short: "seventy-five pounds", "1.2k".

use super::exact::{PENCE, POUNDS};
use crate::model::near::is_number;
use crate::model::near::number::leading_number;
use crate::numerals;

/// An amount in words with its unit behind it, "seventy-five pounds", and what follows on that.
pub(super) fn spelt(lower: &str) -> Option<(String, String)> {
    let words: Vec<&str> = lower.split([' ', '-', ',']).filter(|word| !word.is_empty()).collect();
    let (number, used) = leading_number(&words)?;
    if used == words.len() {
        return Some((format!("{number}.00"), String::new()));
    }
    let (unit, rest) = words.get(used..)?.split_first()?;
    if PENCE.contains(unit) {
        return Some((format!("{}.{:02}", number / 100, number % 100), rest.join(" ")));
    }
    let rest = POUNDS.contains(unit).then_some(rest)?;
    let behind_and = rest.strip_prefix(&["and"]).unwrap_or(rest);
    let pence = leading_number(behind_and)
        .filter(|(pence, used)| *pence < 100 && behind_and.get(*used).is_some_and(|unit| PENCE.contains(unit)));
    Some(match pence {
        Some((pence, used)) => (format!("{number}.{pence:02}"), behind_and[used + 1..].join(" ")),
        None => (format!("{number}.00"), rest.join(" ")),
    })
}

/// How many zeros a letter or word behind a figure stands for: "1.2k", "3 million".
pub(super) fn zeros_of(unit: &str) -> Option<usize> {
    match unit {
        "k" => Some(3),
        "m" | "mn" => Some(6),
        _ => numerals::value(unit).filter(|value| *value >= 1_000).map(|value| value.ilog10() as usize),
    }
}

/// "1.2" with three zeros: "1200.00".
pub(super) fn in_full(written: &str, zeros: usize) -> Option<String> {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    (is_number(whole) && part.len() <= zeros).then(|| format!("{whole}{part:0<zeros$}.00"))
}

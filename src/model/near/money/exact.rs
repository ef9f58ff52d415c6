//! Amounts in figures, as documents write them, with the marks and units beside them.

use crate::model::near::is_number;

/// The amount of money that a text is and nothing else, "\u{a3}40", "40 pounds", "1,200.00", as documents write it.
pub fn exact_money(text: &str) -> Option<String> {
    let lower = text.trim().to_lowercase();
    let bare = lower.strip_prefix('\u{a3}').or_else(|| lower.strip_prefix("gbp")).map(str::trim_start);
    let behind = || {
        let (amount, unit) = lower.split_once(' ')?;
        POUNDS.contains(&unit).then_some(amount)
    };
    let figures = bare.or_else(behind).unwrap_or(&lower);
    let has_pence = || figures.split_once('.').is_none_or(|(_, pence)| pence.len() == 2);
    let is_amount = figures.chars().all(is_part_of_amount) && !figures.ends_with(['.', ',']) && has_pence();
    // "75,00" is one to most readers only.
    let is_grouped =
        figures.rsplit_once(',').is_none_or(|(_, last)| last.split('.').next().is_some_and(|group| group.len() == 3));
    if is_amount && is_grouped { pounds(figures) } else { None }
}

pub(super) fn is_part_of_amount(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '.' || letter == ','
}

/// Words for pounds.
pub(super) const POUNDS: [&str; 5] = ["gbp", "pounds", "pound", "sterling", "quid"];

/// Words for the hundredth part of a pound.
pub(super) const PENCE: [&str; 4] = ["p", "p.", "pence", "penny"];

/// Whether a word in small letters beside an amount only says of what it is so many: "GBP", "pounds", "pence". A mark alone says nothing, nor does
/// what other keyboards and programs make of the sign for pounds: "#75", "L75", "\u{c2}\u{a3}75".
pub(super) fn is_unit(word: &str) -> bool {
    let is_mark = word.chars().all(|letter| "-.#?l\u{2013}\u{2014}\u{e2}\u{fffd}".contains(letter));
    is_mark || POUNDS.contains(&word.trim_matches(['.', ',', '-'])) || PENCE.contains(&word)
}

/// Pounds and pence of an amount with its marks the other way round, as in other countries: "1.200,00".
pub(super) fn in_other_marks(part: &str) -> Option<String> {
    let (whole, pence) = part.rsplit_once(',').filter(|(whole, pence)| whole.contains('.') && pence.len() == 2)?;
    pounds(&format!("{}.{pence}", whole.replace('.', ",")))
}

/// Pounds and pence of "50", "50.5", "1,200.00", and of "75,00", whose comma stands in the place of a full stop.
pub(super) fn pounds(part: &str) -> Option<String> {
    let (whole, pence) = match part.split_once('.') {
        Some(parts) => parts,
        None => part.rsplit_once(',').filter(|(_, pence)| pence.len() == 2).unwrap_or((part, "")),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut others = groups.clone().peekable();
    let is_grouped = others.peek().is_none() || first.len() <= 3 && others.all(|group| group.len() == 3);
    let pounds = whole.replace(',', "");
    (is_grouped
        && is_number(&pounds)
        && pounds.len() <= 7
        && pence.len() <= 2
        && (pence.is_empty() || is_number(pence)))
    .then(|| format!("{pounds}.{pence:0<2}"))
}

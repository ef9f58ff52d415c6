//! Amounts of money in other spellings than the one that documents have.

mod beside;
mod exact;
mod free;
mod spelt;

pub use exact::exact_money;
pub use free::is_free;

use super::Beside;
use super::duration::words_of as words_between;
use super::for_some::without_levels;
use crate::model::located::Unreadable;
use crate::model::policy::is_for_place_not_used;
use beside::{advice, points_elsewhere, without_dates, without_gaps, words_of};
use exact::{PENCE, in_other_marks, is_part_of_amount, is_unit, pounds};
use free::{behind_free, is_free_word, nothing_paid};
use spelt::{in_full, spelt, zeros_of};

/// Why a text such as "\u{a3}50 + VAT" is no amount of money, where more can be said than that.
pub(in crate::model) fn money(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = text.trim().to_lowercase();
    let of_nothing = || nothing_paid(text, &lower, beside);
    let is_share = lower.starts_with("half the ") || lower.starts_with("half of ");
    let of_share = || is_share.then(|| share(text, &lower, beside)).flatten();
    if let Some(said) = of_share().or_else(|| of_levels(text, &lower, beside)).or_else(of_nothing) {
        return Some(said);
    }
    if points_elsewhere(&lower) {
        return None;
    }
    share(text, &lower, beside)
        .or_else(|| in_words(text, &lower, beside))
        .or_else(|| below_nothing(text, &lower))
        .or_else(|| in_figures(text, &without_dates(&without_gaps(&lower)), beside))
}

/// "50% of the cost", "half the Level 2 price", "half the fee, \u{a3}60 for non-attendance".
fn share(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const SHARES: [&str; 6] = ["half the ", "half of ", "half price", "a third of ", "a quarter of ", "two thirds of "];
    let is_part = SHARES.iter().any(|share| lower.contains(share));
    if !is_part && !["%", "per cent", "percent"].iter().any(|sign| lower.contains(sign)) {
        return None;
    }
    let place = if beside == Beside::Charge { "for" } else { "says" };
    let levels = if beside == Beside::Charge && has_levels(lower) {
        "; beside it levels: with those that it is for"
    } else {
        ""
    };
    // "Half of \u{a3}75" is one price.
    let other = lower.split('\u{a3}').nth(1).filter(|_| is_part && !lower.contains("half of \u{a3}"));
    let other = match (other, beside) {
        (None, _) => "",
        (Some(_), Beside::Charge) => "; the sum beside it has an item of its own",
        (Some(_), _) => "; the sum beside it, for something else, has an item of its own under charges",
    };
    Some(Unreadable::new(
        format!("\"{text}\" is a share, and an amount of money belongs here"),
        format!("write unstated, and say the share under {place}{levels}{other}"),
    ))
}

/// Whether a text names levels.
fn has_levels(lower: &str) -> bool {
    without_levels(lower).len() != words_between(lower).count()
}

/// "Seventy-five pounds each".
fn in_words(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let (amount, rest) = spelt(lower)?;
    let message = format!("\"{text}\" is an amount of money in words, and figures belong here");
    Some(Unreadable::new(message, format!("write \"{amount}\"{}", advice(beside, &rest))))
}

/// "-75": the hyphen of a list, or a dash.
fn below_nothing(text: &str, lower: &str) -> Option<Unreadable> {
    let amount = lower.strip_prefix('-')?.trim();
    amount.starts_with(|letter: char| letter.is_ascii_digit() || letter == '\u{a3}').then(|| {
        let meant = exact_money(amount).map(|amount| format!(": \"{amount}\"")).unwrap_or_default();
        let message = format!("a minus or a hyphen stands before the amount: \"{text}\"");
        Unreadable::new(message, format!("write the amount without it, if that is meant{meant}"))
    })
}

/// An amount in figures with something beside it. `lower` is the text in small letters, without dates and without gaps in its
/// numbers.
fn in_figures(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let mut amounts = lower.split(|letter| !is_part_of_amount(letter)).filter_map(|part| {
        let part = part.trim_matches([',', '.']);
        Some((part, pounds(part).or_else(|| in_other_marks(part))?))
    });
    let (written, amount) = amounts.next()?;
    if amounts.next().is_some() || behind_free(lower).is_some() {
        return Some(several(text, beside));
    }
    if let Some(said) = limit(text, lower.split(written).next().unwrap_or_default(), beside) {
        return Some(said);
    }
    let others = without_gaps(text).replacen(written, " ", 1).replace('\u{a3}', " ");
    let (units, rest): (Vec<&str>, Vec<&str>) =
        others.split_whitespace().partition(|word| is_unit(&word.to_lowercase()));
    let are_pence = units.iter().any(|unit| PENCE.contains(&unit.to_lowercase().as_str()));
    let amount = match written.parse::<u32>() {
        Ok(pence) if are_pence && !text.contains('\u{a3}') => format!("{}.{:02}", pence / 100, pence % 100),
        _ => amount,
    };
    if let Some(zeros) = rest.first().and_then(|unit| zeros_of(&unit.to_lowercase())) {
        let whole = in_full(written, zeros).map_or_else(String::new, |sum| format!(": \"{sum}\""));
        let message = format!("\"{text}\" is an amount of money cut short");
        return Some(Unreadable::new(message, format!("write the whole of it in figures{whole}")));
    }
    if beside != Beside::Charge && is_for_place_not_used(lower) && !lower.contains("cancel") {
        return Some(Unreadable::new(
            format!("\"{text}\" is for a place that nobody comes to"),
            format!(
                "write \"{amount}\" where a late cancellation costs the same; else take the line out, and write it under charges: - {{id: \
                 non-attendance, for: non-attendance, amount: \"{amount}\"}}"
            ),
        ));
    }
    let code = FOREIGN.iter().find(|(sign, _)| lower.contains(sign)).map(|(_, code)| code);
    let help = match (code, beside) {
        (Some(code), Beside::Charge) => format!(", and beside it currency: {code}"),
        (Some(_), _) => {
            let message = format!("\"{text}\" is an amount in another currency than pounds");
            return Some(Unreadable::new(message, "write unstated, and say the amount under says"));
        }
        (None, _) => advice(beside, &words_of(&rest)),
    };
    Some(Unreadable::new(format!("\"{text}\" is not an amount of money alone"), format!("write \"{amount}\"{help}")))
}

/// "\u{a3}40 or \u{a3}60".
fn several(text: &str, beside: Beside) -> Unreadable {
    let help = match beside {
        Beside::Charge => {
            "write the one that holds, in figures; where each is for other people or for another length, write an entry for \
             each, with an id of its own and what tells them apart under for, or under per (half day, day); where somebody \
             decides which, write unstated, and say the amounts under for"
        }
        _ => {
            "write the one that this is of, in figures; where none alone is, write unstated; say the others under says, and \
             write an entry for each under charges"
        }
    };
    Unreadable::new(format!("several amounts stand where one belongs: \"{text}\""), help)
}

/// "Waived for charities under \u{a3}50,000" says whose income counts, and no price. `before` is what stands before the sum.
fn limit(text: &str, before: &str, beside: Beside) -> Option<Unreadable> {
    (beside == Beside::Charge && is_limit(before)).then(|| {
        Unreadable::new(
            format!("the sum in \"{text}\" is a limit, and no price"),
            "write the amount that is asked, \"0.00\" where nothing is, or unstated; all of these words go into for",
        )
    })
}

/// Whether a sum is a limit and no price, by what stands before it in small letters: "with an income under".
pub fn is_limit(before: &str) -> bool {
    const LIMITS: [&str; 15] = [
        "under",
        "below",
        "over",
        "above",
        "up to",
        "less than",
        "more than",
        "exceeding",
        "income",
        "income of",
        "turnover",
        "turnover of",
        "budget",
        "budget of",
        "budgets of",
    ];
    let before = before.trim_end_matches(['\u{a3}', ' ']);
    LIMITS.iter().any(|limit| before.ends_with(limit))
}

/// What is said of an amount with the level that it is for: the number of a level is no pounds.
fn of_levels(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let kept = without_levels(lower);
    let has_figure = |word: &&&str| word.contains(|letter: char| letter.is_ascii_digit());
    if beside != Beside::Charge || kept.len() == words_between(lower).count() {
        return None;
    }
    let amounts: Vec<&&str> = kept.iter().filter(has_figure).collect();
    let is_free = kept.iter().any(|word| is_free_word(word)) || lower.contains("no charge");
    let (message, help) = match (amounts.as_slice(), is_free) {
        ([], true) => (
            format!("\"{text}\" is not an amount of money alone"),
            "write \"0.00\", and beside it levels: with those that are free; where it says of others what they cost, write an item for these"
                .to_owned(),
        ),
        ([], false) => (
            format!("\"{text}\" is not an amount of money"),
            "write what it costs, or unstated where the source does not say, and beside it levels: with those that are meant".to_owned(),
        ),
        ([only], false) => {
            let amount = exact_money(only)?;
            (
                format!("\"{text}\" is not an amount of money alone"),
                format!("write \"{amount}\", and beside it levels: with those that it is for; what else it says goes into for"),
            )
        }
        _ => (
            format!("several amounts stand where one belongs: \"{text}\""),
            "write an item for each, with an id of its own, its amount (\"0.00\" where it is free), and levels: with those that it is for"
                .to_owned(),
        ),
    };
    Some(Unreadable::new(message, help))
}

/// Signs and words of other currencies, with their codes.
const FOREIGN: [(&str, &str); 3] = [("\u{20ac}", "EUR"), ("euro", "EUR"), ("us$", "USD")];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_are_understood() {
        let help = |fault: Option<Unreadable>| fault.map(|fault| fault.help).unwrap_or_default();
        for (text, words) in [
            ("\u{a3}50 + VAT", "write \"50.00\"; what else it says (\"+ VAT\") goes into says"),
            ("seventy-five pounds", "write \"75.00\""),
            ("Twelve pounds and fifty pence each", "write \"12.50\"; what else it says (\"each\")"),
            ("eighty pence", "write \"0.80\""),
            ("\u{a3}75 per place", "write \"75.00\"; what else it says (\"per place\")"),
            ("75 pounds each", "write \"75.00\"; what else it says (\"each\")"),
            ("\u{a3}50", "write \"50.00\""),
            ("\u{a3}1,200.5 per person", "write \"1200.50\""),
            ("75,00", "write \"75.00\""),
            ("1.200,00", "write \"1200.00\""),
            ("seventy five", "write \"75.00\""),
            ("waived", "write the fee that is asked"),
            ("1,250", "write \"1250.00\""),
            ("50% of the cost", "write unstated, and say the share under says"),
            ("\u{20ac}75", "write unstated, and say the amount under says"),
            ("free", "write \"0.00\""),
            ("#75", "write \"75.00\""),
            ("\u{c2}\u{a3}75", "write \"75.00\""),
        ] {
            assert!(help(money(text, Beside::Says)).starts_with(words), "{text}: {}", help(money(text, Beside::Says)));
        }
        for (text, amount) in [("75 pence", "0.75"), ("75p", "0.75"), ("GBP 75.-", "75.00"), ("75 pounds", "75.00")] {
            assert_eq!(help(money(text, Beside::Says)), format!("write \"{amount}\""), "{text}");
        }
        assert!(
            money("\u{a3}40 or \u{a3}60", Beside::Says).is_some_and(|fault| fault.message.contains("several amounts"))
        );
        for text in ["full cost", "1,2500", "12,50,1"] {
            assert_eq!(money(text, Beside::Says), None, "{text}");
        }
        let charge = |text: &str| help(money(text, Beside::Charge));
        assert_eq!(charge("\u{a3}75 per place"), "write \"75.00\", and beside it per: place");
        assert_eq!(charge("\u{a3}20 per half day"), "write \"20.00\", and beside it per: half day");
        assert_eq!(charge("\u{a3}35/day"), "write \"35.00\", and beside it per: day");
        assert_eq!(charge("\u{20ac}75"), "write \"75.00\", and beside it currency: EUR");
        assert_eq!(charge("\u{a3}50 + VAT"), "write \"50.00\"; what else it says (\"+ VAT\") goes into for");
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".{0,20}") {
            let _ = (money(&text, Beside::Says), money(&text, Beside::Charge));
        }
    }
}

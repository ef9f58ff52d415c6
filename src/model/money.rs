//! Amounts of money, and the code of a currency.

use super::describe::schema;
use super::located::Unreadable;
use super::near::{self, Beside};

/// Name of the format under which schemas carry amounts of money.
pub const MONEY_FORMAT: &str = "paramount-money";

/// An amount of money. An editor may read `50.00` as a number, so numbers pass too; here the characters count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Money;

schema!(inline Money, {"type": ["string", "number"], "minLength": 1, "format": MONEY_FORMAT});

/// Name of the format under which schemas carry currencies.
pub const CURRENCY_FORMAT: &str = "paramount-currency";

/// A currency by its code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Currency;

schema!(inline Currency, {"type": "string", "minLength": 1, "format": CURRENCY_FORMAT});

/// Reads the code of a currency, three capital letters.
///
/// # Errors
/// Where it is anything else, such as the sign of the pound.
pub fn read_currency(text: &str) -> Result<(), Unreadable> {
    const POUNDS: [&str; 9] = [
        "\u{a3}",
        "gbp",
        "pound",
        "pounds",
        "sterling",
        "pounds sterling",
        "pound sterling",
        "uk pounds",
        "\u{a3} sterling",
    ];
    if text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Ok(());
    }
    let help = if POUNDS.contains(&text.to_lowercase().as_str()) {
        "write GBP"
    } else {
        "write the code of three capital letters, which is GBP for pounds"
    };
    Err(Unreadable::new(format!("\"{text}\" is not the code of a currency"), help))
}

/// Reads pounds with two, or no, digits of pence: "50.00", "50". What stands beside an amount belongs under says.
pub fn read_money(text: &str) -> Result<u64, Unreadable> {
    read_money_beside(text, Beside::Says)
}

/// The same, for a place where what stands beside an amount belongs elsewhere.
pub fn read_money_beside(text: &str, beside: Beside) -> Result<u64, Unreadable> {
    let whole = |part: &str| {
        (!part.is_empty() && part.len() <= 9 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<u64>().ok())
            .flatten()
    };
    let read = match text.split_once('.') {
        Some((pounds, pence)) if pence.len() == 2 => whole(pounds).zip(whole(pence)),
        Some(_) => None,
        None => whole(text).map(|pounds| (pounds, 0)),
    };
    read.map(|(pounds, pence)| pounds * 100 + pence).ok_or_else(|| {
        near::money(text, beside).unwrap_or_else(|| {
            let message = format!("\"{text}\" is not an amount of money");
            // An amount shown as an example would be copied.
            let none = beside.unstated();
            Unreadable::new(
                message,
                format!(
                    "write its pounds and pence in figures, with a full stop between them; where there are none, {none}"
                ),
            )
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_counted_in_pence() {
        assert_eq!(read_money("50.00"), Ok(5000));
        assert_eq!(read_money("40"), Ok(4000));
        for text in ["50.0", "5,000", "-1", "", "£5", "99999999999"] {
            assert!(read_money(text).is_err(), "{text}");
        }
    }
}

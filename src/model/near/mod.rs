//! What somebody probably meant who wrote a date, a length of time, a number or an amount in another way than documents
//! do. For saying what to write instead; nothing is ever judged by it.

mod beside;
mod count;
mod date;
mod duration;
mod for_some;
mod money;
mod number;
mod option;
mod yes_no;

pub use beside::Beside;
pub(super) use count::{count, exact_count};
pub use date::Round;
pub(super) use date::{date, months_of, no_date, without_ordinal, written_out};
pub(super) use duration::{duration, names_length, no_duration, no_time};
pub(super) use money::money;
pub use money::{exact_money, is_free, is_limit};
pub(super) use number::names_number;
pub(super) use option::no_option;
pub(super) use yes_no::yes_or_no;

use number::number;

use super::located::{UNSTATED, Unreadable};

/// Why a text that begins with the word for what a source leaves open, "unstated (see cover)", is not that word.
pub(super) fn unstated_with_more(text: &str) -> Option<Unreadable> {
    let (word, rest) = text.split_at_checked(UNSTATED.len())?;
    let goes_on = rest.starts_with(|letter: char| !letter.is_alphanumeric());
    (word.eq_ignore_ascii_case(UNSTATED) && goes_on).then(|| {
        let message = format!("more stands behind the word for what is left open: \"{text}\"");
        Unreadable::new(message, "write unstated alone; what else it says belongs in a remark behind #")
    })
}

/// What to do where one place has several values, each for other training.
pub const EACH_WITH_ITS_SCOPE: &str = "write the one that is of this; where each is for other training, write an entry for each, with its scope, such as scope: \
     {levels: [1]}; where they are for other people, write the one that holds for most, and where the same thing goes to several bodies, \
     the more frequent; the others under says";

/// The dashes and hyphens that Word and PDF files have in place of the plain hyphen.
const DASHES: [char; 7] = ['\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2212}'];

/// The text with plain hyphens in place of other dashes.
fn with_hyphens(text: &str) -> String {
    text.replace(DASHES, "-")
}

/// What stands in one cell with something else, in its parts: "2027-11 and 2028-05".
fn parts(text: &str) -> Vec<&str> {
    let parts =
        text.split([';', '/', '&', ',']).flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" or "));
    parts.map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// A text without what limits a number: "at least two" is "two". `None` where nothing does.
fn without_limit(lower: &str) -> Option<&str> {
    const LIMITS: [&str; 22] = [
        "at least",
        "at most",
        "no less than",
        "not less than",
        "no more than",
        "not more than",
        "a minimum of",
        "minimum of",
        "minimum",
        "a maximum of",
        "maximum of",
        "maximum",
        "up to",
        "about",
        "approx",
        "approx.",
        "min",
        "min.",
        "max",
        "max.",
        "approximately",
        "around",
    ];
    let behind = |limit: &str| lower.strip_prefix(limit).filter(|rest| rest.starts_with(' '));
    LIMITS.iter().find_map(|limit| behind(limit)).map(str::trim)
}

/// Whether a text begins with words that limit a number from above: "no more than two".
fn limits_above(lower: &str) -> bool {
    const ABOVE: [&str; 9] = [
        "at most ",
        "no more than ",
        "not more than ",
        "a maximum of ",
        "maximum of ",
        "maximum ",
        "up to ",
        "max ",
        "max. ",
    ];
    ABOVE.iter().any(|limit| lower.trim_start().starts_with(limit))
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

//! Numbers and amounts of money in other spellings than the one that documents have.

use super::duration::{without_marks, without_repeated, words_of as words_between};
use super::for_some::without_levels;
use super::{
    Beside, EACH_WITH_ITS_SCOPE, is_number, leading_number, limits_above, number, with_hyphens, without_limit,
};
use crate::model::located::Unreadable;
use crate::numerals;

/// Why a text such as "two", "2 trainers", "2-3" or "50%" is no whole number, where more can be said than that.
pub(in crate::model) fn count(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = with_hyphens(text).to_lowercase();
    if let Some(length) = of_time(text, &lower, beside) {
        return Some(length);
    }
    if lower.contains(['%']) || lower.contains("per cent") || lower.contains("percent") {
        return Some(Unreadable::new(
            format!("\"{text}\" is per cent, and a whole number belongs here"),
            "write how many there are, or unstated, and say the share under says",
        ));
    }
    if ["all", "all of them", "everyone", "everybody", "every one", "all trainers", "every trainer"]
        .contains(&lower.trim())
    {
        return Some(Unreadable::new(format!("\"{text}\" is not the word for all of them here"), "write all"));
    }
    if ["pair", "a pair", "couple", "a couple", "dual", "double", "both"].contains(&lower.trim()) {
        return Some(Unreadable::new(
            format!("\"{text}\" is not a whole number in figures"),
            "write 2 if that is meant",
        ));
    }
    if ["none", "no", "nil", "nobody"].contains(&lower.trim()) {
        let help = "write unstated where the source gives no number, or 0 where it says that there is none";
        return Some(Unreadable::new(format!("\"{text}\" is not a whole number"), help));
    }
    if limits_above(&lower) {
        let help = format!("write how many there are at least, where the source says it; else {}", beside.unstated());
        return Some(Unreadable::new(format!("\"{text}\" says how many there are at most"), help));
    }
    let of_session = SESSIONS.iter().any(|of| lower.trim_end().ends_with(of));
    if lower.contains(':') || (lower.contains(" per ") && !of_session) || lower.contains(" for every ") {
        let help = "write how many there are at least, or unstated, and say for how many that is under says";
        return Some(Unreadable::new(format!("\"{text}\" says how many there are for how many others"), help));
    }
    let firm = ["normally ", "usually ", "ideally ", "generally ", "preferably "]
        .iter()
        .find_map(|word| lower.strip_prefix(word));
    let once = without_repeated(firm.unwrap_or(&lower));
    let bare = without_limit(&once).unwrap_or(&once);
    let spaced = bare.replace('-', " to ");
    // "twenty-five" is a number, and "two-three" are two.
    let is_one = bare.split_whitespace().next().and_then(number).is_some();
    let words: Vec<&str> = if is_one { bare } else { spaced.as_str() }.split_whitespace().collect();
    match words.as_slice() {
        [least, "to" | "or", most] | [least, "to" | "or", most, _] if number(most).is_some() => {
            let (least, most) = (number(least)?, number(most)?);
            Some(Unreadable::new(
                format!("\"{text}\" is a range, and one number belongs here"),
                format!(
                    "write {least} where at least so many are asked for, {most} where at most; say the rest under says"
                ),
            ))
        }
        [first, rest @ ..] => {
            let number = number(first.trim_matches(BESIDE_FIGURES))?;
            let message = format!("\"{text}\" is not a whole number in figures alone");
            // The number of a level counts nothing.
            let behind = rest.join(" ");
            let others = without_levels(&behind);
            let names_levels = others.len() < words_between(&behind).count();
            let says_more = others.iter().any(|word| !COUNTED.contains(word));
            let kept = match () {
                () if names_levels || says_more => Beside::Says.rest_of_group(),
                () if rest.len() > 1 || firm.is_some() => Beside::Says.own_words(),
                () => String::new(),
            };
            // With another number it may be the other one that counts.
            let is_only = !others.iter().any(|word| self::number(word.trim_matches(BESIDE_FIGURES)).is_some());
            if !is_only && lower.matches(" for ").count() > 1 {
                return Some(Unreadable::new(format!("\"{text}\" gives several numbers"), EACH_WITH_ITS_SCOPE));
            }
            if !is_only && !names_levels && lower.contains(" and ") {
                return Some(Unreadable::new(
                    message,
                    format!("write how many they are together{}", Beside::Says.own_words()),
                ));
            }
            // What is only possible is asked of nobody.
            let is_hoped = [
                "where possible",
                "if possible",
                "where we can",
                "if we can",
                "wherever possible",
                "where practicable",
                "ideally",
            ]
            .iter()
            .any(|hope| lower.contains(hope));
            if is_hoped && is_only && !names_levels {
                return Some(Unreadable::new(
                    message,
                    format!(
                        "write {number} where the strength of this entry is may, which is what these words say; else take the line out, and \
                         keep them in says, or give them an entry of their own"
                    ),
                ));
            }
            let if_meant = match () {
                () if !is_only => " if that is how many",
                () if names_levels || says_more => " if it holds for all",
                () => "",
            };
            Some(Unreadable::new(message, format!("write {number}{if_meant}{kept}")))
        }
        [] => None,
    }
}

/// A length of time: what has a unit of time counts nothing else, "2 years", "two years' experience".
fn of_time(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    const UNITS: [&str; 6] = ["minute", "hour", "day", "week", "month", "year"];
    let bare = without_marks(lower).replace('-', " ");
    let words: Vec<&str> = words_between(&bare).collect();
    let is_unit = |word: &&str| UNITS.contains(&word.trim_end_matches('s'));
    let is_counted = |at: usize| {
        let unit =
            words[at + 1..].iter().take(3).find(|word| !["working", "calendar", "full", "clear", "a"].contains(*word));
        !unit.is_some_and(&is_unit)
    };
    let is_how_often =
        words.windows(2).any(|pair| ["a", "per", "each", "every"].contains(&pair[0]) && is_unit(&pair[1]));
    let numbers: Vec<usize> = (0..words.len()).filter(|at| number(words[*at]).is_some()).collect();
    (words.iter().any(&is_unit) && (is_how_often || !numbers.iter().any(|at| is_counted(*at)))).then(|| {
        let out = beside.unstated();
        let what = if is_how_often { "says how often" } else { "is a length of time" };
        Unreadable::new(
            format!("\"{text}\" {what}, and a number belongs here"),
            format!("where the source says how many they are, write that in figures; else {out}"),
        )
    })
}

/// How often so many are there: at each session.
const SESSIONS: [&str; 8] = [
    "per session",
    "per course",
    "per event",
    "each session",
    "each course",
    "each event",
    "per group",
    "per workshop",
];

/// Words beside a number that say what is counted, and nothing of when it holds.
const COUNTED: [&str; 28] = [
    "trainer",
    "trainers",
    "co-trainers",
    "facilitators",
    "facilitator",
    "people",
    "persons",
    "members",
    "staff",
    "agencies",
    "places",
    "or",
    "more",
    "of",
    "them",
    "at",
    "least",
    "minimum",
    "min",
    "per",
    "each",
    "session",
    "course",
    "event",
    "group",
    "workshop",
    "qualified",
    "in",
];

/// Signs that stand beside figures and are no part of a number: "(2)", "2+", "2,".
const BESIDE_FIGURES: [char; 7] = ['(', ')', '+', ',', ';', '.', ':'];

/// The whole number that a text is and nothing else, "Two", "2 trainers", with the plural of what is counted.
pub(in crate::model) fn exact_count(text: &str, unit: Option<&str>) -> Option<u32> {
    let lower = text.trim().to_lowercase();
    match lower.split_whitespace().collect::<Vec<_>>().as_slice() {
        [only] => number(only),
        [first, counted] => number(first).filter(|_| unit == Some(*counted)),
        _ => None,
    }
}

/// Words that say together for how much an amount is: "half a day", "person per day".
const PAID_FOR: [&str; 20] = [
    "half",
    "full",
    "whole",
    "a",
    "per",
    "and",
    "day",
    "hour",
    "course",
    "session",
    "person",
    "place",
    "delegate",
    "participant",
    "head",
    "year",
    "agency",
    "school",
    "candidate",
    "event",
];

/// What to do with words beside an amount, behind what to write for the amount alone.
fn advice(beside: Beside, rest: &str) -> String {
    let unit = ["per ", "a ", "each ", "for each ", "/ ", "/"].iter().find_map(|begin| rest.strip_prefix(begin));
    let is_unit = |unit: &&str| !unit.contains(' ') || unit.split([' ', '-']).all(|word| PAID_FOR.contains(&word));
    match (beside, unit.filter(is_unit)) {
        (Beside::Charge, Some(unit)) => format!(", and beside it per: {unit}"),
        _ => beside.rest(rest),
    }
}

/// Why a text such as "\u{a3}50 + VAT" is no amount of money, where more can be said than that.
pub(in crate::model) fn money(text: &str, beside: Beside) -> Option<Unreadable> {
    let lower = text.trim().to_lowercase();
    if [
        "free",
        "free of charge",
        "no charge",
        "no cost",
        "at no cost",
        "nil",
        "none",
        "nothing",
        "no fee",
        "not charged",
        "zero",
        "\u{a3}nil",
        "foc",
        "waived",
        "complimentary",
    ]
    .contains(&lower.as_str())
    {
        // What is waived for some is asked of the others.
        if lower == "waived" {
            return Some(Unreadable::new(
                format!("\"{text}\" is no amount of money"),
                match beside {
                    Beside::Charge => {
                        "write \"0.00\" where nobody pays it any more; where it may be waived for some, write the amount \
                                       that is asked, and say the rest under for"
                    }
                    _ => {
                        "write the fee that is asked where nobody waives it, and under says that it may be waived; where the fee \
                          stands in another entry, take this line out; \"0.00\" where nobody pays any more"
                    }
                },
            ));
        }
        return Some(Unreadable::new(format!("\"{text}\" is not an amount of money"), "write \"0.00\""));
    }
    if let Some(said) = of_levels(text, &lower, beside) {
        return Some(said);
    }
    // "Free until 31 March 2027": whom it is free for, or when. Another price beside that is another charge.
    let free = ["free of charge ", "free ", "no charge "].iter().find_map(|free| lower.strip_prefix(free));
    if let Some(rest) =
        free.filter(|rest| IS_SAID_OF.iter().any(|word| rest.starts_with(word)) && !rest.contains('\u{a3}'))
    {
        let message = format!("\"{text}\" is not an amount of money");
        return Some(Unreadable::new(
            message,
            format!("write \"0.00\"{}", beside.rest(rest.trim_start_matches("for ").trim_start_matches("to "))),
        ));
    }
    if points_elsewhere(&lower) {
        return None;
    }
    if lower.contains('%') || lower.contains("per cent") || lower.contains("percent") {
        let place = if beside == Beside::Charge { "for" } else { "says" };
        return Some(Unreadable::new(
            format!("\"{text}\" is a share, and an amount of money belongs here"),
            format!("write unstated, and say the share under {place}"),
        ));
    }
    if let Some((amount, rest)) = spelt(&lower) {
        let message = format!("\"{text}\" is an amount of money in words, and figures belong here");
        return Some(Unreadable::new(message, format!("write \"{amount}\"{}", advice(beside, &rest))));
    }
    if let Some(amount) = lower
        .strip_prefix('-')
        .map(str::trim)
        .filter(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit() || letter == '\u{a3}'))
    {
        let meant = exact_money(amount).map(|amount| format!(": \"{amount}\"")).unwrap_or_default();
        let message = format!("a minus or a hyphen stands before the amount: \"{text}\"");
        return Some(Unreadable::new(message, format!("write the amount without it, if that is meant{meant}")));
    }
    let lower = without_dates(&without_gaps(&lower));
    let mut amounts = lower.split(|letter| !is_part_of_amount(letter)).filter_map(|part| {
        let part = part.trim_matches([',', '.']);
        Some((part, pounds(part).or_else(|| in_other_marks(part))?))
    });
    let (written, amount) = amounts.next()?;
    if amounts.next().is_some() || free.is_some() {
        return Some(Unreadable::new(
            format!("several amounts stand where one belongs: \"{text}\""),
            match beside {
                Beside::Charge => {
                    "write the one that holds, in figures; where each is for other people or for another length, write an entry for \
                     each, with an id of its own and what tells them apart under for, or under per (half day, day); where somebody decides which, write \
                     unstated, and say the amounts under for"
                }
                _ => {
                    "write the one that this is of, in figures; where none alone is, write unstated; say the others under says, and write an entry for each under charges"
                }
            },
        ));
    }
    // "Waived for charities under £50,000" says whose income counts, and no price.
    let before = lower.split(written).next().unwrap_or_default().trim_end_matches(['\u{a3}', ' ']);
    let is_limit = ["under", "below", "over", "above", "income of", "turnover of", "less than", "more than"];
    if beside == Beside::Charge && is_limit.iter().any(|limit| before.ends_with(limit)) {
        return Some(Unreadable::new(
            format!("the sum in \"{text}\" is a limit, and no price"),
            "write the amount that is asked, \"0.00\" where nothing is, or unstated; all of these words go into for",
        ));
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

/// What is said of an amount with the level that it is for: the number of a level is no pounds.
fn of_levels(text: &str, lower: &str, beside: Beside) -> Option<Unreadable> {
    let kept = without_levels(lower);
    let has_figure = |word: &&&str| word.contains(|letter: char| letter.is_ascii_digit());
    if beside != Beside::Charge || kept.len() == words_between(lower).count() {
        return None;
    }
    let amounts: Vec<&&str> = kept.iter().filter(has_figure).collect();
    let is_free = kept.iter().any(|word| ["free", "nil", "waived"].contains(word)) || lower.contains("no charge");
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

/// Whether a text says that nothing is paid: "Free", "no charge".
pub fn is_free(text: &str) -> bool {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    ["free", "free of charge", "nil", "no charge", "no cost", "free place"].contains(&lower.as_str())
}

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

/// Whether a text only says where to look, so that a number in it is none of what is looked for: "see section 4".
fn points_elsewhere(lower: &str) -> bool {
    const PLACES: [&str; 8] = ["section", "appendix", "page", "paragraph", "para", "table", "annex", "level"];
    let words: Vec<&str> =
        lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_numbered = |pair: &[&str]| PLACES.contains(&pair[0]) && is_number(pair[1]);
    let numbers = words.iter().filter(|word| is_number(word)).count();
    numbers > 0 && words.windows(2).filter(|pair| is_numbered(pair)).count() == numbers
}

fn is_part_of_amount(letter: char) -> bool {
    letter.is_ascii_digit() || letter == '.' || letter == ','
}

/// Words beside an amount, without signs that say nothing by themselves: brackets, a stroke, marks for inches.
fn words_of(rest: &[&str]) -> String {
    let says_something = |word: &&&str| word.contains(char::is_alphanumeric) || matches!(**word, "+" | "&");
    let words: Vec<&str> = rest.iter().filter(says_something).copied().collect();
    if words.iter().any(|word| word.contains(char::is_alphanumeric)) { words.join(" ") } else { String::new() }
}

/// What may follow on the word that something is free.
const IS_SAID_OF: [&str; 12] =
    ["to ", "for ", "at ", "of ", "until ", "till ", "from ", "in ", "during ", "while ", "where ", "if "];

/// A text without the dates and years in it that are told with a month or a word for when: "\u{a3}45 from 1 September 2026",
/// "\u{a3}340 in 2025/26".
fn without_dates(lower: &str) -> String {
    let words: Vec<&str> = lower.split_whitespace().collect();
    let bare = |at: usize| words.get(at).map_or("", |word| word.trim_matches(['(', ',', ')', '.', ';']));
    let is_month = |at: usize| crate::model::date::month_number(bare(at)).is_some();
    let before = |at: usize| at.checked_sub(1);
    let is_year = |at: usize| {
        let (year, rest) = bare(at).split_once(['/', '-']).unwrap_or((bare(at), "00"));
        let is_told = before(at).is_some_and(|before| {
            is_month(before)
                || ["from", "until", "till", "in", "for", "since", "by", "before", "after"].contains(&bare(before))
        });
        is_told && year.len() == 4 && year.starts_with("20") && is_number(year) && is_number(rest)
    };
    let is_day = |at: usize| {
        let day = super::date::without_ordinal(bare(at));
        is_month(at + 1) && day.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day))
    };
    if !(0..words.len()).any(|at| is_year(at) || is_day(at)) {
        return lower.to_owned();
    }
    (0..words.len()).filter(|at| !is_year(*at) && !is_day(*at)).map(|at| words[at]).collect::<Vec<_>>().join(" ")
}

/// A text without the spaces between the thousands of a number: "1 250.00".
fn without_gaps(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let is_figure = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let is_gap = |at: usize| {
        let before = at.checked_sub(1).is_some_and(is_figure);
        let thousands = (1..=3).all(|behind| is_figure(at + behind)) && !is_figure(at + 4);
        letters[at].is_whitespace() && before && thousands
    };
    (0..letters.len()).filter(|at| !is_gap(*at)).map(|at| letters[at]).collect()
}

/// How many zeros a letter or word behind a figure stands for: "1.2k", "3 million".
fn zeros_of(unit: &str) -> Option<usize> {
    match unit {
        "k" => Some(3),
        "m" | "mn" => Some(6),
        _ => numerals::value(unit).filter(|value| *value >= 1_000).map(|value| value.ilog10() as usize),
    }
}

/// "1.2" with three zeros: "1200.00".
fn in_full(written: &str, zeros: usize) -> Option<String> {
    let (whole, part) = written.split_once('.').unwrap_or((written, ""));
    (is_number(whole) && part.len() <= zeros).then(|| format!("{whole}{part:0<zeros$}.00"))
}

/// An amount in words with its unit behind it, "seventy-five pounds", and what follows on that.
fn spelt(lower: &str) -> Option<(String, String)> {
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

/// Signs and words of other currencies, with their codes.
const FOREIGN: [(&str, &str); 3] = [("\u{20ac}", "EUR"), ("euro", "EUR"), ("us$", "USD")];

/// Words for pounds.
const POUNDS: [&str; 5] = ["gbp", "pounds", "pound", "sterling", "quid"];

/// Words for the hundredth part of a pound.
const PENCE: [&str; 4] = ["p", "p.", "pence", "penny"];

/// Whether a word in small letters beside an amount only says of what it is so many: "GBP", "pounds", "pence". A mark alone says nothing, nor does
/// what other keyboards and programs make of the sign for pounds: "#75", "L75", "\u{c2}\u{a3}75".
fn is_unit(word: &str) -> bool {
    let is_mark = word.chars().all(|letter| "-.#?l\u{2013}\u{2014}\u{e2}\u{fffd}".contains(letter));
    is_mark || POUNDS.contains(&word.trim_matches(['.', ',', '-'])) || PENCE.contains(&word)
}

/// Pounds and pence of an amount with its marks the other way round, as in other countries: "1.200,00".
fn in_other_marks(part: &str) -> Option<String> {
    let (whole, pence) = part.rsplit_once(',').filter(|(whole, pence)| whole.contains('.') && pence.len() == 2)?;
    pounds(&format!("{}.{pence}", whole.replace('.', ",")))
}

/// Pounds and pence of "50", "50.5", "1,200.00", and of "75,00", whose comma stands in the place of a full stop.
fn pounds(part: &str) -> Option<String> {
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
            ("twenty-five places", "write 25"),
            ("two (2)", "write 2"),
            ("2 or more", "write 2; the source's own words"),
            ("two trainers, one from health", "write 2 if that is how many"),
            ("two trainers per session", "write 2; the source's own words"),
            (
                "2 (face-to-face courses at Level 3 and above)",
                "write 2 if it holds for all; where it is for some training",
            ),
            ("1:12", "write how many there are at least"),
            ("a pair", "write 2 if"),
            ("min. 2", "write 2"),
            ("2 years", "where the source says how many"),
            ("at least two years' experience", "where the source says how many"),
            ("five clear working days", "where the source says how many"),
            ("two trainers for courses of 2 days", "write 2 if that is how many"),
        ] {
            assert!(help(count(text, Beside::Says)).starts_with(words), "{text}");
        }
        assert!(count("50%", Beside::Says).is_some_and(|fault| fault.message.contains("per cent")));
        for text in ["", "some", "a few of them", "-"] {
            assert_eq!(count(text, Beside::Says), None, "{text}");
        }
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
            let _ = (count(&text, Beside::Says), money(&text, Beside::Says));
        }
    }
}

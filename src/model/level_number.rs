//! The one number by which a record names a level, whatever stands in its list: whoever tells to write another one, and whoever
//! pastes a level's number into a remedy, asks here, so that both say the same.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::words::LEVELS;
use crate::numerals;

/// A level of a list, as far as its number goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Listed<'n> {
    /// What stands as its number.
    pub(crate) number: &'n str,
    /// Whether it says apart from that what it is called.
    pub(crate) has_title: bool,
}

/// What to write where a number is not written as others find it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Otherwise<'n> {
    /// Without the word for a level, as the rest of the record has it: 1 for "Tier 1".
    Bare(&'n str),
    /// Without its name, which is a title: "Tier 1" and "Foundations" for "Tier 1 - Foundations".
    Parted(&'n str, &'n str),
    /// In figures, as the others of the list.
    Figure(u32),
}

impl<'n> Otherwise<'n> {
    /// The number that is told to be written.
    pub(crate) fn number(&self) -> Cow<'n, str> {
        match self {
            Self::Bare(number) | Self::Parted(number, _) => Cow::Borrowed(number),
            Self::Figure(number) => Cow::Owned(number.to_string()),
        }
    }
}

/// For each level of a list, what to write in place of its number, where that is something else. `noun` is the policy's word for a
/// level, and `named` are the numbers by which the rest of the record names levels.
pub(crate) fn otherwise<'n>(list: &[Listed<'n>], noun: &str, named: &BTreeSet<&str>) -> Vec<Option<Otherwise<'n>>> {
    let bare: Vec<&str> = list.iter().map(|level| without_noun(level.number, noun)).collect();
    let known: BTreeSet<&str> = list.iter().map(|level| level.number).collect();
    let with_noun = || list.iter().zip(&bare).filter(|(level, bare)| level.number != **bare);
    // Where the record names any of its levels as the list does, the list stays, and the others follow it.
    let follows_list = with_noun().any(|(level, _)| named.contains(level.number));
    let is_named_bare = with_noun().any(|(_, bare)| named.contains(bare) && !known.contains(bare));
    let written: Vec<Option<Otherwise<'n>>> = if is_named_bare && !follows_list {
        let bare = list.iter().zip(&bare);
        bare.map(|(level, bare)| (level.number != *bare).then_some(Otherwise::Bare(bare))).collect()
    } else {
        let are_figures = bare.iter().any(|number| number.starts_with(|first: char| first.is_ascii_digit()));
        list.iter().map(|level| parted(*level, list, noun, are_figures)).collect()
    };
    // "3 (Core)" and "3 (Specialist)": what two levels would be called calls neither.
    let numbers = || {
        let pairs = list.iter().zip(&written);
        pairs.map(|(level, other)| other.as_ref().map_or(Cow::Borrowed(level.number), Otherwise::number))
    };
    let are_told_apart = numbers().collect::<BTreeSet<_>>().len() == list.len();
    if are_told_apart { written } else { vec![None; list.len()] }
}

/// A number that has its name behind it, or is a word beside figures, as it is to be written.
fn parted<'n>(level: Listed<'n>, list: &[Listed<'n>], noun: &str, are_figures: bool) -> Option<Otherwise<'n>> {
    if level.has_title {
        return None;
    }
    match number_and_name(level.number, noun) {
        Some((number, name)) => {
            // What others of the list have before their numbers stays.
            let noun_stays = others_have_noun(list, level.number);
            let number = if noun_stays { number } else { number.rsplit(' ').next().unwrap_or(number) };
            Some(Otherwise::Parted(number, name))
        }
        None => numerals::value(&level.number.to_lowercase()).filter(|_| are_figures).map(Otherwise::Figure),
    }
}

/// Whether another level of the list has the word with which this number begins before its number, and nothing behind it.
fn others_have_noun(list: &[Listed<'_>], written: &str) -> bool {
    let Some((noun, _)) = written.split_once(' ') else { return false };
    let numbers = list.iter().map(|level| level.number).filter(|other| *other != written);
    numbers
        .filter_map(|other| other.split_once(' '))
        .any(|(other, bare)| other.eq_ignore_ascii_case(noun) && !bare.contains(' '))
}

/// The number of a level without the word for a level before it, and without the name behind it: "Level 2 (Core)" is 2.
pub(crate) fn without_noun<'n>(number: &'n str, noun: &str) -> &'n str {
    const BETWEEN: [&str; 5] = [" (", ": ", " - ", " \u{2013} ", ", "];
    let bare = number
        .split_once(' ')
        .filter(|(word, _)| word.eq_ignore_ascii_case(noun) || LEVELS.contains(&word.to_lowercase().as_str()))
        .map_or(number, |(_, bare)| bare.trim());
    let ends = BETWEEN.iter().filter_map(|between| bare.find(between)).min();
    let short = ends.map_or(bare, |end| bare[..end].trim());
    // "Group A: staff" is known by its letter; a name that is cut in two is known by nothing.
    if short.contains(' ') || short.is_empty() { bare } else { short }
}

/// The number of a level, with the word for one where it is there, and its name, which stand in one text: "Tier 1 - Foundations",
/// "2: Working with families", "3 (Leads)".
pub(crate) fn number_and_name<'w>(written: &'w str, noun: &str) -> Option<(&'w str, &'w str)> {
    let first = written.split_whitespace().next()?;
    let is_level = first.eq_ignore_ascii_case(noun) || LEVELS.contains(&first.to_lowercase().as_str());
    let rest = if is_level { written.trim_start().get(first.len()..)?.trim_start() } else { written.trim_start() };
    let end = rest.find(|letter: char| !letter.is_alphanumeric())?;
    let (number, behind) = rest.split_at(end);
    let is_figure = number.len() < 3 && number.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = is_level && number.len() == 1;
    // "1.2" and "2 and 3" are no names, nor is "2 (b)".
    let is_parted = behind.starts_with([' ', ':', ',', '(', '-', '\u{2013}', '\u{2014}']);
    let name = behind.trim_matches(|letter: char| !letter.is_alphanumeric());
    let goes_on = ["and", "or", "to", "plus", "above", "upwards"];
    let is_name = name.len() > 2
        && name.starts_with(char::is_alphabetic)
        && name.split(' ').next().is_some_and(|word| !goes_on.contains(&word.to_lowercase().as_str()));
    let with_noun = written.trim_start().get(..written.trim_start().len() - rest.len() + end)?;
    ((is_figure || is_letter) && is_parted && is_name).then_some((with_noun, name))
}

/// The numbers that a text joins: "1 and 2", "Levels 1-2", "one, two & three". "1.2" is one, and so is "2a".
pub(crate) fn several_numbers(text: &str) -> Option<Vec<u32>> {
    const MOST: usize = 9;
    let lower = text.to_lowercase();
    let bare = lower.split_once(' ').filter(|(word, _)| LEVELS.contains(word)).map_or(lower.as_str(), |(_, bare)| bare);
    let parts = bare.split([',', '&', '-', '\u{2013}', '/', '+']).flat_map(|part| part.split(" and "));
    let parts = parts.flat_map(|part| part.split(" to ")).map(str::trim).filter(|part| !part.is_empty());
    let numbers: Vec<u32> =
        parts.map(|part| part.parse().ok().or_else(|| numerals::below_twenty(part))).collect::<Option<_>>()?;
    (2..=MOST).contains(&numbers.len()).then_some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(list: &[&str], named: &[&str]) -> Vec<String> {
        let levels: Vec<Listed<'_>> = list.iter().map(|number| Listed { number, has_title: false }).collect();
        let others = otherwise(&levels, "level", &named.iter().copied().collect());
        let pairs = list.iter().zip(others);
        pairs.map(|(number, other)| other.map_or((*number).to_owned(), |other| other.number().into_owned())).collect()
    }

    #[test]
    fn a_level_has_the_number_by_which_the_record_names_it() {
        for (list, named, meant) in [
            (["Tier 1", "Tier 2"], vec!["1"], ["1", "2"]),
            (["Tier 1", "Tier 2"], vec!["1", "Tier 2"], ["Tier 1", "Tier 2"]),
            (["Tier 1", "Tier 2"], vec![], ["Tier 1", "Tier 2"]),
            (["Tier 1 - Foundations", "2"], vec![], ["1", "2"]),
            (["Tier 1 - Foundations", "Tier 2"], vec![], ["Tier 1", "Tier 2"]),
            (["one", "2"], vec![], ["1", "2"]),
            (["3 (Core)", "3 (Specialist)"], vec!["3"], ["3 (Core)", "3 (Specialist)"]),
        ] {
            assert_eq!(numbers(&list, &named), meant, "{list:?} {named:?}");
        }
    }
}

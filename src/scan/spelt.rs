//! What an abbreviation is said to stand for in its own text, where that is another thing than its row names.

use std::ops::Range;

use super::sentence::{gap, is_capital};
use crate::guidance::{Folded, Hit};

/// "single central record (SCR)", "CCG (county camping group)", "CCG stands for": whether the words beside an abbreviation
/// begin with its letters.
pub(super) fn is_spelt_beside(text: &str, folded: &Folded, hit: &Hit) -> bool {
    let (start, end) = (hit.words.start, hit.words.end);
    let written = text.get(folded.range(hit.words.clone())).unwrap_or_default();
    let letters: Vec<char> =
        written.chars().filter(|letter| letter.is_uppercase()).flat_map(char::to_lowercase).collect();
    let begin = |first: usize| letters.iter().zip(first..).all(|(letter, at)| folded.word_at(at).starts_with(*letter));
    let in_brackets = |words: Range<usize>| {
        gap(text, folded, words.start).ends_with('(') && gap(text, folded, words.end).starts_with(')')
    };
    let is_in_short = gap(text, folded, start).ends_with(['(', ' ']) && gap(text, folded, end).starts_with(')');
    let before = start.checked_sub(letters.len()).filter(|_| is_in_short);
    let stands_for = folded.word_at(end) == "stands" && folded.word_at(end + 1) == "for" && begin(end + 2);
    // "CAF: Common Application Form".
    let is_title = |words: Range<usize>| words.into_iter().all(|at| is_capital(text, folded, at));
    let behind_mark = [":", "-", "\u{2013}", "="].contains(&gap(text, folded, end).trim());
    let is_explained =
        behind_mark && end + letters.len() <= folded.len() && is_title(end..end + letters.len()) && begin(end);
    is_explained || before.is_some_and(begin) || (in_brackets(end..end + letters.len()) && begin(end)) || stands_for
}

/// "CAF" and below it "Child and Family Assessment", as glossaries have it: whether a few words begin with the letters of an
/// abbreviation that stands alone above them, in another order. In its own order they may be its own name.
pub(super) fn is_spelt_below(abbreviation: &str, below: &str) -> bool {
    const LONGEST: usize = 60;
    if below.len() > LONGEST {
        return false;
    }
    let initials = below.split([' ', '-']).filter_map(|word| word.chars().next());
    let mut found: Vec<char> = initials.filter(|letter| letter.is_uppercase()).collect();
    let mut letters: Vec<char> = abbreviation.chars().filter(|letter| letter.is_uppercase()).collect();
    let is_in_order = found == letters;
    found.sort_unstable();
    letters.sort_unstable();
    !is_in_order && found == letters
}

/// "CRB (Criminal Record Bereau)": whether the words beside an abbreviation are one of its own names with an error in it.
pub(super) fn is_misspelt_beside<'n>(folded: &Folded, hit: &Hit, mut names: impl Iterator<Item = &'n str>) -> bool {
    const FEWEST: usize = 3;
    const ENOUGH: usize = 5;
    // Most of the letters are the same, in whatever order.
    let has_its_letters = |one: &str, other: &str| {
        let mut letters: Vec<u8> = other.bytes().collect();
        let mut take = |letter: u8| letters.iter().position(|known| *known == letter).map(|at| letters.swap_remove(at));
        let same = one.bytes().filter(|letter| take(*letter).is_some()).count();
        one.bytes().next() == other.bytes().next() && same * 4 >= one.len().max(other.len()) * 3
    };
    let is_alike = |one: &str, other: &str| {
        let same = one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count();
        same >= ENOUGH || (!other.is_empty() && has_its_letters(one, other))
    };
    names.any(|name| {
        let own = Folded::of(name);
        let is_own = |first: usize| (0..own.len()).all(|at| is_alike(own.word_at(at), folded.word_at(first + at)));
        own.len() >= FEWEST && (is_own(hit.words.end) || hit.words.start.checked_sub(own.len()).is_some_and(is_own))
    })
}

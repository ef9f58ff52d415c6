//! The name of an entry as it is known, where only a slip of the fingers can have made it another one. One word of the
//! language for another is no such slip: `recorder` is not `recorded`, nor `superseded` the same as `supersedes`.

use crate::finding::Fix;
use crate::model::schema;
use crate::source::{Arena, NodeId};

/// The one known name that was meant by that of an entry, which the block does not have yet.
pub(in crate::load) fn meant_name<'k>(arena: &Arena, block: NodeId, key: NodeId, known: &[&'k str]) -> Option<&'k str> {
    let name = arena.text(key)?;
    let mut fitting = known.iter().filter(|known| is_same(name, known) || is_misspelt(name, known));
    let meant = fitting.next().filter(|_| fitting.next().is_none())?;
    // Of two names that were written for one, nobody knows which was meant.
    let others = arena.entries(block).filter(|(other, _)| *other != key).filter_map(|(other, _)| arena.text(other));
    let is_another = others.into_iter().any(|other| {
        is_same(other, meant) || !known.contains(&other) && strsim::osa_distance(&plain(other), &plain(meant)) <= 2
    });
    (!is_another).then_some(*meant)
}

/// The name of an entry written as a known one.
pub(in crate::load) fn name(arena: &Arena, key: NodeId, meant: &str) -> Option<Fix> {
    Fix::of_scalar(arena, key, meant, format!("write {meant}"))
}

/// Whether two names are the same but for capitals and what stands between their words.
pub(in crate::load) fn is_same(name: &str, known: &str) -> bool {
    let letters = |text: &str| plain(text).replace('_', "");
    letters(name) == letters(known)
}

fn plain(name: &str) -> String {
    name.trim().to_lowercase().replace(['-', ' '], "_")
}

/// Whether one letter of a name was left out, doubled, typed for another one, or typed before the one that it follows:
/// inside a word, as at its end it makes another word of it. Short names are near to too many.
fn is_misspelt(name: &str, known: &str) -> bool {
    /// From how many letters on two of them may have changed places, or one be doubled or not.
    const LONG_ENOUGH_TO_SWAP: usize = 5;
    /// From how many letters on one may be missing or too many.
    const LONG_ENOUGH_TO_MISS: usize = 6;
    /// From how many letters on one may be another one: "chance" and "change" are both words.
    const LONG_ENOUGH_TO_CHANGE: usize = 8;
    let (written, meant): (Vec<char>, Vec<char>) = (plain(name).chars().collect(), plain(known).chars().collect());
    if schema::is_entry(&plain(name)) {
        return false;
    }
    let same = written.iter().zip(&meant).take_while(|(one, other)| one == other).count();
    let (written, other) = (&written[same..], &meant[same..]);
    let begins_word = same == 0 || meant[same - 1] == '_';
    let goes_on = |rest: &[char]| rest.first().is_some_and(|letter| *letter != '_');
    let length = meant.len();
    let before = same.checked_sub(1).map(|last| meant[last]);
    let is_changed = match (written, other) {
        ([a, b, rest @ ..], [c, d, others @ ..]) if a == d && b == c && rest == others => length >= LONG_ENOUGH_TO_SWAP,
        ([a, rest @ ..], others) if rest == others && goes_on(rest) => is_long(length, before == Some(*a)),
        (rest, [a, others @ ..]) if rest == others && goes_on(rest) => is_long(length, before == Some(*a)),
        ([_, rest @ ..], [_, others @ ..]) => rest == others && goes_on(rest) && length >= LONG_ENOUGH_TO_CHANGE,
        _ => false,
    };
    return is_changed && !begins_word;

    fn is_long(length: usize, is_double: bool) -> bool {
        length >= if is_double { LONG_ENOUGH_TO_SWAP } else { LONG_ENOUGH_TO_MISS }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_is_no_other_word() {
        for (name, known) in [
            ("comitments", "commitments"),
            ("reveiw", "review"),
            ("titel", "title"),
            ("staus", "status"),
            ("editoin", "edition"),
            ("standerd", "standard"),
            ("checkd_by", "checked_by"),
            ("apprroval", "approval"),
        ] {
            assert!(is_misspelt(name, known), "{name}");
        }
        for (name, known) in [
            ("superseded", "supersedes"),
            ("none", "done"),
            ("excludes", "includes"),
            ("include", "exclude"),
            ("reviewer", "review"),
            ("publisher", "published"),
            ("leader", "lead"),
            ("checker", "checked"),
            ("recorder", "recorded"),
            ("data", "date"),
            ("session", "version"),
            ("from", "form"),
            ("person", "period"),
            ("sections", "section"),
            ("chance", "change"),
            ("checker_by", "checked_by"),
            ("disapproval", "approval"),
            ("", "review"),
        ] {
            assert!(!is_misspelt(name, known), "{name}");
        }
    }
}

//! Words that went without others in their place, and texts of which little is left.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::Tokens;
use crate::standards::Role;

/// A stretch of which so many words are left for one that came says something else.
const MANY_FOR_ONE: usize = 4;

/// How many pairs of words are held against each other, to find other forms of one word.
const MOST_PAIRS: usize = 10_000;

/// A stretch between words that stayed: the positions of what went there and of what came there.
pub(super) type Stretch = (Vec<usize>, Vec<usize>);

/// What went without a substitute and what came without one, as written, and whether little of the texts is in both. The
/// same either way round.
pub(super) fn loss(old: &Tokens<'_>, new: &Tokens<'_>, stretches: &[Stretch]) -> (Vec<String>, Vec<String>, bool) {
    if old.plain > new.plain {
        let turned: Vec<Stretch> = stretches.iter().map(|(gone, came)| (came.clone(), gone.clone())).collect();
        let (added, lost, little_left) = loss(new, old, &turned);
        return (lost, added, little_left);
    }
    let speaking = |tokens: &Tokens<'_>, at: &[usize]| -> Vec<usize> {
        at.iter().copied().filter(|at| tokens.roles[*at] == Some(Role::Plain)).collect()
    };
    let gone: Vec<usize> = stretches.iter().flat_map(|(gone, _)| speaking(old, gone)).collect();
    let came: Vec<usize> = stretches.iter().flat_map(|(_, came)| speaking(new, came)).collect();
    // Words that only moved, or were turned from "sends" to "is sent", are there all the same.
    let moved = moved(old, &gone, new, &came);
    let arrived: BTreeSet<usize> = moved.values().copied().collect();
    let (mut lost, mut added) = (Vec::new(), Vec::new());
    for (gone, came) in stretches {
        let weighing = |tokens: &Tokens<'_>, at: &[usize]| at.iter().filter(|at| tokens.weight(**at).is_some()).count();
        let went = speaking(old, gone).into_iter().filter(|at| !moved.contains_key(at)).count();
        let arrived = speaking(new, came).into_iter().filter(|at| !arrived.contains(at)).count();
        if went > 0 && is_no_substitute(arrived + weighing(new, came), went) {
            lost.push(old.as_written(gone));
        }
        if arrived > 0 && is_no_substitute(went + weighing(old, gone), arrived) {
            added.push(new.as_written(came));
        }
    }
    (lost, added, is_little_left(old, new))
}

/// Whether less than half of all that either text says is in both, in whatever form and order.
fn is_little_left(old: &Tokens<'_>, new: &Tokens<'_>) -> bool {
    let said = |tokens: &Tokens<'_>| -> Vec<usize> {
        (0..tokens.roles.len()).filter(|at| says_something(tokens.roles[*at])).collect()
    };
    let (before, after) = (said(old), said(new));
    let stayed = moved(old, &before, new, &after).len();
    2 * stayed <= before.len() + after.len() - stayed
}

/// Whether so few words cannot stand for so many others.
fn is_no_substitute(few: usize, many: usize) -> bool {
    few * MANY_FOR_ONE <= many
}

fn says_something(role: Option<Role>) -> bool {
    matches!(role, Some(Role::Plain | Role::Weighs(_)))
}

/// Which of the words that went came again elsewhere, by their positions: first the same word, then another form of it.
fn moved(old: &Tokens<'_>, gone: &[usize], new: &Tokens<'_>, came: &[usize]) -> BTreeMap<usize, usize> {
    let mut by_stem: BTreeMap<&str, VecDeque<usize>> = BTreeMap::new();
    for &to in came {
        by_stem.entry(&new.stems[to]).or_default().push_back(to);
    }
    let again = |from: &usize| Some((*from, by_stem.get_mut(old.stems[*from].as_str())?.pop_front()?));
    let mut moved: BTreeMap<usize, usize> = gone.iter().filter_map(again).collect();
    let mut left: Vec<usize> = by_stem.into_values().flatten().collect();
    left.sort_unstable();
    if gone.len() * left.len() > MOST_PAIRS {
        return moved;
    }
    for &from in gone {
        let like = left.iter().position(|&to| are_forms_of_one(&old.stems[from], &new.stems[to]));
        if let Some(like) = like.filter(|_| !moved.contains_key(&from)) {
            moved.insert(from, left.remove(like));
        }
    }
    moved
}

/// Whether two stems are taken for the same word: two thirds of the longer one begin both.
fn are_forms_of_one(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    common * 3 >= one.chars().count().max(other.chars().count()) * 2
}

impl Tokens<'_> {
    /// Some words as written, without marks at their ends.
    fn as_written(&self, at: &[usize]) -> String {
        let mut text = String::new();
        for &at in at {
            let token = self.written[at];
            text.push_str(token.trim());
            text.push_str(if token.ends_with(char::is_whitespace) { " " } else { "" });
        }
        text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
    }
}

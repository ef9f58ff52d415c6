//! Words that went without others in their place, and texts of which little is left.

use std::collections::VecDeque;

use super::{Marks, Tokens};
use crate::standards::Role;

/// A stretch of which so many words are left for one that came says something else.
const MANY_FOR_ONE: usize = 4;

/// What went without a substitute and what came without one, as written, and whether little of the texts is in both.
pub(super) fn loss(old: &Tokens<'_>, new: &Tokens<'_>, marks: &Marks) -> (Vec<String>, Vec<String>, bool) {
    let mut stretches = marks.stretches();
    // Words that only moved, or were turned from "sends" to "is sent", are there all the same.
    let gone =
        |(gone, _): &(Vec<usize>, Vec<usize>)| gone.iter().copied().filter(|at| old.speaks(*at)).collect::<Vec<_>>();
    let came =
        |(_, came): &(Vec<usize>, Vec<usize>)| came.iter().copied().filter(|at| new.speaks(*at)).collect::<Vec<_>>();
    let all_gone: Vec<usize> = stretches.iter().flat_map(gone).collect();
    let all_came: Vec<usize> = stretches.iter().flat_map(came).collect();
    let moved = moved(old, &all_gone, new, &all_came);
    for (gone, came) in &mut stretches {
        gone.retain(|at| !moved.iter().any(|(from, _)| from == at));
        came.retain(|at| !moved.iter().any(|(_, to)| to == at));
    }
    let (mut lost, mut added) = (Vec::new(), Vec::new());
    for stretch in &stretches {
        let weighing = |tokens: &Tokens<'_>, at: &[usize]| at.iter().filter(|at| tokens.weight(**at).is_some()).count();
        let (went, arrived) = (gone(stretch).len(), came(stretch).len());
        let (more, fewer) = (went + weighing(old, &stretch.0), arrived + weighing(new, &stretch.1));
        if went > 0 && is_no_substitute(fewer, went) {
            lost.push(old.written(&stretch.0));
        }
        if arrived > 0 && is_no_substitute(more, arrived) {
            added.push(new.written(&stretch.1));
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

/// Which of the words that went came again elsewhere, by their positions.
fn moved(old: &Tokens<'_>, gone: &[usize], new: &Tokens<'_>, came: &[usize]) -> Vec<(usize, usize)> {
    let mut left: VecDeque<usize> = came.iter().copied().collect();
    let mut moved = Vec::new();
    for &from in gone {
        let like = left.iter().position(|&to| are_forms_of_one(&old.stems[from], &new.stems[to]));
        moved.extend(like.and_then(|like| left.remove(like)).map(|to| (from, to)));
    }
    moved
}

/// Whether two stems are taken for the same word: two thirds of the longer one begin both.
fn are_forms_of_one(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    common * 3 >= one.chars().count().max(other.chars().count()) * 2
}

impl Tokens<'_> {
    /// Whether a word speaks of something and does not weigh by itself.
    fn speaks(&self, at: usize) -> bool {
        self.roles[at] == Some(Role::Plain)
    }

    /// Some words as written, without marks at their ends.
    fn written(&self, at: &[usize]) -> String {
        let mut text = String::new();
        for &at in at {
            let (token, space) = self.written[at];
            text.push_str(token);
            text.push_str(if space { " " } else { "" });
        }
        text.trim_matches(|letter: char| !letter.is_alphanumeric()).to_owned()
    }
}

//! The words of two texts that weigh and changed, and what ranked changes say of them already.

use std::collections::BTreeSet;

use super::{Marks, Rewording, Tokens};
use crate::change::Mark;
use crate::standards::{Weight, stem};

/// A word that weighs, and changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::change) struct WeighingWord {
    /// What it weighs.
    pub weight: Weight,
    /// Whether it went or came, or stayed and weighs in one text only.
    pub mark: Mark,
    /// The word, in lower case.
    pub word: String,
}

/// The words that went or came and weigh, and those that stayed and weigh in one text only: "at least two" and "at the
/// least, two" have the same words. A number or a unit in another form, and a group that moved, is no change.
pub(super) fn changed(old: &Tokens<'_>, new: &Tokens<'_>, marks: &Marks) -> Vec<WeighingWord> {
    let (mut all_gone, mut all_came) = (Vec::new(), Vec::new());
    let (mut groups_gone, mut groups_came) = (Vec::new(), Vec::new());
    for (gone, came) in marks.stretches() {
        let (mut gone, mut came) = (weighing(old, gone), weighing(new, came));
        cancel(&mut gone, &mut came, old, new);
        let is_group = |(weight, _): &(Weight, usize)| *weight == Weight::Group;
        groups_gone.extend(gone.extract_if(.., |word| is_group(word)));
        groups_came.extend(came.extract_if(.., |word| is_group(word)));
        all_gone.extend(gone);
        all_came.extend(came);
    }
    cancel(&mut groups_gone, &mut groups_came, old, new);
    all_gone.extend(groups_gone);
    all_came.extend(groups_came);
    let stayed = marks.same().filter_map(|(from, to)| {
        let (before, after) = (old.weight(from), new.weight(to));
        Some((before.or(after).filter(|_| before != after)?, from))
    });
    let word = |tokens: &Tokens<'_>, mark: Mark, (weight, at): (Weight, usize)| WeighingWord {
        weight,
        mark,
        word: tokens.plain[at].clone(),
    };
    let gone = all_gone.into_iter().map(|one| word(old, Mark::Gone, one));
    let came = all_came.into_iter().map(|one| word(new, Mark::Came, one));
    let mut found: Vec<WeighingWord> = gone.chain(stayed.map(|one| word(old, Mark::Same, one))).chain(came).collect();
    let mut seen = BTreeSet::new();
    found.retain(|word| seen.insert(word.clone()));
    // Those of one kind stay in the order of the texts.
    found.sort_by_key(|word| word.weight);
    found
}

/// The words for how strongly a text is meant that stand in each other's place, where no other such word changed.
pub(super) fn modals(old: &Tokens<'_>, new: &Tokens<'_>, marks: &Marks) -> Option<[String; 2]> {
    let of = |tokens: &Tokens<'_>, at: Vec<usize>| -> Vec<String> {
        let modals = weighing(tokens, at).into_iter().filter(|(weight, _)| *weight == Weight::Modal);
        modals.map(|(_, at)| tokens.plain[at].clone()).collect()
    };
    let stretches = marks.stretches().into_iter().map(|(gone, came)| (of(old, gone), of(new, came)));
    let mut changed = stretches.filter(|(gone, came)| gone != came);
    let (gone, came) = changed.next().filter(|(gone, came)| !gone.is_empty() && !came.is_empty())?;
    changed.next().is_none().then(|| [gone.join(" "), came.join(" ")])
}

/// Those of some words that weigh.
fn weighing(tokens: &Tokens<'_>, at: Vec<usize>) -> Vec<(Weight, usize)> {
    at.into_iter().filter_map(|at| Some((tokens.weight(at)?, at))).collect()
}

/// Takes out what went and came at once: the same word in another form.
fn cancel(gone: &mut Vec<(Weight, usize)>, came: &mut Vec<(Weight, usize)>, old: &Tokens<'_>, new: &Tokens<'_>) {
    gone.retain(|(weight, at)| {
        let partner = came.iter().position(|(other, to)| other == weight && new.stems[*to] == old.stems[*at]);
        partner.map(|partner| came.remove(partner)).is_none()
    });
}

/// What ranked changes say already of the words that changed with them.
#[derive(Clone, Debug, Default)]
pub(in crate::change) struct Explained {
    /// The numbers of details.
    pub numbers: BTreeSet<u32>,
    /// Whether a length of time changed.
    pub time: bool,
    /// Whether the word for how strongly it is meant changed.
    pub strength: bool,
    /// Whether the answer, the training or a position changed, of which any word may speak.
    pub wording: bool,
}

impl Explained {
    /// Takes out of a rewording what these changes say.
    pub(in crate::change) fn take_out(&self, rewording: &mut Rewording) {
        rewording.weighing.retain(|changed| !self.explains(changed));
        if self.wording {
            rewording.lost.clear();
            rewording.added.clear();
            rewording.little_left = false;
        }
    }

    fn explains(&self, changed: &WeighingWord) -> bool {
        match changed.weight {
            Weight::Number => stem(&changed.word).parse().is_ok_and(|number| self.numbers.contains(&number)),
            Weight::Modal => self.strength,
            Weight::Unit => self.time,
            Weight::Negation | Weight::Quantifier | Weight::Condition | Weight::Group => false,
        }
    }
}

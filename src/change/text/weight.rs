//! The words of two texts that weigh and changed, and what ranked changes say of them already.

use std::collections::BTreeSet;

use super::phrase::{self, Phrase};
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
/// least, two" have the same words. A number or a unit in another form, and a group that moved, is no change. Gives them as
/// words and as phrases.
pub(super) fn changed(old: &Tokens<'_>, new: &Tokens<'_>, marks: &Marks) -> (Vec<WeighingWord>, Vec<Phrase>) {
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
    let mut phrases = phrase::of((old, new), marks, &all_gone, &all_came);
    let stayed = marks.same().filter_map(|(from, to)| {
        let (before, after) = (old.weight(from), new.weight(to));
        Some((before.or(after).filter(|_| before != after)?, from))
    });
    let stayed: Vec<(Weight, usize)> = stayed.collect();
    let staying =
        |(weight, at): &(Weight, usize)| Phrase { weight: *weight, mark: Mark::Same, text: old.plain[*at].clone() };
    phrases.extend(stayed.iter().map(staying));
    let word = |tokens: &Tokens<'_>, mark: Mark, (weight, at): (Weight, usize)| WeighingWord {
        weight,
        mark,
        word: tokens.plain[at].clone(),
    };
    let gone = all_gone.into_iter().map(|one| word(old, Mark::Gone, one));
    let came = all_came.into_iter().map(|one| word(new, Mark::Came, one));
    let mut found: Vec<WeighingWord> =
        gone.chain(stayed.into_iter().map(|one| word(old, Mark::Same, one))).chain(came).collect();
    let mut seen = BTreeSet::new();
    found.retain(|word| seen.insert(word.clone()));
    // Those of one kind stay in the order of the texts.
    found.sort_by_key(|word| word.weight);
    (found, phrases)
}

/// The words for how strongly a text is meant that stand in each other's place, where no other such word changed. What is
/// only aimed at is meant so beside another word, too: "will" and "will aim to".
pub(super) fn modals(old: &Tokens<'_>, new: &Tokens<'_>, marks: &Marks) -> Option<[String; 2]> {
    let mut changed = marks.stretches().into_iter().filter_map(|(gone, came)| {
        let (went, arrived) = (modals_of(old, &gone), modals_of(new, &came));
        (went != arrived).then_some([(went, gone), (arrived, came)])
    });
    let [(went, gone), (arrived, came)] = changed.next()?;
    if changed.next().is_some() {
        return None;
    }
    match (went.is_empty(), arrived.is_empty()) {
        (false, false) => Some([went, arrived]),
        (true, _) => Some([beside(new, &came).filter(|_| is_aim(&arrived))?, arrived]),
        (_, true) => Some([went.clone(), beside(old, &gone).filter(|_| is_aim(&went))?]),
    }
}

/// Words that make of what is done something that is aimed at.
fn is_aim(words: &str) -> bool {
    ["aim", "seek", "try", "tries", "intend", "hope", "encouraged", "expected"].iter().any(|aim| words.starts_with(aim))
}

/// The words for how strongly a text is meant among some of its words.
fn modals_of(tokens: &Tokens<'_>, at: &[usize]) -> String {
    let modals = at.iter().filter(|at| tokens.weight(**at) == Some(Weight::Modal));
    modals.map(|at| tokens.plain[*at].as_str()).collect::<Vec<_>>().join(" ")
}

/// The word for how strongly a text is meant right before some words.
fn beside(tokens: &Tokens<'_>, at: &[usize]) -> Option<String> {
    let before = at.first()?.checked_sub(1)?;
    (tokens.weight(before) == Some(Weight::Modal)).then(|| tokens.plain[before].clone())
}

/// Whether the one word for how strongly both texts are meant is denied in one of them.
pub(super) fn is_turned(old: &Tokens<'_>, new: &Tokens<'_>) -> bool {
    matches!((is_denied(old), is_denied(new)), (Some(before), Some(after)) if before != after)
}

/// Whether the one word for how strongly a text is meant is denied right behind it; none where there are several, or where
/// something else denies.
fn is_denied(tokens: &Tokens<'_>) -> Option<bool> {
    let all = |wanted: Weight| (0..tokens.plain.len()).filter(move |at| tokens.weight(*at) == Some(wanted));
    let (modals, denials): (Vec<usize>, Vec<usize>) = (all(Weight::Modal).collect(), all(Weight::Negation).collect());
    match (modals.as_slice(), denials.as_slice()) {
        ([_], []) => Some(false),
        ([modal], [denial]) => {
            let denies = ["not", "never"].contains(&tokens.plain[*denial].as_str());
            (denies && modal + 1 == *denial).then_some(true)
        }
        ([], [denial]) => tokens.plain[*denial].starts_with("mustn").then_some(true),
        _ => None,
    }
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
    /// Whether it is denied and was not, or the other way round.
    pub denial: bool,
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
            // "every" begins a length of time that comes again.
            Weight::Quantifier => self.time && ["every", "each"].contains(&changed.word.as_str()),
            Weight::Negation => self.denial,
            Weight::Exception | Weight::Condition | Weight::Group => false,
        }
    }
}

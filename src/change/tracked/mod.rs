//! What the tracked changes of a Word document do to what is recorded of it, before anybody accepts them.
//!
//! `edits` says which sentences became which, `recorded` which commitments stand in them and in the `lists` that they
//! introduce, `judged` what that does to each, and `told` says it.

mod amounts;
mod edits;
mod judged;
mod lists;
mod ranked;
mod recorded;
mod sections;
mod told;
mod unquoted;

use std::collections::BTreeSet;

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Approved, Verdict, Word, approval};
use crate::extract::Block;
use crate::finding::Place;
use crate::standards::Weight;
use crate::workspace::Document;

use edits::{Edit, Side};
use judged::Judge;

/// How many bytes of changed text are compared. A strategy of two hundred pages that is rewritten throughout has an eighth of it.
const MOST_CHANGED_BYTES: usize = 4 * 1024 * 1024;

/// How many bytes are walked through to find all quotes, each in the text before and after.
const MOST_SEARCHED_BYTES: usize = 1024 * 1024 * 1024;

/// How many paragraphs are looked through for commitments of which nothing is quoted, all together.
const MOST_LOOKED_THROUGH: usize = 5_000_000;

/// How many changes are listed. Beyond that they are only counted, those first that matter least.
const MOST_CHANGES: usize = 1000;

/// What tracked changes do to a record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrackedChanges {
    /// The changed texts in which something recorded stands, in the order of the document.
    pub changes: Vec<TrackedChange>,
    /// The changed texts in which nothing recorded stands.
    pub unrecorded: Vec<Unrecorded>,
    /// How many further changes there are that are not listed.
    pub more: usize,
    /// How many paragraphs, cells and notes were changed; those that were split or merged count as one.
    pub touched: usize,
    /// How many were split or merged while their words stay.
    pub parted: usize,
    /// Whether more was changed than is compared, so that nothing is listed.
    pub is_too_much: bool,
}

impl TrackedChanges {
    /// The changes as at a day: a decision that is dated later has signed nothing.
    #[must_use]
    pub fn as_at(mut self, today: Day) -> Self {
        for change in &mut self.changes {
            change.approved = change.approved.take().filter(|approved| !approved.is_to_come(today));
        }
        self
    }

    /// As many changes as are listed, in their order: what matters most, and how many there are beside.
    #[must_use]
    pub fn listed(mut self) -> Self {
        let rank = |change: &TrackedChange| Verdict::ALL.iter().position(|verdict| *verdict == change.verdict);
        let mut order: Vec<usize> = (0..self.changes.len()).collect();
        order.sort_by_key(|at| rank(&self.changes[*at]));
        let kept: BTreeSet<usize> = order.into_iter().take(MOST_CHANGES).collect();
        let all = self.changes.len() + self.unrecorded.len();
        let mut at = 0..;
        self.changes.retain(|_| at.next().is_some_and(|at| kept.contains(&at)));
        self.unrecorded.truncate(MOST_CHANGES);
        self.more = all - self.changes.len() - self.unrecorded.len();
        self
    }
}

/// What tracked changes do to one text in which something recorded stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TrackedChange {
    /// The commitments that are recorded of it; several where it says several things.
    pub commitments: Vec<Recorded>,
    /// How they were recognised in it.
    pub recognised: Recognised,
    /// Whether it is not their own text but the sentence that introduces the list in which that stands.
    #[serde(default)]
    pub introduces: bool,
    /// Where in the document it stands; of what is moved, where it stood.
    pub passage: String,
    /// Where it is moved to; null where it is not moved.
    pub moved_to: Option<String>,
    /// What becomes of it.
    pub fate: Fate,
    /// Which way that goes, as far as words tell.
    pub verdict: Verdict,
    /// Which words changed that are never a mere rewording, where it is reworded.
    pub weighing: Vec<Weighed>,
    /// Both texts in one, marked; empty where it is moved and nothing else, where it is too long, or where it is withheld.
    pub words: Vec<Word>,
    /// Whether the words are left out because they could lead to a person.
    pub withheld: bool,
    /// A sentence that says it to a committee, with a full stop.
    pub sentence: String,
    /// Who decided on what is weaker, where the newest version of the record says so.
    #[serde(default)]
    pub approved: Option<Approved>,
    /// The entries that sign it off under the `changes` of the newest version, once a reason and who approved it are filled in; left
    /// out where there is nothing to sign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign: Vec<String>,
}

impl TrackedChange {
    /// Whether something is weaker and nobody has signed that off.
    pub fn is_unapproved_weakening(&self) -> bool {
        self.verdict.weakens() && self.approved.is_none()
    }
}

/// A commitment of the record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Recorded {
    /// The standard that it answers, or its own id.
    pub name: String,
    /// What the standard asks, or the id again.
    pub title: String,
    /// Where in the document it is recorded to stand, in words; null where nothing is said.
    pub section: Option<String>,
    /// Where it stands in the record.
    pub place: Place,
}

/// How commitments were recognised in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Recognised {
    /// Their quotes stand in it.
    Quote,
    /// Nothing is quoted; it stands in their section, and is more like their text than any other sentence there.
    Likeness,
    /// Nothing is quoted, and no sentence of their section is like their text: whether it is theirs is for a person to read.
    Section,
}

/// What becomes of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Fate {
    /// It is no longer there.
    TakenOut,
    /// It was not there.
    PutIn,
    /// It is there in other words.
    Reworded,
    /// It is there in another place.
    Moved,
    /// It is there in another place and in other words.
    MovedAndReworded,
}

/// Words of one kind that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Weighed {
    /// What they are.
    pub kind: WeighingKind,
    /// The words with those that they belong to, those that went before those that came; empty where they are withheld.
    pub words: Vec<String>,
}

/// What a word is whose change is never a mere rewording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WeighingKind {
    /// How strongly something is meant: must, should, may.
    Modal,
    /// How many.
    Number,
    /// Whether at all: not, never.
    Negation,
    /// For whom, or when, it does not hold: except, unless.
    Exception,
    /// For how many, or how often: all, most, every.
    Quantifier,
    /// A unit of time.
    Time,
    /// When and where it holds.
    Condition,
    /// Who it is for, or who does it.
    Group,
}

impl From<Weight> for WeighingKind {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Modal => Self::Modal,
            Weight::Number => Self::Number,
            Weight::Negation => Self::Negation,
            Weight::Exception => Self::Exception,
            Weight::Quantifier => Self::Quantifier,
            Weight::Unit => Self::Time,
            Weight::Condition => Self::Condition,
            Weight::Group => Self::Group,
        }
    }
}

/// A changed text in which nothing recorded stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unrecorded {
    /// Where in the document it stands.
    pub passage: String,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether it has a word for how strongly it is meant, such as must, before or after.
    pub has_modal: bool,
}

/// What the tracked changes of a document do to what a policy records of it.
pub fn tracked(record: &Document, blocks: &[Block]) -> TrackedChanges {
    let mut found = TrackedChanges {
        touched: blocks.iter().filter(|block| block.is_touched()).count(),
        parted: blocks.iter().filter(|block| block.is_only_parted()).count(),
        ..TrackedChanges::default()
    };
    let Some(policy) = record.policy() else { return found };
    let quoted = policy.commitments.iter().filter(|commitment| commitment.quote.text().is_some()).count();
    let unquoted = policy.commitments.len() - quoted;
    let (all, changed) = (bytes(blocks.iter()), bytes(blocks.iter().filter(|block| block.is_touched())));
    found.is_too_much = changed > MOST_CHANGED_BYTES
        || all.saturating_mul(quoted) > MOST_SEARCHED_BYTES
        || blocks.len().saturating_mul(unquoted) > MOST_LOOKED_THROUGH;
    if found.touched == 0 || found.is_too_much {
        return found;
    }
    let before = Side::of(blocks, |paragraph| &paragraph.before);
    let after = Side::of(blocks, |paragraph| &paragraph.after);
    let weighing = super::weighing(record, record);
    let signed = approval::of(policy);
    let judge = Judge { record, policy, blocks, before: &before, after: &after, weighing, signed };
    let edits = edits::edits(&before, &after);
    let recorded::Found { own, introduced } = recorded::find(policy, blocks, (&before, &after), &edits);
    // The edit of what introduces a list counts for its items, and for itself.
    let introducing = together(edits.iter().zip(&introduced).filter(|(_, items)| items.is_some()));
    let mut changes: Vec<(usize, TrackedChange)> = introducing.iter().filter_map(|edits| judge.change(edits)).collect();
    let mut introduced = introduced.iter();
    for edits in together(edits.iter().zip(&own)) {
        let introduced: Vec<bool> = introduced.by_ref().take(edits.len()).map(Option::is_some).collect();
        if edits.iter().all(|(_, concerned)| concerned.as_ref().is_some_and(recorded::Concerned::is_told_elsewhere)) {
            continue;
        }
        match judge.change(&edits) {
            Some(change) => changes.push(change),
            None => {
                let alone = edits.iter().zip(introduced).filter(|(_, introduces)| !introduces);
                found.unrecorded.extend(alone.filter_map(|((edit, _), _)| judge.unrecorded(edit)));
            }
        }
    }
    changes.sort_by_key(|(block, _)| *block);
    found.changes = changes.into_iter().map(|(_, change)| change).collect();
    found
}

fn bytes<'b>(blocks: impl Iterator<Item = &'b Block>) -> usize {
    blocks.flat_map(|block| &block.paragraphs).map(|paragraph| paragraph.before.len() + paragraph.after.len()).sum()
}

/// An edit with the commitments that stand in it, where some do.
type Concerning<'e> = (&'e Edit, &'e Option<recorded::Concerned>);

/// Edits of one text that follow on each other and concern the same commitments are one change.
fn together<'e>(edits: impl Iterator<Item = Concerning<'e>>) -> Vec<Vec<Concerning<'e>>> {
    let mut found: Vec<Vec<Concerning<'e>>> = Vec::new();
    for one in edits {
        let goes_on = |(edit, concerned): &Concerning<'_>| {
            let is_plain = !edit.is_moved && !one.0.is_moved;
            is_plain && concerned.is_some() && *concerned == one.1 && edit.block == one.0.block
        };
        match found.last_mut().filter(|group| group.last().is_some_and(goes_on)) {
            Some(group) => group.push(one),
            None => found.push(vec![one]),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(at: usize, verdict: Verdict) -> TrackedChange {
        TrackedChange {
            commitments: Vec::new(),
            recognised: Recognised::Quote,
            introduces: false,
            passage: format!("paragraph {at}"),
            moved_to: None,
            fate: Fate::Reworded,
            verdict,
            weighing: Vec::new(),
            words: Vec::new(),
            withheld: false,
            sentence: String::new(),
            approved: None,
            sign: Vec::new(),
        }
    }

    #[test]
    fn what_matters_most_is_listed_in_its_order_and_the_rest_counted() {
        let weaker = MOST_CHANGES + 20;
        let verdict = |at: usize| if at == weaker { Verdict::Weakened } else { Verdict::Reworded };
        let changes = (0..=weaker).map(|at| change(at, verdict(at))).collect();
        let unrecorded =
            vec![Unrecorded { passage: String::new(), fate: Fate::PutIn, has_modal: false }; MOST_CHANGES + 5];
        let listed = TrackedChanges { changes, unrecorded, ..TrackedChanges::default() }.listed();
        assert_eq!((listed.changes.len(), listed.unrecorded.len(), listed.more), (MOST_CHANGES, MOST_CHANGES, 26));
        let places: Vec<&str> = listed.changes.iter().map(|change| change.passage.as_str()).collect();
        assert_eq!((places[0], places.last().copied()), ("paragraph 0", Some(format!("paragraph {weaker}").as_str())));
    }
}

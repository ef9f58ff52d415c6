//! What a tracked change does to the commitments that stand in its text. Which way that goes is asked of the judge that
//! compares records.

use std::borrow::Cow;

use super::edits::{Edit, Side};
use super::ranked::{self, Ranked};
use super::recorded::{Concerned, Touches};
use super::told::{Told, weighed};
use super::unquoted::named_sections;
use super::{Concerning, Fate, Recognised, Recorded, TrackedChange, Unrecorded};
use crate::change::approval::Signed;
use crate::change::difference::{Difference, Found, Value};
use crate::change::judge::{judge, together};
use crate::change::text::{self, Rewording};
use crate::change::{Kind, Relation, Verdict};
use crate::extract::{Block, typed_number};
use crate::load::strength_meant;
use crate::model::Policy;
use crate::model::fields::Direction;
use crate::model::words::{Answer, Strength};
use crate::source::NodeId;
use crate::standards::{Weighing, Weight};
use crate::workspace::Document;

/// How many commitments are named for one text.
const MOST_COMMITMENTS: usize = 50;

/// What tracked changes are judged by.
pub(super) struct Judge<'d> {
    pub(super) record: &'d Document,
    pub(super) policy: &'d Policy,
    pub(super) blocks: &'d [Block],
    pub(super) before: &'d Side,
    pub(super) after: &'d Side,
    pub(super) weighing: Cow<'d, Weighing>,
    /// What the record says was decided.
    pub(super) signed: Vec<Signed<'d>>,
}

impl Judge<'_> {
    /// What edits of one text do to the commitments that stand in it, with the block that it is told of; nothing where none
    /// does, or no word changed.
    pub(super) fn change(&self, edits: &[Concerning<'_>]) -> Option<(usize, TrackedChange)> {
        let (first, concerned) = edits.first().and_then(|(edit, concerned)| Some((edit, concerned.as_ref()?)))?;
        let all =
            |side: fn(&Edit) -> &Vec<usize>| edits.iter().flat_map(|(edit, _)| side(edit)).copied().collect::<Vec<_>>();
        let (old, new) = (all(|edit| &edit.old), all(|edit| &edit.new));
        let rewording = self.compare(&old, &new);
        let fate = fate(!old.is_empty(), !new.is_empty(), first.is_moved, rewording.is_some());
        let is_of_another = || {
            let texts = [self.before.said(&old), self.after.said(&new)];
            concerned.touches == Touches::Behind && !texts.iter().any(|text| text::goes_back(text, &self.weighing))
        };
        if rewording.is_none() && !first.is_moved || is_of_another() {
            return None;
        }
        let rewording = rewording.unwrap_or_default();
        let withheld =
            [&old, &new].into_iter().zip([self.before, self.after]).any(|(at, side)| self.is_private(at, side));
        let ranked = self.ranked(fate, concerned, &rewording);
        let verdict = self.verdict(fate, concerned, &rewording, &ranked);
        let is_reworded = matches!(fate, Fate::Reworded | Fate::MovedAndReworded);
        let weighing = if is_reworded { weighed(&rewording, withheld) } else { Vec::new() };
        let moved_to = new.first().filter(|_| first.is_moved).map(|at| self.passage(self.after.sentences[*at].block));
        let told = Told {
            fate,
            concerned,
            has_sections: self.has_sections(concerned),
            rewording: is_reworded.then_some(&rewording),
            withheld,
            moved_to: moved_to.as_deref(),
        };
        let sentence = told.sentence();
        let mut decided = ranked::decided(&ranked, verdict, &self.signed, &self.record.loaded.about());
        // Who has decided on a weaker word has not decided on the condition that came beside it.
        if is_reworded && beside(&ranked, &rewording).matters() {
            decided.approved = None;
        }
        let change = TrackedChange {
            sentence,
            commitments: concerned.commitments.iter().take(MOST_COMMITMENTS).map(|at| self.recorded(*at)).collect(),
            recognised: concerned.recognised,
            introduces: concerned.touches == Touches::Introduction,
            passage: self.passage(first.block),
            moved_to,
            fate,
            verdict,
            weighing,
            words: if withheld || fate == Fate::Moved { Vec::new() } else { rewording.words },
            withheld,
            approved: decided.approved,
            sign: decided.sign,
        };
        Some((first.block, change))
    }

    /// How some sentences differ from what they were, whatever the numbers of the sections that they begin with.
    fn compare(&self, old: &[usize], new: &[usize]) -> Option<Rewording> {
        let (old, new) = (self.before.said(old), self.after.said(new));
        let (before, after) = (without_number(&old), without_number(&new));
        let is_renumbered = !before.1.is_empty() && !after.1.is_empty() && before.0 != after.0;
        let (old, new) = if is_renumbered { (before.1, after.1) } else { (old.as_str(), new.as_str()) };
        // With which mark a sentence ends is no word of it.
        let words = |text: &str| text.trim_end_matches([';', '.', ' ']).to_lowercase();
        (words(old) != words(new)).then(|| text::compare(old, new, &self.weighing)).flatten()
    }

    /// A changed text in which nothing recorded stands; nothing where no word changed.
    pub(super) fn unrecorded(&self, edit: &Edit) -> Option<Unrecorded> {
        let (old, new) = (self.before.said(&edit.old), self.after.said(&edit.new));
        let is_reworded = self.compare(&edit.old, &edit.new).is_some();
        if !is_reworded && !edit.is_moved {
            return None;
        }
        let has_modal = [&old, &new].iter().any(|text| text::has_modal(text, &self.weighing));
        let fate = fate(!old.is_empty(), !new.is_empty(), edit.is_moved, is_reworded);
        Some(Unrecorded { passage: self.passage(edit.block), fate, has_modal })
    }

    /// Whether the record names a section for each of some commitments.
    fn has_sections(&self, concerned: &Concerned) -> bool {
        concerned.commitments.iter().all(|at| !named_sections(&self.policy.commitments[*at]).is_empty())
    }

    fn passage(&self, block: usize) -> String {
        self.blocks.get(block).map(|block| block.part.clone()).unwrap_or_default()
    }

    fn is_private(&self, sentences: &[usize], side: &Side) -> bool {
        let blocks = sentences.iter().filter_map(|at| self.blocks.get(side.sentences.get(*at)?.block));
        blocks.into_iter().any(|block| block.is_private)
    }

    fn recorded(&self, at: usize) -> Recorded {
        let commitment = &self.policy.commitments[at];
        let name = commitment.standard.text().or(commitment.id.text()).unwrap_or("a commitment without a name");
        let expectation = self.record.controls.expectations.iter().find(|known| known.id == name);
        let spot = commitment.quote.at().unwrap_or(commitment.at);
        Recorded {
            name: name.to_owned(),
            title: expectation.map_or(name, |known| &known.title).to_owned(),
            section: commitment.sections(),
            place: self.record.loaded.about().place(&spot.into()),
        }
    }

    /// What the words say that can be ranked, for each commitment.
    fn ranked(&self, fate: Fate, concerned: &Concerned, rewording: &Rewording) -> Vec<Ranked> {
        let commitments = concerned.commitments.iter().map(|at| &self.policy.commitments[*at]);
        let subject = ranked::Subject { policy: self.policy, expectations: &self.record.controls.expectations };
        match fate {
            Fate::TakenOut if concerned.touches == Touches::Whole => {
                commitments.map(|commitment| subject.taken_out(commitment)).collect()
            }
            Fate::PutIn if concerned.touches == Touches::Text => {
                commitments.map(|commitment| subject.put_in(commitment)).collect()
            }
            Fate::Reworded | Fate::MovedAndReworded => {
                let strengths = self.strengths(concerned, rewording);
                let ranked = commitments.flat_map(|commitment| {
                    let turned = rewording.turned.then(|| subject.turned(commitment)).flatten();
                    let strength = strengths.map(|strengths| subject.stronger_or_weaker(commitment, strengths));
                    turned.into_iter().chain(strength).chain(subject.amounts(commitment, rewording))
                });
                ranked.collect()
            }
            _ => Vec::new(),
        }
    }

    /// Which way a change goes. What is not quoted is not known to be the text that changed, so that it is left to a reader
    /// where it would be weaker or stronger.
    fn verdict(&self, fate: Fate, concerned: &Concerned, rewording: &Rewording, ranked: &[Ranked]) -> Verdict {
        let verdict = match (fate, concerned.touches) {
            // Without its introduction nobody knows what a list asks, and that a text stands twice may mean anything.
            (Fate::TakenOut | Fate::PutIn | Fate::Moved, Touches::Introduction) | (_, Touches::Copy) => {
                Verdict::Unclear
            }
            (Fate::TakenOut | Fate::PutIn, _) if ranked.is_empty() => Verdict::Unclear,
            (Fate::TakenOut | Fate::PutIn, _) => together(ranked.iter().map(|ranked| ranked.verdict)),
            (Fate::Moved, _) => in_words(None, Kind::Moved),
            (Fate::Reworded | Fate::MovedAndReworded, _) => {
                let wording = in_words(Some(beside(ranked, rewording)), Kind::Duty);
                let ranked = ranked.iter().filter(|ranked| !ranked.is_of_one_rank()).map(|ranked| ranked.verdict);
                let ranked: Vec<Verdict> = ranked.collect();
                let is_said = !ranked.is_empty() && wording == Verdict::Reworded;
                together(Some(wording).filter(|_| !is_said).into_iter().chain(ranked))
            }
        };
        let is_ranked = verdict.weakens() || verdict == Verdict::Strengthened;
        if is_ranked && !self.is_sure(concerned) { Verdict::Unclear } else { verdict }
    }

    /// Whether what changes is surely the text of commitments, or what is said of each of them: an item that has a word of
    /// its own for how strongly it is meant is not meant as its introduction says.
    fn is_sure(&self, concerned: &Concerned) -> bool {
        let has_own = |at: &usize| {
            let quote = self.policy.commitments[*at].quote.text();
            quote.is_none_or(|quote| text::has_modal(quote, &self.weighing))
        };
        concerned.recognised == Recognised::Quote
            && match concerned.touches {
                Touches::Whole | Touches::Text => true,
                Touches::Introduction => !concerned.commitments.iter().any(has_own),
                Touches::OneOfSeveral | Touches::Around | Touches::Copy => false,
                Touches::Behind | Touches::Row | Touches::ToldElsewhere => false,
            }
    }

    /// How strongly a text is meant before and after, where one word for that stands in the place of another one and nothing
    /// is denied that was not. What is excepted makes it no stronger.
    fn strengths(&self, concerned: &Concerned, rewording: &Rewording) -> Option<(Strength, Strength)> {
        let is_turned = rewording.weighing.iter().any(|changed| changed.weight == Weight::Negation);
        let commits = concerned.commitments.iter().all(|at| self.policy.commitments[*at].answer() == Answer::Commits);
        let [old, new] = rewording.modals.as_ref().filter(|_| commits && !is_turned)?;
        Some((strength_meant(old)?, strength_meant(new)?))
    }
}

/// The number of a section with which a text begins, and the rest: "6.3" is one, and the 2 of "2 trainers" is none.
fn without_number(text: &str) -> (Option<&str>, &str) {
    let typed = typed_number(text).filter(|typed| typed.number.trim_end_matches('.').contains('.'));
    typed.map_or((None, text), |typed| (Some(typed.number), typed.rest))
}

/// A rewording without the words that ranked differences speak of: what they say need not be said of the wording again.
fn beside(ranked: &[Ranked], rewording: &Rewording) -> Rewording {
    let mut rest = rewording.clone();
    ranked::explained(ranked).take_out(&mut rest);
    // Where ranked differences speak of all the words that changed, it does not matter how many there were.
    let is_all_said = rest.weighing.is_empty() && rest.lost.is_empty() && rest.added.is_empty();
    rest.little_left &= ranked.is_empty() || !is_all_said;
    rest
}

fn fate(was: bool, is: bool, is_moved: bool, is_reworded: bool) -> Fate {
    match (was, is, is_moved, is_reworded) {
        (true, false, ..) => Fate::TakenOut,
        (false, true, ..) => Fate::PutIn,
        (.., false, _) => Fate::Reworded,
        (.., true, false) => Fate::Moved,
        (.., true, true) => Fate::MovedAndReworded,
    }
}

/// What the judge says of two wordings, or of a text that moved.
fn in_words(wording: Option<Rewording>, kind: Kind) -> Verdict {
    let there = || Found::new(Value::There, NodeId::ROOT);
    let difference = Difference { wording, ..Difference::of("commitments.says", kind, "", there(), there()) };
    judge(&difference, Direction::Prose, Relation::Lineage)
}

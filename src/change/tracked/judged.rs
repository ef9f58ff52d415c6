//! What a tracked change does to the commitments that stand in its text. Which way that goes is asked of the judge that
//! compares records.

use std::borrow::Cow;

use super::edits::{Edit, Side};
use super::recorded::Concerned;
use super::{Concerning, Fate, Recognised, Recorded, TrackedChange, Unrecorded, Weighed, WeighingKind};
use crate::change::difference::{Difference, Found, Value};
use crate::change::judge::{judge, together};
use crate::change::text::{self, Rewording};
use crate::change::{Kind, Relation, Verdict};
use crate::extract::Block;
use crate::model::Policy;
use crate::model::fields::Direction;
use crate::model::located::Read;
use crate::model::words::{Answer, Strength, listed};
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
}

impl Judge<'_> {
    /// What edits of one text do to the commitments that stand in it; nothing where none does, or no word changed.
    pub(super) fn change(&self, edits: &[Concerning]) -> Option<TrackedChange> {
        let (first, concerned) = edits.first().and_then(|(edit, concerned)| Some((edit, concerned.as_ref()?)))?;
        let all =
            |side: fn(&Edit) -> &Vec<usize>| edits.iter().flat_map(|(edit, _)| side(edit)).copied().collect::<Vec<_>>();
        let (old, new) = (all(|edit| &edit.old), all(|edit| &edit.new));
        let rewording = text::compare(&self.before.said(&old), &self.after.said(&new), &self.weighing);
        let fate = fate(!old.is_empty(), !new.is_empty(), first.is_moved, rewording.is_some());
        if rewording.is_none() && !first.is_moved {
            return None;
        }
        let rewording = rewording.unwrap_or_default();
        let withheld =
            [&old, &new].into_iter().zip([self.before, self.after]).any(|(at, side)| self.is_private(at, side));
        let verdict = self.verdict(fate, concerned, &rewording, (&old, &new));
        let weighing = if matches!(fate, Fate::Reworded | Fate::MovedAndReworded) {
            weighed(&rewording, withheld)
        } else {
            Vec::new()
        };
        let moved_to = new.first().filter(|_| first.is_moved).map(|at| self.passage(self.after.sentences[*at].block));
        let is_too_long = rewording.too_long;
        let text = Text { fate, concerned, weighing: &weighing, is_too_long, moved_to: moved_to.as_deref() };
        Some(TrackedChange {
            sentence: text.sentence(),
            commitments: concerned.commitments.iter().take(MOST_COMMITMENTS).map(|at| self.recorded(*at)).collect(),
            recognised: concerned.recognised,
            passage: self.passage(first.block),
            moved_to,
            fate,
            verdict,
            weighing,
            words: if withheld || fate == Fate::Moved { Vec::new() } else { rewording.words },
            withheld,
        })
    }

    /// A changed text in which nothing recorded stands; nothing where no word changed.
    pub(super) fn unrecorded(&self, edit: &Edit) -> Option<Unrecorded> {
        let (old, new) = (self.before.said(&edit.old), self.after.said(&edit.new));
        let is_reworded = text::compare(&old, &new, &self.weighing).is_some();
        if !is_reworded && !edit.is_moved {
            return None;
        }
        let has_modal = [&old, &new].iter().any(|text| !text::modals(text, &self.weighing).is_empty());
        let fate = fate(!old.is_empty(), !new.is_empty(), edit.is_moved, is_reworded);
        Some(Unrecorded { passage: self.passage(edit.block), fate, has_modal })
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

    /// Which way a change goes. What is not quoted is not known to be the text that changed, so that it is left to a reader
    /// where it would be weaker or stronger.
    fn verdict(
        &self,
        fate: Fate,
        concerned: &Concerned,
        rewording: &Rewording,
        (old, new): (&[usize], &[usize]),
    ) -> Verdict {
        let is_sure = concerned.recognised == Recognised::Quote && !concerned.stays;
        let answers = concerned.commitments.iter().map(|at| self.policy.commitments[*at].answer());
        let verdict = match fate {
            Fate::TakenOut if concerned.is_whole => {
                together(answers.map(|answer| ask(Value::Answer(answer), Value::Nothing, Direction::Answer)))
            }
            Fate::PutIn => {
                together(answers.map(|answer| ask(Value::Nothing, Value::Answer(answer), Direction::Answer)))
            }
            Fate::TakenOut => Verdict::Unclear,
            Fate::Moved => in_words(None, Kind::Moved),
            Fate::Reworded | Fate::MovedAndReworded => {
                let is_turned = rewording.weighing.iter().any(|(weight, _)| *weight == Weight::Negation);
                let commits = answers.clone().all(|answer| answer == Answer::Commits);
                let strengths = self.strengths(old, new).filter(|_| commits && !is_turned);
                // What the two words for it say need not be said of the wording again.
                let mut rest = rewording.clone();
                text::Explained { strength: strengths.is_some(), ..text::Explained::default() }.take_out(&mut rest);
                let strength =
                    strengths.map(|(old, new)| ask(Value::Strength(old), Value::Strength(new), Direction::Word));
                let wording = in_words(Some(rest), Kind::Duty);
                let is_said = strength.is_some() && wording == Verdict::Reworded;
                together(Some(wording).filter(|_| !is_said).into_iter().chain(strength))
            }
        };
        let is_ranked = verdict.weakens() || verdict == Verdict::Strengthened;
        if is_ranked && !is_sure { Verdict::Unclear } else { verdict }
    }

    /// The two words for how strongly it is meant, where each text has a single one and they differ.
    fn strengths(&self, old: &[usize], new: &[usize]) -> Option<(Strength, Strength)> {
        let only = |text: &str| match text::modals(text, &self.weighing).as_slice() {
            [word] => Strength::read(word).ok(),
            _ => None,
        };
        let (old, new) = (only(&self.before.said(old))?, only(&self.after.said(new))?);
        (old != new).then_some((old, new))
    }
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

/// What the judge says of two values.
fn ask(old: Value, new: Value, direction: Direction) -> Verdict {
    let [old, new] = [old, new].map(|value| Found::new(value, NodeId::ROOT));
    judge(&Difference::of("commitments", Kind::Duty, "", old, new), direction, Relation::Lineage)
}

/// What it says of two wordings, or of a text that moved.
fn in_words(wording: Option<Rewording>, kind: Kind) -> Verdict {
    let there = || Found::new(Value::There, NodeId::ROOT);
    let difference = Difference { wording, ..Difference::of("commitments.says", kind, "", there(), there()) };
    judge(&difference, Direction::Prose, Relation::Lineage)
}

/// The changed words that weigh, by their kinds.
fn weighed(rewording: &Rewording, withheld: bool) -> Vec<Weighed> {
    let mut found: Vec<Weighed> = Vec::new();
    for (weight, word) in &rewording.weighing {
        let kind = WeighingKind::from(*weight);
        let words = || if withheld { Vec::new() } else { vec![word.clone()] };
        match found.iter_mut().find(|known| known.kind == kind) {
            Some(known) if !withheld && !known.words.contains(word) => known.words.push(word.clone()),
            Some(_) => {}
            None => found.push(Weighed { kind, words: words() }),
        }
    }
    found.sort_by_key(|known| known.kind);
    found
}

/// What a change is told by.
struct Text<'c> {
    fate: Fate,
    concerned: &'c Concerned,
    weighing: &'c [Weighed],
    is_too_long: bool,
    moved_to: Option<&'c str>,
}

impl Text<'_> {
    fn sentence(&self) -> String {
        let is_one = self.concerned.commitments.len() == 1;
        let Concerned { recognised, stays, .. } = self.concerned;
        let mut sentence = match recognised {
            Recognised::Section => {
                format!("A text of {} section {}.", if is_one { "its" } else { "their" }, self.becomes())
            }
            Recognised::Likeness => {
                let its = if is_one {
                    "its section that is most like what is recorded"
                } else {
                    "their section that is most like what is recorded"
                };
                format!("The sentence of {its} {}.", self.becomes())
            }
            Recognised::Quote if *stays && self.fate == Fate::PutIn => {
                "Words are put in between those that are quoted.".to_owned()
            }
            Recognised::Quote if *stays && self.fate != Fate::Moved => {
                format!("The words that are quoted stay, and the sentence that they stand in {}.", self.becomes())
            }
            Recognised::Quote if self.fate == Fate::TakenOut && !self.concerned.is_whole => {
                format!("A part of {} {}.", if is_one { "its text" } else { "their text" }, self.becomes())
            }
            Recognised::Quote => format!("{} {}.", if is_one { "Its text" } else { "Their text" }, self.becomes()),
        };
        if !self.weighing.is_empty() {
            let changed: Vec<String> = self.weighing.iter().map(in_letters).collect();
            sentence.push_str(&format!(" What changed in it: {}.", listed(&changed, "and")));
        }
        if self.is_too_long {
            sentence.push_str(" The texts are too long to be compared word by word.");
        }
        match (recognised, is_one) {
            (Recognised::Section, true) => sentence
                .push_str(" Nothing is quoted: whether it is the text of this commitment, a person has to read."),
            (Recognised::Section, false) => sentence.push_str(
                " Nothing is quoted: whether it is the text of one of these commitments, a person has to read.",
            ),
            _ => {}
        }
        sentence
    }

    fn becomes(&self) -> String {
        let to = self.moved_to.unwrap_or("another place");
        match self.fate {
            Fate::TakenOut => "is taken out".to_owned(),
            Fate::PutIn => "is put in".to_owned(),
            Fate::Reworded => "is reworded".to_owned(),
            Fate::Moved => format!("is moved to {to}, and none of its words changes"),
            Fate::MovedAndReworded => format!("is moved to {to}, and reworded"),
        }
    }
}

/// "a number (one, two)".
fn in_letters(weighed: &Weighed) -> String {
    let kind = match weighed.kind {
        WeighingKind::Modal => "how strongly it is meant",
        WeighingKind::Number => "a number",
        WeighingKind::Negation => "whether it is denied",
        WeighingKind::Quantifier => "for how many or how often",
        WeighingKind::Time => "a length of time",
        WeighingKind::Condition => "when or where it holds",
        WeighingKind::Group => "a group of people",
    };
    if weighed.words.is_empty() { kind.to_owned() } else { format!("{kind} ({})", weighed.words.join(", ")) }
}

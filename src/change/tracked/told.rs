//! What becomes of a recorded text, in words for a committee.

use super::recorded::{Concerned, Touches};
use super::{Fate, Recognised, Weighed, WeighingKind};
use crate::change::Mark;
use crate::change::text::{Phrase, Rewording};
use crate::model::words::listed;

/// The changed words that weigh, by their kinds.
pub(super) fn weighed(rewording: &Rewording, withheld: bool) -> Vec<Weighed> {
    let mut found: Vec<Weighed> = Vec::new();
    for Phrase { weight, text, .. } in &rewording.phrases {
        let kind = WeighingKind::from(*weight);
        let words = || if withheld { Vec::new() } else { vec![text.clone()] };
        match found.iter_mut().find(|known| known.kind == kind) {
            Some(known) if !withheld && !known.words.contains(text) => known.words.push(text.clone()),
            Some(_) => {}
            None => found.push(Weighed { kind, words: words() }),
        }
    }
    found.sort_by_key(|known| known.kind);
    found
}

/// What a change is told by.
pub(super) struct Told<'c> {
    pub(super) fate: Fate,
    pub(super) concerned: &'c Concerned,
    /// Whether the record names a section for each commitment.
    pub(super) has_sections: bool,
    /// Which words changed, where it is reworded.
    pub(super) rewording: Option<&'c Rewording>,
    pub(super) withheld: bool,
    pub(super) moved_to: Option<&'c str>,
}

impl Told<'_> {
    pub(super) fn sentence(&self) -> String {
        let mut sentence = format!("{}.", self.fact());
        if let Some(rewording) = self.rewording {
            let weighed = weighed(rewording, self.withheld);
            let changed: Vec<String> = weighed.iter().map(|weighed| in_letters(weighed, rewording)).collect();
            if !changed.is_empty() {
                sentence.push_str(&format!(" What changed in it: {}.", listed(&changed, "and")));
            }
            if rewording.too_long {
                sentence.push_str(" The texts are too long to be compared word by word.");
            }
        }
        if self.concerned.recognised == Recognised::Section {
            let whose = if self.is_one() { "this commitment" } else { "one of these commitments" };
            sentence.push_str(&format!(" Nothing is quoted: whether it is the text of {whose}, a person has to read."));
        }
        sentence
    }

    fn is_one(&self) -> bool {
        self.concerned.commitments.len() == 1
    }

    /// What becomes of which text, without a full stop.
    fn fact(&self) -> String {
        let (its, its_own) = if self.is_one() { ("its", "Its") } else { ("their", "Their") };
        let becomes = self.becomes();
        let of_section = if self.has_sections { format!(" of {its} section") } else { String::new() };
        match (self.concerned.recognised, self.concerned.touches) {
            (Recognised::Section, _) => format!("A text of {its} section {becomes}"),
            (Recognised::Likeness, Touches::Introduction) => {
                format!("The sentence that introduces what{of_section} is most like what is recorded {becomes}")
            }
            (Recognised::Likeness, _) => {
                format!("The sentence{of_section} that is most like what is recorded {becomes}")
            }
            (Recognised::Quote, Touches::Introduction) => {
                format!("The sentence that introduces {its} text {becomes}")
            }
            (Recognised::Quote, Touches::Copy) => {
                format!("{its_own} text comes to stand here as well as elsewhere")
            }
            (Recognised::Quote, Touches::Row) => format!("Another cell of {its} row {becomes}"),
            (Recognised::Quote, Touches::Behind) => format!("A sentence behind {its} text {becomes}"),
            (Recognised::Quote, Touches::Around) if self.fate == Fate::PutIn => {
                "Words are put in between those that are quoted".to_owned()
            }
            (Recognised::Quote, Touches::Around) if self.fate != Fate::Moved => {
                format!("The words that are quoted stay, and the sentence that they stand in {becomes}")
            }
            (Recognised::Quote, Touches::OneOfSeveral) => {
                format!("{its_own} text {becomes} here, and stands elsewhere too")
            }
            (Recognised::Quote, Touches::Text) if self.fate == Fate::TakenOut => {
                format!("A part of {its} text {becomes}")
            }
            (Recognised::Quote, _) => format!("{its_own} text {becomes}"),
        }
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

/// "a number (from two to one)", "for how many or how often (no longer every)".
fn in_letters(weighed: &Weighed, rewording: &Rewording) -> String {
    let kind = match weighed.kind {
        WeighingKind::Modal => "how strongly it is meant",
        WeighingKind::Number => "a number",
        WeighingKind::Negation => "whether it is denied",
        WeighingKind::Exception => "what is excepted",
        WeighingKind::Quantifier => "for how many or how often",
        WeighingKind::Time => "how often or how long",
        WeighingKind::Condition => "when or where it holds",
        WeighingKind::Group => "who it is about",
    };
    if weighed.words.is_empty() {
        return kind.to_owned();
    }
    let of = |mark: Mark| -> String {
        let own = rewording.phrases.iter().filter(|phrase| WeighingKind::from(phrase.weight) == weighed.kind);
        let words: Vec<&str> = own.filter(|phrase| phrase.mark == mark).map(|phrase| phrase.text.as_str()).collect();
        words.join(", ")
    };
    let words = match (of(Mark::Gone), of(Mark::Came)) {
        (gone, came) if gone.is_empty() && came.is_empty() => weighed.words.join(", "),
        (gone, came) if gone.is_empty() => format!("now {came}"),
        (gone, came) if came.is_empty() => format!("no longer {gone}"),
        (gone, came) => format!("from {gone} to {came}"),
    };
    format!("{kind} ({words})")
}

//! What one document says to one standard.

use schemars::JsonSchema;
use serde::Serialize;

use super::promise::PromiseMade;
use super::{as_word, as_word_or_null, shortened};
use crate::model::amount::{Better, DetailType};
use crate::model::words::{Answer, Strength, words};
use crate::model::{Amount, Date, DetailKind};

words! {
    /// What a document says to a standard, in a word.
    CellAnswer {
        /// It commits itself.
        Commits = "commits",
        /// It commits itself to a part.
        Partial = "partial",
        /// It puts it off; a promise says until when.
        Deferred = "deferred",
        /// It leaves it to somebody else.
        Delegated = "delegated",
        /// It decides against it.
        Refuses = "refuses",
        /// A field of its own says it: its review, its lead, its approval, its levels, its charges.
        States = "states",
        /// It was looked through, and it says nothing.
        Silent = "silent",
        /// Nobody has recorded whether it says anything.
        NotRecorded = "not-recorded",
        /// What is written cannot be read.
        Unreadable = "unreadable",
        /// A course gives something.
        Gives = "gives",
        /// A course gives nothing of what is asked.
        GivesNothing = "gives-nothing",
        /// Nothing is asked of such a document.
        NotAsked = "not-asked",
    }
}

impl CellAnswer {
    pub(super) fn of(answer: Answer) -> Self {
        match answer {
            Answer::Commits => Self::Commits,
            Answer::Partial => Self::Partial,
            Answer::Deferred => Self::Deferred,
            Answer::Delegated => Self::Delegated,
            Answer::Refuses => Self::Refuses,
        }
    }
}

/// What one document says to one standard.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cell {
    /// The answer in a word.
    #[serde(serialize_with = "as_word")]
    pub answer: CellAnswer,
    /// How strongly, in the source's own word.
    #[serde(serialize_with = "as_word_or_null")]
    pub strength: Option<Strength>,
    /// What is missing, of an answer that goes part of the way.
    pub lacks: Option<String>,
    /// Until when it is put off.
    pub promise: Option<PromiseMade>,
    /// To whom it is left.
    pub to: Option<String>,
    /// The amounts and positions.
    pub details: Vec<DetailValue>,
    /// What it says and where; what the answer rests on comes first.
    pub sayings: Vec<Saying>,
    /// What it says for each kind of training, where that is not the same for all.
    pub scopes: Vec<ScopedAnswer>,
    /// What a course gives, part by part.
    pub given: Vec<GivenPart>,
    /// What a course's policy asks of it in numbers.
    pub asked: Vec<DetailValue>,
    /// Since when.
    pub since: Option<Since>,
    /// Whether the review that it states is overdue.
    #[serde(rename = "overdue")]
    pub is_overdue: bool,
    /// The waivers in force for this standard and document.
    pub waivers: Vec<WaivedBy>,
    /// The line of the document's file that says so, 1-based; null where nothing does.
    pub line: Option<u32>,
}

impl Cell {
    /// A cell in which nothing but an answer stands.
    pub(super) fn of(answer: CellAnswer) -> Self {
        Self {
            answer,
            strength: None,
            lacks: None,
            promise: None,
            to: None,
            details: Vec::new(),
            sayings: Vec::new(),
            scopes: Vec::new(),
            given: Vec::new(),
            asked: Vec::new(),
            since: None,
            is_overdue: false,
            waivers: Vec::new(),
            line: None,
        }
    }

    /// The sections that say so, each once, in the order of what it says.
    pub fn sections(&self) -> Vec<&str> {
        let mut sections: Vec<&str> = Vec::new();
        for section in self.sayings.iter().flat_map(|saying| &saying.sections) {
            if !sections.contains(&section.as_str()) {
                sections.push(section);
            }
        }
        sections
    }

    /// Whether a review is stated here, in whole or in part.
    pub(super) fn says_review(&self) -> bool {
        matches!(self.answer, CellAnswer::States | CellAnswer::Partial)
    }

    /// The statement that gives a value: the one inside which the value stands.
    pub fn saying_of(&self, value: &DetailValue) -> Option<&Saying> {
        self.sayings.iter().filter(|saying| saying.line <= value.line).max_by_key(|saying| saying.line)
    }
}

/// An amount or a position.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DetailValue {
    /// What is measured, as the standard calls it.
    pub name: String,
    /// The value in words; null where it is mentioned without one.
    pub value: Option<String>,
    /// Whether it is a position, of which no way is better than another.
    pub is_position: bool,
    /// Whether none is stronger, among values that can all be put in order.
    pub is_strongest: bool,
    /// Whether the document gives another value for other training.
    pub is_for_some: bool,
    /// The line, 1-based.
    pub line: u32,
    /// The value and its kind, for putting it in order.
    #[serde(skip)]
    #[schemars(skip)]
    pub(super) measured: Option<(DetailKind, Amount)>,
}

impl DetailValue {
    pub(super) fn of(name: &str, kind: &DetailKind, amount: Option<&Amount>, line: u32) -> Self {
        Self {
            name: name.to_owned(),
            value: amount.map(|amount| shortened(&kind.in_words(amount))),
            is_position: is_position(kind),
            is_strongest: false,
            is_for_some: false,
            line,
            measured: amount.map(|amount| (kind.clone(), amount.clone())),
        }
    }
}

/// Whether a detail is a position that a policy may take: one of several options, of which none is better.
pub(super) fn is_position(kind: &DetailKind) -> bool {
    kind.kind == DetailType::Choice && kind.better == Better::None
}

/// One statement of a document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Saying {
    /// What it says.
    pub says: Option<String>,
    /// The source's own words, where they are recorded.
    pub quote: Option<String>,
    /// The sections, as written.
    pub sections: Vec<String>,
    /// The line, 1-based.
    pub line: u32,
    /// Its own answer.
    #[serde(serialize_with = "as_word")]
    pub answer: CellAnswer,
    /// Its own word.
    #[serde(serialize_with = "as_word_or_null")]
    pub strength: Option<Strength>,
    /// Who has to act, as recorded.
    pub by: Option<String>,
    /// The training that it is about, as recorded: "agency: multi"; null for all.
    pub scope: Option<String>,
}

impl Saying {
    /// A statement that a field of the document makes; what it says is still to be filled in.
    pub(super) fn stated() -> Self {
        let answer = CellAnswer::States;
        Self { says: None, quote: None, sections: Vec::new(), line: 1, answer, strength: None, by: None, scope: None }
    }
}

/// What a document says for training of one kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ScopedAnswer {
    /// The training: "multi-agency training".
    pub training: String,
    /// The answer for it.
    #[serde(serialize_with = "as_word")]
    pub answer: CellAnswer,
    /// How strongly.
    #[serde(serialize_with = "as_word_or_null")]
    pub strength: Option<Strength>,
    /// The amounts and positions for it.
    pub details: Vec<DetailValue>,
    /// The sections that say so.
    pub sections: Vec<String>,
}

impl ScopedAnswer {
    /// Whether it comes to the same as another one, whatever words say so.
    pub(super) fn says_as_much_as(&self, other: &Self) -> bool {
        let amounts = |answer: &Self| -> Vec<(String, Option<String>)> {
            answer.details.iter().map(|detail| (detail.name.clone(), detail.value.clone())).collect()
        };
        (self.answer, self.strength) == (other.answer, other.strength) && amounts(self) == amounts(other)
    }
}

/// A part of a course.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct GivenPart {
    /// What it is: trainers, review.last, evidence for child-voice.
    pub part: String,
    /// What the course gives there; null where it gives nothing.
    pub says: Option<String>,
    /// The line, 1-based; null where it gives nothing.
    pub line: Option<u32>,
}

/// Since when something holds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Since {
    /// The date, as precisely as the document gives it.
    #[schemars(with = "String")]
    pub date: Date,
    /// What happened then: approved, amended, reviewed or published.
    pub event: &'static str,
    /// What that version changed about it, where its history says so: "strength: should to must".
    pub change: Option<String>,
}

/// A waiver in force.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct WaivedBy {
    /// The settings file.
    pub file: String,
    /// Why.
    pub reason: String,
    /// Who decided.
    pub approved_by: String,
    /// The last day on which it counts.
    #[schemars(with = "String")]
    pub until: Date,
}

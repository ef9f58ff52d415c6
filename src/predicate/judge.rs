//! Does a sentence hold of a document, and if not, what is said about it?

use std::cmp::Ordering;

use jiff::civil::Date as Day;

use super::blank::is_blank;
use super::evidence::Resolution;
use super::measure::{self, Measure};
use super::{Bound, Field, FieldType, Operator, Predicate, Subject, fit, wording};
use crate::model::located::UNSTATED;
use crate::model::{Amount, DetailKind};
use crate::source::{Arena, NodeId};

/// What sentences are judged by: a document and all that they may ask about it.
#[derive(Clone, Copy)]
pub struct View<'v> {
    /// The judged document.
    pub arena: &'v Arena,
    /// The day as at which dates are judged.
    pub today: Day,
    /// The standard that asks.
    pub standard: &'v str,
    /// The policy under which the document stands.
    pub policy: Option<&'v Arena>,
    /// The details of the standard.
    pub details: &'v [Asked],
    /// Whether the place that an entry gives is in the materials.
    pub evidence: &'v dyn Fn(&str, NodeId) -> Resolution,
}

/// A detail of a standard with the values that count for the judged document.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: DetailKind,
    /// The value judged by: the stricter of the floor and what the policy asks for.
    pub amount: Option<Amount>,
    /// The value that the policy gives, whether it asks for it or not.
    pub own: Option<Amount>,
}

/// Whether a sentence holds.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It does.
    Holds,
    /// It does not, in these places.
    Fails(Vec<Violation>),
    /// What is written could not be read and is a finding already, or cannot be ranked.
    CannotTell,
}

impl Verdict {
    /// Whether it certainly holds.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Holds)
    }

    /// Where it certainly does not hold.
    pub fn violations(self) -> Vec<Violation> {
        match self {
            Self::Fails(violations) => violations,
            Self::Holds | Self::CannotTell => Vec::new(),
        }
    }
}

/// Where a predicate is false, with the value found and the bound missed.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The place: the value, else what should hold it.
    pub at: NodeId,
    /// The block of the document that is judged: review, trainers.
    pub block: String,
    /// What was found, for the identity of the finding.
    pub value: String,
    /// What is wrong, as the end of a sentence that begins with the document.
    pub message: String,
    /// What was found, in words, where it can be named beside what was asked for.
    pub given: Option<String>,
    /// What it fell short of.
    pub against: Option<Against>,
}

/// What a value fell short of.
#[derive(Clone, Debug)]
pub enum Against {
    /// A detail of the standard.
    Detail(String),
    /// What the policy itself says on a detail.
    Own(String),
    /// A place in the policy, and what it says.
    Policy(NodeId, String),
}

/// Judges a sentence.
pub fn judge(predicate: &Predicate, view: &View<'_>) -> Verdict {
    view.judge(predicate, NodeId::ROOT)
}

/// What a sentence is about, found.
pub(super) struct Found<'f> {
    pub predicate: &'f Predicate,
    pub field: &'f Field,
    pub arena: &'f Arena,
    /// The item or document in which the field is looked for.
    pub top: NodeId,
    /// The value, unless it is absent or says nothing.
    pub value: Option<NodeId>,
}

impl<'f> Found<'f> {
    /// The text of the value, where it is written as one and its amount is known.
    pub(super) fn text(&self) -> Option<&'f str> {
        self.value.and_then(|node| self.arena.text(node)).filter(|text| *text != UNSTATED)
    }

    /// Where a fault is shown.
    pub(super) fn at(&self) -> NodeId {
        self.value.unwrap_or_else(|| self.field.nearest(self.arena, self.top))
    }
}

impl<'v> View<'v> {
    pub(super) fn judge(&self, predicate: &Predicate, top: NodeId) -> Verdict {
        let (field, arena, top) = match &predicate.subject {
            Subject::Field(field) => (field, self.arena, top),
            Subject::OfPolicy(field) => match self.policy {
                Some(policy) => (field, policy, NodeId::ROOT),
                None => return Verdict::Fails(Vec::new()),
            },
            Subject::Detail(name) => return self.detail(predicate, name),
        };
        let value = field.locate_in(arena, top).filter(|&node| !is_blank(arena, node));
        let found = Found { predicate, field, arena, top, value };
        match &predicate.operator {
            Operator::Present(wanted) => self.present(&found, *wanted),
            Operator::Is(bound) => self.is(&found, bound),
            Operator::OneOf(options) => self.one_of(&found, options),
            Operator::Includes(bound) => self.includes(&found, bound),
            Operator::AtLeast(bound) => self.measured(&found, bound, Ordering::Less),
            Operator::AtMost(bound) => self.measured(&found, bound, Ordering::Greater),
            Operator::Within(bound) => self.within(&found, bound),
            Operator::Each(sentences) => self.each(&found, sentences),
            Operator::AgreesWith(standing) => self.agrees(&found, standing),
            Operator::Evidence(shown) => self.shown(&found, shown),
        }
    }

    /// A sentence about what the policy says on a detail. Such a sentence is a condition: nothing is said where it does
    /// not hold.
    fn detail(&self, predicate: &Predicate, name: &str) -> Verdict {
        let asked = self.details.iter().find(|asked| asked.name == name);
        let own = asked.and_then(|asked| Some((&asked.kind, asked.own.as_ref()?)));
        let is = |text: &str| {
            own.is_some_and(|(kind, amount)| measure::read_like(kind, text).is_some_and(|wanted| wanted == *amount))
        };
        let holds = match &predicate.operator {
            Operator::Present(wanted) => own.is_some() == *wanted,
            Operator::Is(Bound::Literal(text)) => is(text),
            Operator::OneOf(options) => options.iter().any(|option| is(option)),
            _ => false,
        };
        if holds { Verdict::Holds } else { Verdict::Fails(Vec::new()) }
    }

    fn asked(&self, name: &str) -> Option<&'v Asked> {
        self.details.iter().find(|asked| asked.name == name)
    }

    /// What a bound comes to; `None` where neither the policy nor the standard gives a value.
    pub(super) fn measure<'b>(&self, bound: &'b Bound) -> Option<Measure<'b>>
    where
        'v: 'b,
    {
        match bound {
            Bound::Literal(text) => Some(Measure::Literal(text)),
            Bound::Detail(name) => {
                let asked = self.asked(name)?;
                Some(Measure::Amount(&asked.kind, asked.amount.as_ref()?))
            }
        }
    }

    /// What the policy itself says on a detail.
    pub(super) fn own(&self, name: &str) -> Option<(&'v DetailKind, &'v Amount)> {
        let asked = self.asked(name)?;
        Some((&asked.kind, asked.own.as_ref()?))
    }

    /// A violation in one place. `given` is what was found, in words.
    pub(super) fn fails(&self, found: &Found<'_>, message: String, given: Option<String>) -> Verdict {
        Verdict::Fails(vec![self.violation(found, message, given)])
    }

    pub(super) fn violation(&self, found: &Found<'_>, message: String, given: Option<String>) -> Violation {
        let value = match (found.value, found.field.kind) {
            // A date that lies too far back stays the same violation when it is brought a month nearer.
            (Some(_), FieldType::Date) => "a date",
            (node, _) => node.and_then(|node| found.arena.text(node)).unwrap_or_default(),
        };
        let value = value.to_owned();
        let against = match &found.predicate.operator {
            Operator::Is(Bound::Detail(name))
            | Operator::Includes(Bound::Detail(name))
            | Operator::AtLeast(Bound::Detail(name))
            | Operator::AtMost(Bound::Detail(name)) => Some(Against::Detail(name.clone())),
            _ => None,
        };
        let filled = found.predicate.otherwise.as_deref().and_then(|wording| self.worded(wording, given.as_deref()));
        Violation {
            at: found.at(),
            block: found.field.block().to_owned(),
            value,
            message: filled.unwrap_or(message),
            given,
            against,
        }
    }

    pub(super) fn worded(&self, wording: &str, given: Option<&str>) -> Option<String> {
        wording::fill(wording, |name| {
            if name == fit::FOUND {
                return given.map(str::to_owned);
            }
            let asked = self.asked(name)?;
            asked.amount.as_ref().map(|amount| asked.kind.in_words(amount))
        })
    }
}

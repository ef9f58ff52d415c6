//! A finding in the making: what a rule has to say, before the document gives it a place.

use std::sync::Arc;

use jiff::civil::Date as Day;

use super::{Authority, Clock, Fix, Group, Kept, Related, Severity};
use crate::source::{NodeId, Span};

/// Where a finding is put.
#[derive(Clone, Debug)]
pub enum Spot {
    /// A key or value.
    Node(NodeId),
    /// Bytes, where there is no tree yet.
    Bytes(Span),
    /// A place in a text that is no longer there.
    Kept(Box<Kept>),
    /// The first key, for what is absent altogether; of a file that is no tree, its beginning.
    Top,
}

impl From<Kept> for Spot {
    fn from(kept: Kept) -> Self {
        Self::Kept(Box::new(kept))
    }
}

impl From<NodeId> for Spot {
    fn from(node: NodeId) -> Self {
        Self::Node(node)
    }
}

impl From<Span> for Spot {
    fn from(span: Span) -> Self {
        Self::Bytes(span)
    }
}

impl<T: Into<Spot>> From<Option<T>> for Spot {
    fn from(place: Option<T>) -> Self {
        place.map_or(Self::Top, Into::into)
    }
}

/// A finding in the making: what a rule has to say.
#[derive(Debug)]
pub struct Draft {
    pub(super) spot: Spot,
    pub(super) message: String,
    pub(super) help: String,
    pub(super) why: Arc<str>,
    pub(super) value: String,
    pub(super) subject: Option<String>,
    pub(super) label: String,
    pub(super) authority: Authority,
    pub(super) severity: Option<Severity>,
    pub(super) related: Vec<Related>,
    pub(super) fix: Option<Fix>,
    pub(super) suggestion: Option<String>,
    pub(super) clock: Option<Clock>,
    pub(super) promised: Option<Day>,
    pub(super) group: Option<Group>,
    pub(super) line: Option<String>,
    pub(super) is_optional: bool,
    pub(super) block: Option<String>,
}

impl Draft {
    /// What is wrong, in a sentence without a full stop, and what to do, starting with a verb.
    pub fn new(spot: impl Into<Spot>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            spot: spot.into(),
            message: message.into(),
            help: help.into(),
            why: Arc::default(),
            value: String::new(),
            subject: None,
            label: String::new(),
            authority: Authority::engine(),
            severity: None,
            related: Vec::new(),
            fix: None,
            suggestion: None,
            clock: None,
            promised: None,
            group: None,
            line: None,
            is_optional: false,
            block: None,
        }
    }

    /// Why it matters; left out, the first paragraph of the rule's own page says so.
    #[must_use]
    pub fn why(mut self, why: impl Into<Arc<str>>) -> Self {
        self.why = why.into();
        self
    }

    /// What was found: part of the finding's identity.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// What it is about, as a key path, where its place is only one of several that it might as well stand at: a
    /// finding about all answers to a standard stays the same finding when they change places.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = Some(subject.into());
        self
    }

    /// A few words under the marked text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// Who says so; left out, the file format.
    #[must_use]
    pub fn authority(mut self, authority: Authority) -> Self {
        self.authority = authority;
        self
    }

    /// A severity other than the rule's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Another place that belongs to it.
    #[must_use]
    pub fn related(mut self, related: Related) -> Self {
        self.related.push(related);
        self
    }

    /// How the document itself mends it, where that is certain.
    #[must_use]
    pub fn fix(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }

    /// The word that was probably meant, which an editor offers and nothing writes by itself.
    #[must_use]
    pub fn suggesting(mut self, word: Option<&str>) -> Self {
        self.suggestion = word.map(str::to_owned);
        self
    }

    /// The date of the document's review, where the finding is about that.
    #[must_use]
    pub fn clock(mut self, last_day: Day, today: Day) -> Self {
        self.clock = Some(Clock { last_day, today });
        self
    }

    /// The last day of the promise, where the finding is about one that was not kept.
    #[must_use]
    pub fn promised(mut self, last_day: Day) -> Self {
        self.promised = Some(last_day);
        self
    }

    /// The block of the report it belongs to.
    #[must_use]
    pub fn group(mut self, group: Group) -> Self {
        self.group = Some(group);
        self
    }

    /// What it says as a line of its block, below the heading; left out, its message.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.line = Some(line.into());
        self
    }

    /// Says what its message says as a line of its block, and more.
    #[must_use]
    pub fn line_adding(mut self, more: &str) -> Self {
        self.line = Some(format!("{}{more}", self.message));
        self
    }

    /// Makes a note of it, by itself, that says what is in doubt.
    #[must_use]
    pub fn perhaps(mut self, doubt: &str) -> Self {
        self.message.push_str(doubt);
        (self.severity, self.group, self.line) = (Some(Severity::Note), None, None);
        self
    }

    /// Marks it as about something that a standard only says may be so.
    #[must_use]
    pub fn optional(mut self, is_optional: bool) -> Self {
        self.is_optional = is_optional;
        self
    }

    /// The block of the document that a standard judged.
    #[must_use]
    pub fn block(mut self, block: impl Into<String>) -> Self {
        self.block = Some(block.into());
        self
    }
}

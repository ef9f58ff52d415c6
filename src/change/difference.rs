//! A difference between two documents, without opinion: what stood where, and what stands there now.

use std::collections::BTreeSet;

use super::text::Rewording;
use super::{Kind, Word};
use crate::model::words::{Answer, Strength};
use crate::model::{Amount, Date, DetailKind, Duration};
use crate::source::NodeId;

/// What a document has in a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nobody has looked for it.
    NotRecorded,
    /// It was looked for and is not there.
    Nothing,
    /// The source mentions it without a value.
    Unstated,
    /// Written, and not readable; a finding says so.
    Unreadable,
    /// How a standard is answered.
    Answer(Answer),
    /// How strongly.
    Strength(Strength),
    /// A detail of a standard.
    Amount(Box<DetailKind>, Amount),
    /// A length of time.
    Time(Duration),
    /// A date.
    Day(Date),
    /// Names in any order.
    Names(BTreeSet<String>),
    /// A word, a name or a text.
    Text(String),
    /// Something is there whose parts are compared one by one.
    There,
}

impl Value {
    /// Whether something is said.
    pub(super) fn is_given(&self) -> bool {
        match self {
            Self::NotRecorded | Self::Nothing | Self::Unstated => false,
            Self::Names(names) => !names.is_empty(),
            _ => true,
        }
    }

    /// Whether it is this word.
    pub(super) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Text(text) if text == word)
    }
}

/// One side of a difference.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// What is there.
    pub value: Value,
    /// The value for a reader, where it says more than `value` does.
    pub words: Option<String>,
    /// Where it stands, or where it would stand.
    pub at: NodeId,
    /// The recorder's words for it.
    pub says: Option<String>,
    /// Further places that count together with this one.
    pub also: Vec<NodeId>,
}

impl Found {
    /// A value at a place.
    pub(super) fn new(value: Value, at: NodeId) -> Self {
        Self { value, words: None, at, says: None, also: Vec::new() }
    }

    /// With the value in other words.
    pub(super) fn in_words(mut self, words: impl Into<String>) -> Self {
        self.words = Some(words.into());
        self
    }

    /// With the sentence that it belongs to.
    pub(super) fn saying(mut self, says: Option<&str>) -> Self {
        self.says = says.map(str::to_owned);
        self
    }
}

/// An item of a list that went or came.
#[derive(Clone, Debug)]
pub(super) struct Entry {
    /// What it is, for people.
    pub name: String,
    /// Where it stood.
    pub old: Option<NodeId>,
    /// Where it stands.
    pub new: Option<NodeId>,
    /// What else a reader has to know.
    pub note: String,
}

/// A duty that is compared: its first commitment on each side.
pub(super) type Duty = (Option<NodeId>, Option<NodeId>);

/// A difference in one field.
#[derive(Clone, Debug)]
pub(super) struct Difference {
    /// What it is about, as a heading.
    pub about: String,
    /// The standard, or the local name of a commitment.
    pub standard: Option<String>,
    /// The duty that it belongs to, where it is about one.
    pub duty: Duty,
    /// The training for which it holds; empty for all.
    pub scope: String,
    /// The field of the model, as `model::fields` knows it.
    pub field: &'static str,
    /// The detail of the standard or the entry of a list that the field belongs to.
    pub name: Option<String>,
    /// What it is about, for reports.
    pub kind: Kind,
    /// What was there.
    pub old: Found,
    /// What is there.
    pub new: Found,
    /// The items of a list that went or came.
    pub entries: Vec<Entry>,
    /// How two wordings differ, where that is the difference.
    pub wording: Option<Rewording>,
    /// The words that go with a difference of another field.
    pub marked: Vec<Word>,
    /// What the reader has to know beside the values.
    pub case: Case,
}

/// What is special about a difference, where its values do not say it all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// The values say it all.
    Plain,
    /// The duty goes on for some training and not for other.
    Scope {
        /// The training for which it holds on the side that has less.
        remains: String,
    },
    /// Only those who are named here have to act differently.
    Bearer(&'static str),
    /// What is asked of a course changed: of several commitments that are equally close to it, the weakest counts.
    WeakestCounts,
    /// One of several statements about the same thing differs; what they come to together does not.
    OneOfSeveral,
    /// The same entry under another name; how alike the two are, of a hundred.
    Renamed(u32),
    /// The same entry under another name, as its own id says.
    Refiled,
    /// What answered a standard stands under a name of the document's own.
    Unfiled,
    /// Something happened to the document in between, so that its dates move on.
    Reviewed,
    /// A part that could not be compared, and why.
    NotCompared(String),
}

impl Entry {
    /// An item that went.
    pub(super) fn gone(name: impl Into<String>, at: NodeId) -> Self {
        Self { name: name.into(), old: Some(at), new: None, note: String::new() }
    }

    /// An item that came.
    pub(super) fn came(name: impl Into<String>, at: NodeId) -> Self {
        Self { name: name.into(), old: None, new: Some(at), note: String::new() }
    }

    /// With what else a reader has to know.
    pub(super) fn noting(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }
}

impl Difference {
    /// A plain difference of a field.
    pub(super) fn of(field: &'static str, kind: Kind, about: impl Into<String>, old: Found, new: Found) -> Self {
        Self {
            about: about.into(),
            standard: None,
            duty: (None, None),
            scope: String::new(),
            field,
            name: None,
            kind,
            old,
            new,
            entries: Vec::new(),
            wording: None,
            marked: Vec::new(),
            case: Case::Plain,
        }
    }

    /// A difference in a field, where its values differ.
    pub(super) fn between(
        field: &'static str,
        kind: Kind,
        about: impl Into<String>,
        old: Found,
        new: Found,
    ) -> Option<Self> {
        (old.value != new.value).then(|| Self::of(field, kind, about, old, new))
    }

    /// A difference between two lists, with the items that went and came. The places are where an empty side would stand.
    pub(super) fn of_list(
        field: &'static str,
        kind: Kind,
        about: impl Into<String>,
        entries: Vec<Entry>,
        (old_at, new_at): (NodeId, NodeId),
    ) -> Self {
        let side = |at: NodeId, place: fn(&Entry) -> Option<NodeId>| {
            let names = entries.iter().filter(|entry| place(entry).is_some()).map(|entry| entry.name.clone());
            Found::new(Value::Names(names.collect()), entries.iter().find_map(place).unwrap_or(at))
        };
        let (old, new) = (side(old_at, |entry| entry.old), side(new_at, |entry| entry.new));
        Self { entries, ..Self::of(field, kind, about, old, new) }
    }

    /// The field as reports name it, with the detail: commitments.details.minimum.
    pub(super) fn field_name(&self) -> String {
        match (&self.name, self.field) {
            (Some(name), field) if field == "commitments.details" || is_of_detail(field) => format!("{field}.{name}"),
            _ => self.field.to_owned(),
        }
    }
}

/// Whether a field is one of a detail of a standard, which has a name of its own.
pub(super) fn is_of_detail(field: &str) -> bool {
    field.starts_with("list.details.")
}

//! The sentences of standards: "trainers, at least 2". A closed set of predicates over the fields of a document, with
//! no expression language behind them: each is total, takes time in proportion to what it looks at, and knows the
//! place that it judged.

mod agree;
mod blank;
mod evidence;
mod field;
mod fit;
mod judge;
mod list;
mod measure;
mod read;
mod single;
mod wording;

pub use crate::model::schema::FieldType;
pub use evidence::Resolution;
pub use field::{Field, UnknownField};
pub use judge::{Against, Asked, Verdict, View, Violation, judge};
pub use read::{Fault, Reader, read, read_all};

use crate::source::NodeId;

/// The most sentences that one list of a standard may have.
pub const MOST_SENTENCES: usize = 50;

/// A sentence that can be judged.
#[derive(Clone, Debug)]
pub struct Predicate {
    /// Where the standards file says it.
    pub at: NodeId,
    /// What it is about.
    pub subject: Subject,
    /// Of a list, only the items of which all of this holds count.
    pub among: Vec<Predicate>,
    /// What must hold of it.
    pub operator: Operator,
    /// What is said where it does not hold; without it the sentence words its own message.
    pub otherwise: Option<String>,
}

/// What a sentence is about.
#[derive(Clone, Debug)]
pub enum Subject {
    /// A field of the judged document, or of an item in it.
    Field(Field),
    /// A field of the policy under which a course stands.
    OfPolicy(Field),
    /// What that policy says about a detail of the standard.
    Detail(String),
}

/// What must hold.
#[derive(Clone, Debug)]
pub enum Operator {
    /// Something is written there, or nothing is.
    Present(bool),
    /// The value is this one.
    Is(Bound),
    /// The value is one of these.
    OneOf(Vec<String>),
    /// The list has this item; of a detail that is a set, every option of it.
    Includes(Bound),
    /// A list has at least so many items; a number, date or duration is at least this.
    AtLeast(Bound),
    /// As at least, the other way.
    AtMost(Bound),
    /// The date lies no longer ago than this.
    Within(Bound),
    /// All of this holds of every item.
    Each(Vec<Predicate>),
    /// The policy says the same.
    AgreesWith(Standing),
    /// The materials show it.
    Evidence(Shown),
}

/// What a value is held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A value as the standards file writes it.
    Literal(String),
    /// A detail of the standard.
    Detail(String),
}

impl Bound {
    fn of(text: &str) -> Self {
        text.strip_prefix('$').map_or_else(|| Self::Literal(text.to_owned()), |name| Self::Detail(name.to_owned()))
    }
}

/// Where the policy says what a course has to say too.
#[derive(Clone, Debug)]
pub enum Standing {
    /// In a field.
    Field(Field),
    /// In a detail of its commitment.
    Detail(String),
}

/// Under which name the materials show something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Under a standard's, in the course's `evidence`.
    Standard(String),
    /// At the place that an item of the list gives.
    Items,
}

//! What a comparison comes to, as plain data for reports and rules.

use jiff::civil::Date as Day;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::InBoth;
use crate::finding::{DocumentRef, Place};
use crate::model::Date;
pub use crate::model::fields::Kind;
use crate::model::located::Read;

/// What changed from one document to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Comparison {
    /// The earlier document, or the first of two partnerships.
    pub old: Edition,
    /// The later document, or the second of two partnerships.
    pub new: Edition,
    /// Whether one took the place of the other.
    pub relation: Relation,
    /// How much of two partnerships' texts is in both, where that is most of it; left out elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_both: Option<InBoth>,
    /// The changes, in the order in which a person reads them; empty where the two say the same.
    pub changes: Vec<Change>,
    /// How many further changes there are for which there was no room. What is weaker is never among them while
    /// anything else is listed.
    pub more: usize,
    /// Whether the older document asks something of people until the newer one takes its place. Where it is a draft, or
    /// where only a draft is put beside it, nobody has to sign what is weaker.
    #[serde(default = "is_binding", skip_serializing_if = "Clone::clone")]
    pub binds: bool,
}

fn is_binding() -> bool {
    true
}

/// One of the two documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Edition {
    /// Its path, kind and id.
    pub document: DocumentRef,
    /// Its name for a sentence: "Southampton 2014".
    pub name: String,
    /// The title on its cover.
    pub title: String,
}

/// How two documents are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Two states or editions of one document: the same id, or one supersedes the other. Its wording is compared too.
    Lineage,
    /// Two documents of different people. What one of them asks less is no weakening by anybody, and wording is shown but
    /// not compared.
    Different,
}

/// Which way something changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// Less is asked than before.
    Weakened,
    /// Less in one respect and more in another.
    Mixed,
    /// It cannot be ranked: a person has to read it.
    Unclear,
    /// More is asked than before.
    Strengthened,
    /// Something that nobody had looked for before is recorded now.
    NewlyRecorded,
    /// Said in other words, none of which is known to matter.
    Reworded,
    /// Different, and neither better nor worse: a position, a place, a date of record.
    Neutral,
}

impl Verdict {
    /// All of them, what matters most first.
    pub const ALL: [Self; 7] = [
        Self::Weakened,
        Self::Mixed,
        Self::Unclear,
        Self::Strengthened,
        Self::NewlyRecorded,
        Self::Reworded,
        Self::Neutral,
    ];

    /// The word for it between documents that are related so.
    pub fn word(self, relation: Relation) -> &'static str {
        match (self, relation) {
            (Self::Weakened, Relation::Lineage) => "weakened",
            (Self::Weakened, Relation::Different) => "asks less",
            (Self::Strengthened, Relation::Lineage) => "strengthened",
            (Self::Strengthened, Relation::Different) => "asks more",
            (Self::Mixed, Relation::Lineage) => "weaker and stronger at once",
            (Self::Mixed, Relation::Different) => "asks less and more at once",
            (Self::Unclear, _) => "for a person to read",
            (Self::NewlyRecorded, _) => "newly recorded",
            (Self::Reworded, _) => "reworded",
            (Self::Neutral, _) => "neither weaker nor stronger",
        }
    }

    /// Whether anything in it is weaker. A gain elsewhere does not make up for that.
    pub fn weakens(self) -> bool {
        matches!(self, Self::Weakened | Self::Mixed)
    }
}

/// One difference between the two documents. A list that changed is one change with its items inside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// What it is about, as a heading: "At least two trainers deliver each session", "Level 2".
    pub about: String,
    /// The standard, or the document's own name for a commitment that no standard covers.
    pub standard: Option<String>,
    /// The training for which it changed, in words; empty for all.
    pub scope: String,
    /// The field of the document: commitments.strength, commitments.details.minimum, review.every.
    pub field: String,
    /// What it is about, for reports that keep some of it apart.
    pub kind: Kind,
    /// Which way it changed.
    pub verdict: Verdict,
    /// What it was.
    pub old: Side,
    /// What it is now.
    pub new: Side,
    /// The items of a list that went or came, and the parts of a change that goes both ways.
    pub items: Vec<Item>,
    /// Both wordings in one, with the words marked that went and came; empty where no wording was compared.
    pub words: Vec<Word>,
    /// A sentence that says it to a committee, with a full stop.
    pub sentence: String,
    /// Who decided on it, where the newer document records that.
    pub approved: Option<Approved>,
    /// The entries that sign it off under the `changes` of the newest version, once a reason and who approved it are filled in; left
    /// out where there is nothing to sign.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sign: Vec<String>,
}

impl Change {
    /// Whether something is weaker and nobody has signed that off.
    pub fn is_unapproved_weakening(&self) -> bool {
        self.verdict.weakens() && self.approved.is_none()
    }
}

/// What one of the documents says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Side {
    /// The value in words; null where there is nothing.
    pub value: Option<String>,
    /// Where it stands; where there is nothing, the entry that would hold it.
    pub place: Place,
    /// The recorder's words for the commitment or statement, where it has some.
    pub says: Option<String>,
    /// Further places that count together with this one.
    pub also: Vec<Place>,
}

/// An item of a list that changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Item {
    /// What it is, for people: "recording concerns".
    pub name: String,
    /// Which way.
    pub verdict: Verdict,
    /// What else a reader has to know: "no level reaches it any more"; else empty.
    pub note: String,
    /// Where it stood.
    pub old: Option<Place>,
    /// Where it stands.
    pub new: Option<Place>,
}

/// Some words of a marked text, with the spaces between them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Word {
    /// Whether they stayed.
    pub mark: Mark,
    /// The words; of those that stayed, as the new text has them.
    pub text: String,
    /// The same words as the old text has them, where case or spacing is another there; left out elsewhere.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<String>,
}

impl Word {
    /// What the old text has of it; none of what came.
    pub fn in_old(&self) -> Option<&str> {
        (self.mark != Mark::Came).then(|| self.was.as_deref().unwrap_or(&self.text))
    }

    /// What the new text has of it; none of what went.
    pub fn in_new(&self) -> Option<&str> {
        (self.mark != Mark::Gone).then_some(self.text.as_str())
    }
}

/// Whether words stayed, went or came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// In both.
    Same,
    /// Only in the old text.
    Gone,
    /// Only in the new text.
    Came,
}

/// The newer document's own record that somebody decided on a change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Approved {
    /// Who decided.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When, as recorded.
    pub date: Option<String>,
    /// The version that records it.
    pub version: Option<String>,
    /// Where it is recorded.
    pub place: Place,
}

impl Approved {
    /// Whether it is dated later than a day.
    pub(super) fn is_to_come(&self, today: Day) -> bool {
        let date = self.date.as_deref().and_then(|date| Date::read(date).ok());
        date.is_some_and(|date| date.first_day() > today)
    }
}

impl Comparison {
    /// The comparison as at a day: a decision that is dated later has signed nothing.
    #[must_use]
    pub fn as_at(mut self, today: Day) -> Self {
        for change in &mut self.changes {
            change.approved = change.approved.take().filter(|approved| !approved.is_to_come(today));
        }
        self
    }

    /// What is weaker though somebody would have had to sign that, and nobody has.
    pub fn unsigned(&self) -> impl Iterator<Item = &Change> {
        let asked = self.binds && self.relation == Relation::Lineage;
        self.changes.iter().filter(move |change| asked && change.is_unapproved_weakening())
    }

    /// How many changes have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.changes.iter().filter(|change| change.verdict == verdict).count()
    }

    /// Whether the two documents say the same.
    pub fn is_silent(&self) -> bool {
        self.changes.is_empty()
    }
}

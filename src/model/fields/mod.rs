//! Every field of every kind of document, one row each: which way it gets stronger, what it is about, how a sentence
//! speaks of it, and by what the items of a list are recognised. What type it has, the schema knows.
//!
//! It stands in the model, and not where documents are compared, because whoever adds a field to a model has to say this
//! of it; a test fails for a field without a row, and for a row without a field.

mod config;
mod course;
mod guidance;
mod policy;
mod shared;
mod standards;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::words;

/// Which way a field gets stronger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Commits ranks above partial, deferred and silent; delegated and declined cannot be ranked beside them.
    Answer,
    /// The stronger word: must above will, should and may.
    Word,
    /// The level that counts for more: error above warning, note and ignore.
    Level,
    /// As the standard says of its detail.
    Detail,
    /// More training is stronger: what a scope leaves out is all.
    Wider,
    /// Less time.
    Shorter,
    /// More time.
    Longer,
    /// An earlier date.
    Sooner,
    /// The date on which something is due next: it moves on when it happened, and otherwise somebody has to ask why.
    NextDate,
    /// More of the list.
    More,
    /// More items, whichever they are; as many others are for a person to read.
    Number,
    /// More of the list; others in place of some are for a person to read, because they may say the same.
    Points,
    /// What comes or goes with the items of the list, and not their number.
    Reach,
    /// Less of the list: exceptions and conditions.
    Fewer,
    /// Yes, or all of it.
    Yes,
    /// Being there at all.
    There,
    /// Being there at all; another value is record keeping.
    Recorded,
    /// Somebody is named; whether another one is better nobody can say.
    Someone,
    /// Being in force.
    InForce,
    /// The newer edition is upkeep; going back to an older one is for a person to read.
    Edition,
    /// What a document follows is for a person to read when it goes; what it only mentions is not.
    Cited,
    /// Wording: for a person to read where a word that weighs changed.
    Prose,
    /// A position that a document may take: neither way is better.
    Position,
    /// An amount of money: neither way is better, but whether anything is asked for at all is for a person to read.
    Price,
    /// Record keeping: neither way is better.
    Keeping,
    /// By these entries are recognised.
    Names,
    /// Nobody can say which way is stronger: for a person to read.
    Unranked,
    /// Read by nobody.
    Unread,
}

/// What a field is about, for reports that keep some of it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// What somebody has to do: a commitment, its word, its details, its scope.
    Duty,
    /// What people learn at which level, and who they are.
    Level,
    /// When the document is reviewed.
    Clock,
    /// Who answers for the document, who approved it, who acts.
    People,
    /// Guidance and law that it cites.
    Guidance,
    /// What it promises for the future.
    Promise,
    /// What a place costs.
    Charge,
    /// The same thing in another place of the document, or under another name.
    Moved,
    /// What one of two partnerships records under a name of its own, so that nobody can say what answers it in the other.
    OneSided,
    /// Dates, titles and notes about the record itself.
    RecordKeeping,
    /// A standard, its details, what it expects, its topics and words.
    Standard,
    /// What a course is, who teaches it, what it teaches and shows.
    Course,
    /// What settings judge by, leave out, lower or waive.
    Setting,
    /// A part that could not be compared; its sentence says why.
    NotCompared,
}

/// How a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// By its type: a value as a value, a block entry by entry, a list item by item.
    Parts,
    /// As the text that stands there: of a block the entries that differ in one, of a list the items that went and came.
    /// What lies below has no rows.
    Whole,
    /// By a handler of its own, because its parts count together.
    ByHand,
}

/// Between which documents a field is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Between {
    /// Any two.
    All,
    /// Two states or editions of one document. That documents of different people have other titles is no difference.
    Lineage,
    /// Two states of one edition. That the older edition is withdrawn is because the newer one is there.
    Edition,
}

/// How a field is spoken of, in the past and in the present.
#[derive(Clone, Copy, Debug)]
pub struct Phrase {
    /// With a value in place of `{}`: "gave {}", "gives {}".
    pub given: [&'static str; 2],
    /// Without one.
    pub missing: [&'static str; 2],
}

/// How the items of a list are told apart.
#[derive(Clone, Copy, Debug)]
pub struct Items {
    /// The entry that names an item: `id`.
    pub key: &'static str,
    /// What a person calls an item: "trainer".
    pub noun: &'static str,
    /// The entry by whose words an item is recognised under another name.
    pub alike: Option<&'static str>,
    /// Whether no two items may have one name.
    pub unique: bool,
    /// Whether the items that went and came are told in one change, and not each in its own.
    pub together: bool,
}

/// What is known of a field beside its type.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Where it stands: `review.every`. Fields of list items stand under the list's own name.
    pub path: &'static str,
    /// Which way it gets stronger.
    pub direction: Direction,
    /// What it is about.
    pub kind: Kind,
    /// How it is compared.
    pub compared: Compared,
    /// Between which documents.
    pub between: Between,
    /// How a sentence speaks of it.
    pub phrase: Option<Phrase>,
    /// What it is called in the middle of a sentence; else "its" and its own name.
    pub called: Option<&'static str>,
    /// The heading over the changes in it; of a list, over an item without a name.
    pub heading: Option<&'static str>,
    /// How its items are told apart, where it is a list.
    pub items: Option<Items>,
    /// The entries that say what a block or an item is, each with the words around its value: `{}`, or `{when}` for a
    /// date after "in" or "on".
    pub described: &'static [(&'static str, &'static str)],
    /// What is meant where nothing is written.
    pub left_out: Option<&'static str>,
    /// Whether it decides for the whole document what is asked of it.
    pub exempts: bool,
}

/// The fields of a kind of document.
pub fn fields(kind: words::Kind) -> impl Iterator<Item = &'static Field> {
    let (own, shared) = match kind {
        words::Kind::Policy => (policy::FIELDS, shared::FIELDS),
        words::Kind::Course => (course::FIELDS, shared::FIELDS),
        words::Kind::Standards => (standards::FIELDS, [].as_slice()),
        words::Kind::Guidance => (guidance::FIELDS, [].as_slice()),
        words::Kind::Config => (config::FIELDS, [].as_slice()),
    };
    own.iter().chain(shared)
}

/// The field at a path.
pub fn find(kind: words::Kind, path: &str) -> Option<&'static Field> {
    fields(kind).find(|field| field.path == path)
}

/// The fields that stand directly below a path; of the empty one, the entries of the document itself.
pub fn below(kind: words::Kind, path: &str) -> impl Iterator<Item = &'static Field> {
    fields(kind).filter(move |field| match field.path.rsplit_once('.') {
        Some((parent, _)) => parent == path,
        None => path.is_empty(),
    })
}

impl Field {
    /// The last part of its path.
    pub fn name(&self) -> &'static str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }

    const fn says(self, given: [&'static str; 2], missing: [&'static str; 2]) -> Self {
        Self { phrase: Some(Phrase { given, missing }), ..self }
    }

    const fn called(self, called: &'static str) -> Self {
        Self { called: Some(called), ..self }
    }

    const fn headed(self, heading: &'static str) -> Self {
        Self { heading: Some(heading), ..self }
    }

    const fn between(self, between: Between) -> Self {
        Self { between, ..self }
    }

    const fn whole(self) -> Self {
        Self { compared: Compared::Whole, ..self }
    }

    const fn by_hand(self) -> Self {
        Self { compared: Compared::ByHand, ..self }
    }

    const fn described(self, described: &'static [(&'static str, &'static str)]) -> Self {
        Self { described, ..self }
    }

    const fn left_out(self, meant: &'static str) -> Self {
        Self { left_out: Some(meant), ..self }
    }

    const fn exempts(self) -> Self {
        Self { exempts: true, ..self }
    }

    /// A list whose items are named by `key`, no two alike.
    const fn keyed(self, key: &'static str, noun: &'static str) -> Self {
        Self { items: Some(Items { key, noun, alike: None, unique: true, together: false }), ..self }
    }

    /// A list whose items are named by `key`, which several may share.
    const fn sorted(self, key: &'static str, noun: &'static str) -> Self {
        Self { items: Some(Items { key, noun, alike: None, unique: false, together: false }), ..self }
    }

    /// Of a list: an item under another name is recognised by the words of this entry.
    const fn alike(self, entry: &'static str) -> Self {
        match self.items {
            Some(items) => Self { items: Some(Items { alike: Some(entry), ..items }), ..self },
            None => self,
        }
    }

    /// Of a list: what went and what came is told in one change.
    const fn together(self) -> Self {
        let items = match self.items {
            Some(items) => items,
            None => Items { key: "", noun: "", alike: None, unique: false, together: true },
        };
        Self { items: Some(Items { together: true, ..items }), ..self }
    }
}

/// A row. Wording, record keeping and places in the text are compared only between states of one document.
const fn field(path: &'static str, direction: Direction, kind: Kind) -> Field {
    let between = match (direction, kind) {
        (Direction::Keeping | Direction::Prose, _) | (_, Kind::Moved) => Between::Lineage,
        _ => Between::All,
    };
    Field {
        path,
        direction,
        kind,
        compared: Compared::Parts,
        between,
        phrase: None,
        called: None,
        heading: None,
        items: None,
        described: &[],
        left_out: None,
        exempts: false,
    }
}

/// A row of record keeping.
const fn record(path: &'static str) -> Field {
    field(path, Direction::Keeping, Kind::RecordKeeping)
}

/// A row for the entry by which items are recognised, or the first line of a document.
const fn name(path: &'static str) -> Field {
    field(path, Direction::Names, Kind::RecordKeeping)
}

/// A row for where the source says it.
const fn section(path: &'static str) -> Field {
    field(path, Direction::Keeping, Kind::Moved)
        .says(["said this in section {}", "says this in section {}"], ["named no section", "names no section"])
}

/// A row that is read by nobody.
const fn unread(path: &'static str) -> Field {
    field(path, Direction::Unread, Kind::RecordKeeping)
}

//! Words from closed lists: each list once, with the meaning of every word, for reading, printing and completion.

use std::fmt::Display;

use super::describe::schema;
use super::located::{Leaf, Read, Unreadable};

/// Defines an enum whose variants are written as words.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[doc = $meaning:literal])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[doc = $meaning])* $variant,)+ }

        impl $name {
            /// All of them, in the order of [`Self::WORDS`].
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The words as they are written.
            pub const WORDS: &'static [&'static str] = &[$($word),+];

            /// This word as it is written.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl $crate::model::located::Read for $name {
            fn read(text: &str) -> Result<Self, $crate::model::located::Unreadable> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err($crate::model::located::Unreadable::new(
                        format!("\"{text}\" is not one of the words for this entry"),
                        format!("write {}", $crate::model::words::listed(Self::WORDS, "or")),
                    )),
                }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(self.word())
            }
        }

        $crate::model::describe::schema!($name, {
            "oneOf": [$({"const": $word, "description": concat!($($meaning),*).trim()}),+]
        });
    };
}

pub(crate) use words;

/// What levels of training are called, before their number.
pub(crate) const LEVELS: [&str; 10] =
    ["level", "levels", "group", "groups", "tier", "tiers", "stage", "stages", "band", "bands"];

/// A text as a short name: in small letters and digits, with hyphens between its words.
pub(crate) fn plain_name(text: &str) -> String {
    let lower = text.to_ascii_lowercase();
    let parts = lower.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

/// Joins words for a sentence: "a, b or c".
pub fn listed<S: AsRef<str>>(words: &[S], conjunction: &str) -> String {
    match words {
        [] => String::new(),
        [only] => only.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<_> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {conjunction} {}", first.join(", "), last.as_ref())
        }
    }
}

/// A number of things for a sentence: "1 finding", "3 findings".
pub fn counted<N: Display + PartialEq + From<u8>>(number: N, noun: &str) -> String {
    if number == N::from(1) { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// A text with its first letter as a capital: "Level" for `level`.
pub fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// The name of a detail or entry as a person would say it: "train the trainer" for `train-the-trainer`.
pub fn spoken(name: &str) -> String {
    // The one such name that people write with its hyphen.
    if name == "e-learning" { name.to_owned() } else { name.replace(['-', '_'], " ") }
}

/// The known word closest to a misspelt one, if any is close.
pub fn nearest<'w>(word: &str, known: &[&'w str]) -> Option<&'w str> {
    // A word of a thousand letters is near to nothing, and measuring it costs time.
    if word.len() > 64 {
        return None;
    }
    let plain = |text: &str| text.to_lowercase().replace(['_', ' '], "-");
    let lower = plain(word);
    let (letters, allowed) = (lower.chars().count(), (word.chars().count() / 3).clamp(1, 3));
    known
        .iter()
        .map(|&candidate| (plain(candidate), candidate))
        // Each letter more or less is a step of its own, and counting letters is far cheaper than measuring.
        .filter(|(plain, _)| plain.chars().count().abs_diff(letters) <= allowed)
        .map(|(plain, candidate)| (strsim::osa_distance(&lower, &plain), candidate))
        // Two short words that share no letter are not near each other.
        .filter(|(far, candidate)| *far <= allowed && *far < candidate.chars().count())
        .min()
        .map(|(_, near)| near)
}

words! {
    /// The kinds of document.
    Kind {
        /// What a partnership has committed itself to.
        Policy = "policy",
        /// A course and its materials.
        Course = "course",
        /// Shared or local standards.
        Standards = "standards",
        /// A catalogue of guidance.
        Guidance = "guidance",
        /// Settings, always in a file called paramount.yaml.
        Config = "config",
    }
}

words! {
    /// How strongly a source words a commitment, weakest first so that words compare.
    Strength {
        /// may, can, where possible
        May = "may",
        /// should, expected, aims
        Should = "should",
        /// will, is, ensures, or a plain statement
        Will = "will",
        /// must, required, responsible, duty
        Must = "must",
    }
}

words! {
    /// How a policy answers a standard.
    Answer {
        /// It commits itself; this is meant where no answer is written.
        Commits = "commits",
        /// It commits to a part; `lacks` says what is missing.
        Partial = "partial",
        /// It promises to say so later; `action` names the promise.
        Deferred = "deferred",
        /// It leaves the matter to somebody else; `to` says to whom.
        Delegated = "delegated",
        /// It declines.
        Refuses = "refuses",
    }
}

words! {
    /// One agency's own staff, or people of several agencies together.
    Agency {
        /// One agency trains its own staff.
        Single = "single",
        /// People of several agencies learn together.
        Multi = "multi",
    }
}

words! {
    /// How a course reaches its participants.
    Mode {
        /// In a room.
        FaceToFace = "face-to-face",
        /// Together, over the network.
        LiveOnline = "live-online",
        /// Alone, over the network.
        ELearning = "e-learning",
        /// Several of these.
        Blended = "blended",
    }
}

/// Yes or no. An editor may read `yes` as true, so both spellings are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum YesNo {
    /// It does not hold.
    No,
    /// It holds.
    Yes,
}

impl YesNo {
    /// The word as it is written.
    pub fn word(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::Yes => "yes",
        }
    }
}

impl Leaf<YesNo> {
    /// Whether it says yes.
    pub fn is_yes(&self) -> bool {
        self.get() == Some(&YesNo::Yes)
    }
}

impl Read for YesNo {
    fn read(text: &str) -> Result<Self, Unreadable> {
        match text {
            "yes" | "true" => Ok(Self::Yes),
            "no" | "false" => Ok(Self::No),
            _ => Err(Unreadable::new(format!("\"{text}\" is neither yes nor no"), "write yes or no")),
        }
    }
}

schema!(YesNo, {"enum": ["yes", "no", "true", "false", true, false]});

words! {
    /// A country or island with law and guidance of its own on the safeguarding of people.
    Jurisdiction {
        /// England.
        England = "england",
        /// Wales.
        Wales = "wales",
        /// Scotland.
        Scotland = "scotland",
        /// Northern Ireland.
        NorthernIreland = "northern-ireland",
        /// Jersey.
        Jersey = "jersey",
        /// Guernsey, with Alderney and Sark.
        Guernsey = "guernsey",
        /// The Isle of Man.
        IsleOfMan = "isle-of-man",
    }
}

impl Jurisdiction {
    /// Its name, for the middle of a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::England => "England",
            Self::Wales => "Wales",
            Self::Scotland => "Scotland",
            Self::NorthernIreland => "Northern Ireland",
            Self::Jersey => "Jersey",
            Self::Guernsey => "Guernsey",
            Self::IsleOfMan => "the Isle of Man",
        }
    }

    /// Several of them for a sentence: "England and Wales".
    pub fn names(places: &[Self]) -> String {
        listed(&places.iter().map(|place| place.name()).collect::<Vec<_>>(), "and")
    }
}

words! {
    /// Whose safeguarding a document is about.
    Subject {
        /// Children and young people.
        Children = "children",
        /// Adults at risk.
        Adults = "adults",
        /// Both, in one document.
        Joint = "joint",
    }
}

impl Subject {
    /// The people, for the middle of a sentence.
    pub fn people(self) -> &'static str {
        match self {
            Self::Children => "children",
            Self::Adults => "adults",
            Self::Joint => "children and adults",
        }
    }
}

words! {
    /// Where a policy stands between writing and retirement.
    Status {
        /// Not yet in use.
        Draft = "draft",
        /// In use; no approval is recorded.
        Published = "published",
        /// In use; an approval or ratification is stated.
        Approved = "approved",
        /// No longer in use.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What happened to a version of a policy.
    Event {
        /// It came out.
        Issued = "issued",
        /// A body approved it.
        Ratified = "ratified",
        /// Its text changed.
        Amended = "amended",
        /// It was looked through and stands.
        Reviewed = "reviewed",
    }
}

words! {
    /// What makes a policy be reviewed before its date.
    Trigger {
        /// Statutory guidance changes.
        StatutoryGuidance = "statutory-guidance",
        /// The law changes.
        Legislation = "legislation",
        /// A review, audit or evaluation has something to teach.
        Learning = "learning",
    }
}

words! {
    /// In what role a document cites something.
    Citation {
        /// The document follows it.
        Authority = "authority",
        /// The document tells of the past.
        History = "history",
        /// The document rests a claim on it.
        Evidence = "evidence",
        /// The document's own text descends from it.
        Origin = "origin",
    }
}

words! {
    /// What is wrong with a source text.
    Fault {
        /// Content that survives only as a picture, or not at all.
        Lost = "lost",
        /// A reference to a place that does not exist.
        Dangling = "dangling",
        /// Numbers that skip or repeat.
        Numbering = "numbering",
        /// Two places that say different things.
        Contradicts = "contradicts",
        /// A name or title that is written wrongly.
        Misspelt = "misspelt",
    }
}

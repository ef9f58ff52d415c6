//! How sure the catalogue is of a row, and what follows from that: whether it may warn, and in which words it is told.

use crate::model::guidance::Confidence;
use crate::model::located::Leaf;
use crate::model::words::YesNo;

/// How sure the catalogue is of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Certainty {
    /// All of it was read in good sources.
    Certain,
    /// Sources agree on it, and not all of it was checked with the publisher.
    Agreed,
    /// One source says so, or its date is known only roughly.
    OneSource,
    /// From memory, a draft or inference. A row that says nothing counts as this.
    Doubtful,
}

impl Certainty {
    /// The certainty of a row.
    pub(super) fn of(confidence: &Leaf<Confidence>, verified: &Leaf<YesNo>) -> Self {
        match (confidence.get(), verified.is_yes()) {
            (Some(Confidence::High), true) => Self::Certain,
            (Some(Confidence::High), false) => Self::Agreed,
            (Some(Confidence::Medium), true) => Self::OneSource,
            _ => Self::Doubtful,
        }
    }

    /// Whether it is sure enough for more than a note.
    pub fn may_warn(self) -> bool {
        self != Self::Doubtful
    }

    /// Its name.
    pub fn word(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Agreed => "agreed",
            Self::OneSource => "one-source",
            Self::Doubtful => "doubtful",
        }
    }

    /// What is said of it where a row is named as the one who says so.
    pub fn doubt(self) -> &'static str {
        match self {
            Self::Certain => "",
            Self::Agreed => ", not all checked with the publisher",
            Self::OneSource => ", from one source or with a rough date",
            Self::Doubtful => ", not verified",
        }
    }
}

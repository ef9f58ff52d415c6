//! Which changes stand together under a heading, and which of them a person need not see first.

use std::collections::BTreeMap;

use crate::change::{Change, Comparison, Kind, Relation, Verdict};

/// A heading of a report, what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Section {
    Weakened,
    Mixed,
    Unclear,
    NotCompared,
    Strengthened,
    NewlyRecorded,
    Neutral,
    Reworded,
    Moved,
    RecordKeeping,
}

impl Section {
    /// The section that a change stands in. What is weaker or unclear stands under that, whatever it is about.
    pub(in crate::report) fn of(change: &Change) -> Self {
        match (change.verdict, change.kind) {
            (_, Kind::NotCompared) => Self::NotCompared,
            (Verdict::Weakened, _) => Self::Weakened,
            (Verdict::Mixed, _) => Self::Mixed,
            (Verdict::Unclear, _) => Self::Unclear,
            (Verdict::Strengthened, _) => Self::Strengthened,
            (_, Kind::Moved) => Self::Moved,
            (_, Kind::RecordKeeping) => Self::RecordKeeping,
            (Verdict::NewlyRecorded, _) => Self::NewlyRecorded,
            (Verdict::Reworded, _) => Self::Reworded,
            (Verdict::Neutral, _) => Self::Neutral,
        }
    }

    /// Its heading between documents that are related so.
    pub(in crate::report) fn heading(self, relation: Relation) -> &'static str {
        match self {
            Self::Weakened => Verdict::Weakened.word(relation),
            Self::Mixed => Verdict::Mixed.word(relation),
            Self::Unclear => Verdict::Unclear.word(relation),
            Self::NotCompared => "not compared",
            Self::Strengthened => Verdict::Strengthened.word(relation),
            Self::NewlyRecorded => Verdict::NewlyRecorded.word(relation),
            Self::Neutral => Verdict::Neutral.word(relation),
            Self::Reworded => Verdict::Reworded.word(relation),
            Self::Moved => "moved",
            Self::RecordKeeping => "record keeping",
        }
    }

    /// Whether it is about places and records alone, which a reader asks for. Of changed words nobody but a reader can say
    /// that they do not matter.
    pub(in crate::report) fn is_folded(self) -> bool {
        matches!(self, Self::Moved | Self::RecordKeeping)
    }

    /// Whether something in it is weaker.
    pub(in crate::report) fn weakens(self) -> bool {
        matches!(self, Self::Weakened | Self::Mixed)
    }

    /// The style of its heading on a terminal.
    pub(in crate::report) fn style(self) -> &'static str {
        match self {
            Self::Weakened | Self::Mixed => "1;31",
            Self::Unclear | Self::NotCompared => "1;33",
            Self::Strengthened => "1;32",
            _ => "1",
        }
    }
}

/// The changes of a comparison by section: what nobody has signed off first, else in the order of the comparison.
pub(in crate::report) fn sections(comparison: &Comparison) -> BTreeMap<Section, Vec<&Change>> {
    let mut sections: BTreeMap<Section, Vec<&Change>> = BTreeMap::new();
    for change in &comparison.changes {
        sections.entry(Section::of(change)).or_default().push(change);
    }
    for changes in sections.values_mut() {
        changes.sort_by_key(|change| change.approved.is_some());
    }
    sections
}

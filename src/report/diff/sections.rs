//! Which changes stand together under a heading, and which of them a person need not see first.

use std::collections::BTreeMap;

use crate::change::{Change, Comparison, Kind, Relation, Verdict};

/// A heading of a report, what matters most first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::report) enum Section {
    Weakened,
    Mixed,
    Planned,
    Unclear,
    NotCompared,
    SignedOff,
    Strengthened,
    NewlyRecorded,
    Reworded,
    Neutral,
    OneSided,
    Moved,
    RecordKeeping,
}

impl Section {
    /// The section that a change stands in. What is weaker or unclear stands under that, whatever it is about.
    pub(in crate::report) fn of(change: &Change, comparison: &Comparison) -> Self {
        match (change.verdict, change.kind) {
            (_, Kind::NotCompared) => Self::NotCompared,
            _ if change.verdict.weakens() && change.approved.is_some() => Self::SignedOff,
            _ if change.verdict.weakens() && !comparison.binds => Self::Planned,
            (Verdict::Weakened, _) => Self::Weakened,
            (Verdict::Mixed, _) => Self::Mixed,
            (Verdict::Unclear, _) => Self::Unclear,
            (Verdict::Strengthened, _) => Self::Strengthened,
            (_, Kind::OneSided) => Self::OneSided,
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
            Self::Planned => "weaker in what binds nobody yet",
            Self::Unclear => Verdict::Unclear.word(relation),
            Self::NotCompared => "not compared",
            Self::SignedOff => "weakened and signed off",
            Self::Strengthened => Verdict::Strengthened.word(relation),
            Self::NewlyRecorded => Verdict::NewlyRecorded.word(relation),
            Self::Neutral => Verdict::Neutral.word(relation),
            Self::Reworded => Verdict::Reworded.word(relation),
            Self::OneSided => "recorded by one side only, not matched",
            Self::Moved => "moved",
            Self::RecordKeeping => "record keeping",
        }
    }

    /// Whether it is about places and records alone, which a reader asks for. Of changed words nobody but a reader can say
    /// that they do not matter.
    pub(in crate::report) fn is_folded(self) -> bool {
        matches!(self, Self::Moved | Self::RecordKeeping)
    }

    /// Whether a reviewer looks at it before anything else: what is weaker, and what nobody but a reader can judge.
    pub(in crate::report) fn comes_first(self) -> bool {
        self < Self::Strengthened
    }

    /// Whether something in it is weaker and nobody has signed that off.
    pub(in crate::report) fn weakens(self) -> bool {
        matches!(self, Self::Weakened | Self::Mixed)
    }

    /// The style of its heading on a terminal.
    pub(in crate::report) fn style(self) -> &'static str {
        match self {
            Self::Weakened | Self::Mixed => "1;31",
            Self::Unclear | Self::Planned | Self::NotCompared | Self::SignedOff => "1;33",
            Self::Strengthened => "1;32",
            _ => "1",
        }
    }
}

/// The changes of a comparison by section, in the order of the comparison.
pub(in crate::report) fn sections(comparison: &Comparison) -> BTreeMap<Section, Vec<&Change>> {
    let mut sections: BTreeMap<Section, Vec<&Change>> = BTreeMap::new();
    for change in &comparison.changes {
        sections.entry(Section::of(change, comparison)).or_default().push(change);
    }
    sections
}

/// How many changes of some comparisons stand in each section: the one count that all formats give.
pub(in crate::report) fn counts<'c>(comparisons: impl IntoIterator<Item = &'c Comparison>) -> BTreeMap<Section, usize> {
    let mut counts = BTreeMap::new();
    for comparison in comparisons {
        for change in &comparison.changes {
            *counts.entry(Section::of(change, comparison)).or_default() += 1;
        }
    }
    counts
}

/// "1 weakened", "2 for a person to read": what a reader sees of changes within a lineage, most important first.
pub(in crate::report) fn tally<'c>(comparisons: impl IntoIterator<Item = &'c Comparison>) -> Vec<String> {
    let open = counts(comparisons).into_iter().filter(|(section, _)| !section.is_folded());
    open.map(|(section, many)| format!("{many} {}", section.heading(Relation::Lineage))).collect()
}

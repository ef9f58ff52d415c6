//! Whether two commitments speak of the same duty: the same training, and the same people who have to act.

use std::collections::BTreeSet;

use crate::finding::Authority;
use crate::model::Policy;
use crate::model::located::Leaf;
use crate::model::policy::{Commitment, Scope};
use crate::model::words::{Agency, Mode, YesNo};
use crate::rules::Context;

/// The training that a commitment is about, in a form in which the order of words does not count.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Training<'p> {
    agency: Option<Agency>,
    modes: BTreeSet<Mode>,
    levels: BTreeSet<&'p str>,
    commissioned: Option<YesNo>,
}

impl<'p> Training<'p> {
    /// The training of a scope; `None` where a part of it is not known, so that nothing can be said of it.
    pub(super) fn of(scope: &'p Scope) -> Option<Self> {
        let unclear = is_unclear(&scope.agency)
            || is_unclear(&scope.commissioned)
            || scope.mode.iter().any(is_unclear)
            || scope.levels.iter().any(is_unclear);
        (!unclear).then(|| Self {
            agency: scope.agency.get().copied(),
            modes: scope.mode.iter().filter_map(Leaf::get).copied().collect(),
            levels: scope.levels.iter().filter_map(Leaf::text).collect(),
            commissioned: scope.commissioned.get().copied(),
        })
    }

    /// Whether some training may belong to both. What a scope leaves out is all training.
    pub(super) fn meets(&self, other: &Self) -> bool {
        may_agree(self.agency, other.agency)
            && may_agree(self.commissioned, other.commissioned)
            && (self.modes.is_empty() || other.modes.is_empty() || !self.modes.is_disjoint(&other.modes))
            && (self.levels.is_empty() || other.levels.is_empty() || !self.levels.is_disjoint(&other.levels))
    }
}

fn may_agree<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
    one.is_none() || other.is_none() || one == other
}

/// Whether a leaf holds something whose value is not known.
fn is_unclear<T>(leaf: &Leaf<T>) -> bool {
    leaf.get().is_none() && !leaf.is_absent()
}

/// The people who have to act. What agencies owe and what the partnership owes are different duties, though both answer
/// one standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bearer {
    /// The document does not say.
    Unsaid,
    /// The partnership or one of its bodies.
    Partnership,
    /// Each agency.
    Agencies,
    /// The trainers.
    Trainers,
    /// The people who take part.
    Participants,
}

impl Bearer {
    /// Who has to act on a commitment.
    pub(super) fn of(commitment: &Commitment) -> Self {
        match commitment.by.text() {
            None => Self::Unsaid,
            Some("agencies") => Self::Agencies,
            Some("trainers") => Self::Trainers,
            Some("participants") => Self::Participants,
            // A committee acts for the partnership.
            Some(_) => Self::Partnership,
        }
    }

    /// Whether both may be the same people.
    pub(super) fn may_be(self, other: Self) -> bool {
        self == other || self == Self::Unsaid || other == Self::Unsaid
    }
}

/// Where a document makes a commitment, for the middle of a sentence: "in section 3.3", "on the cover". `unnamed` is
/// said where the document has no sections.
pub(super) fn place(commitment: &Commitment, unnamed: &str) -> String {
    match commitment.sections() {
        Some(cover) if cover == "the cover" => "on the cover".to_owned(),
        Some(sections) => format!("in {sections}"),
        None => unnamed.to_owned(),
    }
}

/// What a commitment is about: the title of its standard, else its own name.
pub(super) fn title<'t>(commitment: &'t Commitment, ctx: &'t Context<'_>) -> &'t str {
    let standard = commitment.standard.text();
    let titled = ctx.document.expectations.iter().find(|expectation| Some(expectation.id.as_str()) == standard);
    let named = commitment.id.text().or(standard).unwrap_or("a commitment");
    titled.map_or(named, |expectation| expectation.title.as_str())
}

/// The document itself as the one who says so.
pub(super) fn own_words(policy: &Policy, commitment: &Commitment) -> Authority {
    let place = commitment.sections().map(|sections| format!(", {sections}")).unwrap_or_default();
    Authority::own_policy(format!("the {} itself{place}", policy.noun()))
}

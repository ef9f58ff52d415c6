//! Whether a document is in force: the one place that decides it. Rules, the calendar, coverage, what courses stand under
//! and what a change takes away all ask here.
//!
//! A policy **begins** on the latest of its approvals; without one, with the first version in its history or its
//! publication, whichever was earlier, but with the period that it covers where it has no version ([`Clock::beginning`](crate::model::clock::Clock::beginning)); where none of them is
//! recorded, with the date that its edition is called by. A date that has not come is passed over as long as another one
//! has, so that a slip in one entry of a new edition does not bring the old one back; where all of them lie ahead the
//! policy has **not yet** begun. One that gives no date holds.
//!
//! It is **replaced** by a policy in force that says it supersedes it, else by the newest edition of the same policy in
//! force, which need not say so. Policies that supersede each other in a circle replace nothing, so what has replaced
//! another one is always in force itself. Newer is what began later; where an edition in force gives no date, and for a
//! draft, which has not begun, what comes later by its name.

use std::collections::{BTreeSet, VecDeque};

use jiff::civil::Date as Day;

use super::editions::{Beginning, Edition};
use super::{Document, Workspace};
use crate::load::Loaded;
use crate::model::course::CourseStatus;
use crate::model::words::Status;
use crate::model::{Date, Model, Policy};

/// How many policies a chain of replacements may have. A longer one is no history but an attack, and then everything
/// stays in.
const LONGEST_CHAIN: usize = 64;

/// Where a document stands between writing and retirement.
#[derive(Clone, Copy, Debug)]
pub enum State<'w> {
    /// It is being written and asks nothing of anybody yet.
    Draft,
    /// It is decided on, and begins on a date that has not come.
    NotYet(Date),
    /// People work to it. So is a document of a kind that knows no retirement.
    InForce,
    /// This policy, which is in force, has taken its place.
    Replaced(&'w Loaded),
    /// It was taken back.
    Withdrawn,
}

impl State<'_> {
    /// Whether nobody works to the document any more, so that none of its dates has to be kept.
    pub fn is_past(self) -> bool {
        matches!(self, Self::Replaced(_) | Self::Withdrawn)
    }
}

impl Document {
    /// The policy that this one says it supersedes, where that is another one.
    pub fn supersedes(&self) -> Option<&str> {
        supersedes(&self.loaded)
    }

    /// Whether it is a draft by its own word.
    pub fn is_draft(&self) -> bool {
        self.policy().is_some_and(Policy::is_draft) || self.course().is_some_and(|course| course.is_draft())
    }

    /// Whether it asks something of somebody by its own word: a draft does not yet, and what was withdrawn does not any
    /// more.
    pub fn is_in_use(&self) -> bool {
        match &self.loaded.model {
            Some(Model::Policy(policy)) => is_in_use(policy),
            Some(Model::Course(course)) => !course.is_draft() && !course.is_withdrawn(),
            _ => true,
        }
    }
}

impl Workspace {
    /// Where a document of this run stands today.
    pub fn state(&self, document: &Document, today: Day) -> State<'_> {
        match &document.loaded.model {
            Some(Model::Policy(_)) => self.state_of_policy(&document.loaded, document, today),
            Some(Model::Course(course)) => match course.status.get() {
                Some(CourseStatus::Draft) => State::Draft,
                Some(CourseStatus::Withdrawn) => State::Withdrawn,
                Some(CourseStatus::Current) | None => State::InForce,
            },
            _ => State::InForce,
        }
    }

    /// The policy in force that has taken the place of a document of this run or of another state of it.
    pub fn replacement(&self, document: &Document, today: Day) -> Option<&Loaded> {
        match self.state(document, today) {
            State::Replaced(newer) => Some(newer),
            _ => None,
        }
    }

    /// Where a policy stands among those that `reader` may name.
    pub(super) fn state_of_policy<'w>(&'w self, loaded: &Loaded, reader: &Document, today: Day) -> State<'w> {
        let Some(edition) = Edition::of(loaded, today) else { return State::InForce };
        if let Some(newer) = self.replacing(&edition, reader, today) {
            return State::Replaced(newer);
        }
        match (edition.policy.status.get(), edition.began) {
            (Some(Status::Withdrawn), _) => State::Withdrawn,
            (Some(Status::Draft), _) => State::Draft,
            (_, Beginning::NotYet(date)) => State::NotYet(date),
            _ => State::InForce,
        }
    }

    /// The policy in force at the end of a chain of replacements; `None` where there is none, or where policies replace
    /// each other in a circle, of which all must not disappear.
    pub(super) fn replacing<'w>(&'w self, edition: &Edition<'_>, reader: &Document, today: Day) -> Option<&'w Loaded> {
        let id = edition.loaded.reference.id.as_deref()?;
        let mut seen = BTreeSet::new();
        let mut last = self.superseding(id, reader, today);
        while let Some(newer) = self.newer(last.as_ref().unwrap_or(edition), reader, today) {
            if !seen.insert(newer.policy.policy.text()) {
                return None;
            }
            let stated = newer.loaded.reference.id.as_deref().and_then(|id| self.superseding(id, reader, today));
            last = Some(stated.unwrap_or(newer));
        }
        last.map(|last| last.loaded).filter(|last| last.reference.id.as_deref() != Some(id))
    }

    /// The newest edition of the same policy that holds, where it is newer than this one. Who supersedes a newer edition
    /// of the policy takes a step back on purpose.
    fn newer<'w>(&'w self, edition: &Edition<'_>, reader: &Document, today: Day) -> Option<Edition<'w>> {
        let editions = self.editions(edition.policy.policy.text()?, reader, today);
        let newest = editions.standing(self, reader, today)?;
        let is_other = newest.loaded.reference.id != edition.loaded.reference.id;
        (is_other && editions.is_newer(&newest, edition)).then_some(newest)
    }

    /// Whether an edition says itself, or through others, that an older one of the same policy has taken its place again.
    pub(super) fn gave_way(&self, edition: &Edition<'_>, reader: &Document, today: Day) -> bool {
        let later = edition.loaded.reference.id.as_deref().and_then(|id| self.superseding(id, reader, today));
        later.is_some_and(|later| later.policy.policy.text() == edition.policy.policy.text())
    }

    /// The policy that has taken the place of another one by its own word or through others, and whose place none has
    /// taken.
    fn superseding<'w>(&'w self, id: &str, reader: &Document, today: Day) -> Option<Edition<'w>> {
        let mut seen = BTreeSet::from([id]);
        let mut open: VecDeque<Edition<'w>> = self.successors(id, reader, today).collect();
        while let Some(edition) = open.pop_front() {
            let Some(id) = edition.loaded.reference.id.as_deref().filter(|id| !seen.contains(id)) else { continue };
            let later = open.len();
            open.extend(self.successors(id, reader, today));
            if open.len() == later {
                return Some(edition);
            }
            seen.insert(id);
            if seen.len() > LONGEST_CHAIN {
                return None;
            }
        }
        None
    }

    /// The policies in use today that say they supersede another one.
    fn successors<'w>(&'w self, id: &str, reader: &Document, today: Day) -> impl Iterator<Item = Edition<'w>> {
        let own = self.index.superseding.get(id).into_iter().flatten().filter_map(|&index| self.documents.get(index));
        let lent = self.lent_to(reader).filter(move |lent| supersedes(&lent.loaded) == Some(id));
        own.map(|document| &document.loaded)
            .chain(lent.map(|lent| &lent.loaded))
            .filter_map(move |loaded| Edition::of(loaded, today))
            .filter(move |later| later.holds() && later.loaded.reference.id.as_deref() != Some(id))
    }
}

/// What a policy says it supersedes, where that is another one.
pub(super) fn supersedes(loaded: &Loaded) -> Option<&str> {
    let Some(Model::Policy(policy)) = &loaded.model else { return None };
    policy.supersedes.text().filter(|old| loaded.reference.id.as_deref() != Some(*old))
}

pub(super) fn is_in_use(policy: &Policy) -> bool {
    !matches!(policy.status.get(), Some(Status::Draft | Status::Withdrawn))
}

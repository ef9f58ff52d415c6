//! The editions of a policy in their order. They are put in order once for all readers that may name the same policies, so
//! that a thousand courses of a policy with a thousand editions take no longer than the documents are many.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use jiff::civil::Date as Day;

use super::lifecycle::is_in_use;
use super::{Document, Workspace};
use crate::load::Loaded;
use crate::model::{Date, Model, Policy, edition_order};

/// When a policy begins to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Beginning {
    /// Nothing tells.
    Undated,
    /// On a date that has come.
    Since(Date),
    /// On a date that lies ahead.
    NotYet(Date),
}

impl Beginning {
    fn of(policy: &Policy, today: Day) -> Self {
        let clock = policy.clock();
        let has_come = |date: Date| date.first_day() <= today;
        let named = || policy.edition.text().and_then(Date::parse);
        let stated = clock.beginning(has_come).or_else(|| clock.beginning(|_| true)).map(|event| event.date);
        match stated.or_else(named) {
            None => Self::Undated,
            Some(date) if has_come(date) => Self::Since(date),
            Some(date) => Self::NotYet(date),
        }
    }
}

/// An edition of a policy, with what decides whether it is in force.
#[derive(Clone, Copy, Debug)]
pub(super) struct Edition<'w> {
    pub(super) loaded: &'w Loaded,
    pub(super) policy: &'w Policy,
    pub(super) began: Beginning,
}

impl<'w> Edition<'w> {
    pub(super) fn of(loaded: &'w Loaded, today: Day) -> Option<Self> {
        let Some(Model::Policy(policy)) = &loaded.model else { return None };
        Some(Self { loaded, policy, began: Beginning::of(policy, today) })
    }

    /// Whether people may work to it today, as far as it is up to this edition.
    pub(super) fn holds(&self) -> bool {
        is_in_use(self.policy) && !matches!(self.began, Beginning::NotYet(_))
    }

    /// The last day of the date on which it begins.
    fn day(&self) -> Option<Day> {
        match self.began {
            Beginning::Undated => None,
            Beginning::Since(date) | Beginning::NotYet(date) => Some(date.last_day()),
        }
    }

    /// What puts it in order among the others.
    fn age(&self, by_date: bool) -> (Option<Day>, String) {
        let name = self.policy.edition.text().map(edition_order).unwrap_or_default();
        (self.day().filter(|_| by_date), name)
    }
}

/// Where a workspace has a policy.
#[derive(Clone, Copy, Debug)]
enum Stored {
    Own(usize),
    Lent(usize),
}

/// The editions of one policy that a reader may name, oldest first.
#[derive(Debug)]
pub(super) struct Editions {
    list: Vec<(Stored, Beginning)>,
    by_date: bool,
    /// The answers of [`Self::standing`] and [`Self::in_force`], for which every edition may have to be looked at.
    standing: OnceLock<Option<usize>>,
    in_force: OnceLock<Option<usize>>,
}

impl Editions {
    fn new(workspace: &Workspace, list: Vec<(Stored, Beginning)>) -> Self {
        let mut editions = Self { list, by_date: false, standing: OnceLock::new(), in_force: OnceLock::new() };
        let by_date = editions.all(workspace).filter(|edition| edition.holds()).all(|edition| edition.day().is_some());
        // A stable sort: of two documents of one edition the run's own comes first, then the one earlier by path.
        editions.list.sort_by_cached_key(|stored| edition(workspace, stored).map(|edition| edition.age(by_date)));
        Self { by_date, ..editions }
    }

    /// All of them, oldest first.
    pub(super) fn all<'w>(&self, workspace: &'w Workspace) -> impl DoubleEndedIterator<Item = Edition<'w>> {
        self.list.iter().filter_map(|stored| edition(workspace, stored))
    }

    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The newest edition that holds and of which none says that an older one has taken its place again.
    pub(super) fn standing<'w>(&self, workspace: &'w Workspace, reader: &Document, today: Day) -> Option<Edition<'w>> {
        let stands = |edition: &Edition<'_>| {
            edition.holds() && edition.loaded.reference.id.is_some() && !workspace.gave_way(edition, reader, today)
        };
        let index = *self.standing.get_or_init(|| self.newest(workspace, stands));
        edition(workspace, self.list.get(index?)?)
    }

    /// The newest edition in force; where all that hold were replaced by another policy, the newest of them.
    pub(super) fn in_force<'w>(&self, workspace: &'w Workspace, reader: &Document, today: Day) -> Option<Edition<'w>> {
        let is_not_replaced =
            |edition: &Edition<'_>| edition.holds() && workspace.replacing(edition, reader, today).is_none();
        let index = *self.in_force.get_or_init(|| {
            self.newest(workspace, is_not_replaced).or_else(|| self.newest(workspace, |edition| edition.holds()))
        });
        edition(workspace, self.list.get(index?)?)
    }

    /// The newest draft, for courses that are written before their policy is agreed.
    pub(super) fn newest_draft<'w>(&self, workspace: &'w Workspace) -> Option<Edition<'w>> {
        let index = self.newest(workspace, |edition| edition.policy.is_draft())?;
        edition(workspace, self.list.get(index)?)
    }

    /// The newest edition of a kind; of documents that record the same one, the first.
    fn newest(&self, workspace: &Workspace, is_meant: impl Fn(&Edition<'_>) -> bool) -> Option<usize> {
        let newest = self.all(workspace).rfind(|edition| is_meant(edition))?;
        let id = &newest.loaded.reference.id;
        self.all(workspace).position(|edition| edition.loaded.reference.id == *id && is_meant(&edition))
    }

    /// Whether an edition is newer than another one.
    pub(super) fn is_newer(&self, one: &Edition<'_>, other: &Edition<'_>) -> bool {
        let by_date = self.by_date && other.day().is_some() && !other.policy.is_draft();
        one.age(by_date) > other.age(by_date)
    }
}

fn edition<'w>(workspace: &'w Workspace, (stored, began): &(Stored, Beginning)) -> Option<Edition<'w>> {
    let loaded = match *stored {
        Stored::Own(index) => &workspace.documents.get(index)?.loaded,
        Stored::Lent(index) => &workspace.lent.get(index)?.loaded,
    };
    let Some(Model::Policy(policy)) = &loaded.model else { return None };
    Some(Edition { loaded, policy, began: *began })
}

/// Which policy is meant, as at which day, and where readers may look for policies that are only lent.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Asked {
    name: String,
    today: Day,
    folders: Vec<String>,
}

/// The editions that were asked for before.
#[derive(Debug, Default)]
pub(super) struct KnownEditions(Mutex<HashMap<Asked, Arc<Editions>>>);

impl Workspace {
    /// The editions of a policy that `reader` may name.
    pub(super) fn editions(&self, name: &str, reader: &Document, today: Day) -> Arc<Editions> {
        let folders = if self.lent.is_empty() { Vec::new() } else { reader.controls.settings.policies.clone() };
        let asked = Asked { name: name.to_owned(), today, folders };
        let mut known = self.editions.0.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(asked).or_insert_with(|| Arc::new(self.in_order(name, reader, today))))
    }

    fn in_order(&self, name: &str, reader: &Document, today: Day) -> Editions {
        let own = self.index.policies.get(name).into_iter().flatten();
        let own = own.filter_map(|&index| Some((Stored::Own(index), &self.documents.get(index)?.loaded)));
        let lent = self.lent.iter().enumerate().filter(|(_, lent)| lent.is_under(&reader.controls.settings));
        let lent = lent.map(|(index, lent)| (Stored::Lent(index), &lent.loaded));
        let meant = own.chain(lent).filter_map(|(stored, loaded)| {
            let edition = Edition::of(loaded, today)?;
            (edition.policy.policy.text() == Some(name)).then_some((stored, edition.began))
        });
        Editions::new(self, meant.collect())
    }
}

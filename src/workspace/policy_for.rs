//! Which policy a course stands under: by id the edition in force, by pin that edition, and what has replaced it.

use std::sync::Arc;

use jiff::civil::Date as Day;

use super::{Document, Workspace};
use crate::load::{Loaded, nearest};
use crate::model::located::Read;
use crate::model::words::{Event, Status};
use crate::model::{Date, Model, Policy};
use crate::paths::is_within;

/// What a course's `policy` leads to.
#[derive(Debug)]
pub enum PolicyFor<'w> {
    /// The course names none.
    Unnamed,
    /// It names one that is not there, or not in force.
    Unresolved(Unresolved),
    /// It names this one.
    Resolved(ResolvedPolicy<'w>),
}

/// Why no policy answers to a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// No policy is called so; the nearest name is given, and how many policies there are.
    NoSuchPolicy {
        /// The name that comes nearest.
        near: Option<String>,
        /// How many policies were looked at.
        looked_at: usize,
    },
    /// The policy has no such edition; those it has are given, oldest first.
    NoSuchEdition(Vec<String>),
    /// All editions are withdrawn or begin in the future; they are given, oldest first.
    NoneInForce(Vec<String>),
    /// A policy could not be read, and it may be the one.
    CannotTell,
}

/// The policy that holds for a course.
#[derive(Clone, Copy, Debug)]
pub struct ResolvedPolicy<'w> {
    /// The document.
    pub loaded: &'w Loaded,
    /// What it says.
    pub policy: &'w Policy,
    /// Whether the course names this very edition, rather than the one in force.
    pub is_pinned: bool,
    /// The edition or policy that has taken its place.
    pub superseded_by: Option<&'w Loaded>,
}

/// A policy that courses may name though it is not judged in this run.
#[derive(Clone, Debug)]
pub struct Lent {
    /// The document.
    pub loaded: Arc<Loaded>,
    /// Whether it was given on the command line, for all courses; otherwise settings must name its folder.
    pub to_all: bool,
}

#[derive(Clone, Copy)]
struct Edition<'w> {
    loaded: &'w Loaded,
    policy: &'w Policy,
    since: Since,
}

/// When an edition begins to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Since {
    /// Nothing tells.
    Undated,
    /// The latest date that has begun.
    Begun(Date),
    /// All its dates lie in the future.
    NotYet,
}

impl Workspace {
    /// The policy that a course names, as at `today`.
    pub fn policy_for(&self, course: &Document, today: Day) -> PolicyFor<'_> {
        let Some(named) = course.course().and_then(|course| course.policy.text()) else { return PolicyFor::Unnamed };
        let (name, pin) = named.split_once('@').map_or((named, None), |(name, edition)| (name, Some(edition)));
        let editions = self.editions(name, course, today);
        if editions.is_empty() {
            return PolicyFor::Unresolved(self.no_such_policy(name, course));
        }
        let found = match pin {
            Some(pin) => editions.iter().find(|edition| edition.policy.edition.text() == Some(pin)),
            None => in_force(&editions).or_else(|| newest_draft(&editions)),
        };
        let Some(found) = found else {
            let ids = editions.iter().filter_map(|edition| edition.loaded.reference.id.clone()).collect();
            return PolicyFor::Unresolved(match pin {
                _ if self.policies_unread(course) => Unresolved::CannotTell,
                Some(_) => Unresolved::NoSuchEdition(ids),
                None => Unresolved::NoneInForce(ids),
            });
        };
        PolicyFor::Resolved(ResolvedPolicy {
            loaded: found.loaded,
            policy: found.policy,
            is_pinned: pin.is_some(),
            superseded_by: self.superseding(found, &editions, course, today),
        })
    }

    /// The editions of a policy that a course can see, oldest first.
    fn editions<'w>(&'w self, name: &str, course: &Document, today: Day) -> Vec<Edition<'w>> {
        let own = self.policies.get(name).into_iter().flatten().filter_map(|&index| self.documents.get(index));
        let lent = self.lent_to(course).map(|lent| &lent.loaded);
        let mut editions: Vec<Edition<'_>> = own
            .map(|document| &document.loaded)
            .chain(lent)
            .filter_map(|loaded| Edition::of(loaded, today))
            .filter(|edition| edition.policy.policy.text() == Some(name))
            .collect();
        // A stable sort: of two documents of one edition the run's own comes first, then the one earlier by path.
        editions.sort_by_key(Edition::age);
        editions
    }

    /// What has taken the place of an edition: a policy in force that names it, or a newer edition in force.
    fn superseding<'w>(
        &'w self,
        found: &Edition<'w>,
        editions: &[Edition<'w>],
        course: &Document,
        today: Day,
    ) -> Option<&'w Loaded> {
        let id = found.loaded.reference.id.as_deref()?;
        let own = self.superseding.get(id).into_iter().flatten().filter_map(|&index| self.documents.get(index));
        let named = own
            .map(|document| &document.loaded)
            .chain(self.lent_to(course).map(|lent| &lent.loaded))
            .filter_map(|loaded| Edition::of(loaded, today))
            .filter(|edition| edition.policy.supersedes.text() == Some(id) && edition.holds())
            .find(|edition| edition.loaded.reference.id.as_deref() != Some(id));
        let newer = || in_force(editions).filter(|newest| newest.age() > found.age());
        named.as_ref().or_else(newer).map(|edition| edition.loaded)
    }

    fn no_such_policy(&self, name: &str, course: &Document) -> Unresolved {
        if self.policies_unread(course) {
            return Unresolved::CannotTell;
        }
        let lent = self.lent_to(course).filter_map(|lent| Edition::name(&lent.loaded));
        let known: Vec<&str> = self.policies.keys().map(String::as_str).chain(lent).collect();
        Unresolved::NoSuchPolicy { near: nearest(name, &known).map(str::to_owned), looked_at: known.len() }
    }

    /// Whether a policy that the course could see could not be read, so that nobody knows what it is called.
    fn policies_unread(&self, course: &Document) -> bool {
        let unread =
            |loaded: &Loaded| loaded.reference.kind.as_deref() == Some("policy") && loaded.reference.id.is_none();
        self.has_unread_policy || self.lent_to(course).any(|lent| unread(&lent.loaded))
    }

    fn lent_to<'w>(&'w self, course: &Document) -> impl Iterator<Item = &'w Lent> {
        let folders = Arc::clone(&course.controls.settings);
        self.lent.iter().filter(move |lent| {
            lent.to_all || folders.policies.iter().any(|folder| is_within(&lent.loaded.reference.path, folder))
        })
    }
}

impl<'w> Edition<'w> {
    fn of(loaded: &'w Loaded, today: Day) -> Option<Self> {
        let Some(Model::Policy(policy)) = &loaded.model else { return None };
        Some(Self { loaded, policy, since: since(policy, today) })
    }

    fn name(loaded: &Loaded) -> Option<&str> {
        let Some(Model::Policy(policy)) = &loaded.model else { return None };
        policy.policy.text()
    }

    /// Whether people work to it today.
    fn holds(&self) -> bool {
        let status = self.policy.status.get();
        self.since != Since::NotYet && !matches!(status, Some(Status::Draft | Status::Withdrawn))
    }

    /// What puts editions in order, the newest last: their dates, else what they are called.
    fn age(&self) -> (Option<Day>, String) {
        let day = match self.since {
            Since::Begun(date) => Some(date.last_day()),
            Since::NotYet => Some(Day::MAX),
            Since::Undated => None,
        };
        (day, self.policy.edition.text().map(edition_order).unwrap_or_default())
    }
}

/// The newest edition that holds and that no other of them names as replaced.
fn in_force<'e, 'w>(editions: &'e [Edition<'w>]) -> Option<&'e Edition<'w>> {
    let replaced = |edition: &Edition<'_>| {
        let id = edition.loaded.reference.id.as_deref();
        editions
            .iter()
            .filter(|other| other.holds() && other.loaded.reference.id.as_deref() != id)
            .any(|other| id.is_some() && other.policy.supersedes.text() == id)
    };
    let holding = || editions.iter().rev().filter(|edition| edition.holds());
    // Editions that name each other in a circle still leave one in force: the newest.
    first_of_its_age(holding().find(|edition| !replaced(edition)).or_else(|| holding().next()), editions)
}

/// The newest draft, for courses that are written before their policy is agreed.
fn newest_draft<'e, 'w>(editions: &'e [Edition<'w>]) -> Option<&'e Edition<'w>> {
    let is_draft = |edition: &&Edition<'_>| edition.policy.is_draft();
    first_of_its_age(editions.iter().rev().find(is_draft), editions)
}

/// Of documents that record the same edition, the first.
fn first_of_its_age<'e, 'w>(found: Option<&'e Edition<'w>>, editions: &'e [Edition<'w>]) -> Option<&'e Edition<'w>> {
    let id = &found?.loaded.reference.id;
    editions.iter().find(|edition| edition.loaded.reference.id == *id)
}

/// When an edition began to hold: its approval, an event in its history other than a review that left it as it was,
/// or its publication; else what its edition is called, where that is a date.
fn since(policy: &Policy, today: Day) -> Since {
    let approval = policy.approval.given().and_then(|approval| approval.date.get());
    let versions = policy.versions.iter().filter(|version| version.event.get() != Some(&Event::Reviewed));
    let stated: Vec<Date> = approval
        .into_iter()
        .chain(versions.filter_map(|version| version.date.get()))
        .chain(policy.source.published.get())
        .copied()
        .collect();
    let named = || policy.edition.text().and_then(|edition| Date::read(edition).ok());
    let dates = if stated.is_empty() { named().into_iter().collect() } else { stated };
    let begun = dates.iter().filter(|date| date.first_day() <= today).max_by_key(|date| date.last_day());
    match begun {
        Some(date) => Since::Begun(*date),
        None if dates.is_empty() => Since::Undated,
        None => Since::NotYet,
    }
}

/// A text by which editions are put in order: by letters it has the order of the numbers in it, "3.10" after "3.9".
pub fn edition_order(edition: &str) -> String {
    const WIDTH: usize = 12;
    let mut text = String::new();
    let mut digits = String::new();
    for letter in edition.chars().chain([' ']) {
        if letter.is_ascii_digit() {
            digits.push(letter);
            continue;
        }
        if !digits.is_empty() {
            text.push_str(&format!("{digits:0>WIDTH$}"));
            digits.clear();
        }
        text.push(letter);
    }
    text
}

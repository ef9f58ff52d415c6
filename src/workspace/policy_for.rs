//! Which policy a course stands under: by id the edition in force, by pin that edition, and what has replaced it.

use std::sync::Arc;

use jiff::civil::Date as Day;

use super::{Document, State, Workspace};
use crate::load::{Loaded, nearest};
use crate::model::{Model, Policy};
use crate::paths::is_within;
use crate::settings::Settings;

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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Unresolved {
    /// No policy is called so; the nearest name is given, and how many policies there are.
    NoSuchPolicy {
        /// The name that comes nearest.
        near: Option<String>,
        /// The name of the one policy that has this for its title.
        titled: Option<String>,
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
    /// Where it stands today: a pinned edition may have been replaced.
    pub state: State<'w>,
}

/// A policy that courses may name though it is not judged in this run.
#[derive(Clone, Debug)]
pub struct Lent {
    /// The document.
    pub loaded: Arc<Loaded>,
    /// Whether it was given on the command line, for all courses; otherwise settings must name its folder.
    pub to_all: bool,
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
            Some(pin) => editions.all(self).find(|edition| edition.policy.edition.text() == Some(pin)),
            None => editions.in_force(self, course, today).or_else(|| editions.newest_draft(self)),
        };
        let Some(found) = found else {
            let ids = editions.all(self).filter_map(|edition| edition.loaded.reference.id.clone()).collect();
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
            state: self.state_of_policy(found.loaded, course, today),
        })
    }

    fn no_such_policy(&self, name: &str, course: &Document) -> Unresolved {
        if self.policies_unread(course) {
            return Unresolved::CannotTell;
        }
        let lent = self.lent_to(course).filter_map(|lent| name_of(&lent.loaded));
        let known: Vec<&str> = self.index.policies.keys().map(String::as_str).chain(lent).collect();
        Unresolved::NoSuchPolicy {
            near: nearest(name, &known).map(str::to_owned),
            titled: self.titled(name, course).map(str::to_owned),
            looked_at: known.len(),
        }
    }

    /// The name of the policy with this title, in any letters; `None` where no policy has it, or policies of several names.
    fn titled<'w>(&'w self, title: &str, course: &Document) -> Option<&'w str> {
        let own = self.documents.iter().map(|document| &document.loaded);
        let lent = self.lent_to(course).map(|lent| &lent.loaded);
        let mut names = own.chain(lent).filter_map(|loaded| match &loaded.model {
            Some(Model::Policy(policy)) if is_same_title(policy.title.text()?, title) => policy.policy.text(),
            _ => None,
        });
        let name = names.next()?;
        names.all(|other| other == name).then_some(name)
    }

    /// Whether a policy that the course could see could not be read, so that nobody knows what it is called.
    fn policies_unread(&self, course: &Document) -> bool {
        let unread =
            |loaded: &Loaded| loaded.reference.kind.as_deref() == Some("policy") && loaded.reference.id.is_none();
        self.index.has_unread_policy || self.lent_to(course).any(|lent| unread(&lent.loaded))
    }

    /// The policies that a document may name though they are not judged in this run.
    pub(super) fn lent_to<'w>(&'w self, course: &Document) -> impl Iterator<Item = &'w Lent> {
        let settings = Arc::clone(&course.controls.settings);
        self.lent.iter().filter(move |lent| lent.is_under(&settings))
    }
}

impl Lent {
    /// Whether a document under these settings may name it.
    pub(super) fn is_under(&self, settings: &Settings) -> bool {
        self.to_all || settings.policies.iter().any(|folder| is_within(&self.loaded.reference.path, folder))
    }
}

/// Whether two titles are one, whatever their letters and spaces.
fn is_same_title(one: &str, other: &str) -> bool {
    let words = |title: &str| title.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    words(one) == words(other)
}

/// What a policy is called in every edition.
fn name_of(loaded: &Loaded) -> Option<&str> {
    let Some(Model::Policy(policy)) = &loaded.model else { return None };
    policy.policy.text()
}

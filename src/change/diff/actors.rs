//! Who acts, under names that two documents share: an issuer is the partnership, and a committee is the same one where its
//! id or one of its names is.

use std::collections::BTreeMap;

use crate::model::located::{Item, Leaf};
use crate::model::policy::Body;
use crate::model::{Policy, words};

/// The word for the partnership itself.
const PARTNERSHIP: &str = "partnership";

/// The bodies of two policies under shared names.
#[derive(Debug)]
pub(in crate::change) struct Actors {
    old: BTreeMap<String, String>,
    new: BTreeMap<String, String>,
    names: BTreeMap<String, String>,
}

impl Actors {
    /// Aligns the bodies of two policies.
    pub(super) fn of(old: &Policy, new: &Policy) -> Self {
        let mut actors = Self { old: BTreeMap::new(), new: BTreeMap::new(), names: BTreeMap::new() };
        for (policy, known) in [(old, &mut actors.old), (new, &mut actors.new)] {
            for id in policy.issuers.iter().filter_map(|issuer| issuer.id.text()) {
                known.insert(id.to_owned(), PARTNERSHIP.to_owned());
            }
        }
        let mut by_name: BTreeMap<String, String> = BTreeMap::new();
        for body in &old.bodies {
            let Some(id) = body.id.text() else { continue };
            let shared = actors.old.entry(id.to_owned()).or_insert_with(|| id.to_owned()).clone();
            actors.names.entry(shared.clone()).or_insert_with(|| spoken(body));
            for name in all_names(body) {
                by_name.entry(name).or_insert_with(|| shared.clone());
            }
        }
        for body in &new.bodies {
            let Some(id) = body.id.text() else { continue };
            let same_id = actors.old.get(id).filter(|_| !actors.new.contains_key(id)).cloned();
            let same_name = || all_names(body).find_map(|name| by_name.get(&name).cloned());
            let shared = same_id.or_else(same_name).unwrap_or_else(|| id.to_owned());
            let shared = actors.new.entry(id.to_owned()).or_insert(shared).clone();
            actors.names.entry(shared).or_insert_with(|| spoken(body));
        }
        actors
    }

    /// The shared name of somebody in the old document.
    pub(super) fn in_old(&self, by: &str) -> String {
        self.old.get(by).cloned().unwrap_or_else(|| by.to_owned())
    }

    /// The shared name of somebody in the new document.
    pub(super) fn in_new(&self, by: &str) -> String {
        self.new.get(by).cloned().unwrap_or_else(|| by.to_owned())
    }

    /// Shared names for a sentence: "the partnership and the Workforce Development Group".
    pub(super) fn in_words<'n>(&self, shared: impl IntoIterator<Item = &'n String>) -> String {
        let name = |shared: &String| match shared.as_str() {
            PARTNERSHIP => "the partnership itself".to_owned(),
            "agencies" => "each agency".to_owned(),
            "trainers" => "the trainers".to_owned(),
            "participants" => "the people who take part".to_owned(),
            _ => self.names.get(shared).map_or_else(|| shared.clone(), |name| format!("the {name}")),
        };
        words::listed(&shared.into_iter().map(name).collect::<Vec<_>>(), "and")
    }
}

fn spoken(body: &Item<Body>) -> String {
    let name = body.name.text().or_else(|| body.short.text()).or_else(|| body.id.text());
    name.unwrap_or_default().trim_start_matches("the ").to_owned()
}

fn all_names(body: &Item<Body>) -> impl Iterator<Item = String> + '_ {
    [&body.name, &body.short].into_iter().chain(&body.also_called).filter_map(Leaf::text).map(str::to_lowercase)
}

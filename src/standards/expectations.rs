//! What several sets of standards expect together, of everybody and of those whom each of them is for.

use std::collections::HashMap;
use std::ops::Deref;

use super::Expectation;
use crate::model::remit::Remit;
use crate::model::standards::Standards;
use crate::model::words::{Jurisdiction, Subject};

/// How many standards may be in use together. No partnership has a tenth of them; each may speak in every document.
pub const MOST_STANDARDS: usize = 1_000;

/// What the sets in use expect together. Read as a list it has every standard, so that the names in a document are
/// known whomever it is for; by which of them it is judged, [`Self::judging`] says.
#[derive(Debug, Default)]
pub struct Expectations {
    all: Vec<Expectation>,
    sets: Vec<SetInUse>,
    /// Where some sets are not for everybody: which of the sets judge, and what they expect together.
    narrower: Vec<(Vec<bool>, Vec<Expectation>)>,
    /// How many standards there was no room for.
    pub left_out: usize,
}

/// A set of standards in use, and the documents that it is for.
#[derive(Clone, Debug)]
pub struct SetInUse {
    /// Its short name: `shared`.
    pub name: String,
    /// The countries and islands; none, where it is for all.
    pub jurisdictions: Vec<Jurisdiction>,
    /// Whose safeguarding it is about; none, where it is about anybody's.
    pub subjects: Vec<Subject>,
}

impl SetInUse {
    fn of(set: &Standards) -> Self {
        let name = set.standards.text().unwrap_or_default().to_owned();
        let applies_to = &set.applies_to;
        Self { name, jurisdictions: applies_to.jurisdiction.known(), subjects: applies_to.subject.known() }
    }

    /// Whether it judges documents of this remit. What cannot be read is nobody's to judge.
    pub fn judges(&self, remit: Remit) -> bool {
        self.has_jurisdiction(remit) && self.has_subject(remit)
    }

    /// Whether it is for the country or island of a document.
    pub fn has_jurisdiction(&self, remit: Remit) -> bool {
        has(&self.jurisdictions, remit.jurisdiction)
    }

    /// Whether it is about the people whom a document is about.
    pub fn has_subject(&self, remit: Remit) -> bool {
        has(&self.subjects, remit.subject)
    }

    /// The countries and islands that it is for: "England and Wales".
    pub fn places(&self) -> String {
        Jurisdiction::names(&self.jurisdictions)
    }

    /// Whose safeguarding it is about: "children".
    pub fn people(&self) -> &'static str {
        let has = |subject| self.subjects.contains(&subject);
        match (has(Subject::Children), has(Subject::Adults)) {
            (true, false) => Subject::Children.people(),
            (false, true) => Subject::Adults.people(),
            _ => Subject::Joint.people(),
        }
    }
}

fn has<T: PartialEq>(list: &[T], one: Option<T>) -> bool {
    list.is_empty() || one.is_some_and(|one| list.contains(&one))
}

impl Expectations {
    /// What sets expect together, in their order: a later set may tighten what an earlier one expects. The first
    /// [`MOST_STANDARDS`] count.
    pub fn of(sets: &[&Standards]) -> Self {
        let all: usize = sets.iter().map(|set| set.list.len()).sum();
        let mut room = MOST_STANDARDS;
        let of_each: Vec<Vec<Expectation>> = sets
            .iter()
            .map(|set| {
                let counted = set.list.get(..room.min(set.list.len())).unwrap_or_default();
                room -= counted.len();
                counted.iter().filter_map(|standard| Expectation::of(set, standard)).collect()
            })
            .collect();
        let sets: Vec<SetInUse> = sets.iter().map(|set| SetInUse::of(set)).collect();
        let mut narrower: Vec<(Vec<bool>, Vec<Expectation>)> = Vec::new();
        for remit in every_remit() {
            let judging = judging(&sets, remit);
            if judging.contains(&false) && !narrower.iter().any(|(known, _)| *known == judging) {
                let lists = of_each.iter().zip(&judging).filter(|(_, judges)| **judges).map(|(list, _)| list);
                let expectations = together(lists.flatten().cloned());
                narrower.push((judging, expectations));
            }
        }
        Self {
            all: together(of_each.into_iter().flatten()),
            sets,
            narrower,
            left_out: all.saturating_sub(MOST_STANDARDS),
        }
    }

    /// What is expected of documents of this remit: by the sets that are for them.
    pub fn judging(&self, remit: Remit) -> &[Expectation] {
        let judging = judging(&self.sets, remit);
        let narrower = self.narrower.iter().find(|(known, _)| *known == judging);
        narrower.map_or(self.all.as_slice(), |(_, expectations)| expectations)
    }

    /// The sets that do not judge documents of this remit.
    pub fn not_judging(&self, remit: Remit) -> impl Iterator<Item = &SetInUse> {
        self.sets.iter().filter(move |set| !set.judges(remit))
    }
}

impl Deref for Expectations {
    type Target = [Expectation];

    fn deref(&self) -> &[Expectation] {
        &self.all
    }
}

/// Every remit that a document can have, the unreadable ones too.
fn every_remit() -> impl Iterator<Item = Remit> {
    let jurisdictions = Jurisdiction::ALL.iter().copied().map(Some).chain([None]);
    jurisdictions.flat_map(|jurisdiction| {
        let subjects = Subject::ALL.iter().copied().map(Some).chain([None]);
        subjects.map(move |subject| Remit { jurisdiction, subject, suspected_by: None })
    })
}

fn judging(sets: &[SetInUse], remit: Remit) -> Vec<bool> {
    sets.iter().map(|set| set.judges(remit)).collect()
}

fn together(each: impl Iterator<Item = Expectation>) -> Vec<Expectation> {
    let mut expectations: Vec<Expectation> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    for expectation in each {
        match by_id.get(&expectation.id).and_then(|&index| expectations.get_mut(index)) {
            Some(known) => known.tighten(&expectation),
            None => {
                by_id.insert(expectation.id.clone(), expectations.len());
                expectations.push(expectation);
            }
        }
    }
    expectations
}

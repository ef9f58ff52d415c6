//! The words of the sets in use: the topics that learning outcomes are tagged with, and the words that weigh.

use std::collections::BTreeMap;

use super::Weighing;
use crate::model::Standards;

/// The theme of topics that only courses are tagged with: what a course is about, not what a policy asks people to learn.
const COURSES_ONLY: &str = "subject";

/// The topics of all sets that hold for a document, and their words that weigh.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    topics: BTreeMap<String, bool>,
    titles: BTreeMap<String, String>,
    /// Topics with their themes, in the order of the sets.
    order: Vec<(String, Option<String>)>,
    weighing: Weighing,
    is_whole: bool,
}

impl Vocabulary {
    /// An empty vocabulary to which sets are added.
    pub(super) fn new() -> Self {
        Self { is_whole: true, ..Self::default() }
    }

    /// Adds the topics of a set. A topic that two sets have is for courses only where both say so.
    pub(super) fn add(&mut self, set: &Standards) {
        for topic in &set.topics {
            let Some(id) = topic.id.text() else { continue };
            let courses_only = topic.theme.text() == Some(COURSES_ONLY);
            if !self.topics.contains_key(id) {
                self.order.push((id.to_owned(), topic.theme.text().map(str::to_owned)));
            }
            self.topics.entry(id.to_owned()).and_modify(|known| *known &= courses_only).or_insert(courses_only);
            if let Some(title) = topic.title.text() {
                self.titles.entry(id.to_owned()).or_insert_with(|| title.to_owned());
            }
        }
        self.weighing.add(&set.weighing);
    }

    /// Notes that a set could not be read, so that a topic which is not here may still be one.
    pub(super) fn lose(&mut self) {
        self.is_whole = false;
    }

    /// Whether every set that the settings name could be read. Where not, an unknown name proves nothing.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether a topic is for courses only; `None` where there is no such topic.
    pub fn is_for_courses_only(&self, id: &str) -> Option<bool> {
        self.topics.get(id).copied()
    }

    /// What a topic is about, where a set in use has it.
    pub fn title(&self, id: &str) -> Option<&str> {
        self.titles.get(id).map(String::as_str)
    }

    /// The topics with the groups that they belong to, in the order of the sets.
    pub fn in_order(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.order.iter().map(|(id, theme)| (id.as_str(), theme.as_deref()))
    }

    /// The words whose change is never a mere rewording.
    pub fn weighing(&self) -> &Weighing {
        &self.weighing
    }

    /// The topics that a policy may use.
    pub fn of_policies(&self) -> Vec<&str> {
        self.topics.iter().filter(|(_, courses_only)| !**courses_only).map(|(id, _)| id.as_str()).collect()
    }
}

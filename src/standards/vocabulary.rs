//! The topics of the sets in use: the words that learning outcomes are tagged with.

use std::collections::BTreeMap;

use crate::model::Standards;

/// The theme of topics that only courses are tagged with: what a course is about, not what a policy asks people to learn.
const COURSES_ONLY: &str = "subject";

/// The topics of all sets that hold for a document.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    topics: BTreeMap<String, bool>,
    is_whole: bool,
}

impl Vocabulary {
    /// An empty vocabulary to which sets are added.
    pub(super) fn new() -> Self {
        Self { topics: BTreeMap::new(), is_whole: true }
    }

    /// Adds the topics of a set. A topic that two sets have is for courses only where both say so.
    pub(super) fn add(&mut self, set: &Standards) {
        for topic in &set.topics {
            let Some(id) = topic.id.text() else { continue };
            let courses_only = topic.theme.text() == Some(COURSES_ONLY);
            self.topics.entry(id.to_owned()).and_modify(|known| *known &= courses_only).or_insert(courses_only);
        }
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

    /// The topics that a policy may use.
    pub fn of_policies(&self) -> Vec<&str> {
        self.topics.iter().filter(|(_, courses_only)| !**courses_only).map(|(id, _)| id.as_str()).collect()
    }
}

//! What a course says in its own words, for the people who take it: its title, its aims and its outcomes. They are read as
//! its materials are.

use crate::guidance::Catalogue;
use crate::model::Course;
use crate::scan::{Seen, Usage, names_in};
use crate::source::NodeId;

/// A name in a course's own words, used for today.
#[derive(Debug)]
pub(in crate::rules) struct OwnWord {
    /// Where.
    pub(in crate::rules) at: NodeId,
    /// What it is.
    pub(in crate::rules) seen: Seen,
    /// As it is written.
    pub(in crate::rules) written: String,
}

/// The names that a course uses for today in its own words; none where it is withdrawn.
pub(in crate::rules) fn of_course(course: &Course, catalogue: &Catalogue) -> Vec<OwnWord> {
    if course.is_withdrawn() {
        return Vec::new();
    }
    let outcomes = course.outcomes.iter().map(|outcome| &outcome.says);
    let leaves = std::iter::once(&course.title).chain(&*course.aims).chain(outcomes);
    let (places, texts): (Vec<NodeId>, Vec<&str>) =
        leaves.filter_map(|leaf| leaf.located().map(|(at, text)| (at, text.as_str()))).unzip();
    let now = names_in(&texts, catalogue).into_iter().filter(|name| name.usage == Usage::Now);
    now.filter_map(|name| Some(OwnWord { at: *places.get(name.text)?, seen: name.seen, written: name.written }))
        .collect()
}

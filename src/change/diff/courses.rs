//! Two courses: what the table of fields leaves to handlers of their own.

use std::collections::BTreeSet;

use super::Language;
use super::commitments::heading;
use super::outcomes::{Headings, topics_and_wording};
use super::walk::{About, Both, Special, Walk};
use crate::change::Relation;
use crate::change::difference::Difference;
use crate::model::fields::Field;
use crate::model::{Course, Kind};
use crate::source::Arena;
use crate::standards::Expectation;

/// A course with its tree.
pub(in crate::change) type Read<'d> = (&'d Course, &'d Arena);

/// All differences between two courses.
pub(in crate::change) fn differences(
    (old, old_arena): Read<'_>,
    (new, new_arena): Read<'_>,
    language: Language<'_>,
    expectations: &[&Expectation],
) -> Vec<Difference> {
    let special = Courses { old, new, language, expectations };
    let walk = Walk {
        kind: Kind::Course,
        relation: language.relation,
        same_edition: language.relation == Relation::Lineage,
        happened: events(old) != events(new),
        weighing: language.weighing,
        actors: None,
        special: &special,
    };
    walk.differences(old_arena, new_arena)
}

/// What happened to a course, and when.
fn events(course: &Course) -> BTreeSet<String> {
    course.clock().events().map(|event| format!("{} {}", event.date, event.in_words())).collect()
}

struct Courses<'d> {
    old: &'d Course,
    new: &'d Course,
    language: Language<'d>,
    expectations: &'d [&'d Expectation],
}

impl Special for Courses<'_> {
    fn by_hand(&self, field: &'static Field, both: Both<'_>, about: &About) -> Vec<Difference> {
        let (old, new) = ((&*self.old.outcomes, both.0.at()), (&*self.new.outcomes, both.1.at()));
        let headings = Headings::of(Kind::Course, field.path, &about.heading);
        headings.map(|headings| topics_and_wording(self.language, &headings, old, new)).unwrap_or_default()
    }

    fn family(&self, name: &str, edition: Option<&str>) -> Option<String> {
        self.language.family(name, edition)
    }

    fn about_name(&self, _field: &Field, name: &str) -> About {
        let standard = self.expectations.iter().find(|expectation| expectation.id == name);
        let heading = standard.map_or_else(|| heading(name), |standard| standard.title.clone());
        About { heading, standard: Some(name.to_owned()), ..About::default() }
    }
}

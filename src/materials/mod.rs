//! The files that courses are taught from: how a manifest names them, and what stands there. Each is looked at, and
//! read, once per run, however many manifests name it; its text is dropped at once, and rules need no files.

mod material;
mod memory_budget;
mod named;
mod reading;
mod shelf;
mod unclaimed;

use std::collections::BTreeSet;

pub use material::{KIND, Material, Text};
pub(crate) use memory_budget::MemoryBudget;
pub use named::{Leaving, Named, named};
pub use shelf::{Shelf, Unverifiable};

pub use crate::extract::{Format, Resolved};

use crate::model::{Course, Leaf};
use crate::paths::folder_of;

/// Every file and place that a course names, with whether it is a place in a file (`where`) rather than a whole one.
pub fn names(course: &Course) -> impl Iterator<Item = (&Leaf<String>, bool)> {
    let materials = course.materials.iter().map(|leaf| (leaf, false));
    materials.chain(places(course).map(|leaf| (leaf, true)))
}

/// Every file that a course names, relative to the root, with the place in it that is asked for.
pub fn files<'c>(manifest: &'c str, course: &'c Course) -> impl Iterator<Item = (String, Option<&'c str>)> {
    names(course).filter_map(move |(leaf, has_place)| match named(folder_of(manifest), leaf.text()?, has_place) {
        Named::File(path, place) => Some((path, place)),
        _ => None,
    })
}

/// Every place that a course names: where its evidence and its lessons stand.
pub fn places(course: &Course) -> impl Iterator<Item = &Leaf<String>> {
    let evidence = course.evidence.iter().flat_map(|(_, list)| list.iter().map(|evidence| &evidence.place));
    let lessons = course.lessons.iter().map(|lesson| &lesson.place);
    evidence.chain(lessons).filter(|leaf| leaf.text().is_some())
}

/// The files among a course's materials, relative to the root.
pub fn claimed(manifest: &str, course: &Course) -> BTreeSet<String> {
    let texts = course.materials.iter().filter_map(Leaf::text);
    texts
        .filter_map(|text| match named(folder_of(manifest), text, false) {
            Named::File(path, _) => Some(path),
            _ => None,
        })
        .collect()
}

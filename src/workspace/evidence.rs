//! Whether the places that courses give as evidence are in their materials.

use super::Workspace;
use crate::materials::{Named, Resolved, named};
use crate::paths::folder_of;
use crate::standards::Resolution;

impl Workspace {
    /// Whether a place that the course at `course` names (`lesson.md#heading`) is in the materials. What is said about a
    /// place in a file that the course does not list is said already.
    pub fn resolution(&self, place: &str, course: &str) -> Resolution {
        let Named::File(path, place) = named(folder_of(course), place, true) else { return Resolution::CannotTell };
        match (self.shelf.get(&path), place) {
            (Some(material), _) if material.fault.is_some() => Resolution::Missing,
            (Some(material), Some(place)) => match material.find(place) {
                Resolved::Found { .. } => Resolution::Resolved,
                Resolved::NotFound { .. } => Resolution::Missing,
                Resolved::CannotTell => Resolution::CannotTell,
            },
            (Some(material), None) if material.format.is_read() => Resolution::Resolved,
            _ => Resolution::CannotTell,
        }
    }
}

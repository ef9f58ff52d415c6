//! All files that the courses of a run name, each looked at and read once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::reading::{self, Job};
use super::unclaimed::unclaimed;
use super::{Material, Named, Text, claimed, files, named, places};
use crate::error::Error;
use crate::extract::Resolved;
use crate::guidance::Catalogue;
use crate::model::{Course, Leaf};
use crate::paths::folder_of;
use crate::source::NodeId;
use crate::tree::{Seen, Tree};

/// Everything that the courses of a run name, looked at once.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// By where they really stand.
    materials: BTreeMap<String, Material>,
    /// What courses call them, where that is a link to them.
    links: BTreeMap<String, String>,
    /// What was seen of the files that are to be read, and the places that courses ask for in them.
    to_read: BTreeMap<String, (u64, BTreeSet<String>)>,
    /// By the path of the course that answers for a folder.
    unclaimed: BTreeMap<String, Vec<String>>,
}

/// Places that courses name and that nobody can look up, counted by the reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unverifiable {
    /// Web addresses, which are never fetched.
    pub web: usize,
    /// In files of a kind that is never opened: PDF and others.
    pub unopened: usize,
    /// In files that could not be read whole.
    pub unread: usize,
}

impl Shelf {
    /// Looks at every file that the courses name. `is_whole` says of a folder whether all its documents are in this
    /// run; only then is it known which of its files nobody claims. `is_excluded` leaves files out of that.
    pub fn look(
        tree: &Tree,
        courses: &[(&str, Option<&Course>)],
        is_whole: impl Fn(&str) -> bool,
        is_excluded: impl Fn(&str) -> bool,
    ) -> Self {
        let known = || courses.iter().filter_map(|(path, course)| Some((*path, (*course)?)));
        let mut wanted = BTreeSet::new();
        for (manifest, course) in known() {
            wanted.extend(files(manifest, course).map(|(path, _)| path));
        }
        let wanted: Vec<String> = wanted.into_iter().collect();
        let seen: Vec<_> = wanted.into_par_iter().map(|path| (tree.look(&path), path)).collect();
        let mut shelf = Self::default();
        let mut sizes = BTreeMap::new();
        for (seen, path) in seen {
            let (at, fault) = match seen {
                Ok(Seen { path, bytes }) => {
                    sizes.insert(path.clone(), bytes);
                    (path, None)
                }
                Err(fault) => (path.clone(), Some(fault)),
            };
            if at != path {
                shelf.links.insert(path, at.clone());
            }
            shelf.materials.entry(at.clone()).or_insert_with(|| Material::unread(at, fault));
        }
        for (manifest, course) in known().filter(|(_, course)| !course.is_withdrawn()) {
            shelf.ask(manifest, course, &sizes);
        }
        shelf.unclaimed = unclaimed(&shelf, tree, courses, is_whole, is_excluded);
        shelf
    }

    /// Notes which files a course is taught from, and which places in them it counts on.
    fn ask(&mut self, manifest: &str, course: &Course, sizes: &BTreeMap<String, u64>) {
        let listed = course.materials.iter().filter_map(Leaf::text);
        for text in listed {
            let Named::File(path, _) = named(folder_of(manifest), text, false) else { continue };
            let at = self.links.get(&path).unwrap_or(&path);
            let Some(material) = self.materials.get_mut(at).filter(|material| material.fault.is_none()) else {
                continue;
            };
            material.taught_by.get_or_insert_with(|| manifest.to_owned());
            if material.format.is_read() {
                let bytes = sizes.get(at).copied().unwrap_or_default();
                self.to_read.entry(at.clone()).or_insert_with(|| (bytes, BTreeSet::new()));
            }
        }
        let claimed = claimed(manifest, course);
        for text in places(course).filter_map(Leaf::text) {
            // What stands in a file that the course does not list counts for nothing, whatever it says.
            if let Named::File(path, Some(place)) = named(folder_of(manifest), text, true)
                && claimed.contains(&path)
                && let Some((_, asked)) = self.to_read.get_mut(self.links.get(&path).unwrap_or(&path))
            {
                asked.insert(place.to_owned());
            }
        }
    }

    /// The files that are to be read, by where they stand.
    pub fn to_read(&self) -> impl Iterator<Item = &str> {
        self.to_read.keys().map(String::as_str)
    }

    /// Reads the files that courses are taught from, several side by side; gives back in which of them this tool
    /// failed. What a file cites is looked up in the catalogue that holds for it; without one it is not looked up. `known`
    /// is what a file with these bytes said when it was held against that catalogue before.
    pub fn read<'k>(
        &mut self,
        tree: &Tree,
        catalogues: &BTreeMap<String, Arc<Catalogue>>,
        known: impl Fn(&str) -> Option<&'k Text>,
    ) -> Vec<Error> {
        let to_read = std::mem::take(&mut self.to_read);
        let jobs = self.materials.values_mut().filter_map(|material| {
            let (bytes, asked) = to_read.get(&material.path)?;
            let catalogue = catalogues.get(&material.path).map(Arc::as_ref);
            let known = known(&material.path);
            Some(Job { material, bytes: *bytes, asked, catalogue, known })
        });
        reading::read(tree, jobs.collect())
    }

    /// Reads a file again that was read before; gives back in which files this tool failed. `None` where the file is not what it
    /// was: it is not there, or was not read.
    pub fn read_again(&mut self, tree: &Tree, path: &str, catalogue: &Catalogue) -> Option<Vec<Error>> {
        let bytes = tree.look(path).ok().filter(|seen| seen.path == path)?.bytes;
        let material = self.materials.get_mut(path)?;
        let asked = material.text.as_ref()?.places.keys().cloned().collect();
        let job = Job { material, bytes, asked: &asked, catalogue: Some(catalogue), known: None };
        let faults = reading::read(tree, vec![job]);
        let material = self.materials.get(path)?;
        (material.fault.is_none() && material.text.is_some()).then_some(faults)
    }

    /// Where a course names a file among its materials.
    pub fn named_in(&self, manifest: &str, course: &Course, path: &str) -> Option<NodeId> {
        let leads_there = |text: &str| match named(folder_of(manifest), text, false) {
            Named::File(named, _) => self.links.get(&named).map_or(named.as_str(), String::as_str) == path,
            _ => false,
        };
        let mut listed = course.materials.iter().filter_map(Leaf::located);
        listed.find(|(_, text)| leads_there(text)).map(|(node, _)| node)
    }

    /// The file at a path relative to the root; `None` where no course of the run names it.
    pub fn get(&self, path: &str) -> Option<&Material> {
        self.materials.get(self.links.get(path).map_or(path, String::as_str))
    }

    /// Every path by which courses name a file.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.materials.keys().chain(self.links.keys()).map(String::as_str)
    }

    /// The files that courses are taught from, by where they stand.
    pub fn taught_from(&self) -> impl Iterator<Item = &Material> {
        self.materials.values().filter(|material| material.taught_by.is_some() && material.fault.is_none())
    }

    /// The names of the materials beside a course that no course names. Of several courses in a folder, the first by
    /// path answers for all.
    pub fn unclaimed(&self, manifest: &str) -> &[String] {
        self.unclaimed.get(manifest).map(Vec::as_slice).unwrap_or_default()
    }

    /// How many of the places that a course names nobody can look up.
    pub fn unverifiable(&self, manifest: &str, course: &Course) -> Unverifiable {
        let mut unverifiable = Unverifiable::default();
        if course.is_withdrawn() {
            return unverifiable;
        }
        let claimed = claimed(manifest, course);
        for text in places(course).filter_map(Leaf::text) {
            match named(folder_of(manifest), text, true) {
                Named::Web => unverifiable.web += 1,
                Named::File(path, place) if claimed.contains(&path) => {
                    let Some(material) = self.get(&path).filter(|material| material.fault.is_none()) else { continue };
                    if !material.format.is_read() {
                        unverifiable.unopened += 1;
                    } else if place.is_some_and(|place| material.find(place) == Resolved::CannotTell) {
                        unverifiable.unread += 1;
                    }
                }
                _ => {}
            }
        }
        unverifiable
    }
}

impl std::ops::AddAssign for Unverifiable {
    fn add_assign(&mut self, other: Self) {
        self.web += other.web;
        self.unopened += other.unopened;
        self.unread += other.unread;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tree::ReadFault;

    #[test]
    fn a_shelf_looks_once_and_knows_what_nobody_claims() -> std::io::Result<()> {
        let folder = tempfile::tempdir()?;
        for name in ["a.md", "b.md", "README.md", "old.pptx", "~$old.pptx", "notes.txt", "plan.pdf"] {
            std::fs::write(folder.path().join(name), "x")?;
        }
        let tree = Tree::disk(folder.path())?;
        let yaml = b"paramount: course/v1\ncourse: c\ntitle: C\nmaterials: [a.md, gone.md]\n".to_vec();
        let loaded = crate::load::load("c.yaml", crate::model::Kind::Course, yaml);
        let Some(crate::model::Model::Course(course)) = &loaded.model else { panic!("a course") };
        let shelf = Shelf::look(&tree, &[("c.yaml", Some(course))], |_| true, |path| path == "plan.pdf");
        assert_eq!(shelf.get("a.md").map(|material| &material.fault), Some(&None));
        assert_eq!(shelf.get("gone.md").and_then(|material| material.fault.clone()), Some(ReadFault::Missing));
        assert_eq!(shelf.unclaimed("c.yaml"), ["b.md", "old.pptx"]);
        let unread = Shelf::look(&tree, &[("c.yaml", Some(course)), ("d.yaml", None)], |_| true, |_| false);
        assert!(unread.unclaimed("c.yaml").is_empty());
        Ok(())
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_root_is_not_followed() -> std::io::Result<()> {
        let outside = tempfile::tempdir()?;
        std::fs::write(outside.path().join("secret.md"), "# Secret")?;
        let folder = tempfile::tempdir()?;
        std::os::unix::fs::symlink(outside.path().join("secret.md"), folder.path().join("lesson.md"))?;
        let yaml = b"paramount: course/v1\ncourse: c\ntitle: C\nmaterials: [lesson.md]\n".to_vec();
        let loaded = crate::load::load("c.yaml", crate::model::Kind::Course, yaml);
        let Some(crate::model::Model::Course(course)) = &loaded.model else { panic!("a course") };
        let tree = Tree::disk(folder.path())?;
        let shelf = Shelf::look(&tree, &[("c.yaml", Some(course))], |_| true, |_| false);
        assert!(shelf.get("lesson.md").is_some_and(Material::leaves_root));
        Ok(())
    }
}

//! The files that courses are taught from: how a manifest names them, and what stands there. Looked at once per run,
//! however many manifests name a file, so that rules need no files.

mod named;

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

pub use named::{Leaving, Named, named};

use crate::load::material::Format;
use crate::model::{Course, Leaf};
use crate::tree::{ReadFault, Tree, folder_of};

/// A file that a course names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Material {
    /// Relative to the root.
    pub path: String,
    /// Its format, by its name.
    pub format: Format,
    /// Why it cannot be used, where it cannot.
    pub fault: Option<ReadFault>,
}

/// Whether a place in a material is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is.
    Found,
    /// The material has no such place.
    NotFound,
    /// The file is of a kind that is not looked into.
    CannotTell,
}

/// Everything that the courses of a run name, looked at once.
#[derive(Debug, Default)]
pub struct Shelf {
    materials: BTreeMap<String, Material>,
    /// By the path of the course that answers for a folder.
    unclaimed: BTreeMap<String, Vec<String>>,
}

/// Every file and place that a course names, with whether it is a place in a file (`where`) rather than a whole one.
pub fn names(course: &Course) -> impl Iterator<Item = (&Leaf<String>, bool)> {
    let materials = course.materials.iter().map(|leaf| (leaf, false));
    materials.chain(places(course).map(|leaf| (leaf, true)))
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

impl Material {
    /// Whether it is a link out of the root.
    pub fn leaves_root(&self) -> bool {
        self.fault == Some(ReadFault::OutsideRoot)
    }

    /// Whether a place is in the material. Until materials are read, only the file itself is known.
    pub fn find(&self, _place: &str) -> Place {
        Place::CannotTell
    }
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
        let mut wanted = BTreeSet::new();
        for (manifest, course) in courses.iter().filter_map(|(path, course)| Some((*path, (*course)?))) {
            for (leaf, has_place) in names(course) {
                let found = leaf.text().map(|text| named(folder_of(manifest), text, has_place));
                if let Some(Named::File(path, _)) = found {
                    wanted.insert(path);
                }
            }
        }
        let wanted: Vec<String> = wanted.into_iter().collect();
        let looked_at = wanted.into_par_iter().map(|path| {
            let fault = tree.look(&path).err();
            (path.clone(), Material { format: Format::of(&path), path, fault })
        });
        let materials: BTreeMap<_, _> = looked_at.collect();
        let mut shelf = Self { materials, unclaimed: BTreeMap::new() };
        shelf.unclaimed = shelf.nobodys(tree, courses, is_whole, is_excluded);
        shelf
    }

    /// The file at a path relative to the root; `None` where no course of the run names it.
    pub fn get(&self, path: &str) -> Option<&Material> {
        self.materials.get(path)
    }

    /// The names of the materials beside a course that no course names. Of several courses in a folder, the first by
    /// path answers for all.
    pub fn unclaimed(&self, manifest: &str) -> &[String] {
        self.unclaimed.get(manifest).map(Vec::as_slice).unwrap_or_default()
    }

    fn nobodys(
        &self,
        tree: &Tree,
        courses: &[(&str, Option<&Course>)],
        is_whole: impl Fn(&str) -> bool,
        is_excluded: impl Fn(&str) -> bool,
    ) -> BTreeMap<String, Vec<String>> {
        let mut first: BTreeMap<&str, &str> = BTreeMap::new();
        for (manifest, _) in courses {
            let course = first.entry(folder_of(manifest)).or_insert(manifest);
            *course = (*course).min(manifest);
        }
        // A course that cannot be read may claim any file of its folder.
        for (manifest, _) in courses.iter().filter(|(_, course)| course.is_none()) {
            first.remove(folder_of(manifest));
        }
        let markdown = self.materials.keys().filter(|path| Format::of(path) == Format::Markdown);
        let taught_from: BTreeSet<&str> = markdown.map(|path| folder_of(path)).collect();
        let whole = first.into_iter().filter(|(folder, _)| is_whole(folder));
        whole
            .map(|(folder, manifest)| {
                let has_markdown = taught_from.contains(folder);
                (manifest.to_owned(), self.unclaimed_in(tree, folder, has_markdown, &is_excluded))
            })
            .filter(|(_, names)| !names.is_empty())
            .collect()
    }

    /// `teaches_markdown` says whether any course is taught from Markdown of this folder: where none is, Markdown
    /// beside courses is about the repository.
    fn unclaimed_in(
        &self,
        tree: &Tree,
        folder: &str,
        teaches_markdown: bool,
        is_excluded: impl Fn(&str) -> bool,
    ) -> Vec<String> {
        let at = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        let is_material = |name: &str| match Format::of(name) {
            Format::Markdown => teaches_markdown && !is_about_the_repository(name),
            Format::Docx | Format::Pptx | Format::Pdf => true,
            Format::Other => false,
        };
        let mut names = tree.names_in(folder);
        names.retain(|name| {
            // Names that begin so are hidden, or made by an office program while somebody writes.
            !name.starts_with(['.', '~'])
                && is_material(name)
                && self.get(&at(name)).is_none()
                && !is_excluded(&at(name))
        });
        names
    }
}

/// Names by which files tell about the folder that they stand in.
fn is_about_the_repository(name: &str) -> bool {
    const STEMS: [&str; 10] = [
        "readme",
        "index",
        "changelog",
        "contributing",
        "licence",
        "license",
        "code_of_conduct",
        "security",
        "notice",
        "todo",
    ];
    let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
    STEMS.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

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

//! The files that courses are taught from: how a manifest names them, and what stands there. Looked at once per run,
//! however many manifests name a file, so that rules need no files.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::model::{Course, Leaf};
use crate::tree::{ReadFault, Tree, folder_of, joined};

/// What a course writes where a file or a place in one belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named<'t> {
    /// A web address. It is never fetched, so nobody can tell what it shows.
    Web,
    /// A path that leaves the root, or that is not relative.
    Outside(Leaving),
    /// A path that only Windows understands.
    Backslashes,
    /// A place without a file.
    NoFile,
    /// A file, relative to the root, and the place in it.
    File(String, Option<&'t str>),
}

/// How a path leaves the folder that is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// By `..`.
    Upwards,
    /// By starting at the top of somebody's disk.
    Absolute,
    /// By a link that stands in the root and leads out of it.
    Link,
}

/// The formats of materials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Read: headings are places.
    Markdown,
    /// Read: a Word document.
    Document,
    /// Read: slides.
    Slides,
    /// Named and never opened.
    Pdf,
    /// Anything else; nothing is known of it.
    Other,
}

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

/// What a course names as file or place. `folder` is the folder of its manifest; only a `where` has a place after `#`.
pub fn named<'t>(folder: &str, text: &'t str, has_place: bool) -> Named<'t> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    if lower.starts_with("file:") {
        return Named::Outside(Leaving::Absolute);
    }
    let is_address = lower.split_once("://").is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    });
    if is_address || lower.starts_with("mailto:") {
        return Named::Web;
    }
    let (path, place) = match text.split_once('#') {
        Some((path, place)) if has_place => (path.trim_end(), Some(place.trim())),
        _ => (text, None),
    };
    let has_drive =
        path.as_bytes().get(1) == Some(&b':') && path.starts_with(|letter: char| letter.is_ascii_alphabetic());
    if path.starts_with(['/', '\\', '~']) || has_drive {
        return Named::Outside(Leaving::Absolute);
    }
    if path.is_empty() {
        return Named::NoFile;
    }
    let slashed = path.replace('\\', "/");
    match joined(folder, &slashed) {
        Some(_) if path.contains('\\') => Named::Backslashes,
        Some(found) => Named::File(found, place.filter(|place| !place.is_empty())),
        // A colon is no way out of the root; no system that people share files with has it in names, so the file
        // cannot be there.
        None if path.contains(':') => Named::File(slashed, place),
        None => Named::Outside(Leaving::Upwards),
    }
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

/// The format of a file, by its name.
pub fn format_of(path: &str) -> Format {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref() {
        Some("md" | "markdown") => Format::Markdown,
        Some("docx") => Format::Document,
        Some("pptx") => Format::Slides,
        Some("pdf") => Format::Pdf,
        _ => Format::Other,
    }
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
            (path.clone(), Material { format: format_of(&path), path, fault })
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
        let markdown = self.materials.keys().filter(|path| format_of(path) == Format::Markdown);
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
        let is_material = |name: &str| match format_of(name) {
            Format::Markdown => teaches_markdown && !is_about_the_repository(name),
            Format::Document | Format::Slides | Format::Pdf => true,
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

    fn file<'t>(path: &str, place: Option<&'t str>) -> Named<'t> {
        Named::File(path.to_owned(), place)
    }

    #[test]
    fn a_where_is_a_file_and_a_place() {
        let place = |text| named("courses", text, true);
        assert_eq!(place("lesson.md#what-children-told-us"), file("courses/lesson.md", Some("what-children-told-us")));
        assert_eq!(place("../shared/a.pptx#slide=12"), file("shared/a.pptx", Some("slide=12")));
        assert_eq!(place("./a.docx#"), file("courses/a.docx", None));
        assert_eq!(place("#heading"), Named::NoFile);
        assert_eq!(named("courses", "C# for trainers.pptx", false), file("courses/C# for trainers.pptx", None));
    }

    #[test]
    fn what_leaves_the_root_is_known_without_looking() {
        let place = |text| named("courses", text, true);
        for text in
            ["/etc/passwd", "C:\\slides.pptx", "c:/slides.pptx", "\\\\server\\a", "file:///a", "FILE:a", "~/a.md"]
        {
            assert_eq!(place(text), Named::Outside(Leaving::Absolute), "{text}");
        }
        for text in ["../../a.md", "a/../../../b.md#x", "..\\..\\a.md"] {
            assert_eq!(place(text), Named::Outside(Leaving::Upwards), "{text}");
        }
        assert_eq!(place("https://example.org/a#b"), Named::Web);
        assert_eq!(place("handouts\\a.md"), Named::Backslashes);
    }

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
}

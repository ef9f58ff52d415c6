//! Files beside courses that no course names.

use std::collections::{BTreeMap, BTreeSet};

use super::Shelf;
use crate::extract::Format;
use crate::model::Course;
use crate::paths::folder_of;
use crate::tree::Tree;

/// The names of files beside each course that answers for its folder, by the path of the course.
pub(super) fn unclaimed(
    shelf: &Shelf,
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
    let markdown = shelf.paths().filter(|path| Format::of(path) == Format::Markdown);
    let taught_from: BTreeSet<&str> = markdown.map(folder_of).collect();
    let whole = first.into_iter().filter(|(folder, _)| is_whole(folder));
    whole
        .map(|(folder, manifest)| {
            let has_markdown = taught_from.contains(folder);
            (manifest.to_owned(), unclaimed_in(shelf, tree, folder, has_markdown, &is_excluded))
        })
        .filter(|(_, names)| !names.is_empty())
        .collect()
}

/// `teaches_markdown` says whether any course is taught from Markdown of this folder: where none is, Markdown
/// beside courses is about the repository.
fn unclaimed_in(
    shelf: &Shelf,
    tree: &Tree,
    folder: &str,
    teaches_markdown: bool,
    is_excluded: impl Fn(&str) -> bool,
) -> Vec<String> {
    let at = |name: &str| if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
    let is_material = |name: &str| match Format::of(name) {
        Format::Markdown => teaches_markdown && !is_about_the_repository(name),
        Format::Docx | Format::Pptx | Format::Odt | Format::Odp | Format::Pdf => true,
        Format::Other => false,
    };
    let mut names = tree.names_in(folder);
    names.retain(|name| {
        // Names that begin so are hidden, or made by an office program while somebody writes.
        !name.starts_with(['.', '~']) && is_material(name) && shelf.get(&at(name)).is_none() && !is_excluded(&at(name))
    });
    names
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

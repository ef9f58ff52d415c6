//! How a course names a file or a place in one. Only the text is looked at; what stands there is the shelf's to say.

use crate::paths::{composed, joined};

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
    match joined(folder, &composed(&slashed)) {
        Some(_) if path.contains('\\') => Named::Backslashes,
        Some(found) => Named::File(found, place.filter(|place| !place.is_empty())),
        // A colon is no way out of the root; no system that people share files with has it in names, so the file
        // cannot be there.
        None if path.contains(':') => Named::File(slashed, place),
        None => Named::Outside(Leaving::Upwards),
    }
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
}

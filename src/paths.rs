//! Paths of documents, relative to the root and with `/` on every system: pure functions on text. Nothing here looks at a
//! disk.

use std::borrow::Cow;
use std::path::Path;

use unicode_normalization::UnicodeNormalization;

/// The folder in which a path of a document stands; empty for the root.
pub fn folder_of(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The longest path that is worked out, in bytes: no system opens a longer one (PATH_MAX of Linux).
const MOST_BYTES: usize = 4096;

/// `path` as written in a file of `folder`, with `.` and `..` worked out; `None` where it leaves the root, is absolute, or
/// is longer than any file's.
pub fn joined(folder: &str, path: &str) -> Option<String> {
    if path.len() > MOST_BYTES || path.starts_with('/') || path.contains('\\') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path as a file of `folder` writes it: the reverse of [`joined`].
pub fn from_folder(folder: &str, path: &str) -> String {
    let parts = |text: &'_ str| text.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let (folder, path) = (parts(folder), parts(path));
    let common = folder.iter().zip(&path).take_while(|(one, other)| one == other).count();
    let up = std::iter::repeat_n("..".to_owned(), folder.len() - common);
    up.chain(path.into_iter().skip(common)).collect::<Vec<_>>().join("/")
}

/// Whether a path stands in or below a folder; the empty folder is the root, which holds everything.
pub fn is_within(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// A path with `/` on every system.
pub fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

/// Whether two names are the same to their reader: a Mac writes "é" as two signs, other systems as one.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one == other || one.nfc().eq(other.nfc())
}

/// A name with its letters composed, as most systems write them.
pub fn composed(name: &str) -> Cow<'_, str> {
    if name.is_ascii() { Cow::Borrowed(name) } else { Cow::Owned(name.nfc().collect()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_written_from_a_folder_as_it_is_read_there() {
        for (folder, path, written) in [
            ("", "a/b.docx", "a/b.docx"),
            ("a", "a/b.docx", "b.docx"),
            ("a/c", "a/b.docx", "../b.docx"),
            ("x/y", "b", "../../b"),
        ] {
            assert_eq!(from_folder(folder, path), written);
            assert_eq!(joined(folder, written).as_deref(), Some(path));
        }
    }

    #[test]
    fn paths_in_documents_stay_inside_the_root() {
        assert_eq!(joined("policies/a", "../b/c.yaml").as_deref(), Some("policies/b/c.yaml"));
        assert_eq!(joined("", "./x.yaml").as_deref(), Some("x.yaml"));
        for path in ["../x", "a/../../x", "/etc/passwd", "C:\\x", "file://x", "..\\x"] {
            assert_eq!(joined("", path), None, "{path}");
        }
    }
}

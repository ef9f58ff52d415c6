//! Pairs of documents for the tests of comparisons: the folders of `tests/change`, and documents made of text.

use std::fs;
use std::path::{Path, PathBuf};

use paramount::load::{self, Recognised};
use paramount::model::Kind;
use paramount::workspace::Document;

use crate::support::{SHARED, root, trial};

/// A pair with its two documents.
pub(crate) struct Pair {
    pub(crate) name: String,
    pub(crate) old: Document,
    pub(crate) new: Document,
}

/// The folders that hold a pair.
pub(crate) fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root().join("tests/change")).expect("the pairs").flatten().map(|entry| entry.path()).collect();
    folders.retain(|folder| folder.is_dir());
    folders.sort();
    folders
}

/// The pair of a folder.
pub(crate) fn pair(folder: &Path) -> Pair {
    let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
    if let Ok(named) = fs::read_to_string(folder.join("pair")) {
        let mut files = named.lines().map(|path| {
            let text = fs::read_to_string(root().join(path)).expect("a file that a pair names");
            document(path, Kind::Policy, &text)
        });
        let (old, new) = (files.next().expect("the old file"), files.next().expect("the new file"));
        return Pair { name, old, new };
    }
    let kind = kind_of(&name);
    let side = |file: &str| {
        let text = fs::read_to_string(folder.join(file)).expect("a side of the pair");
        document(file, kind, &completed(kind, &text))
    };
    Pair { name, old: side("old.yaml"), new: side("new.yaml") }
}

/// The kind of the documents in a folder of this name.
pub(crate) fn kind_of(name: &str) -> Kind {
    let kinds = [("standards-", Kind::Standards), ("course-", Kind::Course), ("settings-", Kind::Config)];
    kinds.into_iter().find(|(prefix, _)| name.starts_with(prefix)).map_or(Kind::Policy, |(_, kind)| kind)
}

/// A fragment as a document.
pub(crate) fn completed(kind: Kind, text: &str) -> String {
    trial::completion(kind.word(), text).iter().map(|line| format!("{line}\n")).collect::<String>() + text
}

/// A document judged by the shared standards.
pub(crate) fn document(path: &str, kind: Kind, text: &str) -> Document {
    let kind = match load::recognise(text.as_bytes()) {
        Recognised::Ours(kind) => kind,
        _ => kind,
    };
    Document { controls: SHARED.clone(), ..Document::alone(load::load(path, kind, text.as_bytes().to_vec())) }
}

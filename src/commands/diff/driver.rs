//! What git shows of a file, in our sentences. git calls the command with the name of the file and, of each side, a copy,
//! its hash and its mode. It stops at any exit code but 0, so what cannot be compared is a sentence like the others.

use std::path::{Path, PathBuf};

use jiff::civil::Date as Day;

use super::named::{comparable, compared};
use super::{Gathered, report_of, unread};
use crate::cli::DiffArgs;
use crate::commands::output::document_report;
use crate::commands::report_files::writable_anywhere;
use crate::commands::{Console, Failure, Outcome};
use crate::error::Error;
use crate::finding::DocumentRef;
use crate::report::deliver::{Ending, deliver};
use crate::report::diff::Pair;
use crate::report::escape;
use crate::session::{self, Held};
use crate::tree::Tree;

/// How git writes that a side has no file.
const NO_FILE: &str = "/dev/null";

/// Shows what git asks for.
pub(super) fn run(arguments: &DiffArgs, today: Day, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let sentence = match shown(arguments, today) {
        Ok(Shown::Changes(gathered)) => {
            let report = report_of(*gathered, arguments, today);
            let mut ending = Ending::default();
            let files = writable_anywhere(&arguments.report, &mut ending.failures);
            let outcome = deliver(report, arguments.format, &files, ending, console)?;
            writeln!(console.out)?;
            return Ok(outcome);
        }
        Ok(Shown::Sentence(sentence)) => sentence,
        Err(fault) => format!("{fault}; git diff --no-ext-diff shows the lines"),
    };
    writeln!(console.out, "{}\n", escape::line(&sentence))?;
    Ok(Outcome::Clean)
}

/// What there is to show of a file.
enum Shown {
    Changes(Box<Gathered>),
    Sentence(String),
}

fn shown(arguments: &DiffArgs, today: Day) -> Result<Shown, Error> {
    let (name, old, new, renamed) = match arguments.paths.as_slice() {
        [name, old, _, _, new, _, _, renamed @ ..] => (name, old, new, renamed.first()),
        // Both sides of a merge changed the file, and nobody has put them together yet.
        [name] => return Ok(Shown::Sentence(format!("{} is not merged yet", name.display()))),
        _ => return Err(not_from_git()),
    };
    let tree = session::root(arguments.root.as_deref(), &[PathBuf::from(".")])?;
    let old = side(&tree, &name.to_string_lossy(), old)?;
    let new = side(&tree, &renamed.unwrap_or(name).to_string_lossy(), new)?;
    match (old, new) {
        (Some(old), Some(new)) => changes(&old, new, today).map(|gathered| Shown::Changes(Box::new(gathered))),
        (None, Some(new)) => Ok(Shown::Sentence(format!("{} is new", in_words(&new.document.loaded.reference)))),
        (Some(old), None) => Ok(Shown::Sentence(format!("{} is gone", in_words(&old.document.loaded.reference)))),
        (None, None) => Err(not_from_git()),
    }
}

/// The document of one side; `None` where the side has no file.
fn side(tree: &Tree, path: &str, copy: &Path) -> Result<Option<Held>, Error> {
    if copy == Path::new(NO_FILE) {
        return Ok(None);
    }
    let cannot = |why: &str| Error::new(format!("{path} {why}"), "name a document");
    let held = session::read_held(tree, &tree.own_name(path), copy).map_err(|fault| cannot(&fault.in_words()))?;
    let held = held.ok_or_else(|| cannot("is no document of paramount"))?;
    if held.document.loaded.model.is_none() { Err(unread(&held.document)) } else { Ok(Some(held)) }
}

fn changes(old: &Held, new: Held, today: Day) -> Result<Gathered, Error> {
    comparable(&old.document, &new.document)?;
    let comparison = compared(&old.document, &new.document, today)?;
    Ok(Gathered {
        standards: new.standards,
        documents: [&old.document, &new.document].map(|document| document_report(&document.loaded)).into(),
        pairs: vec![Pair { comparison, old_revision: None, new_revision: None }],
        ..Gathered::default()
    })
}

/// "policies/kent.yaml (kent@2026)".
fn in_words(document: &DocumentRef) -> String {
    let name = document.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
    format!("{}{name}", document.path)
}

fn not_from_git() -> Error {
    Error::new(
        "these are not the arguments with which git calls a program that compares files",
        "leave --git-driver out to compare two documents; ci/README.md says how git is told of this program",
    )
}

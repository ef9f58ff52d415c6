//! A policy's record begun from the document: `new policy --from strategy.docx`.

use std::path::Path;

use serde_json::json;

use crate::cli::NewArgs;
use crate::commands::{Console, Failure};
use crate::draft::{self, Draft, Writing};
use crate::error::Error;
use crate::extract::{self, Fault, Material};
use crate::guidance;
use crate::load;
use crate::model::Kind;
use crate::model::standards::Standards;
use crate::paths::{folder_of, from_folder};
use crate::report::escape;
use crate::settings::SettingsStore;
use crate::source::sha256;
use crate::template::{About, Answers};
use crate::tree::Tree;

/// Endings of names of documents that can be read.
const READ: [&str; 9] = [".docx", ".docm", ".dotx", ".dotm", ".odt", ".ott", ".md", ".markdown", ".txt"];

/// What the start of a record is filled with, as the document says it. `place` is where the record will stand.
pub(super) fn answers(
    document: &Path,
    arguments: &NewArgs,
    (tree, place): (&Tree, &str),
    about: &About<'_>,
    console: &mut Console<'_>,
) -> Result<Answers, Failure> {
    let (path, bytes, material) = read(document, arguments.kind, tree)?;
    let place = place.trim_start_matches('/');
    let settings = SettingsStore::new(tree).for_path(place);
    let catalogue = guidance::Library::new(tree).catalogue(&settings);
    let draft = Draft::of(&material, &draft::About { sets: about.sets, catalogue: &catalogue });
    say(&draft, &material, console)?;
    let file = from_folder(folder_of(place), &path);
    let writing = Writing { file: &file, sha256: &sha256(&bytes), with_quotes: arguments.quote };
    Ok(draft.answers(&writing))
}

/// Prints the sentences of a document, each with where it stands and which standards it may answer.
pub(super) fn print_sentences(
    document: &Path,
    kind: Kind,
    (tree, sets): (&Tree, &[&Standards]),
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let (.., material) = read(document, kind, tree)?;
    let told = draft::told(&material, sets);
    let rows = told.iter().map(|told| {
        json!({
            "section": told.section, "heading": told.heading, "from": told.from, "says": told.says,
            "standards": told.standards, "is_sure": told.is_sure, "near": told.near, "kind": told.kind, "level": told.level,
        })
    });
    Ok(writeln!(console.out, "{}", serde_json::Value::Array(rows.collect()))?)
}

/// The path of the document in the tree, its bytes, and what was read of it.
fn read(document: &Path, kind: Kind, tree: &Tree) -> Result<(String, Vec<u8>, Material), Error> {
    let shown = document.display();
    if kind != Kind::Policy {
        return Err(Error::new(
            format!("only a policy can be begun from a document, and this is a start for a {kind}"),
            "leave out --from, or write: paramount new policy --from DOCUMENT",
        ));
    }
    let lower = document.to_string_lossy().to_lowercase();
    if !READ.iter().any(|ending| lower.ends_with(ending)) {
        return Err(Error::new(
            format!("{shown} is of a kind that cannot be read here"),
            "save it as a Word document (.docx), as .odt, or as a text file, and name that",
        ));
    }
    if !document.is_file() {
        return Err(Error::new(
            format!("{shown} is not there, or is no file"),
            "name the document as it is called, from this folder",
        ));
    }
    let path = tree.relative(document).ok_or_else(|| {
        Error::new(
            format!("{shown} lies outside {}, and nothing is read there", tree.root().display()),
            "keep the document beside its record, or name the folder that holds both with --root",
        )
    })?;
    let bytes = tree.read(&path, load::most_original_bytes(&path)).map_err(|fault| {
        Error::new(
            format!("{shown} {}", fault.in_words()),
            "keep a copy that can be read beside its record, and name that",
        )
    })?;
    let material = extract::read_with_layout(&path, &bytes);
    if material.passages.is_empty() {
        return Err(nothing_in(document, material.faults.first()));
    }
    Ok((path, bytes, material))
}

fn nothing_in(document: &Path, fault: Option<&Fault>) -> Error {
    let shown = document.display();
    match fault {
        Some(fault) => Error::new(format!("nothing was read of {shown}: {}", fault.says), fault.kind.help()),
        None => Error::new(
            format!("{shown} has no text in it"),
            "save the document with its text, and not as a picture of it",
        ),
    }
}

/// Says what was found, and what was not read.
fn say(draft: &Draft, material: &Material, console: &mut Console<'_>) -> std::io::Result<()> {
    for fault in &material.faults {
        writeln!(console.errors, "Not all of the document was read: {}.", escape::console(&fault.says))?;
    }
    if draft.withheld() > 0 {
        let (them, hold) = if draft.withheld() == 1 { ("1 paragraph", "holds") } else { ("Some paragraphs", "hold") };
        writeln!(console.errors, "{them} {hold} what could lead to a child, and nothing of that was taken over.")?;
    }
    let sentences = match draft.suggestions() {
        0 => "No sentence sounds like a duty".to_owned(),
        1 => "1 sentence sounds like a duty, and is suggested as a commitment".to_owned(),
        many => format!("{many} sentences sound like duties, and are suggested as commitments"),
    };
    writeln!(console.errors, "{sentences}. Hold all of it against the document.")
}

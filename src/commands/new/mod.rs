//! `paramount new`: a start for a document, written to a file or printed; of a policy, one begun from the document itself.

mod begun;
mod interview;

use std::io::{self, IsTerminal};
use std::path::Path;

use super::{Console, Failure, Outcome};
use crate::cli::NewArgs;
use crate::error::Error;
use crate::model::Kind;
use crate::paths::folder_of;
use crate::report::deliver::{self, Existing};
use crate::report::escape;
use crate::session::{self, SetsInUse};
use crate::settings::FILE_NAME;
use crate::template::{self, About, Answers, Start};
use crate::tree::Tree;
use interview::Interview;

pub(super) fn run(arguments: &NewArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let tree = session::root(arguments.root.as_deref(), &[Path::new(".").to_path_buf()])?;
    if let Some(document) = arguments.from.as_deref().filter(|_| arguments.sentences) {
        let sets = SetsInUse::at(&tree, FILE_NAME);
        begun::print_sentences(document, arguments.kind, (&tree, &sets.list()), console)?;
        return Ok(Outcome::Clean);
    }
    let file = arguments.file.as_deref().or(arguments.output.as_deref());
    // Where it will stand, because the nearest settings say which standards hold there.
    let place = match file {
        Some(file) => place_of(file, arguments, &tree)?,
        None => tree.relative(Path::new(".")).map(|folder| format!("{folder}/{FILE_NAME}")).unwrap_or_default(),
    };
    let sets = SetsInUse::at(&tree, place.trim_start_matches('/'));
    let schema = schema_for(arguments.kind, &place, &tree);
    let about = About { sets: &sets.list(), schema: &schema, today: console.today };
    let answers = match &arguments.from {
        Some(document) => begun::answers(document, arguments, (&tree, &place), &about, console)?,
        None if asks(arguments) => ask(arguments.kind, &about, console)?,
        None => Answers::default(),
    };
    let Some(start) = template::start(arguments.kind, &about, &answers) else {
        return Err(Error::new("documents of this kind are not begun this way", "name another kind").into());
    };
    match file {
        None => console.out.write_all(start.text.as_bytes())?,
        Some(file) => write(file, &start, arguments.force, console)?,
    }
    Ok(Outcome::Clean)
}

/// The path of the new file in the tree; what is wrong with its name is said before anything is asked.
fn place_of(file: &Path, arguments: &NewArgs, tree: &Tree) -> Result<String, Error> {
    let shown = file.display();
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if file.is_dir() {
        return Err(Error::new(
            format!("{shown} is a folder"),
            format!("name a file in it: {shown}/{}", usual_name(arguments.kind)),
        ));
    }
    if arguments.kind == Kind::Config && name != FILE_NAME {
        return Err(Error::new(
            format!("settings are only read from a file called {FILE_NAME}, and this one would be {name}"),
            format!("name a file of that name: {}", file.with_file_name(FILE_NAME).display()),
        ));
    }
    if !name.ends_with(".yaml") && !name.ends_with(".yml") {
        return Err(Error::new(
            format!("{name} does not end in .yaml, so nobody would look for a document in it"),
            format!("call it {}", file.with_extension("yaml").display()),
        ));
    }
    if !arguments.force && std::fs::symlink_metadata(file).is_ok() {
        return Err(Error::new(
            format!("{shown} is there already, and nothing was written"),
            "name another file, or say --force to lose what is in it",
        ));
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return Err(Error::new(
            format!("{shown} cannot be written: its folder is not there"),
            "make the folder first, or name another one",
        ));
    }
    let inside = tree.relative(folder).ok_or_else(|| {
        Error::new(
            format!("{shown} lies outside {}, and nothing is written there", tree.root().display()),
            "run the command in that folder, or name the root that holds it with --root",
        )
    })?;
    Ok(if inside.is_empty() { name } else { format!("{inside}/{name}") })
}

fn usual_name(kind: Kind) -> String {
    if kind == Kind::Config { FILE_NAME.to_owned() } else { format!("{}.yaml", kind.word()) }
}

/// Where the document's editor finds the schema: in a folder `schemas` above it, else beside it.
fn schema_for(kind: Kind, place: &str, tree: &Tree) -> String {
    let name = format!("{}.schema.json", kind.word());
    let mut up = String::new();
    let mut folder = folder_of(place);
    loop {
        let schemas = if folder.is_empty() { "schemas".to_owned() } else { format!("{folder}/schemas") };
        if tree.is_file(&format!("{schemas}/{name}")) {
            return format!("{up}schemas/{name}");
        }
        if folder.is_empty() {
            return name;
        }
        folder = folder_of(folder);
        up.push_str("../");
    }
}

/// Whether to ask: where somebody sits at a terminal, unless they said otherwise.
fn asks(arguments: &NewArgs) -> bool {
    arguments.ask
        || !arguments.no_ask
            && io::stdin().is_terminal()
            && io::stderr().is_terminal()
            && (arguments.file.is_some() || arguments.output.is_some() || io::stdout().is_terminal())
}

fn ask(kind: Kind, about: &About<'_>, console: &mut Console<'_>) -> io::Result<Answers> {
    // Nobody at the other end of a pipe reads that an answer was refused, and its next line answers the next question.
    let tries = if io::stdin().is_terminal() { interview::TRIES } else { 1 };
    Interview { input: &mut io::stdin().lock(), out: console.errors, tries }.ask(kind, about.sets)
}

fn write(file: &Path, start: &Start, force: bool, console: &mut Console<'_>) -> Result<(), Failure> {
    let existing = if force { Existing::Replaced } else { Existing::Kept };
    deliver::write_file("the file", file, existing, start.text.as_bytes())?;
    let shown = file.display().to_string();
    let shown = escape::console(&shown);
    let open = match start.open {
        0 => "nothing in it is left open".to_owned(),
        1 => "1 entry in it still says [insert ...]".to_owned(),
        many => format!("{many} entries in it still say [insert ...]"),
    };
    let pasted = if shown.contains(' ') { format!("\"{shown}\"") } else { shown.to_string() };
    writeln!(console.errors, "{shown} is written: {open}.\nparamount check {pasted} says what is left to do.")?;
    Ok(())
}

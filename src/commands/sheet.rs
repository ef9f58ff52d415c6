//! `paramount sheet`: what policies answer, out into a spreadsheet and back.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::{Console, Failure, Outcome};
use crate::cli::{SheetDirection, SheetInArgs, SheetOutArgs};
use crate::error::{Error, catch_panic};
use crate::load;
use crate::model::Kind;
use crate::model::words::counted;
use crate::paths::joined;
use crate::report::deliver::{self, Existing};
use crate::report::{Lines, Patch, escape};
use crate::session::{self, Materials, Request, Session};
use crate::sheet::{self, Asked, Change, Format, MOST_BYTES, MOST_ROWS, Sheet, Table, Written};
use crate::source::sha256;
use crate::tree::{Tree, read_file};

/// How many cells are told of.
const MOST_TOLD: usize = 50;

pub(super) fn run(direction: &SheetDirection, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match direction {
        SheetDirection::Out(arguments) => out(arguments, console),
        SheetDirection::In(arguments) => take_in(arguments, console),
    }
}

fn out(arguments: &SheetOutArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let format = Format::of(&arguments.file)?;
    let file = &arguments.file;
    if !arguments.force && fs::symlink_metadata(file).is_ok() {
        return Err(Error::new(
            format!("{} is there already, and nothing was written", file.display()),
            "name another file, or say --force to lose what was changed in it",
        )
        .into());
    }
    let request = Request { paths: &arguments.paths, root: arguments.root.as_deref(), policies: &[] };
    let mut session = session::read(&request, Materials::Left)?;
    let unread = unread(&session);
    session.failures.extend(unread);
    let table = Table::new(&session.workspace, console.today);
    if let Some(outcome) = nothing_to_write(&session, &table, console)? {
        return Ok(outcome);
    }
    let bytes = sheet::bytes(&table, format)?;
    let existing = if arguments.force { Existing::Replaced } else { Existing::Kept };
    deliver::write_file("the sheet", file, existing, &bytes)?;
    tell(arguments, &session, &table, console)?;
    Ok(if session.failures.is_empty() { Outcome::Clean } else { Outcome::NotDone })
}

/// The policies of which nothing can be read, so that a sheet would seem to have them all.
fn unread(session: &Session) -> Vec<Error> {
    let policies = session.workspace.documents.iter().filter(|it| it.loaded.kind == Some(Kind::Policy));
    let unread =
        policies.filter(|document| document.policy().is_none()).map(|document| &document.loaded.reference.path);
    let error = |path: &String| {
        Error::new(format!("{path} cannot be read, so it is not in the sheet"), "mend what paramount check says of it")
    };
    unread.map(error).collect()
}

/// Says what could not be read, and how the run ends where no row is left, or far too many.
fn nothing_to_write(
    session: &Session,
    table: &Table<'_>,
    console: &mut Console<'_>,
) -> Result<Option<Outcome>, Failure> {
    for failure in &session.failures {
        console.complain(failure);
    }
    if table.rows.len() > MOST_ROWS {
        return Err(Error::new(
            format!("the sheet would have {} rows, and {MOST_ROWS} are the most", table.rows.len()),
            "name fewer policies",
        )
        .into());
    }
    if !table.rows.is_empty() {
        return Ok(None);
    }
    if !session.failures.is_empty() {
        return Ok(Some(Outcome::NotDone));
    }
    console.complain(&Error::new(
        "nothing to write: no policy was found that standards are for",
        "name policies, or a folder that holds some; their first line is \"paramount: policy/v1\"",
    ));
    Ok(Some(Outcome::Nothing))
}

/// Says what was written, and how it comes back.
fn tell(
    arguments: &SheetOutArgs,
    session: &Session,
    table: &Table<'_>,
    console: &mut Console<'_>,
) -> Result<(), Failure> {
    let policies = session.workspace.documents.iter().filter(|document| document.policy().is_some()).count();
    let shown = pasted(&arguments.file);
    let policies = if policies == 1 { "1 policy".to_owned() } else { format!("{policies} policies") };
    writeln!(console.errors, "{shown} is written: {} of {policies}.", counted(table.rows.len(), "row"))?;
    writeln!(console.errors, "Once it is filled in, paramount sheet in {shown}{} takes it back.", root_for(session))?;
    Ok(())
}

/// What has to be said to `sheet in` so that it finds the documents, where it would not find them by itself.
fn root_for(session: &Session) -> String {
    let here = session::root(None, &[Path::new(".").to_path_buf()]).ok();
    let root = session.tree.as_ref().map(|tree| tree.root());
    match root {
        Some(root) if here.is_none_or(|here| here.root() != root) => format!(" --root {}", pasted(root)),
        _ => String::new(),
    }
}

/// A path as it can be pasted behind a command.
fn pasted(path: &Path) -> String {
    let shown = path.display().to_string();
    let shown = escape::console(&shown);
    if shown.contains(' ') { format!("\"{shown}\"") } else { shown.into_owned() }
}

fn take_in(arguments: &SheetInArgs, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let file = &arguments.file;
    let format = Format::of(file)?;
    let called = file.display().to_string();
    let bytes = read_file(file, MOST_BYTES).map_err(|fault| {
        Error::new(format!("the sheet {called} {}", fault.in_words()), "check the name, and what is kept in it")
    })?;
    let sheet = Sheet::read(&called, &bytes, format)?;
    let tree = session::root(arguments.root.as_deref(), &[Path::new(".").to_path_buf()])?;
    let session = read_documents(&sheet, &tree)?;
    let table = Table::new(&session.workspace, console.today);
    let asked = Asked::of(&sheet, &table);
    let mut refused = asked.refused;
    let mut written = Vec::new();
    if refused.is_empty() {
        for changes in by_document(&asked.changes, &table) {
            match write_one(&tree, &table, &changes) {
                Ok(document) => written.push(document),
                Err(errors) => refused.extend(errors),
            }
        }
    }
    if !refused.is_empty() {
        return Ok(refuse(&refused, console));
    }
    if !asked.left_alone.is_empty() {
        let cells: Vec<&str> = asked.left_alone.iter().map(String::as_str).take(MOST_TOLD).collect();
        writeln!(console.errors, "Only for reading, and left alone: {}.", cells.join(", "))?;
    }
    if !sheet.others.is_empty() {
        writeln!(
            console.errors,
            "Not read, as they are your own: the columns {}.",
            escape::line(&sheet.others.join(", "))
        )?;
    }
    if arguments.diff { show(&written, console) } else { put(&tree, &written, console) }
}

/// The documents that the rows of a sheet name.
fn read_documents(sheet: &Sheet, tree: &Tree) -> Result<Session, Error> {
    let mut paths = Vec::new();
    for file in sheet.files() {
        // A sheet may come from anybody, and names no file outside.
        let is_inside = joined("", &file).is_some_and(|path| path == file) && tree.is_file(&file);
        if !is_inside {
            return Err(Error::new(
                format!("the sheet is about {file}, which is no file below {}", tree.root().display()),
                "name the folder that the sheet was made in with --root",
            ));
        }
        paths.push(tree.root().join(file));
    }
    if paths.is_empty() {
        return Err(Error::new(
            "the sheet has no rows below its headings",
            "make a new sheet with paramount sheet out, and fill that in",
        ));
    }
    session::read(&Request { paths: &paths, root: Some(tree.root()), policies: &[] }, Materials::Left)
}

/// The changes of each document, by path.
fn by_document(changes: &[Change], table: &Table<'_>) -> Vec<Vec<Change>> {
    let mut documents: BTreeMap<&str, Vec<Change>> = BTreeMap::new();
    for change in changes {
        let path = table.rows[change.row].document.reference.path.as_str();
        documents.entry(path).or_default().push(change.clone());
    }
    documents.into_values().collect()
}

fn write_one(tree: &Tree, table: &Table<'_>, changes: &[Change]) -> Result<Written, Vec<Error>> {
    let Some(document) = changes.first().map(|change| table.rows[change.row].document) else { return Err(Vec::new()) };
    let path = &document.reference.path;
    let bytes = tree.read(path, load::MOST_BYTES).ok().filter(|bytes| sha256(bytes) == document.sha256);
    let Some(text) = bytes.and_then(|bytes| String::from_utf8(bytes).ok()) else {
        let help = "run the command again, once nobody else writes to it";
        return Err(vec![Error::new(format!("{path} changed while it was read"), help)]);
    };
    catch_panic(path, || sheet::write(&text, table, changes)).unwrap_or_else(|fault| Err(vec![fault]))
}

/// Says what cannot be done; then nothing is.
fn refuse(refused: &[Error], console: &mut Console<'_>) -> Outcome {
    for error in refused.iter().take(MOST_TOLD) {
        console.complain(error);
    }
    let more = refused.len().saturating_sub(MOST_TOLD);
    let more = if more > 0 { format!("and {more} more; ") } else { String::new() };
    // Nobody is left to tell where that fails too.
    let _ = writeln!(console.errors, "{more}nothing was written.");
    if refused.iter().any(Error::is_fault) { Outcome::Fault } else { Outcome::NotDone }
}

fn show(written: &[Written], console: &mut Console<'_>) -> Result<Outcome, Failure> {
    for document in written {
        let (before, after) = (&document.before, &document.after);
        let patch = Patch::new(&document.path, (&before.0, &before.1), (&after.0, &after.1), Lines::ComeAndGo);
        if let Some(patch) = patch {
            patch.write(console.look, console.out)?;
        }
    }
    writeln!(console.errors, "{} would be written; nothing was.", counts(written))?;
    Ok(Outcome::Clean)
}

/// Writes the documents, each whole or not at all.
fn put(tree: &Tree, written: &[Written], console: &mut Console<'_>) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::Clean;
    let mut done = Vec::new();
    for document in written {
        match tree.replace(&document.path, document.before.0.as_bytes(), document.after.0.as_bytes()) {
            Ok(()) => done.push(document),
            Err(fault) => {
                let (words, help) = fault.in_words();
                console.complain(&Error::new(format!("{} is not written: it {words}", document.path), help));
                outcome = Outcome::NotDone;
            }
        }
    }
    for document in &done {
        writeln!(console.out, "{}   {}", escape::line(&document.path), counted(document.cells, "cell"))?;
    }
    match done.as_slice() {
        [] if written.is_empty() => {
            writeln!(console.errors, "The sheet says what the policies say; nothing was written.")?
        }
        [] => {}
        _ => writeln!(
            console.errors,
            "{} written. The sheet is older than they are now: make a new one before you change more.",
            counts(done.iter().copied())
        )?,
    }
    Ok(outcome)
}

/// "3 cells of 2 files"
fn counts<'w>(written: impl IntoIterator<Item = &'w Written>) -> String {
    let cells: Vec<usize> = written.into_iter().map(|document| document.cells).collect();
    format!("{} of {}", counted(cells.iter().sum::<usize>() as u64, "cell"), counted(cells.len(), "file"))
}

//! `paramount sheet`: what policies answer, out into a spreadsheet and back.

use std::fs;
use std::path::Path;

use super::{Console, Failure, Outcome};
use crate::cli::{SheetDirection, SheetOutArgs};
use crate::error::Error;
use crate::model::words::counted;
use crate::report::deliver::{self, Existing};
use crate::report::escape;
use crate::session::{self, Materials, Request, Session};
use crate::sheet::{self, Format, MOST_ROWS, Table};

pub(super) fn run(direction: &SheetDirection, console: &mut Console<'_>) -> Result<Outcome, Failure> {
    match direction {
        SheetDirection::Out(arguments) => out(arguments, console),
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
    let session = session::read(&request, Materials::Left)?;
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
    Ok(())
}

/// A path as it can be pasted behind a command.
fn pasted(path: &Path) -> String {
    let shown = path.display().to_string();
    let shown = escape::console(&shown);
    if shown.contains(' ') { format!("\"{shown}\"") } else { shown.into_owned() }
}

//! A finished report to where it was asked for: into files, onto the console, and into an exit code.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::{Format, Look, escape};
use crate::error::Error;
use crate::unfinished;

/// How a file is written to: without colours, and as wide as a page.
const FILE: Look = Look { color: false, width: 100 };

/// How many bytes the console is given at a time.
const AT_A_TIME: usize = 64 * 1024;

/// A report that is written in several formats.
pub trait Report: Sized + 'static {
    /// Its formats. A new one is a line here and a file beside the others.
    const FORMATS: &'static [Format<Self>];

    /// What was asked for and could not be done, as the report says it.
    fn failures(&mut self) -> &mut Vec<String>;

    /// Whether people are shown it where it is about no document.
    fn is_shown_without_documents(&self) -> bool;

    /// The format of this name.
    fn format(name: &str) -> Option<&'static Format<Self>> {
        Self::FORMATS.iter().find(|format| format.name == name)
    }
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Ending {
    /// What was asked for and could not be done.
    pub failures: Vec<Error>,
    /// Whether what the report says makes the exit code 1.
    pub fails: bool,
    /// What to tell people where the report is about no document.
    pub nothing: Option<Error>,
}

/// Where a command reads the clock and writes to.
pub struct Console<'c> {
    /// Reports and nothing else.
    pub out: &'c mut dyn Write,
    /// What could not be done.
    pub errors: &'c mut dyn Write,
    /// How the terminal is written to.
    pub look: Look,
    /// Today, UTC.
    pub today: jiff::civil::Date,
}

impl Console<'_> {
    /// Says on the error stream what could not be done. Nobody is left to tell where that fails too.
    pub fn complain(&mut self, error: &Error) {
        let (text, help) = (error.to_string(), error.help());
        let (text, help) = (escape::console(&text), escape::console(help));
        let _ = writeln!(self.errors, "paramount: {text}\n  what to do   {help}");
    }
}

/// How a run ended. Worse outcomes win over better ones: a fault of ours, then something that could not be done, then
/// findings, then nothing to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing at or above the severity asked for.
    Clean,
    /// Findings.
    Findings,
    /// Something asked for could not be done.
    NotDone,
    /// No document was found.
    Nothing,
    /// A fault of the tool itself.
    Fault,
}

impl Outcome {
    /// The exit code.
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::NotDone => 2,
            Self::Nothing => 3,
            Self::Fault => 4,
        }
    }

    fn of(ending: &Ending) -> Self {
        if ending.failures.iter().any(Error::is_fault) {
            Self::Fault
        } else if !ending.failures.is_empty() {
            Self::NotDone
        } else if ending.fails {
            Self::Findings
        } else if ending.nothing.is_some() {
            Self::Nothing
        } else {
            Self::Clean
        }
    }
}

/// Writes a report into the files that were asked for and onto the console, in `format`, with what could not be done.
///
/// # Errors
/// Where the console cannot be written to.
pub fn deliver<R: Report>(
    mut report: R,
    format: &Format<R>,
    files: &[(&Format<R>, PathBuf)],
    mut ending: Ending,
    console: &mut Console<'_>,
) -> io::Result<Outcome> {
    report.failures().splice(0..0, ending.failures.iter().map(ToString::to_string));
    let write = |(format, file): &(&Format<R>, PathBuf)| write_report(file, |out| format.write(&report, FILE, out));
    let unwritten: Vec<Error> = files.iter().filter_map(|asked| write(asked).err()).collect();
    report.failures().extend(unwritten.iter().map(ToString::to_string));
    ending.failures.extend(unwritten);
    for failure in &ending.failures {
        console.complain(failure);
    }
    let for_people = format.name == Format::<R>::HUMAN;
    if let Some(nothing) = ending.nothing.as_ref().filter(|_| for_people && ending.failures.is_empty()) {
        console.complain(nothing);
    }
    if !for_people || ending.nothing.is_none() || report.is_shown_without_documents() {
        // A console takes what it is given line by line, and each line costs a call of the system.
        let mut out = BufWriter::with_capacity(AT_A_TIME, &mut *console.out);
        let written = format.write(&report, console.look, &mut out).and_then(|()| out.flush());
        // Whoever reads no further, as "| head" does, has seen enough; what was found is found all the same.
        written.or_else(|fault| if fault.kind() == io::ErrorKind::BrokenPipe { Ok(()) } else { Err(fault) })?;
    }
    Ok(Outcome::of(&ending))
}

/// What a report is called where it cannot be written.
const REPORT: &str = "the report";

/// Writes a report, once all of it is made.
fn write_report(file: &Path, write: impl Fn(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let mut bytes = Vec::new();
    write(&mut bytes).map_err(|fault| cannot(REPORT, file, &fault))?;
    write_file(REPORT, file, Existing::Replaced, &bytes)
}

/// What becomes of a file that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is written.
    Kept,
    /// It gives way.
    Replaced,
}

/// Writes a file beside its name and moves it there, so that nobody ever reads half of one. `called` is what the file is for
/// whoever has to be told that it cannot be written.
///
/// # Errors
/// Where it cannot be written, or is there already and has to stay.
pub fn write_file(called: &str, file: &Path, existing: Existing, bytes: &[u8]) -> Result<(), Error> {
    match existing {
        // Made here, or not at all: between a look and a write somebody else could have made it.
        Existing::Kept => {
            let made = fs::OpenOptions::new().write(true).create_new(true).open(file);
            made.map_err(|fault| cannot(called, file, &fault))?;
        }
        Existing::Replaced => is_plain(called, file)?,
    }
    unfinished::remove_left_over(file);
    let part = unfinished::beside(file);
    // Never opens what is there: a link of this name may lead anywhere.
    let written = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&part)
        .and_then(|mut out| out.write_all(bytes))
        .and_then(|()| fs::rename(&part, file));
    if written.is_err() {
        // What is left of it helps nobody; that it cannot be removed changes nothing about the failure.
        let _ = fs::remove_file(&part);
        if existing == Existing::Kept {
            let _ = fs::remove_file(file);
        }
    }
    written.map_err(|fault| cannot(called, file, &fault))
}

/// Refuses what no file can take the place of: a pipe is waited for until somebody reads it, and a link leads elsewhere.
fn is_plain(called: &str, file: &Path) -> Result<(), Error> {
    let Ok(metadata) = fs::symlink_metadata(file) else { return Ok(()) };
    let (what, help) = match metadata.file_type() {
        kind if kind.is_file() => return Ok(()),
        kind if kind.is_symlink() => {
            ("a link, which is not written through", "name the file that it leads to; what is printed goes by --format")
        }
        kind if kind.is_dir() => ("a folder", "name a file in it"),
        _ => ("no regular file", "name a file; what is printed goes by --format"),
    };
    Err(Error::new(format!("{called} {} cannot be written: it is {what}", file.display()), help))
}

fn cannot(called: &str, file: &Path, fault: &io::Error) -> Error {
    let has_folder = file.parent().is_none_or(|folder| folder.as_os_str().is_empty() || folder.is_dir());
    let why = if has_folder { fault.kind().to_string() } else { "its folder is not there".to_owned() };
    let help = match fault.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "make room there, or name a file elsewhere",
        _ if has_folder => "check that it may be written to",
        _ => "make the folder first, or name another one",
    };
    Error::new(format!("{called} {} cannot be written: {why}", file.display()), help)
}

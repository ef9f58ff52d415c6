//! One file per subcommand; glue only.

mod check;
mod coverage;
mod diff;
mod due;
mod explain;
mod output;
mod schema;

use std::io::{self, Write};

use jiff::civil::Date as Day;

use crate::cli::{Cli, Command};
use crate::error::Error;
use crate::report::{Look, escape};

/// Where a command reads the clock and writes to.
pub struct Console<'c> {
    /// Reports and nothing else.
    pub out: &'c mut dyn Write,
    /// What could not be done.
    pub errors: &'c mut dyn Write,
    /// How the terminal is written to.
    pub look: Look,
    /// Today, UTC.
    pub today: Day,
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

    /// The outcome of a run that could not do all that was asked for; `None` where it could.
    fn of_failures(failures: &[Error]) -> Option<Self> {
        if failures.iter().any(Error::is_fault) {
            return Some(Self::Fault);
        }
        (!failures.is_empty()).then_some(Self::NotDone)
    }
}

/// Runs a command.
pub fn run(cli: Cli, console: &mut Console<'_>) -> Outcome {
    let done = match cli.command {
        Command::Check(arguments) => check::run(&arguments, console),
        Command::Diff(arguments) => diff::run(&arguments, console),
        Command::Due(arguments) => due::run(&arguments, console),
        Command::Coverage(arguments) => coverage::run(&arguments, console),
        Command::Explain(arguments) => explain::run(&arguments, console),
        Command::Schema(arguments) => schema::run(&arguments, console),
    };
    match done {
        Ok(outcome) => outcome,
        Err(Failure::Output(fault)) if fault.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean,
        Err(failure) => {
            complain(console, &failure.into());
            Outcome::NotDone
        }
    }
}

/// Why a command stopped.
#[derive(Debug)]
enum Failure {
    Error(Error),
    Output(io::Error),
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Error(error)
    }
}

impl From<io::Error> for Failure {
    fn from(fault: io::Error) -> Self {
        Self::Output(fault)
    }
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Error(error) => error,
            Failure::Output(fault) => {
                Self::new(format!("the output cannot be written: {}", fault.kind()), "check where it is sent to")
            }
        }
    }
}

/// Says on the error stream what could not be done. Nobody is left to tell where that fails too.
fn complain(console: &mut Console<'_>, error: &Error) {
    let (text, help) = (error.to_string(), error.help());
    let (text, help) = (escape::console(&text), escape::console(help));
    let _ = writeln!(console.errors, "paramount: {text}\n  what to do   {help}");
}

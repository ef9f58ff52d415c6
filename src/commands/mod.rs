//! One file per subcommand; glue only.

mod all_changes;
mod check;
mod compare;
mod coverage;
mod diff;
mod due;
mod explain;
mod new;
mod output;
pub mod progress;
mod report_files;
mod schema;
mod server;
mod sheet;
mod summary;
pub mod threads;

use std::io;

use jiff::civil::Date as Day;

pub use crate::report::deliver::{Console, Outcome};

use crate::cli::{Cli, Command};
use crate::error::Error;

/// Today, UTC.
pub fn today() -> Day {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date()
}

/// Whether a command reads documents, which may last.
pub fn may_last(cli: &Cli) -> bool {
    matches!(
        cli.command,
        Command::Check(_)
            | Command::Diff(_)
            | Command::Due(_)
            | Command::Compare(_)
            | Command::Coverage(_)
            | Command::Summary(_)
    )
}

/// Runs a command.
pub fn run(cli: Cli, console: &mut Console<'_>) -> Outcome {
    let done = match cli.command {
        Command::Check(arguments) => check::run(&arguments, console),
        Command::Diff(arguments) => diff::run(&arguments, console),
        Command::Due(arguments) => due::run(&arguments, console),
        Command::Compare(arguments) => compare::run(&arguments, console),
        Command::Coverage(arguments) => coverage::run(&arguments, console),
        Command::Explain(arguments) => explain::run(&arguments, console),
        Command::Summary(arguments) => summary::run(&arguments, console),
        Command::New(arguments) => new::run(&arguments, console),
        Command::Schema(arguments) => schema::run(&arguments, console),
        Command::Server(arguments) => server::run(&arguments, console),
        Command::Sheet(arguments) => sheet::run(&arguments.direction, console),
    };
    match done {
        Ok(outcome) => outcome,
        Err(Failure::Output(fault)) if fault.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean,
        Err(failure) => {
            console.complain(&failure.into());
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

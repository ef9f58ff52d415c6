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
#[cfg(not(target_os = "wasi"))]
mod server;
mod sheet;
mod summary;
pub mod threads;

use std::io;
use std::time::SystemTime;

use jiff::Timestamp;
use jiff::civil::Date as Day;

pub use crate::report::deliver::{Console, Outcome};

use crate::cli::{Cli, Command};
use crate::error::Error;

/// Today, UTC.
pub fn today() -> Day {
    day_of(SystemTime::now())
}

/// The day of a clock, UTC. One that is set beyond the calendar ends no run: it stands at the calendar's first or last day.
fn day_of(clock: SystemTime) -> Day {
    let end = if clock < SystemTime::UNIX_EPOCH { Timestamp::MIN } else { Timestamp::MAX };
    Timestamp::try_from(clock).unwrap_or(end).to_zoned(jiff::tz::TimeZone::UTC).date()
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
        #[cfg(not(target_os = "wasi"))]
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

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use jiff::civil::date;

    use super::day_of;

    #[test]
    fn a_clock_beyond_the_calendar_stands_at_its_end() {
        let ten_thousand_years = Duration::from_secs(10_000 * 366 * 86_400);
        assert_eq!(day_of(SystemTime::UNIX_EPOCH), date(1970, 1, 1));
        assert_eq!(day_of(SystemTime::UNIX_EPOCH + ten_thousand_years), date(9999, 12, 30));
        assert_eq!(day_of(SystemTime::UNIX_EPOCH - 2 * ten_thousand_years), date(-9999, 1, 2));
    }
}

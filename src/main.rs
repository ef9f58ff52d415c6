//! The binary: arguments in, the clock read once, exit code out.

use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

use clap::Parser;
use paramount::cli::Cli;
use paramount::commands::progress::Progress;
use paramount::commands::{self, Console, threads};
use paramount::report::{Look, escape};

/// What documents and findings are laid out in.
#[cfg(not(target_os = "wasi"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    std::panic::set_hook(Box::new(|fault| {
        // A panic's message may hold a document's text, so it is made harmless; the run goes on with other documents.
        let text = fault.to_string();
        let _ = writeln!(io::stderr(), "internal error: {}", escape::console(&text));
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(told) => return ExitCode::from(tell(&told)),
    };
    let _threads = threads::prepare();
    let terminal = io::stdout().is_terminal();
    let look = Look {
        color: terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty()),
        width: if terminal { terminal_width() } else { 100 },
    };
    let progress = if commands::may_last(&cli) { Progress::begin() } else { Progress::default() };
    // The error stream is not held: a thread that draws, or one that a fault ends, writes to it too.
    let (out, errors) = (&mut progress.before(io::stdout().lock()), &mut progress.before(io::stderr()));
    let mut console = Console { out, errors, look, today: commands::today() };
    ExitCode::from(commands::run(cli, &mut console).code())
}

/// Prints the help or the version that was asked for, or what is wrong with the arguments, and gives the exit code. An
/// argument is repeated there as it was given, and in CI somebody else may have chosen it.
fn tell(told: &clap::Error) -> u8 {
    if told.use_stderr() {
        let _ = writeln!(io::stderr(), "{}", escape::lines(told.render().to_string().trim_end()));
    } else {
        let _ = told.print();
    }
    u8::try_from(told.exit_code()).unwrap_or(2)
}

/// The terminal's width, kept between what a sentence needs and what an eye can follow.
fn terminal_width() -> usize {
    textwrap::termwidth().clamp(60, 110)
}

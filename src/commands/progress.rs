//! A line on the terminal that says that a run goes on, for whoever watches a long one.

use std::cell::Cell;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

#[cfg(not(target_os = "wasi"))]
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// How long a run says nothing: most are over by then.
const PATIENCE: Duration = Duration::from_millis(500);

/// How often the line is drawn.
#[cfg(not(target_os = "wasi"))]
const TICK: Duration = Duration::from_millis(150);

/// A line that is drawn while a run lasts, and gone before anything else is written. It leaves the cursor and the keyboard
/// as they are, so that a run may be stopped at any moment.
#[derive(Default)]
pub struct Progress {
    drawn: Cell<Option<(Sender<()>, JoinHandle<()>)>>,
}

impl Progress {
    /// Begins where somebody watches: the error stream is a terminal, and no program has it.
    pub fn begin() -> Self {
        let is_of_ci = env::var_os("CI").is_some_and(|value| !value.is_empty());
        let is_plain = env::var_os("TERM").is_some_and(|value| value == "dumb");
        if is_of_ci || is_plain || !io::stderr().is_terminal() {
            return Self::default();
        }
        let (over, ended) = mpsc::channel();
        let thread = Builder::new().spawn(move || {
            if lasts(&ended, PATIENCE) {
                draw(&ended);
            }
        });
        // Where no thread can be had, the run goes on in silence.
        Self { drawn: Cell::new(thread.ok().map(|thread| (over, thread))) }
    }

    /// Takes the line away.
    pub fn end(&self) {
        if let Some((over, thread)) = self.drawn.take() {
            drop(over);
            let _ = thread.join();
        }
    }

    /// The same stream, before whose first byte the line is taken away.
    pub fn before<W: Write>(&self, stream: W) -> impl Write {
        Before { progress: self, stream }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

struct Before<'p, W> {
    progress: &'p Progress,
    stream: W,
}

impl<W: Write> Write for Before<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.progress.end();
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

/// Whether a run still goes on after such a time.
fn lasts(ended: &Receiver<()>, time: Duration) -> bool {
    ended.recv_timeout(time) == Err(RecvTimeoutError::Timeout)
}

#[cfg(not(target_os = "wasi"))]
fn draw(ended: &Receiver<()>) {
    let style = ProgressStyle::with_template("{spinner} reading and judging, {elapsed} so far");
    let style = style.unwrap_or_else(|_| ProgressStyle::default_spinner()).tick_chars("-\\|/ ");
    let bar =
        ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr()).with_style(style).with_elapsed(PATIENCE);
    loop {
        bar.tick();
        if !lasts(ended, TICK) {
            break;
        }
    }
    bar.finish_and_clear();
}

/// In a page nobody watches a terminal.
#[cfg(target_os = "wasi")]
fn draw(_: &Receiver<()>) {}

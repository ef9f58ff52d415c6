//! What fixes would write, as a unified diff for people. No fix adds or takes away lines, so each line has its other self.
//! Of lines among which something could lead to a person, only the numbers are given: a name on one line and a date of birth
//! on the next tell who it is, whichever of the two is made unreadable.

use std::borrow::Cow;
use std::io::{self, Write};

use super::{Look, Report, escape};
use crate::model::words::listed;
use crate::privacy::{find, on_one_line};
use crate::source::{Source, cut};

/// How many lines are shown around a change.
const AROUND: u32 = 3;

/// How much of a line is shown, in characters.
const MOST_SHOWN: usize = 2_000;

/// What would change in a document.
#[derive(Clone, Debug)]
pub struct Patch {
    path: String,
    hunks: Vec<Hunk>,
}

/// Lines that stand together.
#[derive(Clone, Debug)]
struct Hunk {
    first: u32,
    lines: Vec<Line>,
    /// Whether something in it could lead to a person.
    is_withheld: bool,
}

impl Hunk {
    /// What is said in the place of its lines.
    fn withheld(&self) -> String {
        let changed = (self.first..).zip(&self.lines).filter(|(_, line)| line.after.is_some());
        let numbers: Vec<String> = changed.map(|(number, _)| number.to_string()).collect();
        let lines = if numbers.len() == 1 { "line" } else { "lines" };
        let numbers: Vec<&str> = numbers.iter().map(String::as_str).collect();
        format!(
            "not shown: something on these lines could lead to a person; {lines} {} would change",
            listed(&numbers, "and")
        )
    }
}

/// A line: as it is, and as it would be where it would change.
#[derive(Clone, Debug)]
struct Line {
    before: String,
    after: Option<String>,
    /// Whether it is the last one and has no end.
    is_open: bool,
}

impl Patch {
    /// What is different between two states of a text, each with the text as it may be shown; `None` where nothing is.
    pub fn new(path: &str, before: (&str, &Source), after: (&str, &Source)) -> Option<Self> {
        let (old, new) = (Source::new(path, before.0.to_owned()), Source::new(path, after.0.to_owned()));
        let mut changed = (1..=old.line_count()).filter(|line| old.line(*line) != new.line(*line)).peekable();
        let mut hunks = Vec::new();
        while let Some(first) = changed.next() {
            let mut last = first;
            while let Some(next) = changed.next_if(|next| *next <= last + 2 * AROUND + 1) {
                last = next;
            }
            let from = first.saturating_sub(AROUND).max(1);
            // A text that ends with a line end has nothing on the line behind it.
            let end = old.line_count() - u32::from(old.line(old.line_count()).is_empty());
            let around = from..=(last + AROUND).min(end);
            // One reading may see what could lead to a person, and the other not.
            let is_masked = |line: u32| old.line(line) != before.1.line(line) || new.line(line) != after.1.line(line);
            let is_withheld = around.clone().any(|line| is_masked(line) || before.1.withholds(line))
                || !find(&on_one_line(around.clone().map(|line| old.line(line))), None).is_empty();
            let lines = around.map(|line| Line {
                before: cut(before.1.line(line), MOST_SHOWN),
                after: (old.line(line) != new.line(line)).then(|| cut(after.1.line(line), MOST_SHOWN)),
                is_open: line == old.line_count(),
            });
            hunks.push(Hunk { first: from, lines: lines.collect(), is_withheld });
        }
        (!hunks.is_empty()).then(|| Self { path: path.to_owned(), hunks })
    }
}

/// Writes what would be written.
pub(super) fn write(report: &Report, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let Some(patches) = &report.patches else { return Ok(()) };
    for patch in patches {
        let path = escape::line(&patch.path);
        writeln!(out, "{}", painted(look, Paint::Bold, &format!("--- a/{path}")))?;
        writeln!(out, "{}", painted(look, Paint::Bold, &format!("+++ b/{path}")))?;
        for hunk in &patch.hunks {
            write_hunk(hunk, look, out)?;
        }
    }
    Ok(())
}

fn write_hunk(hunk: &Hunk, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let place = format!("{},{}", hunk.first, hunk.lines.len());
    writeln!(out, "{}", painted(look, Paint::Cyan, &format!("@@ -{place} +{place} @@")))?;
    if hunk.is_withheld {
        return writeln!(out, " ({})", hunk.withheld());
    }
    let mut rest = hunk.lines.as_slice();
    while let Some((line, others)) = rest.split_first() {
        if line.after.is_none() {
            write_line(' ', &line.before, line.is_open, look, out)?;
            rest = others;
            continue;
        }
        let run = rest.iter().take_while(|line| line.after.is_some()).count();
        let (run, others) = rest.split_at(run);
        for line in run {
            write_line('-', &line.before, line.is_open, look, out)?;
        }
        for line in run {
            write_line('+', line.after.as_deref().unwrap_or_default(), line.is_open, look, out)?;
        }
        rest = others;
    }
    Ok(())
}

fn write_line(mark: char, text: &str, is_open: bool, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let paint = match mark {
        '-' => Paint::Red,
        '+' => Paint::Green,
        _ => Paint::Plain,
    };
    let text = if mark == '-' { Cow::Owned(with_odd_spaces_shown(text)) } else { Cow::Borrowed(text) };
    writeln!(out, "{}", painted(look, paint, &format!("{mark}{}", escape::console(&text))))?;
    if is_open { writeln!(out, "\\ No newline at end of file") } else { Ok(()) }
}

/// A line with its tabs and hard spaces as codes: what goes should not look like what comes.
fn with_odd_spaces_shown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => shown.push_str("\\t"),
            '\u{a0}' | '\u{2007}' | '\u{202f}' => shown.push_str(&format!("\\u{{{:x}}}", u32::from(letter))),
            letter => shown.push(letter),
        }
    }
    shown
}

/// How a line looks on a terminal with colours.
#[derive(Clone, Copy, Debug)]
enum Paint {
    Plain,
    Bold,
    Red,
    Green,
    Cyan,
}

fn painted(look: Look, paint: Paint, text: &str) -> String {
    let code = match paint {
        Paint::Plain => return text.to_owned(),
        Paint::Bold => "1",
        Paint::Red => "31",
        Paint::Green => "32",
        Paint::Cyan => "36",
    };
    if look.color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

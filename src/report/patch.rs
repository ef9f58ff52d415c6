//! What would be written to a file, as a unified diff for people. Of lines among which something could lead to a person, only
//! the numbers are given: a name on one line and a date of birth on the next tell who it is, whichever of the two is made
//! unreadable.

use std::borrow::Cow;
use std::io::{self, Write};
use std::ops::Range;

use similar::{Algorithm, DiffOp, DiffTag, capture_diff_slices, group_diff_ops};

use super::{Look, Report, escape};
use crate::model::words::listed;
use crate::privacy::lead_to_a_person_together;
use crate::source::{Source, cut};

/// How many lines are shown around a change.
const AROUND: usize = 3;

/// How much of a line is shown, in characters.
const MOST_SHOWN: usize = 2_000;

/// What may become of the lines of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Each stays where it is, changed or not, so that each has its other self.
    Stay,
    /// They may come and go.
    ComeAndGo,
}

/// What would change in a document.
#[derive(Clone, Debug)]
pub struct Patch {
    path: String,
    hunks: Vec<Hunk>,
}

/// Lines that stand together.
#[derive(Clone, Debug)]
struct Hunk {
    /// Which lines they are on either side, from 0.
    old: Range<usize>,
    new: Range<usize>,
    lines: Vec<Line>,
    /// The numbers of those that would change or go.
    changed: Vec<usize>,
    /// Whether something in it could lead to a person.
    is_withheld: bool,
}

/// A line as it is shown.
#[derive(Clone, Debug)]
struct Line {
    /// `-` where it goes, `+` where it comes, else a space.
    mark: char,
    text: String,
    /// Whether it is the last one and has no end.
    is_open: bool,
}

/// A text, and the same as it may be shown.
struct Side<'s> {
    text: Source,
    shown: &'s Source,
}

impl<'s> Side<'s> {
    fn new(path: &str, (text, shown): (&str, &'s Source)) -> Self {
        Self { text: Source::new(path, text.to_owned()), shown }
    }

    /// A text that ends with a line end has nothing on the line behind it.
    fn lines(&self) -> Vec<&str> {
        let last = self.text.line_count();
        (1..=last - u32::from(self.text.line(last).is_empty())).map(|line| self.text.line(line)).collect()
    }

    fn line(&self, mark: char, at: usize) -> Line {
        let number = number(at);
        Line { mark, text: cut(self.shown.line(number), MOST_SHOWN), is_open: number == self.text.line_count() }
    }

    /// Whether something on these lines could lead to a person, be it only when they are read together. One reading may see
    /// that, and the other not.
    fn withholds(&self, lines: &Range<usize>) -> bool {
        let numbers = lines.clone().map(number);
        let is_masked = |line: u32| self.text.line(line) != self.shown.line(line) || self.shown.withholds(line);
        numbers.clone().any(is_masked) || lead_to_a_person_together(numbers.map(|line| self.text.line(line)))
    }
}

/// The number of a line that is counted from 0.
fn number(at: usize) -> u32 {
    u32::try_from(at + 1).unwrap_or(u32::MAX)
}

impl Patch {
    /// What is different between two states of a text, each with the text as it may be shown; `None` where nothing is.
    pub fn new(path: &str, before: (&str, &Source), after: (&str, &Source), lines: Lines) -> Option<Self> {
        let (old, new) = (Side::new(path, before), Side::new(path, after));
        let (old_lines, new_lines) = (old.lines(), new.lines());
        let ops = match lines {
            Lines::Stay => in_place(&old_lines, &new_lines),
            Lines::ComeAndGo => capture_diff_slices(Algorithm::Myers, &old_lines, &new_lines),
        };
        let hunks: Vec<Hunk> = group_diff_ops(ops, AROUND).iter().map(|ops| Hunk::new(ops, &old, &new)).collect();
        (!hunks.is_empty()).then(|| Self { path: path.to_owned(), hunks })
    }

    /// Writes what would be written.
    ///
    /// # Errors
    /// Where it cannot be written to `out`.
    pub fn write(&self, look: Look, out: &mut dyn Write) -> io::Result<()> {
        let path = escape::line(&self.path);
        writeln!(out, "{}", painted(look, Paint::Bold, &format!("--- a/{path}")))?;
        writeln!(out, "{}", painted(look, Paint::Bold, &format!("+++ b/{path}")))?;
        self.hunks.iter().try_for_each(|hunk| hunk.write(look, out))
    }
}

/// Each line against the one in its place. The time grows with the lines alone, however many of them change.
fn in_place(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let common = old.len().min(new.len());
    let mut ops = Vec::new();
    let mut at = 0;
    while at < common {
        let is_same = old[at] == new[at];
        let len = (at..common).take_while(|line| (old[*line] == new[*line]) == is_same).count();
        ops.push(match is_same {
            true => DiffOp::Equal { old_index: at, new_index: at, len },
            false => DiffOp::Replace { old_index: at, old_len: len, new_index: at, new_len: len },
        });
        at += len;
    }
    if old.len() != new.len() {
        let (old_len, new_len) = (old.len() - common, new.len() - common);
        ops.push(DiffOp::Replace { old_index: common, old_len, new_index: common, new_len });
    }
    ops
}

/// Writes what fixes would write.
pub(super) fn write(report: &Report, look: Look, out: &mut dyn Write) -> io::Result<()> {
    report.patches.iter().flatten().try_for_each(|patch| patch.write(look, out))
}

impl Hunk {
    fn new(ops: &[DiffOp], old: &Side<'_>, new: &Side<'_>) -> Self {
        let over = |side: fn(&DiffOp) -> Range<usize>| {
            ops.first().map_or(0, |op| side(op).start)..ops.last().map_or(0, |op| side(op).end)
        };
        let (old_range, new_range) = (over(DiffOp::old_range), over(DiffOp::new_range));
        let (mut lines, mut changed) = (Vec::new(), Vec::new());
        for op in ops {
            if op.tag() == DiffTag::Equal {
                lines.extend(op.old_range().map(|at| old.line(' ', at)));
                continue;
            }
            changed.extend(op.old_range().map(|at| at + 1));
            lines.extend(op.old_range().map(|at| old.line('-', at)));
            lines.extend(op.new_range().map(|at| new.line('+', at)));
        }
        let is_withheld = old.withholds(&old_range) || new.withholds(&new_range);
        Self { old: old_range, new: new_range, lines, changed, is_withheld }
    }

    fn write(&self, look: Look, out: &mut dyn Write) -> io::Result<()> {
        let place = |lines: &Range<usize>| format!("{},{}", lines.start + 1, lines.len());
        let place = format!("@@ -{} +{} @@", place(&self.old), place(&self.new));
        writeln!(out, "{}", painted(look, Paint::Cyan, &place))?;
        if self.is_withheld {
            return writeln!(out, " ({})", self.withheld());
        }
        self.lines.iter().try_for_each(|line| write_line(line.mark, &line.text, line.is_open, look, out))
    }

    /// What is said in the place of its lines.
    fn withheld(&self) -> String {
        let numbers: Vec<String> = self.changed.iter().map(usize::to_string).collect();
        let what = "not shown: something on these lines could lead to a person";
        match numbers.as_slice() {
            [] => what.to_owned(),
            [only] => format!("{what}; line {only} would change"),
            _ => format!("{what}; lines {} would change", listed(&numbers, "and")),
        }
    }
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

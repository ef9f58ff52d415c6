//! What a sheet would change in a document, as a unified diff for people. Lines may come and go.

use std::io::{self, Write};

use similar::{ChangeTag, DiffOp, TextDiff};

use super::Written;
use crate::report::{Look, escape};
use crate::source::Source;

/// How many lines are shown around a change.
const AROUND: usize = 3;

/// What stands for lines of which one could lead to a person: those beside it may lead to the same one.
const WITHHELD: &str = " (not shown: something on these lines could lead to a person)";

/// Writes what would change in a document.
///
/// # Errors
/// Where it cannot be written to `out`.
pub fn write_diff(written: &Written, look: Look, out: &mut dyn Write) -> io::Result<()> {
    let (before, after) = (&written.before.1, &written.after.1);
    let diff = TextDiff::from_lines(before.text(), after.text());
    let path = escape::line(&written.path);
    writeln!(
        out,
        "{}\n{}",
        painted(look, "1", &format!("--- a/{path}")),
        painted(look, "1", &format!("+++ b/{path}"))
    )?;
    for hunk in diff.grouped_ops(AROUND) {
        let (old, new) = (lines_of(&hunk, DiffOp::old_range), lines_of(&hunk, DiffOp::new_range));
        let place = format!("@@ -{},{} +{},{} @@", old.start + 1, old.len(), new.start + 1, new.len());
        writeln!(out, "{}", painted(look, "36", &place))?;
        if withholds(before, old) || withholds(after, new) {
            writeln!(out, "{WITHHELD}")?;
            continue;
        }
        for change in hunk.iter().flat_map(|op| diff.iter_changes(op)) {
            let (mark, paint) = match change.tag() {
                ChangeTag::Equal => (' ', ""),
                ChangeTag::Delete => ('-', "31"),
                ChangeTag::Insert => ('+', "32"),
            };
            let line = escape::console(change.value().trim_end_matches(['\n', '\r'])).into_owned();
            writeln!(out, "{}", painted(look, paint, &format!("{mark}{line}")))?;
        }
    }
    Ok(())
}

/// The lines, from 0, that a hunk covers on one side.
fn lines_of(hunk: &[DiffOp], side: fn(&DiffOp) -> std::ops::Range<usize>) -> std::ops::Range<usize> {
    hunk.first().map_or(0, |op| side(op).start)..hunk.last().map_or(0, |op| side(op).end)
}

fn withholds(source: &Source, mut lines: std::ops::Range<usize>) -> bool {
    lines.any(|line| source.withholds(u32::try_from(line + 1).unwrap_or(u32::MAX)))
}

fn painted(look: Look, code: &str, text: &str) -> String {
    if look.color && !code.is_empty() { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

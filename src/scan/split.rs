//! A name that the end of a passage cuts in two, as in what is pasted from a PDF with an empty line behind each line: "Working" and
//! below it "Together to Safeguard Children 2018".

use crate::extract::{Passage, PassageKind};
use crate::guidance::{Folded, Form, Hit, Phrases};

/// A cover breaks a title into so many lines, at the most, behind its first.
const MOST_LINES: usize = 3;

/// So much of the line with the end of the name is read, for the edition and the verb behind it.
const LONGEST: usize = 300;

/// A text with the lines behind it in which a name ends that begins in its last words; nothing where none does.
pub(super) fn joined(text: &str, folded: &Folded, below: &[Passage], phrases: &Phrases) -> Option<String> {
    // A sentence that was ended cuts no name.
    let is_open = text.ends_with(|end: char| end.is_alphabetic() || end == '\u{2019}');
    let first = is_open.then(|| phrases.begun_at_the_end(folded)).flatten()?;
    let start = folded.range(first..first + 1).start;
    let mut name = text.get(start..)?.to_owned();
    let own = name.len();
    // A whole title may have its subtitle below it.
    let is_whole = |hit: Hit| hit.words.start == 0 && hit.phrase.form == Form::Full;
    if phrases.find(&name, &Folded::of(&name)).next().is_some_and(is_whole) {
        return None;
    }
    for line in below.iter().take(MOST_LINES) {
        if line.cell.is_some() || !matches!(line.kind, PassageKind::Prose | PassageKind::Heading) {
            return None;
        }
        let end = (0..=LONGEST.min(line.text.len())).rev().find(|end| line.text.is_char_boundary(*end));
        name.push(' ');
        name.push_str(line.text.get(..end?)?);
        let words = Folded::of(&name);
        let hit = phrases.find(&name, &words).next();
        if hit.is_some_and(|hit| hit.words.start == 0 && words.range(hit.words).end > own) {
            return Some(format!("{}{name}", text.get(..start)?));
        }
        if phrases.begun_at_the_end(&words) != Some(0) {
            return None;
        }
    }
    None
}

//! A cover: the title of guidance alone in a passage, and its date in a line below it.

use crate::extract::Passage;
use crate::guidance::{Family, Folded, Hit};

use super::edition::cited_below;
use super::words::Signs;

/// So many lines may stand between title and date, and say what kind of document it is.
const MOST_BETWEEN: usize = 2;

/// Longer lines are text.
const LONGEST: usize = 160;

/// The edition that the lines behind a passage tell which is a title and nothing else.
pub(super) fn edition_below(title: &Passage, hit: &Hit, family: &Family, below: &[Passage]) -> Option<String> {
    const KINDS: &[&str] = &["guide", "guidance", "standards", "framework", "government", "department"];
    if title.text.len() > LONGEST || title.cell.is_some() {
        return None;
    }
    let words = Folded::of(&title.text);
    let on_covers = |at: usize| hit.words.contains(&at) || Signs::of(words.word_at(at)).has(Signs::ON_COVERS);
    if !(0..words.len()).all(on_covers) {
        return None;
    }
    for line in below.iter().take(MOST_BETWEEN + 1).take_while(|line| line.text.len() <= LONGEST) {
        let both = format!("{} {}", title.text, line.text);
        let folded = Folded::of(&both);
        if let Some(cited) = cited_below(&both, &folded, &hit.words, family) {
            return Some(cited.edition);
        }
        if !(words.len()..folded.len()).any(|at| KINDS.contains(&folded.word_at(at))) {
            return None;
        }
    }
    None
}

//! Which fixes are made in one go.

use crate::finding::{Edit, Fix};

/// The fixes that can be made in one go, in the order of the text. Of two that meet, the later one waits for another round;
/// one that would write over what is withheld, or add or take away lines, is never made.
pub(super) fn that_go_together<'f>(fixes: &'f [Fix], text: &str, shown: &str) -> Vec<&'f Fix> {
    // A name of a file may be shown shorter than it is; then no place behind it is what it seems.
    let is_in_step = text.len() == shown.len();
    let mut sorted: Vec<&Fix> = fixes.iter().filter(|fix| is_in_step && is_sound(fix, text, shown)).collect();
    sorted.sort_by_key(|fix| (fix.span(), &fix.title));
    let mut chosen: Vec<&Fix> = Vec::new();
    for fix in sorted {
        if chosen.last().is_none_or(|before| before.span().end < fix.span().start) {
            chosen.push(fix);
        }
    }
    chosen
}

/// Whether a fix does what its title says to this very text.
fn is_sound(fix: &Fix, text: &str, shown: &str) -> bool {
    let changes = |edit: &Edit| text.get(edit.span().range()) != Some(&*edit.text);
    let keeps_lines = |edit: &Edit| {
        let replaced = text.get(edit.span().range());
        !edit.text.contains(['\n', '\r']) && replaced.is_some_and(|replaced| !replaced.contains(['\n', '\r']))
    };
    // Where letters are withheld, the text that a fix was made from is not the one that it would be made in.
    let is_seen = |edit: &Edit| text.get(edit.span().range()) == shown.get(edit.span().range());
    let apart = fix.edits.windows(2).all(|pair| pair[0].end <= pair[1].start);
    apart && fix.edits.iter().any(changes) && fix.edits.iter().all(|edit| keeps_lines(edit) && is_seen(edit))
}
